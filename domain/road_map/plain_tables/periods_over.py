"""Years and months that stand over the rows below them: in a table that opens with one, those that follow it."""

import re
from collections.abc import Sequence

from domain.road_map.columns.calendar_rows import is_month
from domain.terms.words import month

_YEAR = re.compile(r"(?P<first>20\d\d)(?:\s?[-–—/]\s?(?:20)?\d\d)?\s*(?:уч(?:ебный|\.)\s*)?(?:год|г\.)", re.IGNORECASE)
#: The last words of a row on one line, that may be the period of the rows below it.
_BEHIND = re.compile(rf"\s(?P<period>{_YEAR.pattern.replace('?P<first>', '')}|[А-ЯЁ][А-ЯЁа-яё]+)$")
#: From one year over the rows to the next, and from one month: some may have no rows.
_YEARS_ON, _MONTHS_ON = 3, 4
#: What is left of a heading of several lines may stand above the first.
_LINES_OF_HEADING = 4


def follows(period: str, last: str) -> bool:
    """Whether a period goes on from the last one, both printed alike: «2027 год» from «2026 год», «Ноябрь» from «Октябрь»."""
    year, before = _YEAR.fullmatch(period), _YEAR.fullmatch(last)
    if year and before:
        return 0 < int(year["first"]) - int(before["first"]) <= _YEARS_ON
    alike = (period.isupper(), period[:1].isupper()) == (last.isupper(), last[:1].isupper())
    return alike and is_month(period) and is_month(last) and 0 < (_count(period) - _count(last)) % 12 <= _MONTHS_ON


def is_year(line: str) -> bool:
    """«2027 год», «2027-2028 учебный год» alone on its line."""
    return _YEAR.fullmatch(line.strip()) is not None


def periods_over(lines: Sequence[str], *, months: bool = False) -> set[int]:
    """The lines (their indexes) that name a year and nothing else where the first one does, each later than the last.

    `months`: or a month, each behind the last.
    """
    said = [at for at, line in enumerate(lines) if line.strip()]
    first = next((at for at in said if is_year(lines[at]) or (months and is_month(lines[at].strip()))), None)
    above = said[: said.index(first)] if first is not None else []
    if first is None or len(above) > _LINES_OF_HEADING or any(re.match(r"\s*\d", lines[at]) for at in above):
        return set()
    said = said[len(above) :]
    out = said[:1]
    for at in said[1:]:
        out += [at] if follows(lines[at].strip(), lines[out[-1]].strip()) else []
    return set(out) if len(out) > 1 else set()


def periods_behind(above: str, rows: Sequence[tuple[str | None, str]], title: str) -> list[tuple[str | None, str]]:
    """The rows of a line, and as titles between them the periods that their last words are; `above` stands over the first.

    «… Методист Октябрь» in front of «3 Слёт», where the line opens with «Сентябрь 1 …». `title`: what counts a title.
    """
    if not (is_year(above) or is_month(above)):
        return list(rows)
    out: list[tuple[str | None, str]] = []
    last = above
    for at, (number, text) in enumerate(rows):
        found = _BEHIND.search(text) if at + 1 < len(rows) and number != title else None
        if found and follows(found["period"], last):
            last = found["period"]
            out += [(number, text[: found.start()].rstrip()), (title, last)]
        else:
            out.append((number, text))
    return out


def _count(name: str) -> int:
    return month(name.lower().split()[0].rstrip(".,")) or 0
