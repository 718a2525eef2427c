"""«Напомнить всем красным»: whom it would reach, sending it once a day per person, and what became of it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zlib import crc32

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.assignment import assignments, control
from db.assignment.assignments import Listed
from db.assignment.control import Responsible, Scope
from db.models import Nudge, NudgeRecipient
from db.speaking import notices
from domain.allowed_hours import Voice, local_day, next_allowed
from domain.assignment import Mark
from domain.offices import RIGHTS, Act, Level, Office, relation

#: What a notice of this kind is about; its words are found right before sending.
SUBJECT = "nudge"


@dataclass(frozen=True)
class Late:
    """Somebody who answers for what is overdue, and these assignments."""

    person: Responsible
    organization_id: int
    items: tuple[Listed, ...]


@dataclass(frozen=True)
class Reach:
    """Whom a nudge would reach now. `again` were nudged today already; in `empty` organisations nobody holds the office."""

    fresh: tuple[Late, ...]
    again: tuple[Late, ...]
    unreachable: tuple[Late, ...]
    empty: tuple[str, ...]

    @property
    def print(self) -> int:
        """Changes whenever somebody else would be reached: carried by the button under the preview."""
        return crc32(",".join(str(one.person.person_id) for one in self.fresh).encode())


async def reach(
    tx: AsyncSession, scope: Scope, by: int | None, now: datetime, everything: Sequence[Listed] | None = None
) -> Reach:
    """Everybody below who answers for something overdue that this office may accept, but never whoever asks.

    `everything` is what stands in the scope, where the caller has just asked for it.
    """
    within = await control.given(tx, scope) if everything is None else everything
    listed = [one for one in within if one.mark(now) is Mark.OVERDUE and _may_remind(scope.office, scope.path, one)]
    people = await control.responsible(tx, listed, now)
    late: dict[int, list[Listed]] = defaultdict(list)
    known: dict[int, Responsible] = {}
    for one in listed:
        for person in people[one.id]:
            if person.person_id != by:
                late[person.person_id].append(one)
                known.setdefault(person.person_id, person)
    told = await told_today(tx, list(late), now)
    found = [Late(known[person], items[0].organization_id, tuple(items)) for person, items in late.items()]
    reached = [one for one in found if one.person.reachable]
    return Reach(
        fresh=tuple(sorted((one for one in reached if one.person.person_id not in told), key=lambda one: one.person.person_id)),
        again=tuple(one for one in reached if one.person.person_id in told),
        unreachable=tuple(one for one in found if not one.person.reachable),
        empty=tuple(dict.fromkeys(one.organization for one in listed if not people[one.id])),
    )


def _may_remind(office: Office, path: tuple[int, ...], one: Listed) -> bool:
    return relation(path, one.path) in RIGHTS[office].get(Act.ACCEPT_REPORTS, frozenset())


async def told_today(tx: AsyncSession, people: list[int], now: datetime) -> frozenset[int]:
    """Those of these persons who are reminded by hand, of whatever it is, on the day on which another one would be heard."""
    days = await heard_on(tx, people, now)
    rows = await tx.execute(
        text("""
            SELECT n.person_id FROM nudge_recipients n
              JOIN unnest(CAST(:people AS bigint[]), CAST(:days AS date[])) AS w (person, day)
                ON n.person_id = w.person AND n.day = w.day
             WHERE n.reachable
        """),
        {"people": list(days), "days": list(days.values())},
    )
    return frozenset(rows.scalars())


async def heard_on(tx: AsyncSession, people: Collection[int], now: datetime) -> dict[int, date]:
    """The local day on which each of these persons hears what is said now: what is said in the evening is heard the next
    working morning, and counts for that day."""
    if not people:
        return {}
    zones = await calendar.zones_of(tx, people)
    working_days = await calendar.working_days(tx, now.date())
    heard = {
        zone: local_day(next_allowed(now, voice=Voice.NOTICE, zone=zone, working_days=working_days), zone)
        for zone in set(zones.values())
    }
    return {person: heard[zone] for person, zone in zones.items()}


async def send(tx: AsyncSession, scope: Scope, by: int, shown: int, *, now: datetime) -> int | None:
    """Remind everybody of the preview whose `print` was `shown`; returns the nudge's id.

    None, and nothing is written, when the preview has changed since or there is nobody to remind. Two who press at the same
    instant come one after the other, and the second finds everybody reminded.
    """
    await tx.execute(text("SELECT pg_advisory_xact_lock(hashtext('nudge'))"))
    found = await reach(tx, scope, by, now)
    if not scope.owns or not found.fresh or found.print != shown:
        return None
    nudge = Nudge(organization_id=scope.place, by=by, at=now)
    tx.add(nudge)
    await tx.flush()
    days = await heard_on(tx, [one.person.person_id for one in (*found.fresh, *found.unreachable)], now)
    for one in found.fresh:
        person = one.person.person_id
        notice = await notices.tell(
            tx,
            person,
            "control-nudge",
            now=now,
            subject=(SUBJECT, nudge.id),
            buttons=[[notices.button("digest-list", "assignments", 0)]],
        )
        tx.add(_recipient(nudge.id, one, days[person], notice))
    tx.add_all(_recipient(nudge.id, one, days[one.person.person_id], None) for one in found.unreachable)
    await tx.flush()
    return nudge.id


def _recipient(nudge_id: int, one: Late, day: date, notice_id: int | None) -> NudgeRecipient:
    return NudgeRecipient(
        nudge_id=nudge_id,
        person_id=one.person.person_id,
        day=day,
        items=len(one.items),
        organization_id=one.organization_id,
        reachable=notice_id is not None,
        notice_id=notice_id,
    )


@dataclass(frozen=True)
class StillLate:
    """Who reminds, and what of theirs is overdue for somebody at the moment of sending, the longest first."""

    by: Office
    items: tuple[Listed, ...]


async def still_late(tx: AsyncSession, person_id: int, now: datetime) -> StillLate:
    """What the office that reminded this person last may remind of and is overdue still; no items when everything is done."""
    last = (
        await tx.execute(
            text("""
                SELECT o.path, k.level FROM nudge_recipients c JOIN nudges n ON n.id = c.nudge_id
                  JOIN organizations o ON o.id = n.organization_id JOIN organization_kinds k ON k.code = o.kind
                 WHERE c.person_id = :person AND c.reachable AND n.request_id IS NULL ORDER BY n.id DESC LIMIT 1
            """),
            {"person": person_id},
        )
    ).one()
    by = Office.REGIONAL if last.level == Level.REGION else Office.COORDINATOR
    zone = await calendar.zone_of(tx, person_id)
    mine = await assignments.of_person(tx, person_id, local_day(now, zone))
    late = (one for one in mine if one.mark(now) is Mark.OVERDUE and one.owner_id in last.path)
    return StillLate(by, tuple(one for one in late if _may_remind(by, tuple(last.path), one)))


class Fate(StrEnum):
    """What became of one message of a nudge."""

    SENT = "sent"
    WAITING = "waiting"  # for an allowed hour, or for Telegram
    NOT_NEEDED = "not-needed"  # everything was reported before it went out
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Report:
    """The delivery report of a nudge: moment, and the organisations of those whom it was meant for, by what became of it."""

    id: int
    at: datetime
    organizations: dict[Fate, tuple[str, ...]]


_FATES = {"sent": Fate.SENT, "waiting": Fate.WAITING, "dropped": Fate.NOT_NEEDED, "failed": Fate.UNREACHABLE}


async def latest(tx: AsyncSession, organization_id: int) -> Report | None:
    """What became of the last nudge of an organisation's office, as it stands now."""
    nudge = (
        await tx.execute(
            select(Nudge)
            .where(Nudge.organization_id == organization_id, Nudge.request_id.is_(None))
            .order_by(Nudge.id.desc())
            .limit(1)
        )
    ).scalar_one_or_none()
    if nudge is None:
        return None
    rows = await tx.execute(
        text("""
            SELECT o.short_name, coalesce(d.state, 'failed') AS state
              FROM nudge_recipients c JOIN organizations o ON o.id = c.organization_id
              LEFT JOIN notices n ON n.id = c.notice_id LEFT JOIN deliveries d ON d.id = n.delivery_id
             WHERE c.nudge_id = :nudge ORDER BY o.id, c.person_id
        """),
        {"nudge": nudge.id},
    )
    found: dict[Fate, list[str]] = defaultdict(list)
    for row in rows:
        found[_FATES[row.state]].append(row.short_name)
    return Report(nudge.id, nudge.at, {fate: tuple(found[fate]) for fate in Fate})
