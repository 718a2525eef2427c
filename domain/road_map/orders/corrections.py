"""An order that only lists its changes: «в пункте 3 слова … заменить словами …», «пункт 5 изложить …», «дополнить пунктом 9».

Pure. What is said to be changed and is not understood is kept as UNCLEAR: a person is asked, nothing is guessed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.road_map.columns.roles import Role, role_of
from domain.road_map.orders.quotations import quotes_apart
from domain.road_map.orders.quoted_row import CELL, NUMBER, SECTION_TITLE, number_of, section_of
from domain.road_map.record import Act, Correction
from domain.terms.find import looks_like_term

_ORDERS = re.compile(
    r"излож\w+|замен\w+|исключ\w+|дополн\w+|утратив\w+|продл\w+|пере(?:нести|носится|местить)|считать|удалить"
    r"|(?:установ|измен)\w+\s+(?:\w+\s+){0,2}?срок",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?<!\w)внес(?:ти|ён|ен\w*)(?!\w).{0,400}?изменени", re.IGNORECASE | re.DOTALL)
_ITEM = r"(?:под)?(?:пункт\w*|п\.|строк\w*|позици\w*|мероприяти\w*)\s*(?:№\s*)?"
_LISTED = rf"(?:с\s+)?{NUMBER}(?:\s*(?:,|и|по|[-–—])\s*{NUMBER})*"
_PLACE = re.compile(rf"(?<!\w){_ITEM}({_LISTED})", re.IGNORECASE)
_OF_WORDS = r"(?:слов\w*|цифр\w*|дат\w+|фраз\w*|числ\w*)?\s*"
_Q = "\ue000(\\d+)\ue001"
_REPLACED = re.compile(rf"{_OF_WORDS}{_Q}\s*заменить\s+(?:на\s+)?{_OF_WORDS}{_Q}", re.IGNORECASE)
_AFTER = re.compile(rf"после\s+{_OF_WORDS}{_Q}\s*дополнить\s+{_OF_WORDS}{_Q}", re.IGNORECASE)
_AFTER_IN = re.compile(rf"дополнить\s+(?:{_ITEM}{_LISTED}\s+)?после\s+{_OF_WORDS}{_Q}\s*{_OF_WORDS}{_Q}", re.IGNORECASE)
_MORE = re.compile(rf"дополнить\s+(?:{_ITEM}{_LISTED}\s+)?(?:слов\w*|фраз\w*)\s*{_Q}", re.IGNORECASE)
_LESS = re.compile(rf"(?:слов\w*|фраз\w*)\s*{_Q}\s*исключить|исключить\s+(?:слов\w*|фраз\w*)\s*{_Q}", re.IGNORECASE)
_ANEW = re.compile(rf"излож\w+\s+в\s+(?:следующ|нов)\w+\s+редакции\s*:?\s*{_Q}", re.IGNORECASE | re.DOTALL)
_ANEW_BELOW = re.compile(r"излож\w+\s+в\s+(?:следующ|нов)\w+\s+редакции|дополн\w+", re.IGNORECASE)
_COLUMN = re.compile(rf"(?:граф|столб|колонк)\w*\s*{_Q}[^\ue000]*?(?:излож|замен)[^\ue000]*{_Q}", re.IGNORECASE | re.DOTALL)
_RENUMBERED = re.compile(rf"считать\s+(?:соответственно\s+)?{_ITEM}({_LISTED})", re.IGNORECASE)
_TO_PLACE = re.compile(
    rf"пере(?:нести|местить|носится)\s+(?:из\s+.+?\s+)?(?:в\s+(?:конец\s+)?(?P<section>(?:раздел|этап|блок|направлени)\w*\s.+)"
    rf"|(?:после|за)\s+{_ITEM}(?P<after>{NUMBER}))",
    re.IGNORECASE | re.DOTALL,
)
#: «дополнить план пунктом 9»: with a row, while «дополнить пункт 9 словами» adds words to one.
_WITH_ITEM = r"(?:под)?(?:пункт(?:ом|ами)|п\.|строк(?:ой|ою|ами)|позици(?:ей|ями)|мероприяти(?:ем|ями))\s*(?:№\s*)?"
_ADDS = re.compile(
    rf"дополн\w+\s+(?:[^\ue000:;]{{0,80}}?\s)??(?:нов\w+\s+)?{_WITH_ITEM}({NUMBER})?(?![^\ue000]*(?:слов|фраз|после\s))[^\ue000]*{_Q}",
    re.IGNORECASE | re.DOTALL,
)
_ENDS = re.compile(r"исключ\w+|удалить|признать\s+утратив\w+|отменить|утрачива\w+ силу", re.IGNORECASE)
_MOVED = re.compile(r"(?:продл\w+|перен(?:ести|осится)|установить|считать|изменить)\s+(?P<to>.+)", re.IGNORECASE | re.DOTALL)
_OWN_NUMBER = re.compile(r"^\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]|[а-я]\)|[-–—•])\s*", re.IGNORECASE)


def corrections_in(lines: Sequence[str]) -> list[Correction]:
    """The changes that the text of an order lists, in its order; none for any other text."""
    whole = "\n".join(lines)
    if not _LEAD.search(whole) and not re.search(r"в\s+(?:следующ|нов)\w+\s+редакции|дорожн\w+\s+карт", whole, re.IGNORECASE):
        return []
    hidden, quotes = quotes_apart(whole)
    rows = {number: quote.strip() for quote in quotes if CELL in quote and (number := number_of(quote))}
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
        found += _read(line, quotes, under, rows)
    return [replace(one, act=Act.UNCLEAR) if _shares_rows(one, found) else one for one in found]


def _shares_rows(one: Correction, every: Sequence[Correction]) -> bool:
    """Whether another change speaks of the rows that this section would take: which of them are its own only a person can say."""
    rows = set(one.new.split("\n"))
    return one.act is Act.SECTION and any(rows & set(other.new.split("\n")) for other in every if other is not one)


def _sentences(hidden: str) -> list[str]:
    """A quotation may begin on the line below its order; several changes of one row are parted by semicolons."""
    joined = re.sub(r"([:\ue001])[,;]?\s*\n+\s*(?=\ue000)", r"\1 ", hidden)
    pieces = [piece for line in joined.split("\n") for piece in re.split(r";\s*|(?<=[\w\ue001])\.\s+(?=[А-ЯЁ])", line)]
    out: list[str] = []
    for piece in pieces:
        head, colon, rest = piece.partition(":")
        lead = colon and _PLACE.search(head) and not _ORDERS.search(head) and "\ue000" not in head and rest.strip()
        out += [f"{head}:", rest] if lead else [piece]  # «В пункте 3: слова … заменить …»
    return [piece.strip() for piece in out if piece.strip()]


def _read(line: str, quotes: Sequence[str], under: str | None, rows_below: Mapping[str, str]) -> list[Correction]:
    said = _ORDERS.search(line) or (under is not None and re.match(r"срок", line, re.IGNORECASE))
    if not said or (_LEAD.search(line) and "\ue000" not in line):
        return []
    printed = " ".join(_OWN_NUMBER.sub("", _shown(line, quotes)).split())
    body = _OWN_NUMBER.sub("", line)
    place = _PLACE.search(body)
    named = place[1] if place else under
    numbers = _numbers_in(named) if named else []
    found = (
        _rows_anew(body, printed, numbers, quotes, rows_below)
        or _cells(body, printed, numbers, quotes)
        or _words(body, printed, numbers, quotes)
        or _whole_rows(body, printed, numbers, quotes)
    )
    return found or [Correction(Act.UNCLEAR, printed)]


def _numbers_in(named: str) -> list[str]:
    """«3, 5», «2–4», «с 1.2 по 1.4»: every number that is meant; none where a stretch has no clear rows between its ends."""
    out: list[str] = []
    for first, last in re.findall(rf"({NUMBER})(?:\s*(?:по|[-–—])\s*({NUMBER}))?", named):
        if not last:
            out.append(first)
            continue
        head, _, begin = first.rpartition(".")
        same, _, end = last.rpartition(".")
        if head != same or not 0 < int(end) - int(begin) <= LONGEST_STRETCH:
            return []
        out += [f"{head}.{at}" if head else str(at) for at in range(int(begin), int(end) + 1)]
    return out


#: A stretch of more rows is a slip of the typist.
LONGEST_STRETCH = 60


def _rows_anew(
    body: str, printed: str, numbers: Sequence[str], quotes: Sequence[str], below: Mapping[str, str]
) -> list[Correction]:
    """Rows that are quoted behind the order, or stand in the table of its appendix."""
    if not numbers and (section := _SECTION_ANEW.search(body)):
        return _section(section, printed, quotes, below)
    rows = [quotes[int(one[1])].strip() for one in re.finditer(_Q, body)]
    rows = [row for row in rows if CELL in row or number_of(row) or not SECTION_TITLE.match(row)]
    if found := _ADDS.search(body):
        return [Correction(Act.ADDED, printed, number_of(row) or (found[1] if len(rows) == 1 else None), new=row) for row in rows]
    if _COLUMN.search(body):
        return []
    if _ANEW.search(body) and len(numbers) == len(rows) == 1:
        return [Correction(Act.REWRITTEN, printed, numbers[0], new=rows[0])]
    if _ANEW.search(body) and numbers and [number_of(row) for row in rows] == numbers:
        return [Correction(Act.REWRITTEN, printed, one, new=row) for one, row in zip(numbers, rows, strict=True)]
    if not rows and numbers and _ANEW_BELOW.search(body) and all(one in below for one in numbers):
        act = Act.ADDED if re.search(r"дополн", body, re.IGNORECASE) else Act.REWRITTEN
        return [Correction(act, printed, one, new=below[one]) for one in numbers]
    return []


_SECTION_ANEW = re.compile(
    r"(?<!\w)(?P<name>(?:раздел|этап|блок|направлени)\w*\s.{1,200}?)\s+излож\w+\s+в\s+(?:следующ|нов)\w+\s+редакции(?P<rows>.*)",
    re.IGNORECASE | re.DOTALL,
)


def _section(found: re.Match[str], printed: str, quotes: Sequence[str], below: Mapping[str, str]) -> list[Correction]:
    """«Раздел II изложить в новой редакции: …»: its rows, where a table (also below the order) or a numbered list says which."""
    new = "\n".join(quotes[int(one[1])].strip() for one in re.finditer(_Q, found["rows"]))
    new = new or ("\n".join(below.values()) if re.search("прил", found["rows"], re.IGNORECASE) else "")
    name = " ".join(_shown(found["name"], quotes).split())
    return [Correction(Act.SECTION, printed, old=name, new=new)] if section_of(new) else []


_ACT_OF = {Role.TERM: Act.TERM, Role.RESPONSIBLE: Act.PEOPLE, Role.RESULT: Act.RESULT}


def _cells(body: str, printed: str, numbers: Sequence[str], quotes: Sequence[str]) -> list[Correction]:
    """«в пункте 3 графу «Срок» изложить …: «май»»: one cell of a row."""
    found = _COLUMN.search(body)
    act = _ACT_OF.get(role_of(quotes[int(found[1])]) or Role.OTHER) if found else None
    if found is None or act is None or not numbers or re.search(r"слов\w*\s*\ue000", body):
        return []
    return [Correction(act, printed, one, new=" ".join(quotes[int(found[2])].split())) for one in numbers]


def _words(body: str, printed: str, numbers: Sequence[str], quotes: Sequence[str]) -> list[Correction]:
    said = [" ".join(quote.split()) for quote in quotes]
    pairs = [(said[int(one[1])], said[int(one[2])]) for one in _REPLACED.finditer(body)]
    after = [*_AFTER.finditer(body), *_AFTER_IN.finditer(body)]
    pairs += [(said[int(one[1])], f"{said[int(one[1])]} {said[int(one[2])]}") for one in after]
    pairs += [(said[int(one[1] or one[2])], "") for one in _LESS.finditer(body)]
    if not pairs and numbers and (found := _MORE.search(body)):
        pairs = [("", said[int(found[1])])]
    return [Correction(Act.WORDS, printed, one, old, new) for one in numbers or (None,) for old, new in pairs]


def _whole_rows(body: str, printed: str, numbers: Sequence[str], quotes: Sequence[str]) -> list[Correction]:
    """Rows that get another term, number or place, or go."""
    if numbers and (renumbered := _RENUMBERED.search(body)):
        to = _numbers_in(renumbered[1])
        made = [Correction(Act.RENUMBERED, printed, was, new=now) for was, now in zip(numbers, to, strict=False)]
        # Whoever moves up makes room first, so that no two rows ever have one number.
        up = _order(to[0]) > _order(numbers[0]) if to else False
        return (made[::-1] if up else made) if len(to) == len(numbers) and "\ue000" not in body else []
    if re.search(r"(?<!\w)срок", body, re.IGNORECASE) and numbers and (moved := _term_in(_shown(body, quotes))):
        return [Correction(Act.TERM, printed, one, new=moved) for one in numbers]
    if numbers and (place := _TO_PLACE.search(body)) and "срок" not in body.lower():
        to_place = place["after"] or " ".join(_shown(place["section"], quotes).split()).strip(" .;")
        return [Correction(Act.MOVED, printed, one, new=to_place) for one in (numbers[::-1] if place["after"] else numbers)]
    if numbers and _ENDS.search(body) and "\ue000" not in body and "слов" not in body.lower():
        return [Correction(Act.REMOVED, printed, one) for one in numbers]
    return []


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _shown(line: str, quotes: Sequence[str]) -> str:
    return re.sub(_Q, lambda found: f"«{quotes[int(found[1])]}»", line)


#: «… срок исполнения пункта 5 до …»: whose term it is stands before it.
_OF_THE_TERM = re.compile(
    rf"^(?:срок\w*\s*)?(?:(?:исполнени|выполнени|реализаци|проведени)\w+\s*)?(?:{_ITEM}{_LISTED}\s*)?", re.IGNORECASE
)


def _term_in(body: str) -> str:
    """«продлить до 01.12.2026», «перенести с октября на декабрь 2026 года»: the words of the new term."""
    found = _MOVED.search(body)
    if found is None:
        return ""
    to = _OF_THE_TERM.sub("", found["to"].strip(' .;«»"'))
    to = re.sub(r"^с\s.+?\s+на\s+", "", to)
    to = re.sub(r"^(?:на|:|–|-)\s*", "", to).strip('«» "')
    return to if looks_like_term(to) else ""


_WHOLE = re.compile(
    r"(?:приложени|дорожн\w+\s+карт|план)\w*(?!\w).{0,300}?(?:излож|утверд)\w+\s.{0,40}?редакци", re.IGNORECASE | re.DOTALL
)


def is_of_the_whole(text: str) -> bool:
    """Whether a point only says that the paper below it takes the place of the earlier one."""
    anew = re.search(r"излож\w+", text, re.IGNORECASE) is not None
    return _WHOLE.search(text) is not None or (_LEAD.search(text) is not None and anew)


def is_instruction(text: str) -> bool:
    """Whether a point of the order only says what is changed, and is no work of its own."""
    return _ORDERS.search(text) is not None or _LEAD.search(text) is not None
