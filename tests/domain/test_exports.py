"""Who may have which table, on which day one comes by itself, and what is hidden in it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.exports import Holds, Rule, What, due, held, needed, next_day
from domain.masking import mask_where
from domain.offices import RIGHTS, Level, Office, Relation
from domain.working_days import WorkingDays

#: The first week of November 2026 begins with a Monday off in our invented calendar (Wednesday 4 is the holiday).
CALENDAR = WorkingDays(
    frozenset(day for day in (date(2026, 11, one) for one in range(1, 31)) if day.weekday() > 4 or day.day == 4),
    frozenset({2026}),
)
LONG_AGO, REPORT = date(2026, 1, 1), date(2026, 11, 15)


@pytest.mark.parametrize(
    ("rule", "day", "today", "since", "meant"),
    [
        (Rule.WEEKLY, 1, date(2026, 11, 2), LONG_AGO, date(2026, 11, 2)),
        (Rule.WEEKLY, 1, date(2026, 11, 3), LONG_AGO, date(2026, 11, 2)),  # the bot was down on Monday
        (Rule.WEEKLY, 3, date(2026, 11, 4), LONG_AGO, None),  # a day off
        (Rule.WEEKLY, 3, date(2026, 11, 5), LONG_AGO, date(2026, 11, 4)),
        (Rule.WEEKLY, 1, date(2026, 11, 2), date(2026, 11, 2), None),  # set on a Monday: from the next one on
        (Rule.MONTHLY, 31, date(2026, 11, 30), LONG_AGO, date(2026, 11, 30)),
        (Rule.MONTHLY, 31, date(2026, 11, 27), date(2026, 10, 31), None),
        (Rule.MONTHLY, 1, date(2026, 11, 2), LONG_AGO, date(2026, 11, 1)),  # a Sunday moves on
        (Rule.BEFORE, 7, date(2026, 11, 6), LONG_AGO, date(2026, 11, 8)),  # a Sunday moves back, before the reporting date
        (Rule.BEFORE, 7, date(2026, 11, 5), LONG_AGO, None),
        (Rule.BEFORE, 7, date(2026, 11, 13), LONG_AGO, date(2026, 11, 8)),
        (Rule.BEFORE, 7, date(2026, 11, 16), LONG_AGO, None),  # the date is over
    ],
)
def test_a_table_is_due_on_its_day_or_the_next_that_people_work(
    rule: Rule, day: int, today: date, since: date, meant: date | None
) -> None:
    assert due(rule, day, today, since, REPORT, CALENDAR) == meant


@given(st.sampled_from(Rule), st.integers(1, 28), st.integers(1, 27))
def test_what_is_announced_is_what_comes(rule: Rule, day: int, at: int) -> None:
    today, day = date(2026, 11, at), day % 5 + 1 if rule is Rule.WEEKLY else day
    announced = next_day(rule, day, today, REPORT, CALENDAR)
    comes = [
        one for one in (date(2026, 11, n) for n in range(at + 1, 31)) if due(rule, day, one, today, REPORT, CALENDAR) is not None
    ]
    if announced is not None and announced.month == 11:
        assert comes[0] == announced
    else:
        assert comes == []


def test_lines_about_people_never_leave_their_organisation() -> None:
    above = [office for office in Office if office not in (Office.CURATOR, Office.HEAD, Office.STAFF)]
    for what in (What.MENTEES, What.MENTORS, What.PAIRS, What.MEETINGS, What.PARTICIPANTS, What.PAIR_LIST):
        assert held(what, Level.MUNICIPALITY, names=True) is Holds.COUNTS
        assert held(what, Level.INSTITUTION, names=False) is Holds.CODES
        for office in above:
            assert not RIGHTS[office].get(needed(what, Level.INSTITUTION))
    assert Relation.SAME not in RIGHTS[Office.CONTROLLER].get(needed(What.PAIRS, Level.MUNICIPALITY), ())


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 30), max_size=8), st.sets(st.integers(0, 9)))
def test_what_is_hidden_on_purpose_cannot_be_subtracted(cells: dict[int, int], small: set[int]) -> None:
    masked = mask_where(cells, small)
    hidden = {group for group, number in masked.cells.items() if number is None}
    assert {group for group in small & cells.keys() if cells[group]} <= hidden
    assert all(number is None or number == cells[group] for group, number in masked.cells.items())
    assert masked.total in (None, sum(cells.values()))
    if masked.total is not None and hidden:
        assert len(hidden) >= 2
        assert sum(cells[group] for group in hidden) >= 5
