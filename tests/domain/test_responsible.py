"""Who answers: cells of every kind cut into offices, scopes and named persons."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.responsible import (
    Level,
    Office,
    OrganisationKind,
    Scope,
    is_particular,
    is_same_person,
    kinds_of,
    names_somebody,
    office_of,
    people_in,
    responsible_in,
    signature,
)
from domain.responsible.openings import opens
from tests.tables import in_hundreds, wrong

H, C, M, R, S = Office.HEAD, Office.CURATOR, Office.COORDINATOR, Office.REGIONAL, Office.STAFF


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Директор", [("Директор", H)]),
        ("Директор, зам. директора по УВР, ВР", [("Директор", H), ("зам. директора по УВР, ВР", S)]),
        ("Управление образования, руководители ОО", [("Управление образования", M), ("руководители ОО", H)]),
        ("Отдел образования, ИМЦ, школы", [("Отдел образования", M), ("ИМЦ", M), ("школы", H)]),
        ("РНЦ (по согласованию), МОУО", [("РНЦ (по согласованию)", R), ("МОУО", M)]),
        ("куратор и наставники", [("куратор", C), ("наставники", S)]),
        ("Классные руководители 5-9, 10-11 классов", [("Классные руководители 5-9, 10-11 классов", S)]),
        ("учителя химии, биологии, физики", [("учителя химии, биологии, физики", S)]),
        ("руководитель ШМО", [("руководитель ШМО", S)]),
        ("Педагоги-психологи; социальные педагоги", [("Педагоги-психологи", S), ("социальные педагоги", S)]),
        ("педагог-\nпсихолог", [("педагог-психолог", S)]),
        ("Классный\nруководитель", [("Классный руководитель", S)]),
        ("Директор\nКуратор", [("Директор", H), ("Куратор", C)]),
        ("начальник отдела образования", [("начальник отдела образования", M)]),
        ("Министерство образования области", [("Министерство образования области", R)]),
        ("ответственные за внедрение целевой модели", [("ответственные за внедрение целевой модели", C)]),
        ("администрация школы", [("администрация школы", H)]),
        ("Нечто непонятное", [("Нечто непонятное", None)]),
        ("", []),
    ],
)
def test_cell_is_cut_into_those_who_answer(cell: str, expected: list[tuple[str, Office | None]]) -> None:
    assert [(one.text, one.office) for one in responsible_in(cell)] == expected


TABLE = Path(__file__).with_name("responsible_table.txt").read_text("utf-8").splitlines()[1:]


@in_hundreds(TABLE)
def test_cell_means_what_a_clerk_reads(rows: list[str]) -> None:
    assert wrong(rows, means_what_a_clerk_reads) == {}


def means_what_a_clerk_reads(row: str) -> None:
    cell, expected = row.replace("\\n", "\n").split(" => ")
    read = responsible_in(cell)
    said = [tuple(part.rsplit(" = ", 1)) for part in expected.split(" | ")]
    assert [one.text for one in read] == [text for text, _ in said]
    for one, (_, label) in zip(read, said, strict=True):
        office, _, surname = label.partition(" ")
        assert office in ("*", one.office.value if one.office else "?")
        assert surname.strip("()") == (one.person.surname if one.person else "")


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("руководители образовательных организаций", Scope(Level.ORGANISATIONS, (), each=True)),
        ("директора школ", Scope(Level.ORGANISATIONS, (OrganisationKind.SCHOOL,), each=True)),
        ("директор школы", Scope(Level.ORGANISATIONS, (OrganisationKind.SCHOOL,), each=False)),
        ("заведующие детскими садами", Scope(Level.ORGANISATIONS, (OrganisationKind.KINDERGARTEN,), each=True)),
        (
            "Руководителям общеобразовательных организаций и организаций дополнительного образования",
            Scope(Level.ORGANISATIONS, (OrganisationKind.SCHOOL, OrganisationKind.ADDITIONAL_EDUCATION), each=True),
        ),
        ("директора школ искусств", Scope(Level.ORGANISATIONS, (OrganisationKind.ADDITIONAL_EDUCATION,), each=True)),
        ("музыкальные школы", Scope(Level.ORGANISATIONS, (OrganisationKind.ADDITIONAL_EDUCATION,), each=True)),
        ("заведующие д/с", Scope(Level.ORGANISATIONS, (OrganisationKind.KINDERGARTEN,), each=True)),
        ("департамент образования", Scope(Level.MUNICIPALITY)),
        ("региональный центр наставничества", Scope(Level.REGION)),
    ],
)
def test_scope_says_which_organisations(words: str, scope: Scope) -> None:
    found = office_of(words)
    assert found is not None
    assert found[1] == scope


@pytest.mark.parametrize(
    ("words", "particular"),
    [
        ("МБОУ СОШ № 9", True),
        ("директор Озёрской СОШ", True),
        ("Директора школ № 1 и № 3", True),
        ("МБУ ДО «Исток»", True),
        ("Школа им. А.С. Чижова", True),
        ("ДДТ", True),
        ("директора школ", False),
        ("школы города", False),
        ("базовая СОШ", False),
        ("руководители школ (приложение № 1)", False),
        ("классные руководители школы № 3", False),
        ("директор МБОУ СОШ № 9 Чижова Р. Р.", False),
    ],
)
def test_organisation_may_be_called_by_its_name(words: str, particular: bool) -> None:
    (one,) = responsible_in(words)
    assert is_particular(one) is particular
    if particular:
        assert one.scope is not None
        assert not one.scope.each


def test_programmes_of_additional_education_are_no_schools() -> None:
    assert kinds_of("организации, реализующие дополнительные общеобразовательные программы") == (
        OrganisationKind.ADDITIONAL_EDUCATION,
    )


@pytest.mark.parametrize(
    ("words", "full_name"),
    [
        ("Лебедевой А.П.", "Лебедева Анна Петровна"),
        ("А. П. Лебедева", "Лебедева Анна Петровна"),
        ("на Соколова М.Д.", "Соколов Михаил Дмитриевич"),
        ("Ясенского И. И", "Ясенский Иван Ильич"),
        ("Тополеву Марию Игоревну", "Тополева Мария Игоревна"),
        ("Римская-Корсакова Н.А.", "Римская-Корсакова Нина Андреевна"),
        ("методист Ким Р.С.", "Ким Роза Сергеевна"),
        ("Павлу Львовичу Ветрову", "Ветров Павел Львович"),
        ("Ветрова Льва Ильича", "Ветров Лев Ильич"),
        ("Роговой Наталии Юрьевне", "Рогова Наталья Юрьевна"),
        ("Лебедеву Анну Петровну", "Лебедева А. П."),
    ],
)
def test_name_in_any_case_is_the_same_person(words: str, full_name: str) -> None:
    (named,) = [person for person, _, _ in people_in(words)]
    assert is_same_person(named, full_name)
    assert not is_same_person(named, "Вязов Вадим Валерьевич")


@pytest.mark.parametrize("full_name", ["Лебедева Анна Павловна", "Лебедева Алла Петровна"])
def test_initials_alone_make_no_whole_names_one(full_name: str) -> None:
    (named,) = [person for person, _, _ in people_in("Назначить координатором Лебедеву Анну Петровну")]
    assert not is_same_person(named, full_name)


@pytest.mark.parametrize(
    ("name", "signed"),
    [
        ("Камышин Сергей Борисович", "С.Б. Камышин"),
        ("Инна Андреевна Озерова-Светлова", "И.А. Озерова-Светлова"),
        ("Камышин С. Б.", "С.Б. Камышин"),
        ("Ли Анна", "Ли Анна"),
        ("Алиев Рустам Камал оглы", "Алиев Рустам Камал оглы"),
        ("Озерова Инна Андреевна, Камышин Сергей Борисович", "Озерова Инна Андреевна, Камышин Сергей Борисович"),
    ],
)
def test_initials_stand_before_the_surname_beside_a_signature(name: str, signed: str) -> None:
    assert signature(name).replace("\N{NO-BREAK SPACE}", " ") == signed


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Иволгина И.И., директор, Синицын П.П., завуч", [("Иволгина", H), ("Синицын", S)]),
        ("Директор Иволгина И.И.", [("Иволгина", H)]),
        ("Иволгина И.И., Синицын П.П.", [("Иволгина", None), ("Синицын", None)]),
    ],
)
def test_names_and_offices_belong_together(cell: str, expected: list[tuple[str, Office | None]]) -> None:
    assert [(one.person.surname if one.person else "", one.office) for one in responsible_in(cell)] == expected


WORDS = [
    "Директор",
    "куратор",
    "Управление образования",
    "педагог-психолог",
    "Орлова И.И.",
    "школы",
    "и",
    "(по согласованию)",
    "УВР",
    ",",
    ";",
    "/",
    "\n",
]


@given(st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join))
def test_parts_cover_the_cell(cell: str) -> None:
    said = [
        word for one in responsible_in(cell) for word in one.text.replace(",", " ").replace(";", " ").replace("/", " ").split()
    ]
    printed = [word for word in cell.replace(",", " ").replace(";", " ").replace("/", " ").split() if word != "и"]
    assert [word for word in said if word != "и"] == printed


@given(st.text(max_size=300))
def test_any_cell_is_accepted(cell: str) -> None:
    responsible_in(cell)


def test_a_slash_is_read_by_what_stands_near_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work grows with the length of an endless cell, not with its square."""
    read: list[int] = []

    def counted(piece: str) -> bool:
        read.append(len(piece))
        return opens(piece)

    monkeypatch.setattr("domain.responsible.split.opens", counted)
    endless = "ОО / ДОУ/" * 4_000
    assert "".join(one.text for one in responsible_in(endless)).startswith("ОО")
    assert sum(read) < 500 * len(endless)


