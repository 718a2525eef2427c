"""One playground in this process per test, one person who has pressed Start, one wire of the bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.playground.wire import Wire
from tests.telegram import Box, Person, playground

ANN = 101


@pytest.fixture
async def box(tmp_path: Path) -> AsyncIterator[Box]:
    offers = tmp_path / "offers"
    offers.mkdir()
    (offers / "приказ.txt").write_text("Приказ № 1")
    (offers / ".hidden").write_text("x")
    async with playground(tmp_path / "data", offers=offers, webhook_pauses=(0.0, 0.2)) as running:
        yield running


@pytest.fixture
async def wire(box: Box) -> AsyncIterator[Wire]:
    async with aiohttp.ClientSession() as session:
        yield Wire(box, session)


@pytest.fixture
async def ann(box: Box, wire: Wire) -> Person:
    person = await box.person(ANN, "Аня", title="Ученица")
    await person.starts()
    first = await wire.updates()
    assert await wire.updates(first[-1]["update_id"] + 1) == []
    return person
