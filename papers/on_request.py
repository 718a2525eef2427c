"""The child's side of `papers/drawing.py`: what is to be drawn on standard input as JSON, the file on standard output."""

import sys
from collections.abc import Callable


def serve(draw: Callable[[str], bytes]) -> int:
    """The status with which the process ends: 2 and one line on stderr where `draw` raises ValueError, else 0."""
    try:
        content = draw(sys.stdin.read())
    except ValueError as wrong:
        print(str(wrong).splitlines()[0], file=sys.stderr)
        return 2
    sys.stdout.buffer.write(content)
    return 0
