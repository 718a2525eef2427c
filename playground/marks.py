"""Marks on a text (bold, link, quote …): made consistent as Telegram does it, found in plain text, counted in UTF-16.

Source: the observable behaviour of the open server (github.com/tdlib/td): spoilers and styles are merged and cut at the
borders of others, nothing stands inside code, quotes do not nest, white space at both ends is trimmed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
SOLID = ("pre", "code")
ORDER = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 10, "code": 20, "text_link": 49, "text_mention": 49, "bold": 90,
    "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94,
}  # fmt: skip

_FOUND = (
    ("url", re.compile(r"(?i)\b(?:https?|tg)://[^\s<>\"'«»]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:ru|su|com|org|net|me|info|edu|gov)\b(?:[/?#][^\s<>\"'«»]*)?")),
    ("email", re.compile(r"(?i)(?<![\w.+-])[a-z0-9][\w.+-]*@(?:[a-z0-9-]+\.)+[a-z]{2,}\b")),
    ("mention", re.compile(r"(?<!\w)@[a-zA-Z0-9_]{2,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\d*[^\W\d_])\w{1,256}(?![\w#])")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])")),
)  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """From `start` up to, not including, `end`, in characters; the argument is a link, a language or a person's id."""

    kind: str
    start: int
    end: int
    argument: str = ""


@dataclass(frozen=True)
class Words:
    """A finished text with its marks, as Telegram keeps and returns it."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def length(self) -> int:
        """UTF-16 units, the measure of all limits."""
        return utf16(self.text)


def utf16(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def tidy(text: str, marks: Iterable[Mark] = ()) -> Words:
    """Clean, trim, make the marks consistent and add those that Telegram finds by itself (links, commands, …)."""
    text, moved = _clean(text, sorted_marks(marks))
    text, moved = _trim(text, moved)
    fixed = consistent(moved)
    return Words(text, tuple(consistent([*fixed, *_found_beside(text, fixed)])))


def sorted_marks(marks: Iterable[Mark]) -> list[Mark]:
    """By place, longer first, then by the kind's rank."""
    return sorted((m for m in marks if m.end > m.start), key=lambda m: (m.start, -m.end, ORDER.get(m.kind, 50)))


def _clean(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    kept: list[str] = []
    place = []
    for letter in text:
        place.append(len(kept))
        if letter == "\r" or "\u2028" <= letter <= "\u202e" or letter in "\u0333\u033f\u030a":
            continue
        kept.append(" " if letter < " " and letter != "\n" else letter)
    place.append(len(kept))
    return "".join(kept), [replace(m, start=place[m.start], end=place[m.end]) for m in marks]


def _trim(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    text = text.rstrip(" \n")
    marks = [replace(m, end=min(m.end, len(text))) for m in marks if m.start < len(text)]
    # White space under a mark at the very beginning stays, as in Telegram.
    reach = min((m.start for m in marks if m.end > m.start), default=len(text))
    cut = len(text[:reach]) - len(text[:reach].lstrip(" \n"))
    return text[cut:], [replace(m, start=m.start - cut, end=m.end - cut) for m in marks]


def consistent(marks: Iterable[Mark]) -> list[Mark]:
    """Marks that neither cross nor repeat each other."""
    ordered = sorted_marks(marks)
    quotes = _apart(m for m in ordered if m.kind in QUOTES)
    solid = [m for m in _apart(m for m in ordered if m.kind not in QUOTES and m.kind not in STYLES) if not _crosses(m, quotes)]
    others = sorted_marks([*quotes, *solid])
    return sorted_marks([*others, *_styles([m for m in ordered if m.kind in STYLES], others)])


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _crosses(mark: Mark, quotes: list[Mark]) -> bool:
    return any(mark.start < q.end and q.start < mark.end and not (q.start <= mark.start and mark.end <= q.end) for q in quotes)


def _styles(styles: list[Mark], others: list[Mark]) -> list[Mark]:
    """Styles merged per kind, cut where another mark begins or ends, absent inside code."""
    merged: dict[str, list[list[int]]] = {kind: [] for kind in STYLES}
    for mark in styles:
        spans = merged[mark.kind]
        if spans and mark.start <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], mark.end)
        else:
            spans.append([mark.start, mark.end])
    borders = {m.start for m in others} | {m.end for m in others} | {span[0] for spans in merged.values() for span in spans}
    code = [(m.start, m.end) for m in others if m.kind in SOLID]
    result = []
    for kind, spans in merged.items():
        for start, end in spans:
            cuts = [start, *sorted(b for b in borders if start < b < end), end]
            pieces = [(a, b) for a, b in itertools.pairwise(cuts) if not any(s <= a and b <= e for s, e in code)]
            result += [Mark(kind, a, b) for a, b in pieces]
    return result


def _found_beside(text: str, marks: list[Mark]) -> list[Mark]:
    taken = [m for m in marks if m.kind not in STYLES and m.kind not in QUOTES]
    quotes = [m for m in marks if m.kind in QUOTES]
    for kind, pattern in _FOUND:
        for found in pattern.finditer(text):
            end = found.start() + len(found[0].rstrip(".,:;!?)»") if kind == "url" else found[0])
            mark = Mark(kind, found.start(), end)
            if not any(mark.start < m.end and m.start < mark.end for m in taken) and not _crosses(mark, quotes):
                taken.append(mark)
    return [m for m in taken if m not in marks]


def as_entities(words: Words, people: dict[int, dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    """`MessageEntity` objects; a mention of somebody whom the bot does not know is dropped, as in Telegram."""
    at = [0]
    for letter in words.text:
        at.append(at[-1] + 1 + (letter > "\uffff"))
    entities = []
    for mark in words.marks:
        entity: dict[str, Any] = {"offset": at[mark.start], "length": at[mark.end] - at[mark.start], "type": mark.kind}
        match mark.kind:
            case "text_link":
                entity["url"] = mark.argument
            case "pre" if mark.argument:
                entity["language"] = mark.argument
            case "text_mention":
                user = (people or {}).get(int(mark.argument))
                if user is None:
                    continue
                entity["user"] = user
        entities.append(entity)
    return entities
