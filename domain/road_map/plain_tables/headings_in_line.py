"""The headings of a table that stand side by side on one line, with single spaces between them."""

import re
from collections.abc import Sequence
from itertools import islice

from domain.road_map.columns.roles import Role, role_of, roles_of
from domain.terms.words import ANY_MONTH

#: What a work is to mend stands in a column of its own in front of it.
_FLAWS = r"(?:выявленн\w+ )?(?:недостат(?:ок|ки)|нарушени[ея]|замечани[ея]|проблем[аы])"
_FLAW = re.compile(rf"{_FLAWS}(?![а-яё])", re.IGNORECASE)
_HEADINGS: tuple[tuple[Role, str], ...] = (
    (Role.NUMBER, r"(?:№|N)\s*(?:п\s*/?\s*п\.?)?|п/п"),
    (Role.NOTE, r"отметка (?:о|об) (?:выполнении|исполнении)|примечани[ея]"),
    (Role.PLACE, r"место(?: проведения)?"),
    (Role.RESPONSIBLE, r"(?:лиц[ао],? )?ответственн\w*(?: (?:исполнител\w*|лиц\w*|за \w+))?|исполнител\w*|организатор\w*"),
    (
        Role.TERM,
        r"(?:ориентировочн\w+ )?(?:срок\w*|дата|период|время)"
        r"(?: (?:и место )?(?:исполнени\w+|реализации|проведения|выполнени\w+)(?: мероприяти\w+)?)?",
    ),
    (
        Role.RESULT,
        r"(?:ожидаем\w+ |планируем\w+ )?результат\w*(?:(?:\.|\s?/|,| и) вид документа)?|вид документа|итогов\w+ документ"
        r"|форма (?:отч[её]тности|контроля)|отч[её]тн\w+ документ\w*|продукт|выход|итог",
    ),
    (
        Role.MEASURE,
        r"(?:наименовани\w+ |содержани\w+ |направлени\w+ |(?:направлени\w+ и )?вид\w* |перечень |основные )?"
        r"(?:мероприяти\w+|деятельности|работ\w*)(?: и вид\w* деятельности)?(?:, (?:мероприяти\w+|содержани\w+|вид\w* работ\w*))?"
        r"|содержани\w+|наименование|направлени\w+|тем[аы](?: занят\w+)?|действи[ея]|задач[аи]"
        r"|дела(?:, события(?:, мероприятия)?)?",
    ),
    (Role.AUDIENCE, r"класс(?:ы)?|(?:категори\w+ )?участник\w*|целевая аудитория"),
    (Role.STAGE, r"этап\w*"),
    (Role.OTHER, _FLAWS),
)


_PATTERNS = [(role, re.compile(rf"(?:{words})(?!\w)[.,;]?\s*", re.IGNORECASE)) for role, words in _HEADINGS]


def heading_on(line: str) -> tuple[list[Role], list[str], int]:
    """The columns that the beginning of a line heads, their headings, and the place behind the last of them."""
    roles: list[Role] = []
    texts: list[str] = []
    at = len(line) - len(line.lstrip())
    while True:
        found = next(
            ((role, match) for role, pattern in _PATTERNS if role not in roles and (match := pattern.match(line, at))), None
        )
        if found is None:
            break
        roles.append(found[0])
        texts.append(found[1][0].strip())
        at = found[1].end()
    other = _by_capitals(line)
    return other if other is not None and len(other[0]) > len(roles) else (roles, texts, at)


def _by_capitals(line: str) -> tuple[list[Role], list[str], int] | None:
    """Headings in words of their own, each with a capital letter: «№ Тема, форма работы Срок Кто отвечает»."""
    first = _ROW.search(line) or (_FIGURE.search(line) if len(line) > LONGEST_LINE_OF_HEADINGS else None)
    head = line[: first.start()] if first else line
    if len(head) > LONGEST_LINE_OF_HEADINGS or any(mark in head for mark in "|;\t"):
        return None
    starts = [found.start() for found in _CAPITAL.finditer(head)]
    if len(starts) < FEWEST or head[: starts[0]].strip():
        return None
    phrases = [head[start:end].strip() for start, end in zip(starts, [*starts[1:], len(head)], strict=True)]
    while len(phrases) > FEWEST and _is_title(phrases):
        phrases.pop()
    known = all(role_of(phrase) or _FLAW.match(phrase) for phrase in phrases)
    roles = roles_of(phrases) if len(phrases) >= FEWEST and known else None
    if (
        roles is None
        or Role.NUMBER in roles[1:]
        or len(set(roles) - {Role.OTHER}) < FEWEST
        or any(len(phrase) > 45 for phrase in phrases)
    ):
        return None
    end = starts[len(phrases)] if len(phrases) < len(starts) else len(head)
    texts: list[str] = []
    kept: list[Role] = []
    for role, phrase in zip(roles, phrases, strict=True):
        if texts and texts[-1].endswith(".") and kept[-1] is role:  # «Результат. Вид документа»
            texts[-1] = f"{texts[-1]} {phrase}"
        else:
            kept.append(role)
            texts.append(phrase)
    return kept, texts, end


