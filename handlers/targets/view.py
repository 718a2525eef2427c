"""What is looked at: one programme from one organisation, on the local day of the moment. Rights are asked here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from db import denominators, shares, targets
from db.denominators import Owing
from db.shares import Counted, Number, Outlook
from db.targets import Line
from domain.allowed_hours import local_day
from domain.masking import SMALLEST_SHOWN, is_small, mask
from domain.offices import Act, Level, may
from domain.targets import calendar_year, median
from domain.who import Who


@dataclass(frozen=True)
class View:
    """The numbers of a programme at an organisation in the year of `today`; `number` is the organisation's own, or the sum."""

    outlook: Outlook
    today: date
    number: Number
    counted: Counted
    names: Mapping[int, str]
    lines: Sequence[Line]
    owing: Sequence[Owing]
    middle: Fraction | None
    enters: bool

    @property
    def year(self) -> int:
        """The year that is counted."""
        return self.today.year

    @property
    def above(self) -> bool:
        """Whether it is looked at from above the school: small groups are hidden then."""
        return self.outlook.level is not Level.INSTITUTION

    @property
    def small(self) -> bool:
        """Whether the number of people has to stay hidden."""
        return self.above and is_small(self.number.involved)

    @property
    def split(self) -> tuple[int, int] | None:
        """How many came by themselves and how many by the journal; None where one of the two gives a small group away."""
        cells = {"self": self.number.involved - self.number.by_journal, "journal": self.number.by_journal}
        if self.above and (self.small or None in mask(cells).cells.values()):
            return None
        return cells["self"], cells["journal"]

    def masked(self) -> Mapping[int, int | None]:
        """The organisations whose number of learners is known, as they may be shown above the school."""
        cells = {place: one.involved for place, one in self.counted.places.items() if place in self.counted.total.known}
        return dict.fromkeys(cells) if self.small else mask(cells).cells


async def outlooks(tx: AsyncSession, who: Who, now: datetime) -> Sequence[Outlook]:
    """Everything whose numbers this person may see today, the widest first, each once."""
    found: dict[tuple[int, int], Outlook] = {}
    for seat in who.seats:
        today = local_day(now, ZoneInfo(seat.zone))
        if not may(who.held, Act.SEE_NUMBERS, seat.held.organisation, today):
            continue
        for one in await shares.outlooks(tx, seat.organization_id):
            if may(who.held, Act.SEE_NUMBERS, one.path, today):
                found.setdefault((one.programme_id, one.place_id), one)
    return list(found.values())


def chosen(seen: Sequence[Outlook], programme_id: int | None, place_id: int | None) -> Outlook | None:
    """The outlook that was chosen, else the first; None when there is nothing to see."""
    of_place = [one for one in seen if one.place_id == place_id] or list(seen)
    return next((one for one in of_place if one.programme_id == programme_id), of_place[0] if of_place else None)


async def look(tx: AsyncSession, who: Who, one: Outlook, now: datetime) -> View:
    """The numbers of this moment."""
    today = local_day(now, ZoneInfo(one.zone))
    year = calendar_year(today.year)
    in_school = one.level is Level.INSTITUTION
    compares = in_school and len(one.path) > 1 and may(who.held, Act.SEE_MEDIAN, one.path[:-1], today)
    root = one.path[-2] if compares else one.place_id
    names = dict(await shares.places(tx, one.programme_id, root)) if compares or not in_school else {}
    if in_school:
        names.setdefault(one.place_id, one.place)
    counted = await shares.count(tx, one.programme_id, one.rule, year, today, names)
    return View(
        outlook=one,
        today=today,
        number=counted.places[one.place_id] if in_school else _sum(counted),
        counted=counted,
        names=names,
        lines=await targets.lines(tx, one.programme_id, one.path),
        owing=[] if in_school else await denominators.owing(tx, one.programme_id, today.year, names),
        middle=_middle(counted) if compares else None,
        enters=in_school and may(who.held, Act.ENTER_DENOMINATOR, one.path, today),
    )


def _sum(counted: Counted) -> Number:
    return Number(counted.total.share.numerator, counted.by_journal, counted.total.share.denominator)


def _middle(counted: Counted) -> Fraction | None:
    """The median of the neighbours, where they are enough to name none of them."""
    known = [counted.places[place].share for place in counted.total.known if counted.places[place].pupils]
    return median(known) if len(known) >= SMALLEST_SHOWN else None