def test_words_without_a_space_between_are_looked_at_once() -> None:
    """Years, if they could be adjectives in every possible way."""
    assert office_of("младшийстарший" * 40) is None


def test_the_head_of_an_organisation_named_in_quotes_is_one_with_the_name_behind_it() -> None:
    (one,) = responsible_in("Директору бюджетного учреждения дополнительного образования «Парус» Лужиной А.Б.")
    assert one.office is Office.HEAD
    assert one.person is not None


@pytest.mark.parametrize(
    ("word", "share"),
    [
        ("Кладовщик", 1.0),
        ("Журналисты", 1.0),
        ("Навигаторы", 1.0),
        ("Чек-листы", 0.0),
        ("Каталог", 0.0),
        ("Индикаторы", 0.0),
        ("Постеры", 0.0),
    ],
)
def test_one_word_names_somebody_by_trade_and_papers_that_end_like_trades_nobody(word: str, share: float) -> None:
    assert names_somebody(word) == share


@pytest.mark.parametrize(
    "text", ["Наставники обучены", "Педагоги извещены о замысле", "Создано 5 пар", "учителя, охвачены курсами"]
)
def test_who_was_dealt_with_is_nobody_who_answers(text: str) -> None:
    assert names_somebody(text) == 0.0


@pytest.mark.parametrize(
    "text", ["Члены комиссии", "Специалист охраны", "Совет ветеранов", "Начальники смены", "Директор Светлана Туева"]
)
def test_words_that_only_sound_like_what_was_done_stay_people(text: str) -> None:
    assert names_somebody(text) > 0.0
