"""«💬 Отклики»: by pair for curator and head, means of schools above them."""

from datetime import datetime, timedelta
from typing import Any

from aiogram_dialog import Dialog, DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.pair import feedback
from db.pair.feedback import OfPair
from domain.allowed_hours import local_day
from domain.forms import Part
from domain.offices import Office
from domain.who import Who
from handlers.feedback.states import Results
from handlers.gone import Gone
from handlers.presses import page_of, pager
from handlers.screens import Screen, back
from handlers.words import Html
from locales import Texts

ROWS = 8
#: Means above the school are of this long.
LATELY = timedelta(days=120)
INSIDE, ABOVE = (Office.CURATOR, Office.HEAD), (Office.COORDINATOR, Office.REGIONAL)


async def count_answers(tx: AsyncSession, who: Who, now: datetime) -> int:
    """In how many pairs of the own school anybody has said anything; above the school it is always worth a look."""
    found = 0
    for place in {seat.organization_id for seat in who.seats if seat.office in INSIDE}:
        found += len(await feedback.of_organization(tx, place, now))
    return found + (who.seat(*ABOVE) is not None)


async def shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """What was said, the latest faces first in each line."""
    inside = [seat.organization_id for seat in who.seats if seat.office in INSIDE]
    above = who.seat(*ABOVE)
    if not inside and above is None:
        raise Gone
    async with db.read() as tx:
        if inside:
            found = [one for place in dict.fromkeys(inside) for one in await feedback.of_organization(tx, place, now)]
            lines = [_of_pair(one, texts) for one in found]
            head = texts("feedback-results", count=len(lines))
        else:
            assert above is not None
            schools, everybody = await feedback.of_schools(tx, above.organization_id, now - LATELY)
            lines = [
                texts(
                    "feedback-school",
                    organization=one.organization,
                    mean=_mean(one.told.mean) if one.told else "none",
                    people=one.told.people if one.told else 0,
                )
                for one in schools
            ]
            head = texts(
                "feedback-above", mean=_mean(everybody.mean) if everybody else "none", people=everybody.people if everybody else 0
            )
    on_page, paging = page_of(lines, dialog_manager, ROWS)
    return {"text": "\n\n".join([head, *on_page]), **paging}


def _of_pair(one: OfPair, texts: Texts) -> str:
    mentor, mentee = one.pair.mentor.called, one.pair.mentee.called
    said: dict[str, Any] = {
        f"{part.value}_{what}": value
        for part in Part
        for what, value in (
            ("faces", " ".join(texts.plain(f"pulse-face-{face}") for face in one.pulses.get(part, ())[-4:]) or "none"),
            ("start", _mean(one.start[part]) if part in one.start else "none"),
            ("end", _mean(one.end[part]) if part in one.end else "none"),
        )
    }
    ended = one.pair.pair.ended_at
    said["ended"] = local_day(ended, one.pair.zone) if ended else "none"
    return texts("feedback-pair", mentor=mentor.in_full(texts.mode), mentee=mentee.in_full(texts.mode), **said)


def _mean(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


dialog = Dialog(Screen(Html("text"), pager(), back(), state=Results.main, getter=shown))
