"""What an order quotes: words inside quotation marks, which have their own full stops, numbers and lines."""

import re
from collections.abc import Sequence

from domain.paper import Paragraph

#: «… в приказ «О реализации / программы» следующие изменения»: a name that a margin broke opens no quotation of lines.
_NAME_BROKEN = re.compile(r"[^\s:]\s+«(?=Об?\s)[^«»]*$")


def without_quoted(lines: Sequence[str]) -> list[bool]:
    """Of each line whether it is the order's own: lines inside a quotation that begins a line are what it writes anew."""
    own: list[bool] = []
    depth, begun = 0, 0
    straight = False  # inside «"…"», whose two signs look alike
    for at, line in enumerate(lines):
        opens = re.match(r"\s*[«\"]", line) is not None
        inside = depth > 0 or straight or opens
        begun = begun if depth or straight else at
        if straight or (opens and line.lstrip().startswith('"')):
            straight ^= line.count('"') % 2 == 1
        named = depth == 0 and not opens and _NAME_BROKEN.search(line) is not None
        depth = 0 if named else max(0, depth + line.count("«") - line.count("»"))
        own.append(not inside)
    return own if depth == 0 and not straight else [*own[:begun], *[True] * (len(own) - begun)]


_REWRITES = re.compile(
    r"\b(?:изложить|дополнить|читать)\b[^:]{0,120}(?:редакции|содержания|абзац\w*|пункт\w*)\s*:\s*$", re.IGNORECASE
)


def own_words(text: Sequence[Paragraph], amends: bool) -> list[Paragraph]:
    """The text of an order without what it quotes to replace words of another paper: «изложить в следующей редакции: …».

    `amends`: it is known for an order about changes; else a line of it says so.
    """
    lines = [one.text for one in text]
    first = 0 if amends else next((at for at, line in enumerate(lines, 1) if _REWRITES.search(line)), len(lines))
    return [*text[:first], *(one for one, own in zip(text[first:], without_quoted(lines[first:]), strict=True) if own)]


def quotes_apart(text: str) -> tuple[str, list[str]]:
    """The text with every outermost quotation as a mark, its place among the quotations between U+E000 and U+E001."""
    quotes: list[str] = []
    out: list[str] = []
    opened: list[str] = []
    start = 0
    for at, sign in enumerate(text):
        closed = _closed_by(sign, opened, text[max(0, at - 1) : at], text[at + 1 : at + 2])
        if closed is not None:
            del opened[closed:]
            if not opened:
                quotes.append(text[start:at])
                out.append(f"\ue000{len(quotes) - 1}\ue001")
        elif sign in _OPENING or sign == '"':
            start = start if opened else at + 1
            opened.append(sign)
        elif not opened:
            out.append(sign)
    if opened:  # a quotation that nobody closed
        quotes.append(text[start:])
        out.append(f"\ue000{len(quotes) - 1}\ue001")
    return "".join(out), quotes


_OPENING, _CLOSING = "«“„", "»”"


def _closed_by(sign: str, opened: Sequence[str], before: str, behind: str) -> int | None:
    """Which of the quotations that are open a sign closes; people close with another sign than they opened with."""
    own = '"' if sign == '"' else "„" if sign == "“" else "«“"
    found = next((place for place in range(len(opened) - 1, -1, -1) if opened[place] in own), None)
    if found is not None and (sign in _CLOSING or sign in '"“'):
        return found
    ends = sign in _CLOSING or (sign == '"' and re.match(r"[\w.!?)%»\"]", before) is not None and not behind.isalnum())
    return len(opened) - 1 if opened and ends else None
