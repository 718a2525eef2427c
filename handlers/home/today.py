"""What matters today, in lines: each conversation may say one about its own things. Asked anew at every look."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.who import Who
from handlers.assignments.today import says as says_assignments
from handlers.centres import answering as centres
from handlers.control.main import says_late
from handlers.guardian import today as guardian
from handlers.joining import today as joining
from handlers.organizations.today import says as says_organizations
from handlers.pairing import today as pairing
from handlers.partners import showing as partners
from handlers.pleas import answering as pleas
from handlers.reminders.getters import says_unreachable
from handlers.requests.today import says as says_requests
from handlers.road_map.today import says as says_drafts
from handlers.safety import desk as safety
from handlers.school_map.today import says as says_own_maps
from handlers.targets import sentences as share
from locales import Texts

#: Says at most a few lines of HTML for this person, or none.
Says = Callable[[AsyncSession, Who, datetime, Texts], Awaitable[list[str]]]

SAYINGS: tuple[Says, ...] = (
    safety.says,
    says_organizations,
    joining.says,
    guardian.says,
    pairing.says,
    says_drafts,
    says_own_maps,
    says_assignments,
    says_requests,
    centres.says,
    says_late,
    pleas.says,
    says_unreachable,
    partners.says,
    share.on_home,
)


async def lines(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """Everything that matters to this person today, the most urgent first."""
    return [line for says in SAYINGS for line in await says(tx, who, now, texts)]
