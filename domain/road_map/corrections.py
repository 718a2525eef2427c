"""An order that only lists its changes: «в пункте 3 слова … заменить словами …», «пункт 5 изложить …», «дополнить пунктом 9».

Pure. What is said to be changed and is not understood is kept as UNCLEAR: a person is asked, nothing is guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.responsible import names_somebody
from domain.terms.find import looks_like_term


class Act(StrEnum):
    """What a correction does."""

    WORDS = "words"  # `old` words give way to `new` ones; without `old` the new ones are added at the end
    REWRITTEN = "rewritten"
    ADDED = "added"
    REMOVED = "removed"
    TERM = "term"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Correction:
    """One change: in the row of this number (None: wherever the words stand); `printed` is the sentence that orders it."""

    act: Act
    printed: str
    number: str | None = None
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a row that is written anew; None: the paper does not say."""

    text: str
    term: str | None = None
    people: str | None = None
    result: str | None = None


_ORDERS = re.compile(r"излож\w+|замен\w+|исключ\w+|дополн\w+|утратив\w+|продл\w+|перен(?:ести|осится)|считать", re.IGNORECASE)
_LEAD = re.compile(r"(?<!\w)внес(?:ти|ён|ен\w*)(?!\w).{0,400}?изменени", re.IGNORECASE | re.DOTALL)
_ITEM = r"(?:под)?(?:пункт\w*|п\.|строк\w*|позици\w*|мероприяти\w*)\s*(?:№\s*)?"
_NUMBER = r"\d{1,3}(?:\.\d{1,3})*"
_PLACE = re.compile(rf"(?<!\w){_ITEM}({_NUMBER}(?:\s*(?:,|и|-)\s*{_NUMBER})*)", re.IGNORECASE)
_OF_WORDS = r"(?:слов\w*|цифр\w*|дат\w+|фраз\w*|числ\w*)?\s*"
_Q = "\ue000(\\d+)\ue001"
_REPLACED = re.compile(rf"{_OF_WORDS}{_Q}\s*заменить\s+(?:на\s+)?{_OF_WORDS}{_Q}", re.IGNORECASE)
_AFTER = re.compile(rf"после\s+{_OF_WORDS}{_Q}\s*дополнить\s+{_OF_WORDS}{_Q}", re.IGNORECASE)
_MORE = re.compile(rf"дополнить\s+(?:слов\w*|фраз\w*)\s*{_Q}", re.IGNORECASE)
_LESS = re.compile(rf"(?:слов\w*|фраз\w*)\s*{_Q}\s*исключить|исключить\s+(?:слов\w*|фраз\w*)\s*{_Q}", re.IGNORECASE)
_ANEW = re.compile(rf"излож\w+\s+в\s+(?:следующей|новой)\s+редакции\s*:?\s*{_Q}", re.IGNORECASE | re.DOTALL)
_ADDS = re.compile(rf"дополн\w+\s+(?:нов\w+\s+)?{_ITEM}({_NUMBER})?[^\ue000]*{_Q}", re.IGNORECASE | re.DOTALL)
_ENDS = re.compile(r"исключ\w+|признать\s+утратив\w+|отменить|утрачива\w+ силу", re.IGNORECASE)
_MOVED = re.compile(r"(?:продл\w+|перен(?:ести|осится)|установить|считать|изменить)\s+(?P<to>.+)", re.IGNORECASE | re.DOTALL)
_OWN_NUMBER = re.compile(r"^\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]|[а-я]\)|[-–—•])\s*", re.IGNORECASE)


def corrections_in(lines: Sequence[str]) -> list[Correction]:
    """The changes that the text of an order lists, in its order; none for any other text."""
    whole = "\n".join(lines)
    if not _LEAD.search(whole) and not re.search(r"в\s+(?:следующей|новой)\s+редакции|дорожн\w+\s+карт", whole, re.IGNORECASE):
        return []
    hidden, quotes = _quotes_apart(whole)
    found: list[Correction] = []
    under: str | None = None
    for line in _sentences(hidden):
        above = line.rstrip().endswith(":") and "\ue000" not in line
        place = _PLACE.search(line) if above else None
        if above and (place or not re.search(r"дополнить|изложить", line)):
            under = place[1] if place and not _LEAD.search(line) else None
            continue
        if re.match(r"\d", line):  # a new point of the order speaks of another row
            under = None
        found += _read(line, quotes, under)
    return found


def _quotes_apart(text: str) -> tuple[str, list[str]]:
    """The text with every outermost quotation as a mark: what stands inside has its own full stops and numbers."""
    quotes: list[str] = []
    out: list[str] = []
    depth, straight, start = 0, False, 0
    for at, sign in enumerate(text):
        opens = (sign in "«“„" and not straight) or (sign == '"' and not straight and depth == 0)
        closes = (sign in "»”" and depth > 0) or (sign == '"' and straight)
        if opens:
            if depth == 0:
                start = at + 1
            depth, straight = depth + 1, sign == '"'
        elif closes:
            depth -= 1
            straight = straight and sign != '"'
            if depth == 0:
                quotes.append(text[start:at])
                out.append(f"\ue000{len(quotes) - 1}\ue001")
        elif depth == 0:
            out.append(sign)
    if depth:  # a quotation that nobody closed
        quotes.append(text[start:])
        out.append(f"\ue000{len(quotes) - 1}\ue001")
    return "".join(out), quotes


