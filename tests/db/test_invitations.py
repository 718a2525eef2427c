"""A hundred people open one link in the same instant: one wins, always; and a link never gives more than its maker has."""

import asyncio
import secrets

import pytest
from sqlalchemy import text

from db import Database
from db.models import Invitation
from db.office import connecting, invitations
from db.office.connecting import Stand
from db.office.invitations import Made
from domain.invitations import Refusal, payload
from domain.offices import Office
from tests.long import count, in_parts
from tests.rows import NOW, Place, joined

OPENERS = 100
#: The command line (nobody has to confirm) and a head, who confirms.
MAKERS = ("server", "head")


def _secret() -> str:
    return payload(secrets.token_bytes(32))


async def _founded(database: Database) -> tuple[Place, list[int]]:
    """A school, and a hundred people who are about to open a link."""
    async with database.begin() as tx:
        place = await Place.founded(tx, calendar_too=False)
        made = await tx.execute(
            text(
                "INSERT INTO persons (created_at) SELECT CAST(:now AS timestamptz) FROM generate_series(1, :count) RETURNING id"
            ),
            {"now": NOW, "count": OPENERS},
        )
        return place, list(made.scalars())


async def _opens(database: Database, secret: str, person: int) -> Invitation | Refusal:
    async with database.begin() as tx:
        found = await invitations.open_link(tx, secret, person, NOW)
        return found if isinstance(found, Refusal) else found[0]


@in_parts(40)
async def test_of_a_hundred_openers_in_one_instant_one_wins(database: Database, part: int) -> None:
    place, people = await _founded(database)
    school, head = place.schools[0], place.heads[0]
    for race in range(count(2, 25)):
        by = head if MAKERS[(race + part) % 2] == "head" else None
        secret = _secret()
        async with database.begin() as tx:
            number = await invitations.issue(tx, secret, Office.CURATOR, school, now=NOW, inviter_id=by)
        told = await asyncio.gather(*(_opens(database, secret, person) for person in people))
        winners = [person for person, answer in zip(people, told, strict=True) if not isinstance(answer, Refusal)]
        assert len(winners) == 1
        assert [answer for answer in told if isinstance(answer, Refusal)] == [Refusal.USED] * (OPENERS - 1)
        async with database.begin() as tx:
            if by is not None:
                assert isinstance(await invitations.confirm(tx, number, by, NOW), Invitation)
            held = (
                await tx.execute(text("SELECT person_id FROM appointments WHERE office = 'curator' AND until IS NULL"))
            ).scalars()
            assert set(held) == set(winners)
            await tx.execute(text("DELETE FROM appointments WHERE office = 'curator'"))
            kept = (await tx.execute(text("SELECT secret_hash FROM invitations WHERE id = :id"), {"id": number})).scalar_one()
            assert secret.encode() not in bytes(kept)


async def _ends(database: Database, place: Place) -> None:
    async with database.begin() as tx:
        await tx.execute(
            text("UPDATE appointments SET until = :day WHERE person_id = :id"),
            {"day": NOW.date().replace(day=1), "id": place.heads[0]},
        )


@pytest.mark.parametrize("opened_before", [True, False])
async def test_a_link_gives_nothing_once_its_maker_has_lost_the_office(database: Database, opened_before: bool) -> None:
    place, people = await _founded(database)
    secret = _secret()
    async with database.begin() as tx:
        number = await invitations.issue(tx, secret, Office.CURATOR, place.schools[0], now=NOW, inviter_id=place.heads[0])
    if opened_before:
        assert isinstance(await _opens(database, secret, people[0]), Invitation)
    await _ends(database, place)
    assert await _opens(database, secret, people[0]) is Refusal.POWERLESS
    async with database.begin() as tx:
        wanted = Refusal.POWERLESS if opened_before else Refusal.NOT_OPENED
        assert await invitations.confirm(tx, number, place.heads[0], NOW) is wanted
        assert not (await tx.execute(text("SELECT 1 FROM appointments WHERE office = 'curator'"))).all()


async def test_renewing_the_rest_kills_old_links_and_leaves_those_who_have_come_alone(database: Database) -> None:
    place, people = await _founded(database)
    async with database.begin() as tx:
        for number in range(2, 6):
            school = (
                await tx.execute(
                    text("""
                        INSERT INTO organizations (parent_id, kind, name, short_name, path, zone)
                        SELECT id, 'school', :name, :name, path, zone FROM organizations WHERE id = :town RETURNING id
                    """),
                    {"name": f"Школа № {number}", "town": place.town},
                )
            ).scalar_one()
            await tx.execute(text("UPDATE organizations SET path = path || id WHERE id = :id"), {"id": school})
            place.schools.append(school)
        await joined(tx, Office.HEAD, place.schools[4], account=False)
        server = _secret()
        await invitations.issue(tx, server, Office.HEAD, place.schools[3], now=NOW)
        first = await connecting.renew(tx, place.coordinator, place.town, _secret, now=NOW)
        # Somebody of another municipality, and the controller, make nothing.
        assert await connecting.renew(tx, place.controller, place.town, _secret, now=NOW) == []
    assert [one.guest.organization_id for one in first] == place.schools[1:]
    assert isinstance(await _opens(database, first[0].secret, people[0]), Invitation)
    async with database.begin() as tx:
        second = await connecting.renew(tx, place.coordinator, place.town, _secret, now=NOW)
        stands = {one.organization_id: one.stand for one in await connecting.guests(tx, place.town, NOW)}
        made = await invitations.made_by(tx, place.coordinator, NOW)
    assert [one.guest.organization_id for one in second] == place.schools[2:]
    assert list(stands.values()) == [Stand.CONNECTED, Stand.WAITING, *[Stand.INVITED] * 3]
    assert [(type(one), one.opened_at is not None) for one in made] == [(Made, n == 0) for n in range(4)]
    assert await _opens(database, first[1].secret, people[1]) is Refusal.REVOKED
    assert isinstance(await _opens(database, second[0].secret, people[1]), Invitation)
    # A link from the server's command line is not a person's to kill.
    assert isinstance(await _opens(database, server, people[2]), Invitation)
