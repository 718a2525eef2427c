"""Rows told apart by their numbers: running numbers among their words, and numbers printed beside the middle of their rows."""

import re
from collections.abc import Sequence, Set

from domain.responsible import names_somebody
from domain.road_map.columns.calendar_rows import is_month
from domain.road_map.columns.roles import LONGEST_HEADING, Role
from domain.road_map.plain_tables.periods_over import periods_behind, periods_over
from domain.terms.find import looks_like_term, spans_of_terms
from domain.terms.words import ANY_MONTH

_COUNTED = re.compile(r"(\d{1,3})(?:[.)]\s*|\s+|$)(?![\d.])(.*)")


def numbered_in_front(printed: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]] | None:
    """The lines with the number of every row in front of it; None where no blank lines part rows that have it in their middle."""
    counted = [int(found[1]) if (found := _COUNTED.fullmatch(text)) else 0 for text, _ in printed]
    places = [at for at, number in enumerate(counted) if number]
    if len(places) < 2 or places[0] == 0 or [counted[at] for at in places] != list(range(1, len(places) + 1)):
        return list(printed)
    starts = [at for at, (_, apart) in enumerate(printed) if apart or at == 0]
    rows = list(zip(starts, [*starts[1:], len(printed)], strict=True))
    within = len(rows) == len(places) and all(start <= at < end for (start, end), at in zip(rows, places, strict=True))
    if within and sum(at not in starts for at in places) * 2 > len(places):
        out: list[tuple[str, bool]] = []
        for (start, end), at in zip(rows, places, strict=True):
            rest = _COUNTED.fullmatch(printed[at][0])
            lines = (
                [text for text, _ in printed[start:at]] + [rest[2] if rest else ""] + [text for text, _ in printed[at + 1 : end]]
            )
            out += [(f"{counted[at]}.", True), *((text, False) for text in lines if text)]
        return out
    cut = [at for at in places[1:] if not looks_like_term(printed[at - 1][0]) and names_somebody(printed[at - 1][0]) != 1.0]
    cut = [at for at in cut if re.match(r"\d{1,3}[.)]?\s+[а-яё]", printed[at][0])]
    return None if len(cut) * 2 >= len(places) else list(printed)


def is_counted_work(printed: Sequence[tuple[str, bool]], following: Sequence[str]) -> bool:
    """Whether a line below the number that comes next, above a term, is a work: «5», «Утверждаю план клуба», «октябрь»."""
    counted = [int(found[1]) for text, _ in printed if (found := _COUNTED.fullmatch(text)) and not found[2]]
    is_next = bool(counted) and counted[-1] == (counted[-2] if len(counted) > 1 else 0) + 1
    below = any(map(looks_like_term, following))
    return is_next and below and printed[-1][0].rstrip(".)").isdecimal()


