"""The ladder, sentence by sentence: who hears on which morning.

October 2020: the 1st is a Thursday; 4 November, a Wednesday, is a holiday.
"""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.assignment import Acceptor, Assignment, EvidenceKind, send_back
from domain.assignment import State as Reported
from domain.ladder import Ladder, Place, Step, morning_of_rung
from domain.watched import Kind, Snooze, State, due_of_acceptance
from tests.domain.watched_examples import (
    CALENDAR,
    CONTROLLER,
    COORDINATOR,
    CURATOR,
    DELEGATED,
    HEAD,
    OWN_CHAIN,
    REGIONAL,
    SCHOOL_CHAIN,
    day,
    item,
    promises,
    told,
)


def test_the_executor_is_warned_fourteen_seven_three_one_and_no_days_before() -> None:
    """Friday 30 October: every rung is a working day of its own."""
    assert told(promises(item("30.10"), until="30.10"), HEAD) == [
        ("16.10", -14),
        ("23.10", -7),
        ("27.10", -3),
        ("29.10", -1),
        ("30.10", 0),
    ]


@pytest.mark.parametrize("long", [{"document": True}, {"kind": Kind.TARGET}])
def test_documents_and_targets_are_announced_thirty_days_before(long: dict[str, Any]) -> None:
    assert told(promises(item("30.10", **long), until="20.10"), HEAD) == [("30.09", -30), ("16.10", -14)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # Thirteen days: three, one, none.
        ("17.10", [("27.10", -3), ("29.10", -1), ("30.10", 0)]),
        # Fourteen days: the long ladder, whose first rung is the day of publication itself.
        ("16.10", [("23.10", -7), ("27.10", -3), ("29.10", -1), ("30.10", 0)]),
        ("15.10", [("16.10", -14), ("23.10", -7), ("27.10", -3), ("29.10", -1), ("30.10", 0)]),
        # Given on the eve: the news was the day before, the day itself is said.
        ("29.10", [("30.10", 0)]),
        ("30.10", []),
    ],
)
@pytest.mark.parametrize("document", [False, True])
def test_a_short_time_has_a_short_ladder(given: str, expected: list[tuple[str, int]], document: bool) -> None:
    assert told(promises(item("30.10", given, document=document), until="30.10"), HEAD) == expected


def test_overdue_climbs_from_executor_to_head_coordinator_controller_and_ends_in_mondays() -> None:
    """Due on Monday 12 October; +7 is the next Monday already, so the Mondays begin with the 26th."""
    found = promises(item("12.10", chain=DELEGATED), from_day="13.10", until="10.11")
    assert told(found, CURATOR) == [("13.10", 1), ("26.10", 14), ("02.11", 21), ("09.11", 28)]
    assert told(found, HEAD) == [("15.10", 3)]
    assert told(found, COORDINATOR) == [("15.10", 3), ("26.10", 14), ("02.11", 21), ("09.11", 28)]
    assert told(found, CONTROLLER) == [("19.10", 7)]
    assert told(found, REGIONAL) == []


def test_a_head_who_is_the_executor_is_not_told_of_the_same_delay_as_head() -> None:
    assert told(promises(item("12.10"), from_day="13.10", until="25.10"), HEAD) == [("13.10", 1)]


def test_the_municipalitys_own_climbs_to_the_controller() -> None:
    found = promises(item("12.10", chain=OWN_CHAIN), from_day="12.10", until="26.10")
    assert told(found, COORDINATOR) == [("12.10", 0), ("13.10", 1), ("15.10", 3), ("26.10", 14)]
    assert told(found, CONTROLLER) == [("19.10", 7)]


@pytest.mark.parametrize(
    ("region", "ordered", "expected"),
    [(None, True, []), (14, False, []), (14, True, [("26.10", 14)])],
)
def test_the_region_hears_only_of_its_own_orders_and_only_where_switched_on(
    region: int | None, ordered: bool, expected: list[tuple[str, int]]
) -> None:
    chain = type(SCHOOL_CHAIN)(**{**SCHOOL_CHAIN.__dict__, "region": (REGIONAL,)})
    watched = item("12.10", chain=chain, ordered_by_region=ordered, ladder=Ladder(region=region))
    assert told(promises(watched), REGIONAL) == expected


