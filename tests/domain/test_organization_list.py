"""A coordinator's list of organisations: what is understood of its lines, and what it changes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.offices import Level
from domain.organization_list import Column, Entry, Fault, Kind, Listing, Unreadable, read_list
from domain.organization_names import key, short_of
from domain.organization_plan import Known, plan
from domain.road_map import Block, Covered, Paper, Paragraph, Table
from domain.zones import read_zone

KINDS = (
    Kind("school", Level.INSTITUTION, {"ru": "школа", "en": "school"}),
    Kind("kindergarten", Level.INSTITUTION, {"ru": "детский сад", "en": "kindergarten"}),
    Kind("municipality", Level.MUNICIPALITY, {"ru": "муниципалитет", "en": "municipality"}),
)
HEADINGS = ("Полное наименование", "Краткое наименование", "Вид организации", "ФИО руководителя", "Часовой пояс", "Эл. почта")
BELOW = frozenset({Level.INSTITUTION})


def listing(*rows: tuple[str | Covered, ...], headings: tuple[str, ...] = HEADINGS) -> Listing:
    found = read_list(Paper("list.xlsx", (Table((("Список",), headings, *rows)),)), KINDS, BELOW)
    assert isinstance(found, Listing)
    return found


def row(name: str = "МБОУ «Школа № 9»", short: str = "Школа № 9", kind: str = "школа", *more: str) -> tuple[str, ...]:
    return (name, short, kind, *more, *("",) * (3 - len(more)))


def test_columns_are_found_by_their_headings_in_any_order() -> None:
    found = listing(
        ("a@example.ru", "МСК+2", "Ветров Олег Ильич", "СОШ", "Школа № 9", "МБОУ «Школа № 9»"), headings=HEADINGS[::-1]
    )
    wanted = Entry(3, "МБОУ «Школа № 9»", "Школа № 9", "school", "Ветров Олег Ильич", "Asia/Yekaterinburg", "a@example.ru")
    assert found.entries == (wanted,)
    assert found.columns == frozenset(Column)


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (row("", ""), Fault.NO_NAME),
        (row("«»", ""), Fault.NO_NAME),
        (row("ш" * 301), Fault.NAME_LONG),
        (row(short="ш" * 61), Fault.SHORT_LONG),
        (row(kind="завод"), Fault.KIND),
        (row(kind="муниципалитет"), Fault.LEVEL),
        (row("А", "А", "школа", "8-900-000-00-00"), Fault.HEAD),
        (row("А", "А", "школа", "", "Луна"), Fault.ZONE),
        (row("А", "А", "школа", "", "", "нет"), Fault.EMAIL),
    ],
)
def test_line_that_cannot_be_taken_says_why_and_leaves_the_others(one: tuple[str, ...], fault: Fault) -> None:
    found = listing(row(), one, ("Итого", "2", "", "", "", ""))
    assert [entry.line for entry in found.entries] == [3]
    assert [(problem.line, problem.fault) for problem in found.problems] == [(4, fault)]


def test_merged_kind_is_said_once_for_several_lines() -> None:
    found = listing(row(), ("Школа № 10", "", Covered.ABOVE, "", "", ""))
    assert [entry.kind for entry in found.entries] == ["school", "school"]


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        ((Paragraph("Школа № 1"),), Unreadable.NO_TABLE),
        ((Table((("Школа № 1", "Ветров"), ("Школа № 2", "Рощин"))),), Unreadable.NO_HEADINGS),
        ((Table((HEADINGS, ("", "", "", "", "", ""))),), Unreadable.NOBODY),
        ((Table((HEADINGS, *(row(f"Школа {n}", "") for n in range(2001)))),), Unreadable.TOO_MANY),
    ],
)
def test_file_that_is_no_list_says_why(blocks: tuple[Block, ...], why: Unreadable) -> None:
    assert read_list(Paper("x", blocks), KINDS, BELOW) is why


@pytest.mark.parametrize(
    ("said", "zone"),
    [("МСК", "Europe/Moscow"), ("мск + 2", "Asia/Yekaterinburg"), ("UTC+03:00", "Europe/Moscow"), ("МСК−1", "Europe/Kaliningrad"),
     ("Омск", "Asia/Omsk"), ("Asia/Omsk", "Asia/Omsk"), ("московское время", "Europe/Moscow"),
     ("utc", None), ("МСК+20", None), ("../etc/passwd", None), ("Europe/", None), ("Moon/Base", None), ("", None)],
)  # fmt: skip
def test_zone_as_offices_write_it(said: str, zone: str | None) -> None:
    assert read_zone(said) == zone


def test_short_name_is_what_stands_in_quotation_marks() -> None:
    assert short_of("МБУ ДО «Дом творчества «Родник»") == "Дом творчества «Родник»"
    assert len(short_of("школа " * 40)) == 60


def known(number: int, name: str, short: str, **more: object) -> Known:
    return Known(number, name, short, "school", "Europe/Moscow", **more)  # type: ignore[arg-type]


ONE = known(1, "МБОУ «Средняя школа № 1»", "Школа № 1", head="Ветров Олег", joined=True)
TWO = known(2, "МБОУ «Средняя школа № 2»", "Школа № 2")
THREE = known(3, "МБОУ «Гимназия № 3»", "Гимназия № 3")
HERE = (ONE, TWO, THREE)


@pytest.mark.parametrize(
    ("name", "short", "meant"),
    [
        ('мбоу "средняя школа №1"', None, 1),
        ("школа №1", None, 1),
        ("МБОУ «СШ № 1 имени учителя»", "Школа № 1", 1),
        ("МБОУ «Средняя школа № 4»", "Школа № 4", None),
        ("МБОУ «Средняя школа № 11»", "Школа № 11", None),
    ],
)
def test_known_organisation_is_recognised_and_never_doubled(name: str, short: str | None, meant: int | None) -> None:
    found = plan((Entry(3, name, short, "school"),), (), HERE)
    assert [one.id for one in (*found.same, *(change.known for change in found.changed))] == ([meant] if meant else [])
    assert len(found.new) == (0 if meant else 1)


def test_what_a_line_leaves_open_stays_and_what_it_says_is_listed() -> None:
    found = plan((Entry(3, TWO.name, None, None, zone="Asia/Omsk", email="a@example.ru"),), (), HERE)
    assert [(change.known.id, change.what) for change in found.changed] == [(2, (Column.ZONE, Column.EMAIL))]
    assert [one.id for one in found.missing] == [1, 3]


def test_head_who_has_come_in_is_not_replaced_by_a_list() -> None:
    found = plan((Entry(3, ONE.name, head="Рощин Павел"), Entry(4, TWO.name, head="Лугова Ирина")), (), HERE)
    assert [change.known.id for change in found.other_heads] == [1]
    assert [(change.known.id, change.what) for change in found.changed] == [(2, (Column.HEAD,))]


def test_two_lines_for_one_and_one_line_for_two_are_faults() -> None:
    found = plan(
        (
            Entry(3, "Школа № 9", None, "school"),
            Entry(4, "школа №9", None, "school"),
            Entry(5, ONE.name, "Школа № 2", "school"),
            Entry(6, "Школа № 8"),
            Entry(7, "МБОУ «Восьмая»", "Школа № 9", "school"),
        ),
        (),
        HERE,
    )
    assert [(one.line, one.fault, one.other) for one in found.problems] == [
        (4, Fault.TWICE, "3"),
        (5, Fault.AMBIGUOUS, "Школа № 1 / Школа № 2"),
        (6, Fault.NO_KIND, ""),
        (7, Fault.TWICE, "3"),
    ]
    assert [one.line for one in found.new] == [3]


def test_misprint_is_pointed_at_only_while_the_right_one_is_not_in_the_list() -> None:
    misprint = Entry(3, "МБОУ «Гимназя № 3»", None, "school")
    assert [(one.line, known.id) for one, known in plan((misprint,), (), HERE).resembling] == [(3, 3)]
    assert plan((misprint, Entry(4, THREE.name)), (), HERE).resembling == ()
    assert plan((Entry(3, "МБОУ «Гимназия № 4»", None, "school"),), (), HERE).resembling == ()


NAMES = st.lists(
    st.sampled_from(["Школа № 1", 'школа "№1"', "Лицей № 2", "Сад «Ёлочка»", "сад Елочка", "Гимназия № 3"]), max_size=6
)


@given(NAMES)
def test_the_same_list_twice_changes_nothing_the_second_time(names: list[str]) -> None:
    entries = tuple(Entry(line, name, None, "school") for line, name in enumerate(names, start=2))
    first = plan(entries, (), HERE)
    after = (*HERE, *(known(10 + n, one.name, short_of(one.name)) for n, one in enumerate(first.new)))
    second = plan(entries, (), after)
    assert not second.does_something
    assert len({key(one.name) for one in after}) == len(after)
    assert all(one.line < other.line for one, other in pairwise(second.problems))
