"""A call of the Bot API as it came over HTTP: JSON, urlencoded or multipart, read into one shape."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, MultipartReader, web

from playground.files import UPLOAD_MOST, Files, TooBig, Upload
from playground.refusal import Refusal, bad_request

CHUNK = 256 * 1024
# Parameters that travel as JSON inside a form field.
STRUCTURED = {"reply_markup", "entities", "caption_entities", "media", "allowed_updates", "commands", "scope", "message_ids",
              "link_preview_options", "reply_parameters", "menu_button"}  # fmt: skip
TRUE = {"true", "yes", "1"}


@dataclass
class Call:
    """Method (as written), parameters (structured ones already parsed) and uploaded files by their field."""

    method: str
    parameters: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    came: float = field(default_factory=time.monotonic)
    came_at: float = field(default_factory=time.time)

    def text(self, name: str, default: str = "") -> str:
        """A parameter as text."""
        value = self.parameters.get(name)
        return default if value is None else value if isinstance(value, str) else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """A parameter as a whole number; the default where it is none."""
        try:
            return int(self.parameters.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """A parameter as yes or no."""
        return self.text(name).lower() in TRUE

    @property
    def chat(self) -> int | None:
        """`chat_id` where it is a number."""
        try:
            return int(self.parameters["chat_id"])
        except (KeyError, TypeError, ValueError):
            return None

    def as_json(self) -> dict[str, Any]:
        """For the ledger: parameters, files as name, size and digest."""
        return {**self.parameters, **{name: upload.as_json() for name, upload in self.uploads.items()}}


async def read_call(method: str, request: web.Request, files: Files) -> Call:
    """Read the body and the query; `Refusal` where Telegram's HTTP server would refuse it."""
    call = Call(method, dict(request.query))
    kind = request.content_type
    try:
        if kind == "application/json":
            call.parameters |= _object(await request.text())
        elif kind == "multipart/form-data":
            async for name, value in _parts(await request.multipart(), files):
                if isinstance(value, Upload):
                    call.uploads[name] = value
                else:
                    call.parameters[name] = value
        elif kind == "application/x-www-form-urlencoded":
            call.parameters |= {name: str(value) for name, value in (await request.post()).items()}
    except TooBig:
        raise Refusal(413, "Request Entity Too Large") from None
    except (UnicodeDecodeError, ValueError):
        raise bad_request("can't parse the request: strings must be encoded in UTF-8") from None
    for name in STRUCTURED & call.parameters.keys():
        call.parameters[name] = _structured(name, call.parameters[name])
    return call


async def _parts(reader: MultipartReader, files: Files) -> AsyncIterator[tuple[str, str | Upload]]:
    async for part in reader:
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        if part.filename is None:
            yield part.name, (await part.read(decode=True)).decode()
        else:
            kind = part.headers.get("Content-Type")
            yield part.name, await files.receive(part.filename, kind, chunks_of(part), UPLOAD_MOST)


async def chunks_of(part: BodyPartReader) -> AsyncIterator[bytes]:
    """The bytes of one part, piece by piece."""
    while chunk := await part.read_chunk(CHUNK):
        yield chunk


def _object(body: str) -> dict[str, Any]:
    try:
        value = json.loads(body or "{}")
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object")
    return {name: one for name, one in value.items() if one is not None}


def _structured(name: str, value: Any) -> Any:
    if not isinstance(value, str) or not value:
        return value
    try:
        return json.loads(value)
    except ValueError:
        complaint = {"reply_markup": "reply keyboard markup"}.get(name, name.replace("_", " "))
        raise bad_request(f"can't parse {complaint} JSON object") from None
