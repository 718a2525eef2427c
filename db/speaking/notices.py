"""Something said to somebody who did not press, written in the transaction of its cause."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import calendar
from db.models import Delivery, Notice
from db.speaking import carriers
from domain.allowed_hours import Voice, local_day, next_allowed


def button(key: str, act: str, subject_id: int, version: int = 0) -> dict[str, Any]:
    """A button under a notice: the key of its label, what it does, to what, and the version that it was drawn for."""
    return {"key": key, "act": act, "id": subject_id, "version": version}


async def tell(
    tx: AsyncSession,
    person_id: int,
    key: str,
    *,
    now: datetime,
    voice: Voice = Voice.NOTICE,
    buttons: Sequence[Sequence[dict[str, Any]]] = (),
    at: datetime | None = None,
    subject: tuple[str, int] | None = None,
    saturdays: bool = False,
    **arguments: Any,
) -> int:
    """Tell a person what `key` of the locales says, filled with `arguments`, as soon as this voice may speak after `at`.

    `at` (an aware moment of programme time) defaults to `now`. `subject` names what it is about, so that it can be called off.
    `saturdays`: it is about a meeting that needs a Saturday.

    What has to wait goes out together with whatever else waits for the same moment. Dates are kept as ISO days and
    written in the reader's language at the moment of sending; personal values are kept out of rows: pass ids and codes.
    Returns the notice's id.
    """
    notice = Notice(
        person_id=person_id,
        key=key,
        arguments={name: _kept(value) for name, value in arguments.items()},
        buttons=[list(row) for row in buttons],
        voice=voice.value,
        created_at=now,
        subject_kind=subject[0] if subject else None,
        subject_id=subject[1] if subject else None,
        saturdays=saturdays,
    )
    tx.add(notice)
    await tx.flush()
    zone = await calendar.zone_of(tx, person_id)
    working_days = await calendar.working_days(tx, local_day(now, zone))
    due = next_allowed(at or now, voice=voice, zone=zone, working_days=working_days, saturdays=saturdays)
    # Safety never waits in line with others: a message of its own, in front of bulk.
    alone = due <= now or voice is Voice.SAFETY
    notice.delivery_id = await carriers.carrier(tx, person_id, local_day(due, zone), due, notice.id, alone=alone, urgent=alone)
    await tx.flush()
    return notice.id


async def tell_all(
    tx: AsyncSession,
    people: Mapping[int, Voice],
    key: str,
    *,
    now: datetime,
    buttons: Sequence[Sequence[dict[str, Any]]] = (),
    at: datetime | None = None,
    subject: tuple[str, int] | None = None,
    **arguments: Any,
) -> dict[int, int]:
    """`tell` the same to many, each in the hours of their voice: person → voice; a message of its own for everybody.

    A handful of statements however many they are, and no overtaking of answers to single people. Returns person → notice id.
    """
    zones = await calendar.zones_of(tx, people) if people else {}
    written = {
        person: Notice(
            person_id=person,
            key=key,
            arguments={name: _kept(value) for name, value in arguments.items()},
            buttons=[list(row) for row in buttons],
            voice=people[person].value,
            created_at=now,
            subject_kind=subject[0] if subject else None,
            subject_id=subject[1] if subject else None,
        )
        for person in sorted(people)
    }
    tx.add_all(written.values())
    await tx.flush()
    working_days = await calendar.working_days(tx, now.date())
    due = {
        person: next_allowed(at or now, voice=people[person], zone=zones[person], working_days=working_days) for person in written
    }
    await carriers.own_carriers(
        tx, [(notice.id, person, local_day(due[person], zones[person]), due[person]) for person, notice in written.items()]
    )
    return {person: notice.id for person, notice in written.items()}


@dataclass(frozen=True)
class Known:
    """A participant inside a sentence, by id: the name or code is looked up when the words go out, as the mode allows."""

    participant_id: int
    to: str = "curator"


def called(participant_id: int) -> Known:
    """As a curator of the organisation knows a participant: «Аня К., 7Б»."""
    return Known(participant_id)


def called_to(part: str, participant_id: int) -> Known:
    """As the other side of the pair, which is `part`, knows a participant: to a mentor with the class, to a mentee without."""
    return Known(participant_id, part)


def _kept(value: Any) -> Any:
    if isinstance(value, Known):
        return {"participant": value.participant_id, "to": value.to}
    return {"date": value.isoformat()} if isinstance(value, date) and not isinstance(value, datetime) else value


async def was_told(tx: AsyncSession, person_id: int, subject: tuple[str, int]) -> bool:
    """Whether this person was sent something about the subject."""
    found = await tx.execute(
        select(Notice.id)
        .join(Delivery, Delivery.id == Notice.delivery_id)
        .where(
            Notice.person_id == person_id,
            Notice.subject_kind == subject[0],
            Notice.subject_id == subject[1],
            Delivery.sent_at.is_not(None),
        )
        .limit(1)
    )
    return found.scalar_one_or_none() is not None


async def said(tx: AsyncSession, kind: str, ids: Collection[int]) -> set[int]:
    """Of which of these subjects anything has been sent to anybody."""
    found = await tx.execute(
        select(Notice.subject_id)
        .join(Delivery, Delivery.id == Notice.delivery_id)
        .where(Notice.subject_kind == kind, Notice.subject_id.in_(ids), Delivery.sent_at.is_not(None))
        .distinct()
    )
    return {one for one in found.scalars() if one is not None}


async def call_off(tx: AsyncSession, subject: tuple[str, int], *, now: datetime) -> None:
    """What was to be said about the subject and has not been said yet, is not said any more."""
    await tx.execute(
        update(Notice)
        .where(
            Notice.subject_kind == subject[0],
            Notice.subject_id == subject[1],
            Notice.void_at.is_(None),
            Notice.delivery_id.in_(select(Delivery.id).where(Delivery.state == "waiting")),
        )
        .values(void_at=now)
    )


def unpacked(arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a notice with their days as dates again."""
    return {
        name: date.fromisoformat(value["date"]) if isinstance(value, dict) and "date" in value else value
        for name, value in arguments.items()
    }
