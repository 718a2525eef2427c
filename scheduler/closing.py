"""Targets close themselves: once their date is over they are counted, judged, frozen, and told to those who answer for them, a
missed one also to whoever stands above them.

A day is over at midnight where the organisation is. Closing is found by looking (an open target whose date lies before today),
so that days on which the bot was down cost nothing; a target that was over before its paper was published is closed in silence.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.reminder.holders import Holders
from db.share import targets
from db.share.targets import Closed
from db.speaking import notices
from domain.masking import is_small, mask
from domain.offices import Level, Office

#: Who is told, by the level that promised; where a municipality has nobody, the region.
TOLD = {
    Level.INSTITUTION: (Office.HEAD,),
    Level.MUNICIPALITY: (Office.COORDINATOR, Office.CONTROLLER),
    Level.REGION: (Office.REGIONAL,),
}
#: Who hears of a missed one besides: whoever watches over those who answer for it.
ABOVE = {
    Level.INSTITUTION: (Office.COORDINATOR,),
    Level.MUNICIPALITY: (Office.REGIONAL,),
    Level.REGION: (),
}
#: A paper's title in one line of a message.
TITLE = 48


async def close_targets(tx: AsyncSession, _: date, now: datetime) -> None:
    """The daily work: close every target whose date is over at `now` (aware), each by the calendar of its own zone."""
    for zone, today in await targets.zones_with_due(tx, now):
        closed = [one for one in await targets.close(tx, zone, today, now) if not one.late]
        for at, one in enumerate(closed):
            last = all(other.organization_id != one.organization_id for other in closed[at + 1 :])
            await _tell(tx, one, today, now, last=last)


async def _tell(tx: AsyncSession, closed: Closed, today: date, now: datetime, *, last: bool) -> None:
    """Tell whoever answers for it, and of a missed one whoever stands above; the last one told of an organisation carries the
    button."""
    holders = await Holders.of(tx, closed.path)
    told = [person for office in TOLD[closed.level] for person in holders.at(office, closed.path, today)]
    told = told or list(holders.at(Office.REGIONAL, closed.path, today))
    buttons = [[notices.button("home-share", "share", closed.organization_id)]] if last else []
    own = closed.level is Level.INSTITUTION
    for person in dict.fromkeys(told):
        await notices.tell(tx, person, "target-closed", now=now, buttons=buttons, **words(closed, masked=not own))
    if closed.result == "reached":
        return
    above = [person for office in ABOVE[closed.level] for person in holders.at(office, closed.path, today)]
    for person in dict.fromkeys(above):
        if person not in told:
            await notices.tell(tx, person, "target-closed", now=now, buttons=buttons, **words(closed, masked=True))


def words(closed: Closed, *, masked: bool) -> dict[str, Any]:
    """What the sentence is filled with. Groups under five are not told above the school (`masked`)."""
    share = closed.counted.total.share
    small = masked and is_small(share.numerator)
    return {
        "result": closed.result,
        "small": "yes" if small else "no",
        "organization": closed.organization,
        "title": shortened(closed.title),
        "number": closed.number or "none",
        "issued": closed.issued or "none",
        "due": closed.due,
        "goal": float(closed.percent),
        "involved": 0 if small else share.numerator,
        "pupils": share.denominator or 0,
        "percent": 0 if small or share.percent is None else float(share.percent),
        "missing": 0 if small else closed.missing or 0,
        "base": closed.base.value,
        **_split(closed, small, masked=masked),
        "unknown": len(closed.counted.total.unknown),
    }


def _split(closed: Closed, small: bool, *, masked: bool) -> dict[str, Any]:
    """How many came by themselves and how many by the journal, unless one of the two is a small group."""
    journal = closed.counted.by_journal
    cells = {"self": closed.counted.total.share.numerator - journal, "journal": journal}
    if masked:
        shown = mask(cells).cells
        if small or None in shown.values():
            return {"split": "hidden", "self": 0, "journal": 0}
    return {"split": "shown" if journal else "no-journal", **cells}


def shortened(title: str, most: int = TITLE) -> str:
    """A title in one line."""
    line = " ".join(title.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
