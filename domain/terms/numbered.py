"""What has a number that is no day: «каб. 103», «школы № 1, 3», «п. 2.1», «ул. Лесная, д. 5», «ГИА-9», «тел. 2-15-30»."""

from collections.abc import Sequence

from domain.terms import words
from domain.terms.parts import MOST_WORDS, exact, number_at, word
from domain.terms.tokens import Sort, Token

_LABELS = (
    *("сош", "оош", "нош", "сш", "доу", "мдоу", "мбдоу", "мадоу", "мкдоу", "д", "дом", "корп", "стр", "кл", "каб", "ауд"),
    *(
        "гр",
        "прил",
        "форма",
        "форме",
        "форму",
        "формы",
        "тур",
        "тема",
        "смена",
        "ппэ",
        "этап",
        "блок",
        "модуль",
        "занятие",
        "урок",
        "зал",
        "спортзал",
    ),
)
_LABELS_STEMS = (
    *("лице", "гимнази", "корпус", "этаж", "школ", "детсад", "класс", "кабинет", "аудитори", "страниц"),
    *("групп", "отряд", "приложени"),
)
_POINTS = (
    "п",
    "пп",
    "прил",
    "таб",
    "вх",
    "исх",
    "пункт",
    "пункта",
    "пункту",
    "пункты",
    "пунктам",
    "ст",
    "статья",
    "раздел",
    "гл",
    "глава",
    "строка",
)
_POINTS_STEMS = ("приложени", "подпункт", "таблиц", "табл", "рис")
#: Papers with a number of their own.
ACTS = ("приказ", "распоряж", "постановл", "письм", "протокол", "закон", "решен", "договор", "соглашен", "указ")
_STREETS = ("ул", "улица", "улице", "пр", "проспект", "пер", "переулок", "пл", "площадь")
#: What is counted rather than numbered: «2 квартал», «5 дней», «2 раза».
_COUNTED = ("числ", "дней", "дня", "день", "недел", "месяц", "рабоч", "календарн", "квартал", "полугод", "декад", "четверт")
_COUNTED_SHORT = ("раз", "раза", "разу", "кв", "полуг", "семестр", "триместр")


def numbered(line: Sequence[Token], at: int) -> int | None:
    """The place after what is numbered here and the numbers that are its own; None where nothing is."""
    for rule in (_address, _telephone, _code, _labelled, _points):
        after = rule(line, at)
        if after is not None:
            return after
    return None


def _takes_number(line: Sequence[Token], at: int) -> bool:
    """Whether a number before this place is a day or a count: «октября», «раза»; «октябрь» behind «школы 1, 3» is none's."""
    if at >= len(line):
        return False
    if line[at].sort is Sort.MONTH:
        return line[at].text not in words.MONTH_NAMES
    return word(line, at, *_COUNTED) or exact(line, at, *_COUNTED_SHORT)


def _pieces(line: Sequence[Token], first: int, most: int = 10**6) -> list[tuple[int, int]]:
    """The places of «1», «3», «5-7» in «1, 3, 5-7», from beginnings to behind ends, at most so many; a dash with spaces parts."""
    out: list[tuple[int, int]] = []
    at = first
    while at < len(line) and line[at].sort is Sort.NUMBER and len(out) < most:
        after = at + 1
        while after + 1 < len(line) and _joins(line, after) and line[after + 1].sort is Sort.NUMBER:
            after += 2
        out.append((at, after))
        parted = after + 1 < len(line) and (line[after].is_mark(",-") or exact(line, after, "и"))
        at = after + 1 if parted else len(line)
    return out


def _joins(line: Sequence[Token], at: int) -> bool:
    """Whether a dash without a space before it stands here."""
    return line[at].is_mark("-") and line[at].start == line[at - 1].end


