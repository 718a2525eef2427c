"""Columns of a Word table whose edges stand a hair apart from row to row, as a hand that pulled at single cells leaves them.

Word counts every such edge as a column of its own; what a reader sees as one column is one again after this.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise

#: Edges further from each other than this share of the table's width are never one.
APART = 0.2


def evened(rows: Sequence[Sequence[int]], widths: Sequence[int]) -> list[list[int]]:
    """The columns that every cell of every row takes, from those that Word counts.

    `rows`: the columns of Word's grid that each cell takes. `widths`: how wide these columns are, in any unit; what is
    missing counts as much as an average column. Two edges are one where no row has both of them; the nearest first.
    """
    own = [tuple(accumulate(row, initial=0)) for row in rows]
    layouts = {frozenset(edges) for edges in own}
    edges = sorted(frozenset().union(*layouts))
    if not layouts or len(edges) == max(map(len, layouts)):
        return [list(row) for row in rows]
    place = _places(edges[-1], widths)
    groups = [[edge] for edge in edges]
    for at, after in sorted(pairwise(edges), key=lambda pair: place[pair[1]] - place[pair[0]]):
        left = next(group for group in groups if at in group)
        right = next(group for group in groups if after in group)
        near = place[right[-1]] - place[left[0]] <= APART * place[-1]
        if near and all(len(layout.intersection(left + right)) < 2 for layout in layouts):
            left += right
            groups.remove(right)
    index = {edge: at for at, group in enumerate(groups) for edge in group}
    return [[index[end] - index[start] for start, end in pairwise(row)] for row in own]


def _places(last: int, widths: Sequence[int]) -> list[float]:
    """Where every edge of the grid stands."""
    known = [width for width in widths if width > 0]
    usual = sum(known) / len(known) if known else 1
    return list(accumulate((widths[at] if at < len(widths) and widths[at] > 0 else usual for at in range(last)), initial=0.0))
