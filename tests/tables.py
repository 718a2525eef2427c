"""Tables of a thousand rows: one test for a hundred of them, which names every row that is wrong."""

from collections.abc import Callable, Sequence

import pytest

AT_ONCE = 100


def in_hundreds(rows: Sequence[str]) -> pytest.MarkDecorator:
    """Give the test its `rows` a hundred at a time."""
    parts = [rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE)]
    return pytest.mark.parametrize("rows", parts, ids=[f"from row {AT_ONCE * n + 1}" for n in range(len(parts))])


def wrong(rows: Sequence[str], holds: Callable[[str], None]) -> dict[str, str]:
    """The rows for which `holds` raises an AssertionError, each with its words."""
    found = {}
    for row in rows:
        try:
            holds(row)
        except AssertionError as fault:
            found[row] = str(fault)
    return found
