"""Bots that may be killed, for every test of this room."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests import forks
from tests.faults.bots import Bots
from tests.telegram import Box


@pytest.fixture
async def bots(url: str, box: Box, tmp_path: Path) -> AsyncIterator[Bots]:
    """The bots of this test."""
    folder = tmp_path / "bots"
    folder.mkdir()
    these = Bots(await forks.mother(), url, box, folder)
    try:
        yield these
    finally:
        await these.end()
