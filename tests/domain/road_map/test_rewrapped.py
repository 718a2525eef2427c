"""Orders and letters whose lines a PDF viewer broke at a margin read as they stand whole. Every paper here is invented."""

import textwrap
from datetime import date

import pytest

from domain.paper import Block, Paragraph, Table
from domain.road_map.orders.rewrapped import rewrapped
from tests.domain.road_map.orders_read import read

ORDER = """ПРИКАЗ
09.11.2026 № 140
О наставничестве
В соответствии с Календарём массовых мероприятий с обучающимися, утверждённым приказом министерства образования области \
от 15.08.2026 г. № 774 «Об утверждении Календаря», приказываю:
1. Утвердить Порядок подготовки публичных докладов о развитии системы наставничества в образовательных учреждениях города \
(далее - Порядок) согласно приложению № 1.
2. Управлению образования в срок до 20.11.2026 разослать Порядок всем школам города и разместить его на своей странице.
3. Руководителям образовательных учреждений:
3.1. назначить тех, кто отвечает за доклады, и сообщить о них методисту Дымовой А. Б. по форме № 2 до 01.12.2026;
3.2. обеспечить подготовку докладов.
Начальник управления А. Б. Рогов"""

LETTER = """Уважаемые коллеги!
В соответствии с запросом Министерства образования от 14.09.2026 № 3344 Управление образования просит Вас в срок до \
28.09.2026 года предоставить сведения о числе обучающихся, охваченных программами наставничества, по форме приложения, и \
о числе наставников, которые прошли обучение, на почту управления с пометкой «Наставничество». Одновременно напоминаем, что \
до 5 октября 2026 года необходимо внести сведения о парах в реестр.
Начальник управления"""


def _broken(text: str, width: int) -> str:
    return "\n".join(
        line for whole in text.split("\n") for line in textwrap.wrap(whole, width, break_long_words=False, break_on_hyphens=False)
    )


@pytest.mark.parametrize("end", ["\n", "\n\n"], ids=["close", "spaced"])
@pytest.mark.parametrize("width", [60, 66, 72, 78, 84, 90])
@pytest.mark.parametrize("text", [ORDER, LETTER])
def test_a_paper_broken_at_any_margin_says_what_it_says_whole(text: str, width: int, end: str) -> None:
    whole, broken = read(text), read(_broken(text, width).replace("\n", end))
    assert (broken.number, broken.written_on, broken.title) == (whole.number, whole.written_on, whole.title)
    assert [(one.number, one.text, one.term.due) for one in broken.points] == [
        (one.number, one.text, one.term.due) for one in whole.points
    ]


def test_the_papers_of_these_tests_have_points_with_terms() -> None:
    assert [one.term.due for one in read(ORDER).points] == [None, date(2026, 11, 20), date(2026, 12, 1), None]
    assert [one.term.due for one in read(LETTER).points] == [date(2026, 9, 28), date(2026, 10, 5)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Слово " * 12, "Слово"] * 2,  # too few lines end at the margin
        ["Слово " * 40, "слово"] * 9,  # paragraphs
        ["Собрать сведения о всех кураторах и наставниках школ города.", "Сдать"] * 9,  # sentences that ended
        ["Собрать сведения о всех кураторах и наставниках школ города", "- сдать сведения"] * 9,  # lines of a list
        ["Собрать сведения о всех кураторах   и наставниках школ города", "Рогов"] * 9,  # columns
        ["Собрать сведения о всех кураторах и наставниках школ город", "а"] * 9,  # the word would have fitted
    ],
)
def test_lines_that_no_margin_broke_stay_apart(lines: list[str]) -> None:
    parts: list[Block] = [Paragraph(line) for line in lines]
    parts.append(Paragraph("Собрать сведения о всех кураторах и наставниках школ городов."))
    assert rewrapped(parts) == parts


def test_tables_stay_where_they_are() -> None:
    line = "Собрать сведения о всех кураторах и обо всех наставниках школ"
    table = Table((("1", "2"),))
    parts: list[Block] = [Paragraph(line), table, Paragraph("города"), *(Paragraph(line) for _ in range(4)), Paragraph("города")]
    assert rewrapped(parts)[:3] == [Paragraph(line), table, Paragraph("города")]


@pytest.mark.parametrize(
    "begun", ["ПРИКАЗ", "О наставничестве", "В целях развития", "Руководителям школ", "Приложение 1", "УТВЕРЖДЕНО", "12"]
)
def test_what_begins_a_part_of_a_paper_stays_on_its_line(begun: str) -> None:
    parts: list[Block] = [Paragraph("Луговое муниципальное учреждение дополнительного образования"), Paragraph(begun)] * 5
    assert rewrapped(parts) == parts


def test_the_number_of_the_next_point_at_the_end_of_a_line_is_of_the_next_line() -> None:
    text = (
        "ОТДЕЛ ОБРАЗОВАНИЯ РАСПОРЯЖЕНИЕ 07.02.2027 № 44 О проведении опроса В целях изучения потребностей: 1. Провести с 14 "
        "по 18 февраля 2027 года опрос кураторов (приложение 1). 2. Руководителям школ: 2.1. обеспечить участие всех кураторов; "
        "2.2. до 21.02.2027 направить сведения. 3. Методическому центру (Дымова А.Б.) до 28.02.2027 подготовить справку."
    )
    whole = [(one.number, one.text, one.term.due) for one in read(text).points]
    assert [number for number, _, _ in whole] == ["1", "2.1", "2.2", "3"]
    for width in (66, 72, 78):
        assert [(one.number, one.text, one.term.due) for one in read(_broken(text, width)).points] == whole


@pytest.mark.parametrize("words", ["слёта 1941", "в классах"])
def test_a_dash_before_a_figure_that_a_margin_parted_begins_no_line_of_a_list(words: str) -> None:
    lines = (
        f"1. Создать организационный комитет по подготовке и проведению {words}",
        "– 1945 годов в районе и утвердить его состав до 20 ноября 2026 года, а",
        "положение о слёте разослать всем школам и разместить на странице отдела",
        "не позднее десяти дней.",
        "2. Руководителям общеобразовательных учреждений обеспечить участие детей",
    )
    assert len(rewrapped([Paragraph(line) for line in lines])) == 2


@pytest.mark.parametrize("margin", ["", " " * 8])
def test_who_somebody_is_goes_on_behind_a_name_whatever_the_left_margin(margin: str) -> None:
    lines = [
        "ПРИКАЗ № 98 от 30.10.2026",
        "приказываю:",
        "1. Разослать Порядок подготовки публичных докладов о развитии системы наставничества всем школам города",
        "до 20.11.2026.",
        "2. Назначить ответственным за доклады заместителя директора по работе с людьми, а с января методиста",
        "отдела.",
        "3. Утвердить состав рабочей группы: Лужина А.Б. – председатель, Чайка Д.Е. – психолог, Зуев М.И.",
        "– учитель информатики.",
        "4. Учителю информатики до 25.11.2026 создать на сайте лицея раздел о наставничестве с новостями о парах",
        "и слётах.",
    ]
    found = read("\n".join(f"{margin}{line}" for line in lines)).points
    assert [one.number for one in found] == ["1", "2", "3", "4"]
    assert found[2].text.endswith("– учитель информатики.")
