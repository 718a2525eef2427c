"""Measures this machine: every benchmark in turn, or those that are named; at the end one table of what is promised.

    python -m benchmarks [reader] [planning]

Each runs in a process of its own, so that none inherits the memory of another. What they are measured against
(`requirements-bench.lock`) is installed into a folder beside the product's packages, which never see it; without a registry the
peers are left out. Exit status 2 for an unknown name, that of the first benchmark that fails otherwise.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PEERS = HERE.parent / ".venv" / "peers"
LOCK = HERE.parent / "requirements-bench.lock"


def peers() -> dict[str, str]:
    """The environment in which the peers are found; installs them when the lock is new."""
    stamp = PEERS / "lock"
    if not stamp.exists() or stamp.read_text() != LOCK.read_text():
        options = ["install", "-q", "--no-deps", "--require-hashes", "--target", str(PEERS), "-r", str(LOCK)]
        for pip in ([sys.executable, "-m", "pip"], ["uv", "pip"]):
            if shutil.which(pip[0]) and subprocess.run([*pip, *options], capture_output=True).returncode == 0:
                stamp.write_text(LOCK.read_text())
                break
        else:
            print("The peers cannot be installed here: they are left out.", file=sys.stderr)
    return {**os.environ, "PYTHONPATH": str(PEERS)}


def measured(name: str, environment: dict[str, str], promised: list[str]) -> int:
    """Runs one and shows what it says; its lines of the last table go into `promised`. The exit status."""
    command = [sys.executable, "-u", "-m", f"benchmarks.{name}"]
    with subprocess.Popen(command, cwd=HERE.parent, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("= "):
                promised.append(line[2:].rstrip())
            else:
                print(line, end="", flush=True)
    return process.returncode


def names() -> list[str]:
    """Every benchmark of this folder, by name."""
    return sorted(found.stem for found in HERE.glob("*.py") if not found.stem.startswith("_"))


def main(wanted: list[str]) -> int:
    """Runs the wanted ones, or all; the exit status."""
    unknown = sorted(set(wanted) - set(names()))
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}; there are {', '.join(names())}.", file=sys.stderr)
        return 2
    environment, promised = peers(), list[str]()
    for name in wanted or names():
        print(f"\n== {name}", flush=True)
        status = measured(name, environment, promised)
        if status:
            return status
    table = [tuple(line.split(" | ")) for line in promised]
    for what, found, wish in table and [("", "measured", "wanted"), *table]:
        print(f"{what:64} {found:72} {wish}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
