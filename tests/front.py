"""What stands between Telegram and the replicas in tests of webhooks."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

from bot.webhook import SECRET

#: What Telegram shows with every update.
SHOWN = "shown-with-every-update-1"


class Front:
    """What stands before the replicas and ends TLS: brings each request to the next replica that takes it."""

    def __init__(self) -> None:
        self.url = ""
        self.ports: list[int] = []
        self.brought: list[int] = []
        #: The numbers of what Telegram heard 200 for.
        self.acknowledged: list[int] = []

    def settings(self) -> dict[str, str]:
        """What a process behind it is told."""
        return {"WEBHOOK_URL": self.url, "WEBHOOK_SECRET": SHOWN, "WEBHOOK_LISTEN": "127.0.0.1:0"}

    @asynccontextmanager
    async def standing(self) -> AsyncIterator["Front"]:
        app = web.Application()
        app.router.add_post("/telegram", self._bring)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
        try:
            yield self
        finally:
            await runner.cleanup()

    async def _bring(self, request: web.Request) -> web.Response:
        body, shown = await request.read(), {SECRET: request.headers.get(SECRET, "")}
        async with aiohttp.ClientSession() as session:
            for port in list(self.ports):
                self.ports.append(self.ports.pop(0))
                try:
                    async with session.post(f"http://127.0.0.1:{port}/telegram", data=body, headers=shown) as answer:
                        self.brought.append(port)
                        if answer.status == 200:
                            self.acknowledged.append(json.loads(body)["update_id"])
                        return web.Response(status=answer.status)
                except aiohttp.ClientConnectorError:
                    continue
                except aiohttp.ClientError:  # it died over it
                    break
        return web.Response(status=502)
