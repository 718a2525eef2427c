"""Tests that count far: `make test` runs small counts, `make test-long` (LONG=1) the stated ones.

The long run may be cut at any moment: what has passed is written down at once, and the next long run of the same code goes on
after it, until nothing is left. A change of any source file begins anew; so does `pytest --cache-clear`.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import is_hypothesis_test

LONG = bool(os.environ.get("LONG"))

ROOT = Path(__file__).parent.parent
#: What the tests depend on.
SOURCES = ("*.py", "*.ftl", "*.lock", "*.toml", "*.js", "*.html", "*.css")


def count(small: int, stated: int) -> int:
    """The small count in `make test`, the stated one in the long run."""
    return stated if LONG else small


def in_parts(parts: int) -> Callable[[Any], Any]:
    """Mark a test as long and let the long run do it in so many `part`s, each of which is remembered by itself. A part may take
    half an hour on a busy machine, unless the test says otherwise."""

    def mark(test: Any) -> Any:
        each = pytest.mark.parametrize("part", range(count(1, parts)))(test)
        return pytest.mark.long(pytest.mark.timeout(count(300, 1_800))(each))

    return mark


def drawn_are_long(items: list[pytest.Item]) -> None:
    """In the long run every test that draws its examples takes part: `make test` knows but a few of them, always the same."""
    if LONG:
        for item in items:
            if is_hypothesis_test(getattr(item, "obj", None)):
                item.add_marker("long")


def _files() -> Iterator[Path]:
    for pattern in SOURCES:
        for path in ROOT.rglob(pattern):
            if not any(part.startswith(".") for part in path.relative_to(ROOT).parts):
                yield path


def _passed(config: pytest.Config) -> Path:
    """The file of what has passed with exactly this code."""
    print_of_code = hashlib.sha256()
    for path in sorted(set(_files())):
        print_of_code.update(str(path.relative_to(ROOT)).encode())
        print_of_code.update(path.read_bytes())
    folder = config.cache.mkdir("long")
    return Path(folder) / print_of_code.hexdigest()[:16]


class Resuming:
    """The pytest plugin of a long run: leaves out what has passed, writes down what passes."""

    def __init__(self, config: pytest.Config) -> None:
        self._worker = hasattr(config, "workerinput")
        #: The beginning run says to its workers what has passed, so that all of them collect the same.
        self._file = Path(os.environ.get("LONG_PASSED", "")) if self._worker else _passed(config)
        if not self._worker:
            os.environ["LONG_PASSED"] = str(self._file)
            self._file.touch()
            for older in set(self._file.parent.iterdir()) - {self._file}:
                older.unlink()
            self._file.with_suffix(".before").write_bytes(self._file.read_bytes())
        self._before = frozenset(self._file.with_suffix(".before").read_text("utf-8").splitlines())

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Leave out what has passed."""
        done = [item for item in items if item.nodeid in self._before]
        items[:] = [item for item in items if item.nodeid not in self._before]
        config.hook.pytest_deselected(items=done)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write down what passes, at once."""
        if not self._worker and report.when == "call" and report.passed:
            with self._file.open("a", encoding="utf-8") as kept:
                kept.write(f"{report.nodeid}\n")


def pytest_configure(config: pytest.Config) -> None:
    """Only the long run resumes."""
    if LONG:
        config.pluginmanager.register(Resuming(config), "resuming")
