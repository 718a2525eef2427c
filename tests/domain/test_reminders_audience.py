"""An item never silently has nobody: who hears instead of somebody who cannot be reached."""

import pytest

from domain.ladder import Place
from domain.watched import Chain, audience, on_behalf_of, place_of
from tests.domain.watched_examples import (
    CONTROLLER,
    COORDINATOR,
    CURATOR,
    DELEGATED,
    HEAD,
    OWN_CHAIN,
    REGIONAL,
    SCHOOL,
    SCHOOL_CHAIN,
    item,
    morning,
    promises,
    told,
)

WITHOUT_HEAD = Chain(coordinators=(COORDINATOR,), controllers=(CONTROLLER,))
TO_THE_TOP = Chain((CURATOR,), (HEAD,), (COORDINATOR,), (CONTROLLER,), (REGIONAL,))


@pytest.mark.parametrize(
    ("chain", "place", "reachable", "hears"),
    [
        (DELEGATED, Place.EXECUTOR, {CURATOR, HEAD, COORDINATOR}, {CURATOR}),
        (DELEGATED, Place.EXECUTOR, {HEAD, COORDINATOR, CONTROLLER}, {HEAD}),
        (DELEGATED, Place.EXECUTOR, {COORDINATOR, CONTROLLER}, {COORDINATOR}),
        (DELEGATED, Place.EXECUTOR, {CONTROLLER}, {CONTROLLER}),
        (DELEGATED, Place.HEAD, {CURATOR, COORDINATOR, CONTROLLER}, {COORDINATOR}),
        (DELEGATED, Place.COORDINATOR, {CURATOR, HEAD, CONTROLLER}, {CONTROLLER}),
        # Nobody above: the nearest below.
        (DELEGATED, Place.CONTROLLER, {CURATOR, HEAD, COORDINATOR}, {COORDINATOR}),
        (DELEGATED, Place.CONTROLLER, {CURATOR}, {CURATOR}),
        (TO_THE_TOP, Place.CONTROLLER, {COORDINATOR, REGIONAL}, {REGIONAL}),
        (TO_THE_TOP, Place.EXECUTOR, {REGIONAL}, {REGIONAL}),
        # A school whose head was never named: its items are the coordinator's to hear.
        (WITHOUT_HEAD, Place.EXECUTOR, {COORDINATOR, CONTROLLER}, {COORDINATOR}),
        # An office that nobody holds is no step; the head who executes is no second one.
        (OWN_CHAIN, Place.HEAD, {COORDINATOR, CONTROLLER}, set()),
        (SCHOOL_CHAIN, Place.HEAD, {HEAD, COORDINATOR}, set()),
        (Chain((HEAD,), (HEAD,), (COORDINATOR,)), Place.CONTROLLER, {HEAD, COORDINATOR}, set()),
        # One of two is enough; both hear when both can.
        (Chain((HEAD, CURATOR)), Place.EXECUTOR, {CURATOR}, {CURATOR}),
        (Chain((HEAD, CURATOR)), Place.EXECUTOR, {HEAD, CURATOR}, {HEAD, CURATOR}),
        (DELEGATED, Place.EXECUTOR, set(), set()),
    ],
)
def test_the_next_in_line_hears_instead(chain: Chain, place: Place, reachable: set[int], hears: set[int]) -> None:
    assert set(audience(item(chain=chain, reachable=frozenset(reachable)), place)) == hears


def test_where_nobody_at_all_can_be_reached_nothing_is_promised() -> None:
    assert promises(item(reachable=frozenset())) == ()


def test_items_of_a_head_who_has_not_joined_reach_the_coordinator_marked_as_the_schools() -> None:
    found = promises(item("12.10", reachable=frozenset({COORDINATOR, CONTROLLER})), from_day="25.09", until="26.10")
    assert told(found, HEAD) == []
    assert told(found, COORDINATOR) == [
        ("28.09", -14),
        ("05.10", -7),
        ("09.10", -1),  # Friday, for Sunday
        ("12.10", 0),
        ("13.10", 1),
        ("15.10", 3),
        ("26.10", 14),
    ]
    assert {one.on_behalf_of for one in found} == {SCHOOL}
    joined = promises(item("12.10"), from_day="25.09", until="26.10")
    assert {one.on_behalf_of for one in joined} == {None}


def test_a_head_who_stands_in_for_the_curator_hears_as_for_the_own_school() -> None:
    watched = item("12.10", chain=DELEGATED, reachable=frozenset({HEAD, COORDINATOR}))
    assert on_behalf_of(watched, HEAD) is None
    assert on_behalf_of(watched, COORDINATOR) == SCHOOL
    assert told(promises(watched, "05.10", "15.10"), HEAD) == [
        ("05.10", -7),
        ("09.10", -1),
        ("12.10", 0),
        ("13.10", 1),
        ("15.10", 3),
    ]


def test_the_same_person_in_two_places_hears_once() -> None:
    """The coordinator is told at +3 as coordinator and for the head who cannot be reached: one promise."""
    watched = item("12.10", chain=DELEGATED, reachable=frozenset({CURATOR, COORDINATOR, CONTROLLER}))
    assert morning(promises(watched), "15.10") == [COORDINATOR]


def test_the_place_from_which_somebody_hears_is_the_nearest_one_held() -> None:
    watched = item(chain=DELEGATED)
    assert [place_of(watched, person) for person in (CURATOR, HEAD, COORDINATOR, CONTROLLER)] == [
        Place.EXECUTOR,
        Place.HEAD,
        Place.COORDINATOR,
        Place.CONTROLLER,
    ]
    assert place_of(item(), HEAD) is Place.EXECUTOR
    with pytest.raises(ValueError, match="empty"):
        place_of(watched, 99)
