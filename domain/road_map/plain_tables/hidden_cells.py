"""Whether the rows of a table whose columns fell together are to be believed: or their cells hide in those beside them."""

import re
from collections.abc import Sequence

from domain.paper import Cell, Covered
from domain.road_map.columns.mixed_rows import are_mixed
from domain.road_map.columns.roles import Role
from domain.terms.find import share_of_term

#: The part of a line that is nothing but a term.
NOTHING_ELSE = 0.9


def believable(rows: Sequence[tuple[Cell, ...]], roles: Sequence[Role]) -> bool:
    """Whether rows begin and end where works do: of a text whose cells were mixed many works begin or end in mid-sentence."""
    works = [str(row[roles.index(Role.MEASURE)]) for row in rows if Role.MEASURE in roles and Covered.LEFT not in row]
    begun = sum(1 for work in works if re.match(r"[а-яё(]", work) or not work)
    return begun * 4 < max(4, len(works)) and not are_mixed(rows, roles) and not _hides_cells(rows, roles)


def _is_hidden(rows: Sequence[tuple[Cell, ...]], roles: Sequence[Role], at: int) -> bool:
    beside = {roles[near]: near for near in (at - 1, at + 1) if 0 <= near < len(roles)}
    if (
        roles[at] in _HARDLY_EMPTY
        and Role.RESPONSIBLE in beside
        and sum(1 for row in rows if not row[at]) * 4 >= len(rows) * 3 > 6
    ):
        return True
    of_any_words = roles[at] in WRITTEN_FREELY or (roles[at] is Role.MEASURE and roles.index(Role.MEASURE) != at)
    blank = sum(1 for row in rows if not row[at]) * 2 >= len(rows)
    if not blank or not (of_any_words or (roles[at] is Role.NOTE and Role.MEASURE in beside)):
        return False
    terms = [share_of_term(str(row[beside[Role.TERM]])) for row in rows] if Role.TERM in beside else []
    return Role.MEASURE in beside or sum(1 for share in terms if 0.0 < share < NOTHING_ELSE) * 2 > len(terms) > 0


#: Columns whose cells may be of any words.
WRITTEN_FREELY = frozenset({Role.PLACE, Role.AUDIENCE, Role.OTHER, Role.RESULT, Role.DETAIL})
#: Columns in which somebody wrote something, or they would not be there.
_HARDLY_EMPTY = WRITTEN_FREELY - {Role.OTHER}
#: Columns that are often left empty, or stand first.
_OFTEN_EMPTY = frozenset({Role.NUMBER, Role.STAGE, Role.NOTE, Role.RESPONSIBLE, Role.PLACE})


def _hides_cells(rows: Sequence[tuple[Cell, ...]], roles: Sequence[Role]) -> bool:
    """Whether the words of a column are in those beside it: no cell of it was found in many rows, and it stands beside the work,
    or beside terms with other words in them, or whoever typed the rows begins cells with small letters, where no edge is seen.
    """
    counted = [row for row in rows if Covered.LEFT not in row]
    if len(counted) > 1 and any(_is_hidden(counted, roles, at) for at in range(len(roles))):
        return True
    people = [str(row[at]) for row in counted for at, role in enumerate(roles) if role is Role.RESPONSIBLE and row[at]]
    small = sum(1 for one in people if one[:1].islower())
    empty = [sum(1 for row in counted if not row[at]) for at, role in enumerate(roles) if role not in _OFTEN_EMPTY]
    return len(counted) > 1 and small * 2 > len(people) and any(one * 2 > len(counted) for one in empty)
