"""Files of the bot: uploads, albums, ids, limits, and the page's downloads."""

from __future__ import annotations

from typing import Any

import pytest

from playground.files import MB, picture_size
from tests.playground.conftest import ANN
from tests.playground.wire import Wire
from tests.telegram import Box, Person, png

DOCUMENT = ("отчёт № 1.txt", "слово".encode())


async def test_a_document_is_uploaded_shown_and_sent_again_by_its_id(box: Box, wire: Wire, ann: Person) -> None:
    status, body = await wire.form(
        "sendDocument", {"document": DOCUMENT}, chat_id=str(ANN), caption="<i>вот</i>", parse_mode="HTML"
    )
    assert status == 200
    document = body["result"]["document"]
    assert (document["file_name"], document["file_size"], body["result"]["caption"]) == (DOCUMENT[0], 10, "вот")
    assert body["result"]["caption_entities"] == [{"type": "italic", "offset": 0, "length": 3}]
    again = await wire.ok("sendDocument", chat_id=ANN, document=document["file_id"])
    assert again["document"] == document
    seen = await ann.sees("")
    assert seen.media is not None
    async with wire.session.get(f"{box.url}{seen.media['url']}") as answer:
        assert await answer.read() == DOCUMENT[1]
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%D0%BE")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_attach_names_the_part(wire: Wire, ann: Person) -> None:
    media = [{"type": "photo", "media": "attach://one", "caption": "первая"}, {"type": "photo", "media": "attach://two"}]
    files = {"one": ("1.png", png(30, 20)), "two": ("2.png", png(10, 10))}
    status, body = await wire.form("sendMediaGroup", files, chat_id=str(ANN), media=media)
    assert status == 200
    first, second = body["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], first["photo"][0]["width"], second["photo"][0]["width"]) == ("первая", 30, 10)


async def test_media_of_a_message_can_be_replaced(wire: Wire, ann: Person) -> None:
    sent = await wire.ok("sendMessage", chat_id=ANN, text="текст")
    at = {"chat_id": str(ANN), "message_id": str(sent["message_id"])}
    media = {"type": "photo", "media": "attach://p", "caption": "подпись"}
    status, body = await wire.form("editMessageMedia", {"p": ("p.png", png())}, **at, media=media)
    assert (status, body["result"]["caption"], "text" in body["result"]) == (200, "подпись", False)
    edited = await wire.ok("editMessageCaption", **at, caption="другая")
    assert edited["caption"] == "другая"
    assert await wire.no("editMessageText", **at, text="x") == "Bad Request: there is no text in the message to edit"


@pytest.mark.parametrize(
    ("method", "parameters", "files", "complaint"),
    [
        ("sendDocument", {"document": "nonsense"}, {}, "wrong file identifier/HTTP URL specified"),
        ("sendDocument", {"document": "https://example.com/a.pdf"}, {}, "failed to get HTTP URL content"),
        ("sendDocument", {}, {}, "there is no document in the request"),
        ("sendDocument", {}, {"document": ("a.txt", b"")}, "file must be non-empty"),
        ("sendDocument", {"caption": "я" * 1025}, {"document": DOCUMENT}, "message caption is too long"),
        ("sendPhoto", {"photo": "attach://nobody"}, {}, "there is no photo in the request"),
        ("sendPhoto", {}, {"photo": ("a.png", b"not a picture")}, "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", {}, {"photo": ("a.png", png(9990, 11))}, "PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", {}, {"photo": ("a.png", png(420, 20))}, "PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", {}, {"photo": ("a.png", png() + bytes(10 * MB))},
         "file is too big for a photo; the maximum size is 10485760 bytes"),
        ("sendMediaGroup", {"media": [{"type": "photo", "media": "x"}]}, {}, "too few messages to send as an album"),
        ("sendMediaGroup", {"media": [{"type": "photo", "media": "x"}] * 11}, {}, "too many messages to send as an album"),
        ("sendMediaGroup", {"media": [{"type": "photo", "media": "x"}, {"type": "document", "media": "x"}]}, {},
         "document can't be mixed with other media types"),
        ("sendMediaGroup", {"media": "{"}, {}, "can't parse media JSON object"),
        ("getFile", {"file_id": "nonsense"}, {}, "invalid file_id"),
    ],
)  # fmt: skip
async def test_bad_files_are_refused(
    wire: Wire, ann: Person, method: str, parameters: dict[str, Any], files: dict[str, tuple[str, bytes]], complaint: str
) -> None:
    status, body = await wire.form(method, files, chat_id=str(ANN), **parameters)
    assert (status, body["description"]) == (400, f"Bad Request: {complaint}")
    assert len(await ann.chat()) == 1


async def test_a_photo_cannot_be_sent_as_a_document(wire: Wire, ann: Person) -> None:
    _, body = await wire.form("sendPhoto", {"photo": ("a.png", png())}, chat_id=str(ANN))
    file_id = body["result"]["photo"][-1]["file_id"]
    assert await wire.no("sendDocument", chat_id=ANN, document=file_id) == "Bad Request: can't use file of type Photo as Document"


async def test_caption_holds_1024_units(wire: Wire, ann: Person) -> None:
    status, body = await wire.form("sendDocument", {"document": DOCUMENT}, chat_id=str(ANN), caption="я" * 1024)
    assert (status, len(body["result"]["caption"])) == (200, 1024)


async def test_25_megabytes_arrive_but_cannot_be_fetched(wire: Wire, ann: Person) -> None:
    await ann.sends_file("большой.pdf", bytes(25 * MB))
    [update] = await wire.updates()
    document = update["message"]["document"]
    assert document["file_size"] == 25 * MB
    assert await wire.no("getFile", file_id=document["file_id"]) == "Bad Request: file is too big"


async def test_more_than_50_megabytes_are_not_taken_from_the_bot(wire: Wire, ann: Person) -> None:
    status, body = await wire.form("sendDocument", {"document": ("a.bin", bytes(50 * MB + 1))}, chat_id=str(ANN))
    assert (status, body["error_code"], body["description"]) == (413, 413, "Request Entity Too Large")


async def test_a_file_link_needs_getfile_and_the_token(box: Box, wire: Wire, ann: Person) -> None:
    await ann.sends_file("a.txt", b"x")
    [update] = await wire.updates()
    for path in ("documents/file_1.txt", "documents/../playground.sqlite3", "photos/file_1"):
        async with wire.session.get(f"{wire.files}/{path}") as answer:
            assert answer.status == 404
    path = (await wire.ok("getFile", file_id=update["message"]["document"]["file_id"]))["file_path"]
    async with wire.session.get(f"{box.url}/file/bot1:x/{path}") as answer:
        assert answer.status == 401


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (png(7, 5), (7, 5)),
        (b"GIF89a" + b"\x07\x00\x05\x00" + bytes(20), (7, 5)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x05\x00\x07" + bytes(20), (7, 5)),
        (b"RIFF\x00\x00\x00\x00WEBPVP8X" + bytes(8) + b"\x06\x00\x00\x04\x00\x00" + bytes(10), (7, 5)),
        (b"\xff\xd8", (0, 0)),
        (b"<svg", (0, 0)),
        (b"", (0, 0)),
    ],
)
def test_picture_sizes_are_read_from_the_header(head: bytes, size: tuple[int, int]) -> None:
    assert picture_size(head) == size