def _own(line: Sequence[Token], first: int, *, several: bool) -> int | None:
    """The place after the numbers from this one on that what stands before them keeps for itself.

    What follows may take the last of them («каб. 5, 12 октября», «школы 1, 3 – 5-7 мая», «приложение 2, 2 раза в год»), or,
    where only one is numbered, all but the first of them.
    """
    pieces = _pieces(line, first)
    if not pieces:
        return None
    behind = pieces[-1][1]
    taken = _takes_number(line, behind) or (
        behind + 1 < len(line) and _joins(line, behind) and line[behind + 1].sort in (Sort.DATE, Sort.DAY_MONTH)
    )
    shares = behind + 1 < len(line) and line[behind].is_mark(",") and line[behind + 1].sort in (Sort.DATE, Sort.DAY_MONTH)
    if not (taken or (shares and not several)):
        edition = behind + 1 < len(line) and line[behind].is_mark("-/") and line[behind + 1].start == line[behind - 1].end + 1
        return behind + 2 if edition and line[behind + 1].sort is Sort.YEAR else behind  # «форма № 1-2027»
    parted = next((at for at in range(len(pieces) - 1, 0, -1) if line[pieces[at][0] - 1].is_mark("-")), 0)
    if parted:  # «СОШ № 1, 3 – 12 октября»
        return pieces[parted - 1][1]
    if not several:
        return pieces[0][1] if len(pieces) > 1 or not taken else None
    descent = next((at for at in range(1, len(pieces)) if _figure(line, pieces[at]) <= _figure(line, pieces[at - 1])), -1)
    return pieces[descent - 1][1] if len(pieces) > 1 else None  # «школы 1, 3, 5, 2, 9 октября»


def _figure(line: Sequence[Token], piece: tuple[int, int]) -> int:
    return line[piece[0]].numbers[0]


def _taken(line: Sequence[Token], at: int) -> bool:
    """Whether days of a month, or a count, begin here: «10-13 октября», «5, 12 ноября», «2 раза»."""
    pieces = _pieces(line, at, MOST_WORDS)
    return bool(pieces) and _takes_number(line, pieces[-1][1])


def _several(line: Sequence[Token], at: int) -> bool:
    """Whether the word speaks of more than one: «школы», «классов», «№№»."""
    marks = sum(token.is_mark("№") for token in line[at + 1 : at + 3])
    return marks > 1 or (len(line[at].text) > 4 and line[at].text.endswith(("ы", "ов", "ам", "ах", "и")))


def _labelled(line: Sequence[Token], at: int) -> int | None:
    """«СОШ 3», «школы № 1, 3», «кл. 5-7», «группа 2», «форма 1-ДО»; «2 этаж 5, 12 октября» has its number before it."""
    if not (exact(line, at, *_LABELS) or word(line, at, *_LABELS_STEMS)) or (at and number_at(line, at - 1) is not None):
        return None
    if at and exact(line, at, "урок", "зал") and line[at - 1].text.endswith(("ый", "ой", "ий")):  # «актовый зал, 5 октября»
        return None
    first = at + 1
    while first < len(line) and line[first].is_mark("№"):
        first += 1
    return _code(line, first) or _own(line, first, several=_several(line, at))


def _points(line: Sequence[Token], at: int) -> int | None:
    """«п. 2», «п.п. 1.1-1.4, 2.3», «приказ 45»: a paper, its parts and their numbers."""
    if not (exact(line, at, *_POINTS) or word(line, at, *_POINTS_STEMS, *ACTS)):
        return None
    first = at + 2 if exact(line, at, "п") and exact(line, at + 1, "п") else at + 1
    if first >= len(line) or line[first].sort not in (Sort.NUMBER, Sort.DAY_MONTH):
        return None
    after = first + 1
    short = len(line[first - 1].text) <= len("табл")
    if (
        short and line[first].sort is Sort.NUMBER and line[first].start == line[first - 1].end + 1
    ):  # «п.1.1» in numbers of their own
        while after < len(line) and line[after].sort is Sort.NUMBER and line[after].start == line[after - 1].end + 1:
            if _takes_number(line, _pieces(line, after)[0][1]) or (after > first + 1 and _taken(line, after)):
                break  # «п.1 2 октября», «п.2.1 5, 12 октября»
            after += 1
    while after + 1 < len(line) and line[after].is_mark("-,") and line[after + 1].sort in (Sort.NUMBER, Sort.DAY_MONTH):
        spaced = line[after].start > line[after - 1].end and line[after - 1].sort is Sort.NUMBER
        if _taken(line, after + 1) or _is_date(line[after + 1]) or (spaced and line[after + 1].sort is Sort.DAY_MONTH):
            break  # «п. 3 – 15.10», «п. 3.4, 10-13 октября»
        after += 2
    return after


