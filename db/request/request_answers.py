"""What an organisation answers to a request: field by field, by whoever answers there, until the date.

Each answer is kept at once, so that nothing is lost; it counts when the whole is sent. Two who answer the same field at once: the
second is told what stands there now, and overwrites nothing.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import RequestAddressee, RequestAnswer
from db.office import colleagues
from db.reminder import holders, reminders
from db.reminder.holders import STANDS_IN
from db.request import requests
from db.request.requests import SUBJECT, Asked
from db.speaking import notices
from domain import request_answers as rules
from domain.allowed_hours import local_day
from domain.assignment import EvidenceKind
from domain.offices import Office
from domain.pieces import Piece, Unfit, added
from domain.request_answers import AnswerUnfit, Refusal, Value
from domain.requests import Field, FieldKind
from domain.watched import ItemKey, Kind


@dataclass(frozen=True)
class Given:
    """The answer to one field as it stands: `by` whom, and which version of it."""

    value: Value
    version: int
    by: int


@dataclass(frozen=True)
class Addressee:
    """One organisation's answer to a request. Days are local to the organisation."""

    id: int
    request: Asked
    organization_id: int
    organization: str
    zone: str
    office: Office
    state: str
    given: date
    due: date
    executor_id: int | None
    answered_at: datetime | None
    answered_by: int | None
    #: What the answer has reported, where the request serves a row of a road map.
    assignment_id: int | None = None
    answers: Mapping[int, Given] = field(default_factory=dict)

    @property
    def answered(self) -> bool:
        """Whether it was sent, and counts."""
        return self.state == "answered"

    @property
    def complete(self) -> bool:
        """Whether it may be sent."""
        return rules.complete(self.request.fields, self.answers)

    def next_field(self, current: int | None = None) -> Field | None:
        """The question to go on with, after the current one."""
        return rules.next_after(self.request.fields, self.answers, current)

    def today(self, now: datetime) -> date:
        """The local day of the organisation."""
        return local_day(now, ZoneInfo(self.zone))

    def refusal(self, now: datetime) -> Refusal | None:
        """Why nothing is taken now."""
        return rules.may_answer(asked=self.request.state == "sent", due=self.due, today=self.today(now))


async def find(tx: AsyncSession, addressee_id: int, *, lock: bool = False) -> Addressee | None:
    """One organisation's answer to a request that was sent; locked until the commit where it is about to change."""
    if lock:
        await tx.execute(text("SELECT 1 FROM request_addressees WHERE id = :id FOR UPDATE"), {"id": addressee_id})
    row = await tx.execute(select(RequestAddressee.request_id).where(RequestAddressee.id == addressee_id))
    request_id = row.scalar_one_or_none()
    asked = await requests.find(tx, request_id) if request_id is not None else None
    if asked is None:
        return None
    return next((one for one in await of_request(tx, asked, only=addressee_id)), None)


async def of_request(tx: AsyncSession, asked: Asked, *, only: int | None = None) -> list[Addressee]:
    """Every organisation that was asked, with what it has answered so far."""
    rows = await tx.execute(
        text("""
            SELECT a.id, a.organization_id, o.short_name AS organization, o.zone, a.office, a.state, a.given, a.due,
                   a.executor_id, a.answered_at, a.answered_by, a.assignment_id
              FROM request_addressees a JOIN organizations o ON o.id = a.organization_id
             WHERE a.request_id = :request AND (CAST(:only AS bigint) IS NULL OR a.id = :only) ORDER BY o.kind DESC, o.id
        """),
        {"request": asked.id, "only": only},
    )
    found = [dict(row._mapping) for row in rows]
    kept = await tx.execute(
        select(RequestAnswer)
        .where(RequestAnswer.addressee_id.in_([row["id"] for row in found]))
        .execution_options(populate_existing=True)
    )
    answers: dict[int, dict[int, Given]] = {}
    for one in kept.scalars():
        answers.setdefault(one.addressee_id, {})[one.field_id] = Given(_value(one), one.version, one.by)
    return [
        Addressee(**{**row, "office": Office(row["office"])}, request=asked, answers=answers.get(row["id"], {})) for row in found
    ]


