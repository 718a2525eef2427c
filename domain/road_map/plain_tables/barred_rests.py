"""Rows drawn with bars one below the other, their cells on several lines, as a typist draws them: the lines that go on."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from domain.road_map.columns.roles import Role, roles_of
from domain.terms.find import looks_like_term


def is_drawn(lines: Sequence[str]) -> bool:
    """Whether the bars of all lines stand one below the other: a cell may go on in the next line, as a typist draws it.

    A line with one of them at either end is a heading over the whole table.
    """
    places = {tuple(found.start() for found in re.finditer(r"\|", line.rstrip())) for line in lines}
    full = max(places, key=len, default=())
    return len(lines) >= 4 and len(full) > 2 and all(one == full or (len(one) == 2 and one[0] == full[0]) for one in places)


def with_whole_heading(heading: Sequence[str], physical: Sequence[list[str] | None]) -> tuple[list[str], list[list[str] | None]]:
    """The heading with the lines below it that go on in small letters («№ / п/п», «Дата / проведения»), and the lines behind."""
    whole, rest = list(heading), list(physical)
    while rest and (cells := rest[0]) and any(cells) and all(not cell or cell[:1].islower() for cell in cells):
        both = [f"{old} {new}".strip() for old, new in zip_longest(whole, cells, fillvalue="")]
        opens_none = not cells[0] or _REST_OF_COUNT.fullmatch(cells[0]) or whole[0].endswith(("/", ",", "-"))
        if len(both) != len(whole) or roles_of(both) is None or not opens_none:
            break
        whole, rest = both, rest[1:]
    return whole, rest


_REST_OF_COUNT = re.compile(r"п\s?[./]?\s?п\.?")


def with_rests(physical: Sequence[list[str] | None], roles: Sequence[Role]) -> list[list[str] | None]:
    """The rows with the lines that go on joined to the one above.

    With numbers: lines that have none, and words in two cells or more; without: lines that begin nothing anew.
    """
    out: list[list[str] | None] = []
    for cells in physical:
        above = out[-1] if out else None
        if cells and _REST_OF_COUNT.fullmatch("".join(cells)):  # the end of «№»
            continue
        if cells and above and len(cells) > 1 and sum(map(bool, above)) > 1 and _goes_on(cells, above, roles):
            out[-1] = [f"{old}\n{new}".strip() for old, new in zip_longest(above, cells, fillvalue="")]
        else:
            out.append(cells)
    return out


def _goes_on(cells: Sequence[str], above: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether a line of a drawn row is the rest of the row above it."""
    said = sum(map(bool, cells))
    both = list(zip(roles, above, cells, strict=False))
    work = next((cell for role, cell in zip(roles, cells, strict=False) if role is Role.MEASURE), "")
    dated = any(
        role is Role.TERM and own and looks_like_term(old) and looks_like_term(own) and not _waits(old, own)
        for role, old, own in both
    )
    if said == 1:
        old, own = next((old, own) for _, old, own in both if own)
        return not cells[0] and bool(old) and (own[:1].islower() or _waits(old, own) or _ENDS_CELL.match(own) is not None)
    if roles[0] is Role.NUMBER:
        said_by = {role: own for role, _, own in both}
        whole = re.search(r"\d", said_by.get(Role.TERM, "")) is not None and said_by.get(Role.RESPONSIBLE, "")[:1].isupper()
        whole = whole and not any(_waits(old, own) for _, old, own in both if own)
        return not cells[0] and not ((dated or whole) and work[:1].isupper())
    if dated:
        return False
    waits = any(own and _waits(old, own) for _, old, own in both)
    return (waits and not work[:1].isupper()) or (said > 1 and work[:1].islower())


def _waits(above: str, own: str) -> bool:
    """Whether the words of a cell go on in the line below: «22.05 –», «с 01.11 / по 30.04», «февраль / 2024 г.»."""
    both = re.match(r"со?\s", above) is not None and re.match(r"по\s", own) is not None and "по " not in above
    return both or _LEFT_OPEN.search(above) is not None or _GOES_ON.match(own) is not None


_GOES_ON = re.compile(r"[–—]\s|(?:(?:19|20)\d\d(?:\s*г\.?|\s*года?)?|г\.|года?)(?:$|[\s,;])")
#: «О.О.», «15.00», «№ 5» alone on a line below «Кудряш», «16 декабря в».
_ENDS_CELL = re.compile(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.|\d\d[.:]\d\d(?!\d)|№\s?\d|[(»]")
_LEFT_OPEN = re.compile(r"(?:[-–—,(№]|(?<!\w)(?:с|со|по|до|и|в|на|от|для|о|об))$")