def _is_date(token: Token) -> bool:
    """«15.09»: no point is numbered with a nought."""
    return token.sort is Sort.DAY_MONTH and token.text.split(".")[-1].startswith("0")


def _address(line: Sequence[Token], at: int) -> int | None:
    """«ул. 8 Марта, 12», «ул. Лесная, д. 5», «ДК им. 9 Мая»: a street or a hall may be named for a day."""
    if exact(line, at, "им", "имени", "парк") and at + 2 < len(line) and line[at + 2].sort is Sort.MONTH:
        return at + 3
    if not exact(line, at, *_STREETS):
        return None
    named = at + 2 < len(line) and line[at + 2].sort is Sort.MONTH and line[at + 1].sort is Sort.NUMBER
    after = at + 3 if named else at + 1
    while not named and after < min(len(line), at + 4) and line[after].sort is Sort.WORD and not exact(line, after, "д", "дом"):
        after += 1
    house = after + 1 if after < len(line) and line[after].is_mark(",") else after
    house += 1 if exact(line, house, "д", "дом") else 0
    return _own(line, house, several=False) or (at + 3 if named else None)


def _telephone(line: Sequence[Token], at: int) -> int | None:
    """«тел. 2-15-30», «т. 8 (3842) 58-70-25»: figures with dashes and brackets between them."""
    if not (exact(line, at, "т", "тел") or word(line, at, "телефон")) or at + 1 >= len(line):
        return None
    after = at + 1
    while after < len(line) and (line[after].is_mark("+-()") or line[after].sort in (Sort.NUMBER, Sort.TIME)):
        apart = line[after].sort is Sort.NUMBER and line[after - 1].sort is Sort.NUMBER
        if apart and (_taken(line, after) or len(line[after].text) < 2):
            break
        if line[after].is_mark("-") and not _joins(line, after):
            break
        after += 1
    figures = sum(len(token.text) for token in line[at + 1 : after] if token.sort is not Sort.MARK)
    return after if figures >= 5 else None


def _code(line: Sequence[Token], at: int) -> int | None:
    """«ГИА-9», «ОО-1», «форма 1-ДО»: letters and a figure with a dash and no space between them."""
    if at + 2 >= len(line) or not _joins(line, at + 1) or line[at + 2].start != line[at + 1].end:
        return None
    if at and line[at - 1].is_mark("-"):
        return None
    first, last = line[at], line[at + 2]
    if first.sort is Sort.WORD and last.sort is Sort.NUMBER:
        return at + 3 if 1 < len(first.text) <= 5 and first.text not in _NO_CODE and not _takes_number(line, at + 3) else None
    lettered = first.sort is Sort.NUMBER and last.sort is Sort.WORD and 1 < len(last.text) <= 3
    return at + 3 if lettered and last.text not in _BEHIND_NUMBER else None


#: Small words, which make no code with a number: «до-15».
_NO_CODE = ("в", "во", "с", "со", "до", "по", "к", "ко", "на", "не", "за", "от", "и", "раз", "кв", "нед", "дек", "мес", "год")
#: Endings and what is counted: «15-го», «1-кв».
_BEHIND_NUMBER = (
    *("го", "ого", "его", "му", "ему", "ти", "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ую", "юю", "ые", "ие", "ых", "их", "мя"),
    *(
        "ым",
        "им",
        "ом",
        "ем",
        "ми",
        "ех",
        "ух",
        "раз",
        "кв",
        "нед",
        "дек",
        "мес",
        "дн",
        "дня",
        "час",
        "мин",
        "лет",
        "год",
        "гг",
        "кл",
    ),
)
