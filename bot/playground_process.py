"""The playground as a child of the bot: started with it, gone with it. The bot knows it by its HTTP addresses only."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

#: Seconds in which it ends by itself when its standard input does.
ENDS_WITHIN = 10


@dataclass(frozen=True)
class Box:
    """Where the playground listens, and the token that its server knows."""

    url: str
    token: str


class NotStarted(Exception):
    """The playground did not come up; its own words are on standard error."""


@asynccontextmanager
async def started(data_dir: Path, port: int) -> AsyncIterator[Box]:
    """Run the playground until the end of the block. Its standard input is ours: when the bot dies in any way, it ends."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "playground", "--data", str(data_dir / "playground"), "--port", str(port)),
        *("--offers", "examples", "--die-with-stdin"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=(data_dir / "playground.log").open("ab"),
        start_new_session=True,
    )
    assert process.stdin is not None  # asked for above
    assert process.stdout is not None
    try:
        line = await process.stdout.readline()
        if not line:
            raise NotStarted(f"the playground did not start; see {data_dir / 'playground.log'}")
        said = json.loads(line)
        yield Box(said["url"], said["token"])
    finally:
        process.stdin.close()
        try:
            async with asyncio.timeout(ENDS_WITHIN):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
