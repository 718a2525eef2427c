"""What is looked at: one programme from one organisation, on the local day of the moment. Rights are asked here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from db.share import denominators, shares, targets
from db.share.denominators import Owing
from db.share.shares import Counted, Number, Outlook, Place
from db.share.sights import Sight, apart, sights, told_by_place
from db.share.targets import Line, Promised
from domain.allowed_hours import local_day
from domain.masking import SMALLEST_SHOWN, mask
from domain.offices import Act, Level, may
from domain.target_base import Base
from domain.targets import CountingRule, Year, Years, median
from domain.who import Who

#: Closed promises that are held against what the same days give today.
COMPARED = 7


@dataclass(frozen=True)
class View:
    """The numbers of a programme at an organisation in the year of `today`, seen once for each base that is promised on.

    `placed` are the organisations that are counted, `today_gives` what the days of a closed promise (by id) give today.
    """

    outlook: Outlook
    today: date
    sights: tuple[Sight, ...]
    counted: Counted
    placed: Sequence[Place]
    lines: Sequence[Line]
    owing: Sequence[Owing]
    middle: Fraction | None
    enters: bool
    answers: bool
    today_gives: Mapping[int, Number] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """What the year that is counted is called by."""
        return self.outlook.years.number(self.today)

    @property
    def span(self) -> Year:
        """The days of the year that is counted."""
        return self.outlook.years.of(self.today)

    @property
    def label(self) -> str:
        """The year as it is said: «2026», «2026/27»."""
        return self.outlook.years.label(self.year)

    @property
    def above(self) -> bool:
        """Whether it is looked at from above the school: small groups are hidden then."""
        return self.outlook.level is not Level.INSTITUTION

    @property
    def names(self) -> Mapping[int, str]:
        """The organisations that are counted."""
        return {place.id: place.name for place in self.placed}

    @property
    def number(self) -> Number:
        """The number that is said first."""
        return self.sights[0].number

    @property
    def promised_on(self) -> Sequence[Sight]:
        """The numbers that some paper promises; where none does, everybody's."""
        meant = {line.scope for line in self.lines}
        return [one for one in self.sights if one.base in meant] or self.sights[:1]

    def concerns(self, line: Line) -> bool:
        """Whether a line is also about the organisation that is looked at; a school is none of additional education."""
        own = next((place for place in self.placed if place.id == self.outlook.place_id), None)
        return self.above or line.scope is None or line.scope is Base.ALL or (own is not None and own.within(line.scope))

    def sight(self, line: Line) -> Sight | None:
        """The numbers that a line is held against; None: nobody has said whose learners it is of."""
        if line.scope is None:
            return None
        return next(one for one in self.sights if not self.above or one.base is line.scope)

    def split(self, sight: Sight) -> tuple[int, int] | None:
        """How many came by themselves and how many by the journal; None where one of the two gives a small group away."""
        cells = {"self": sight.number.involved - sight.number.by_journal, "journal": sight.number.by_journal}
        if self.above and (sight.hidden or None in mask(cells).cells.values()):
            return None
        return cells["self"], cells["journal"]


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
    year = one.years.of(today)
    in_school = one.level is Level.INSTITUTION
    compares = in_school and len(one.path) > 1 and may(who.held, Act.SEE_MEDIAN, one.path[:-1], today)
    placed = await counted_places(tx, one, one.path[-2] if compares else None)
    counted = await shares.count(tx, one.programme_id, one.rule, year, today, [place.id for place in placed])
    lines = await targets.lines(tx, one.programme_id, one.path)
    bases = {line.scope for line in lines if line.scope is not None}
    return View(
        outlook=one,
        today=today,
        sights=_own(one, counted) if in_school else await sights(tx, one, placed, counted, bases, year, today),
        counted=counted,
        placed=placed,
        lines=lines,
        owing=[] if in_school else await denominators.owing(tx, one.programme_id, year.last.year, [place.id for place in placed]),
        middle=_middle(counted) if compares else None,
        enters=in_school and may(who.held, Act.ENTER_DENOMINATOR, one.path, today),
        answers=may(who.held, Act.OWN_ROAD_MAPS, one.path, today),
    )


async def masked(tx: AsyncSession, view: View) -> Mapping[int, int | None]:
    """The organisations whose number of learners is known, as they may be shown above the school: beside each other, beside their
    sums, and beside what another programme tells of them."""
    away = await apart(tx, view.outlook, view.placed, view.counted, view.today)
    return told_by_place(view.placed, view.counted, view.sights, away)


async def counted_places(tx: AsyncSession, one: Outlook, root: int | None = None) -> list[Place]:
    """The organisations under the one that is looked at (or under `root`), itself always when it is a school."""
    placed = list(await shares.placed(tx, one.programme_id, root or one.place_id))
    if one.level is Level.INSTITUTION and one.place_id not in {place.id for place in placed}:
        placed.append(Place(one.place_id, one.place, None))
    return placed


def _own(one: Outlook, counted: Counted) -> tuple[Sight, ...]:
    """A school's own numbers, which are the same whatever the base."""
    number = counted.places[one.place_id]
    here = frozenset({one.place_id})
    return (Sight(Base.ALL, number, here, here & counted.total.known),)


async def look_closely(tx: AsyncSession, who: Who, one: Outlook, now: datetime) -> View:
    """The numbers of this moment, with what they will come to, and with what the days of closed promises give today."""
    view = await look(tx, who, one, now)
    seen = []
    for sight in view.sights:
        within = sight.known if view.above else sight.places
        seen.append(replace(sight, days=await shares.first_days(tx, one.programme_id, one.rule, view.span, view.today, within)))
    return replace(view, sights=tuple(seen), today_gives=await _given_today(tx, view))


async def _given_today(tx: AsyncSession, view: View) -> Mapping[int, Number]:
    """What the days of the last closed promises give today, counted by the rule and on the base that they were closed by."""
    found = {}
    for promised, snapshot in _closed(view)[-COMPARED:]:
        rule = CountingRule(needs_meeting=snapshot["counting"] == "meeting", either_role=snapshot["counted_role"] == "either")
        base = Base(snapshot.get("base", Base.ALL))
        # A school is looked at alone; above, the base decides.
        within = [place.id for place in view.placed if place.within(base)] if view.above else [view.outlook.place_id]
        year = Years(snapshot.get("counted_year", Years.CALENDAR)).of(promised.due)
        counted = await shares.count(tx, view.outlook.programme_id, rule, year, promised.due, within)
        found[promised.id] = number_of(view.outlook, counted)
    return found


def _closed(view: View) -> Sequence[tuple[Promised, Mapping[str, Any]]]:
    """Closed promises whose frozen numbers are those of the organisation that is looked at."""
    here = view.outlook.place_id
    promised = [one for line in view.lines for one in line.targets if one.frozen(here) is not None]
    return [(one, one.snapshot) for one in sorted(promised, key=lambda one: one.due) if one.snapshot is not None]


def number_of(one: Outlook, counted: Counted) -> Number:
    """What was counted for the organisation that is looked at: its own number, or the sum."""
    if one.level is Level.INSTITUTION:
        return counted.places[one.place_id]
    return Number(counted.total.share.numerator, counted.by_journal, counted.total.share.denominator)


def _middle(counted: Counted) -> Fraction | None:
    """The median of the neighbours, where they are enough to name none of them."""
    known = [counted.places[place].share for place in counted.total.known if counted.places[place].pupils]
    return median(known) if len(known) >= SMALLEST_SHOWN else None
