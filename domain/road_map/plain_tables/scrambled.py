"""What a copy from a PDF does to a table: cells cut by their neighbours, headings and numbers taken out of their order."""

import re
from collections.abc import Sequence

from domain.paper import Block, Paragraph
from domain.responsible import names_somebody
from domain.road_map.columns.roles import Role, role_of
from domain.road_map.plain_tables.headings_by_line import HALF_TITLE, may_head_a_column
from domain.road_map.plain_tables.headings_in_line import heads_unknown_columns, opens_with_headings
from domain.terms.find import looks_like_term

#: A line that is nothing but the heading of a column.
_TITLE = re.compile(
    r"(?:Сроки?|Дат[аы]|Период|(?:Ориентировочн\w+ )?время)(?: (?:исполнения|реализации|проведения|выполнения))?|Ориентировочн\w+"
    r"|Ответственн(?:ый|ые|ое лицо|ые лица)(?: исполнител[ьи])?|Исполнител[ьи]|(?:Ожидаемы[йе] |Планируемы[йе] )?результаты?"
    r"|Отметка о выполнении",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?:[,(–—-]|(?<!\w)(?:и|в|на|с|по|для|о|об|к|ко|за|из|от|до|при|во|со))$")
#: Lines of a paper within which the headings of one table stand.
_NEAR = 60


def is_scrambled(lines: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether the lines below a heading were taken out of their order: a heading or a run of row numbers stands among them."""
    if any(HALF_TITLE.fullmatch(line) for line in lines[:2]) or any(line[:1] in "ьъ" for line in lines if line):
        return True  # no word begins with «ь»: a narrow column cut «сентябрь-декабрь» anywhere
    if any(_TITLE.fullmatch(line) and line[:1].isupper() and role_of(line) not in (*roles, Role.RESULT) for line in lines):
        return True
    numbers = [int(line.rstrip(".")) if re.fullmatch(r"\d{1,2}\.?", line) else 0 for line in lines]
    runs = zip(numbers, numbers[1:], numbers[2:], strict=False)
    counted = Role.AUDIENCE not in roles and Role.NUMBER in roles
    return (
        counted
        and any(first > 1 and (second, third) == (first + 1, first + 2) for first, second, third in runs)
        and not any(numbers[at : at + len(roles)] == list(range(1, len(roles) + 1)) for at in range(len(numbers)))
    )


def unwoven(printed: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> list[tuple[str, bool]]:
    """The lines with the end of a work, which the cells beside it were printed before, put back to its beginning.

    «Открытый урок для / 5-9 / 04.10 / старших классов»: the end opens with a small letter or a bracket, below a term, and the
    last work above waits for it, or the term is the last column.
    """
    out: list[tuple[str, bool]] = []
    work = end = None  # the first line of the last work, and the last one that goes on with it
    last, peopled = roles[-1] is Role.TERM, Role.RESPONSIBLE in roles
    for text, apart in printed:
        dated = looks_like_term(text)
        beside = out and (looks_like_term(out[-1][0]) or _OPEN.search(out[-1][0]) is not None) and len(out) - 1 != end
        goes_on = (text[:1].islower() or text[:1] == "(") and not dated and not _ENDS_TERM.fullmatch(text)
        named = names_somebody(text) if peopled else 0.0
        rest = goes_on and len(text) > 3 and not named
        called = text[:1] in '«"' and work is not None and end is not None and _NAMELESS.search(out[end][0]) is not None
        if work is not None and end is not None and beside and (rest or called):
            said = "\n".join(line for line, _ in out[work : end + 1])
            cut = last and _OPEN.search(out[-1][0]) is None  # «заместитель директора по / методической работе» goes on itself
            if cut or called or _waits(said):
                out[end] = (f"{out[end][0]}\n{text}", out[end][1])
                continue
        if Role.NUMBER in roles and _COUNTS.fullmatch(text):  # the next row
            work = end = None
        elif (len(text) >= 12 and text[:1] in '«"') or (text[:1].isupper() and not dated and names_somebody(text) != 1.0):
            work = end = len(out)
        elif goes_on and named != 1.0 and end == len(out) - 1:
            end = len(out)
        out.append((text, apart))
    return out


#: «Линейка, посвящённая» waits for what it is about.
_NAMELESS = re.compile(
    r"(?:посвящ[её]нн(?:[ыо]й|ая|о[ей]|ые|ого|ым|ых)|на тему|по теме|под (?:названием|девизом))$", re.IGNORECASE
)
_COUNTS = re.compile(r"\d{1,3}[.)]?")
_ENDS_TERM = re.compile(r"(?:(?:календарного|учебного|уч\.)\s)?год[аоуы][вх]?|гг?\.?|уч\.\s?г\.?")


def _waits(text: str) -> bool:
    """Whether a line cannot be the end of a cell."""
    return _OPEN.search(text) is not None or text.count("«") > text.count("»") or text.count("(") > text.count(")")


def lost_table(parts: Sequence[Block]) -> tuple[int, str] | None:
    """The place of the first line that heads a table of which no row could be made out, and its headings; else None."""
    lines = [" ".join(part.text.split()) if isinstance(part, Paragraph) else "" for part in parts]
    for at, line in enumerate(lines):
        if line and opens_with_headings(line):
            return at, line
        if (headings := _HEADS_ROWS.search(" ".join(lines[at : at + _TALL])[:LONGEST_LINE])) and headings.start() < max(
            1, len(line)
        ):
            return at, headings[0]
        for below in (at + 1, at + 2, at + 3):
            said = " ".join(lines[at:below])
            if line and any(map(_FIRST.match, lines[below : below + 3])) and heads_unknown_columns(said):
                return at, said
        if said := _headings_inside(line):
            return at, said
        if heads := _by_terms(lines, at):
            return at, " / ".join(heads)
        if _TITLE.fullmatch(line) and {role_of(line), role_of(_behind(lines, at))} == {Role.TERM, Role.RESPONSIBLE}:
            return at, f"{line} / {_behind(lines, at)}"
        if _HEADS_COUNTED.fullmatch(line) and any(map(_TITLE_LAST.search, lines[at : at + _NEAR])):
            return at, line
        if not _heads_work(line):
            continue
        titles = [later for later in lines[at : at + _NEAR] if _TITLE.fullmatch(later) and later[:1].isupper()]
        if {Role.TERM, Role.RESPONSIBLE} & {role_of(title) for title in titles}:
            return at, " / ".join(dict.fromkeys([line, *titles]))
    return None


#: «Наименование мероприятия по устранению … Плановый срок … Ответственный»: headings in words of their own side by side.
_HEADS_ROWS = re.compile(
    r"(?<!\S)(?:Наименовани[ея]|Мероприяти[ея]|Содержание|Направлени[ея]|Действи[ея]|Дела)(?![а-яё])[^.;:!?\d]{0,160}"
    r"\s(?:Плановый срок|Сроки?|Дата|(?:Ориентировочное )?[Вв]ремя)(?![а-яё])[^.;:!?\d]{0,120}\s(?:Ответственн|Исполнител)[а-яё]+"
    r"|(?<!\S)(?:Мероприяти[ея]|Содержание|Дела)(?![а-яё])[^.;:!?\d]{0,60}\s(?:Ответственн|Исполнител)[а-яё]+[^.;:!?\d]{0,30}"
    r"\s(?:Сроки?|Дата)(?![а-яё])"
    r"|(?<!\S)(?:Дата|Сроки?|Месяц|Период)(?![а-яё])[^.;:!?\d]{0,60}\s(?:Мероприяти[ея]|Содержание|Наименование)(?![а-яё])[^.;:!?\d]{0,100}"
    r"\s(?:Ответственн|Исполнител)[а-яё]+"
    r"|(?<!\S)[А-ЯЁ][^.;:!?\d|]{5,80}\s(?:Ответственн(?:ый|ые)|Исполнител[ьи])\s(?:Сроки?|Дата)"
    r" (?:исполнения|выполнения|проведения|реализации)(?!\S)"
)


#: «№ Наименование мероприятия» on one line, and «Дата и место Ответственный» far below it: the columns follow one another.
_HEADS_COUNTED = re.compile(r"№\s*(?:п\s?/?\s?п\.?\s*)?(?:Наименование|Мероприяти[ея]|Содержание|Вид)(?: [а-яё]+){0,3}")
_TITLE_LAST = re.compile(r"^(?:Сроки?|Дат[аы]|Период|Время)[^.;:!?\d]{0,40}\s(?:Ответственн|Исполнител)[а-яё]+$")


def _behind(lines: Sequence[str], at: int) -> str:
    """The next line with words where it is nothing but the heading of a column; else nothing."""
    following = next((line for line in lines[at + 1 : at + 1 + _TALL] if line), "")
    return following if _TITLE.fullmatch(following) else ""


def _headings_inside(line: str) -> str:
    """The headings, some of them unknown, of a table that fell onto one line behind its title; empty where it holds none."""
    first = _FIRST_INSIDE.search(line[:LONGEST_LINE])
    heads = _OPENS_HEADINGS.finditer(line[: first.start()]) if first else ()
    return next((said for found in heads if first and heads_unknown_columns(said := line[found.start() : first.start()])), "")


#: The heading that stands first in most tables.
_OPENS_HEADINGS = re.compile(r"(?<!\S)(?:№|п/п|Наименовани|Мероприяти|Содержани|Вопрос|Срок|Дата)")
_FIRST_INSIDE = re.compile(r"\s(?=1(?:\.1)?[.)]?\s+[«\"А-ЯЁ])")
#: The first row of a table, its number and its work on one line.
_FIRST = re.compile(r"1(?:\.1)?[.)]?\s+[«\"А-ЯЁ]")
#: Lines over which such headings may be spread.
_TALL = 4
#: Signs of a line within which headings are looked for.
LONGEST_LINE = 2_000


def _by_terms(lines: Sequence[str], at: int) -> list[str]:
    """Three headings or more, a line each, over a line that says when: a term, a work and a name unknown here; else none."""
    if role_of(lines[at]) is not Role.TERM or may_head_a_column(lines[at]) is False or looks_like_term(lines[at]):
        return []
    below = [line for line in lines[at : at + _NEAR] if line]
    when = next((place for place, line in enumerate(below[:_WIDEST]) if looks_like_term(line)), 0)
    roles = [role_of(line) for line in below[:when]]
    plain = all(re.fullmatch(r"[А-ЯЁ][^\d.;:«»|]{2,40}", line) for line in below[:when])
    return below[:when] if len(roles) > 2 and plain and Role.MEASURE in roles and None in roles else []


#: Columns of such a table, at most.
_WIDEST = 7


def _heads_work(line: str) -> bool:
    plain = line[:1].isupper() and len(line.split()) <= 6 and line[-1:] not in ".:;,»"
    return plain and role_of(line) in (Role.MEASURE, Role.STAGE) and may_head_a_column(line)
