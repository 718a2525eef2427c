"""Running text whose lines a PDF viewer or a mail broke at a margin: the lines of one sentence are one paragraph again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from domain.paper import Block, Paragraph
from domain.responsible import names_somebody
from domain.responsible.hyphens import whole
from domain.road_map.orders.marks import strip_mark
from domain.road_map.orders.sentences import ends_short
from domain.road_map.registered import ADDRESSES, STARTS_TEXT

#: Between which widths, in characters, the lines of a page end, and how many of them have to end at its margin.
NARROWEST, WIDEST = 55, 110
FEWEST = 4
#: What no line of running text has: bars, tabs, room between columns.
_COLUMNS = re.compile(r"[|\t]|\S {3,}\S|_{3}")
#: What begins a line of its own, however full the line above it is: an act, what it is about, an appendix, an address.
_BEGINS = re.compile(
    r"(?:ПРИКАЗ|РАСПОРЯЖЕНИЕ|ПОСТАНОВЛЕНИЕ|РЕШЕНИЕ|ПРОТОКОЛ|ПИСЬМО)(?![А-ЯЁа-яё])|(?:О|Об|ОБ|Обо)\s|Приложени|ПРИЛОЖЕНИ|Утвержд|УТВЕРЖД"
    r"|Согласован|СОГЛАСОВАН"
)
#: «… (приложение 1). 2.»: the number of the point that the next line begins.
_NUMBER_AT_END = re.compile(r"[.;:)]\s\d{1,2}(?:\.\d{1,2})*\.$")
#: A line that these words end goes on, whatever sign begins the next one.
_OPEN = re.compile(r"(?:№|(?<!\w)(?:и|в|во|на|с|со|по|для|о|об|к|за|из|от|до|не|при|согласно|приложению))$", re.IGNORECASE)


#: «… 1941 / – 1945 годов», «… в них классов / – 40»: behind a line full to its last sign such a dash begins no line of a list.
_BEFORE_FIGURE = re.compile(r"[-–—]\s*\d")


#: «… Лужина А.Б. / – учитель химии, Чайка Д.Е. – …»: who they are goes on behind a name.
_NAMED_LAST = re.compile(r"(?:[А-ЯЁ]\.\s?[А-ЯЁ]\.|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё-]+)$")
_OFFICE_BEHIND = re.compile(r"[-–—]\s([а-яё][^,;.:–—]{2,80})")


def rewrapped(parts: Sequence[Block]) -> list[Block]:
    """The parts of a paper; where its lines end at a margin, lines that no sentence ends are joined to the next.

    A line is broken at the margin where the first word of the next one would not have fitted.
    """
    margin = _margin(parts)
    if margin is None:
        return list(parts)
    if _is_spaced(parts):
        return rewrapped([part for part in parts if not _is_blank(part)])
    out: list[Block] = []
    last = ""  # the last printed line of the paragraph above
    for part in parts:
        above = out[-1] if out else None
        if isinstance(part, Paragraph) and isinstance(above, Paragraph) and _goes_on(last, above.text, part, margin):
            out[-1] = replace(above, text=whole(f"{above.text}\n{part.text.strip()}").replace("\n", " "))
        else:
            out.append(part)
        last = part.text.rstrip() if isinstance(part, Paragraph) else ""
    return out


def _is_blank(part: Block) -> bool:
    return isinstance(part, Paragraph) and not part.text.strip()


def _is_spaced(parts: Sequence[Block]) -> bool:
    """Whether a page left a blank line below every line of running text, so that blank lines part nothing."""
    lines = [not _is_blank(part) for part in parts]
    close = sum(1 for above, below in pairwise(lines) if above and below)
    return close * MOSTLY < sum(lines) and not all(lines)


#: Of so many lines at most one stands right below another.
MOSTLY = 10


def _margin(parts: Sequence[Block]) -> int | None:
    """The width of the lines of a paper; None where they are paragraphs or too few end at one margin."""
    lines = [part.text.rstrip() for part in parts if isinstance(part, Paragraph) and part.text.strip()]
    widths = list(map(len, lines))
    widest = max(widths, default=0)
    left = min((len(line) - len(line.lstrip(" ")) for line in lines), default=0)  # the left margin of a page
    ended = sum(1 for width in widths if width > widest - LONGEST_WORD)
    return widest if NARROWEST <= widest - left <= WIDEST and ended >= FEWEST else None


#: In characters: so much room a margin leaves before a word that did not fit.
LONGEST_WORD = 24


def _goes_on(last: str, above: str, part: Paragraph, margin: int) -> bool:
    text = part.text.strip()
    if not text or not last or part.number or _COLUMNS.search(last) or _COLUMNS.search(text):
        return False
    if len(last) >= margin - LONGEST_WORD and _NAMED_LAST.search(last) and (office := _OFFICE_BEHIND.match(text)):
        return names_somebody(office[1].rstrip(" .;,")) == 1.0
    fits = len(last) + 1 + len(text.split(maxsplit=1)[0]) <= margin
    ended = last[-1] in ".;:!?" and not (ends_short(last) or _NUMBER_AT_END.search(last))
    if fits or ended or len(last) < margin - LONGEST_WORD:
        return False
    if _NUMBER_AT_END.search(last):
        return True
    if text[0].isupper() and (_BEGINS.match(text) or STARTS_TEXT.match(text) or ADDRESSES.match(text)):
        return False
    if _BEFORE_FIGURE.match(text):
        return True
    marked = not re.search(r"[^\W\d_]", text) or strip_mark(text, "")[0] > 0
    return not marked or _OPEN.search(last) is not None or above.count("(") > above.count(")")
