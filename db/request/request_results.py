"""What a request comes to: who has answered, who is silent, the sums; reminding the silent, opening again, withdrawing."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zlib import crc32

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Nudge, NudgeRecipient
from db.office import people
from db.reminder import reminders
from db.reminder.holders import reachable
from db.request import request_answers, requests
from db.request.request_answers import Addressee
from db.request.requests import SUBJECT, Asked
from db.speaking import notices, nudges
from domain.request_results import Column, column
from domain.requests import Unready
from domain.watched import ItemKey, Kind


@dataclass(frozen=True)
class Results:
    """A request with everything that was answered; what was not sent by the organisation does not count."""

    request: Asked
    addressees: tuple[Addressee, ...]

    @property
    def answered(self) -> tuple[Addressee, ...]:
        """Those whose answer counts."""
        return tuple(one for one in self.addressees if one.answered)

    @property
    def silent(self) -> tuple[Addressee, ...]:
        """Those who have not answered."""
        return tuple(one for one in self.addressees if not one.answered)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Field by field what the answers come to, by addressee; small numbers of people are hidden."""
        return tuple(
            column(one, {each.id: each.answers[one.id].value for each in self.answered if one.id in each.answers})
            for one in self.request.fields
        )


async def of(tx: AsyncSession, request_id: int, person_id: int | None, now: datetime) -> Results | None:
    """The results, for those who may read them."""
    asked = await requests.find(tx, request_id)
    if asked is None or asked.state == "draft" or not await requests.may_read(tx, asked, person_id, now):
        return None
    return Results(asked, tuple(await request_answers.of_request(tx, asked)))


@dataclass(frozen=True)
class Reach:
    """Whom «Напомнить молчащим» would reach: person → the addressees they are silent about. `again` were reminded by hand today
    already; in the `unreachable` organisations nobody can be written to."""

    fresh: dict[int, tuple[Addressee, ...]]
    again: frozenset[int]
    unreachable: tuple[str, ...]

    @property
    def print(self) -> int:
        """Changes whenever somebody else would be reached: carried by the button under the preview."""
        return crc32(",".join(map(str, sorted(self.fresh))).encode())


async def reach(tx: AsyncSession, results: Results, now: datetime) -> Reach:
    """The preview of the reminder."""
    silent: dict[int, list[Addressee]] = defaultdict(list)
    expected: dict[int, frozenset[int]] = {}
    for one in results.silent:
        expected[one.id] = await request_answers.executors(tx, one, now) if one.refusal(now) is None else frozenset()
        for person in expected[one.id]:
            silent[person].append(one)
    there = await reachable(tx, list(silent))
    told = await nudges.told_today(tx, list(silent), now)
    return Reach(
        fresh={person: tuple(items) for person, items in silent.items() if person in there and person not in told},
        again=frozenset(person for person in silent if person in there and person in told),
        unreachable=tuple(
            one.organization for one in results.silent if one.refusal(now) is None and not expected[one.id] & there
        ),
    )


async def remind(tx: AsyncSession, request_id: int, by: int | None, shown: int, *, now: datetime) -> int | None:
    """Remind everybody of the preview whose `print` was `shown`; returns how many. None when the preview has changed since.

    At most one reminder by hand a day and person, whatever it is about.
    """
    await tx.execute(text("SELECT pg_advisory_xact_lock(hashtext('nudge'))"))
    results = await of(tx, request_id, by, now)
    if results is None or by is None or not await requests.may_ask(tx, results.request.organization_id, by, now):
        return None
    found = await reach(tx, results, now)
    if not found.fresh or found.print != shown:
        return None
    nudge = Nudge(organization_id=results.request.organization_id, by=by, at=now, request_id=request_id)
    tx.add(nudge)
    await tx.flush()
    days = await nudges.heard_on(tx, list(found.fresh), now)
    for person, items in sorted(found.fresh.items()):
        first = items[0]
        notice = await requests.tell(tx, person, "request-nudge", first.id, results.request, now, due=first.due)
        tx.add(
            NudgeRecipient(
                nudge_id=nudge.id,
                person_id=person,
                day=days[person],
                items=len(items),
                organization_id=first.organization_id,
                reachable=True,
                notice_id=notice,
            )
        )
    await tx.flush()
    return len(found.fresh)


async def last_reminded(tx: AsyncSession, request_id: int) -> tuple[datetime, int] | None:
    """When the silent were reminded by hand last, and how many."""
    row = (
        await tx.execute(
            text("""
                SELECT n.at, count(c.person_id) AS people FROM nudges n JOIN nudge_recipients c ON c.nudge_id = n.id
                 WHERE n.request_id = :id GROUP BY n.id ORDER BY n.id DESC LIMIT 1
            """),
            {"id": request_id},
        )
    ).one_or_none()
    return None if row is None else (row.at, row.people)


async def reopen(
    tx: AsyncSession, request_id: int, only: int | None, by: int | None, due: date, *, now: datetime
) -> Sequence[int] | Unready:
    """Answers are taken until `due` again: of one addressee, or of all. Who has not answered, or was closed out, is told.

    Returns the ids of the addressees. A date in the past, a request that is not running: nothing changes.
    """
    asked = await requests.find(tx, request_id, lock=True)
    if asked is None or asked.state != "sent" or not await requests.may_ask(tx, asked.organization_id, by, now):
        return Unready.NOT_YOURS
    if due < asked.today(now):
        return Unready.PAST
    if only is None:
        (await requests.row_of(tx, request_id)).due = due
    opened = [one for one in await request_answers.of_request(tx, asked) if only in (None, one.id)]
    for one in opened:
        await tx.execute(
            text("UPDATE request_addressees SET due = :due, given = :given WHERE id = :id"),
            {"due": due, "given": one.today(now), "id": one.id},
        )
        if due != one.due and (not one.answered or only is not None):
            await notices.call_off(tx, (SUBJECT, one.id), now=now)
            await _tell_all(tx, one, "request-reopened", by, now, due=due)
    await _replan(tx, opened, now)
    return [one.id for one in opened]


async def withdraw(tx: AsyncSession, request_id: int, by: int | None, *, now: datetime) -> Unready | None:
    """Nobody asks any more: reminders end, what was answered stays; those who have not answered are told."""
    asked = await requests.find(tx, request_id, lock=True)
    if asked is None or asked.state != "sent" or not await requests.may_ask(tx, asked.organization_id, by, now):
        return Unready.NOT_YOURS
    row = await requests.row_of(tx, request_id)
    row.state, row.version = "withdrawn", row.version + 1
    await tx.flush()
    found = await request_answers.of_request(tx, asked)
    for one in found:
        await notices.call_off(tx, (SUBJECT, one.id), now=now)
        if not one.answered:
            await _tell_all(tx, one, "request-withdrawn", by, now)
    await _replan(tx, found, now)
    return None


async def _tell_all(tx: AsyncSession, one: Addressee, key: str, by: int | None, now: datetime, due: date | None = None) -> None:
    for person in sorted(await request_answers.executors(tx, one, now) - {by}):
        if await people.address(tx, person) is None:
            continue
        if due is not None:
            await requests.tell(tx, person, key, one.id, one.request, now, due=due)
        else:
            await notices.tell(
                tx,
                person,
                key,
                now=now,
                subject=(SUBJECT, one.id),
                title=one.request.title,
                organization=one.request.organization,
            )


async def _replan(tx: AsyncSession, found: Collection[Addressee], now: datetime) -> None:
    await reminders.plan(tx, [ItemKey(Kind.REQUEST, one.id) for one in found], now=now)
