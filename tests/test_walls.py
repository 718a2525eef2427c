"""Who may import whom, and what the idle bot does not carry about."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: Rooms of libraries that only a paper, a chart, the solver, a new schema or the calendar of a new year needs.
HEAVY = (
    "numpy",
    "scipy",
    "matplotlib",
    "openpyxl",
    "docx",
    "pdfplumber",
    "pdfminer",
    "xlsxwriter",
    "PIL",
    "rapidfuzz",
    "holidays",
    "alembic",
)
#: The grammar of papers works in a child process.
GRAMMAR = "domain.road_map.understanding"


def _python(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, check=False, timeout=100)


def test_the_rooms_keep_to_their_walls() -> None:
    ran = _python("-c", "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint())")
    assert ran.returncode == 0, ran.stdout + ran.stderr


_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ROOMS = (*_PROJECT["tool"]["importlinter"]["root_packages"], "tools")
RUNTIME = _PROJECT["project"]["dependencies"]
DEV = _PROJECT["project"]["optional-dependencies"]["dev"]


@pytest.mark.parametrize(("rooms", "declared"), [(ROOMS, RUNTIME), (("tests",), [*RUNTIME, *DEV])], ids=["product", "tests"])
def test_what_is_imported_is_declared(rooms: tuple[str, ...], declared: list[str]) -> None:
    """And does not merely come along with something else, which may do without it one day."""
    known = {_normal(re.split(r"[^\w.-]", one)[0]) for one in declared}
    comes_from = packages_distributions()
    undeclared = {
        f"{module.relative_to(ROOT)}: {name}"
        for room in rooms
        for module in (ROOT / room).rglob("*.py")
        for name in _imported(module) - sys.stdlib_module_names - {*ROOMS, "tests", "benchmarks"}
        if known.isdisjoint(map(_normal, comes_from.get(name, ())))
    }
    assert undeclared == set()


def _imported(module: Path) -> set[str]:
    """The rooms of libraries that a module names, wherever it does."""
    found = set()
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def _normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_nothing_heavy_is_imported_before_postgresql_is_started() -> None:
    ran = _python("-c", "import db.embedded, sys; print(*sorted({name.split('.')[0] for name in sys.modules}))")
    loaded = set(ran.stdout.split())
    assert loaded & {"sqlalchemy", "asyncpg", "aiogram", "pydantic", "alembic"} == set(), ran.stderr


IDLE = """
import asyncio, sys
from bot import aiogram_lightly
aiogram_lightly.defer()  # as `python -m bot run` does
from bot.running import tune
from bot import playing
from bot.service import Service

async def idle():
    async with Service.open(sys.argv[1], token="1:" + "x" * 20, api_base="http://127.0.0.1:9") as service:
        await service.plan()
        await service.settled()
    print(*sorted(sys.modules))

asyncio.run(idle())
"""


async def test_the_idle_bot_carries_no_numbers_by_the_array_no_office_formats_and_no_grammar(url: str) -> None:
    ran = _python("-c", IDLE, url)
    assert ran.returncode == 0, ran.stderr
    assert [name for name in (*HEAVY, GRAMMAR) if name in ran.stdout.split()] == []


#: What is handed over without a record: what is nobody's table. Each with its reason.
UNRECORDED = {
    "handlers/meetings/plan_answers.py": "a meeting for one's own calendar",
    "handlers/events/answering.py": "an event for one's own calendar",
    "handlers/targets/on.py": "a screen as a picture",
    "handlers/own_data/on.py": "one's own data, which the law gives",
    "handlers/office_papers/keeping.py": "an empty template",
    "handlers/school_map/approving.py": "the paper that the school has sent",
}


def test_every_file_that_leaves_is_recorded() -> None:
    sending = {
        str(module.relative_to(ROOT)): "noted(" in words or "exports.note(" in words
        for module in (ROOT / "handlers").rglob("*.py")
        if "BufferedInputFile(" in (words := module.read_text())
    }
    assert {module for module, recorded in sending.items() if not recorded} == set(UNRECORDED)
