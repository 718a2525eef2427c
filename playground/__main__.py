"""`python -m playground --data DIR`: Telegram in a box as its own process."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import signal
import sys
import threading
from pathlib import Path

from playground.server import Playground, announcement


def main() -> None:
    """Serve until SIGINT, SIGTERM or, if asked, the end of the standard input."""
    parser = argparse.ArgumentParser(prog="python -m playground", description="Telegram in a box, on this machine only.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="where chats, files and updates are kept")
    parser.add_argument("--port", type=int, default=8081, help="a free one is taken when it is busy (default: 8081)")
    parser.add_argument("--offers", type=Path, metavar="DIR", help="files that the page offers to send in one press")
    parser.add_argument("--token", help="the bot's token (default: an invented one, the same every time for one DIR)")
    parser.add_argument("--die-with-stdin", action="store_true", help="stop when the standard input ends: the parent is gone")
    asked = parser.parse_args()
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    asyncio.run(_serve(asked))


async def _serve(asked: argparse.Namespace) -> None:
    loop, stopping = asyncio.get_running_loop(), asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stopping.set)
    async with Playground(data_dir=asked.data, port=asked.port, token=asked.token, offers=asked.offers) as playground:
        print(announcement(playground), flush=True)
        if asked.die_with_stdin:
            _watch_stdin(loop, stopping)
        await stopping.wait()


def _watch_stdin(loop: asyncio.AbstractEventLoop, stopping: asyncio.Event) -> None:
    """A thread, since standard input may be a pipe, a terminal or nothing at all, and only reading it tells the end."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 4096):
            pass
        loop.call_soon_threadsafe(stopping.set)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    main()
