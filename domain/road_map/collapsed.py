"""A table whose columns fell together: a row is one line of single spaces, or the whole table is one line."""

import re
from collections.abc import Sequence
from itertools import islice

from domain.paper import Cell, Covered, Table
from domain.responsible import names_somebody
from domain.road_map.columns import LONGEST_HEADING, Role, role_of, roles_of
from domain.road_map.headings_by_line import SECTION, may_head_a_column
from domain.road_map.poured import cut_titled
from domain.road_map.row_numbers import OPENS_ROW, TITLE, numbered_in_front, numbered_rows
from domain.terms.find import spans_of_terms

_HEADINGS: tuple[tuple[Role, str], ...] = (
    (Role.NUMBER, r"(?:№|N)\s*(?:п\s*/?\s*п\.?)?|п/п"),
    (Role.NOTE, r"отметка (?:о|об) (?:выполнении|исполнении)|примечани[ея]|место проведения"),
    (Role.RESPONSIBLE, r"(?:лиц[ао],? )?ответственн\w*(?: (?:исполнител\w*|лиц\w*|за \w+))?|исполнител\w*|организатор\w*"),
    (
        Role.TERM,
        r"(?:ориентировочн\w+ )?(?:срок\w*|дата|период|время)"
        r"(?: (?:и место )?(?:исполнени\w+|реализации|проведения|выполнени\w+)(?: мероприяти\w+)?)?",
    ),
    (
        Role.RESULT,
        r"(?:ожидаем\w+ |планируем\w+ )?результат\w*(?:\. вид документа)?|вид документа|итогов\w+ документ"
        r"|форма (?:отч[её]тности|контроля)|отч[её]тн\w+ документ\w*|продукт|выход|итог",
    ),
    (
        Role.MEASURE,
        r"(?:наименовани\w+ |содержани\w+ |направлени\w+ |(?:направлени\w+ и )?вид\w* |перечень |основные )?"
        r"(?:мероприяти\w+|деятельности|работ\w*)(?: и вид\w* деятельности)?"
        r"|содержани\w+|наименование|направлени\w+|тем[аы](?: занят\w+)?|действи[ея]|задач[аи]"
        r"|дела(?:, события(?:, мероприятия)?)?",
    ),
    (Role.AUDIENCE, r"класс(?:ы)?|(?:категори\w+ )?участник\w*|целевая аудитория"),
    (Role.STAGE, r"этап\w*"),
)


def section_row(text: str, width: int) -> tuple[Cell, ...]:
    """A heading inside a table, as a row that one merged cell fills."""
    return (text, *(Covered.LEFT for _ in range(width - 1)))


_PATTERNS = [(role, re.compile(rf"(?:{words})(?!\w)[.,;]?\s*", re.IGNORECASE)) for role, words in _HEADINGS]


def _heading(line: str) -> tuple[list[Role], list[str], int]:
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
    first = _ROW.search(line)
    head = line[: first.start()] if first else line
    if len(head) > LONGEST_LINE_OF_HEADINGS or any(mark in head for mark in "|;\t"):
        return None
    starts = [found.start() for found in _CAPITAL.finditer(head)]
    if len(starts) < FEWEST or head[: starts[0]].strip():
        return None
    phrases = [head[start:end].strip() for start, end in zip(starts, [*starts[1:], len(head)], strict=True)]
    while len(phrases) > FEWEST and _is_title(phrases):
        phrases.pop()
    roles = roles_of(phrases) if len(phrases) >= FEWEST and all(map(role_of, phrases)) else None
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


def _is_title(phrases: Sequence[str]) -> bool:
    """Whether the last of the headings is the title of the first rows: it heads nothing, or what another column holds."""
    *above, beside, last = map(role_of, phrases)
    return last is None or (last is not beside and last in above)


LONGEST_LINE_OF_HEADINGS = 200
_CAPITAL = re.compile(r"(?<!\S)(?:№(?:\s*п\s?/?\s?п\.?)?(?!\S)|[А-ЯЁ](?=[а-яё]))")
_ROW = re.compile(r"\s1(?:\.1)?[.)]?\s")


def opens_collapsed(line: str) -> bool:
    """Whether the line opens with the headings of a table side by side."""
    roles, _, after = _heading(line)
    whole = after >= len(line.rstrip()) or _TO_FIRST.match(line[after:]) is not None
    return len(roles) >= 3 and Role.MEASURE in roles and (Role.TERM in roles or Role.RESPONSIBLE in roles) and whole


