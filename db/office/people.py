"""People, accounts and offices. Functions per noun; first argument `tx`; never commit."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select, text, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Account, Appointment, Person
from db.reminder.holders import STANDS_IN
from domain.offices import Held, Office
from domain.who import Part, Seat, Who
from domain.working_days import A_DAY

TELEGRAM = "telegram"


#: SQL: an office in force on the day `:today`, the person's own or held as a deputy, as the fields of a `Seat`.
_SEAT = f"""
    SELECT p.id, p.office, p.since, p.until, p.title, p.person_id <> :person AS deputy, p.deputy_until, holder.name AS holder,
           o.id AS organization_id, o.path, o.short_name, o.kind, o.zone
      FROM appointments p JOIN organizations o ON o.id = p.organization_id JOIN persons holder ON holder.id = p.person_id
     WHERE (p.person_id = :person OR (p.deputy_person_id = :person AND {STANDS_IN}))
       AND p.since <= :today AND (p.until IS NULL OR p.until >= :today)
     ORDER BY cardinality(o.path), p.id
"""
_SEATS = text(_SEAT)

#: SQL: what a person takes part in, as the fields of a `Part`.
_PART = """
    SELECT t.id, t.organization_id, o.short_name, t.form, t.role, t.state, t.category,
           (SELECT encode(c.text_hash, 'hex') FROM consents c
             WHERE c.person_id = t.person_id AND (c.organization_id IS NULL OR c.organization_id = t.organization_id)
               AND c.purpose = 'participation' AND c.ground = 'own' AND c.withdrawn_at IS NULL
             ORDER BY c.given_at DESC LIMIT 1) AS agreed
      FROM participants t JOIN organizations o ON o.id = t.organization_id
     WHERE t.person_id = :person AND t.state IN ('applied', 'admitted') ORDER BY t.id
"""

# Asked at every press, so it is one statement that is parsed once: offices and parts come as lists in JSON.
_WHO = f"""
    SELECT person.id, person.language, person.name, account.chosen_role, account.reachable,
           (SELECT coalesce(json_agg(seat), '[]') FROM ({_SEAT.replace(":person", "person.id")}) seat) AS seats,
           (SELECT coalesce(json_agg(part), '[]') FROM ({_PART.replace(":person", "person.id")}) part) AS parts,
           EXISTS (SELECT 1 FROM participants t WHERE t.person_id = person.id AND t.state <> 'left')
           OR EXISTS (SELECT 1 FROM drafts d WHERE d.person_id = person.id) AS has_forms,
           EXISTS (SELECT 1 FROM guardianships g WHERE g.guardian_id = person.id) AS has_children
      FROM accounts account JOIN persons person ON person.id = account.person_id
     WHERE account.messenger = :messenger AND account.external_id = :external AND account.replaced_at IS NULL
