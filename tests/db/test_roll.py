"""The list of a school with 1 500 pupils: two statements a page, found by index, the same people as the rules say."""

from datetime import UTC, datetime

from sqlalchemy import text

from db import Database
from db.models import Participant
from db.participant import participant_tables, participants, roll
from domain.forms import Part
from domain.roll import Lack, Sieve, Standing
from tests.db.consent_lives import TEXT, found
from tests.plans import noted, read_from_end_to_end

NOW = datetime(2026, 9, 7, 9, tzinfo=UTC)
PUPILS = 1500


async def _filled(database: Database) -> int:
    """A school of 1 500 among nineteen others of the same size; one pupil in ten has everything."""
    async with database.begin() as tx:
        here = await found(tx, NOW)
        first = await here.joins(await here.comes(5001), "mentee", name="Алёна Ж")
        await here.ready(first)
        await tx.execute(
            text("""
                INSERT INTO organizations (parent_id, kind, name, short_name, path, zone)
                SELECT o.parent_id, o.kind, 'Школа ' || n, 'Школа ' || n, o.path, o.zone
                  FROM organizations o, generate_series(2, 12) n WHERE o.id = :place"""),
            {"place": here.place},
        )
        await tx.execute(text("SELECT setval('persons_id_seq', 100000)"))
        await tx.execute(
            text("""
                INSERT INTO persons (id, name, minor, created_at)
                SELECT 200000 + n, 'Ученик ' || chr(1040 + n % 28) || '.', true, :now FROM generate_series(1, :count) n"""),
            {"now": NOW, "count": PUPILS * 12},
        )
        await tx.execute(
            text("""
                INSERT INTO participants (programme_id, organization_id, person_id, form, role, category, state, decided_at, code,
                                          grade, letter, interests, requests, directions, applied_at)
                SELECT p.programme_id, o.id, 200000 + row_number() OVER (ORDER BY o.id, n), p.form, 'mentee', 'pupil', 'admitted',
                       :now,
                       (1 + n % 11) || 'Б-' || (100 + n / 11), 1 + n % 11, 'Б', '[]', '[]', '[]', :now
                  FROM participants p, organizations o, generate_series(1, :count) n
                 WHERE p.id = :first AND (o.id = :place OR o.short_name LIKE 'Школа %')"""),
            {"now": NOW, "count": PUPILS - 1, "first": first, "place": here.place},
        )
    async with database.begin() as tx:
        await tx.execute(text("ANALYZE"))
    return here.place


async def test_a_page_of_1500_costs_two_statements_and_reads_no_large_table_from_end_to_end(database: Database) -> None:
    place = await _filled(database)
    async with database.read() as tx:
        with noted(await tx.connection()) as statements:
            page = await roll.page(tx, place, Sieve(), TEXT, names=True, skip=16, size=8)
        assert (page.total, len(page.entries), len(statements)) == (PUPILS, 8, 2)
        assert "participants" not in await read_from_end_to_end(tx, statements)
        last = await roll.page(tx, place, Sieve(), TEXT, names=True, skip=1 << 30, size=8)
        assert len(last.entries) == (PUPILS - 1) % 8 + 1
        # A fragment of a name, of a code, of a class; other letters, and what is no pattern.
        for words, total in (("алена", 1), ("ж", 55), ("7б-15", 10), ("11б", 136), ("ж 11б", 5), ("%", 0), ("_", 0)):
            assert (await roll.page(tx, place, Sieve(words=words), TEXT, names=True, skip=0, size=8)).total == total, words
        assert (await roll.page(tx, place, Sieve(words="алена"), TEXT, names=False, skip=0, size=8)).total == 0
        for sieve, total in (
            (Sieve(lacks=frozenset({Lack.CONSENT})), PUPILS - 1),
            (Sieve(lacks=frozenset({Lack.PHONE})), PUPILS - 1),
            (Sieve(lacks=frozenset(Lack)), PUPILS - 1),
            (Sieve(grade=7, state=Standing.ADMITTED, role=Part.MENTEE), 137),
            (Sieve(role=Part.MENTOR), 0),
        ):
            assert (await roll.page(tx, place, sieve, TEXT, names=True, skip=0, size=8)).total == total, sieve
        # What the list says of somebody is what the rules say.
        (first,) = (await roll.page(tx, place, Sieve(words="алена"), TEXT, names=True, skip=0, size=8)).entries
        (card,) = await participants.cards(tx, Participant.id == first.id, TEXT, NOW)
        assert (first.consented, first.has_phone, first.paired) == (not card.missing, card.has_account, False)
        assert len((await participant_tables.of(tx, place))[Part.MENTEE]) == PUPILS