_OPENS_LINE = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)[.)]?(?:$|\s+(?=[«\"А-ЯЁ]))")
#: What ends a text opens a cell as well: «Перечень школ» among the results, «Утверждено положение» among the works.
_MAY_BE_CELL = re.compile(r"\s*(?:перечень|утвержд|согласован|принят|рассмотрен|обсужден)", re.IGNORECASE)
#: Signs of a stamp's line, at most: «УТВЕРЖДЕНО приказом отдела от …» is longer only together with what it approves.
_SENTENCE = 40
#: Lines below within which the next row begins.
_NEXT_ROW = 12


def is_cell(printed: Sequence[tuple[str, bool]], lines: Sequence[str], at: int) -> bool:
    """Whether the line is a cell although its words could end the table: the row that counts on from the last stands below."""
    if not _MAY_BE_CELL.match(lines[at]):
        return False
    last = next((found[1] for text, _ in reversed(printed) if (found := _OPENS_LINE.match(text))), None)
    if printed and _OPENS_LINE.fullmatch(printed[-1][0]) and len(lines[at].strip()) >= _SENTENCE and not lines[at].isupper():
        return True  # «1», «Утверждено должностное лицо, ответственное за …»
    below = [line.strip() for line in lines[at + 1 : at + 1 + 3 * _NEXT_ROW] if line.strip()][:_NEXT_ROW]
    return last is not None and any(
        (found := _OPENS_LINE.match(line)) is not None and found[1] in _following(last) for line in below
    )


def counts_on(lines: Sequence[str], at: int) -> bool:
    """Whether the line opens with the number behind the last one above it: the table goes on over the end of a page."""
    own = _OPENS_LINE.match(lines[at].strip())
    over = reversed(lines[max(0, at - 3 * _NEXT_ROW) : at])
    last = next((found[1] for line in over if (found := _OPENS_LINE.match(line.strip()))), None)
    return own is not None and last is not None and own[1] in _following(last)


def comes_next(number: str, last: str) -> bool:
    """Whether a number, «3» or «1.2», counts on from the last one; behind none («») the first of them does."""
    return number in (_following(last) if last else _FIRST)


def without_pages(printed: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The lines without the numbers of pages: a bare number out of turn straight above the number of the row that comes next."""
    out: list[tuple[str, bool]] = []
    last: str | None = None
    for at, (text, apart) in enumerate(printed):
        own = _OPENS_LINE.match(text)
        below = _OPENS_LINE.match(printed[at + 1][0]) if at + 1 < len(printed) else None
        awaited = _following(last) if last is not None else _FIRST
        if own and own[1] in awaited:
            last = own[1]
        elif last is not None and text.isdigit() and len(text) < _YEAR and below is not None and below[1] in awaited:
            continue
        elif (
            last is not None
            and apart
            and text.isdigit()
            and len(text) < _YEAR
            and printed[at + 1 : at + 2]
            and printed[at + 1][1]
        ):
            continue  # between blank lines
        out.append((text, apart))
    return out


#: Figures of a year, which ends the term above it; no paper has so many pages.
_YEAR = 4

#: «2 «Б»» names a class.
_CLASS = re.compile(r"(?:[1-9]|1[01])\s[«\"][А-Яа-я][»\"](?:\s?кл\w*\.?)?")


def split_number(line: str, apart: bool) -> list[tuple[str, bool]]:
    """A line that opens with the number of a row in two, the number apart from the words; else the line."""
    found = re.match(r"(\d{1,3}(?:\.\d{1,3})*[.)]?)\s+(?=[«\"А-ЯЁа-яё])", line)
    if (
        found is None
        or _CLASS.fullmatch(line)
        or re.match(r"\d{1,2}\s+[а-яё]|\d{1,2}\.\d{1,2}\.\d\d(?:\d\d)?\s+г|\d{1,2}\.00\s", line)
    ):
        return [(line, apart)]
    return [(found[1], apart), (line[found.end() :], False)]


#: One line in so many, at most, is the number of a page.
_PAGES = 25


def without_folios(printed: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The lines of a table without numbers of rows without the few bare numbers that stand apart: those of its pages."""
    bare = [at for at, (text, apart) in enumerate(printed) if apart and text.isdigit() and len(text) < 3]
    many = len(bare) > max(1, len(printed) // _PAGES)
    return list(printed) if many else [one for at, one in enumerate(printed) if at not in bare]


#: What stands in the place of the number of a line over the rows below it.
TITLE = "title"
OPENS_ROW = re.compile(r"(?:^|(?<=\s))(?<![-–—,№]\s)(\d{1,4}(?:\.\d{1,2})?)[.)]?\s+(?=[«\"А-ЯЁ])")
#: «1. 5 апреля Смотр …»: a row that opens with a day, its number with a dot.
_COUNTED_LINE = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_FIRST = frozenset({"1", "1.1"})


#: «2 октябрь Семинар», «3 до 10 мая Сбор»: a row that opens with its term, which no capital letter begins.
_OPENS_DATED = re.compile(
    rf"{OPENS_ROW.pattern[:-1]}|(?i:(?:{ANY_MONTH})(?![а-яё])|(?:до|с)\s\d|в\sтечение\s|еже[а-яё]+|постоянно|не\sпозднее))"
)


def numbered_rows(lines: Sequence[str], roles: Sequence[Role]) -> list[tuple[str | None, str]]:
    """Number and words of the rows in these lines, and the titles among them; empty where nothing counts.

    The term may stand right behind the number, `roles`: those of the columns.
    """
    counted = [_COUNTED_LINE.match(line) for line in lines]
    if len(lines) > 1 and all(one is not None and int(one[1]) == at for at, one in enumerate(counted, 1)):
        return [(one[1], line[one.end() :].strip()) for one, line in zip(counted, lines, strict=True) if one is not None]
    out: list[tuple[str | None, str]] = []
    expected: frozenset[str] = _FIRST
    dated = list(roles[:2]) == [Role.NUMBER, Role.TERM]
    for title, run in _under_titles(lines):
        above, rows = _numbered("\n".join(run), expected, _OPENS_DATED if dated else OPENS_ROW)
        rows = rows if roles[-1] is Role.TERM else periods_behind(title or above, rows, TITLE)
        out += [(TITLE, text) for text in (title, above) if text]
        out += rows
        expected = _FIRST | _following(str(rows[-1][0])) if rows else expected
    return out if any(number != TITLE for number, _ in out) else []


def _under_titles(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The lines in runs under «1. Работа с кадрами»: a counted line straight above a row that counts on or begins anew."""
    out: list[tuple[str, list[str]]] = [("", [])]
    last = 0
    years = periods_over(lines)
    for at, line in enumerate(lines):
        counted = re.match(r"(\d{1,2})\.?\s*[А-ЯЁ]", line)
        below = re.match(r"(\d{1,3})[.)]?(?:\s|$)", lines[at + 1]) if at + 1 < len(lines) else None
        if counted and below and int(below[1]) in (1, last + 1) and not spans_of_terms(line):
            out.append((line, []))
            last = 0 if below[1] == "1" else last
            continue
        month = is_month(line) and _heads(line, out)
        if below and (month or at in years) and int(below[1]) in (1, last + 1):  # «ФЕВРАЛЬ», «2028 год» over «3. Слёт»
            out.append((line, []))
            last = 0 if below[1] == "1" else last
            continue
        own = re.match(r"(\d{1,3})[.)]?(?:\s|$)", line)
        last = last + 1 if own and int(own[1]) == last + 1 else last
        out[-1][1].append(line)
    return out


def _heads(month: str, above: Sequence[tuple[str, list[str]]]) -> bool:
    """Whether a month alone on its line heads the rows below: the table opens with one, or the row above has its term."""
    opened = len(above) > 1 and not above[0][1]
    row = " ".join(above[-1][1][-_LINES_OF_ROW:])
    return opened or not row or (month[:1].isupper() and bool(spans_of_terms(row)))


#: The last lines of a row, in which its term stands.
_LINES_OF_ROW = 4


def _numbered(text: str, expected: Set[str], opens: re.Pattern[str]) -> tuple[str, list[tuple[str | None, str]]]:
    """Rows that count on, each from the one before, the counted titles among them, and the title above the first.

    `opens`: the number of a row and what may stand behind it.
    """
    found = [one for one in opens.finditer(text) if not _NAMES_PART.search(text, max(0, one.start() - 15), one.start())]
    starts: list[tuple[int, int, str]] = []
    titles = 0
    for at, one in enumerate(found):
        if _is_counted_title(text, found, at, expected, titles + 1):
            starts.append((one.start(), one.start(), TITLE))
            titles += 1
        elif one[1] in expected:
            starts.append((one.start(), one.end(), one[1]))
            expected = _following(one[1])
    out: list[tuple[str | None, str]] = []
    if not starts:
        return "", out
    for here, following in zip(starts, [*starts[1:], (len(text), 0, "")], strict=True):
        out.append((here[2], text[here[1] : following[0]].strip()))
    title = " ".join(text[: starts[0][0]].split())
    return (title if 2 < len(title) <= LONGEST_HEADING else ""), out


#: «Блок» in front of «1. Встречи»: the number of a part; «II. Основной этап» has its own.
_NAMES_PART = re.compile(r"(?<![а-яё])(?=[А-Я])(?i:раздел|этап|блок|модуль|направление|цель|задача) $")


def _is_counted_title(text: str, found: Sequence[re.Match[str]], at: int, expected: Set[str], count: int) -> bool:
    """«2. Работа с родителями 7 Собрание …», «2. Работа с родителями 2.1 Собрание …»: a title counted apart from the rows."""
    if at + 1 == len(found) or not found[at][1].isdigit():
        return False
    below, said = found[at + 1], " ".join(text[found[at].end() : found[at + 1].start()].split())
    over = below[1] == f"{found[at][1]}.1" and found[at][1] in expected
    apart = (
        int(found[at][1]) == count and below[1].isdigit() and below[1] in expected and text[found[at].start() :][:4].find(".") > 0
    )
    if not (over or apart) or len(said) > LONGEST_HEADING:  # to look for terms is dear
        return False
    timely = any(not said[start:end].lower().startswith("при ") for start, end in spans_of_terms(said))
    return not timely and names_somebody(said) != 1.0


def _following(number: str) -> frozenset[str]:
    parts = [int(part) for part in number.split(".")]
    if len(parts) == 1:
        return frozenset({str(parts[0] + 1), f"{parts[0]}.1", f"{parts[0] + 1}.1"})
    return frozenset({f"{parts[0]}.{parts[1] + 1}", f"{parts[0] + 1}.1", str(parts[0] + 1)})
