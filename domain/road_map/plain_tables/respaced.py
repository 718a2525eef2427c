"""Frames drawn with letters of which a web page kept the rules and lost the runs of spaces: «│ N │Мероприятие │ Срок │».

The joints of the rules still tell where the bars of the lines between them stood: the lines are spread out again.
"""

import re
from collections.abc import Sequence

BARS = "│┃║¦|"
RULES = "─━═=-"
#: Joints with a stroke downwards, and those with one upwards; of older systems' joints some may be either.
_DOWN = "┌┐├┤┬┼╔╗╠╣╦╬╒╕╞╡╤╪╓╖╟╢╥╫┏┓┣┫┳╋+T¬Т"
_UP = "└┘├┤┴┼╚╝╠╣╩╬╘╛╞╡╧╪╙╜╟╢╨╫┗┛┣┫┻╋+LТT"
_JOINTS = "".join(sorted({*_DOWN, *_UP} - {*"+T¬ТL"}))
#: A line that is nothing but rules: «├───┼───┤», «+---+---+», «L--+----»; its last joint may be lost.
ALL_RULE = re.compile(rf"\s*(?=\S*(?:[─━═]|---|===))[{RULES}{BARS}{_JOINTS}+TТL¬]+[^\w\s]?\s*")
#: A rule under some of the cells beside words of others: «│ Мероприятие ├────┬────┤».
PART_RULE = re.compile(r"[├┼╟╠┣╞+][─━═=-]{3,}")
_PIECE = re.compile(rf"([{BARS}{_JOINTS}])([^{BARS}{_JOINTS}]*)")


def respaced(lines: Sequence[str]) -> list[str]:
    """The lines of a frame with every bar below the joint of the rule above it; none where the joints and the bars disagree."""
    out: list[str] = []
    edges: list[int] = []
    for at, line in enumerate(lines):
        if ALL_RULE.fullmatch(line):
            edges = _joints(line, _DOWN) if at + 1 < len(lines) else []
            out.append(line)
            continue
        cells = sum(map(line.count, BARS)) - 1
        if not PART_RULE.search(line) and cells != len(edges) - 1:
            below = next((one for one in lines[at:] if ALL_RULE.fullmatch(one)), "")
            edges = _joints(below, _UP)
        placed = _placed(line, edges)
        if placed is None:
            return []
        out.append(placed[0])
        edges = placed[1]
    return out


def _joints(rule: str, strokes: str) -> list[int]:
    """Where bars stand below or above a rule: at both its ends, and at its joints with such a stroke."""
    ends = (len(rule) - len(rule.lstrip()), len(rule.rstrip()) - 1)
    return sorted({*ends, *(at for at, letter in enumerate(rule) if letter in strokes)})


def _placed(line: str, edges: Sequence[int]) -> tuple[str, list[int]] | None:
    """A line with its bars at these places, and those that hold below it: a rule inside the line brings places of its own."""
    pieces = _PIECE.findall(line.strip())
    if len(edges) < 2 or len(pieces) < 2:
        return None
    letters = [" "] * (edges[-1] + 1)
    found = [edges[0]]
    for joint, text in pieces[:-1]:
        left = found[-1]
        ruled = len(text) > 1 and not text.strip(RULES)
        right = left + 1 + len(text) if ruled else next((one for one in edges if one > left), 0)
        if right > edges[-1] or not right or len(text.strip()) > right - left - 1:
            return None
        letters[left] = joint
        letters[left + 1 : right] = text.strip().ljust(right - left - 1)
        found.append(right)
    letters[found[-1]] = pieces[-1][0]
    return ("".join(letters), found) if found[-1] == edges[-1] and not pieces[-1][1].strip() else None


def bars_of(lines: Sequence[str]) -> tuple[int, ...]:
    """The places of the bars in lines that draw a frame; none where they do not stand one below the other."""
    said = [line.rstrip() for line in lines if not ALL_RULE.fullmatch(line) and not PART_RULE.search(line)]
    edges = sorted({at for line in said for at, letter in enumerate(line) if letter in BARS})
    most = max((sum(map(line.count, BARS)) for line in said), default=0)
    return tuple(edges) if 3 <= len(edges) == most and all(line[-1] in BARS for line in said) else ()
