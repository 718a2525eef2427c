"""A table without headings whose cells stand one per line: a number alone, the work, its term, and who answers."""

import re
from collections.abc import Sequence

from domain.paper import Table
from domain.responsible import names_somebody
from domain.terms.find import looks_like_term, share_of_term

_NUMBER = re.compile(r"(\d{1,3})[.)]?")
#: Lines of one row, and rows by which such a table is known.
TALLEST, ENOUGH = 8, 3
#: What its columns would be called.
_HEADING = ("№", "Мероприятие", "Срок", "Ответственный")


def counted_headless_table(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """The table whose first number stands here, and the place after it; None unless every row has its work and one term."""
    rows: list[tuple[str, ...]] = []
    while (number := _NUMBER.fullmatch(lines[at].strip()) if at < len(lines) else None) and int(number[1]) == len(rows) + 1:
        taken = _row(lines, at + 1, len(rows) + 2)
        if taken is None:
            return None
        rows.append((number[1], *taken[0]))
        at = taken[1]
        while at < len(lines) and not lines[at].strip():
            at += 1
    return (Table((_HEADING, *rows)), at) if len(rows) >= ENOUGH else None


def _row(lines: Sequence[str], at: int, following: int) -> tuple[tuple[str, str, str], int] | None:
    """Work, term and people of a row, and the place behind its last line: the next number, or whoever answers in the last row."""
    said: list[str] = []
    end = at
    while end < len(lines) and len(said) <= TALLEST:
        number = _NUMBER.fullmatch(lines[end].strip())
        if number and int(number[1]) == following:
            break
        said += [lines[end].strip()] if lines[end].strip() else []
        end += 1
    terms = [place for place, text in enumerate(said[:TALLEST]) if share_of_term(text) >= 0.9 and looks_like_term(text)]
    if not terms or terms[0] == 0:
        return None
    behind = said[terms[0] + 1 :]
    people = next((place for place, text in enumerate(behind) if names_somebody(text) != 1.0), len(behind))
    last = end == len(lines) or len(said) > TALLEST
    if (len(terms) > 1 or people < len(behind)) and not last:
        return None
    if last:  # the text below the table is none of it
        end = at
        for _ in range(terms[0] + 1 + people):
            while not lines[end].strip():
                end += 1
            end += 1
    return ("\n".join(said[: terms[0]]), said[terms[0]], "\n".join(behind[:people])), end