def heads_unknown_columns(line: str) -> bool:
    """Whether a line is headings in words of their own, each with a capital letter, though some of them name nothing known.

    «№ Вопросы контроля Вид контроля Сроки Кто проверяет Выход»: which words of a row belong to which of them cannot be told.
    """
    starts = [found.start() for found in _CAPITAL.finditer(line)]
    if len(line) > LONGEST_LINE_OF_HEADINGS or len(starts) < FEWEST or line[: starts[0]].strip() or _NO_HEADING.search(line):
        return False
    phrases = [line[start:end].strip() for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]
    named = {role_of(phrase) for phrase in phrases}
    whole = {Role.NUMBER, Role.TERM, Role.RESPONSIBLE} <= named or roles_of(phrases) is not None  # «№ Срок Ответственный»
    return role_of(phrases[0]) is not None and whole and all(len(phrase) <= 45 for phrase in phrases)


_NO_HEADING = re.compile(r"[|;\t\d:!?«»\"]|[.](?!\s|$)|\.\s+[а-яё]")


def _is_title(phrases: Sequence[str]) -> bool:
    """Whether the last of the headings is the title of the first rows: it heads nothing, is the only month behind those from
    «№» on, or what another column holds.
    """
    if _STAGE.fullmatch(phrases[-1]):
        return True
    *above, beside, last = map(role_of, phrases)
    if last is Role.MONTH and Role.MONTH not in (*above, beside) and role_of(phrases[0]) is Role.NUMBER:
        return True
    return last is None or (last is not beside and last in above)


#: «Подготовительный этап» heads rows.
_STAGE = re.compile(r"[А-ЯЁ][а-яё-]+(?:ый|ий|ой)\s(?:этап|период|блок)")
LONGEST_LINE_OF_HEADINGS = 200
_CAPITAL = re.compile(r"(?<!\S)(?:[№N](?:\s*п\s?/?\s?п\.?)?(?!\S)|[А-ЯЁ](?=[а-яё]))")
#: The first row of a line without numbers: «Дата Тема Ответственный 28 августа Собрание …».
_FIGURE = re.compile(rf"\s(?:\d|(?=[А-Я])(?i:{ANY_MONTH})(?![а-яё]))")
_ROW = re.compile(r"\s1(?:\.1)?[.)]?\s")


def opens_collapsed(line: str) -> bool:
    """Whether the line opens with the headings of a table side by side."""
    roles, _, after = heading_on(line)
    whole = after >= len(line.rstrip()) or _TO_FIRST.match(line[after:]) is not None
    return len(roles) >= 3 and Role.MEASURE in roles and (Role.TERM in roles or Role.RESPONSIBLE in roles) and whole


#: The first row behind the headings, or a title and the first row.
_TO_FIRST = re.compile(rf"\s*(?:\d|(?=[А-Я])(?i:{ANY_MONTH})(?![а-яё])|[IVX]+\.|[А-ЯЁ][^\d.]{{6,90}}\s1[.)]?\s+[«\"А-ЯЁ])")


def opens_with_headings(line: str) -> bool:
    """Whether a short line begins with a number's, a work's and a term's or a person's heading, whatever follows them."""
    roles, _, after = heading_on(line) if len(line) < 160 else ([], [], 0)
    known = len(roles) >= 3 and Role.MEASURE in roles and (Role.TERM in roles or Role.RESPONSIBLE in roles)
    return known and roles[0] is Role.NUMBER and re.match(r"[а-яё]", line[after:]) is None


def heading_inside(line: str) -> int | None:
    """Where in a long line the headings of a table begin, when a title or a sentence stands before them."""
    if len(line) > LONGEST_LINE or "  " in line.strip() or not _SPEAKS_OF_A_PLAN.search(line):
        return None
    if opens_collapsed(line):
        return None
    for found in islice(_FIRST.finditer(line, 8), 40):
        if opens_collapsed(line[found.start() :]):
            return found.start()
    return None


LONGEST_LINE = 200_000
_SPEAKS_OF_A_PLAN = re.compile(r"ответственн|исполнител|\sсрок|\sдата", re.IGNORECASE)
_FIRST = re.compile(r"(?<=\s)(?:№|Недостат|Замечани|N\s?п|п/п|Наименовани|Мероприяти|Содержани|Срок|Дата)")


def headings_on(line: str) -> int:
    """How many columns the words of a line head that holds nothing else; 0 for any other line."""
    roles, _, after = heading_on(line)
    return len(roles) if after >= len(line.rstrip()) else 0


#: The columns that a table has at least.
FEWEST = 3