def _sentences(hidden: str) -> list[str]:
    """A quotation may begin on the line below its order; several changes of one row are parted by semicolons."""
    joined = re.sub(r"([:\ue001])\s*\n+\s*(?=\ue000)", r"\1 ", hidden)
    pieces = [piece for line in joined.split("\n") for piece in re.split(r";\s*|(?<=[\w\ue001])\.\s+(?=[А-ЯЁ])", line)]
    out: list[str] = []
    for piece in pieces:
        head, colon, rest = piece.partition(":")
        lead = colon and _PLACE.search(head) and not _ORDERS.search(head) and "\ue000" not in head and rest.strip()
        out += [f"{head}:", rest] if lead else [piece]  # «В пункте 3: слова … заменить …»
    return [piece.strip() for piece in out if piece.strip()]


def _read(line: str, quotes: Sequence[str], under: str | None) -> list[Correction]:
    if not _ORDERS.search(line) or (_LEAD.search(line) and "\ue000" not in line):
        return []
    printed = " ".join(_OWN_NUMBER.sub("", _shown(line, quotes)).split())
    body = _OWN_NUMBER.sub("", line)
    place = _PLACE.search(body)
    named = place[1] if place else under
    numbers = re.findall(_NUMBER, named) if named else []
    number = numbers[0] if len(numbers) == 1 else None
    said = [" ".join(quote.split()) for quote in quotes]
    rows = [quotes[int(one[1])].strip() for one in re.finditer(_Q, body)]
    if found := _ADDS.search(body):
        return [
            Correction(Act.ADDED, printed, _number_of(row) or (found[1] if len(rows) == 1 else None), new=row) for row in rows
        ]
    if _ANEW.search(body) and number and len(rows) == 1:
        return [Correction(Act.REWRITTEN, printed, number, new=rows[0])]
    if _ANEW.search(body) and numbers and [_number_of(row) for row in rows] == numbers:
        return [Correction(Act.REWRITTEN, printed, one, new=row) for one, row in zip(numbers, rows, strict=True)]
    words = [Correction(Act.WORDS, printed, number, said[int(one[1])], said[int(one[2])]) for one in _REPLACED.finditer(body)]
    words += [
        Correction(Act.WORDS, printed, number, said[int(one[1])], f"{said[int(one[1])]} {said[int(one[2])]}")
        for one in _AFTER.finditer(body)
    ]
    words += [Correction(Act.WORDS, printed, number, said[int(one[1] or one[2])], "") for one in _LESS.finditer(body)]
    if not words and number and (found := _MORE.search(body)):
        words = [Correction(Act.WORDS, printed, number, "", said[int(found[1])])]
    if words and len(numbers) <= 1:
        return words
    if re.search(r"(?<!\w)срок", body, re.IGNORECASE) and number and (moved := _term_in(_shown(body, quotes))):
        return [Correction(Act.TERM, printed, number, new=moved)]
    if numbers and _ENDS.search(body) and "\ue000" not in body and "слов" not in body.lower() and "-" not in (named or ""):
        return [Correction(Act.REMOVED, printed, one) for one in numbers]
    return [Correction(Act.UNCLEAR, printed)]


def _number_of(row: str) -> str | None:
    """The number with which a quoted row begins: «9 | …», «9. …»."""
    found = re.match(rf"\s*({_NUMBER})(?:[.)]\s|\.?\s*(?:\||\t|\n))", row)
    return found[1] if found else None


def _shown(line: str, quotes: Sequence[str]) -> str:
    return re.sub(_Q, lambda found: f"«{quotes[int(found[1])]}»", line)


def _term_in(body: str) -> str:
    """«продлить до 01.12.2026», «перенести с октября на декабрь 2026 года»: the words of the new term."""
    found = _MOVED.search(body)
    if found is None:
        return ""
    to = found["to"].strip(' .;«»"')
    to = re.sub(r"^с\s.+?\s+на\s+", "", to)
    to = re.sub(r"^(?:срок\w*\s*)?(?:на|:|–|-)\s*", "", to)
    return to if looks_like_term(to) else ""


def is_instruction(text: str) -> bool:
    """Whether a point of the order only says what is changed, and is no work of its own."""
    return _ORDERS.search(text) is not None or _LEAD.search(text) is not None


def words_of(new: str) -> Words:
    """A row as it is quoted: its cells behind one another, or one sentence with its term and who answers."""
    cells = [" ".join(cell.split()).strip(" ;") for cell in re.split(r"\t|\s\|\s|\n", new)]
    cells = [cell for cell in cells if cell and not re.fullmatch(rf"{_NUMBER}\.?", cell)]
    if cells:
        cells[0] = re.sub(rf"^{_NUMBER}[.)]\s+", "", cells[0])
    if len(cells) < 2:
        return _sentence(cells[0] if cells else "")
    term = next((cell for cell in cells[1:] if looks_like_term(cell)), None)
    people = next((cell for cell in cells[1:] if cell != term and names_somebody(cell)), None)
    rest = [cell for cell in cells[1:] if cell not in (term, people)]
    return Words(cells[0], term, people, "; ".join(rest) or None)


_SAYS_TERM = re.compile(
    r"[.;,(]?\s*срок\w*(?:\s+исполнени\w+)?\s*[:–—-]\s*(?P<said>.+?)(?=\.\s+[А-ЯЁ]|;|\)|\.?$)\)?", re.IGNORECASE
)
_SAYS_PEOPLE = re.compile(r"[.;,(]?\s*(?:ответственн\w+|исполнител\w+)\s*[:–—-]\s*(?P<said>[^;()]+?)\)?\.?$", re.IGNORECASE)


def _sentence(text: str) -> Words:
    people = _SAYS_PEOPLE.search(text)
    rest = text[: people.start()] if people else text
    term = _SAYS_TERM.search(rest)
    body = (rest[: term.start()] + rest[term.end() :]) if term else rest
    return Words(body.strip(" .;,"), term["said"].strip() if term else None, people["said"].strip() if people else None)
