"""A coordinator's list of organisations: what is there already, and the list applied in one transaction."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Organization, OrganizationKind, Person
from db.office import handing_over, invitations, people, rights
from db.organization import organizations
from domain.office_address import read_address
from domain.offices import Act, Level, Office
from domain.organization_list import Column, Entry, Kind, Problem
from domain.organization_names import key
from domain.organization_plan import Change, Known, Plan, plan, short_name

#: Who answers for an organisation of the level: the office that a list names and an invitation gives.
ANSWERS = {Level.INSTITUTION: Office.HEAD, Level.MUNICIPALITY: Office.COORDINATOR}
#: What may stand in the list of an organisation of the level.
LISTED = {Level.MUNICIPALITY: frozenset({Level.INSTITUTION}), Level.REGION: frozenset({Level.MUNICIPALITY, Level.INSTITUTION})}

#: SQL: a district's own office of `o`, by the level of its kind `k`.
OFFICE = "CASE k.level WHEN 'institution' THEN 'head' WHEN 'municipality' THEN 'coordinator' END"


async def kinds(tx: AsyncSession) -> list[Kind]:
    """Every kind of organisation that the programme knows."""
    rows = (await tx.execute(select(OrganizationKind).order_by(OrganizationKind.level, OrganizationKind.code))).scalars()
    return [Kind(row.code, Level(row.level), row.title) for row in rows]


async def known(tx: AsyncSession, place: int) -> list[Known]:
    """The organisations right below `place`, each with whoever answers for it: who has come in, else who is known by name."""
    rows = await tx.execute(
        text(f"""
            SELECT o.id, o.name, o.short_name, o.kind, o.zone, o.email, h.name AS head, coalesce(h.joined, false) AS joined
              FROM organizations o JOIN organization_kinds k ON k.code = o.kind
              LEFT JOIN LATERAL (
                  SELECT p.name, c.id IS NOT NULL AS joined FROM appointments a JOIN persons p ON p.id = a.person_id
                    LEFT JOIN accounts c ON c.person_id = p.id AND c.replaced_at IS NULL
                   WHERE a.organization_id = o.id AND a.until IS NULL AND a.office = {OFFICE}
                   ORDER BY c.id IS NULL, a.id DESC LIMIT 1) h ON true
             WHERE o.parent_id = :place AND k.level <> 'region' ORDER BY o.kind DESC, o.id
        """),
        {"place": place},
    )
    return [Known(r.id, r.name, r.short_name, r.kind, r.zone, r.email, r.head, r.joined) for r in rows]


async def apply(
    tx: AsyncSession,
    by: int | None,
    place: int,
    entries: Sequence[Entry],
    problems: Sequence[Problem],
    *,
    heads: bool,
    now: datetime,
) -> Plan | None:
    """Let the organisations right below `place` be as the list says; nothing is removed. None for whoever may not.

    `heads`: whether names of heads are kept (the operator's mode). Two who apply lists at once do it one after the other, and
    the second one is compared with what the first has left.
    """
    await tx.execute(select(Organization.id).where(Organization.id == place).with_for_update(key_share=True))
    if not await rights.allowed(tx, by, Act.UPLOAD_ORGANISATIONS, place, now):
        return None
    entries = entries if heads else [replace(one, head=None) for one in entries]
    wanted = plan(entries, problems, await known(tx, place))
    levels = {one.code: one.level for one in await kinds(tx)}
    seat = await organizations.find(tx, place)
    for entry in wanted.new:
        assert entry.kind is not None  # the plan refuses a new organisation without a kind
        one = await organizations.add(
            tx, name=entry.name, short_name=short_name(entry), kind=entry.kind, zone=entry.zone or seat.zone, parent=seat
        )
        one.email = read_address(entry.email or "")
        if entry.head:
            await _head(tx, one.id, levels[entry.kind], entry.head, now)
    for change in wanted.changed:
        await _change(tx, change, levels, now)
    await tx.flush()
    return wanted


async def _change(tx: AsyncSession, change: Change, levels: dict[str, Level], now: datetime) -> None:
    one, entry = await organizations.find(tx, change.known.id), change.entry
    for column in change.what:
        match column:
            case Column.NAME:
                one.name = entry.name
            case Column.SHORT_NAME:
                one.short_name = entry.short_name or one.short_name
            case Column.KIND:
                one.kind = entry.kind or one.kind
            case Column.ZONE:
                one.zone = entry.zone or one.zone
            case Column.EMAIL:
                one.email = entry.email
            case Column.HEAD:
                await _head(tx, one.id, levels[one.kind], entry.head or "", now)
    await tx.flush()


async def _head(tx: AsyncSession, organization_id: int, level: Level, name: str, now: datetime) -> None:
    """Whoever answers for the organisation is called so. An office that somebody has come in for is never passed on here."""
    office = ANSWERS[level]
    today = await rights.today_in(tx, organization_id, now)
    holding = (await people.holders(tx, office, [organization_id], today)).get(organization_id, [])
    by_name_only = await invitations.placeholder(tx, office, organization_id)
    if holding and by_name_only is None:
        await tx.execute(
            text("UPDATE persons SET name = :name WHERE id = ANY(:ids) AND name IS NULL"), {"name": name, "ids": holding[:1]}
        )
        return
    if by_name_only is not None and await _is_the_same(tx, by_name_only, name):
        await tx.execute(text("UPDATE persons SET name = :name WHERE id = :id"), {"name": name, "id": by_name_only})
        return
    person = Person(name=name, created_at=now)
    tx.add(person)
    await tx.flush()
    await handing_over.appoint(tx, person.id, office, organization_id, now=now, since=today)


async def _is_the_same(tx: AsyncSession, person_id: int, name: str) -> bool:
    """A name corrected, not another person: the surname stays."""
    before = (await tx.execute(select(Person.name).where(Person.id == person_id))).scalar_one() or ""
    return not before or key(before).split()[:1] == key(name).split()[:1]
