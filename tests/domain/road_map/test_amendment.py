"""Two editions side by side: which row lives on as which, what changed, and what that does to assignments, state by state."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.assignment import State
from domain.handing_out import Handed
from domain.offices import Office
from domain.road_map.amendment import Fate, Field, Head, Row, Why, compare, match, recognised
from domain.road_map.assigning import TANGLE, best_pairs
from domain.road_map.carrying import Edition, Held, Outcome, cancelled, carry
from domain.road_map.heading import heading_of

SCHOOLS = ("руководители образовательных организаций",)
MEETING = "Встречи с работодателями и недавними выпускниками, которые готовы стать наставниками"
FAIR = "Городская ярмарка: предприятия рассказывают школьникам о своём деле"
LISTS = "Собрать списки наставников и наставляемых в каждой организации"


def row(number: int, text: str, due: date | None = date(2026, 10, 31), **more: object) -> Row:
    more = {"responsible": SCHOOLS, "number": str(number), "id": number, **more}
    return Row(text=text, due=due, **more)  # type: ignore[arg-type]


def fates(old: list[Row], new: list[Row]) -> list[tuple[str | None, str | None, Fate, set[Field]]]:
    """Number before, number after, what became of it, in which fields."""
    return [
        (one.old.number if one.old else None, one.new.number if one.new else None, one.fate, set(one.fields))
        for one in compare(old, new, match(old, new))
    ]


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"due": date(2026, 11, 30)}, {Field.TERM}),
        ({"start": date(2026, 7, 1)}, {Field.TERM}),
        ({"due": None, "term_text": "постоянно"}, {Field.TERM}),
        ({"again": "monthly"}, {Field.TERM}),
        ({"text": MEETING.replace("недавними", "прошлогодними")}, {Field.TEXT}),
        ({"text": f"{MEETING} и приглашение их на классные часы"}, {Field.TEXT}),
        ({"responsible": ("кураторы программ",)}, {Field.RESPONSIBLE}),
        ({"result": "Отчёт"}, {Field.RESULT}),
        ({"result": "Отчёт", "due": date(2026, 9, 1)}, {Field.TERM, Field.RESULT}),
        # A clerk who types it anew changes nothing.
        ({"text": f"  {MEETING.upper().replace(',', ' ,')}. "}, set()),
        ({"number": "7.1"}, set()),
        ({"term_text": "31 октября"}, set()),
        ({"responsible": (" Руководители  образовательных организаций;",)}, set()),
    ],
)
def test_row_lives_on_with_what_changed_in_it(change: dict[str, object], fields: set[Field]) -> None:
    old = row(1, MEETING)
    [entry] = compare([old], [replace(old, **change)], match([old], [replace(old, **change)]))  # type: ignore[arg-type]
    assert set(entry.fields) == fields
    assert entry.fate is (Fate.CHANGED if fields else Fate.SAME)


def test_new_row_under_an_old_number_is_new() -> None:
    assert fates([row(1, LISTS), row(2, MEETING)], [row(1, LISTS), row(2, FAIR, date(2026, 12, 20))]) == [
        ("1", "1", Fate.SAME, set()),
        (None, "2", Fate.NEW, set()),
        ("2", None, Fate.GONE, set()),
    ]


def test_other_measure_of_the_same_term_is_not_taken_for_it() -> None:
    old, new = row(1, "Проведение семинара для кураторов"), row(1, "Проведение конкурса для наставников")
    assert [one[2] for one in fates([old], [new])] == [Fate.NEW, Fate.GONE]


def test_item_keeps_its_words_when_only_the_order_above_changes() -> None:
    old = row(1, "Положение о программе", lead_in="Утвердить приказом:", in_table=False)
    assert fates([old], [replace(old, lead_in="Согласовать и утвердить приказом:")]) == [("1", "1", Fate.CHANGED, {Field.TEXT})]
    assert [one[2] for one in fates([old], [replace(old, in_table=True)])] == [Fate.NEW, Fate.GONE]


def test_shares_are_told_apart_by_their_dates() -> None:
    """Every step goes up by a half, so that the old percent of one year is the new percent of another."""

    def shares(*percents: int) -> list[Row]:
        return [
            row(at, f"Не менее {percent} % детей вовлечены в наставничество", date(2025 + at, 12, 31), percent=Decimal(percent))
            for at, percent in enumerate(percents, start=1)
        ]

    assert fates(shares(15, 30, 45), shares(30, 45, 60)) == [
        (number, number, Fate.CHANGED, {Field.PERCENT}) for number in ("1", "2", "3")
    ]
    assert {one[2] for one in fates(shares(15, 30, 45), shares(15, 30, 45))} == {Fate.SAME}


def test_twins_go_with_their_own_numbers() -> None:
    old = [row(1, MEETING), row(2, MEETING)]
    new = [replace(old[1], id=12), replace(old[0], id=11)]
    assert match(old, new) == {11: 1, 12: 2}


WORDS = ["список", "встреча", "журнал", "приказ", "ярмарка", "семинар", "куратор", "отчёт", "школа", "выпускник", "план", "итог"]
papers = some.lists(
    some.builds(
        row,
        some.just(0),
        some.lists(some.sampled_from(WORDS), min_size=3, max_size=8).map(" ".join),
        some.one_of(some.none(), some.dates(date(2026, 1, 1), date(2027, 12, 31))),
        responsible=some.sampled_from([SCHOOLS, ("Управление образования",), ()]),
        result=some.sampled_from([None, "Приказ", "Отчёт"]),
        in_table=some.booleans(),
    ),
    max_size=8,
    unique_by=lambda one: (one.text, one.in_table),
).map(lambda rows: [replace(one, id=at, number=str(at)) for at, one in enumerate(rows, start=1)])


@given(papers, some.randoms(use_true_random=False))
def test_paper_against_itself_is_all_the_same_in_any_order_under_any_numbers(paper: list[Row], chance: random.Random) -> None:
    shuffled = [replace(one, id=one.id + 100, number=str(chance.randint(1, 99))) for one in chance.sample(paper, len(paper))]
    pairs = match(paper, shuffled)
    assert pairs == {one.id + 100: one.id for one in paper}
    assert {one.fate for one in compare(paper, shuffled, pairs)} <= {Fate.SAME}


@given(papers, papers, some.randoms(use_true_random=False))
def test_every_row_appears_once_and_order_says_nothing(old: list[Row], new: list[Row], chance: random.Random) -> None:
    def weighed(before: list[Row], after: list[Row]) -> tuple[list[int], list[int], int]:
        entries = compare(before, after, match(before, after))
        living = sum(one.fate in (Fate.SAME, Fate.CHANGED) for one in entries)
        return sorted(e.old.id for e in entries if e.old), sorted(e.new.id for e in entries if e.new), living

    straight = weighed(old, new)
    assert straight[:2] == (sorted(one.id for one in old), sorted(one.id for one in new))
    assert weighed(chance.sample(old, len(old)), chance.sample(new, len(new))) == straight


@given(some.dictionaries(some.tuples(some.integers(0, 3), some.integers(0, 3)), some.integers(1, 50), max_size=10))
def test_pairs_are_the_best_there_are(scores: dict[tuple[int, int], int]) -> None:
    def worth(pairs: list[tuple[int, int]]) -> int:
        return sum(scores.get(pair, 0) for pair in pairs)

    best = max(worth(list(enumerate(rights))) for rights in permutations(range(4)))
    found = best_pairs(scores)
    assert worth(found) == best
    assert set(found) <= set(scores)
    assert len({left for left, _ in found}) == len({right for _, right in found}) == len(found)


def test_great_tangle_is_still_answered() -> None:
    size = TANGLE + 20
    scores = {(left, right): 100 - abs(left - right) for left in range(size) for right in range(size) if abs(left - right) < 9}
    assert best_pairs(scores) == [(at, at) for at in range(size)]


ORDER = Head("О программах наставничества", "87", date(2026, 8, 10), first_year=2026)
TABLE = [row(1, LISTS), row(2, MEETING), row(3, FAIR)]


@pytest.mark.parametrize(
    ("head", "rows", "why"),
    [
        (replace(ORDER, issued=date(2026, 10, 5)), TABLE, Why.NUMBER),
        (replace(ORDER, edition_of="87"), TABLE, Why.EDITION),
        (Head("О внесении изменений", "103", date(2026, 10, 5), "87"), TABLE[:2], Why.EDITION),
        (replace(ORDER, number=None, title="О  программах Наставничества."), TABLE, Why.TITLE),
        # Not one: another order, an earlier one, next year's, one that only lists changes, one with other rows.
        (Head("О каникулах", "88", date(2026, 10, 5)), TABLE, None),
        (replace(ORDER, issued=date(2026, 8, 9)), TABLE, None),
        (replace(ORDER, number="14", issued=date(2027, 8, 10), first_year=2027), TABLE, None),
        (Head("О внесении изменений", "103", date(2026, 10, 5), "87"), TABLE[:1], None),
        (replace(ORDER, issued=date(2026, 10, 5)), [], None),
    ],
)
def test_new_edition_is_recognised_by_its_heading_and_by_most_of_its_rows(head: Head, rows: list[Row], why: Why | None) -> None:
    assert recognised(ORDER, head, TABLE, rows) is why


@pytest.mark.parametrize(
    ("lines", "number", "of"),
    [
        (["ПРИКАЗ", "10.08.2026 № 87", "(в редакции приказа от 11.08.2026 № 91)", "О программах"], "87", "87"),
        (["Утверждена приказом от 10.08.2026 № 87 (в ред. приказа от 05.10.2026 № 103)", "План мероприятий"], "87", "87"),
        (["ПРИКАЗ", "05.10.2026 № 103", "О внесении изменений", "в приказ управления от 10.08.2026 № 87"], "103", "87"),
        (["10.08.2026 № 87", "О программах", "В соответствии с законом в редакции от 02.07.2021 № 322"], "87", None),
    ],
)
def test_paper_says_of_which_order_it_is_an_edition(lines: list[str], number: str, of: str | None) -> None:
    head = heading_of(lines)
    assert (head.number, head.edition_of) == (number, of)


TODAY = date(2026, 9, 20)
LATE, SOON, LATER, PAST = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1), date(2026, 9, 10)
GIVEN = date(2026, 8, 11)
MOVES = Edition(term_changed=True, responsible_changed=False, recurs=False, chosen=frozenset({5}))


def held(state: State = State.OPEN, due: date | None = SOON, **more: object) -> Held:
    values = {"id": 1, "organization_id": 5, "occurrence": None, "printed": due, "given": GIVEN, "office": "head", **more}
    return Held(due=due, state=state, **values)  # type: ignore[arg-type]


def asked(due: date | None, *, place: int = 5, occurrence: date | None = None, office: Office = Office.HEAD) -> Handed:
    return Handed(9, place, office, due, occurrence)


@pytest.mark.parametrize(
    ("one", "to", "due", "given"),
    [
        (held(), LATER, LATER, TODAY),
        (held(), None, None, TODAY),  # «постоянно» now
        (held(due=LATE), SOON, SOON, TODAY),  # overdue: late no more
        (held(due=LATE), PAST, PAST, GIVEN),  # overdue, moved within the past: still late
        (held(), PAST, PAST, TODAY),  # was in time, its new day is past: nobody is reminded of it
        (held(due=LATE, given=date(2026, 9, 5)), PAST, PAST, TODAY),  # past when it was given, and again
        (held(State.RETURNED, return_due=date(2026, 9, 23)), LATER, LATER, TODAY),
        (held(State.REPORTED), LATER, LATER, GIVEN),
        (held(State.ACCEPTED), LATER, SOON, GIVEN),
        (held(State.NOT_REQUIRED), LATER, SOON, GIVEN),
        (held(due=LATER, printed=SOON), date(2026, 10, 15), LATER, GIVEN),  # extended: what was granted stays
        (held(due=SOON, printed=LATE), LATER, LATER, TODAY),  # extended to a day before the new one
        (held(), SOON, SOON, GIVEN),  # the words changed, the day did not
    ],
)
def test_changed_term_moves_what_is_open_and_leaves_what_is_done(
    one: Held, to: date | None, due: date | None, given: date
) -> None:
    [carried], fresh = carry([one], [asked(to)], MOVES, TODAY)
    assert (carried.due, carried.given) == (due, given)
    assert carried.outcome is (Outcome.MOVED if due != one.due else Outcome.KEPT)
    assert fresh == []


@pytest.mark.parametrize("state", State)
def test_measure_that_is_gone_or_organisation_that_is_asked_no_more(state: State) -> None:
    one = held(state)
    closes = state in (State.OPEN, State.RETURNED, State.REPORTED)
    assert cancelled([one]) == ([one] if closes else [])
    [carried], fresh = carry([one], [asked(SOON, place=6)], replace(MOVES, responsible_changed=True), TODAY)
    assert carried.outcome is (Outcome.CANCELLED if closes else Outcome.KEPT)
    assert fresh == [asked(SOON, place=6)]


def test_nothing_is_closed_because_an_official_changed() -> None:
    """The row speaks of whom it spoke of; that nobody fits its printed name today is no reason to lift the duty."""
    [carried], _ = carry([held()], [], replace(MOVES, term_changed=False), TODAY)
    assert carried.outcome is Outcome.KEPT
    [carried], _ = carry([held()], [], replace(MOVES, term_changed=False, chosen=frozenset()), TODAY)
    assert carried.outcome is Outcome.CANCELLED


def test_other_office_executes_and_a_delegated_one_is_kept() -> None:
    change = replace(MOVES, term_changed=False, responsible_changed=True)
    [carried], _ = carry([held(executor_id=77)], [asked(SOON, office=Office.CURATOR)], change, TODAY)
    assert (carried.office, carried.executor_id, carried.outcome) == ("curator", None, Outcome.MOVED)
    [carried], _ = carry([held(executor_id=77)], [asked(SOON)], change, TODAY)
    assert (carried.office, carried.executor_id, carried.outcome) == ("head", 77, Outcome.KEPT)
    [carried], _ = carry([held(executor_id=77)], [replace(asked(SOON), curator_too=True)], change, TODAY)
    assert (carried.executor_id, carried.curator_too, carried.outcome) == (77, True, Outcome.MOVED)


def test_list_of_days_goes_on_day_by_day() -> None:
    first, second, third = date(2026, 10, 15), date(2026, 12, 15), date(2026, 12, 25)
    two = [held(due=first, occurrence=first, id=1), held(due=second, occurrence=second, id=2)]
    carried, fresh = carry(two, [asked(first, occurrence=first), asked(third, occurrence=third)], MOVES, TODAY)
    assert [(one.held.id, one.occurrence, one.due) for one in carried] == [(1, first, first), (2, third, third)]
    assert fresh == []
    carried, _ = carry(two, [asked(first, occurrence=first)], MOVES, TODAY)
    assert [(one.held.id, one.outcome) for one in carried] == [(1, Outcome.KEPT), (2, Outcome.CANCELLED)]
    carried, fresh = carry([held()], [asked(first, occurrence=first), asked(second, occurrence=second)], MOVES, TODAY)
    assert [(one.occurrence, one.due) for one in carried] == [(first, first)]
    assert fresh == [asked(second, occurrence=second)]


def test_turns_of_a_recurring_measure_keep_their_history() -> None:
    august, september, october = date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)
    turns = [
        held(State.ACCEPTED, august, occurrence=august, id=1),
        held(due=date(2026, 9, 15), occurrence=date(2026, 9, 15), id=2),  # a debt
        held(due=september, occurrence=september, id=3),
        held(due=october, occurrence=october, id=4),
    ]
    days = [september - timedelta(days=5), october - timedelta(days=5)]
    wanted = [asked(day, occurrence=day) for day in days]
    carried, fresh = carry(turns, wanted, replace(MOVES, recurs=True), TODAY)
    kept = {one.held.id: (one.outcome, one.occurrence) for one in carried}
    assert kept == {
        1: (Outcome.KEPT, august),
        2: (Outcome.KEPT, date(2026, 9, 15)),
        3: (Outcome.MOVED, days[0]),
        4: (Outcome.MOVED, days[1]),
    }
    assert fresh == []
