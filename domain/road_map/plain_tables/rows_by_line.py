"""Rows out of the lines of a table with a cell on each: where numbers, days or an even count show it, as they stand."""

import re
from collections.abc import Sequence

from domain.responsible import names_somebody
from domain.road_map.columns.affinity import affinity
from domain.road_map.columns.dealing import dealt
from domain.road_map.columns.roles import OFTEN_SMALL, Role
from domain.road_map.plain_tables.days_by_line import days_of, is_row_of_day, under_day
from domain.road_map.plain_tables.poured import cut_row
from domain.road_map.plain_tables.sections_by_line import MOST_POURED, TALLEST_ROW, TITLE_ABOVE, starts_of_rows
from domain.terms.find import share_of_term


def rows_of_lines(
    run: Sequence[tuple[str, bool]], roles: Sequence[Role], *, whole_cells: bool = False
) -> list[dict[int, list[str]]]:
    """Rows out of a run of lines; from number to number one line for every column is a row as it stands.

    `whole_cells`: every line is known to be a whole cell.
    """
    by_months = roles.count(Role.MONTH) > 1 and Role.NUMBER not in roles and fills_months(run, roles)
    if by_months or ((roles[0] is not Role.NUMBER or len(run) == len(roles)) and _is_even(run, roles)):
        return [
            {at: [text] for at, (text, _) in enumerate(run[row : row + len(roles)])} for row in range(0, len(run), len(roles))
        ]
    starts = starts_of_rows(run, len(roles)) if roles[0] is Role.NUMBER else days_of(run) if roles[0] is Role.TERM else []
    if len(starts) < 2 or starts[0] != 0:
        return dealt(run, roles)
    pieces = [run[start:end] for start, end in zip(starts, [*starts[1:], len(run)], strict=True)]
    if list(roles) == [Role.TERM, Role.MEASURE, Role.RESPONSIBLE] and all(map(is_row_of_day, pieces)):
        return [under_day(piece) for piece in pieces]
    if roles[0] is not Role.NUMBER and sum(len(piece) == len(roles) for piece in pieces) * 2 < len(pieces):
        return dealt(run, roles)
    out: list[dict[int, list[str]]] = []
    pieces = [_terms_in_one(piece, roles) for piece in pieces]
    even = sum(len(piece) == len(roles) for piece in pieces) * 3 >= len(pieces) * 2
    for piece in pieces:
        whole = len(piece) == len(roles) and (
            (whole_cells and _are_whole(piece, roles))
            or all(
                affinity(role, text) > (0 if role is Role.TERM else -1)
                for role, (text, _) in zip(roles, piece, strict=True)
                if role in (Role.TERM, Role.NOTE, Role.RESULT, Role.AUDIENCE)
            )
        )
        shared = _under_stage(piece, roles)
        if shared:
            out += shared
        elif whole or (even and len(piece) == len(roles) and _keeps_its_places(piece, roles)):
            out.append({at: [text] for at, (text, _) in enumerate(piece)})
        elif roles[0] is Role.NUMBER and len(piece) == 2:  # a number and a line: what is to be done, or the title of what follows
            out.append({0: [piece[0][0]], roles.index(Role.MEASURE): [piece[1][0]]})
        elif roles[0] is Role.NUMBER and len(piece) <= TALLEST_ROW and len(pieces) <= MOST_POURED:
            said = cut_row("\n".join(text for text, _ in piece[1:]), roles, by_line=True).cells
            out.append({0: [piece[0][0]]} | {at: [text] for at, text in said.items()})
        else:
            out += dealt(piece, roles)
    return out