#: The first row behind the headings, or a title and the first row.
_TO_FIRST = re.compile(r"\s*(?:\d|[IVX]+\.|[А-ЯЁ][^\d.]{6,90}\s1[.)]?\s+[«\"А-ЯЁ])")


def opens_with_headings(line: str) -> bool:
    """Whether a short line begins with a number's, a work's and a term's or a person's heading, whatever follows them."""
    roles, _, after = _heading(line) if len(line) < 160 else ([], [], 0)
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
_FIRST = re.compile(r"(?<=\s)(?:№|N\s?п|п/п|Наименовани|Мероприяти|Содержани|Срок|Дата)")


#: Lines over which the headings of one table may be spread, and the columns that it has at least.
_TALLEST, FEWEST = 14, 3


def poured_table(lines: Sequence[str], at: int, ends: re.Pattern[str]) -> tuple[Table, int] | None:
    """The table whose headings fill this line and the next ones, several of them on one line, as a PDF viewer copies them."""
    if not _heading(lines[at].strip())[0] and not may_head_a_column(lines[at].strip()):  # «План работы на сентябрь»
        return None
    said = ""
    alone = True
    best: tuple[int, list[Role], list[str]] | None = None
    for end in range(at, min(len(lines), at + _TALLEST)):
        line = " ".join(lines[end].split())
        if not line or len(line) > 120 or "\t" in lines[end].strip():
            break
        alone = alone and sum(1 for title in _heading(line)[1] if title[:1].isupper() or title[:1] == "№") < 2
        said = f"{said} {line}".strip()
        roles, texts, after = _heading(said)
        whole = after >= len(said) and {Role.MEASURE, Role.TERM} <= set(roles) and len(roles) >= FEWEST
        if whole and (not alone or (Role.NUMBER in roles and len(roles) != end - at + 1)):
            best = end + 1, roles, texts
        if after < len(said) - 40:
            break
    if best is None:
        return None
    after, roles, texts = best
    if Role.NUMBER not in roles:
        return None if after == at + 1 or opens_collapsed(lines[at]) else _mixed(lines, after, texts, ends)
    body = after
    while body - after < len(roles) and body < len(lines) and lines[body].strip() == str(body - after + 1):
        body += 1
    body = body if body - after == len(roles) else after  # below the numbers of the columns, one per line
    if not _opens_rows(lines, body):
        return None
    return _table(lines, body, roles, texts, [], ends, headed=[one.strip() for one in lines[at:after]])


_FIRST_ROW = re.compile(r"1(?:\.1)?[.)]?(?:\s|$)")


def _opens_rows(lines: Sequence[str], at: int) -> bool:
    """Whether the first row stands here, or the line of column numbers or a title and the first row below it."""
    below = [line.strip() for line in lines[at : at + 4] if line.strip()]
    return any(_FIRST_ROW.match(line) for line in below[:2]) and (
        _FIRST_ROW.match(below[0]) is not None or below[0][:1].isupper()
    )


def _mixed(lines: Sequence[str], at: int, texts: Sequence[str], ends: re.Pattern[str]) -> tuple[Table, int]:
    """The headings alone: rows that nothing counts are not found in cells that ran together."""
    while at < len(lines) and not ends.match(lines[at]):
        at += 1
    return Table((tuple(texts),)), at


def headings_on(line: str) -> int:
    """How many columns the words of a line head that holds nothing else; 0 for any other line."""
    roles, _, after = _heading(line)
    return len(roles) if after >= len(line.rstrip()) else 0


def collapsed_table(lines: Sequence[str], at: int, ends: re.Pattern[str]) -> tuple[Table, int] | None:
    """The table with this heading; None where its rows cannot be told apart."""
    roles, texts, after = _heading(lines[at])
    rest = [lines[at][after:]] if lines[at][after:].strip() else []
    return _table(lines, at + 1, roles, texts, rest, ends, headed=[] if rest else [lines[at].strip()])


def _next(lines: Sequence[str], at: int) -> str:
    """The next line with words; nothing at the end of the paper."""
    return next((line.strip() for line in lines[at : at + 3] if line.strip()), "")


