"""Which rows of a table are not to be trusted: words of two rows stand in one, or lines were left that belong to none."""

import re
from collections.abc import Sequence

from domain.responsible import names_somebody
from domain.road_map.columns import Role
from domain.road_map.grid import Row
from domain.road_map.table_heading import Heading
from domain.terms.find import looks_like_term, share_of_term

#: In these a day of its own is nothing strange: «выполнено 12.09», «14.00 / зал».
_MAY_BE_DATED = frozenset({Role.TERM, Role.TERM_AND_PEOPLE, Role.NOTE, Role.PLACE, Role.NUMBER})
#: The end of a line that waits for the next: «Анализ работы за / I полугодие».
_OPEN = re.compile(r"(?:[,(:–—-]|(?<!\w)(?:и|в|на|с|со|по|для|о|об|к|ко|за|из|от|до|при|во|не позднее))$", re.IGNORECASE)


def is_mixed(row: Row, heading: Heading) -> bool:
    """Whether a term stands on a line of its own among the other words of a row: there another row may have begun."""
    if Role.TERM not in heading.roles:
        return False
    return any(
        _holds_term(row.cells[at].split("\n"))
        for at, role in enumerate(heading.roles)
        if role not in _MAY_BE_DATED and at in row.cells and at not in row.inherited
    )


def _holds_term(lines: Sequence[str]) -> bool:
    for above, line, below in zip(["", *lines], lines, lines[1:], strict=False):
        whole = looks_like_term(line) and share_of_term(line) >= 0.9
        if whole and not _OPEN.search(above.rstrip()) and re.match(r"[«\"]?[А-ЯЁ]", below.strip()):
            return True
    return False


def left_over(headings: Sequence[str]) -> str:
    """The words of the lines below the last row that were taken for headings and head nothing; empty where that is no loss."""
    works = len(headings) > 1 and names_somebody(headings[0]) != 1.0 and not _REMARK.match(headings[0])
    return " | ".join(headings) if works else ""


_REMARK = re.compile(r"\*|примечани|приложени|согласован|утвержд|итого|всего", re.IGNORECASE)
