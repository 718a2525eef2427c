"""Uploaded files: bytes on disk by their digest, ids and links as Telegram gives them."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import secrets
import sqlite3
import struct
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground.refusal import bad_request
from playground.store import Store

MB = 1024 * 1024
DOWNLOAD_MOST, UPLOAD_MOST, PHOTO_MOST = 20 * MB, 50 * MB, 10 * MB
LINK_LIVES = 3600
LETTERS = {"photo": "AgACAgIA", "document": "BQACAgIA", "voice": "AwACAgIA", "video": "BAACAgIA", "sticker": "CAACAgIA"}
FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "video": "videos", "sticker": "stickers"}
PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}


@dataclass(frozen=True)
class Upload:
    """Bytes that came in: already on disk under their digest, not yet a file of Telegram."""

    name: str
    mime: str
    size: int
    sha256: str

    def as_json(self) -> dict[str, Any]:
        """For the ledger."""
        return {"name": self.name, "size": self.size, "sha256": self.sha256}


class TooBig(ValueError):
    """More bytes than allowed."""


class Files:
    """The folder of bytes and the table of files."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    async def receive(self, name: str, mime: str | None, chunks: AsyncIterator[bytes], most: int) -> Upload:
        """Store a stream under its digest; `TooBig` when it is longer than `most` bytes."""
        digest, size = hashlib.sha256(), 0
        # Local and piece by piece: each step is as short as a statement of the store.
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix="coming-", delete=False) as out:
            try:
                async for chunk in chunks:
                    size += len(chunk)
                    if size > most:
                        raise TooBig(size)
                    digest.update(chunk)
                    out.write(chunk)
            except BaseException:
                os.unlink(out.name)  # noqa: PTH108 -- see above: short and local
                raise
        os.replace(out.name, self.path(digest.hexdigest()))  # noqa: PTH105 -- see above
        guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Upload(name, mime if mime and mime != "application/octet-stream" else guessed, size, digest.hexdigest())

    def add(self, upload: Upload, kind: str) -> dict[str, Any]:
        """Make it a file of this kind; gives its row as a dict."""
        width, height = self.size_of_picture(upload.sha256) if kind in ("photo", "sticker") else (None, None)
        number = self._store.number("SELECT max(number) FROM files") + 1
        file_id = LETTERS[kind] + secrets.token_urlsafe(36)
        likeness = "AQAD" + hashlib.sha256(f"{number}:{upload.sha256}".encode()).hexdigest()[:12]
        self._store.run(
            "INSERT INTO files (id, number, likeness, kind, name, mime, size, sha256, width, height) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            file_id, number, likeness, kind, upload.name, upload.mime, upload.size, upload.sha256, width, height,
        )  # fmt: skip
        return dict(self.find(file_id))

    def find(self, file_id: str) -> sqlite3.Row:
        """The row of a file; `Refusal` 400 for an id that this bot never had."""
        row = self._store.row("SELECT * FROM files WHERE id = ?", file_id)
        if row is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return row

    def path(self, sha256: str) -> Path:
        """Where the bytes are."""
        return self._folder / sha256

    def link(self, file_id: str) -> dict[str, Any]:
        """`getFile`: a link that lives an hour; refused above 20 MB."""
        row = self._store.row("SELECT * FROM files WHERE id = ?", file_id)
        if row is None:
            raise bad_request("invalid file_id" if file_id else "file_id not specified")
        if row["size"] > DOWNLOAD_MOST:
            raise bad_request("file is too big")
        self._store.run("UPDATE files SET link_until = ? WHERE id = ?", time.time() + LINK_LIVES, file_id)
        suffix = Path(row["name"] or "").suffix or mimetypes.guess_extension(row["mime"]) or ""
        path = f"{FOLDERS[row['kind']]}/file_{row['number']}{suffix}"
        return {"file_id": file_id, "file_unique_id": row["likeness"], "file_size": row["size"], "file_path": path}

    def behind(self, link_path: str) -> sqlite3.Row | None:
        """The row behind a link that `getFile` gave within the last hour."""
        number = Path(link_path).stem.removeprefix("file_")
        if not number.isdigit():
            return None
        row = self._store.row("SELECT * FROM files WHERE number = ?", int(number))
        alive = row is not None and row["link_until"] >= time.time() and link_path.startswith(FOLDERS[row["kind"]] + "/")
        return row if alive else None

    def size_of_picture(self, sha256: str) -> tuple[int, int]:
        """Width and height in pixels from the header of PNG, JPEG, GIF or WebP; (0, 0) for anything else."""
        with self.path(sha256).open("rb") as source:
            return picture_size(source.read(256 * 1024))


def picture_size(head: bytes) -> tuple[int, int]:
    """Width and height of a picture from its first bytes, (0, 0) when it is none that we know."""
    if head.startswith(b"\x89PNG\r\n\x1a\n") and len(head) >= 24:
        width, height = struct.unpack(">II", head[16:24])
        return width, height
    if head[:6] in (b"GIF87a", b"GIF89a") and len(head) >= 10:
        width, height = struct.unpack("<HH", head[6:10])
        return width, height
    if head[:4] == b"RIFF" and head[8:15] == b"WEBPVP8" and len(head) >= 30:
        return _webp_size(head)
    return _jpeg_size(head) if head.startswith(b"\xff\xd8") else (0, 0)


def _webp_size(head: bytes) -> tuple[int, int]:
    if head[15:16] == b"X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if head[15:16] == b"L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", head[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _jpeg_size(head: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(head) and head[at] == 0xFF:
        marker = head[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", head[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    return 0, 0
