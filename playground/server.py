"""The web server: Bot API, control API and page on one port of this machine only."""

from __future__ import annotations

import contextlib
import json
import logging
import socket
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from aiohttp import web

from playground import bot_api
from playground.acts import CannotDo
from playground.box import Box
from playground.clock import BadMove
from playground.control_box import BoxRoutes
from playground.control_people import PeopleRoutes
from playground.faults import BadFault
from playground.files import TooBig
from playground.people import NoSuchPerson
from playground.webhook import PAUSES

log = logging.getLogger("playground")

HERE = Path(__file__).parent / "page"
LOCAL = {"127.0.0.1", "localhost", "::1"}
# Everything comes from this server; nothing may be loaded from, sent to or shown inside any other.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
    "media-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Playground:
    """Telegram in a box. `async with Playground(data_dir=…, port=0) as box:` gives `box.url` and `box.token`."""

    def __init__(
        self,
        *,
        data_dir: Path,
        port: int = 8081,
        token: str | None = None,
        offers: Path | None = None,
        webhook_pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        self._wanted_port = port
        self._box = Box(data_dir, token, offers, webhook_pauses)
        self._runner: web.AppRunner | None = None
        self.token = self._box.token
        self.url = ""

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen on 127.0.0.1; a port that is busy gives way to a free one."""
        app = web.Application(middlewares=[_only_from_here, _refusals_as_json], client_max_size=4 * 1024 * 1024)
        app.add_routes(bot_api.routes(self._box))
        app.add_routes(PeopleRoutes(self._box).routes())
        app.add_routes(BoxRoutes(self._box).routes())
        app.add_routes([web.get("/", _page), web.get("/page/{name}", _page)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
        await self._runner.setup()
        listener = _listener(self._wanted_port)
        await web.SockSite(self._runner, listener).start()
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self._box.webhook.restart()
        log.info("listening at %s", self.url)

    async def stop(self) -> None:
        """Wake those who wait, finish what is being answered, close the store."""
        self._box.stop()
        await self._box.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()
        self._box.store.close()


def _listener(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError:
        listener.bind(("127.0.0.1", 0))
    listener.listen(128)
    return listener


@web.middleware
async def _only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A page of somebody else, open in the same browser, must not press buttons here (nor by a name that leads to 127.0.0.1)."""
    origin = request.headers.get("Origin")
    asked = urlsplit(f"//{request.host}").hostname
    with contextlib.suppress(ValueError):
        foreign = origin is not None and urlsplit(origin).netloc != request.host
        if asked in LOCAL and not foreign and request.headers.get("Sec-Fetch-Site") != "cross-site":
            return await handler(request)
    return web.json_response({"error": "only pages of this very server may ask"}, status=403)


@web.middleware
async def _refusals_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """What cannot be done is said in words, never by a traceback."""
    try:
        answer = await handler(request)
    except NoSuchPerson:
        answer = web.json_response({"error": "there is no such person"}, status=404)
    except (CannotDo, BadMove, BadFault) as reason:
        answer = web.json_response({"error": str(reason)}, status=409 if isinstance(reason, CannotDo) else 400)
    except TooBig:
        answer = web.json_response({"error": "the file is too big"}, status=413)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        # Not the words of the error: they may hold what somebody wrote.
        where = traceback.extract_tb(error.__traceback__)[-1]
        log.warning("not understood: %s at %s:%s", type(error).__name__, Path(where.filename).name, where.lineno)
        words = "the request cannot be understood"
        body = {"ok": False, "error_code": 400, "description": f"Bad Request: {words}", "error": words}
        answer = web.json_response(body, status=400)
    except web.HTTPException as error:
        if error.status not in (404, 405):
            raise
        answer = web.json_response({"ok": False, "error_code": error.status, "description": error.reason}, status=error.status)
    if not answer.prepared:
        answer.headers["Content-Security-Policy"] = POLICY
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


async def _page(request: web.Request) -> web.StreamResponse:
    name = request.match_info.get("name", "index.html")
    known = {one.name for one in HERE.iterdir() if one.suffix in (".html", ".css", ".js", ".svg")}
    if name not in known:
        raise web.HTTPNotFound
    return web.FileResponse(HERE / name, headers={"Cache-Control": "no-cache"})


def announcement(playground: Playground) -> str:
    """The one line by which the process says where it is."""
    return json.dumps({"url": playground.url, "token": playground.token})
