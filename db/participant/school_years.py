"""1 September: classes go up, the eleventh leaves, pairs of last year are asked whether they go on; the curators see who does.

Each step looks at what its own rows say has been done, so that it is done once, however often and however late it is asked.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import models
from db.models import Organization, Participant, RosterCode
from db.office import people, rights
from db.pair import pairs
from db.pair.seen import Seen
from db.participant import moving, participants, rosters
from db.speaking import notices
from domain import school_year
from domain.admission import State
from domain.allowed_hours import Voice, local_day
from domain.forms import Category, Part
from domain.offices import Act
from domain.pair import State as Standing
from domain.school_year import Answer

#: Of what the curators are told with the way to their screen.
SUBJECT = "school-year"
_LIVING = (Standing.ACTIVE, Standing.PAUSED)


async def roll(tx: AsyncSession, _: date, now: datetime) -> None:
    """The daily work, at the aware moment `now`; every organisation goes by its own zone."""
    rows = await tx.execute(
        select(Organization.id, Organization.zone)
        .where(
            Organization.id.in_(select(Participant.organization_id).where(Participant.state != State.LEFT))
            | Organization.id.in_(select(RosterCode.organization_id).where(RosterCode.withdrawn_at.is_(None)))
        )
        .order_by(Organization.id)
    )
    for organization_id, zone in rows.all():
        today = local_day(now, ZoneInfo(zone))
        await rosters.move_on(tx, organization_id, today, ZoneInfo(zone), now)
        moved, left = await _classes(tx, organization_id, today, ZoneInfo(zone), now)
        asked = await _ask(tx, organization_id, today, now)
        if moved or left or asked:
            await _tell_curators(tx, organization_id, "school-year-begun", now, moved=moved, left=left, asked=asked)
        if late := await _hand_over(tx, organization_id, today, now):
            await _tell_curators(tx, organization_id, "school-year-unanswered", now, count=late)


async def _tell_curators(tx: AsyncSession, organization_id: int, key: str, now: datetime, **numbers: Any) -> None:
    for curator in await participants.curators(tx, organization_id, now):
        await notices.tell(
            tx, curator, key, now=now, voice=Voice.OFFICIAL, subject=(SUBJECT, organization_id),
            buttons=[[notices.button("school-year-open", "open-school-year", organization_id)]], **numbers,
        )  # fmt: skip


async def _classes(tx: AsyncSession, organization_id: int, today: date, zone: ZoneInfo, now: datetime) -> tuple[int, int]:
    """Every pupil into the class of this year. Returns how many went up and how many have left school."""
    first = school_year.first_day_of_answers(school_year.school_year(today))
    midnight = datetime.combine(first, datetime.min.time(), zone)
    rows = await tx.execute(
        select(Participant)
        .where(
            Participant.organization_id == organization_id,
            Participant.category == Category.PUPIL,
            Participant.state != State.LEFT,
            Participant.grade.is_not(None),
            or_(Participant.class_as_of < first, Participant.class_as_of.is_(None) & (Participant.applied_at < midnight)),
        )
        .order_by(Participant.id)
        .with_for_update()
    )
    graduates: dict[int, list[Participant]] = {}
    moved = 0
    for row in rows.scalars().all():
        said_on = row.class_as_of or local_day(row.applied_at, zone)
        if row.grade is None or school_year.year_of_class(said_on) >= school_year.school_year(today):
            continue
        grade = school_year.grade_now(row.grade, said_on, today)
        if grade is None:
            graduates.setdefault(row.person_id, []).append(row)
        else:
            row.grade, row.class_as_of = grade, date(school_year.school_year(today), 9, 1)
            moved += 1
    await tx.flush()
    for person_id, here in graduates.items():
        await _graduates(tx, person_id, here, now)
    return moved, len(graduates)


async def _graduates(tx: AsyncSession, person_id: int, here: Sequence[Participant], now: datetime) -> None:
    admitted = any(row.state == State.ADMITTED for row in here)
    organization_id = here[0].organization_id
    await moving.leave(tx, here, by=None, now=now)
    if await people.address(tx, person_id) is not None:
        name = (await tx.execute(select(Organization.short_name).where(Organization.id == organization_id))).scalar_one()
        await notices.tell(
            tx, person_id, "school-year-graduated", now=now, voice=Voice.OFFICIAL, organization=name, admitted=admitted
        )


async def _ask(tx: AsyncSession, organization_id: int, today: date, now: datetime) -> int:
    """Pairs of last year are asked, each side with a phone by one tap. Returns how many."""
    count = 0
    year = school_year.school_year(today)
    asked = models.Pair.year_asked.is_distinct_from(year)
    for one in await _living(tx, organization_id, asked):
        begun = one.life.begun_on
        if begun is None or not school_year.asks_pair(begun, one.row.year_asked, today):
            continue
        found = await pairs.held(tx, one.row.id)
        if found is None or found.pair.state not in _LIVING:
            continue
        found.row.year_asked, found.row.year_asked_on = year, today
        found.row.mentor_goes_on = found.row.mentee_goes_on = found.row.year_handed_at = None
        await tx.flush()
        for part in Part:
            await _ask_side(tx, found, part, year, now)
        count += 1
    return count


async def _ask_side(tx: AsyncSession, found: Seen, part: Part, year: int, now: datetime) -> None:
    side = found.side(part)
    if not side.has_account:
        return
    yes = notices.button("school-year-go-on", "year-goes-on", found.row.id, year)
    no = notices.button("school-year-end", "year-ends", found.row.id, year)
    voice = Voice.MEETING_PUPIL if side.category is Category.PUPIL else Voice.OFFICIAL
    await notices.tell(
        tx, side.person_id, "school-year-asks", now=now, voice=voice, subject=("pair-year", found.row.id), polite=side.polite,
        partner=notices.called_to(part.value, found.other(part).participant_id), buttons=[[yes, no]],
    )  # fmt: skip


async def _hand_over(tx: AsyncSession, organization_id: int, today: date, now: datetime) -> int:
    """Whose answer is overdue goes to the curators, once. Returns how many pairs."""
    count = 0
    for one in await _living(tx, organization_id, models.Pair.year_handed_at.is_(None) & models.Pair.year_asked_on.is_not(None)):
        row = one.row
        if row.year_asked_on is None or row.year_handed_at is not None or not school_year.overdue(row.year_asked_on, today):
            continue
        if row.year_asked != school_year.school_year(today) or answer_of(row) is not Answer.WAITING:
            continue
        row.year_handed_at = now
        count += 1
    await tx.flush()
    return count


async def _living(tx: AsyncSession, organization_id: int, wanted: ColumnElement[bool]) -> list[Seen]:
    here = (models.Pair.organization_id == organization_id) & wanted
    return await pairs.seen(tx, here & models.Pair.state.in_([one.value for one in _LIVING]))


def answer_of(row: models.Pair) -> Answer:
    """What the pair has answered so far."""
    return school_year.answer(row.mentor_goes_on, row.mentee_goes_on)


async def of_organization(tx: AsyncSession, organization_id: int, now: datetime) -> list[Seen]:
    """The pairs that were asked for this school year and have not ended, by what they answered: first those who finish."""
    today = await rights.today_in(tx, organization_id, now)
    order = list(Answer)
    found = await _living(tx, organization_id, models.Pair.year_asked == school_year.school_year(today))
    return sorted(found, key=lambda one: order.index(answer_of(one.row)))


async def answered(tx: AsyncSession, pair_id: int, person_id: int | None, year: int, goes_on: bool, *, now: datetime) -> bool:
    """One side's answer, which may be changed while the pair has not ended; False for a stranger or an earlier year."""
    found = await pairs.held(tx, pair_id)
    part = found.part_of(person_id) if found else None
    if found is None or part is None or found.row.year_asked != year or found.pair.state not in _LIVING:
        return False
    await _keep(tx, found, part, goes_on, now=now)
    return True


