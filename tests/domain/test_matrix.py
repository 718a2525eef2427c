"""Organisations × measures: the worst stands, the reddest first, pages that lose nothing."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assignment import Mark, State
from domain.matrix import Fact, Matrix, Stand, Tally, matrix, natural, stand, tallies

RED, SOON, OPEN, DONE = Stand.OVERDUE, Stand.SOON, Stand.OPEN, Stand.ACCEPTED


@pytest.mark.parametrize(
    ("state", "mark", "how"),
    [
        (State.OPEN, Mark.OVERDUE, Stand.OVERDUE),
        (State.OPEN, Mark.SOON, Stand.SOON),
        (State.OPEN, Mark.CALM, Stand.OPEN),
        (State.OPEN, Mark.QUIET, Stand.QUIET),
        (State.RETURNED, Mark.SOON, Stand.RETURNED),
        (State.RETURNED, Mark.QUIET, Stand.RETURNED),
        (State.RETURNED, Mark.OVERDUE, Stand.OVERDUE),
        (State.REPORTED, Mark.QUIET, Stand.REPORTED),
        (State.ACCEPTED, Mark.QUIET, Stand.ACCEPTED),
        (State.NOT_REQUIRED, Mark.QUIET, Stand.LIFTED),
    ],
)
def test_how_an_assignment_stands(state: State, mark: Mark, how: Stand) -> None:
    assert stand(state, mark) is how


def test_report_that_waits_is_never_red_whatever_the_day() -> None:
    assert {stand(State.REPORTED, mark) for mark in Mark} == {Stand.REPORTED}


def test_reddest_organisations_come_first_and_columns_stay_as_printed() -> None:
    facts = [
        Fact(1, 10, 5, DONE), Fact(2, 10, 6, OPEN),
        Fact(3, 20, 5, RED), Fact(4, 20, 6, OPEN),
        Fact(5, 30, 5, SOON), Fact(6, 30, 6, RED),
    ]  # fmt: skip
    found = matrix(facts)
    assert (found.rows, found.columns) == ((30, 20, 10), (5, 6))
    assert found.cell(30, 6) is RED
    assert found.cell(10, 7) is None


def test_cell_of_several_turns_stands_as_the_worst() -> None:
    for order in ([DONE, RED, OPEN], [RED, DONE], [OPEN, RED]):
        assert matrix([Fact(n, 1, 1, how) for n, how in enumerate(order)]).cell(1, 1) is RED


def test_pages_begin_with_the_columns_that_hold_the_most_red() -> None:
    facts = [Fact(column, 1, column, RED if column >= 4 else DONE) for column in range(6)]
    assert [page.columns for page in matrix(facts).pages(12, 3)] == [(0, 4, 5), (1, 2, 3)]
    assert [page.columns for page in matrix(facts).pages(12, 6)] == [(0, 1, 2, 3, 4, 5)]


def test_empty_matrix_is_one_empty_page() -> None:
    assert matrix([]).pages(12, 10) == (Matrix(),)


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 15), st.sampled_from(Stand)), max_size=120))
def test_every_cell_stands_on_exactly_one_page(cells: list[tuple[int, int, Stand]]) -> None:
    whole = matrix([Fact(n, *cell) for n, cell in enumerate(cells)])
    shown = [at for page in whole.pages(7, 4) for at in product(page.rows, page.columns)]
    assert sorted(shown) == sorted(product(whole.rows, whole.columns))
    assert {at for at in shown if whole.cell(*at) is not None} == {(place, measure) for place, measure, _ in cells}


@given(st.lists(st.sampled_from(Stand)))
def test_tally_counts_everything_once(stands: list[Stand]) -> None:
    tally = Tally.of(stands)
    assert tally.red + tally.yellow + tally.waiting + tally.open + tally.done == tally.total == len(stands)


def test_one_assignment_may_stand_in_several_groups() -> None:
    facts = [Fact(1, 1, 1, DONE), Fact(2, 2, 1, RED)]
    people = {1: [7, 8], 2: [8]}
    counted = tallies(facts, lambda fact: people[fact.id])
    assert [(person, tally.red, tally.total) for person, tally in counted.items()] == [(8, 1, 2), (7, 0, 1)]


def test_schools_are_sorted_by_their_numbers() -> None:
    names = ["Школа № 10", "Школа № 2", "Гимназия № 3", "школа № 1", "Лицей", ""]
    assert sorted(names, key=natural) == ["", "Гимназия № 3", "Лицей", "школа № 1", "Школа № 2", "Школа № 10"]
