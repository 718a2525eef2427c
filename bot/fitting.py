"""What one message of Telegram holds, and how words that are too long for it end.

Source of the limits: https://core.telegram.org/bots/api#sendmessage (4096 characters after the markup is parsed; counted here in
UTF-16 units, the stricter way) and the hundred buttons under one message; eight rows are what a phone shows at a glance.
"""

import re

#: Visible signs of a message, in UTF-16 units.
MOST = 4096
#: Buttons under a message.
MOST_BUTTONS = 100
#: Rows of buttons that a phone shows beside the words.
MOST_ROWS = 8

_PIECE = re.compile(r"<[^>]*>|&(?:\w+|#\w+);|.", re.S)
_NAME = re.compile(r"</?\s*([\w-]+)")
_SENTENCE_ENDS = frozenset(".!?…")
#: A sentence that ends before this share of the room is no good place to stop: better between two words.
_TOO_EARLY = 0.5


def length(html: str) -> int:
    """How much of a message these words take: without the markup, an entity being one sign."""
    return sum(_units(piece) for piece in _PIECE.findall(html))


def cut(html: str, ending: str, most: int = MOST) -> str:
    """The words as they are where they fit into `most` units; else up to the end of a sentence, then `ending` (HTML).

    Markup that is open there is closed. Where no sentence ends in the second half of the room, it stops between two words.
    """
    if length(html) <= most:
        return html
    pieces = _first(_PIECE.findall(html), most - length(ending) - 2)
    kept = pieces[: _stop(pieces)]
    return "".join(kept).rstrip() + _closing(kept) + "\n\n" + ending


def _units(piece: str) -> int:
    if piece.startswith("<") and len(piece) > 1:
        return 0
    return 1 if piece.startswith("&") else len(piece.encode("utf-16-le")) // 2


def _first(pieces: list[str], room: int) -> list[str]:
    """As many pieces from the beginning as the room holds."""
    for index, piece in enumerate(pieces):
        room -= _units(piece)
        if room < 0:
            return pieces[:index]
    return pieces


def _stop(pieces: list[str]) -> int:
    """How many of the pieces to keep: up to the last end of a sentence or of a line, else of a word, else all."""
    after = [*pieces[1:], " "]
    ends = [n for n, one in enumerate(pieces, 1) if one == "\n" or (one in _SENTENCE_ENDS and after[n - 1].isspace())]
    if ends and ends[-1] > len(pieces) * _TOO_EARLY:
        return ends[-1]
    return max((n for n, one in enumerate(pieces) if one.isspace()), default=len(pieces)) or len(pieces)


def _closing(pieces: list[str]) -> str:
    """The end tags of what was opened and not closed."""
    opened: list[str] = []
    for piece in pieces:
        if (found := _NAME.match(piece)) is None:
            continue
        if piece.startswith("</"):
            opened.pop()
        elif not piece.endswith("/>"):
            opened.append(found[1])
    return "".join(f"</{name}>" for name in reversed(opened))
