"""What matters today about road maps, for the home screen: a draft that waits for its coordinator."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.road_map import road_maps
from domain.who import Who
from handlers.road_map.desk import ABOVE, short
from locales import Texts


async def says(tx: AsyncSession, who: Who, _: datetime, texts: Texts) -> list[str]:
    """The newest draft."""
    owned = [seat.organization_id for seat in who.seats if seat.office in ABOVE]
    drafts = [one for one in await road_maps.of_owner(tx, owned) if one.state == "draft"] if owned else []
    return [texts("today-draft", title=short(drafts[0].title, 80))] if drafts else []
