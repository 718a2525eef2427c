"""What somebody typed or sent as evidence, and whether it is what the row asks for; nothing typed is lost by a refusal.

A piece is a plain record that lies in a draft until the report is sent. Beside the piece that a row asks for others may lie:
a file beside the number of an act, words beside a photo.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from domain.assignment import EvidenceKind
from domain.document_line import DocumentLine, read

#: A line of words longer than this is a document.
LONGEST_LINE = 500
#: So many pieces are a report; more belong into an archive.
MOST = 20
#: Telegram lets a bot fetch files up to this size (bytes); a larger one could never be put into the archive.
LARGEST = 20 * 1024 * 1024

_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<![\w@])(?:[a-zа-яё0-9-]+\.)+(?:ru|рф|com|org|net|online|su|info)(?:/\S*)?", re.I)


class Unfit(StrEnum):
    """Why what came is not taken."""

    NO_DATE = "no-date"
    NO_NUMBER = "no-number"
    BAD_DATE = "bad-date"
    TWO_DATES = "two-dates"
    FUTURE = "future"
    NO_LINK = "no-link"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"
    TOO_LARGE = "too-large"
    NOT_EVIDENCE = "not-evidence"  # a sticker, a voice message


@dataclass(frozen=True)
class Piece:
    """One piece: words (the number of a document, a link, a line) or the messenger's id of a file."""

    kind: EvidenceKind
    words: str | None = None
    dated: date | None = None
    file_id: str | None = None
    file_name: str | None = None
    file_size: int | None = None


def from_text(asked: EvidenceKind, typed: str, today: date) -> Piece | Unfit:
    """What a typed line is where `asked` is wanted, on the local day `today`; beside a file or a photo words explain."""
    words = " ".join(typed.split())
    if not words:
        return Unfit.EMPTY
    if asked is EvidenceKind.DOCUMENT:
        line = read(words, today)
        return Piece(asked, line.number, line.dated) if isinstance(line, DocumentLine) else Unfit(line.value)
    if asked is EvidenceKind.LINK:
        link = _LINK.search(words)
        return Piece(asked, link[0].rstrip(".,;)")) if link else Unfit.NO_LINK
    return Piece(EvidenceKind.LINE, words) if len(words) <= LONGEST_LINE else Unfit.TOO_LONG


def from_file(file_id: str, *, photo: bool, name: str | None = None, size: int | None = None) -> Piece | Unfit:
    """A file or a photo, by the messenger's id; a picture sent as a file is a photo."""
    if (size or 0) > LARGEST:
        return Unfit.TOO_LARGE
    return Piece(EvidenceKind.PHOTO if photo else EvidenceKind.FILE, file_id=file_id, file_name=name, file_size=size)


def added(before: Sequence[Piece], piece: Piece) -> tuple[Piece, ...] | Unfit:
    """The collection with one more; the same piece twice is one."""
    if piece in before:
        return tuple(before)
    return Unfit.TOO_MANY if len(before) >= MOST else (*before, piece)


def with_one(before: tuple[Piece, ...], read: Piece | Unfit) -> tuple[tuple[Piece, ...], Unfit | None]:
    """The pieces with what came, or as they were with the reason."""
    if isinstance(read, Unfit):
        return before, read
    after = added(before, read)
    return (before, after) if isinstance(after, Unfit) else (after, None)


def said_before(draft: Mapping[str, Any] | None, unfit: Unfit | None) -> bool:
    """Whether the draft says already that there are too many: of three hundred files one sentence says it."""
    return unfit is Unfit.TOO_MANY and (draft or {}).get("unfit") == unfit.value


def packed(collected: tuple[Piece, ...], typed: str = "", unfit: Unfit | None = None) -> dict[str, Any]:
    """The draft of a report as JSON: the pieces, what was typed last, and why that will not do."""
    pieces = [{**asdict(one), "kind": one.kind.value, "dated": one.dated.isoformat() if one.dated else None} for one in collected]
    return {"pieces": pieces, "typed": typed, "unfit": unfit.value if unfit else None}


def unpacked(data: Mapping[str, Any] | None) -> tuple[Piece, ...]:
    """The pieces of a draft."""
    return tuple(
        Piece(**{**one, "kind": EvidenceKind(one["kind"]), "dated": date.fromisoformat(one["dated"]) if one["dated"] else None})
        for one in (data or {}).get("pieces", [])
    )
