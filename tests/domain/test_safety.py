"""Who is told of a problem, when, and who never is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.offices import Office
from domain.safety import RANK, STRANGER_A_DAY, URGENT_BY_DEFAULT, Adult, Category, Report, listeners, passed_on, waves

MOSCOW = ZoneInfo("Europe/Moscow")
PUPIL, MENTOR, CURATOR, DEPUTY, HEAD, COORDINATOR, REGIONAL, CONTROLLER, STAFF, SECOND = range(1, 11)
ADULTS = (
    Adult(CURATOR, Office.CURATOR),
    Adult(DEPUTY, Office.CURATOR, deputy=True),
    Adult(HEAD, Office.HEAD),
    Adult(COORDINATOR, Office.COORDINATOR),
    Adult(REGIONAL, Office.REGIONAL),
    Adult(CONTROLLER, Office.CONTROLLER),
    Adult(STAFF, Office.STAFF),
)
NOON = datetime(2020, 10, 5, 9, tzinfo=UTC)


def report(accused: int | None = MENTOR, reporter: int | None = PUPIL, urgent: bool = True, at: datetime = NOON) -> Report:
    return Report(Category.PRESSURE, urgent, at, reporter, accused)


@pytest.mark.parametrize(
    ("accused", "reporter", "adults", "expected"),
    [
        (MENTOR, PUPIL, ADULTS, [{CURATOR}, {DEPUTY, HEAD}, {COORDINATOR}, {REGIONAL}]),
        (None, None, ADULTS, [{CURATOR}, {DEPUTY, HEAD}, {COORDINATOR}, {REGIONAL}]),
        (STAFF, PUPIL, ADULTS, [{CURATOR}, {DEPUTY, HEAD}, {COORDINATOR}, {REGIONAL}]),
        # The next above, and not the accused's own deputy or a second curator.
        (CURATOR, PUPIL, (*ADULTS, Adult(SECOND, Office.CURATOR)), [{HEAD}, {COORDINATOR}, {REGIONAL}]),
        (DEPUTY, PUPIL, ADULTS, [{HEAD}, {COORDINATOR}, {REGIONAL}]),
        (HEAD, PUPIL, ADULTS, [{COORDINATOR}, {REGIONAL}]),
        (COORDINATOR, PUPIL, ADULTS, [{REGIONAL}]),
        (REGIONAL, PUPIL, ADULTS, []),
        # A curator who reports is not told of it again.
        (MENTOR, CURATOR, ADULTS, [{DEPUTY}, {HEAD}, {COORDINATOR}, {REGIONAL}]),
        # In a small school the head is curator as well, and stands above an accused second curator.
        (SECOND, PUPIL, (Adult(SECOND, Office.CURATOR), Adult(HEAD, Office.CURATOR), Adult(HEAD, Office.HEAD)), [{HEAD}]),
        (MENTOR, PUPIL, (Adult(HEAD, Office.CURATOR), Adult(HEAD, Office.HEAD)), [{HEAD}]),
        # A mentor who is the head by office is the head.
        (HEAD, PUPIL, (Adult(CURATOR, Office.CURATOR), Adult(HEAD, Office.HEAD)), []),
        (MENTOR, PUPIL, (), []),
    ],
)
def test_first_told_is_the_curator_or_the_next_above_the_accused(
    accused: int | None, reporter: int | None, adults: tuple[Adult, ...], expected: list[set[int]]
) -> None:
    assert [set(one) for one in listeners(report(accused, reporter), adults)] == expected


@given(
    st.lists(st.builds(Adult, st.integers(1, 6), st.sampled_from(Office), st.booleans()), max_size=10),
    st.none() | st.integers(1, 7),
    st.none() | st.integers(1, 7),
)
def test_accused_and_those_below_never_hear_of_it(adults: list[Adult], accused: int | None, reporter: int | None) -> None:
    told = listeners(report(accused, reporter), adults)
    everybody = [person for wave in told for person in wave]
    assert len(everybody) == len(set(everybody))
    assert accused not in everybody
    assert reporter not in everybody

    def rank(person: int | None) -> int:
        return max((RANK[one.office] for one in adults if one.person == person), default=0)

    assert all(rank(person) > rank(accused) for person in everybody)
    able = {one.person for one in adults if one.office not in (Office.STAFF, Office.CONTROLLER)}
    assert set(everybody) == {one for one in able - {accused, reporter} if rank(one) > rank(accused)}


def test_urgent_climbs_at_night_until_somebody_answers() -> None:
    night = datetime(2020, 10, 5, 23, 50, tzinfo=UTC)
    told = waves(report(at=night), ADULTS, MOSCOW)
    assert [(one.at - night, set(one.persons)) for one in told] == [
        (timedelta(0), {CURATOR}),
        (timedelta(minutes=30), {DEPUTY, HEAD}),
        (timedelta(hours=2), {COORDINATOR}),
        (timedelta(hours=4), {REGIONAL}),
    ]


@pytest.mark.parametrize(
    ("local", "passed"),
    [
        ((5, 7, 59), (5, 8, 0)),
        ((5, 0, 0), (5, 8, 0)),
        ((5, 8, 0), (5, 8, 0)),
        ((5, 20, 59), (5, 20, 59)),
        ((5, 21, 0), (6, 8, 0)),
        ((4, 12, 0), (4, 12, 0)),  # a Sunday: problems know no working days
    ],
)
def test_calm_report_waits_for_the_morning(local: tuple[int, int, int], passed: tuple[int, int, int]) -> None:
    def moment(day: int, hour: int, minute: int) -> datetime:
        return datetime(2020, 10, day, hour, minute, tzinfo=MOSCOW)

    calm = report(urgent=False, at=moment(*local).astimezone(UTC))
    assert passed_on(calm, MOSCOW) == moment(*passed)
    assert passed_on(report(at=calm.at), MOSCOW) == calm.at


def test_calm_report_climbs_by_days() -> None:
    assert [one.at - NOON for one in waves(report(urgent=False), ADULTS, MOSCOW)] == [
        timedelta(days=days) for days in (0, 1, 3, 7)
    ]


@given(st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=20))
def test_stranger_is_heard_three_times_a_day_and_none_is_dropped(sent: list[tuple[int, bool]]) -> None:
    passed: list[datetime] = []
    for hour, urgent in sorted(sent):
        one = report(None, None, urgent, NOON + timedelta(hours=hour))
        at = passed_on(one, MOSCOW, passed)
        assert at >= one.at
        passed.append(at)
    days = [one.astimezone(MOSCOW).date() for one in passed]
    assert len(passed) == len(sent)
    assert all(days.count(day) <= STRANGER_A_DAY for day in days)


def test_known_person_is_heard_every_time() -> None:
    assert passed_on(report(), MOSCOW, [NOON] * 10) == NOON


def test_what_cannot_wait_is_urgent_by_itself() -> None:
    assert {Category.HARASSMENT, Category.VIOLENCE, Category.FEELING_BAD} == URGENT_BY_DEFAULT
