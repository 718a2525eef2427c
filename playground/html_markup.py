"""Telegram's HTML: text with tags in, plain text and marks out, refused in Telegram's own words.

Source of the rules: https://core.telegram.org/bots/api#html-style and the observable behaviour of the open server
(github.com/tdlib/td). Byte offsets in the refusals count UTF-8 bytes of the text as it was sent.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from playground.links import checked_link, user_of_link
from playground.marks import Mark
from playground.refusal import Refusal, bad_request

STYLE_OF = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline", "s": "strikethrough",
    "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip
TAGS = {*STYLE_OF, "a", "pre", "code", "blockquote", "tg-emoji"}
NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
# The end of the text counts as white space, so that every loop below stops there.
SPACE = frozenset(b" \t\r\n\x0b\x00")
END = 0


@dataclass
class _Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    start: int


@dataclass
class _Reader:
    source: bytes
    at: int = 0
    text: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)

    def read(self) -> tuple[str, list[Mark]]:
        """Walk over the whole source."""
        while self.at < len(self.source) - 1:
            byte = self.source[self.at]
            if byte == ord("<"):
                if self.source[self.at + 1] == ord("/"):
                    self._end_tag()
                else:
                    self._start_tag()
            elif byte == ord("&") and (letter := self._reference()):
                self.text.append(letter)
            else:
                width = 1 if byte < 0x80 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                self.text.append(self.source[self.at : self.at + width].decode())
                self.at += width
        if self.open:
            raise _unreadable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.text), self.marks

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._until(b">").decode(errors="replace").lower()
        if self.source[self.at] == END:
            raise _unreadable(f"Unclosed start tag at byte offset {begin}")
        if name not in TAGS:
            raise _unreadable(f'Unsupported start tag "{name}" at byte offset {begin}')
        argument = ""
        while True:
            self._skip_space()
            if self.source[self.at] == ord(">"):
                break
            argument = self._attribute(name, begin) or argument
        if name == "span" and argument != "spoiler":
            raise _unreadable(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.at += 1
        self.open.append(_Open(name, argument, len(self.text)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Read one attribute; gives what matters of it for this tag, else an empty string."""
        name = self._until(b"=>/\"'")
        if not name:
            raise _unreadable(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_space()
        if self.source[self.at] != ord("="):
            if self.source[self.at] == END:
                raise _unreadable(f'Unclosed start tag "{tag}" at byte offset {begin}')
            return "1" if tag == "blockquote" and name == b"expandable" else ""
        self.at += 1
        self._skip_space()
        if self.source[self.at] == END:
            raise _unreadable(f'Unclosed start tag "{tag}" at byte offset {begin}')
        value = self._quoted() if self.source[self.at] in b"\"'" else self._token()
        if self.source[self.at] == END:
            raise _unreadable(f"Unclosed start tag at byte offset {begin}")
        match tag, name:
            case ("a", b"href") | ("tg-emoji", b"emoji-id"):
                return value
            case "code", b"class" if value.startswith("language-"):
                return value.removeprefix("language-")
            case "span", b"class" if value.startswith("tg-"):
                return value.removeprefix("tg-")
            case "blockquote", b"expandable":
                return "1"
        return ""

    def _token(self) -> str:
        begin = self.at
        while chr(self.source[self.at]).isascii() and (chr(self.source[self.at]).isalnum() or self.source[self.at] in b".-"):
            self.at += 1
        if self.source[self.at] not in SPACE and self.source[self.at] != ord(">"):
            raise _unreadable(f"Unexpected end of name token at byte offset {begin}")
        return self.source[begin : self.at].decode().lower()

    def _quoted(self) -> str:
        quote = self.source[self.at]
        self.at += 1
        value = bytearray()
        while self.source[self.at] not in (quote, END):
            if self.source[self.at] == ord("&") and (letter := self._reference()):
                value += letter.encode("utf-8", "surrogatepass")
            else:
                value.append(self.source[self.at])
                self.at += 1
        if self.source[self.at] == quote:
            self.at += 1
        return value.decode(errors="replace")

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise _unreadable(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        name = self._until(b">").decode(errors="replace").lower()
        self._skip_space()
        if self.source[self.at] != ord(">"):
            raise _unreadable(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        tag = self.open[-1].tag
        if name and name != tag:
            raise _unreadable(f'Unmatched end tag at byte offset {begin}, expected "</{tag}>", found "</{name}>"')
        opened = self.open.pop()
        if len(self.text) > opened.start:
            self._mark(opened)

    def _mark(self, opened: _Open) -> None:
        start, end = opened.start, len(self.text)
        twin = self.marks[-1] if self.marks and (self.marks[-1].start, self.marks[-1].end) == (start, end) else None
        match opened.tag:
            case "a":
                self._link(opened.argument or "".join(self.text[start:]), start, end)
            case "pre" if twin and twin.kind == "code" and twin.argument:
                self.marks[-1] = Mark("pre", start, end, twin.argument)
            case "code" if twin and twin.kind == "pre" and opened.argument:
                self.marks[-1] = Mark("pre", start, end, opened.argument)
            case "pre":
                self.marks.append(Mark("pre", start, end))
            case "code":
                self.marks.append(Mark("code", start, end, opened.argument))
            case "blockquote":
                self.marks.append(Mark("expandable_blockquote" if opened.argument else "blockquote", start, end))
            case "tg-emoji":
                # Ordinary bots may not use custom emoji: Telegram keeps the plain one and drops the mark.
                if not opened.argument.isdigit() or int(opened.argument) == 0:
                    raise _unreadable("Invalid custom emoji identifier specified")
            case tag:
                self.marks.append(Mark(STYLE_OF[tag], start, end))

    def _link(self, address: str, start: int, end: int) -> None:
        if user := user_of_link(address):
            self.marks.append(Mark("text_mention", start, end, str(user)))
        elif link := checked_link(address):
            self.marks.append(Mark("text_link", start, end, link))

    def _reference(self) -> str:
        """The letter that stands behind `&…;`, moving past it; an empty string where it is only an ampersand."""
        at = self.at + 1
        if self.source[at] == ord("#"):
            base, digits, at = (
                (16, b"0123456789abcdefABCDEF", at + 2) if self.source[at + 1] == ord("x") else (10, b"0123456789", at + 1)
            )
            begin = at
            while self.source[at] in digits:
                at += 1
            code = int(self.source[begin:at] or b"0", base)
            letter = chr(code) if 0 < code < 0x10FFFF and at - self.at < 10 else ""
        else:
            begin = at
            while chr(self.source[at]).isascii() and chr(self.source[at]).isalpha():
                at += 1
            letter = NAMED.get(self.source[begin:at], "")
        if letter:
            self.at = at + 1 if self.source[at] == ord(";") else at
        return letter

    def _until(self, stops: bytes) -> bytes:
        begin = self.at
        while self.source[self.at] not in SPACE and self.source[self.at] not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def _skip_space(self) -> None:
        while self.source[self.at] in SPACE and self.source[self.at] != END:
            self.at += 1


def _unreadable(words: str) -> Refusal:
    return bad_request(f"can't parse entities: {words}")


def parse_html(source: str) -> tuple[str, list[Mark]]:
    """Plain text and its marks, offsets in characters of that text; `Refusal` 400 in Telegram's words where it is not valid."""
    text, marks = _Reader(source.encode("utf-8", "surrogatepass").replace(b"\x00", b" ") + b"\x00").read()
    if any(0xD800 <= ord(letter) <= 0xDFFF for letter in text):
        raise _unreadable(
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
        )
    return text, [Mark(mark.kind, mark.start, mark.end) if mark.kind == "code" else mark for mark in marks]
