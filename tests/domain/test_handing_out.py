"""Who of a tree a measure goes to, and how many assignments it makes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.handing_out import (
    AHEAD,
    EDUCATIONAL,
    Handed,
    Official,
    Owner,
    Place,
    Row,
    audience,
    counts,
    hand_out,
    kinds_meant,
    turns,
)
from domain.offices import Level as TreeLevel
from domain.offices import Office
from domain.responsible import Level as PrintedLevel
from domain.responsible import Office as PrintedOffice
from domain.responsible import Responsible, Scope, responsible_in
from domain.terms import Freq, Recurrence

TODAY = date(2026, 8, 11)
DUE = date(2026, 9, 1)
SCHOOLS = tuple(Place(n, "school") for n in (11, 12, 13))
CLUBS = tuple(Place(n, "additional_education") for n in (21, 22))
GARDENS = (Place(31, "kindergarten"),)
HEAD = Official(101, "Камышин Сергей Борисович", 11, Office.HEAD)
SPECIALIST = Official(102, "Лебедева Анна Павловна", 1, Office.COORDINATOR)
TOWN = Owner(1, TreeLevel.MUNICIPALITY, (*SCHOOLS, *CLUBS, *GARDENS), (HEAD, SPECIALIST))
REGION = Owner(9, TreeLevel.REGION, (Place(1, "municipality"), Place(2, "municipality")))


def row(said: str, **more: object) -> Row:
    """A row whose responsible are printed like this."""
    return replace(Row(5, tuple(responsible_in(said)), DUE), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "own", "places"),
    [
        ("руководители образовательных организаций", False, {11, 12, 13, 21, 22, 31}),
        ("руководители общеобразовательных организаций", False, {11, 12, 13}),
        ("руководители организаций дополнительного образования", False, {21, 22}),
        ("Управление образования", True, set()),
        ("Управление образования, руководители общеобразовательных организаций", True, {11, 12, 13}),
        ("Ведущему специалисту отдела воспитания Лебедевой А.П.", True, set()),
        ("РНЦ", True, set()),  # the level above executes; here the coordinator keeps an eye on it
        ("", True, set()),
    ],
)
def test_printed_words_reach_those_whom_they_mean(said: str, own: bool, places: set[int]) -> None:
    found = audience(row(said), TOWN)
    assert (found.own, set(found.offices)) == (own, places)


def test_order_narrows_a_row_that_names_no_kinds() -> None:
    wide = row("руководители образовательных организаций", addressed=frozenset({"school", "additional_education"}))
    assert set(audience(wide, TOWN).offices) == {11, 12, 13, 21, 22}
    assert kinds_meant(["school", "kindergarten"], ["school"]) == {"school", "kindergarten"}  # what the row itself names stands
    assert kinds_meant([], []) == EDUCATIONAL


def test_named_persons_are_matched_to_their_offices() -> None:
    assert audience(row("Ведущему специалисту отдела воспитания Лебедевой А.П."), TOWN).own_executor == 102
    assert audience(row("Ведущему специалисту отдела воспитания Лебедевой Б.П."), TOWN).own_executor is None
    named = audience(row("директор школы Камышин С.Б."), TOWN)
    assert (named.own, named.offices, named.executors) == (False, {11: Office.HEAD}, {11: 101})


def test_named_head_who_has_left_is_not_every_head() -> None:
    found = audience(row("директор школы Камышин С.Б."), replace(TOWN, officials=(SPECIALIST,)))
    assert (found.own, found.offices) == (True, {})


def test_organisations_that_a_person_chose_are_the_only_ones() -> None:
    said = Row(5, (Responsible("МБОУ СОШ № 2", PrintedOffice.HEAD, Scope(PrintedLevel.ORGANISATIONS, only=(12, 99))),), DUE)
    assert audience(said, TOWN).offices == {12: Office.HEAD}


def test_curators_execute_what_names_only_them_where_there_is_one() -> None:
    town = replace(TOWN, places=(replace(SCHOOLS[0], has_curator=True), SCHOOLS[1]))
    only = audience(row("кураторы"), town)
    assert only.offices == {11: Office.CURATOR, 12: Office.HEAD}
    assert only.shared == {12}, "a curator named later finds it beside the head"


def test_head_and_curators_named_together_both_execute_it() -> None:
    town = replace(TOWN, places=(replace(SCHOOLS[0], has_curator=True), SCHOOLS[1]))
    found = hand_out(row("руководители школ, кураторы"), town, {11, 12}, TODAY)
    assert [(one.organization_id, one.office, one.curator_too) for one in found] == [
        (11, Office.HEAD, True),
        (12, Office.HEAD, True),
    ]
    assert not any(one.curator_too for one in hand_out(row("руководители школ"), town, {11, 12}, TODAY))
    assert audience(row("муниципальные координаторы, кураторы"), REGION).shared == frozenset(), (
        "a region speaks to municipalities"
    )
    assert audience(row("директор школы Камышин С.Б., кураторы"), town).shared == {11, 12}


def test_shares_and_open_questions_hand_out_nothing() -> None:
    said = "руководители образовательных организаций"
    assert hand_out(row(said, is_share=True), TOWN, {11}, TODAY) == []
    assert hand_out(row(said, waits=True), TOWN, {11}, TODAY) == []


def test_only_chosen_organisations_get_it_and_the_owner_always_its_own() -> None:
    found = hand_out(row("Управление образования, руководители школ"), TOWN, {12}, TODAY)
    assert found == [Handed(5, 1, Office.COORDINATOR, DUE), Handed(5, 12, Office.HEAD, DUE)]
    assert counts(found, TOWN.id) == (1, 1, 1, 1)


def test_region_hands_out_to_coordinators() -> None:
    found = hand_out(row("Министерство образования области, муниципальные координаторы"), REGION, {1, 2}, TODAY)
    assert found == [
        Handed(5, 9, Office.REGIONAL, DUE),
        Handed(5, 1, Office.COORDINATOR, DUE),
        Handed(5, 2, Office.COORDINATOR, DUE),
    ]


@pytest.mark.parametrize(
    ("said", "own", "places"),
    [
        ("Руководители муниципальных органов управления образованием", False, {1: None, 2: None}),
        ("руководители образовательных организаций", False, {1: None, 2: None}),  # their municipality answers for them
        ("муниципальный координатор Лебедева А.П.", False, {1: 102}),
        ("муниципальный координатор Неведомский П.П.", True, {}),  # nobody known: the region's to see, not everybody's to do
    ],
)
def test_regional_order_goes_to_municipalities_and_to_the_named_one_only(
    said: str, own: bool, places: dict[int, int | None]
) -> None:
    found = audience(row(said), replace(REGION, officials=(SPECIALIST,)))
    assert (found.own, {place: found.executors.get(place) for place in found.offices}) == (own, places)


def test_several_deadlines_are_several_turns() -> None:
    days = (date(2026, 10, 1), date(2027, 2, 1))
    assert turns(row("", due=days[1], deadlines=days), TODAY) == [(days[0], days[0]), (days[1], days[1])]
    assert turns(row("", due=None), TODAY) == [(None, None)]


def test_recurring_measure_gives_its_near_turns_and_always_the_next() -> None:
    monthly = row("", due=None, recurrence=Recurrence(Freq.MONTHLY))
    assert [due for due, _ in turns(monthly, TODAY)] == [date(2026, 8, 31), date(2026, 9, 30)]
    yearly = row("", due=None, recurrence=Recurrence(Freq.YEARLY))
    assert [due for due, _ in turns(yearly, TODAY)] == [date(2026, 12, 31)]


@given(st.sampled_from(list(Freq)), st.integers(1, 3), st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 59))
def test_turns_go_on_without_gaps_and_without_doubles(freq: Freq, interval: int, today: date, later: int) -> None:
    measure = Row(5, (Responsible(""),), None, recurrence=Recurrence(freq, interval), start=date(2024, 1, 1))
    first = [due for due, _ in turns(measure, today)]
    again = [due for due, _ in turns(measure, today + timedelta(days=later))]
    assert len(set(first)) == len(first)
    assert all(due is not None and due >= today for due in first)
    # What the first look saw of the time after the second one, the second one sees as well.
    horizon = today + AHEAD
    assert {d for d in first if d and today + timedelta(days=later) <= d <= horizon} <= set(again)


CURATOR = Official(103, "Лугова Ирина Викторовна", 11, Office.CURATOR)
PSYCHOLOGIST = Official(104, "Иволгина Мария Сергеевна", 11, Office.STAFF, "педагог-психолог")
SCHOOL = Owner(11, TreeLevel.INSTITUTION, (), (HEAD, CURATOR, PSYCHOLOGIST), has_curator=True)


@pytest.mark.parametrize(
    ("said", "office", "executor"),
    [
        ("Директор", Office.HEAD, None),
        ("Куратор", Office.CURATOR, None),
        ("Директор, куратор", Office.HEAD, None),
        ("Камышин С.Б.", Office.HEAD, None),
        ("Лугова И.В., куратор", Office.CURATOR, 103),
        ("Иволгина М.С.", Office.STAFF, 104),
        ("Педагог-психолог", Office.STAFF, 104),
        ("Заместитель директора по воспитательной работе", Office.HEAD, None),  # nobody bears the title: the head delegates
        ("", Office.HEAD, None),
    ],
)
def test_rows_of_a_schools_own_road_map_stay_in_the_school(said: str, office: Office, executor: int | None) -> None:
    too = "куратор" in said and office is not Office.CURATOR
    assert hand_out(row(said), SCHOOL, (), TODAY) == [Handed(5, 11, office, DUE, None, executor, too)]


def test_without_a_curator_the_head_answers() -> None:
    alone = replace(SCHOOL, officials=(), has_curator=False)
    assert hand_out(row("Куратор"), alone, (), TODAY) == [Handed(5, 11, Office.HEAD, DUE, curator_too=True)]
    assert hand_out(row("Куратор"), replace(alone, has_curator=True), (), TODAY)[0].office is Office.CURATOR
