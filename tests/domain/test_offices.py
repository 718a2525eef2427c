"""Who may do what where, and who may name whom, as the table of the specification has it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.offices import LEVELS, Act, Held, Level, Office, Path, Relation, may, may_name, relation

TODAY = date(2020, 10, 1)
REGION, TOWN, SCHOOL = (1,), (1, 2), (1, 2, 3)
OTHER_SCHOOL, OTHER_TOWN, FOREIGN_SCHOOL, CENTRE = (1, 2, 4), (1, 5), (1, 5, 6), (1, 7)
HOME: dict[Office, Path] = {
    Office.REGIONAL: REGION,
    Office.COORDINATOR: TOWN,
    Office.CONTROLLER: TOWN,
    Office.HEAD: SCHOOL,
    Office.CURATOR: SCHOOL,
    Office.STAFF: SCHOOL,
}


def held(office: Office, **more: object) -> Held:
    return Held(office, HOME[office], date(2020, 9, 1), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("held_in", "other", "expected"),
    [
        (TOWN, TOWN, Relation.SAME),
        (TOWN, SCHOOL, Relation.CHILD),
        (REGION, SCHOOL, Relation.DESCENDANT),
        (SCHOOL, REGION, Relation.ABOVE),
        (SCHOOL, OTHER_SCHOOL, Relation.ELSEWHERE),
        ((1, 22), (1, 2, 2), Relation.ELSEWHERE),
    ],
)
def test_relation_follows_the_tree(held_in: Path, other: Path, expected: Relation) -> None:
    assert relation(held_in, other) is expected


@pytest.mark.parametrize(
    ("act", "on", "allowed"),
    [
        (Act.SEE_NAMES, SCHOOL, {Office.CURATOR, Office.HEAD}),
        (Act.SEE_CODES, SCHOOL, {Office.CURATOR, Office.HEAD, Office.COORDINATOR}),
        (Act.SEE_PAIRS, SCHOOL, {Office.CURATOR, Office.HEAD}),
        (Act.SEE_PAIR_COUNTS, SCHOOL, {Office.CURATOR, Office.HEAD, Office.COORDINATOR, Office.REGIONAL}),
        (Act.FORM_PAIRS, SCHOOL, {Office.CURATOR}),
        (Act.ENTER_FROM_JOURNAL, SCHOOL, {Office.CURATOR}),
        (Act.ADMIT_PARTICIPANTS, SCHOOL, {Office.CURATOR}),
        (Act.SEE_ASSIGNMENTS, SCHOOL, {Office.HEAD, Office.COORDINATOR, Office.CONTROLLER}),
        (Act.SEE_ASSIGNMENTS, TOWN, {Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL}),
        (Act.EXECUTE_ASSIGNMENTS, SCHOOL, {Office.HEAD, Office.CURATOR, Office.STAFF}),
        (Act.EXECUTE_ASSIGNMENTS, TOWN, {Office.COORDINATOR}),
        (Act.ACCEPT_REPORTS, SCHOOL, {Office.COORDINATOR}),
        (Act.ACCEPT_REPORTS, TOWN, {Office.CONTROLLER, Office.REGIONAL}),
        (Act.DELEGATE_ASSIGNMENTS, SCHOOL, {Office.HEAD}),
        (Act.OWN_ROAD_MAPS, TOWN, {Office.COORDINATOR}),
        (Act.OWN_ROAD_MAPS, SCHOOL, set()),
        (Act.SUBMIT_ROAD_MAP, SCHOOL, {Office.HEAD, Office.CURATOR}),
        (Act.APPROVE_ROAD_MAPS, SCHOOL, {Office.COORDINATOR}),
        (Act.ACCEPT_INSIDE, SCHOOL, {Office.HEAD}),
        (Act.SEE_NUMBERS, SCHOOL, {Office.CURATOR, Office.HEAD, Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL}),
        (Act.SEE_NUMBERS, TOWN, {Office.COORDINATOR, Office.CONTROLLER, Office.REGIONAL}),
        (Act.SEE_MEDIAN, TOWN, {Office.HEAD}),
        (Act.ENTER_DENOMINATOR, SCHOOL, {Office.HEAD}),
        (Act.UPLOAD_ORGANISATIONS, TOWN, {Office.COORDINATOR}),
        (Act.KEEP_TEMPLATES, SCHOOL, {Office.HEAD, Office.CURATOR}),
        (Act.KEEP_TEMPLATES, TOWN, {Office.COORDINATOR}),
    ],
)
def test_act_is_allowed_to_exactly_these_offices(act: Act, on: Path, allowed: set[Office]) -> None:
    assert {office for office in Office if may([held(office)], act, on, TODAY)} == allowed


@given(st.sampled_from(Office), st.sampled_from(Act), st.sampled_from([OTHER_TOWN, FOREIGN_SCHOOL, CENTRE, OTHER_SCHOOL]))
def test_nobody_below_the_region_reaches_another_branch(office: Office, act: Act, on: Path) -> None:
    if office is Office.REGIONAL or (on == OTHER_SCHOOL and office in (Office.COORDINATOR, Office.CONTROLLER)):
        return
    assert not may([held(office)], act, on, TODAY)


def test_rights_of_several_offices_add_up() -> None:
    both = [held(Office.HEAD), held(Office.CURATOR)]
    assert may(both, Act.FORM_PAIRS, SCHOOL, TODAY)
    assert may(both, Act.ENTER_DENOMINATOR, SCHOOL, TODAY)
    assert not may([], Act.SEE_NUMBERS, SCHOOL, TODAY)


@pytest.mark.parametrize(("today", "expected"), [(date(2020, 8, 31), False), (date(2020, 9, 1), True), (date(2020, 9, 30), True),
                                                 (date(2020, 10, 1), False)])  # fmt: skip
def test_office_counts_from_its_first_to_its_last_day(today: date, expected: bool) -> None:
    assert may([held(Office.CURATOR, until=date(2020, 9, 30))], Act.SEE_NAMES, SCHOOL, today) is expected


@pytest.mark.parametrize(
    ("office", "on", "level", "namers"),
    [
        (Office.REGIONAL, REGION, Level.REGION, set()),
        (Office.COORDINATOR, TOWN, Level.MUNICIPALITY, {Office.REGIONAL}),
        (Office.CONTROLLER, TOWN, Level.MUNICIPALITY, {Office.COORDINATOR}),
        (Office.HEAD, SCHOOL, Level.INSTITUTION, {Office.COORDINATOR}),
        (Office.HEAD, CENTRE, Level.INSTITUTION, {Office.REGIONAL}),
        (Office.HEAD, FOREIGN_SCHOOL, Level.INSTITUTION, set()),
        (Office.CURATOR, SCHOOL, Level.INSTITUTION, {Office.HEAD}),
        (Office.CURATOR, OTHER_SCHOOL, Level.INSTITUTION, set()),
        (Office.STAFF, SCHOOL, Level.INSTITUTION, {Office.HEAD}),
    ],
)
def test_office_is_named_by_exactly_these(office: Office, on: Path, level: Level, namers: set[Office]) -> None:
    assert {one for one in Office if may_name([held(one)], office, on, level, TODAY)} == namers


def test_office_is_not_named_where_it_does_not_exist() -> None:
    assert not may_name([held(Office.REGIONAL)], Office.COORDINATOR, CENTRE, Level.INSTITUTION, TODAY)
    assert not may_name([held(Office.COORDINATOR)], Office.CONTROLLER, SCHOOL, Level.INSTITUTION, TODAY)


def test_coordinator_and_head_name_only_a_deputy_of_themselves() -> None:
    for office, on, level in ((Office.COORDINATOR, TOWN, Level.MUNICIPALITY), (Office.HEAD, SCHOOL, Level.INSTITUTION)):
        assert not may_name([held(office)], office, on, level, TODAY)
        assert may_name([held(office)], office, on, level, TODAY, deputy=True)
        assert not may_name([held(office, deputy=True)], office, on, level, TODAY, deputy=True)


@given(st.sampled_from(Office), st.sampled_from(Office), st.sampled_from(Level), st.booleans())
def test_nobody_grants_an_office_above_their_own(namer: Office, office: Office, level: Level, deputy: bool) -> None:
    order = [Office.STAFF, Office.CURATOR, Office.HEAD, Office.CONTROLLER, Office.COORDINATOR, Office.REGIONAL]
    on = {Level.REGION: REGION, Level.MUNICIPALITY: TOWN, Level.INSTITUTION: SCHOOL}[level]
    if may_name([held(namer)], office, on, level, TODAY, deputy=deputy):
        assert level in LEVELS[office]
        assert order.index(office) < order.index(namer) or (office is namer and deputy)