_OFFICE = re.compile(r"(?:И\.\s?о\.\s|Заместител|Директор|Начальник|Глава|Заведующ|Председател)", re.IGNORECASE)
_HAND = re.compile(r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][А-ЯЁа-яё-]+$")


def _signs(lines: Sequence[str], at: int) -> bool:
    """Whether the paper ends here with an office, in a line or several, and «И. И. Иванова» below a blank line."""
    if lines[at - 1].strip() or not _OFFICE.match(lines[at].strip()) or len(lines) - at > 12:
        return False
    rest = [line.strip() for line in lines[at:] if line.strip()]
    return len(rest) <= 4 and _HAND.search(rest[-1]) is not None


def may_be_title(line: str) -> bool:
    """Whether the line above a heading is the title of its table and not the end of a row: «2.2. Консультации»."""
    said = re.match(r"(?:[\dIVX]{1,4}\.)*\s*[А-ЯЁ]", line) is not None and len(line) <= LONGEST_HEADING
    name = re.sub(r"\([^()]*\)", "", line.lstrip(".0123456789 "))
    return said and names_somebody(name) != 1.0 and (role_of(name) is Role.MONTH or not spans_of_terms(name))


def _table(
    lines: Sequence[str],
    at: int,
    roles: list[Role],
    texts: list[str],
    rest: list[str],
    ends: re.Pattern[str],
    headed: Sequence[str],
) -> tuple[Table, int] | None:
    parted = [(line, False) for line in rest]
    while at < len(lines) and not ends.match(lines[at]) and not _signs(lines, at):
        line = lines[at].strip()
        over = len(headed) if [one.strip() for one in lines[at : at + len(headed)]] == list(headed) else 0
        if over and parted and _FIRST_ROW.match(_next(lines, at + over)):  # another table under the same heading
            if len(parted) > 1 and may_be_title(parted[-1][0]):
                at = next(above for above in range(at - 1, 0, -1) if lines[above].strip())
                parted.pop()
            break
        if over:  # the heading again on a new page
            at += over
            continue
        if line and not PAGE.fullmatch(line):
            parted.append((line, not lines[at - 1].strip()))
        at += 1
    ordered = numbered_in_front(parted) if Role.NUMBER in roles else parted
    if ordered is None:
        return Table((tuple(texts),)), at
    rest = [line for line, _ in ordered]
    if rest and _counts_columns(rest[0], len(roles)):
        rest = rest[1:]
    if Role.NUMBER not in roles and len(rest) > 1 and all(OPENS_ROW.match(line) for line in rest):
        roles, texts = [Role.NUMBER, *roles], ["№", *texts]
    rows = numbered_rows(rest) if Role.NUMBER in roles or len(rest) == 1 else [(None, line) for line in rest]
    if not rows:
        return None
    made: list[tuple[Cell, ...]] = []
    for number, text in rows:
        if number == TITLE or (number is None and SECTION.match(text)):
            made.append(section_row(text, len(roles)))
            continue
        if Role.AUDIENCE not in roles:
            text = _FOLIO.sub("", text)
        said, below = cut_titled(text.rstrip(" |"), roles)  # a bar is what is left of the table's frame
        made.append(tuple((number or "") if role is Role.NUMBER else said.get(place, "") for place, role in enumerate(roles)))
        if below:
            made.append(section_row(below, len(roles)))
    return Table((tuple(texts), *(made if _believable(made, roles) else ()))), at


#: What a PDF viewer copies with the foot of a page.
PAGE = re.compile(r"(?:страница|стр\.?|лист)\s*\d{1,3}(?:\s*из\s*\d{1,3})?|\d{1,3}\s*из\s*\d{1,3}", re.IGNORECASE)
#: The number of a page on a line of its own.
_FOLIO = re.compile(r"\n\d{1,3}(?=\n|$)")


def _believable(rows: Sequence[tuple[Cell, ...]], roles: Sequence[Role]) -> bool:
    """Whether rows begin where works do: of a text whose cells were mixed many begin in mid-sentence."""
    works = [str(row[roles.index(Role.MEASURE)]) for row in rows if Role.MEASURE in roles and Covered.LEFT not in row]
    return sum(1 for work in works if re.match(r"[а-яё(]", work) or not work) * 4 < max(4, len(works))


def _counts_columns(line: str, columns: int) -> bool:
    """«1 2 3 4» below the headings."""
    return line.split() == [str(at + 1) for at in range(columns)]
