"""Measures this machine: every benchmark in turn, or those that are named.

    python -m benchmarks [reader] [planning]

Each runs in a process of its own, so that none inherits the memory of another. Exit status 2 for an unknown name, that of the
first benchmark that fails otherwise.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    """Every benchmark of this folder, by name."""
    return sorted(found.stem for found in HERE.glob("*.py") if not found.stem.startswith("_"))


def main(wanted: list[str]) -> int:
    """Runs the wanted ones, or all; the exit status."""
    unknown = sorted(set(wanted) - set(names()))
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}; there are {', '.join(names())}.", file=sys.stderr)
        return 2
    for name in wanted or names():
        print(f"\n== {name}", flush=True)
        status = subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
