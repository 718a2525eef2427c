"""The picture comes from a process of its own, or not at all."""

import asyncio

import pytest

from papers.drawing import NotDrawn, share_picture
from tests.papers.test_charts import EMPTY, ONE


async def test_pictures_come_from_children_at_the_same_time() -> None:
    pictures = await asyncio.gather(share_picture(ONE), share_picture(EMPTY), share_picture(ONE))
    assert all(png.startswith(b"\x89PNG") for png in pictures)
    assert pictures[0] == pictures[2] != pictures[1]


async def test_child_that_takes_too_long_is_ended_and_the_next_one_draws() -> None:
    for _ in range(3):
        with pytest.raises(NotDrawn, match="too slow"):
            await share_picture(ONE, seconds=0.01)
    assert (await share_picture(ONE)).startswith(b"\x89PNG")
