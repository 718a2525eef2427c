"""Orders that only list their changes: what each sentence changes, and what of it is asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.road_map import AskedAbout, Paper, Paragraph, Table
from domain.road_map.orders.corrections import corrections_in
from domain.road_map.orders.quoted_row import Words, section_of, words_of
from domain.road_map.record import Act
from domain.road_map.understanding import understand
from tests.domain.road_map.orders_read import read

LEAD = "1. Внести в дорожную карту, утверждённую приказом от 01.07.2026 № 87, следующие изменения:"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "1.1. В пункте 3 слова «до 31.10.2026» заменить словами «до 30.11.2026».",
            [("words", "3", "до 31.10.2026", "до 30.11.2026")],
        ),
        (
            "1.1. В пункте 1.2: слова «список» заменить на слова «перечень»; слово «всех» исключить.",
            [("words", "1.2", "список", "перечень"), ("words", "1.2", "всех", "")],
        ),
        (
            "а) в п. 4 после слов «круглый стол» дополнить словами «и экскурсию»;",
            [("words", "4", "круглый стол", "круглый стол и экскурсию")],
        ),
        (
            "1.1. Пункт 5 изложить в следующей редакции:\n«5. Ярмарка. Срок: май.»",
            [("rewritten", "5", "", "5. Ярмарка. Срок: май.")],
        ),
        (
            "1.1. Пункты 3, 4 изложить в следующей редакции:\n«3. Слёт пар. Срок: май.», «4. Итоги. Срок: июнь.».",
            [("rewritten", "3", "", "3. Слёт пар. Срок: май."), ("rewritten", "4", "", "4. Итоги. Срок: июнь.")],
        ),
        (
            "1.1. Раздел II изложить в новей редакции:\n«Раздел II. Обучение\n4. Ярмарка\nнаставников. Срок: май.\n5. Слёт»",
            [("section", None, "Раздел II", "Раздел II. Обучение\n4. Ярмарка\nнаставников. Срок: май.\n5. Слёт")],
        ),
        ("1.1. Раздел II изложить в новой редакции:\n«Работа ведётся школами».", [("unclear", None, "", "")]),
        ("1.1. Дополнить пунктом 9: «Слёт наставников».", [("added", "9", "", "Слёт наставников")]),
        (
            "1.1. Пункты 4, 6 и 7 признать утратившими силу.",
            [("removed", "4", "", ""), ("removed", "6", "", ""), ("removed", "7", "", "")],
        ),
        ("1.1. Строку 4 исключить.", [("removed", "4", "", "")]),
        ("1.1. Срок исполнения пункта 2 продлить до 01.12.2026.", [("term", "2", "", "до 01.12.2026")]),
        ("1.1. Срок пункта 2 перенести с октября на декабрь 2026 года.", [("term", "2", "", "декабрь 2026 года")]),
        ('1.1. По тексту слова "отдел" заменить словами "управление".', [("words", None, "отдел", "управление")]),
        (
            "1.1. В пункте 3 слово «май» заменить на «июнь».\n1.2. Слова «отдел» заменить словами «центр».",
            [("words", "3", "май", "июнь"), ("words", None, "отдел", "центр")],
        ),
        ("1.1. Пункт 8 перенести в раздел II.", [("moved", "8", "", "раздел II")]),
        ("1.1. Пункты 2 и 3 переместить после пункта 6.", [("moved", "3", "", "6"), ("moved", "2", "", "6")]),
        (
            "1.1. Пункты 5 – 6 считать пунктами 6 – 7.",
            [("renumbered", "6", "", "7"), ("renumbered", "5", "", "6")],
        ),
        ("1.1. Пункты 5, 6 считать пунктами 4, 5, 6.", [("unclear", None, "", "")]),
        ("1.1. Пункты 1.2–1.4, 3 исключить.", [("removed", one, "", "") for one in ("1.2", "1.3", "1.4", "3")]),
        ("1.1. Пункты с 2 по 4 исключить.", [("removed", one, "", "") for one in "234"]),
        ("1.1. Пункты 5-2 исключить.", [("unclear", None, "", "")]),
        (
            "1.1. В пунктах 3–4 слова «отдел» заменить словами «центр».",
            [("words", "3", "отдел", "центр"), ("words", "4", "отдел", "центр")],
        ),
        (
            "1.1. Срок исполнения пунктов 2, 3 продлить до 01.12.2026.",
            [("term", "2", "", "до 01.12.2026"), ("term", "3", "", "до 01.12.2026")],
        ),
        (
            "1.1. В пункте 3 графу «Срок» изложить в следующей редакции: «май 2027 г.».",
            [("term", "3", "", "май 2027 г.")],
        ),
        (
            "1.1. В строке 4 в графе «Ответственные» слова «отдел» заменить словами «центр».",
            [("words", "4", "отдел", "центр")],
        ),
        ("1.1. В пункте 3 графу «Исполнители» изложить в новой редакции: «Школы».", [("people", "3", "", "Школы")]),
        ("1.1. Пункт 3 изложить в новой редакции (приложение).", [("unclear", None, "", "")]),
        ("1.1. Дополнить пункт 2 словами «и родителей».", [("words", "2", "", "и родителей")]),
        (
            "1.1. Дополнить пункт 3 после слов «школы» словами «и лицея».",
            [("words", "3", "школы", "школы и лицея")],
        ),
        ("1.1. Дополнить пункт 3 абзацем: «Итоги подвести в мае».", [("unclear", None, "", "")]),
        (
            "1.1. Дополнить дорожную карту пунктами 9 и 10 следующего содержания:\n«9. Слёт»;\n«10. Итоги».",
            [("added", "9", "", "9. Слёт"), ("added", "10", "", "10. Итоги")],
        ),
        ("1.1. Дополнить раздел II пунктом 2.5: «2.5. Слёт».", [("added", "2.5", "", "2.5. Слёт")]),
        ("1.1. Продлить срок исполнения пункта 5 до 01.12.2026.", [("term", "5", "", "до 01.12.2026")]),
        (
            "1.1. Перенести срок исполнения пункта 5 с октября на декабрь 2026 года.",
            [("term", "5", "", "декабрь 2026 года")],
        ),
        ("1.1. В пункте 4 изменить срок исполнения на «до 01.03.2027».", [("term", "4", "", "до 01.03.2027")]),
        ("1.1. Установить срок исполнения пункта 3 – 20.12.2026.", [("unclear", None, "", "")]),
        ("1.1. Пункт 5: срок исполнения – до 01.12.2026.", [("unclear", None, "", "")]),
        ("2. Руководителям школ довести приказ до работников.", []),
    ],
)
def test_sentence_says_what_is_changed(lines: str, expected: list[tuple[str, str | None, str, str]]) -> None:
    found = corrections_in([LEAD, *lines.split("\n")])
    assert [(one.act.value, one.number, one.old, one.new) for one in found] == expected


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        (
            "9 | Слёт наставников | май 2027 г. | Методический центр | Отчёт",
            Words("Слёт наставников", "май 2027 г.", "Методический центр", "Отчёт"),
        ),
        ("5. Ярмарка. Срок: до 20.12.2026. Ответственные: директора школ", Words("Ярмарка", "до 20.12.2026", "директора школ")),
        ("Провести слёт.", Words("Провести слёт")),
    ],
)
def test_quoted_row_is_put_into_its_columns(quoted: str, expected: Words) -> None:
    assert words_of(quoted) == expected


def test_section_quoted_as_a_table_is_its_new_rows_and_no_work_of_the_order() -> None:
    head = ["№ 102 от 10.09.2026", "О внесении изменений в приказ от 01.07.2026 № 87", "ПРИКАЗЫВАЮ:", LEAD]
    table = Table(
        (
            ("№", "Мероприятие", "Срок", "Ответственный"),
            ("Раздел II. Обучение", "", "", ""),
            ("4", "Слёт пар", "май 2027 г.", "Методический центр"),
            ("5", "Форум", "июнь 2027 г.", "Методический центр"),
        )
    )
    last = Paragraph("2. Пункт 9 исключить.")
    read = understand(
        Paper("o.docx", (*map(Paragraph, head), Paragraph("1.1. Раздел «Обучение» изложить в следующей редакции:"), table, last))
    )
    assert [(one.act, one.old, one.number) for one in read.corrections] == [
        (Act.SECTION, "Раздел «Обучение»", None),
        (Act.REMOVED, "", "9"),
    ]
    rows = [("4", "4 | Слёт пар | май 2027 г. | Методический центр"), ("5", "5 | Форум | июнь 2027 г. | Методический центр")]
    assert section_of(read.corrections[0].new) == ("Раздел II. Обучение", rows)
    assert read.measures == ()
    below = Paragraph("1.1. Раздел II изложить в новой редакции согласно приложению.")
    assert [one.act for one in understand(Paper("o.docx", (*map(Paragraph, head), below, table))).corrections] == [Act.SECTION]
    # Whose rows stand below two such sentences nobody can say.
    also = Paragraph("1.2. Раздел III изложить в новой редакции согласно приложению.")
    read = understand(Paper("o.docx", (*map(Paragraph, head), below, also, table)))
    assert [one.act for one in read.corrections] == [Act.UNCLEAR, Act.UNCLEAR]
    quoted = ["1.1. Раздел II изложить в новой редакции:", "«II. Обучение", "4. Провести ярмарку до 01.12.2026.", "5. Слёт.»"]
    read = understand(Paper("o.docx", tuple(map(Paragraph, [*head, *quoted, "2. Сообщить родителям до 01.12.2026."]))))
    assert [one.text for one in read.points] == ["Раздел II изложить в новой редакции:", "Сообщить родителям до 01.12.2026."]


def test_an_order_about_changes_may_name_its_act_in_its_first_point_only() -> None:
    lines = [
        "Приказ № 102 от 10.09.2026",
        "О внесении изменений",
        "ПРИКАЗЫВАЮ:",
        "1. Внести изменения в приказ от 01.07.2026 № 87 «О наставничестве»:",
        "- дополнить пунктом 4 следующего содержания: «4. Завучу до 15.10.2026 провести опрос.».",
    ]
    reading = understand(Paper("o.txt", tuple(map(Paragraph, lines))))
    assert (reading.edition_of, reading.number) == ("87", "102")
    assert [(one.act, one.number) for one in reading.corrections] == [(Act.ADDED, "4")]
    assert [one.term.due for one in reading.points] == [date(2026, 10, 15)]


def test_points_that_only_change_have_no_term_no_share_and_nobody_of_their_own() -> None:
    lines = [
        "1. Внести в приказ отдела от 01.07.2026 № 87 следующие изменения:",
        "1.1. в пункте 2 слова «до 30.09.2026, не менее 15 % детей» заменить словами «до 30.11.2026, не менее 20 % детей»;",
        "1.2. пункт 3 изложить в следующей редакции: «3. Ежеквартально до 5 числа сдавать отчёт.»;",
        "2. Кураторам ознакомить наставников до 30.09.2026.",
    ]
    head = ["Приказ № 102 от 10.09.2026", "О внесении изменений в приказ от 01.07.2026 № 87", "ПРИКАЗЫВАЮ:"]
    reading = understand(Paper("o.txt", tuple(map(Paragraph, [*head, *lines]))))
    assert [(one.number, one.term.due, one.term.recurrence is not None) for one in reading.points] == [
        ("1.1", None, False),
        ("1.2", None, True),
        ("2", date(2026, 9, 30), False),
    ]
    assert reading.points[1].text.endswith("сдавать отчёт.»")
    assert (reading.targets, reading.questions) == ((), ())


def test_only_an_order_about_changes_changes_anything() -> None:
    lines = [
        "Приказ № 102 от 10.09.2026",
        "О внесении изменений в приказ от 01.07.2026 № 87",
        "ПРИКАЗЫВАЮ:",
        LEAD,
        "1.1. Пункт 4 исключить.",
        "1.2. Раздел II изложить в новой редакции.",
    ]
    read = understand(Paper("order.txt", tuple(map(Paragraph, lines))))
    assert (read.edition_of, [one.act for one in read.corrections]) == ("87", [Act.REMOVED, Act.UNCLEAR])
    assert [one.text for one in read.questions if one.about is AskedAbout.CHANGE] == ["Раздел II изложить в новой редакции."]
    plain = understand(
        Paper("order.txt", tuple(map(Paragraph, ["О наставничестве", "ПРИКАЗЫВАЮ:", "1. Исключить опоздания до 01.10.2026."])))
    )
    assert plain.corrections == ()


def test_rows_quoted_as_a_table_are_the_new_rows() -> None:
    head = ["№ 102 от 10.09.2026", "О внесении изменений в приказ от 01.07.2026 № 87", "ПРИКАЗЫВАЮ:", LEAD]
    heading = ("№", "Мероприятие", "Срок", "Ответственный")
    rows = (("«9", "Слёт пар", "май 2027 г.", "Методический центр"), ("10", "Форум", "июнь 2027 г.", "Методический центр»"))
    blocks = (
        *map(Paragraph, head),
        Paragraph("1.1. Дополнить пунктами 9, 10:"),
        Table((heading, *rows)),
        Paragraph("2. Пункт 4 исключить."),
    )
    read = understand(Paper("order.docx", blocks))
    assert read.measures == ()
    assert [(one.act, one.number) for one in read.corrections] == [(Act.ADDED, "9"), (Act.ADDED, "10"), (Act.REMOVED, "4")]
    assert words_of(read.corrections[1].new) == Words("Форум", "июнь 2027 г.", "Методический центр")


def test_rows_stand_in_the_appendix() -> None:
    head = ["№ 102 от 10.09.2026", "О внесении изменений в приказ от 01.07.2026 № 87", "ПРИКАЗЫВАЮ:", LEAD]
    heading = ("№", "Мероприятие", "Срок", "Ответственный")
    rows = (("3", "Слёт пар", "май 2027 г.", "Методический центр"), ("5", "Форум", "июнь 2027 г.", "Методический центр"))
    order = [Paragraph("1.1. Пункты 3, 5 изложить в новой редакции согласно приложению."), Paragraph("Приложение")]
    read = understand(Paper("order.docx", (*map(Paragraph, head), *order, Table((heading, *rows)))))
    assert [(one.act, one.number, words_of(one.new).text) for one in read.corrections] == [
        (Act.REWRITTEN, "3", "Слёт пар"),
        (Act.REWRITTEN, "5", "Форум"),
    ]
    whole = [Paragraph("1. Приложение к приказу изложить в новой редакции (прилагается)."), Paragraph("Дорожная карта")]
    read = understand(Paper("order.docx", (*map(Paragraph, head[:3]), *whole, Table((heading, *rows)))))
    assert (len(read.measures), read.points, read.corrections) == (2, (), ())


@given(
    some.lists(
        some.sampled_from(
            [
                "пункт 3",
                "«",
                "»",
                '"',
                "заменить",
                "слова",
                "изложить в следующей редакции",
                ":",
                "дополнить пунктом 9",
                "\n",
                ".",
            ]
        )
    )
)
def test_no_text_raises(pieces: list[str]) -> None:
    corrections_in([LEAD, *" ".join(pieces).split("\n")])


@pytest.mark.parametrize(
    "quote",
    ['"план слётов»', '«план слётов"', '"план «Рядом»"', '«план "Рядом»', "„план слётов“", '"план «Рядом"', '«план "Рядом""'],
)
def test_quotation_that_ends_in_another_sign_hides_no_change_below_it(quote: str) -> None:
    lines = [f"1. Внести в {quote} следующие изменения:", '1.1. В пункте 3 слова "май" заменить словами "июнь".']
    assert [(one.number, one.old, one.new) for one in corrections_in([LEAD, *lines])] == [("3", "май", "июнь")]


def test_what_an_order_quotes_between_straight_signs_is_no_point_of_its_own() -> None:
    reading = read(
        "ПРИКАЗ\nот 14.11.2027 № 77\nО внесении изменения в приказ отдела от 16.09.2027 № 61\n"
        "Пункт 13 приложения к приказу отдела от 16.09.2027 № 61 изложить в следующей редакции:\n"
        '"13. Секретарь комиссии:\n1) не позднее чем за три дня сообщает о заседании;\n'
        '2) не позднее чем за неделю сдаёт протокол.".\nНачальник отдела А.Б. Дымов\n'
    )
    assert [one.text.partition(" ")[0] for one in reading.points] == ["Пункт"]
