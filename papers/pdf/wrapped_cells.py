"""A cell of a ruled PDF in the lines that were typed: where a narrow column wrapped the text, the wrap is undone.

A line that had no room for the next word was wrapped; one that had was ended by whoever wrote it, as lists are. A word longer
than its column is broken without a hyphen («Руководител/и», «05.09.202/5»): it is made whole where its second part is no word.
"""

import re
from collections.abc import Sequence
from typing import Any

from papers.pdf.geometry import text_of

#: What a cell may leave free beside its text, in points.
PADDING = 8.0

_ITEM = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[-–—•▪●*]|[а-яё]\))\s?")
_CONSONANTS = "бвгджзйклмнпрстфхцчшщ"
#: The end of a Russian word: a consonant or two of its stem, suffixes, an ending.
_TAIL = re.compile(
    rf"[{_CONSONANTS}]{{0,2}}"
    r"(?:ени|ани|яни|аци|яци|ци|ост|ещ|ащ|ущ|ющ|ельн|альн|ивн|очн|ечн|еств|ств|ител|ател|тел|ел|ическ|ческ|еск|ск|ательн|ительн|тельн|льн|енн|анн|нн|н|ник|чик|щик|ирова"
    r"|ова|ива|ыва|ват|ован|ени|к|л|т|щ|ющ|ем)*"
    r"(?:ами|ями|ого|его|ому|ему|ться|тся|ие|ия|ию|ии|ий|ый|ая|яя|ое|ее|ые|ую|ым|ых|их|им|ом|ем|ам|ям|ах|ях|ой|ей|ов|ев|ть|ся|сь|ок|ик"
    r"|[аеиоуыюяйьвкмнтх])"
    r"|(?:а?тор|ктор|лог|хог|ист|ент|ант)(?:ы|а|у|ов|ом|ами)?",
)
_UNFINISHED = re.compile(r"(?:тел|ост|ств|ск|ани|ени|аци|яци|нн|льн|[бвгджзмптфхцчшщ]к|(?:ск|[внлмрдч]н|ьн|[шщч])ог|[шщн]ег)$")
_FINISHED = re.compile(r".{3}(?:ых|их|ого|его|ому|ему|ая|ое|ые|ый|ую|ами|ями)$")
#: Words of terms whose second part may be a word of its own: «ежекварталь/но».
_ADVERB = re.compile(r"(?:еже(?:днев|недель|месяч|кварталь|год|четверт)но|постоянно|регулярно|своевременно)$", re.IGNORECASE)
#: Words so short that they may open a line of their own.
_SMALL = re.compile(r"(?:[авкосуи]|во|ко|со|до|для|за|из|как|на|над|не|ни|но|об|от|по|под|при|про|или|же|ли|бы|все|их|им|е[её])")


def cell_text(lines: Sequence[Sequence[Any]], room: float) -> str:
    """The text of a cell whose words stand in these lines; `room` is how wide a line of its column may be, in points."""
    if not lines:
        return ""
    out = text_of(lines[0])
    for at, line in enumerate(lines[1:], start=1):
        before = lines[at - 1]
        if broken(before, line, room, last=at + 1 == len(lines)):
            out += text_of(line)
        elif _wrapped(before, line, room):
            out += f" {text_of(line)}"
        else:
            out += f"\n{text_of(line)}"
    return out


def _width(line: Sequence[Any]) -> float:
    return float(line[-1]["x1"] - line[0]["x0"])


def _wrapped(before: Sequence[Any], line: Sequence[Any], room: float) -> bool:
    """Whether the first word of a line found no room on the one before; a hyphen at its end is left to those who know words."""
    end, word = before[-1]["text"], line[0]
    if re.search(r"[-\u00ad\u2010–—]$", end) or _ITEM.match(word["text"]):
        return False
    letter = (word["x1"] - word["x0"]) / max(1, len(word["text"]))
    return bool(_width(before) + letter / 2 + word["x1"] - word["x0"] > room)


def broken(before: Sequence[Any], line: Sequence[Any], room: float, *, last: bool) -> bool:
    """Whether the only word of a full line goes on in the next one."""
    if len(before) != 1:
        return False
    head, tail = before[0]["text"], line[0]["text"]
    letter = _width(before) / max(1, len(head))
    if _width(before) + 1.2 * letter < room:
        return False
    if re.match(r"[,.;:)»]", tail):
        return True
    if re.search(r"\d\.\d\d?\.\d{0,3}$", head) and re.match(r"\d", tail):
        return re.search(r"\d\.\d\d?\.20\d\d(?!\d)", head + tail) is not None
    left = re.search(r"[а-яё]{2,}$", head, re.IGNORECASE)
    right = re.match(r"[а-яё]+(?![а-яё-])", tail)
    if left is None or right is None or left[0].isupper():
        return False
    if right[0][0] in "ьъы":  # no word begins so
        return True
    if _ADVERB.search(left[0] + right[0]):
        return True
    if _SMALL.fullmatch(right[0]):
        return (last and len(line) == 1) or _UNFINISHED.search(left[0]) is not None
    if re.search(r"[а-яё]-[а-яё]{1,3}$", head, re.IGNORECASE):  # «Педагог-пси/холог»: no second part is that short
        return True
    if _FINISHED.search(left[0]) and len(right[0]) > 2:
        return False
    return _TAIL.fullmatch(right[0]) is not None
