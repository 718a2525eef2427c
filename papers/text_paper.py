"""Plain text and CSV: the encoding is found by what the letters would be, never asked."""

import csv
import io
import re
from collections import Counter

from domain.paper import Block, Paper, Paragraph, Table
from domain.responsible.hyphens import whole
from papers import limits
from papers.refusal import Refused, Why
from papers.symbols import seen as shown

_COMMON_LETTERS = "оеаинтсрвл"
_COMMON = re.compile(f"[{_COMMON_LETTERS}]")
#: Whole letters, of the commonest ten, for every damaged one in a text that is UTF-8 all the same.
FEW_DAMAGED = 5
_ODD = re.compile(r"[А-ЯЁ][а-яё]*[А-ЯЁ]|[а-яё][А-ЯЁ]|[\u2500-\u259f\u0402-\u040f\u0452-\u045f]")


#: The sign of a number that a site wrote as UTF-8 and read as CP1251.
_TWICE_ENCODED = "в„–"


def decoded(content: bytes) -> str:
    """The text of the bytes: UTF-8, UTF-16 with its mark, CP1251, KOI8-R or CP866. Refused when they are no text.

    A letter that was damaged on the way, or cut at the end, stands as U+FFFD: whoever understands the text asks about it.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content[:65536]:
        raise Refused(Why.NOT_WHAT_IT_SAYS)
    try:
        return content.decode("utf-8-sig").replace(_TWICE_ENCODED, "№")
    except UnicodeDecodeError:
        mended = content.decode("utf-8-sig", errors="replace")
    whole = sum(map(mended.count, _COMMON_LETTERS))
    if whole > FEW_DAMAGED * mended.count("\ufffd"):  # no other encoding makes letters of what is no UTF-8
        return mended
    sample = content[:200_000]
    texts = {encoding: sample.decode(encoding, errors="replace") for encoding in ("cp1251", "koi8-r", "cp866")}
    best = max(texts, key=lambda encoding: len(_COMMON.findall(texts[encoding])) - 3 * len(_ODD.findall(texts[encoding])))
    if not re.search(r"[а-яё]{3}", texts[best]):
        raise Refused(Why.NOT_WHAT_IT_SAYS)
    return content.decode(best, errors="replace")


#: «1\\. Утвердить», «[приложение](https://…)», «__Методисту__», «> На основании»: signs of looks in a copy from a web page.
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\((?:https?://|www\.|mailto:|/|#)[^()\s]{0,500}\)")
_STRESSED = re.compile(r"(?<!\w)(_{1,2})(?=[^\s_])([^_\n]{1,300})(?<=[^\s_])\1(?!\w)")
_QUOTED = re.compile(r"^>[ \t]?", re.MULTILINE)


def without_markup(text: str) -> str:
    """The text as it is seen, without the signs of Markdown that stand inside its lines."""
    for sign, seen in ((_ESCAPED, r"\1"), (_LINK, r"\1"), (_STRESSED, r"\2"), (_QUOTED, "")):
        text = sign.sub(seen, text)
    return text


def read_text(content: bytes, name: str) -> Paper:
    """A paper of lines."""
    text = decoded(content).replace("\0", "\ufffd")
    if len(text) > limits.CHARACTERS:
        raise Refused(Why.TOO_LONG)
    if not any(char.isalnum() for char in text):
        raise Refused(Why.EMPTY)
    if "\ufffe" in text:  # what some viewers copy for a hyphen together with the end of its line
        text = whole(text.replace("\ufffe", "-\n"))
    text = without_markup(shown(text))
    lines = re.split(r"\r\n|[\n\r\f\v\x85\u2028\u2029]", text)
    wide = Counter(count for line in lines if (count := max(line.count("\t"), line.count("|"))) >= limits.COLUMNS)
    if wide and wide.most_common(1)[0][1] > 1:  # one such line is a whole table that lost its breaks
        raise Refused(Why.TOO_WIDE)
    return Paper(name, tuple(Paragraph(line) for line in lines))


#: What may part the cells of a line; the comma last, which parts words as well.
_DELIMITERS = ";\t|,"


def _evenly(head: str, mark: str) -> int:
    """How many lines this mark parts into one and the same number of cells: of commas in sentences no two lines have as many."""
    widths = Counter(len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=mark))
    return max((count for width, count in widths.items() if width > 1), default=0)


def _of_one_width(rows: list[list[str]], mark: str) -> list[tuple[str, ...]]:
    """The cells without white space around; in a row wider than most, a comma with a space behind it is one of the words."""
    usual = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    out: list[tuple[str, ...]] = []
    for row in rows:
        cells = list(row)
        while mark == "," and len(cells) > usual and (at := next((at for at in range(1, len(cells)) if cells[at][:1] == " "), 0)):
            cells[at - 1 : at + 1] = [f"{cells[at - 1]},{cells[at]}"]
        out.append(tuple(cell.strip() for cell in cells))
    return out


def read_csv(content: bytes, name: str) -> Paper:
    """A paper of one table."""
    text = decoded(content)
    if len(text) > limits.CHARACTERS:
        raise Refused(Why.TOO_LONG)
    try:
        delimiter = max(_DELIMITERS, key=lambda mark: _evenly(text[:20_000], mark))
        rows = _of_one_width(list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)), delimiter)
    except csv.Error as broken:
        raise Refused(Why.DAMAGED) from broken
    rows = [row for row in rows if any(row)]
    if not rows:
        raise Refused(Why.EMPTY)
    if len(rows) > limits.ROWS:
        raise Refused(Why.TOO_LONG)
    if max(map(len, rows)) > limits.COLUMNS:
        raise Refused(Why.TOO_WIDE)
    blocks: list[Block] = [Table(tuple(rows))]
    return Paper(name, tuple(blocks))
