"""The numbers of one base (schools, additional education, everybody) at the place that is looked at, and what may be told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, repeat
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from db.share import shares, targets
from db.share.shares import Counted, Number, Outlook, Place
from db.share.targets import Line
from domain.allowed_hours import local_day
from domain.forecast import Forecast, forecast
from domain.masking import is_small, mask, mask_table, mask_where, tells_no_row
from domain.target_base import Base
from domain.targets import Year

#: What is neither a school nor a place of additional education has a row of its own.
_OTHERS = "others"


@dataclass(frozen=True)
class Sight:
    """So many of so many among the organisations `places` of a base; `known` have said their number of learners.

    `hidden`: it may not be told, since it is small or would tell a small group beside what else is told.
    `days`: from which day on how many count; None where nobody asked.
    """

    base: Base
    number: Number
    places: frozenset[int]
    known: frozenset[int]
    hidden: bool = False
    days: Mapping[date, int] | None = None

    @property
    def small(self) -> bool:
        """Whether it is hidden as a group under five, not for the sake of one."""
        return self.hidden and is_small(self.number.involved)

    def foretold(self, today: date, due: date, year: Year) -> Forecast | None:
        """Where it will stand on `due` if the pace goes on; None where nothing can or may be said."""
        if not self.days or self.hidden or not self.number.pupils or due not in year:
            return None
        days = chain.from_iterable(repeat(day, people) for day, people in self.days.items())
        return forecast(days, since=max(year.first, min(self.days)), today=today, due=due, denominator=self.number.pupils)


async def sights(
    tx: AsyncSession, one: Outlook, placed: Sequence[Place], counted: Counted, bases: Collection[Base], year: Year, today: date
) -> tuple[Sight, ...]:
    """Above the school: everybody, then each narrow base that is promised on. Beside hidden rows everybody's sum is not told,
    unless a paper promises on it; then the rows are hidden that it would tell."""
    narrow = [base for base in Base if base in bases and base is not Base.ALL]
    sums = {row: sum(cells.values()) for row, cells in _table(placed, counted).items()}
    shown = mask(sums).cells if Base.ALL in bases else {}
    found = []
    if not narrow or Base.ALL in bases or tells_no_row(sums):
        found.append(_sight(Base.ALL, placed, counted, hidden=False))
    for base in narrow:
        within = [place.id for place in placed if place.within(base)]
        of_base = await shares.count(tx, one.programme_id, one.rule, year, today, within)
        found.append(_sight(base, placed, of_base, hidden=base in shown and shown[base] is None))
    return tuple(found)


def _sight(base: Base, placed: Sequence[Place], counted: Counted, *, hidden: bool) -> Sight:
    total = counted.total
    # Where nobody has said a number there is no share; who takes part is told all the same.
    involved = total.share.numerator if total.known else total.involved
    return Sight(
        base=base,
        number=Number(involved, counted.by_journal, total.share.denominator),
        places=frozenset(place.id for place in placed if place.within(base)),
        known=total.known,
        hidden=hidden or is_small(involved),
    )


def _table(placed: Sequence[Place], counted: Counted) -> Mapping[str, Mapping[int, int]]:
    """Organisations whose number of learners is known, kind by kind."""
    rows: dict[str, dict[int, int]] = {}
    for place in placed:
        if place.id in counted.total.known:
            rows.setdefault(place.base or _OTHERS, {})[place.id] = counted.places[place.id].involved
    return rows


def told_by_place(
    placed: Sequence[Place], counted: Counted, seen: Sequence[Sight], apart: Collection[int] = ()
) -> Mapping[int, int | None]:
    """The organisations whose number of learners is known, as they may be shown above the school beside these sums. `apart` are
    those that give way to another programme (see there)."""
    told = {sight.base: sight for sight in seen}
    rows: Mapping[str, Mapping[int, int]]
    shown: Mapping[str, Mapping[int, int | None]]
    if not told.keys() - {Base.ALL}:
        cells = {place: one.involved for place, one in counted.places.items() if place in counted.total.known}
        rows = {_OTHERS: cells}
        shown = {_OTHERS: dict.fromkeys(cells) if told[Base.ALL].hidden else mask(cells).cells}
    else:
        rows = _table(placed, counted)
        shown = {row: one.cells for row, one in mask_table(rows, total_told=Base.ALL in told).items()}
    found: dict[int, int | None] = {}
    for row, of_row in rows.items():
        hidden = {place for place, number in shown[row].items() if number is None}
        found |= mask_where(of_row, hidden | set(apart)).cells if set(apart) & of_row.keys() - hidden else shown[row]
    return found


async def apart(tx: AsyncSession, one: Outlook, placed: Sequence[Place], counted: Counted, today: date) -> frozenset[int]:
    """The organisations whose number beside that of a programme told before this one would tell fewer than five people: two
    programmes with different rules count nearly the same learners.

    The place's own programmes are told before those of an organisation above, older ones before newer ones.
    """

    def turn(of: Outlook) -> tuple[bool, int]:
        return of.owner_id != of.place_id, of.programme_id

    found: set[int] = set()
    ids = [place.id for place in placed]
    for other in await shares.outlooks(tx, one.place_id):
        if other.place_id != one.place_id or turn(other) >= turn(one):
            continue
        before = await shares.count(tx, other.programme_id, other.rule, other.years.of(today), today, ids)
        known = before.total.known & counted.total.known
        found |= {at for at in known if is_small(abs(before.places[at].involved - counted.places[at].involved))}
    return frozenset(found)


@dataclass(frozen=True)
class Above:
    """A programme as it may be told above the school on a day: lines of targets, organisations, numbers, what of them is told."""

    today: date
    year: Year
    lines: Sequence[Line]
    placed: Sequence[Place]
    counted: Counted
    seen: tuple[Sight, ...]

    @property
    def bases(self) -> frozenset[Base]:
        """The bases that some line promises on."""
        return frozenset(line.scope for line in self.lines if line.scope is not None)

    @property
    def promised_on(self) -> Sequence[Sight]:
        """The numbers that some paper promises; where none does, everybody's."""
        return [one for one in self.seen if one.base in self.bases] or self.seen[:1]

    @property
    def _told(self) -> Sequence[Sight]:
        everybody = [one for one in self.seen if one.base is Base.ALL]
        return everybody or [one for one in self.seen if not one.hidden]

    @property
    def told_places(self) -> list[int]:
        """The organisations whose people may be counted together beside these numbers: all of them, where everybody's sum is
        told, else those of the bases that are; a sum over more would tell the hidden ones by subtraction."""
        return sorted({place for one in self._told for place in one.places})

    def narrowed(self, involved: int) -> list[int] | None:
        """The organisations to count instead, where `involved` people in `told_places` would tell, beside the share, the few in
        organisations without a number of learners: those with one. None: nothing is told by it."""
        apart = involved - sum(one.number.involved for one in self._told)
        return sorted({place for one in self._told for place in one.known}) if is_small(abs(apart)) else None


async def above(tx: AsyncSession, one: Outlook, now: datetime) -> Above:
    """What is told of a programme from a municipality or a region at this moment (aware)."""
    today = local_day(now, ZoneInfo(one.zone))
    year = one.years.of(today)
    lines = await targets.lines(tx, one.programme_id, one.path)
    placed = await shares.placed(tx, one.programme_id, one.place_id)
    counted = await shares.count(tx, one.programme_id, one.rule, year, today, [place.id for place in placed])
    bases = {line.scope for line in lines if line.scope is not None}
    return Above(today, year, lines, placed, counted, await sights(tx, one, placed, counted, bases, year, today))