def _value(row: RequestAnswer) -> Value:
    files = tuple(Piece(**{**one, "kind": EvidenceKind(one["kind"]), "dated": None}) for one in row.files or ())
    number = None if row.number is None else row.number.normalize() + 0
    return Value(number, row.words, row.choice, files)


def _kept(value: Value) -> dict[str, Any]:
    files = [{**asdict(one), "kind": one.kind.value, "dated": None} for one in value.files] or None
    return {"number": value.number, "words": value.words, "choice": value.choice, "files": files}


@dataclass(frozen=True)
class Owed:
    """A request on the list of somebody who answers; days are local to the organisation."""

    id: int
    title: str
    organization: str
    due: date
    state: str
    is_past: bool


async def of_person(tx: AsyncSession, person_id: int, now: datetime) -> list[Owed]:
    """The requests that this person answers, also as a deputy: those that wait first, by date; what was withdrawn is left out."""
    theirs = f"""
            a.id IN (
                   SELECT id FROM request_addressees WHERE executor_id = :person
                   UNION SELECT s.id FROM appointments p
                           JOIN request_addressees s ON s.organization_id = p.organization_id AND s.executor_id = p.person_id
                           JOIN organizations z ON z.id = p.organization_id
                          WHERE p.deputy_person_id = :person AND {STANDS_IN}
                            AND p.since <= :today AND (p.until IS NULL OR p.until >= :today)
                   UNION SELECT s.id FROM appointments p
                           JOIN request_addressees s ON s.organization_id = p.organization_id AND s.office = p.office
                           JOIN organizations z ON z.id = p.organization_id
                          WHERE (p.person_id = :person OR p.deputy_person_id = :person AND {STANDS_IN})
                            AND p.since <= :today AND (p.until IS NULL OR p.until >= :today))
        """.replace(":today", "(CAST(:now AS timestamptz) AT TIME ZONE z.zone)::date")
    owed = await _owed(tx, theirs, {"person": person_id, "now": now}, now)
    return [one for one in owed if not (one.state == "answered" and one.is_past)]


async def of_office(tx: AsyncSession, organization_id: int, office: Office, now: datetime) -> list[Owed]:
    """The requests that an office answers and has handed to nobody, whoever holds it."""
    theirs = "a.organization_id = :place AND a.office = :office AND a.executor_id IS NULL"
    return await _owed(tx, theirs, {"place": organization_id, "office": office.value}, now)


async def _owed(tx: AsyncSession, condition: str, values: dict[str, Any], now: datetime) -> list[Owed]:
    rows = await tx.execute(
        text(f"""
            SELECT a.id, r.title, o.short_name AS organization, o.zone, a.due, a.state
              FROM request_addressees a JOIN data_requests r ON r.id = a.request_id AND r.state = 'sent'
              JOIN organizations o ON o.id = a.organization_id
             WHERE {condition} ORDER BY a.state DESC, a.due, a.id
        """),
        values,
    )
    return [
        Owed(row.id, row.title, row.organization, row.due, row.state, local_day(now, ZoneInfo(row.zone)) > row.due)
        for row in rows
    ]


async def executors(tx: AsyncSession, one: Addressee, now: datetime) -> frozenset[int]:
    """Who is expected to answer today: whom it was handed to (also their deputy) as long as they work there, else whoever holds
    the office."""
    if one.executor_id is not None:
        staff = await colleagues.of(tx, one.organization_id, tuple(Office), one.today(now))
        if one.executor_id in {each.person_id for each in staff}:
            return await holders.with_deputies(tx, one.organization_id, one.executor_id, one.today(now))
    return await holders.of_office(tx, one.organization_id, one.office, one.today(now))


async def answerable(tx: AsyncSession, one: Addressee, now: datetime) -> frozenset[int]:
    """Who may answer: those who are expected to, and the office, which goes on answering for what it handed on."""
    return await executors(tx, one, now) | await holders.of_office(tx, one.organization_id, one.office, one.today(now))


async def mine(tx: AsyncSession, addressee_id: int, person_id: int | None, now: datetime) -> Addressee | Refusal:
    """The locked row, if this person may answer it now."""
    one = await find(tx, addressee_id, lock=True)
    if one is None or person_id is None or person_id not in await answerable(tx, one, now):
        return Refusal.NOT_YOURS
    return one.refusal(now) or one


