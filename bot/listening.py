"""A small web server of ours at one place: no access log, nothing of a fault in its answers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.addresses import Taken

#: Seconds that requests in hand may take when the bot stops.
FINISH_WITHIN = 5.0


@asynccontextmanager
async def listening(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve `app` until the end of the block; the port, which is a free one where 0 was asked for. Raises `Taken`.

    At the end nobody new comes in, and what is in hand is finished.
    """
    app.on_response_prepare.append(_nameless)
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=FINISH_WITHIN, lingering_time=1.0)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except (OSError, OverflowError) as fault:
            raise Taken(f"{host}:{port} cannot be served ({getattr(fault, 'strerror', None) or type(fault).__name__})") from None
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


async def _nameless(_: web.Request, response: web.StreamResponse) -> None:
    """Strangers need not know which server in which version this is."""
    response.headers["Server"] = ""
