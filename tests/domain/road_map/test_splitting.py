"""Where a row may be cut: a table of rows as clerks write them, and what never happens."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.road_map.edits import LONGEST, Field, Refusal, Refused, accepted, percent
from domain.road_map.splitting import MOST_PARTS, Way, cuts, lines, own_term
from domain.terms import YearContext

TABLE = [
    ("Провести день открытых дверей", []),
    ("Сдать отчёт 15.10.2026 г. по форме № 2. ", []),
    ("Встреча в школе им. Рощина на ул. Садовой", []),
    ("Назначить И. И. Берёзкина", []),
    (
        "В срок до 01.09.2026 утвердить приказом: 1) Положение; 2) список ответственных.",
        [(Way.ITEMS, "Утвердить приказом: Положение", "Утвердить приказом: список ответственных.")],
    ),
    ("1. Собрать списки. 2. Сверить журналы.", [(Way.ITEMS, "Собрать списки.", "Сверить журналы.")]),
    ("а) утвердить план; б) назначить куратора", [(Way.ITEMS, "Утвердить план", "Назначить куратора")]),
    ("Подготовить: • списки • анкеты", [(Way.ITEMS, "Подготовить: списки", "Подготовить: анкеты")]),
    (
        "Совещание кураторов. 1) обсудить план; 2) собрать вопросы",
        [(Way.ITEMS, "Совещание кураторов.", "Обсудить план", "Собрать вопросы")],
    ),
    (
        "Провести встречу; собрать анкеты (до 5 шт.; не более); сдать отчёт",
        [(Way.SEMICOLONS, "Провести встречу", "Собрать анкеты (до 5 шт.; не более)", "Сдать отчёт")],
    ),
    (
        "Разместить на сайте: положение; приказ",
        [(Way.SEMICOLONS, "Разместить на сайте: положение", "Разместить на сайте: приказ")],
    ),
    (
        "Провести семинар. Собрать отзывы кураторов; обобщить их.",
        [
            (Way.SEMICOLONS, "Провести семинар. Собрать отзывы кураторов", "Обобщить их."),
            (Way.SENTENCES, "Провести семинар.", "Собрать отзывы кураторов; обобщить их."),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_row_is_cut_where_a_clerk_would_cut_it(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [(cut.way, *cut.parts) for cut in cuts(text)] == expected


@given(st.text(st.sampled_from("абв АБВ.;:,()«»1234567890-–•№\n"), max_size=200) | st.text(max_size=80))
def test_no_word_is_lost_and_nothing_raises(text: str) -> None:
    for cut in cuts(text):
        said = " ".join([cut.lead, *cut.parts]).lower()
        assert 2 <= len(cut.parts) <= MOST_PARTS
        assert all(word.lower() in said for word in re.findall(r"[^\W\d_]{3,}", text))


def test_part_keeps_the_one_term_of_its_own_words() -> None:
    year = YearContext.calendar(2026)
    term = own_term("Назначить куратора до 01.10.2026", year)
    assert term is not None
    assert term.due == date(2026, 10, 1)
    assert own_term("Назначить куратора", year) is None
    assert own_term("Собрать до 01.10.2026, сдать до 01.11.2026 года отчёт и план", year) is None


def test_lines_become_rows() -> None:
    assert lines("Собрать  списки\n\n Сверить журналы \n—\n") == ("Собрать списки", "Сверить журналы")
    for typed, why in (
        ("одна", Refusal.ONE_LINE),
        ("—\n\n", Refusal.EMPTY),
        ("строка\n" * 31, Refusal.TOO_MANY),
        ("а\n" + "б" * 2001, Refusal.TOO_LONG),
    ):
        with pytest.raises(Refused) as refused:
            lines(typed)
        assert refused.value.why is why


@pytest.mark.parametrize(
    ("typed", "number"),
    [("15", "15"), ("15 %", "15"), ("15,5%", "15.5"), ("не менее 70 процентов", "70"), ("100%.", "100"), ("0.25 %", "0.25")],
)
def test_percent_is_read(typed: str, number: str) -> None:
    assert str(percent(typed)) == number


@pytest.mark.parametrize("typed", ["", "0", "100,01", "101", "пятнадцать", "15-20", "15.555", "-5", "%"])
def test_what_is_no_percent_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        percent(typed)


@pytest.mark.parametrize("field", Field)
def test_typed_words_are_taken_up_to_their_length(field: Field) -> None:
    assert accepted(field, " а\n б ") == "а б"
    assert len(accepted(field, "я" * LONGEST[field])) == LONGEST[field]
    for typed, why in (("", Refusal.EMPTY), (" – \n.", Refusal.EMPTY), ("я" * (LONGEST[field] + 1), Refusal.TOO_LONG)):
        with pytest.raises(Refused) as refused:
            accepted(field, typed)
        assert refused.value.why is why
