"""How far a child has come with its file: told byte by byte through a pipe of its own, looked at when a first clock has run.

A hostile file costs time without end, an honest long one is on its way: whoever has not come a good part of the way by then
is refused, the others are waited for.
"""

import contextlib
import os
from types import TracebackType
from typing import Self

VARIABLE = "READING_PROGRESS"
_WHOLE = 200


def came(share: float) -> None:
    """In the child: this share (0–1) of the work is done. Without a parent that listens nothing happens."""
    place = os.environ.get(VARIABLE, "")
    if place.isdigit():
        with contextlib.suppress(OSError):  # the pipe is full, or the parent has gone
            os.write(int(place), bytes([round(_WHOLE * min(1.0, max(0.0, share)))]))


class Watch:
    """The parent's end of the pipe; to be closed, as a context, when the child has ended."""

    def __init__(self) -> None:
        self._reads, self.writes = os.pipe()
        os.set_blocking(self._reads, False)
        os.set_blocking(self.writes, False)  # a child that says too much loses words, not time

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None) -> None:
        os.close(self._reads)
        os.close(self.writes)

    @property
    def share(self) -> float:
        """How far the child says that it has come (0–1)."""
        try:
            said = os.read(self._reads, 1 << 16)
        except BlockingIOError:
            said = b""
        return said[-1] / _WHOLE if said else 0.0
