"""Many participants, pairs and meetings of one school straight in the tables, in a few statements."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_STEPS = (
    # A line for each pair, with everything that the other statements need.
    """
    CREATE TEMP TABLE crowd AS
    SELECT n, n * interval '1 second' AS later, CAST(:programme AS bigint) AS programme, CAST(:school AS bigint) AS school,
           CAST(:by AS bigint) AS by, CASE WHEN CAST(:names AS boolean) THEN chr(1040 + n % 28) || '.' END AS letter,
           CAST(:meetings AS int) AS meetings, timestamptz '2026-08-10 06:00+00' AS began,
           nextval(pg_get_serial_sequence('persons', 'id')) AS mentee,
           nextval(pg_get_serial_sequence('persons', 'id')) AS mentor
      FROM generate_series(1, CAST(:pairs AS int)) n
    """,
    """
    INSERT INTO persons (id, name, language, created_at) OVERRIDING SYSTEM VALUE
    SELECT mentee, 'Аня ' || letter, 'ru', began FROM crowd UNION ALL SELECT mentor, 'Полина ' || letter, 'ru', began FROM crowd
    """,
    """
    INSERT INTO participants (programme_id, organization_id, person_id, form, role, state, origin, code, grade, letter, category,
                              capacity, interests, requests, directions, applied_at, decided_at, completed_at)
    SELECT programme, school, mentee, 'pupil_pupil', 'mentee', 'admitted', 'self', '7Б-' || lpad(n::text, 5, '0'), 5 + n % 3,
           chr(1040 + n % 4), 'pupil', 0, jsonb '["reading"]', jsonb '["study", "friends"]', jsonb '[]', began + later, began,
           began
      FROM crowd
     UNION ALL
    SELECT programme, school, mentor, 'pupil_pupil', 'mentor', 'admitted', 'self', '10А-' || lpad(n::text, 5, '0'), 10, 'А',
           'pupil', 1, jsonb '[]', jsonb '[]', jsonb '["science"]', began + later, began, began
      FROM crowd
    """,
    """
    INSERT INTO pairs (organization_id, form, mentor_id, mentee_id, state, proposed_at, proposed_by, mentor_agreed_at,
                       mentee_agreed_at, by_journal, active_at, order_number, order_date)
    SELECT school, 'pupil_pupil', a.id, e.id, 'active', began + interval '2 days' + later, by, began + interval '3 days',
           began + interval '3 days', n % 7 = 0, began + interval '4 days', '12-н', date '2026-08-14'
      FROM crowd JOIN participants a ON a.person_id = mentor JOIN participants e ON e.person_id = mentee
    """,
    """
    INSERT INTO meetings (pair_id, day, state, kind, minutes, place, logged_by, logged_at, by_journal, confirmed_by, confirmed_at,
                          rating)
    SELECT p.id, date '2026-08-17' + m * 7 + n % 5, CASE WHEN waits THEN 'held' ELSE 'confirmed' END,
           CASE m WHEN 0 THEN 'introduction' WHEN 1 THEN 'trial' WHEN 2 THEN 'planning' ELSE 'regular' END, 45, 'school', by,
           began + interval '10 days', p.by_journal, CASE WHEN NOT waits THEN by END,
           CASE WHEN NOT waits THEN began + interval '11 days' END, CASE WHEN m % 2 = 0 THEN 5 END
      FROM crowd JOIN participants e ON e.person_id = mentee JOIN pairs p ON p.mentee_id = e.id
     CROSS JOIN generate_series(0, crowd.meetings - 1) m CROSS JOIN LATERAL (SELECT (n + m) % 9 = 0 AS waits) w
    """,
    """
    INSERT INTO denominators (organization_id, programme_id, year, pupils, entered_at)
    SELECT school, programme, 2026, 3 * count(*) + 10, began FROM crowd GROUP BY school, programme, began
    """,
    "DROP TABLE crowd",
)


async def filled(
    tx: AsyncSession, programme: int, school: int, by: int, *, pairs: int, meetings: int = 0, names: bool = False
) -> None:
    """So many pairs of two pupils each, all at work, and so many weekly meetings of each from 17 August 2026 on; of those every
    ninth waits for the other side. `by` is the person who has recorded them."""
    asked = {"programme": programme, "school": school, "by": by, "pairs": pairs, "meetings": meetings, "names": names}
    for step in _STEPS:
        await tx.execute(text(step), {name: value for name, value in asked.items() if f":{name} " in step})