def test_a_step_and_a_monday_of_the_same_day_are_one_promise_said_before_the_holiday() -> None:
    """Monday 14 June 2021 is a holiday: the region's step moves back to Friday, the Monday of the coordinator forward to Tuesday,
    and the controller hears for both of them."""
    chain = type(SCHOOL_CHAIN)(**{**SCHOOL_CHAIN.__dict__, "region": (REGIONAL,)})
    only = frozenset({HEAD, CONTROLLER})
    watched = item("31.05.2021", "01.03.2021", chain=chain, ordered_by_region=True, ladder=Ladder(region=14), reachable=only)
    found = promises(watched, from_day="10.06.2021", until="22.06.2021")
    assert told(found, CONTROLLER) == [("11.06", 14), ("21.06", 21)]
    assert len({one.key for one in found}) == len(found)


def test_mondays_go_on_until_the_item_is_closed() -> None:
    watched = item("12.10")
    after_months = promises(watched, from_day="01.06.2021", until="30.06.2021")
    assert told(after_months, HEAD) == [("07.06", 238), ("15.06", 245), ("21.06", 252), ("28.06", 259)]  # 14.06 is a holiday
    assert promises(item("12.10", state=State.CLOSED), until="31.12.2021") == ()


def test_a_monday_without_work_is_made_good_on_the_next_working_day_and_two_become_one() -> None:
    """New Year: Monday 4 January falls into the holidays, the next working day is Monday 11 January."""
    found = promises(item("30.11"), from_day="25.12", until="18.01.2021")
    assert told(found, HEAD) == [("28.12", 28), ("11.01", 42), ("18.01", 49)]


@pytest.mark.parametrize(
    ("due", "rung", "expected"),
    [
        # Warnings move to the working day before.
        ("31.10", 0, "30.10"),
        ("01.11", -1, "30.10"),
        ("04.11", 0, "03.11"),
        ("18.11", -14, "03.11"),
        ("10.01.2021", 0, "31.12"),
        # Overdue rungs as well, but never onto the due date or across it: then the first working day after it.
        ("15.10", 3, "16.10"),
        ("16.10", 1, "19.10"),
        ("16.10", 3, "19.10"),
        ("17.10", 1, "19.10"),
        ("31.12", 1, "11.01.2021"),
        ("31.12", 7, "11.01.2021"),
        # A working Saturday is a working day.
        ("20.02.2021", 0, "20.02.2021"),
        ("21.02.2021", 0, "20.02.2021"),
    ],
)
def test_a_rung_without_work_moves_to_the_working_day_before_but_never_across_the_due_date(
    due: str, rung: int, expected: str
) -> None:
    assert morning_of_rung(day(due), rung, CALENDAR) == day(expected)


def test_two_rungs_on_one_morning_become_the_stronger() -> None:
    """Due on Sunday: the last day, the eve and the third day before (Thursday stays) meet on Friday."""
    assert told(promises(item("01.11"), from_day="20.10", until="01.11"), HEAD) == [("23.10", -7), ("29.10", -3), ("30.10", 0)]


def test_the_order_in_which_a_ladder_is_written_does_not_matter() -> None:
    watched = item("01.11", ladder=Ladder(before=(0, 1, 3, 7)))
    assert told(promises(watched, from_day="20.10", until="01.11"), HEAD) == [("23.10", -7), ("29.10", -3), ("30.10", 0)]


def test_nine_in_the_morning_of_the_organisation() -> None:
    zones = {"Europe/Kaliningrad": 7, "Europe/Moscow": 6, "Asia/Yekaterinburg": 4, "Asia/Kamchatka": 21}
    for name, hour in zones.items():
        found = promises(item("30.10", zone=ZoneInfo(name)), from_day="30.10", until="30.10")
        (at,) = [one.at for one in found]
        assert at == datetime(2020, 10, 30 if hour < 12 else 29, hour, tzinfo=UTC), name


def test_dates_that_are_past_when_published_remind_nobody() -> None:
    assert promises(item("10.08", "11.08"), until="31.12") == ()
    assert told(promises(item("11.08", "11.08"), until="31.08"), HEAD) == [("12.08", 1), ("24.08", 13), ("31.08", 20)]


@pytest.mark.parametrize("state", [State.REPORTED, State.CLOSED])
def test_what_is_done_or_waits_to_be_looked_at_reminds_nobody(state: State) -> None:
    assert promises(item("30.10", state=state), until="31.12.2021") == ()


def test_a_target_is_never_overdue() -> None:
    assert promises(item("12.10", kind=Kind.TARGET), from_day="13.10", until="31.12") == ()