def fills_months(run: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> bool:
    """Whether lines fill every column of a plan by months; nothing else tells whose cell is empty there."""
    return len(run) % len(roles) == 0 and not any(text[:1].islower() for text, _ in run)


def between_blanks(printed: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> list[tuple[str, bool]]:
    """The lines, those of a cell made one where blank lines part cells: between them a number and a cell for every column
    stand in most rows, so that «Методист,» above «педагог-психолог» are one cell and the line below a blank one is another.
    """
    cells: list[tuple[str, bool]] = []
    for text, apart in printed:
        if apart or not cells:
            cells.append((text, True))
        else:
            cells[-1] = (f"{cells[-1][0]}\n{text}", True)
    starts = starts_of_rows(cells, len(roles)) if roles[0] is Role.NUMBER and len(cells) < len(printed) else []
    ends = [*starts[1:], len(cells)]
    even = [
        end - start - (TITLE_ABOVE.fullmatch(cells[end - 1][0]) is not None) for start, end in zip(starts, ends, strict=False)
    ]
    return cells if len(even) > 1 and even.count(len(roles)) * 3 >= len(even) * 2 else list(printed)


def _terms_in_one(piece: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> Sequence[tuple[str, bool]]:
    """The lines of a row with the terms that stand one below the other where its term belongs made one: «Декабрь / Май»."""
    more, at = len(piece) - len(roles), roles.index(Role.TERM) if roles.count(Role.TERM) == 1 else 0
    if more < 1 or at == 0:
        return piece
    terms = [text for text, _ in piece[at : at + more + 1]]
    row = [*piece[:at], ("\n".join(terms), piece[at][1]), *piece[at + more + 1 :]]
    others = [(role, text) for role, (text, _) in zip(roles, row, strict=True) if role is not Role.TERM]
    moved = any(role is not Role.RESPONSIBLE and names_somebody(text) == 1.0 for role, text in others)  # a cell is empty
    dated = any(affinity(Role.TERM, text) > 0 for _, text in others)
    return piece if moved or dated or not all(share_of_term(text) >= 0.9 for text in terms) else row


def _under_stage(piece: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> list[dict[int, list[str]]]:
    """The rows of a numbered stage that has several works, a line for each of their cells; empty where that is not plain."""
    width = len(roles) - 2
    rest = [text for text, _ in piece[2:]]
    if list(roles[:2]) != [Role.NUMBER, Role.STAGE] or width < 2 or len(rest) % width or len(rest) < 2 * width:
        return []
    rows = [rest[at : at + width] for at in range(0, len(rest), width)]
    terms = [at for at, role in enumerate(roles[2:]) if role is Role.TERM]
    dated = all((affinity(Role.TERM, text) > 0) is (at in terms) for row in rows for at, text in enumerate(row))
    if not terms or not dated or any(text[:1].islower() for row in rows for at, text in enumerate(row) if at not in terms):
        return []
    out = [{at: [text] for at, text in enumerate(row, 2)} for row in rows]
    out[0] |= {0: [piece[0][0]], 1: [piece[1][0]]}
    return out


def _keeps_its_places(piece: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> bool:
    """Whether a line for every column, the one of the term not understood, is a row as it stands: no other line is a term, and
    somebody stands where somebody answers.
    """
    named = [text for role, (text, _) in zip(roles, piece, strict=True) if role is Role.RESPONSIBLE]
    others = [text for role, (text, _) in zip(roles, piece, strict=True) if role not in (Role.NUMBER, Role.TERM)]
    return (
        bool(named)
        and _are_whole(piece, roles)
        and all(affinity(Role.RESPONSIBLE, text) > 0 for text in named)
        and not any(affinity(Role.TERM, text) > 0 for text in others)
    )


def _is_even(run: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> bool:
    """Whether every row has one line for every column: terms stand where they belong, and nowhere else if rows are few.

    Where a few of them are not understood, or there is one row, somebody has to stand in every row where somebody answers, and
    beside one row nobody else where others take part.
    """
    width, terms = len(roles), [at for at, role in enumerate(roles) if role is Role.TERM]
    if len(terms) != 1 or len(run) % width or not run:
        return False
    own = [share_of_term(text) for text, _ in run]
    inside = sum(share >= 0.5 for share in own[terms[0] :: width])
    said = sum(share >= (0.5 if at % width == terms[0] else 0.6) for at, share in enumerate(own))
    begun = all(re.match(r"[«\"(]?[^\Wa-zа-яё_]", text) is not None for text, _ in run[roles.index(Role.MEASURE) :: width])
    count = len(run) // width
    named = Role.RESPONSIBLE in roles and all(
        affinity(Role.RESPONSIBLE, text) > 0 for text, _ in run[roles.index(Role.RESPONSIBLE) :: width]
    )
    whole = all(_are_whole(run[row : row + width], roles) for row in range(0, len(run), width))
    alone = count > 1 or all(affinity(role, text) > 0 for role, (text, _) in zip(roles, run, strict=False) if role in _BEHIND)
    sure = named and whole and alone and inside * 3 >= count * 2
    plain = said == inside and (sure or (inside == count > 1))
    return begun and (plain or inside == count >= _MANY)  # «Итоги учебного года» beside the terms is a theme


#: Rows each of which has its term in its place: no other way to cut the lines would have that.
_MANY = 3


#: Cells that may be empty beside whoever answers, who then stand on two lines.
_BEHIND = frozenset({Role.AUDIENCE, Role.RESULT, Role.PLACE})


def _are_whole(piece: Sequence[tuple[str, bool]], roles: Sequence[Role]) -> bool:
    """Whether no line of a row, one for every column, goes on with the line above, and nothing else stands for the term."""
    said = list(zip(roles, (text for text, _ in piece), strict=True))
    small = [(role, text) for role, text in said if re.match(r"[а-яё(]", text) and role is not Role.TERM]
    goes_on = any(role not in OFTEN_SMALL or affinity(role, text) <= 0 for role, text in small)
    moved = any(role not in (Role.TERM, Role.NUMBER) and affinity(Role.TERM, text) > 0 for role, text in said)
    moved = moved and not any(role is Role.TERM and affinity(role, text) > 0 for role, text in said)
    somebody = any(role is Role.TERM and names_somebody(text) == 1.0 for role, text in said)
    return not (goes_on or moved or somebody or any(text.endswith(",") for _, text in said))
