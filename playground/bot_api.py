"""The HTTP side of the Bot API: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from playground.box import Box
from playground.calls import Call, read_call
from playground.faults import Strike
from playground.perform import perform
from playground.refusal import Refusal, too_many

log = logging.getLogger("playground")

BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n"
    "<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
SAID = {
    "500": Refusal(500, "Internal Server Error"),
    "401": Refusal(401, "Unauthorized"),
    "409": Refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
}


def routes(box: Box) -> list[web.AbstractRouteDef]:
    """The two addresses of the Bot API."""
    return [
        web.route("*", "/bot{token}/{method}", _outage_first(box, _call)),
        web.get("/file/bot{token}/{path:.+}", _outage_first(box, _file)),
    ]


def _outage_first(
    box: Box, handler: Callable[[Box, web.Request], Awaitable[web.StreamResponse]]
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """While the line is cut, nothing comes in and nothing that was begun gets out."""

    async def handle(request: web.Request) -> web.StreamResponse:
        if box.faults.outage():
            return _hang_up(request)
        answer = await handler(box, request)
        return _hang_up(request) if box.faults.outage() else answer

    return handle


def _hang_up(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def _said(refusal: Refusal) -> web.Response:
    headers = {"Retry-After": str(refusal.parameters["retry_after"])} if "retry_after" in refusal.parameters else None
    return web.json_response(refusal.as_json(), status=refusal.code, headers=headers)


def _known(box: Box, token: str) -> Refusal | None:
    """Why this token opens no door."""
    if token == box.token:
        return None
    number, colon, letters = token.partition(":")
    return Refusal(401, "Unauthorized") if colon and number.isdigit() and letters else Refusal(404, "Not Found")


async def _call(box: Box, request: web.Request) -> web.StreamResponse:
    refusal = _known(box, request.match_info["token"])
    if refusal is not None:
        return _said(refusal)
    try:
        call = await read_call(request.match_info["method"], request, box.files)
    except Refusal as unreadable:
        box.ledger.note(Call(request.match_info["method"]), unreadable.code, description=unreadable.description)
        return _said(unreadable)
    if box.faults.outage():
        # The line was cut while the body came in: nothing takes effect.
        box.ledger.note(call, None, fault="outage")
        return _hang_up(request)
    strike = box.faults.strike(call.method, call.chat)
    if strike is not None and strike.kind != "lost-answer":
        return await _struck(box, request, call, strike)
    lost = strike is not None
    body = await _updates(box, call, lost) if call.method.lower() == "getupdates" else perform(box, call, lost=lost)
    if not body["ok"]:
        log.info("%s refused: %s", call.method, body["error_code"])
    return _hang_up(request) if lost else _answer(body)


def _answer(body: dict[str, Any]) -> web.Response:
    if body["ok"]:
        return web.json_response(body)
    return _said(Refusal(body["error_code"], body["description"], **body.get("parameters", {})))


async def _updates(box: Box, call: Call, lost: bool) -> dict[str, Any]:
    """`getUpdates` with its long wait."""
    fault = "lost-answer" if lost else ""
    box.updates.allow(call.parameters.get("allowed_updates"))
    limit = min(max(call.number("limit", 100), 1), 100)
    try:
        found = await box.updates.poll(call.number("offset"), limit, call.number("timeout"))
    except Refusal as refusal:
        cut = box.faults.outage()
        box.ledger.note(
            call, None if cut else refusal.code, description=refusal.description, lost=lost, fault="outage" if cut else fault
        )
        return refusal.as_json()
    box.ledger.note(call, 200, lost=lost, fault=fault)
    return {"ok": True, "result": found}


async def _struck(box: Box, request: web.Request, call: Call, strike: Strike) -> web.StreamResponse:
    """The weather answers instead of the method; nothing takes effect."""
    match strike.kind:
        case "hang":
            box.ledger.note(call, None, fault="hang")
            await _silence(box, request)
            return _hang_up(request)
        case "reset":
            box.ledger.note(call, None, fault="reset")
            return _hang_up(request)
        case "502html":
            box.ledger.note(call, 502, fault="502html")
            return web.Response(status=502, text=BAD_GATEWAY, content_type="text/html")
    refusal = too_many(strike.retry_after) if strike.kind == "429" else SAID[strike.kind]
    box.ledger.note(call, refusal.code, description=refusal.description, fault=strike.kind)
    return _said(refusal)


async def _silence(box: Box, request: web.Request) -> None:
    """Say nothing until the weather changes, the client goes away or the playground stops."""
    while not box.updates.closing and request.transport is not None and not request.transport.is_closing():
        if await box.weather.heard(1.0) and not any(f["kind"] == "hang" for f in box.faults.standing()):
            return


async def _file(box: Box, request: web.Request) -> web.StreamResponse:
    refusal = _known(box, request.match_info["token"])
    if refusal is not None:
        return _said(refusal)
    strike = box.faults.strike("file", None)
    if strike is not None:
        return await _struck(box, request, Call("file"), strike) if strike.kind != "lost-answer" else _hang_up(request)
    row = box.files.behind(request.match_info["path"])
    if row is None:
        return _said(Refusal(404, "Not Found"))
    return web.FileResponse(box.files.path(row["sha256"]), headers={"Content-Type": "application/octet-stream"})
