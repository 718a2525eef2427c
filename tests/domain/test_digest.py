"""One morning, one message: the digest of a person, on an ordinary day and after an outage."""

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.digest import Digest, catch_up, digest_moment
from domain.ladder import Place
from domain.reminders import Promise
from domain.watched import Item, ItemKey, State
from tests.domain.watched_examples import (
    CALENDAR,
    CONTROLLER,
    COORDINATOR,
    HEAD,
    MOSCOW,
    day,
    item,
    promises,
)


def digests(items: Iterable[Item], due: Iterable[Promise], today: str) -> dict[int, Digest]:
    known: dict[ItemKey, Item] = {one.key: one for one in items}
    found = catch_up(due, known, working_days=CALENDAR, today=day(today))
    assert [digest.person for digest in found] == sorted({one.key.person for one in due})
    return {digest.person: digest for digest in found}


def shown(digest: Digest) -> list[tuple[int, int, int]]:
    return [(line.promise.key.id, line.promise.key.rung, line.days_left) for line in digest.lines]


def test_everything_of_a_morning_is_one_message_the_most_urgent_first() -> None:
    items = [item("30.10", id=1), item("23.10", id=2), item("22.10", id=3), item("16.10", id=4)]
    due = [one for each in items for one in promises(each, from_day="23.10", until="23.10")]
    found = digests(items, due, "23.10")
    assert shown(found[HEAD]) == [(3, 1, -1), (2, 0, 0), (1, -7, 7)]
    assert [(line.promise.key.id, line.place) for line in found[CONTROLLER].lines] == [(4, Place.CONTROLLER)]


def test_after_a_week_without_power_each_item_is_said_once_and_only_what_still_matters() -> None:
    """Nothing was sent from the 19th to the 28th; the 29th is one message."""
    items = [
        item("30.10", id=1),  # 7, 3 and 1 days before were missed: the last stands
        item("23.10", id=2),  # its last warnings were missed, now it is overdue
        item("21.10", id=3, state=State.REPORTED),  # was done meanwhile
        item("12.11", id=4),  # «14 days before» was missed and still matters
        item("06.11", id=5, given="26.10"),
    ]
    before = [item("21.10", id=3) if each.id == 3 else each for each in items]
    due = [one for each in before for one in promises(each, from_day="19.10", until="29.10")]
    found = digests(items, due, "29.10")

    assert shown(found[HEAD]) == [(2, 1, -6), (1, -1, 1), (4, -14, 14)]
    assert [one.key[1::2] for one in found[HEAD].covered] == [(1, -3), (1, -7)]
    dropped = {(one.key.id, one.key.rung) for one in found[HEAD].dropped}
    assert dropped == {(2, -3), (2, -1), (2, 0), (3, -1), (3, 0), (3, 1)}
    assert shown(found[COORDINATOR]) == [(2, 3, -6)]
    accounted = [
        *(line.promise for digest in found.values() for line in (*digest.lines, *digest.behalf)),
        *(one for digest in found.values() for one in (*digest.covered, *digest.dropped)),
    ]
    assert sorted(one.key for one in accounted) == sorted(one.key for one in due)


def test_an_item_that_is_gone_is_dropped_and_an_empty_digest_says_so() -> None:
    due = promises(item("30.10"), from_day="30.10", until="30.10")
    (gone,) = catch_up(due, {}, working_days=CALENDAR, today=day("30.10"))
    assert gone == Digest(HEAD, dropped=due)
    assert gone.is_empty
    (closed,) = catch_up(due, {due[0].key.item: item("30.10", state=State.CLOSED)}, working_days=CALENDAR, today=day("30.10"))
    assert closed.is_empty


def test_forty_schools_without_a_head_are_one_line_for_the_coordinator() -> None:
    nobody_joined = frozenset({COORDINATOR, CONTROLLER})
    items = [item("30.10", id=school, organization=school, reachable=nobody_joined) for school in range(1, 321)]
    own = item("30.10", id=999)
    overdue = item("23.10", id=1000)
    everything = [*items, own, overdue]
    due = [one for each in everything for one in promises(each, from_day="26.10", until="27.10")]
    found = digests(everything, due, "27.10")

    coordinator = found[COORDINATOR]
    assert [line.promise.key.id for line in coordinator.lines] == [1000]
    assert len(coordinator.behalf) == 320
    assert [line.promise.key.id for line in found[HEAD].lines] == [1000, 999]
    assert found[HEAD].behalf == ()


def test_who_has_joined_since_the_planning_hears_and_the_coordinator_does_not() -> None:
    then = item("30.10", reachable=frozenset({COORDINATOR, CONTROLLER}))
    due = promises(then, from_day="30.10", until="30.10")
    found = digests([item("30.10")], due, "30.10")
    assert found[COORDINATOR].is_empty
    assert found[COORDINATOR].dropped == due


def moscow(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "last_sent", "expected"),
    [
        # Tuesday 27 October.
        ("2020-10-27 07:00", None, "2020-10-27 09:00"),
        ("2020-10-27 09:00", "26.10", "2020-10-27 09:00"),
        ("2020-10-27 14:30", "26.10", "2020-10-27 14:30"),
        # One a day: what comes later waits for the next morning.
        ("2020-10-27 09:05", "27.10", "2020-10-28 09:00"),
        ("2020-10-27 19:00", "26.10", "2020-10-28 09:00"),
        ("2020-10-27 23:59", "27.10", "2020-10-28 09:00"),
        # Friday evening, weekend, the eve of the holiday.
        ("2020-10-30 19:30", None, "2020-11-02 09:00"),
        ("2020-10-31 12:00", "30.10", "2020-11-02 09:00"),
        ("2020-11-03 12:00", "03.11", "2020-11-05 09:00"),
    ],
)
def test_one_initiative_message_a_day_in_allowed_hours(now: str, last_sent: str | None, expected: str) -> None:
    found = digest_moment(moscow(now), zone=MOSCOW, working_days=CALENDAR, last_sent=day(last_sent) if last_sent else None)
    assert found == (moscow(expected).astimezone(MOSCOW).date(), moscow(expected))


def test_the_day_of_a_digest_is_the_local_one() -> None:
    """Eight in the evening of Monday in Moscow is three at night of Tuesday in Magadan."""
    found = digest_moment(moscow("2020-10-26 20:00"), zone=ZoneInfo("Asia/Magadan"), working_days=CALENDAR)
    assert found == (day("27.10"), datetime(2020, 10, 26, 22, tzinfo=UTC))
