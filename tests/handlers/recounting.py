"""The town's numbers counted a second time, in plain Python over plain rows; nothing of the product is used.

Rules, as the specification says them: unique pupils with an approved pair and at least one confirmed meeting in the year, in
either role; of those the organisations that have said how many learners they have; groups under five are not told above a school.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from math import ceil, floor, sqrt
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from db.models import Meeting, Pair, Participant, Person
from tests.handlers.share_rows import BEFORE, Rows
from tests.town import Town

ZONE = ZoneInfo("Europe/Moscow")
TEACHING = ("school", "additional_education")


async def live(rows: Rows, dice: Random, *, pairs: int = 110) -> None:
    """Let people take part in several schools and forms, pair, meet, part, leave; and change what the heads have said."""
    town = rows.town
    places = [row.id for row in await town.ask("SELECT id FROM organizations WHERE kind = ANY(:kinds)", kinds=list(TEACHING))]
    busy = places[: len(places) // 2]  # the others stay small or empty
    async with town.service.database.begin() as tx:
        persons = [Person(created_at=BEFORE) for _ in range(pairs)]
        tx.add_all(persons)
        await tx.flush()
        ids = [one.id for one in persons]
        for _ in range(pairs):
            place = dice.choice(busy) if dice.random() < 0.9 else dice.choice(places)
            mentee, mentor = dice.sample(ids, 2)
            left = await _side(tx, rows, dice, mentee, place, "mentee", dice.choice(("pupil", "pupil", "pupil", "teacher")))
            away = dice.choice(busy) if dice.random() < 0.15 else place
            right = await _side(tx, rows, dice, mentor, away, "mentor", dice.choice(("pupil", "employer")))
            begun = _moment(date(2025, 11, 1) + timedelta(days=dice.randrange(330))) if dice.random() < 0.9 else None
            ended = begun + timedelta(days=dice.randrange(120)) if begun and dice.random() < 0.3 else None
            one = Pair(
                organization_id=place, form=left.form, mentor_id=right.id, mentee_id=left.id, proposed_at=BEFORE,
                state="ended" if ended else "active" if begun else "proposed", proposed_by=rows.writer, mentor_agreed_at=begun,
                mentee_agreed_at=begun, active_at=begun, ended_at=ended, by_journal=dice.random() < 0.3,
            )  # fmt: skip
            tx.add(one)
            await tx.flush()
            for ahead in dice.sample(range(260), dice.choice((0, 1, 2, 4))) if begun else ():
                day = min((begun + timedelta(days=ahead)).date(), date(2026, 9, 27))
                state = dice.choice(("confirmed", "confirmed", "confirmed", "held", "cancelled"))
                at = _moment(day)
                if day in {m.day for m in tx.new if isinstance(m, Meeting) and m.pair_id == one.id}:
                    continue
                tx.add(
                    Meeting(
                        pair_id=one.id, day=day, state=state, logged_by=rows.writer, logged_at=at,
                        by_journal=dice.random() < 0.3, confirmed_at=at if state == "confirmed" else None,
                    )
                )  # fmt: skip
        await tx.flush()
    for place in places:
        if (said := dice.choice((None, 0, 37, 412, "as before", "as before"))) is None:
            await rows.writes("DELETE FROM denominators WHERE organization_id = :id AND year = 2026", id=place)
        elif said != "as before":
            await rows.writes(
                "INSERT INTO denominators (organization_id, programme_id, year, pupils, entered_at) "
                "VALUES (:id, :programme, 2026, :said, '2026-09-02')", id=place, programme=rows.programme, said=said,
            )  # fmt: skip


async def _side(tx: Any, rows: Rows, dice: Random, person: int, place: int, role: str, category: str) -> Participant:
    """A part that somebody has taken; earlier ones of the same kind have ended."""
    one = Participant(
        programme_id=rows.programme, organization_id=place, person_id=person, role=role, category=category, state="left",
        form="teacher_teacher" if category == "teacher" else dice.choice(("pupil_pupil", "student_pupil")),
        grade=dice.randrange(1, 12) if category == "pupil" else None, applied_at=BEFORE, decided_at=BEFORE,
        directions=dice.sample(["tech", "sport"], dice.randrange(3)) if role == "mentor" else [],
    )  # fmt: skip
    tx.add(one)
    await tx.flush()
    return one


def _moment(day: date) -> datetime:
    """Half past midnight there: still the day before in Greenwich."""
    return datetime.combine(day, time(0, 30), ZONE)


@dataclass(frozen=True)
class Number:
    """So many of so many, `paper` of them known by paper only."""

    people: frozenset[int]
    paper: frozenset[int]
    pupils: int | None

    @property
    def share(self) -> Fraction | None:
        return Fraction(len(self.people), self.pupils) if self.pupils else None

    @property
    def percent(self) -> str | None:
        """«12,3», rounded down."""
        if self.share is None:
            return None
        tenths = floor(self.share * 1000)
        return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)

    def lacks(self, goal: int) -> int | None:
        return max(0, ceil(Fraction(goal, 100) * self.pupils) - len(self.people)) if self.pupils else None


@dataclass
class Recount:
    """Everything that the rows say about a year up to a day."""

    today: date
    kinds: dict[int, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    pupils: dict[int, int] = field(default_factory=dict)
    #: place → person → for each pair that counts the days of its meetings with whether paper alone says so.
    met: dict[int, dict[int, list[tuple[int, str, date, date, bool]]]] = field(default_factory=dict)
    paired: dict[int, set[int]] = field(default_factory=dict)
    signed: dict[int, set[int]] = field(default_factory=dict)
    meetings: dict[int, set[tuple[int, date]]] = field(default_factory=dict)
    directions: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    async def of(cls, town: Town, today: date, *, either: bool = True) -> "Recount":
        found = cls(today)
        first = date(today.year, 1, 1)
        for row in await town.ask("SELECT id, kind, short_name FROM organizations"):
            if row.kind in TEACHING:
                found.kinds[row.id], found.names[row.id] = row.kind, row.short_name
        for row in await town.ask("SELECT * FROM denominators WHERE year = :y ORDER BY entered_at, id", y=today.year):
            found.pupils[row.organization_id] = row.pupils
        parts = {row.id: row for row in await town.ask("SELECT * FROM participants")}
        for part in parts.values():
            signed = part.state == "admitted" or (part.state == "applied" and part.completed_at is not None)
            if part.category == "pupil" and signed and (either or part.role == "mentee"):
                found.signed.setdefault(part.organization_id, set()).add(part.person_id)
        every: dict[int, list[Any]] = {}
        for row in await town.ask("SELECT * FROM meetings WHERE state = 'confirmed'"):
            every.setdefault(row.pair_id, []).append(row)
        for pair in await town.ask("SELECT * FROM pairs WHERE active_at IS NOT NULL"):
            begun = pair.active_at.astimezone(ZONE).date()
            if begun > today or (pair.ended_at is not None and pair.ended_at.astimezone(ZONE).date() < first):
                continue
            sides = [parts[pair.mentee_id], *([parts[pair.mentor_id]] if either else [])]
            for part in (one for one in sides if one.category == "pupil"):
                here = part.organization_id
                found.paired.setdefault(here, set()).add(part.person_id)
                for one in every.get(pair.id, ()):
                    if one.day <= today:
                        found.meetings.setdefault(here, set()).add((pair.id, one.day))
                    if first <= one.day <= today:
                        fact = (pair.id, pair.form, one.day, max(begun, first, one.day), one.by_journal)
                        found.met.setdefault(here, {}).setdefault(part.person_id, []).append(fact)
                        found.directions[pair.id] = parts[pair.mentor_id].directions
        return found

    def known(self, places: Collection[int]) -> list[int]:
        """Those that have said a number; 0 learners and somebody involved is none."""
        return [one for one in places if self.pupils.get(one) or (self.pupils.get(one) == 0 and not self.met.get(one))]

    def base(self, kind: str | None) -> list[int]:
        return [place for place, of in self.kinds.items() if kind in (None, of)]

    def number(self, places: Collection[int]) -> Number:
        """Of one organisation, or of the known ones among several."""
        asked = (self.known(places) if len(places) != 1 else list(places)) or list(places)
        facts: dict[int, list[bool]] = {}
        for place in asked:
            for person, met in self.met.get(place, {}).items():
                facts.setdefault(person, []).extend(one[-1] for one in met)
        known = [self.pupils[one] for one in asked if one in self.pupils]
        paper = frozenset(person for person, said in facts.items() if all(said))
        return Number(frozenset(facts), paper, sum(known) if known else None)

    def way(self, places: Collection[int]) -> tuple[int, int, int, int]:
        paired = set().union(*(self.paired.get(one, set()) for one in places))
        signed = paired.union(*(self.signed.get(one, set()) for one in places))
        met: dict[int, set[tuple[int, date]]] = {}
        for place in places:
            for person, facts in self.met.get(place, {}).items():
                met.setdefault(person, set()).update((fact[0], fact[2]) for fact in facts)
        return len(signed), len(paired), len(met), sum(len(days) >= 3 for days in met.values())

    def by(self, places: Collection[int], what: str) -> dict[str, int]:
        """How many are involved, by form or by direction of the mentor."""
        found: dict[str, set[int]] = {}
        for place in places:
            for person, facts in self.met.get(place, {}).items():
                for pair, form, *_ in facts:
                    for name in [form] if what == "form" else self.directions[pair]:
                        found.setdefault(name, set()).add(person)
        return {name: len(people) for name, people in found.items()}

    def weeks(self, places: Collection[int]) -> dict[str, int]:
        """Meetings of seven weeks, the present one last, by «12.10»."""
        monday = self.today - timedelta(days=self.today.weekday())
        days = set().union(*(self.meetings.get(one, set()) for one in places))
        starts = [monday - timedelta(weeks=ago) for ago in (6, 5, 4, 3, 2, 1, 0)]
        return {f"{one:%d.%m}": sum(one <= day < one + timedelta(days=7) for _, day in days) for one in starts}

    def forecast(self, places: Collection[int], due: date) -> tuple[int, int, int] | None:
        """Likely, low, high: the pace of the last eight full weeks carried on; None where too little is known."""
        began: dict[int, date] = {}
        asked = self.known(places) if len(places) != 1 else list(places)
        for place in asked:
            for person, facts in self.met.get(place, {}).items():
                day = min(fact[3] for fact in facts)
                began[person] = min(day, began.get(person, day))
        number = self.number(places)
        if not began or not number.pupils:
            return None
        weeks = min(8, ((self.today - max(date(self.today.year, 1, 1), min(began.values()))).days + 1) // 7)
        came = sum(day > self.today - timedelta(weeks=weeks) for day in began.values())
        ahead = (due - self.today).days / 7
        if weeks < 4 or came < 5 or ahead <= 0:
            return None
        pace = came / weeks
        off = 1.2816 * sqrt(pace * ahead + pace * ahead * ahead / weeks)
        most = max(len(began), number.pupils)
        inside = [max(len(began), min(most, one)) for one in (
            len(began) + round(pace * ahead), len(began) + floor(pace * ahead - off), len(began) + ceil(pace * ahead + off)
        )]  # fmt: skip
        return inside[0], inside[1], inside[2]


NOON = datetime(2026, 9, 28, 9, 0, tzinfo=UTC)
