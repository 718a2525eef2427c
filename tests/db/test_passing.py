"""What the database's absence looks like: whatever has happened meanwhile waits for it instead of being given up."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from db import OUT_OF_REACH, Database, open_engine
from db.passing import outlast, passing


async def _fault_of(work: Callable[[], Awaitable[Any]]) -> Exception:
    try:
        await work()
    except OUT_OF_REACH as fault:
        return fault
    raise AssertionError("somebody answered")


@pytest.mark.parametrize(
    "where",
    [
        "host={folder}",  # the socket of a server that restarts is not there for a moment
        "host=127.0.0.1&port=9",
        "host=no.such.host.invalid",
    ],
)
async def test_a_server_that_is_not_there_just_now_is_waited_for(where: str, tmp_path: Path) -> None:
    engine = open_engine(f"postgresql://postgres@/postgres?{where.format(folder=tmp_path)}")
    database = Database(engine)

    async def writes() -> None:
        async with database.begin() as tx:
            await tx.connection()

    try:
        for work in (writes, lambda: database.at_once("SELECT 1")):
            fault = await _fault_of(work)
            assert passing(fault), repr(fault)
    finally:
        await engine.dispose()


async def test_what_has_happened_is_written_as_soon_as_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.passing.PAUSES", (0.0,))
    faults: list[Exception] = [ConnectionRefusedError(), ConnectionError()]

    async def write() -> str:
        if faults:
            raise faults.pop()
        return "written"

    assert await outlast(write) == "written"
    faults = [FileNotFoundError("a file of ours, no database")]
    with pytest.raises(FileNotFoundError):
        await outlast(write)
