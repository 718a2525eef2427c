"""Many small cases in one story, where a town for each would be too dear."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def case(name: object) -> Iterator[None]:
    """Say which case it was when the block fails."""
    try:
        yield
    except BaseException as fault:
        fault.add_note(f"in the case {name!r}")
        raise