@pytest.mark.parametrize(
    ("due", "returned", "expected"),
    [
        ("30.10", "30.10", "05.11"),  # Friday: Monday, Tuesday, over the holiday, Thursday
        ("30.10", "12.11", "17.11"),  # reported in time, looked at late
        ("30.10", "05.10", "30.10"),  # who reported early does not lose time
        ("30.10", "28.10", "02.11"),
    ],
)
def test_a_return_gives_three_working_days(due: str, returned: str, expected: str) -> None:
    reported = Assignment(
        responsible=frozenset({HEAD}), due=day(due), evidence_kind=EvidenceKind.NONE, acceptor=Acceptor.COORDINATOR,
        state=Reported.REPORTED, reported_by=HEAD,
    )  # fmt: skip
    again = send_back(reported, COORDINATOR, "нет подписи", day(returned), CALENDAR.after, may_accept=True)
    assert isinstance(again, Assignment)
    assert again.deadline == day(expected)


def test_a_returned_item_has_the_short_ladder_of_its_new_date() -> None:
    """Returned on Monday 2 November, due on Friday the 6th: «−3» is the Tuesday before the holiday."""
    returned = item("06.11", "02.11", state=State.RETURNED)
    assert told(promises(returned, until="10.11"), HEAD) == [("03.11", -3), ("05.11", -1), ("06.11", 0), ("09.11", 1)]


def test_accepting_has_a_clock_of_two_working_days() -> None:
    """Reported on Tuesday 3 November, before the holiday: the coordinator is reminded, then the controller hears."""
    due = due_of_acceptance(day("03.11"), CALENDAR)
    assert due == day("06.11")
    waiting = item("06.11", "03.11", kind=Kind.ACCEPTANCE, chain=OWN_CHAIN)
    found = promises(waiting, until="16.11")
    assert told(found, COORDINATOR) == [("05.11", -1), ("06.11", 0), ("09.11", 3), ("16.11", 10)]
    assert told(found, CONTROLLER) == [("13.11", 7)]
    assert told(found, HEAD) == []


def test_a_snoozed_reminder_is_silent_until_its_morning_and_comes_back_then() -> None:
    """Put off on the 23rd to the 28th: «−3» of the 27th is silent, the 28th speaks, the eve and the day go on."""
    watched = item("30.10", snoozes=(Snooze(HEAD, day("28.10")),))
    assert told(promises(watched, from_day="24.10", until="30.10"), HEAD) == [("28.10", -2), ("29.10", -1), ("30.10", 0)]


def test_a_snooze_silences_only_who_pressed_it_and_never_the_due_date() -> None:
    both = type(SCHOOL_CHAIN)(**{**SCHOOL_CHAIN.__dict__, "executors": (HEAD, CURATOR)})
    watched = item("30.10", chain=both, snoozes=(Snooze(HEAD, day("05.11")),))
    found = promises(watched, from_day="24.10", until="02.11")
    assert told(found, HEAD) == [("30.10", 0), ("02.11", 1)]
    assert told(found, CURATOR) == [("27.10", -3), ("29.10", -1), ("30.10", 0), ("02.11", 1)]


def test_of_two_snoozes_the_last_one_taken_counts() -> None:
    short, long = Snooze(HEAD, day("26.10")), Snooze(HEAD, day("28.10"))
    then_longer = promises(item("30.10", snoozes=(short, long)), from_day="24.10", until="29.10")
    assert told(then_longer, HEAD) == [("28.10", -2), ("29.10", -1)]
    then_shorter = promises(item("30.10", snoozes=(long, short)), from_day="24.10", until="29.10")
    assert told(then_shorter, HEAD) == [("26.10", -4), ("27.10", -3), ("29.10", -1)]


def test_a_municipality_may_have_a_ladder_of_its_own() -> None:
    own = Ladder(before=(5, 0), overdue=(Step(2, Place.COORDINATOR),), weekly=(Place.EXECUTOR,))
    found = promises(item("13.10", ladder=own), until="26.10")
    assert told(found, HEAD) == [("08.10", -5), ("13.10", 0), ("19.10", 6), ("26.10", 13)]
    assert told(found, COORDINATOR) == [("15.10", 2)]


@pytest.mark.parametrize(
    "wrong",
    [lambda: Ladder(before=(7, -1)), lambda: Ladder(region=0), lambda: Step(0, Place.HEAD)],
)
def test_a_ladder_that_makes_no_sense_is_refused(wrong: type[Ladder]) -> None:
    with pytest.raises(ValueError, match=r"day"):
        wrong()
