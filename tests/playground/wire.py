"""A bot of a few lines: plain HTTP, no library, so that what is tested is the server."""

from __future__ import annotations

import io
import json
from typing import Any

import aiohttp

from tests.telegram import Box


class Wire:
    """Calls of the Bot API against one playground."""

    def __init__(self, box: Box, session: aiohttp.ClientSession) -> None:
        self.session = session
        self.base = f"{box.url}/bot{box.token}"
        self.files = f"{box.url}/file/bot{box.token}"

    async def call(self, method: str, **parameters: Any) -> tuple[int, dict[str, Any]]:
        """HTTP status and body of a JSON call."""
        async with self.session.post(f"{self.base}/{method}", json=parameters) as answer:
            return answer.status, await answer.json()

    async def form(self, method: str, files: dict[str, tuple[str, bytes]], **parameters: Any) -> tuple[int, dict[str, Any]]:
        """The same as multipart, structured parameters as JSON text, the way bot libraries send files."""
        form = aiohttp.FormData(quote_fields=False)
        for name, value in parameters.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, (filename, content) in files.items():
            form.add_field(name, io.BytesIO(content), filename=filename)
        async with self.session.post(f"{self.base}/{method}", data=form) as answer:
            return answer.status, await answer.json()

    async def ok(self, method: str, **parameters: Any) -> Any:
        """The result of a call that must succeed."""
        status, body = await self.call(method, **parameters)
        assert (status, body["ok"]) == (200, True), body
        return body["result"]

    async def no(self, method: str, **parameters: Any) -> str:
        """The words of a refusal."""
        status, body = await self.call(method, **parameters)
        assert not body["ok"], body
        assert status == body["error_code"]
        return str(body["description"])

    async def updates(self, offset: int = 0, seconds: int = 0, **more: Any) -> list[dict[str, Any]]:
        """What `getUpdates` gives."""
        found: list[dict[str, Any]] = await self.ok("getUpdates", offset=offset, timeout=seconds, **more)
        return found
