"""Who counts, of how many, and against which share."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.targets import (
    ConfirmedMeeting,
    Contribution,
    CountingRule,
    PairFact,
    Share,
    calendar_year,
    contribution,
    from_percent,
    involved,
    median,
    missing,
    reached,
    school_year,
    total,
)

YEAR = calendar_year(2020)
MEET = CountingRule()
END = date(2020, 12, 31)
MET = ConfirmedMeeting(date(2020, 10, 5))
FACT = PairFact(
    mentee=1, mentee_in=10, mentor=2, mentor_in=10, mentor_is_learner=True, approved_on=date(2020, 9, 20), meetings=(MET,)
)  # fmt: skip


def count(*facts: PairFact, rule: CountingRule = MEET, on: date = END, within: set[int] | None = None) -> set[int]:
    return set(involved(facts, rule, YEAR, on, within or {10, 20}).persons)


@pytest.mark.parametrize(
    ("fact", "rule", "expected"),
    [
        ({}, CountingRule(), {1}),
        ({}, CountingRule(either_role=True), {1, 2}),
        ({"mentor_is_learner": False}, CountingRule(either_role=True), {1}),
        ({"meetings": ()}, CountingRule(), set()),
        ({"meetings": ()}, CountingRule(needs_meeting=False), {1}),
        ({"meetings": (ConfirmedMeeting(date(2021, 1, 1)),)}, CountingRule(), set()),
        ({"meetings": (ConfirmedMeeting(date(2019, 12, 31)),)}, CountingRule(), set()),
        ({"meetings": (ConfirmedMeeting(date(2020, 1, 1)),), "approved_on": date(2019, 11, 1)}, CountingRule(), {1}),
        ({"meetings": (ConfirmedMeeting(END),)}, CountingRule(), {1}),
        ({"approved_on": date(2021, 1, 1), "meetings": ()}, CountingRule(needs_meeting=False), set()),
        (
            {"approved_on": date(2019, 9, 1), "ended_on": date(2019, 12, 31), "meetings": ()},
            CountingRule(needs_meeting=False),
            set(),
        ),
        ({"approved_on": date(2019, 9, 1), "ended_on": date(2020, 1, 1), "meetings": ()}, CountingRule(needs_meeting=False), {1}),
        ({"mentee_in": 30}, CountingRule(), set()),
        ({"mentor_in": 30}, CountingRule(either_role=True), {1}),
    ],
)
def test_rule_says_who_counts(fact: dict[str, object], rule: CountingRule, expected: set[int]) -> None:
    assert count(replace(FACT, **fact), rule=rule) == expected  # type: ignore[arg-type]


def test_person_in_two_pairs_or_two_schools_counts_once() -> None:
    assert count(FACT, replace(FACT, mentor=3)) == {1}
    assert count(FACT, replace(FACT, mentee_in=20)) == {1}
    # mentee here, mentor there
    assert count(FACT, replace(FACT, mentee=4, mentor=1, mentor_in=20), rule=CountingRule(either_role=True)) == {1, 2, 4}


def test_later_meetings_are_not_seen_on_an_earlier_date() -> None:
    assert count(FACT, on=date(2020, 10, 4)) == set()
    assert count(FACT, on=date(2020, 10, 5)) == {1}


def test_whom_only_paper_speaks_for_is_counted_and_shown_apart() -> None:
    paper = replace(FACT, mentee=5, meetings=(replace(MET, by_journal=True),))
    both = replace(FACT, mentee=6, meetings=(replace(MET, by_journal=True), MET))
    found = involved([FACT, paper, both], CountingRule(), YEAR, END, {10})
    assert (found.persons, found.by_journal, len(found)) == ({1, 5, 6}, {5}, 3)
    pairs = involved([replace(paper, by_journal=True), FACT], CountingRule(needs_meeting=False), YEAR, END, {10})
    assert (pairs.persons, pairs.by_journal) == ({1, 5}, {5})


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2020, 9, 1), date(2020, 9, 1), date(2021, 8, 31)),
        (date(2020, 8, 31), date(2019, 9, 1), date(2020, 8, 31)),
        (date(2021, 1, 1), date(2020, 9, 1), date(2021, 8, 31)),
    ],
)
def test_school_year_begins_in_september(day: date, first: date, last: date) -> None:
    year = school_year(day)
    assert (year.first, year.last) == (first, last)
    assert day in year
    assert date(first.year - 1, 12, 31) not in year


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent", "is_reached", "still"),
    [
        (0, None, None, None, None),
        (7, None, None, None, None),
        (0, 0, None, None, None),
        (5, 0, None, None, None),
        (0, 250, Decimal("0"), False, 38),
        (1, 250, Decimal("0.4"), False, 37),
        (37, 250, Decimal("14.8"), False, 1),
        (38, 250, Decimal("15.2"), True, 0),
        (15, 100, Decimal("15"), True, 0),
        (1499, 10000, Decimal("14.9"), False, 1),
        (149_999, 1_000_000, Decimal("14.9"), False, 1),
        (250, 250, Decimal("100"), True, 0),
        (260, 250, Decimal("104"), True, 0),
    ],
)
def test_share_against_fifteen_per_cent(
    numerator: int, denominator: int | None, percent: Decimal | None, is_reached: bool | None, still: int | None
) -> None:
    share, target = Share(numerator, denominator), from_percent(15)
    assert (share.percent, reached(share, target), missing(share, target)) == (percent, is_reached, still)
    assert contribution(share, target) == Contribution(share, is_reached, still)
    assert share.doubtful == (denominator is not None and numerator > denominator)


@given(st.integers(0, 3000), st.integers(1, 3000), st.fractions(0, 1, max_denominator=200))
def test_missing_persons_are_exactly_those_that_reach_it(numerator: int, denominator: int, target: Fraction) -> None:
    share = Share(numerator, denominator)
    still = missing(share, target)
    assert still is not None
    assert reached(Share(numerator + still, denominator), target)
    assert (still == 0) == reached(share, target)
    assert still == 0 or not reached(Share(numerator + still - 1, denominator), target)
    percent = share.percent
    assert percent is not None
    assert Fraction(percent) / 100 <= Fraction(numerator, denominator) < Fraction(percent + Decimal("0.1")) / 100


@pytest.mark.parametrize(
    ("text", "share"),
    [("15", Fraction(3, 20)), (" 7,5 ", Fraction(3, 40)), (Decimal("33.3"), Fraction(333, 1000)), (100, Fraction(1))],
)
def test_per_cent_becomes_an_exact_share(text: Decimal | int | str, share: Fraction) -> None:
    assert from_percent(text) == share


@pytest.mark.parametrize("text", ["", "много", "-1", "101", "1/0", "nan", "inf", "1e999999999"])
def test_what_is_no_target_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="target"):
        from_percent(text)


def test_nobody_is_counted_below_zero() -> None:
    with pytest.raises(ValueError, match="from 0"):
        Share(-1, 5)
    with pytest.raises(ValueError, match="from 0"):
        Share(1, -5)


def test_municipality_sums_what_is_known_and_names_the_rest() -> None:
    persons = {10: frozenset({1, 2}), 20: frozenset({2, 3}), 30: frozenset({4}), 40: frozenset[int](), 50: frozenset({5})}
    found = total(persons, {10: 20, 20: 30, 30: None, 40: 0, 50: 0})
    assert (found.share, found.involved) == (Share(3, 50), 5)
    assert (found.known, found.unknown) == ({10, 20, 40}, {30, 50})
    assert not found.complete
    assert total({}, {10: 5}).complete


def test_municipality_without_any_denominator_has_no_share() -> None:
    found = total({10: frozenset({1})}, {10: None, 20: None})
    assert found.share.value is None
    assert found.share.percent is None
    assert total({}, {}).share.value is None


@given(
    st.lists(st.tuples(st.integers(1, 12), st.sampled_from([10, 20, 30]), st.integers(1, 12), st.booleans()), max_size=20),
    st.booleans(),
)
def test_unique_persons_are_counted_once_over_all_organisations(rows: list[tuple[int, int, int, bool]], either: bool) -> None:
    facts = [
        replace(FACT, mentee=mentee, mentee_in=place, mentor=mentor, mentor_in=place, meetings=(MET,) if met else ())
        for mentee, place, mentor, met in rows
    ]
    rule = CountingRule(either_role=either)
    by_place = {place: involved(facts, rule, YEAR, END, [place]).persons for place in (10, 20, 30)}
    expected = {mentee for mentee, _, _, met in rows if met} | (
        {mentor for _, _, mentor, met in rows if met} if either else set()
    )
    found = total(by_place, {10: 100, 20: 100, 30: 100})
    assert found.share == Share(len(expected), 300)
    assert found.involved <= sum(len(one) for one in by_place.values())
    assert involved(facts, rule, YEAR, END, [10, 20, 30]).persons == expected


@pytest.mark.parametrize(
    ("shares", "middle"),
    [
        ([], None),
        ([Share(3, None), Share(0, 0)], None),
        ([Share(1, 10)], Fraction(1, 10)),
        ([Share(1, 10), Share(9, 10), Share(2, 10)], Fraction(2, 10)),
        ([Share(1, 10), Share(4, 10), Share(5, None)], Fraction(1, 4)),
    ],
)
def test_median_is_of_what_is_known(shares: list[Share], middle: Fraction | None) -> None:
    assert median(shares) == middle


def test_teacher_who_is_mentored_is_no_learner() -> None:
    assert count(replace(FACT, mentee_is_learner=False), rule=CountingRule(either_role=True)) == {2}
