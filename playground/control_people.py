"""`/control/people/…`: what people do, and what they see. Used by the page, the tests and the bot that invites its cast."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import unquote

from aiohttp import BodyPartReader, web

from playground import acts
from playground.box import Box
from playground.calls import CHUNK, chunks_of
from playground.control_box import body_of, seconds_of
from playground.files import MB, Upload
from playground.links import start_payload
from playground.methods.profile import commands_for

KINDS = ("document", "photo", "voice", "sticker", "video")
PERSON_MOST = 200 * MB
OTHER_BOT = "this link does not lead to this bot"

EVENTS_BEFORE = "X-Events-Before"
Handler = Callable[[web.Request], Awaitable[web.Response]]


class PeopleRoutes:
    """The handlers; each call is one transaction."""

    def __init__(self, box: Box) -> None:
        self._box = box

    def routes(self) -> list[web.AbstractRouteDef]:
        """Method and address of each handler."""
        one = r"/control/people/{id:\d+}"
        return [
            web.get("/control/people", self.all),
            web.put(one, self.put),
            web.get(f"{one}/chat", self.chat),
            web.post(f"{one}/read", self.read),
            web.post(f"{one}/say", self._act(self.say)),
            web.post(f"{one}/send", self._act(self.send)),
            web.post(f"{one}/contact", self._act(self.contact)),
            web.post(f"{one}/press", self._act(self.press)),
            web.post(f"{one}/open", self._act(self.open)),
            web.post(f"{one}/block", self._act(self.block)),
            web.post(f"{one}/unblock", self._act(self.unblock)),
            web.post(f"{one}/offer", self._act(self.offer)),
        ]

    def _act(self, handler: Handler) -> Handler:
        """The same, with the number of the newest event before it: what follows from the act came after that."""

        async def handle(request: web.Request) -> web.Response:
            before = self._box.events.last
            answer = await handler(request)
            answer.headers[EVENTS_BEFORE] = str(before)
            return answer

        return handle

    async def all(self, _request: web.Request) -> web.Response:
        """Everybody, and the number of the newest event."""
        return web.json_response({"people": self._box.people.all(), "bot": self._box.bot(), "next": self._box.events.last})

    async def put(self, request: web.Request) -> web.Response:
        """Add or rename somebody."""
        profile = await body_of(request)
        if not str(profile.get("first_name") or "").strip():
            raise acts.CannotDo("first_name is needed")
        person = int(request.match_info["id"])
        if not 0 < person < 2**52:
            raise acts.CannotDo("an id is a positive number below 2^52")
        with self._box.store.write():
            self._box.people.put(person, profile)
            acts.tell_person(self._box, person)
        return self._person(person)

    def _person(self, person: int, **more: Any) -> web.Response:
        return web.json_response({"person": self._box.people.as_seen(self._box.people.row(person)), **more})

    def _id(self, request: web.Request) -> int:
        person = int(request.match_info["id"])
        self._box.people.row(person)
        return person

    async def chat(self, request: web.Request) -> web.Response:
        """The chat as the person sees it."""
        box, person = self._box, self._id(request)
        seen = box.people.as_seen(box.people.row(person))
        toasts = box.store.rows("SELECT * FROM toasts WHERE chat = ? ORDER BY id DESC LIMIT 50", person)
        return web.json_response(
            {
                "person": seen,
                "messages": box.chats.seen(person, int(request.query.get("limit", "500"))),
                "keyboard": box.people.keyboard(person),
                "pinned": box.store.fact(f"pinned:{person}"),
                "toasts": [json.loads(row["content"]) for row in reversed(toasts)],
                "commands": commands_for(box, person, seen["language_code"]),
                "next": box.events.last,
            }
        )

    async def read(self, request: web.Request) -> web.Response:
        """The person has looked at the chat: nothing is unread any more."""
        person = self._id(request)
        if self._box.people.row(person)["unread"]:
            with self._box.store.write():
                self._box.people.change(person, "unread", 0)
                acts.tell_person(self._box, person)
        return web.json_response({})

    async def say(self, request: web.Request) -> web.Response:
        """Type a text."""
        person, body = self._id(request), await body_of(request)
        with self._box.store.write():
            numbers = acts.say(self._box, person, str(body.get("text") or ""))
        return web.json_response({"message_ids": numbers})

    async def send(self, request: web.Request) -> web.Response:
        """Send a file: one part named document, photo, voice, sticker or video, and perhaps a caption."""
        person, caption, kind = self._id(request), "", ""
        upload: Upload | None = None
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name in KINDS:
                kind = part.name
                mime = part.headers.get("Content-Type")
                name = unquote(part.filename or kind)
                upload = await self._box.files.receive(name, mime, chunks_of(part), PERSON_MOST)
            elif isinstance(part, BodyPartReader) and part.name == "caption":
                caption = await part.text()
        if upload is None:
            raise acts.CannotDo(f"a file named one of {', '.join(KINDS)} is needed")
        return self._sent(person, upload, kind, caption)

    def _sent(self, person: int, upload: Upload, kind: str, caption: str = "") -> web.Response:
        with self._box.store.write():
            number = acts.send_file(self._box, person, upload, kind, caption)
        return web.json_response({"message_ids": [number]})

    async def contact(self, request: web.Request) -> web.Response:
        """Share a contact, one's own unless the body says otherwise."""
        person, body = self._id(request), await body_of(request)
        phone = str(body.get("phone_number") or f"+7900{person % 10**7:07d}")
        user = body.get("user_id", person)
        with self._box.store.write():
            number = acts.send_contact(self._box, person, phone, str(body.get("first_name") or ""), user)
        return web.json_response({"message_ids": [number]})

    async def press(self, request: web.Request) -> web.Response:
        """Press by `message_id` and `data`, or by `label`; `wait` so many seconds for the bot's answer."""
        box, person, body = self._box, self._id(request), await body_of(request)
        message = None if body.get("message_id") is None else int(body["message_id"])
        if body.get("data") is not None:
            data = str(body["data"])
        else:
            message, found = acts.button(box, person, str(body.get("label") or ""), message)
            if "callback_data" not in found:
                return web.json_response({"callback_query_id": None, "answer": None, "button": found})
            data = found["callback_data"]
        with box.store.write():
            query = acts.press(box, person, message or 0, data)
        answer = await acts.wait_for_answer(box, query, seconds_of(body.get("wait"), 60))
        return web.json_response({"callback_query_id": query, "answer": answer})

    async def open(self, request: web.Request) -> web.Response:
        """Open a link to this bot (or a bare payload) on this phone and press Start."""
        person, body = self._id(request), await body_of(request)
        payload = start_payload(str(body.get("link") or body.get("payload") or ""), self._box.bot()["username"])
        if payload is None:
            raise acts.CannotDo(OTHER_BOT)
        with self._box.store.write():
            numbers = acts.start(self._box, person, payload)
        return web.json_response({"message_ids": numbers})

    async def block(self, request: web.Request) -> web.Response:
        """Block the bot."""
        return self._blocked(request, True)

    async def unblock(self, request: web.Request) -> web.Response:
        """Let it in again."""
        return self._blocked(request, False)

    def _blocked(self, request: web.Request, blocked: bool) -> web.Response:
        person = self._id(request)
        with self._box.store.write():
            acts.block(self._box, person, blocked)
        return self._person(person)

    async def offer(self, request: web.Request) -> web.Response:
        """Send one of the offered files as a document."""
        person, body = self._id(request), await body_of(request)
        name, folder = str(body.get("name") or ""), self._box.offers
        if folder is None or re.search(r"[/\\\x00]", name) or name.startswith(".") or not (folder / name).is_file():
            raise acts.CannotDo("there is no such file on offer")

        async def chunks() -> Any:
            with (folder / name).open("rb") as source:
                while chunk := source.read(CHUNK):
                    yield chunk

        upload = await self._box.files.receive(name, None, chunks(), PERSON_MOST)
        return self._sent(person, upload, "document")