"""
_ASKED = text(_WHO)


def who_sql(external: str, today: str) -> str:
    """SQL: what `who_of` reads, as JSON, for other statements; `external` and `today` are SQL too. NULL for a stranger."""
    asked = _WHO.replace(":messenger", f"'{TELEGRAM}'").replace(":external", external).replace(":today", today)
    return f"(SELECT row_to_json(found) FROM ({asked}) found)"


async def who(tx: AsyncSession, external_id: int, *, today: date, language: str) -> Who:
    """Everything that a handler has to know about whoever acts; a stranger gets `language` (of the messenger's interface)."""
    given = {"messenger": TELEGRAM, "external": external_id, "today": today}
    found = (await tx.execute(_ASKED, given)).mappings().one_or_none()
    return who_of(None if found is None else dict(found), external_id, language)


def who_of(found: Mapping[str, Any] | None, external_id: int, language: str) -> Who:
    """The same from a row that another statement has read (`who_sql`)."""
    if found is None:
        return Who(external_id=external_id, person_id=None, language=language)
    return Who(
        external_id=external_id,
        person_id=found["id"],
        language=found["language"],
        name=found["name"],
        chosen_role=found["chosen_role"],
        reachable=found["reachable"],
        seats=tuple(_seat(_with_days(row)) for row in found["seats"]),
        parts=tuple(
            Part(row["id"], row["organization_id"], row["short_name"], row["form"], row["role"], row["state"], row["category"],
                 row["agreed"])
            for row in found["parts"]
        ),
        has_forms=found["has_forms"],
        has_children=found["has_children"],
    )  # fmt: skip


async def seats(tx: AsyncSession, person_id: int, today: date) -> tuple[Seat, ...]:
    """The offices that a person holds today, also as somebody's deputy."""
    rows = await tx.execute(_SEATS, {"person": person_id, "today": today})
    return tuple(_seat(dict(row)) for row in rows.mappings())


def _with_days(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, **{key: row[key] and date.fromisoformat(row[key]) for key in ("since", "until", "deputy_until")}}


def _seat(row: dict[str, Any]) -> Seat:
    deputy = row["deputy"]
    return Seat(
        held=Held(Office(row["office"]), tuple(row["path"]), row["since"], row["until"], deputy=deputy),
        organization_id=row["organization_id"],
        organization=row["short_name"],
        kind=row["kind"],
        zone=row["zone"],
        title=row["title"],
        holder=row["holder"] if deputy else None,
        until=row["deputy_until"] if deputy else None,
    )


_REACHED = text("""
    UPDATE accounts SET reachable = true, unreachable_since = NULL
     WHERE person_id = :person AND replaced_at IS NULL AND NOT reachable
""")


async def settle(tx: AsyncSession, one: Who, *, now: datetime) -> int:
    """The id of the person behind the account, made on first contact; a returning one is reachable again."""
    if one.person_id is not None:
        await tx.execute(_REACHED, {"person": one.person_id})
        return one.person_id
    person = Person(language=one.language, created_at=now)
    tx.add(person)
    await tx.flush()
    tx.add(Account(person_id=person.id, external_id=one.external_id, started_at=now))
    await tx.flush()
    return person.id


async def choose_role(tx: AsyncSession, person_id: int, role: str) -> None:
    """Remember what a person without any part or office said on the first screen."""
    await tx.execute(
        update(Account).where(Account.person_id == person_id, Account.replaced_at.is_(None)).values(chosen_role=role)
    )


async def speak(tx: AsyncSession, person_id: int, language: str) -> None:
    """The person wants to be spoken to in this language."""
    await tx.execute(_SPEAK, {"person": person_id, "language": language})


_SPEAK = text("UPDATE persons SET language = :language WHERE id = :person")


async def theme(tx: AsyncSession, person_id: int | None) -> str:
    """How pictures are drawn for this person: `light` or `dark`."""
    found = (await tx.execute(select(Person.theme).where(Person.id == person_id))).scalar_one_or_none()
    return found or "light"


async def draw(tx: AsyncSession, person_id: int, theme: str) -> None:
    """The person wants pictures drawn so from now on."""
    await tx.execute(update(Person).where(Person.id == person_id).values(theme=theme))


async def set_reachable(tx: AsyncSession, external_id: int, reachable: bool, *, now: datetime) -> None:
    """The messenger said whether it still delivers to this account."""
    await tx.execute(
        update(Account)
        .where(
            Account.messenger == TELEGRAM,
            Account.external_id == external_id,
            Account.replaced_at.is_(None),
            Account.reachable.is_(not reachable),
        )
        .values(reachable=reachable, unreachable_since=None if reachable else now)
    )


async def address(tx: AsyncSession, person_id: int) -> tuple[int, str, bool] | None:
    """Telegram id, language and whether reachable, of a person with an account; None without one."""
    row = (
        await tx.execute(
            select(Account.external_id, Person.language, Account.reachable)
            .join(Person, Person.id == Account.person_id)
            .where(Account.person_id == person_id, Account.messenger == TELEGRAM, Account.replaced_at.is_(None))
        )
    ).one_or_none()
    return None if row is None else (row.external_id, row.language, row.reachable)


async def holders(tx: AsyncSession, office: Office, organization_ids: Sequence[int], today: date) -> dict[int, list[int]]:
    """Who holds `office` today in each of the organisations: organisation id → person ids, the longest serving first."""
    rows = await tx.execute(
        select(Appointment.organization_id, Appointment.person_id)
        .where(
            Appointment.office == office,
            Appointment.organization_id.in_(organization_ids),
            Appointment.since <= today,
            or_(Appointment.until.is_(None), Appointment.until >= today),
        )
        .order_by(Appointment.since, Appointment.id)
    )
    found: dict[int, list[int]] = {}
    for organization_id, person_id in rows:
        found.setdefault(organization_id, []).append(person_id)
    return found


async def appoint(
    tx: AsyncSession, person_id: int, office: Office, organization_id: int, *, since: date, title: str | None = None
) -> int:
    """Give an office from `since` on; the head that was before steps down the day before (who began that very day, on it).

    What the office has to do goes along: see `db/office/handing_over.py`. Returns the appointment's id.
    """
    living = (
        await tx.execute(
            select(Appointment).where(
                Appointment.office == office,
                Appointment.organization_id == organization_id,
                Appointment.until.is_(None),
                true() if office is Office.HEAD else Appointment.person_id == person_id,
            )
        )
    ).scalars()
    for before in living:
        if before.person_id == person_id:
            return before.id
        before.until = max(since - A_DAY, before.since)
    await tx.flush()
    given = Appointment(person_id=person_id, organization_id=organization_id, office=office, since=since, title=title)
    tx.add(given)
    await tx.flush()
    return given.id


async def unreached(tx: AsyncSession, person_id: int, now: datetime) -> None:
    """A message could not be delivered to this person: on «не на связи» from now on."""
    await tx.execute(
        update(Account)
        .where(Account.person_id == person_id, Account.replaced_at.is_(None), Account.reachable)
        .values(reachable=False, unreachable_since=now)
    )
