"""What kind of paper a text without a table is: a plan by its title, an act by the word that stands alone above it."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from domain.paper import Paragraph
from domain.road_map.orders.marks import is_marked, strip_mark
from domain.road_map.registered import act_on_a_line

_PLANS = re.compile(
    r"^\W*(?:дорожная\s+карта"
    r"|(?:(?!учебн)[а-яё-]+(?:ый|ий|ой)\s+){0,2}план\w*\s+(?:мероприят|работ|действ|по|внедр|реализ|наставн)|комплекс мер"
    r"|программа мероприятий|план\w*\s+на\s|план-график|циклограмма|сетевой график|перечень мероприятий)",
    re.IGNORECASE,
)


def is_plan(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a line is the title of a plan; its first word may stand alone on a line above."""
    lines = [one.text.strip() for one in paragraphs if one.text.strip()]
    above = ["", *(line if len(line) < 30 else "" for line in lines)]
    return any(names_plan(line) or names_plan(f"{before} {line}") for before, line in zip(above, lines, strict=False))


def names_plan(line: str) -> bool:
    """Whether a line is the title of a plan: «План работы …», «📌 План на октябрь»."""
    return _PLANS.match(line) is not None


_ACT = re.compile(r"\W*(?:р\s?а\s?с\s?п\s?о\s?р\s?я\s?ж\s?е\s?н\s?и\s?е|приказ|постановление|решение)\W*", re.IGNORECASE)


#: «Перечень поручений по итогам совещания»: its points follow without «поручаю».
_CHARGES = re.compile(
    r"\W*(?:(?:[А-ЯЁ][а-яё]+\s+){1,4}утвердил[аи]?\s+)?(?:перечень\s+поручений|(?:протокольные\s+)?поручения)"
    r"(?:\s+по\s+(?:итогам|результатам)\s.*)?\W*",
    re.IGNORECASE,
)
_NUMBER = r"(?:№|N)\s*\S{1,12}(?:\s?[-–—]\s?[А-ЯЁа-яё]{1,4}\.?)?"
_DAY = r"от\s+[«\"]?\d{1,2}[»\"]?[\s.][а-яё\d. ]{2,16}"
_OF_A_DAY = rf"\s*(?:{_NUMBER}(?:\s+{_DAY})?|{_DAY}\s*{_NUMBER})"
_ACT_NUMBERED = re.compile(rf"(?:ПРИКАЗ|РАСПОРЯЖЕНИЕ|ПОСТАНОВЛЕНИЕ){_OF_A_DAY}")
#: In small letters it may be a line of a stamp, unless it is among the first of the paper.
_BEGINS_NUMBERED = re.compile(
    rf"(?:Приказ|Распоряжение|Постановление|ПРИКАЗ)(?:\s[^.:;№]{{3,120}}?)?{_OF_A_DAY}(?:[.\s]+[Пп]о\s[^:;]{{3,100}})?"
)
#: «Приказ от 13.05.2027 № 26 О сборе 1. Провести …»: the whole paper fell onto one line.
_WHOLE_HEAD = re.compile(
    rf"(?:Приказ|Распоряжение|Постановление)(?:\s[^.:;№]{{3,120}}?)?{_OF_A_DAY}\s+(?:[гсп]\.\s?[А-ЯЁ]\S+\s+)?Об?\s"
)
_STAMP = re.compile(r"\W*(?:утвержд|согласован|принят|приложени)", re.IGNORECASE)


#: Lines among which the name of a list of charges stands, below the stamp of its approval.
TITLES = 6


