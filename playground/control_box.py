"""`/control/…` beside people: events, ledger, weather, clock board, offered files."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from playground.box import Box
from playground.files import PICTURES

LONGEST_WAIT = 50.0


async def body_of(request: web.Request) -> dict[str, Any]:
    """The JSON object in the body; an empty body is an empty object; 400 for anything else."""
    text = await request.text()
    try:
        body = json.loads(text or "{}")
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text=json.dumps({"error": "a JSON object is expected"}), content_type="application/json")
    return body


def seconds_of(value: Any, most: float = LONGEST_WAIT) -> float:
    """How long to wait, never longer than `most`."""
    try:
        return min(max(float(value or 0), 0.0), most)
    except (TypeError, ValueError):
        return 0.0


class BoxRoutes:
    """The handlers."""

    def __init__(self, box: Box) -> None:
        self._box = box

    def routes(self) -> list[web.AbstractRouteDef]:
        """Method and address of each handler."""
        return [
            web.get("/control/events", self.events),
            web.get("/control/ledger", self.ledger),
            web.get("/control/pending", self.pending),
            web.get("/control/faults", self.faults),
            web.put("/control/faults", self.put_faults),
            web.delete("/control/faults", self.delete_faults),
            web.put("/control/pacing", self.put_pacing),
            web.get("/control/clock", self.clock),
            web.put("/control/clock", self.put_clock),
            web.get("/control/clock/commands", self.commands),
            web.post("/control/clock/commands", self.wish),
            web.post(r"/control/clock/commands/{id:\d+}/done", self.done),
            web.get("/control/offers", self.offers),
            web.get("/control/files/{id}", self.file),
        ]

    async def events(self, request: web.Request) -> web.Response:
        """What changed after a number (of one `person`, if asked); waits for the first change. Without `after` only the newest
        number."""
        after = int(request.query.get("after") or self._box.events.last)
        wait = seconds_of(request.query.get("wait")) if "after" in request.query else 0
        person = int(request.query["person"]) if "person" in request.query else None
        return web.json_response(await self._box.events.after(after, wait, person))

    async def ledger(self, request: web.Request) -> web.Response:
        """Calls after a number, of one method or chat if asked."""
        query = request.query
        chat = int(query["chat_id"]) if "chat_id" in query else None
        rows = self._box.ledger.after(int(query.get("after", "0")), query.get("method", ""), chat)
        return web.json_response({"calls": rows, "next": rows[-1]["seq"] if rows else int(query.get("after", "0"))})

    async def pending(self, _request: web.Request) -> web.Response:
        """How many updates the bot has not confirmed."""
        return web.json_response({"pending": self._box.updates.waiting()})

    async def faults(self, _request: web.Request) -> web.Response:
        """The weather."""
        return web.json_response(self._weather())

    def _weather(self) -> dict[str, Any]:
        return {"faults": self._box.faults.standing(), "strict_pacing": self._box.faults.strict_pacing}

    async def put_faults(self, request: web.Request) -> web.Response:
        """Replace it: a list of faults, or an object with `faults`."""
        try:
            wanted = await request.json()
        except ValueError:
            wanted = None
        return self._changed(wanted["faults"] if isinstance(wanted, dict) and "faults" in wanted else wanted)

    async def delete_faults(self, _request: web.Request) -> web.Response:
        """Fair weather again."""
        return self._changed([])

    def _changed(self, wanted: Any) -> web.Response:
        with self._box.store.write():
            self._box.faults.put(wanted)
            self._box.events.tell("faults", **self._weather())
        self._box.weather.ring()
        if self._box.faults.outage():
            self._box.updates.interrupt()
        return web.json_response(self._weather())

    async def put_pacing(self, request: web.Request) -> web.Response:
        """`{"strict": true}` switches Telegram's own pacing on."""
        body = await body_of(request)
        with self._box.store.write():
            self._box.faults.pace(bool(body.get("strict")))
            self._box.events.tell("faults", **self._weather())
        return web.json_response(self._weather())

    async def clock(self, _request: web.Request) -> web.Response:
        """The board."""
        return web.json_response(self._box.clock.seen())

    async def put_clock(self, request: web.Request) -> web.Response:
        """Whoever owns the time shows it."""
        body = await body_of(request)
        upcoming = body.get("next")
        with self._box.store.write():
            board = self._box.clock.show(
                str(body.get("now") or ""), str(body.get("zone") or ""), upcoming, str(body.get("next_text") or "")
            )
        return web.json_response(board)

    async def commands(self, request: web.Request) -> web.Response:
        """The wish whose turn it is; waits for one."""
        return web.json_response({"command": await self._box.clock.next_wish(seconds_of(request.query.get("wait")))})

    async def wish(self, request: web.Request) -> web.Response:
        """Ask whoever owns the time to move it."""
        body = await body_of(request)
        with self._box.store.write():
            number = self._box.clock.wish(body.get("move"))
        return web.json_response({"id": number})

    async def done(self, request: web.Request) -> web.Response:
        """The wish was carried out, or `error` says why not."""
        body = await body_of(request)
        with self._box.store.write():
            known = self._box.clock.done(int(request.match_info["id"]), str(body.get("error") or ""))
        return web.json_response({}) if known else web.json_response({"error": "no such command"}, status=404)

    async def offers(self, _request: web.Request) -> web.Response:
        """Files that the page sends in one press."""
        folder = self._box.offers
        found = sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []
        listed = [{"name": one.name, "size": one.stat().st_size} for one in found if one.is_file() and one.name[0] != "."]
        return web.json_response({"offers": listed})

    async def file(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file; only plain pictures may show themselves, everything else is a download."""
        row = self._box.store.row("SELECT * FROM files WHERE id = ?", request.match_info["id"])
        if row is None:
            return web.json_response({"error": "no such file"}, status=404)
        picture = row["mime"] in PICTURES
        answer = web.FileResponse(self._box.files.path(row["sha256"]))
        answer.headers["Content-Type"] = row["mime"] if picture else "application/octet-stream"
        answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
        if not picture:
            quoted = "".join(
                c if (c.isascii() and c.isalnum()) or c in "._-" else f"%{b:02X}" for c in row["name"] for b in c.encode()
            )
            answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quoted}"
        return answer
