"""Rosters of classes: what a file may hold in which mode, precise faults by line, and a second upload that never doubles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.codes import Code, SchoolClass
from domain.personal import Personal
from domain.road_map import Paper, Table
from domain.roster import Fault, Problem, Pupil, Roster, Shape, Unreadable, read_roster
from domain.roster_plan import Kept, compare

A, B = SchoolClass(7, "А"), SchoolClass(7, "Б")
COUNTED = ("Класс", "Учеников")
CALLED = ("Класс", "Имя", "Первая буква фамилии")


def paper(*rows: tuple[str, ...]) -> Paper:
    return Paper("roster.xlsx", (Table(tuple(rows)),))


def test_counts_are_read_and_every_bad_line_says_why() -> None:
    found = read_roster(
        paper(
            ("Список",), COUNTED,
            ("7 а", "25"), ("", "3"), ("класс", "20"), ("7Б", "много"), ("7А", "1"), ("8", "61"), ("Итого", "45"),
        ),
        Shape.COUNTS,
    )  # fmt: skip
    assert isinstance(found, Roster)
    assert found.counts == {A: 25}
    assert found.problems == (
        Problem(4, Fault.NO_CLASS), Problem(5, Fault.CLASS), Problem(6, Fault.COUNT), Problem(7, Fault.TWICE),
        Problem(8, Fault.COUNT),
    )  # fmt: skip


def test_names_are_read_with_one_letter_of_the_surname() -> None:
    found = read_roster(
        paper(
            CALLED, ("7А", "Маша", "К"), ("7А", "маша", "к."),
            ("7Б", "", "К"), ("7Б", "Тим", "Сафин"), ("7Б", "Тим Сафин", ""), ("7Б", "1", "К"),
        ),
        Shape.CALLED,
    )  # fmt: skip
    assert isinstance(found, Roster)
    assert [(str(one.school_class), str(one.called)) for one in found.pupils] == [("7А", "Маша К."), ("7А", "Маша К.")]
    assert [one.fault for one in found.problems] == [Fault.NO_NAME, Fault.SURNAME, Fault.SURNAME, Fault.NAME]


@pytest.mark.parametrize(
    ("rows", "shape", "why"),
    [
        ((CALLED, ("7А", "Маша", "К")), Shape.COUNTS, Unreadable.NAMES),
        ((("Класс", "Учеников", "Примечание"), ("7А", "2", "Ветрова и Сафин")), Shape.COUNTS, Unreadable.NAMES),
        ((COUNTED, ("7А", "2", "Маша")), Shape.COUNTS, Unreadable.NAMES),
        ((("Класс", "ФИО"), ("7А", "Ветрова Алина")), Shape.CALLED, Unreadable.NAMES),
        ((("Класс", "Фамилия", "Имя"), ("7А", "Ветрова", "Алина")), Shape.CALLED, Unreadable.NAMES),
        ((("7А", "25"),), Shape.COUNTS, Unreadable.NO_HEADINGS),
        ((COUNTED,), Shape.COUNTS, Unreadable.NOBODY),
        ((COUNTED, *((f"{g}{letter}", "60") for g in range(1, 12) for letter in "АБВГД")), Shape.COUNTS, Unreadable.TOO_MANY),
    ],
)  # fmt: skip
def test_file_that_may_not_be_read_is_refused_whole(rows: tuple[tuple[str, ...], ...], shape: Shape, why: Unreadable) -> None:
    assert read_roster(paper(*rows), shape) is why


def test_full_names_are_personal_and_messages_know_one_letter() -> None:
    for heading, row in (
        (("ФИО",), ("Ветрова Алина Олеговна",)),
        (("Фамилия", "Имя", "Отчество"), ("Ветрова", "Алина", "Олеговна")),
    ):
        found = read_roster(paper(("Класс", *heading), ("7А", *row)), Shape.FULL)
        assert isinstance(found, Roster)
        assert found.pupils[0].full == Personal("Ветрова Алина Олеговна")
        assert str(found.pupils[0].called) == "Алина В."
        assert "Ветрова" not in repr(found)


def test_while_a_line_is_not_understood_nobody_is_taken_off() -> None:
    plan = compare(Roster(counts={A: 1}, problems=(Problem(3, Fault.COUNT),)), [Kept(1, A, 1), Kept(2, A, 2)])
    assert plan.empty


def kept(plan_of: Roster, before: list[Kept]) -> list[Kept]:
    """What stands after the roster has been applied."""
    plan = compare(plan_of, before)
    names = dict(plan.named)
    after = [
        Kept(one.id, one.school_class, one.number, names[one.id].key if one.id in names else one.key, one.claimed)
        for one in before
        if one.id not in plan.spare
    ]
    number = max((one.id for one in before), default=0)
    return after + [Kept(number + at, pupil.school_class, number + at, pupil.key) for at, pupil in enumerate(plan.added, start=1)]


PUPILS = st.lists(
    st.builds(lambda c, n: Pupil(c, None, Personal(n)), st.sampled_from([A, B]), st.sampled_from(["Ян", "Ия", "Ли"])), max_size=8
)
ROSTERS = st.one_of(
    st.builds(lambda pupils: Roster(pupils=tuple(pupils)), PUPILS),
    st.builds(lambda counts: Roster(counts=counts), st.dictionaries(st.sampled_from([A, B]), st.integers(1, 6))),
)


@given(st.lists(ROSTERS, min_size=1, max_size=5), st.data())
def test_an_upload_repeated_changes_nothing_and_nobody_in_use_is_lost(rosters: list[Roster], data: st.DataObject) -> None:
    stands: list[Kept] = []
    for roster in rosters:
        claimed = {one.id for one in stands if one.claimed}
        after = kept(roster, stands)
        assert claimed <= {one.id for one in after}
        assert compare(roster, after).empty
        here = [one for one in after if one.school_class in roster.classes]
        if roster.counts is not None:
            assert all(len([one for one in here if one.school_class == c]) >= n for c, n in roster.counts.items())
        else:
            assert len(here) >= len(roster.pupils)
        assert [one for one in after if one.school_class not in roster.classes] == [
            one for one in stands if one.school_class not in roster.classes
        ]
        ids = [one.id for one in after]
        assert len(ids) == len(set(ids))
        stands = [Kept(one.id, one.school_class, one.number, one.key, one.claimed or data.draw(st.booleans())) for one in after]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7Б-03", "7Б-03"), ("7б03", "7Б-03"), ("7Б 3", "7Б-03"), ("7Б-О3", "7Б-03"), ("7Б-ОЗ", "7Б-03"), ("ЗА-01", "3А-01"),
        ("1ОА-I2", "10А-12"), ("76-03", "7Б-03"), ("10-03", "10-03"), ("Н-О1", "Н-01"),
        ("7Б", None), ("1003", None), ("12Я-3", None), ("Маша К", None), ("", None), ("7Б-000", None), ("7Б-" * 500, None),
    ],
)  # fmt: skip
def test_code_read_off_a_slip_is_understood_though_signs_are_alike(typed: str, code: str | None) -> None:
    assert Code.typed(typed) == (Code.parse(code) if code else None)