def is_act(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a line above says «РАСПОРЯЖЕНИЕ» and its number at most: its points follow without «приказываю»."""
    lines = [one.text.strip() for one in paragraphs[:20]]
    stamped = [any(_STAMP.match(above) for above in lines[max(0, at - 4) : at]) for at in range(len(lines))]
    first = [line for line in lines if line][:3]
    whole = [
        (line, f"{line} {below}") for line, below in zip(first, [*first[1:], ""], strict=False)
    ]  # «… области / от 14.02.2027 № 8»
    begun = next((at for at, lines_of in enumerate(whole) if any(map(_BEGINS_NUMBERED.fullmatch, lines_of))), None)
    titles = [line for line in lines if line][:TITLES]
    if any(
        _CHARGES.fullmatch(one)
        for above, below in zip(titles, [*titles[1:], ""], strict=False)
        for one in (above, f"{above} {below}")
    ):
        return True
    if any(is_controlled(one) for one in paragraphs[:CONTROLLED]):
        return True
    if any(is_whole(line) for line in first) or _charges_at_a_meeting([line for line in lines if line]):
        return True
    return (begun is not None and not any(_STAMP.match(above) for above in first[:begun])) or any(
        _ACT.fullmatch(line) or (_ACT_NUMBERED.fullmatch(line) and not of) for line, of in zip(lines, stamped, strict=True)
    )


def counts_points(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the points of an act stand behind numbers or dashes; a short one says what it orders in sentences."""
    lines = [one for one in paragraphs if one.text.strip()]
    own = takewhile(lambda one: not _APPENDED.match(one.text.strip()), lines[HEAD:])
    return any(is_marked(one.text.strip(), one.number) for one in [*lines[:HEAD], *own])


_CONTROLLED = re.compile(
    r"контроль\s+(?:за\s+|над\s+)?(?:исполнени|выполнени|реализаци)[а-яё]+\s+(?:[а-яё]+\s+)?(?:приказ|распоряжени|постановлени|решени)",
    re.IGNORECASE,
)
#: Lines of a paper among which its last points are looked for.
CONTROLLED = 100


def is_controlled(line: Paragraph) -> bool:
    """Whether a numbered line says who controls an order: the points beside it are the order's, though a copy lost its head."""
    depth, number, words = strip_mark(line.text.strip(), line.number)
    return bool(depth and number) and _CONTROLLED.match(words) is not None


_MINUTES = re.compile(r"протокол(?![а-яё])", re.IGNORECASE)
_FIRST_MATTER = re.compile(r"1\.\s*(?:О|Об|Обо)\s")
_FIRST_CHARGE = re.compile(r"1\.1\.?\s*[А-ЯЁ]")
#: Lines between the name of the first matter of minutes and what is charged about it, at most.
BELOW_MATTER = 4


def _charges_at_a_meeting(lines: Sequence[str]) -> bool:
    """Whether minutes name their matters and charge below each without «РЕШИЛИ:»: «1. О слёте», «1.1. Кураторам собрать …»."""
    if not any(_MINUTES.match(line) for line in lines[:TITLES]):
        return False
    at = next((at for at, line in enumerate(lines) if _FIRST_MATTER.match(line)), len(lines))
    return any(_FIRST_CHARGE.match(line) for line in lines[at + 1 : at + 1 + BELOW_MATTER])


_APPENDED = re.compile(r"приложени[ея]\b", re.IGNORECASE)
#: Lines that may say that the paper itself is an appendix.
HEAD = 3


def is_whole(line: str) -> bool:
    """Whether a line holds the name, the day and the number of an act, and what follows them: a paper that fell onto one line."""
    return _WHOLE_HEAD.match(line) is not None or act_on_a_line(line) is not None


_ORDERS = re.compile(
    r"^\W*(?:п\s*р\s*и\s*к\s*а\s*з\s*ы\s*в\s*а\s*ю|распоряжаюсь|п\s*о\s*с\s*т\s*а\s*н\s*о\s*в\s*л\s*я\s*(?:ю|е\s*т)|обязываю|решил[аи]?|постановил[аи]?|решение(?=\s*:))\W*",
    re.IGNORECASE,
)
_ORDERS_AT_END = re.compile(
    r"(?:п\s*р\s*и\s*к\s*а\s*з\s*ы\s*в\s*а\s*ю|распоряжаюсь|п\s*о\s*с\s*т\s*а\s*н\s*о\s*в\s*л\s*я\s*(?:ю|е\s*т))\s*:?\s*$"
    r"|(?<!\w)(?:решил|постановил)[аи]?\s*:\s*$",
    re.IGNORECASE,
)


def orders(text: str) -> bool:
    """Whether a line is the word that an order begins with, or ends in it: «… приказываю:»."""
    return _ORDERS.match(text) is not None or _ORDERS_AT_END.search(text) is not None


def after_order(text: str) -> str:
    """What stands behind the word of order on its line: «ПРИКАЗЫВАЮ провести …»; empty where the line does not open with it."""
    return _ORDERS.sub("", text) if _ORDERS.match(text) else ""


#: In minutes «СЛУШАЛИ: …», «По второму вопросу Иванова И. И. предложила …» tell of a talk, «РЕШИЛИ:» stands above its end.
_AT_A_MEETING = re.compile(
    r"(?:по\s+\S+\s+вопросу\s*:?\s*)?(?:(?P<decided>решил[аи]?|решение|постановил[аи]?)|слушали|выступил[аи]?|разное)\s*:\s*"
    r"|вопрос\s+(?:№\s?)?\d{1,2}\s?[.:]|(?:результат[аы]?\s+голосования|(?:про)?голосовали|голосование|(?:решение\s+)?принято\s+единогласно)(?![а-яё])"
    r"|по\s+\S+\s+вопросу\s[^:;]{0,60}?(?:слушали|(?<![а-яё])[а-яё]{3,}(?:л|ла|ли|лся|лась|лись)(?![а-яё]))",
    re.IGNORECASE,
)


def at_a_meeting(text: str) -> tuple[bool, str] | None:
    """Of a line of minutes whether it decides, and what it decides on the same line; None for any other line."""
    said = _AT_A_MEETING.match(text)
    if said is None:
        return None
    return (True, text[said.end() :]) if said["decided"] else (False, "")


def decides_next(below: Sequence[Paragraph]) -> bool:
    """Whether the next word of minutes is «РЕШИЛИ:»: what stands above it, numbered or not, was only said."""
    said = next((found for one in below if (found := at_a_meeting(strip_mark(one.text.strip(), "")[2])) is not None), None)
    return said is not None and said[0]


#: «О подготовке слёта»: a line of minutes that only names what is talked of next.
_MATTER = re.compile(r"(?:О|Об|Обо)\s")
#: Lines between the name of a matter and what was heard or decided about it, at most.
MATTER = 6


def is_matter(text: str) -> bool:
    """Whether a line names what a meeting talks of: «О подготовке слёта»."""
    return _MATTER.match(text) is not None


def opens_matter(text: str, below: Sequence[Paragraph]) -> bool:
    """Whether a line of minutes names a matter, and soon below it something is heard or decided about it."""
    following = islice((one.text.strip() for one in below if one.text.strip()), MATTER)
    return is_matter(text) and any(at_a_meeting(strip_mark(line, "")[2]) is not None for line in following)
