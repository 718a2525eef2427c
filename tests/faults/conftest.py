"""Bots that may be killed, for every test of this room."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.bots import Bots, Mother
from tests.faults.bots import mother as born
from tests.telegram import Box


@pytest.fixture(scope="session")
async def mother() -> AsyncIterator[Mother]:
    """Whoever forks."""
    async with born() as one:
        yield one


@pytest.fixture
async def bots(mother: Mother, url: str, box: Box, tmp_path: Path) -> AsyncIterator[Bots]:
    """The bots of this test."""
    folder = tmp_path / "bots"
    folder.mkdir()
    these = Bots(mother, url, box, folder)
    try:
        yield these
    finally:
        await these.end()