async def answered_for(tx: AsyncSession, pair_id: int, by: int | None, goes_on: bool, *, now: datetime) -> bool:
    """The curator says it for whoever has not: asked in person, or «по журналу»."""
    found = await pairs.held(tx, pair_id)
    if found is None or not await rights.allowed(tx, by, Act.FORM_PAIRS, found.row.organization_id, now):
        return False
    if found.row.year_asked is None or found.pair.state not in _LIVING or by in (found.pair.mentor, found.pair.mentee):
        return False
    for part in Part:
        if getattr(found.row, f"{part.value}_goes_on") is None:
            await _keep(tx, found, part, goes_on, now=now, told=False)
    return True


async def _keep(tx: AsyncSession, found: Seen, part: Part, goes_on: bool, *, now: datetime, told: bool = True) -> None:
    before = answer_of(found.row)
    if part is Part.MENTOR:
        found.row.mentor_goes_on = goes_on
    else:
        found.row.mentee_goes_on = goes_on
    after = answer_of(found.row)
    if after is Answer.GOES_ON:
        found.row.watched_from = now
    await tx.flush()
    if told and after is Answer.ENDS and before is not Answer.ENDS:
        for curator in await participants.curators(tx, found.row.organization_id, now):
            await notices.tell(
                tx, curator, "school-year-ends-curator", now=now, side=part.value,
                mentor=notices.called(found.mentor.participant_id), mentee=notices.called(found.mentee.participant_id),
                buttons=[[notices.button("pairing-open", "open-pair", found.row.id)]],
            )  # fmt: skip
