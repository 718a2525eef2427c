"""A region in rows: one municipality with people, and as many neighbours of the same size as are wanted, in a few statements."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from tests.rows import Place

#: Of one municipality; with these 37 of them are the region of the issue: 1 500 organisations, 18 000 assignments, 20 000 people.
SCHOOLS, MEASURES, PAIRS = 40, 12, 6

_STEPS = (
    # Neighbours, their schools, and paths that end in themselves.
    """
    INSERT INTO organizations (parent_id, kind, name, short_name, path, zone)
    SELECT :region, 'municipality', 'Район ' || n, 'Район ' || n, '{}', 'Europe/Moscow'
      FROM generate_series(1, CAST(:neighbours AS int)) n
    """,
    """
    INSERT INTO organizations (parent_id, kind, name, short_name, path, zone)
    SELECT t.id, 'school', 'Школа ' || n, 'Школа ' || n, '{}', 'Europe/Moscow'
      FROM organizations t, generate_series(1, CAST(:schools AS int)) n WHERE t.path = '{}'
    """,
    "UPDATE organizations SET path = ARRAY[CAST(:region AS bigint), id] WHERE path = '{}' AND kind = 'municipality'",
    """
    UPDATE organizations o SET path = t.path || o.id FROM organizations t
     WHERE o.path = '{}' AND t.id = o.parent_id
    """,
    # A coordinator or a head each, with an account.
    """
    WITH empty AS (SELECT o.id, o.kind FROM organizations o
                    WHERE NOT EXISTS (SELECT 1 FROM appointments a WHERE a.organization_id = o.id)),
    people AS (INSERT INTO persons (name, language, created_at)
               SELECT 'at ' || id, 'ru', '2026-01-01' FROM empty RETURNING id, name),
    accounts AS (INSERT INTO accounts (person_id, messenger, external_id, started_at, reachable)
                 SELECT id, 'telegram', 5000000 + id, '2026-01-01', true FROM people)
    INSERT INTO appointments (person_id, organization_id, office, since)
    SELECT p.id, e.id, CASE e.kind WHEN 'school' THEN 'head' ELSE 'coordinator' END, '2020-01-01'
      FROM people p JOIN empty e ON p.name = 'at ' || e.id
    """,
    # A programme, a published road map and its assignments in each.
    """
    INSERT INTO programmes (organization_id, title, legal_base, first_year, last_year, counting, counted_role, forms)
    SELECT o.id, p.title, p.legal_base, p.first_year, p.last_year, p.counting, p.counted_role, p.forms
      FROM organizations o, programmes p WHERE o.kind = 'municipality' AND o.id <> :town AND p.id = :programme
    """,
    """
    INSERT INTO road_maps (organization_id, programme_id, state, title, reading, created_at, created_by, published_at)
    SELECT p.organization_id, p.id, 'published', r.title, '{}', r.created_at, r.created_by, r.published_at
      FROM programmes p, road_maps r WHERE p.id <> :programme AND r.id = :map
    """,
    """
    INSERT INTO measures (road_map_id, position, source, number, text, term_text, term_kind, responsible, evidence, questions)
    SELECT r.id, n, 'row', n::text, 'Провести встречу', '', 'date', '[]', CASE n % 3 WHEN 0 THEN 'document' ELSE 'line' END, '[]'
      FROM road_maps r, generate_series(1, CAST(:measures AS int)) n
    """,
    """
    INSERT INTO assignments (measure_id, organization_id, given, due, office, state, reported_at, reported_by)
    SELECT m.id, o.id, date '2026-07-01', date '2026-08-01' + ((m.position * 7 + o.id) % 40)::int, 'head',
           CASE WHEN reports THEN 'reported' ELSE 'open' END,
           CASE WHEN reports THEN timestamptz '2026-08-07 06:00+00' END, CASE WHEN reports THEN a.person_id END
      FROM measures m JOIN road_maps r ON r.id = m.road_map_id JOIN organizations o ON o.parent_id = r.organization_id
      JOIN appointments a ON a.organization_id = o.id, LATERAL (SELECT (m.position + o.id) % 20 = 0 AS reports) s
    """,
    """
    INSERT INTO evidence (assignment_id, kind, words, added_at, added_by)
    SELECT id, 'line', 'провели', reported_at, reported_by FROM assignments WHERE state = 'reported'
    """,
    # Pupils in pairs, each with two confirmed meetings.
    """
    WITH seats AS (SELECT o.id AS place, p.id AS programme, role || n || ' at ' || o.id AS name, role
                     FROM organizations o JOIN programmes p ON p.organization_id = o.parent_id,
                          generate_series(1, CAST(:pairs AS int)) n, unnest(ARRAY['mentor', 'mentee']) role
                    WHERE o.kind = 'school'),
    people AS (INSERT INTO persons (name, language, created_at)
               SELECT name, 'ru', '2026-01-01' FROM seats RETURNING id, name)
    INSERT INTO participants (programme_id, organization_id, person_id, form, role, state, origin, category, capacity,
                              interests, requests, directions, applied_at, decided_at)
    SELECT s.programme, s.place, p.id, 'pupil_pupil', s.role, 'admitted', 'self', 'pupil',
           CASE s.role WHEN 'mentor' THEN 1 ELSE 0 END, '[]', '[]', '[]', '2026-02-01', '2026-02-01'
      FROM people p JOIN seats s USING (name)
    """,
    """
    INSERT INTO accounts (person_id, messenger, external_id, started_at, reachable)
    SELECT DISTINCT person_id, 'telegram', 20000000 + person_id, timestamptz '2026-02-01', true FROM participants
    """,
    """
    WITH sides AS (SELECT t.id, t.organization_id, t.role, substr(n.name, 7) AS seat
                     FROM participants t JOIN persons n ON n.id = t.person_id)
    INSERT INTO pairs (organization_id, form, mentor_id, mentee_id, state, proposed_at, proposed_by, mentor_agreed_at,
                       mentee_agreed_at, active_at)
    SELECT m.organization_id, 'pupil_pupil', m.id, e.id, 'active', '2026-02-02', :by, '2026-02-03', '2026-02-03', '2026-02-04'
      FROM sides m JOIN sides e ON e.seat = m.seat AND e.role = 'mentee' WHERE m.role = 'mentor'
    """,
    """
    INSERT INTO meetings (pair_id, day, state, kind, minutes, logged_by, logged_at, confirmed_by, confirmed_at)
    SELECT p.id, date '2026-03-01' + 30 * n, 'confirmed', 'first', 45, :by, '2026-05-01', :by, '2026-05-02'
      FROM pairs p, generate_series(1, 2) n
    """,
    """
    INSERT INTO denominators (organization_id, programme_id, year, pupils, entered_at)
    SELECT o.id, p.id, 2026, 500, '2026-01-01' FROM organizations o JOIN programmes p ON p.organization_id = o.parent_id
     WHERE o.kind = 'school'
    """,
)


async def grown(tx: AsyncSession, times: int, *, schools: int = SCHOOLS) -> Place:
    """A region of `times` municipalities; the one returned is the first. Statistics are not gathered: ANALYZE is the caller's."""
    place = await Place.founded(tx, schools=schools)
    values = {
        "region": place.region,
        "town": place.town,
        "programme": place.programme,
        "map": place.road_map,
        "by": place.coordinator,
        "neighbours": times - 1,
        "schools": schools,
        "measures": MEASURES,
        "pairs": PAIRS,
    }
    for step in _STEPS:
        await tx.execute(text(step), values)
    place._measures = MEASURES
    return place
