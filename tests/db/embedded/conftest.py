"""Bots that start the embedded PostgreSQL, and data that one of them made."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.db.embedded.servers import ROOM, Bot


@pytest.fixture
def bots() -> Iterator[Callable[..., Bot]]:
    """Makes bots; none outlives its test."""
    made: list[Bot] = []

    def make(folder: Path, *before: str, **environment: str) -> Bot:
        made.append(Bot(folder, *before, **environment))
        return made[-1]

    yield make
    for bot in made:
        bot.kill()
        assert bot.process.stdin
        assert bot.process.stdout
        bot.process.stdout.close()
        if not bot.process.stdin.closed:
            bot.process.stdin.close()


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that was made once, in which one row was stored."""
    folder = tmp_path_factory.mktemp("seed") / "data"
    program = 'import sys, asyncio, asyncpg; from pathlib import Path; from db.embedded import start\nasync def main(s):\n c = await asyncpg.connect(s.dsn); await c.execute("create table kept (n int); insert into kept values (7)"); await c.close()\nwith start(Path(sys.argv[1]), say=print, durable=False) as s: asyncio.run(main(s))'  # noqa: E501 -- one small program
    subprocess.run([sys.executable, "-c", program, str(folder)], cwd=ROOM, check=True, capture_output=True)
    return folder


@pytest.fixture
def data(seed: Path, tmp_path: Path) -> Path:
    """An own copy of it."""
    return Path(shutil.copytree(seed, tmp_path / "data", symlinks=True))