async def put(
    tx: AsyncSession, addressee_id: int, field_id: int, person_id: int | None, value: Value, seen: int, *, now: datetime
) -> Addressee | Refusal | AnswerUnfit:
    """Keep the answer to one field. `seen` is the version that was on the screen (0: none): what somebody else has answered
    meanwhile is not overwritten. Files are added to those that are there.
    """
    one = await mine(tx, addressee_id, person_id, now)
    if isinstance(one, Refusal):
        return one
    asked = next((each for each in one.request.fields if each.id == field_id), None)
    if asked is None or person_id is None:
        return Refusal.NOT_YOURS
    there = one.answers.get(field_id)
    if asked.kind is FieldKind.FILE:
        gathered = _gathered(there, value)
        if isinstance(gathered, AnswerUnfit):
            return gathered
        value = gathered
    elif there is not None and there.version != seen and there.value != value:
        return Refusal.MEANWHILE
    row = await tx.get(RequestAnswer, (addressee_id, field_id))
    if row is None:
        tx.add(RequestAnswer(addressee_id=addressee_id, field_id=field_id, at=now, by=person_id, **_kept(value)))
    elif there is None or there.value != value:
        for name, kept in _kept(value).items():
            setattr(row, name, kept)
        row.version, row.at, row.by = row.version + 1, now, person_id
    await tx.flush()
    return await again(tx, addressee_id)


def _gathered(there: Given | None, value: Value) -> Value | AnswerUnfit:
    pieces: tuple[Piece, ...] = there.value.files if there else ()
    for piece in value.files:
        more = added(pieces, piece)
        if isinstance(more, Unfit):
            return AnswerUnfit.TOO_MANY
        pieces = more
    return Value(files=pieces)


async def clear(
    tx: AsyncSession, addressee_id: int, field_id: int, person_id: int | None, *, now: datetime
) -> Addressee | Refusal:
    """Take back the files of a field, or the answer to one that may be left without. What was sent counts on only while nothing
    required is missing: else it is no answer any more until it is sent again."""
    one = await mine(tx, addressee_id, person_id, now)
    if isinstance(one, Refusal):
        return one
    asked = next((each for each in one.request.fields if each.id == field_id), None)
    if asked is None or (asked.required and asked.kind is not FieldKind.FILE):
        return Refusal.INCOMPLETE
    await tx.execute(
        text("DELETE FROM request_answers WHERE addressee_id = :id AND field_id = :field"),
        {"id": addressee_id, "field": field_id},
    )
    left = await again(tx, addressee_id)
    if left.answered and not left.complete:
        await _stands(tx, addressee_id, "open")
        await reminders.plan(tx, [ItemKey(Kind.REQUEST, addressee_id)], now=now)
        left = await again(tx, addressee_id)
    return left


async def send(tx: AsyncSession, addressee_id: int, person_id: int | None, *, now: datetime) -> Addressee | Refusal:
    """The answer counts from now on; reminders end. Sent twice it is sent once."""
    one = await mine(tx, addressee_id, person_id, now)
    if isinstance(one, Refusal):
        return one
    if not one.complete:
        return Refusal.INCOMPLETE
    if one.answered:
        return one
    await _stands(tx, addressee_id, "answered", person_id, now)
    await notices.call_off(tx, (SUBJECT, addressee_id), now=now)
    await reminders.plan(tx, [ItemKey(Kind.REQUEST, addressee_id)], now=now)
    return await again(tx, addressee_id)


async def _stands(tx: AsyncSession, addressee_id: int, state: str, by: int | None = None, at: datetime | None = None) -> None:
    await tx.execute(
        text("UPDATE request_addressees SET state = :state, answered_by = :by, answered_at = :at WHERE id = :id"),
        {"state": state, "by": by, "at": at, "id": addressee_id},
    )


async def again(tx: AsyncSession, addressee_id: int) -> Addressee:
    """The row that was locked a moment ago, as it is now."""
    found = await find(tx, addressee_id)
    assert found is not None  # it was locked a moment ago
    return found
