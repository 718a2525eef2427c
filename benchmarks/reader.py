"""Rows per second and peak memory of the reader for 10, 100 and 1 000 rows in each format: `python -m benchmarks.reader`.

Files are read as the bot reads them, in a fresh child process; then the paper is understood. Growth is the time of the larger
paper over that of the smaller one, the start of the child taken off: about 10 for ten times the rows is linear.
Then what each hostile file costs until it is refused: seconds by the clock (wanted: 10 at the most) and memory (512 MB).
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from domain.road_map.understanding import understand
from papers import safely
from papers.refusal import Refused
from tests.papers import files, hostile

SIZES = (10, 100, 1000)
FORMATS: dict[str, Callable[[files.Rows], bytes]] = {
    "txt": files.text,
    "csv": files.comma_separated,
    "docx": files.docx,
    "xlsx": files.xlsx,
    "pdf": files.pdf,
}


def seconds_to_read(content: bytes, name: str) -> float:
    """Wall seconds of one reading in a fresh child, the better of two."""
    best = float("inf")
    for _ in range(2):
        started = time.perf_counter()
        safely.read_now(content, name, seconds=60)
        best = min(best, time.perf_counter() - started)
    return best


def megabytes_to_read(content: bytes, name: str) -> float:
    """Peak resident memory of a child that reads the same file, asked of a process that starts this one child only."""
    script = (
        "import resource, subprocess, sys; from papers import safely; "
        "subprocess.run(safely._command(sys.argv[1]), input=sys.stdin.buffer.read(), stdout=subprocess.PIPE, "
        "env=safely._environment()); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, name], input=content, capture_output=True, check=True, cwd=Path(__file__).parents[1]
    )
    return int(done.stdout) / 1024


def main() -> None:
    """Prints one line per format and size."""
    print(f"{'format':6} {'rows':>5} {'read s':>8} {'understand s':>13} {'rows/s':>8} {'child MB':>9} {'growth':>7}")
    idle = seconds_to_read(b"\xd0\xbe", "idle.txt")
    for kind, table in FORMATS.items():
        before = 0.0
        for size in SIZES:
            name, content = f"map.{kind}", table([files.HEADING, *files.rows(size)])
            reading = seconds_to_read(content, name)
            paper = safely.read_now(content, name, seconds=60)
            started = time.perf_counter()
            found = len(understand(paper).measures)
            understanding = time.perf_counter() - started
            if found != size:
                raise SystemExit(f"{kind}: {found} of {size} rows")
            whole = reading - idle + understanding
            growth = f"{whole / before:7.1f}" if before > 0.02 else f"{'–':>7}"
            rate = size / (reading + understanding)
            shown = f"{kind:6} {size:5} {reading:8.2f} {understanding:13.3f} {rate:8.0f}"
            print(f"{shown} {megabytes_to_read(content, name):9.0f} {growth}", flush=True)
            before = whole
    for name, (make, filename, why) in hostile.COSTLY.items():
        content = make()
        started = time.perf_counter()
        try:
            safely.read_now(content, filename)
        except Refused as refused:
            if refused.why is not why:
                raise SystemExit(f"{name}: {refused.why}") from None
        else:
            raise SystemExit(f"{name}: read")
        waited = time.perf_counter() - started
        print(f"{name:28} {why:16} {waited:5.2f} s {megabytes_to_read(content, filename):5.0f} MB", flush=True)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"start of a child {idle:.2f} s; this process, which also made the files, {own:.0f} MB")


if __name__ == "__main__":
    main()
