"""What is done about a request besides answering: a colleague gets it, or somebody asks that it be taken after its date."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.office import colleagues, people, rights
from db.office.colleagues import Colleague
from db.reminder import holders, reminders
from db.request import requests
from db.request.request_answers import Addressee, again, answerable, find, mine
from db.request.requests import SUBJECT
from db.speaking import notices
from domain.allowed_hours import Voice, local_day
from domain.delegating import TO
from domain.offices import Act, Office
from domain.request_answers import Refusal
from domain.watched import ItemKey, Kind


async def candidates(tx: AsyncSession, one: Addressee, by: int | None, now: datetime) -> list[Colleague]:
    """To whom this person may hand the request: curator and staff; nobody, where that is not theirs to do."""
    may = await rights.allowed(tx, by, Act.DELEGATE_ASSIGNMENTS, one.organization_id, now)
    if not may or one.answered or by not in await answerable(tx, one, now):
        return []
    return [
        each
        for each in await colleagues.of(tx, one.organization_id, TO, one.today(now), but=by)
        if each.person_id != one.executor_id
    ]


async def hand_on(tx: AsyncSession, addressee_id: int, by: int | None, to: int | None, *, now: datetime) -> Addressee | Refusal:
    """Hand it to somebody of the organisation, or (`to` None) take it back; whom it concerns is told, reminders follow."""
    one = await mine(tx, addressee_id, by, now)
    if isinstance(one, Refusal):
        return one
    if one.answered:
        return Refusal.ANSWERED
    if not await rights.allowed(tx, by, Act.DELEGATE_ASSIGNMENTS, one.organization_id, now):
        return Refusal.NOT_YOURS
    if to == one.executor_id:
        return one
    if to is not None and to not in {each.person_id for each in await candidates(tx, one, by, now)}:
        return Refusal.NOT_STAFF
    await tx.execute(
        text("""
            UPDATE request_addressees SET executor_id = CAST(:to AS bigint),
                   delegated_by = CASE WHEN CAST(:to AS bigint) IS NULL THEN NULL ELSE CAST(:by AS bigint) END WHERE id = :id
        """),
        {"to": to, "by": by, "id": addressee_id},
    )
    await notices.call_off(tx, (SUBJECT, addressee_id), now=now)
    given = await holders.with_deputies(tx, one.organization_id, to, one.today(now)) if to is not None else frozenset()
    for hearer in sorted(given - {by}):
        if await people.address(tx, hearer) is not None:
            await requests.tell(tx, hearer, "request-handed", addressee_id, one.request, now, due=one.due)
    await reminders.plan(tx, [ItemKey(Kind.REQUEST, addressee_id)], now=now)
    return await again(tx, addressee_id)


async def ask_to_reopen(tx: AsyncSession, addressee_id: int, person_id: int | None, *, now: datetime) -> bool:
    """After the date: whoever asked is told that the organisation would answer still; once a day. Whether it was told."""
    one = await find(tx, addressee_id, lock=True)
    if one is None or person_id is None or person_id not in await answerable(tx, one, now):
        return False
    if one.refusal(now) is not Refusal.CLOSED:
        return False
    office = Office.COORDINATOR if one.office is Office.HEAD else Office.REGIONAL
    subject = ("request-plea", addressee_id)
    today = local_day(now, ZoneInfo(one.request.zone))
    told = False
    for person in sorted(await holders.of_office(tx, one.request.organization_id, office, today)):
        before = await tx.execute(
            text("""
                SELECT max(created_at) FROM notices WHERE person_id = :person AND subject_kind = :kind AND subject_id = :id
            """),
            {"person": person, "kind": subject[0], "id": subject[1]},
        )
        last = before.scalar_one()
        told = True
        if last is not None and local_day(last, ZoneInfo(one.request.zone)) == today:
            continue
        await notices.tell(
            tx,
            person,
            "request-plea",
            now=now,
            voice=Voice.NOTICE,
            subject=subject,
            buttons=[[notices.button("request-open-place", "request-place", addressee_id)]],
            title=one.request.title,
            organization=one.organization,
            due=one.due,
        )
    return told
