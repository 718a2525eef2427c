"""The process that reads one file and ends: `python -m papers.child NAME [YEAR]`, the file on standard input, JSON on output.

With a second word, a year context as JSON or nothing, the paper is understood too and the Reading is the answer.
It takes its limits upon itself before it looks at the first byte: what a hostile file can reach is this process only.
"""

import contextlib
import logging
import os
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from papers import limits

if TYPE_CHECKING:
    from domain.paper import Paper

NEAR_THE_LIMIT = 0.75


def take_limits() -> None:
    """Memory, time and files of this process, from now on.

    macOS refuses every limit of memory (EINVAL, python/cpython#78783): there it is watched by nobody, the rest holds.
    """
    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def main() -> int:
    """Reads, prints the paper or the refusal, and returns 0; any other end is told by the process's status."""
    take_limits()
    logging.disable()  # a library that writes a line for every operator of a page costs seconds
    answer = os.dup(1)
    # What a library prints is no answer.
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):  # noqa: PTH123 -- devnull is no path
        line = _answer(sys.argv[1], *sys.argv[2:3])
    with os.fdopen(answer, "w", encoding="ascii") as out:
        out.write(line)
    return 0


def _answer(name: str, year: str | None = None) -> str:
    from papers.progress import came  # noqa: PLC0415 -- after the limits, on purpose
    from papers.reader import read_paper  # noqa: PLC0415 -- after the limits, on purpose
    from papers.refusal import Refused, Why  # noqa: PLC0415 -- after the limits, on purpose
    from papers.transport import packed, refused  # noqa: PLC0415 -- after the limits, on purpose

    try:
        paper = read_paper(sys.stdin.buffer.read(limits.FILE + 1), name)
        came(0.8)
        return packed(paper) if year is None else _understood(paper, year)
    except Refused as found:
        # The parser of XML calls a memory that ran out a broken file.
        return refused(Why.TOO_HUNGRY if found.why is Why.DAMAGED and _memory_ran_out() else found.why)
    except (MemoryError, RecursionError):
        return refused(Why.TOO_HUNGRY)
    except Exception:
        return refused(Why.TOO_HUNGRY if _memory_ran_out() else Why.DAMAGED)


def _understood(paper: "Paper", year: str) -> str:
    from domain.road_map.understanding import understand  # noqa: PLC0415 -- after the limits, and only where it is asked
    from domain.terms import YearContext  # noqa: PLC0415 -- after the limits, and only where it is asked
    from papers.transport import packed_record, record_of  # noqa: PLC0415 -- after the limits, on purpose

    return packed_record(understand(paper, year=record_of(YearContext, year) if year else None))


def _memory_ran_out() -> bool:
    """Whether this process has come near its limit of memory, where Linux tells it.

    Not asked of `getrusage`: its peak begins with that of the process that started this one.
    """
    try:
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
    except OSError:
        return False
    peak = next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)
    return peak > NEAR_THE_LIMIT * limits.MEMORY


if __name__ == "__main__":
    sys.exit(main())
