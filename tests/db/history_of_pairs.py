"""Random histories of a small municipality, written to a database and kept as plain records for a recount."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Denominator, Meeting, Organization, Pair, Participant, Person, Programme
from db.organization import organizations

ZONE = "Asia/Yekaterinburg"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Side:
    """One side of a pair."""

    person: int
    place: int
    programme: int
    form: str
    pupil: bool

    def counts_for(self, programme: Programme) -> bool:
        """Whether they take part in it, or in a form of it in one beside it."""
        return self.pupil and (self.programme == programme.id or self.form in programme.forms)


@dataclass
class Told:
    """A pair as it was lived: local days, meetings as (day, state, by journal)."""

    mentee: Side
    mentor: Side
    begun: date | None
    ended: date | None
    by_journal: bool
    meetings: list[tuple[date, str, bool]] = field(default_factory=list)


@dataclass
class History:
    """Everything that was written."""

    region: Organization
    town: Organization
    places: list[Organization]
    programmes: list[Programme]
    pairs: list[Told] = field(default_factory=list)
    pupils: dict[tuple[int, int, int], int] = field(default_factory=dict)  # place, programme, year → the last word
    said: dict[tuple[int, int, int], datetime] = field(default_factory=dict)  # and when it was said

    def learners(self, place: int, programme: int, year: int) -> int | None:
        """The programme's own number, else the one said last for a programme beside it."""
        if (place, programme, year) in self.pupils:
            return self.pupils[place, programme, year]
        beside = [key for key in self.pupils if (key[0], key[2]) == (place, year)]
        return self.pupils[max(beside, key=lambda key: (self.said[key], key[1]))] if beside else None


async def found(tx: AsyncSession, schools: int = 5) -> History:
    """A region, a town, schools, one programme of each way to count."""
    region = await organizations.add(tx, name="Область", short_name="Область", kind="region", zone=ZONE)
    town = await organizations.add(tx, name="Город", short_name="Город", kind="municipality", zone=ZONE, parent=region)
    places = [
        await organizations.add(tx, name=f"Школа {n}", short_name=f"Школа {n}", kind="school", zone=ZONE, parent=town)
        for n in range(schools)
    ]
    programmes = [
        Programme(
            organization_id=town.id, title=f"{counting} {role}", legal_base="", first_year=2026, last_year=2030,
            counting=counting, counted_role=role, forms=forms,
        )
        for counting, forms in (("meeting", ["student_pupil", "pupil_pupil"]), ("pair", ["pupil_pupil"]))
        for role in ("mentee", "either")
    ]  # fmt: skip
    tx.add_all(programmes)
    await tx.flush()
    return History(region, town, places, programmes)


async def live(tx: AsyncSession, history: History, dice: Random, pairs: int = 50) -> None:
    """Let random pairs meet, and random numbers be entered and corrected."""
    persons = [Person(created_at=LONG_AGO) for _ in range(pairs)]
    tx.add_all(persons)
    await tx.flush()
    people = [one.id for one in persons]
    for _ in range(pairs):
        await _pair(tx, history, dice, people)
    for place in history.places:
        for programme in history.programmes:
            for year in (2026, 2027):
                for turn in range(dice.choice((0, 1, 1, 2))):
                    pupils = dice.choice((0, 1, 7, 40, 300))
                    tx.add(
                        Denominator(
                            organization_id=place.id, programme_id=programme.id, year=year, pupils=pupils,
                            entered_at=LONG_AGO + timedelta(days=turn),
                        )
                    )  # fmt: skip
                    history.pupils[place.id, programme.id, year] = pupils
                    history.said[place.id, programme.id, year] = LONG_AGO + timedelta(days=turn)
    await tx.flush()


async def _pair(tx: AsyncSession, history: History, dice: Random, people: list[int]) -> None:
    mentor_person, mentee_person = dice.sample(people, 2)
    programme, form = dice.choice(history.programmes).id, dice.choice(("pupil_pupil", "student_pupil", "employer_pupil"))
    place = dice.choice(history.places).id
    mentee = await side(tx, mentee_person, place, programme, "mentee", dice.choice(("pupil", "pupil", "teacher")), form=form)
    away = dice.choice(history.places).id if dice.random() < 0.3 else place
    mentor = await side(tx, mentor_person, away, programme, "mentor", dice.choice(("pupil", "employer")), form=form)
    begun = date(2026, 1, 1) + timedelta(days=dice.randrange(-60, 500)) if dice.random() < 0.85 else None
    ended = begun + timedelta(days=dice.randrange(300)) if begun and dice.random() < 0.4 else None
    told = Told(mentee[1], mentor[1], begun, ended, dice.random() < 0.3)
    history.pairs.append(told)
    pair_id = await pair(tx, place, mentor[0], mentee[0], told)
    if begun is None:
        return
    days = dice.sample(range(400), dice.choice((0, 1, 1, 3)))
    for day in (begun + timedelta(days=number) for number in days):
        state, journal = dice.choice(("confirmed", "confirmed", "held", "cancelled", "planned")), dice.random() < 0.4
        told.meetings.append((day, state, journal))
        await meeting(tx, pair_id, day, state, by_journal=journal, logged_by=mentor_person)


async def side(
    tx: AsyncSession, person: int, place: int, programme: int, role: str, category: str, *, form: str = "pupil_pupil"
) -> tuple[int, Side]:
    """A participant's id, and the record of it. A person's earlier part in the same form, place and role has ended."""
    one = Participant(
        programme_id=programme, organization_id=place, person_id=person, form=form, role=role, category=category,
        state="left", applied_at=LONG_AGO, decided_at=LONG_AGO,
    )  # fmt: skip
    tx.add(one)
    await tx.flush()
    return one.id, Side(person, place, programme, form, category == "pupil")


def moment(day: date | None, zone: str = ZONE, at: time = time(0, 30)) -> datetime | None:
    """Half past midnight of a local day: another date in UTC."""
    return datetime.combine(day, at, ZoneInfo(zone)) if day else None


async def pair(tx: AsyncSession, place: int, mentor: int, mentee: int, told: Told) -> int:
    """The row of a pair."""
    state = "ended" if told.ended else "active" if told.begun else "proposed"
    agreed = moment(told.begun)
    one = Pair(
        organization_id=place, form="pupil_pupil", mentor_id=mentor, mentee_id=mentee, state=state, proposed_at=LONG_AGO,
        proposed_by=told.mentor.person, mentor_agreed_at=agreed, mentee_agreed_at=agreed, active_at=agreed,
        ended_at=moment(told.ended, at=time(23, 30)), by_journal=told.by_journal,
    )  # fmt: skip
    tx.add(one)
    await tx.flush()
    return one.id


async def meeting(tx: AsyncSession, pair_id: int, day: date, state: str, *, by_journal: bool, logged_by: int) -> None:
    """The row of a meeting."""
    at = moment(day, at=time(15))
    assert at is not None
    tx.add(
        Meeting(
            pair_id=pair_id, day=day, state=state, logged_by=logged_by, logged_at=at, by_journal=by_journal,
            confirmed_at=at if state == "confirmed" else None,
        )
    )  # fmt: skip
    await tx.flush()
