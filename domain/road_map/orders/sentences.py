"""Running text in sentences: an abbreviation, an initial or a bracket ends none; an address with Latin letters does."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.paper import Paragraph
from domain.responsible.hyphens import whole
from domain.road_map.orders.marks import strip_mark

_END = re.compile(
    r"(?<=[А-ЯЁа-яёA-Za-z»)\d%][.!?])\s+(?=[А-ЯЁA-Z«]"
    r"|\d{1,2}\s(?:янв|фев|мар|апр|ма[яй]|ию[нл]|авг|сен|окт|ноя|дек)|\d{1,2}\.\d{2}\.\d{4})"
)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(«,№-])(?:[А-ЯЁ]|г|гор|с|п|д|ул|пр|им|тел|каб|ст|стр|обл|т|др|см|руб|тыс|млн|млрд|чел|экз|кв|пос|пгт|проф|доц|зам|зав"
    r"|исп|отв|кл|уч|мин|тов|т\.\s?[едпк])\.$"
)
#: «… до 15 мая 2027 г. Отчёт …»: behind a whole date the year's sign may end the sentence.
_WHOLE_DATE = re.compile(r"\d(?:\.\s?\d{1,2}\.\s?|\s+[а-яё]+\s+)20\d\d\s?г\.$")


def ends_short(text: str) -> bool:
    """Whether the full stop at the end of a text is that of an abbreviation or of an initial."""
    return _ABBREVIATED.search(text[-12:]) is not None and not _WHOLE_DATE.search(text[-30:])


#: «… сдать отчёты. 1.2. Кураторам …» on one line: the number counts what follows it.
_COUNTS = re.compile(r"(?:^|(?<=[.;)»])\s)(?P<number>[1-9]\d?(?:\.[1-9]\d?)*\.)$")


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in order; together they are its words."""
    out, start = [], 0
    for found in _END.finditer(text):
        before = text[start : found.start()]
        if ends_short(before) or before.count("(") > before.count(")"):
            continue
        counted = _COUNTS.search(before)
        if counted and not counted.start():
            continue
        out.append(before[: counted.start()] if counted else before)
        start = start + counted.end() - len(counted["number"]) if counted else found.end()
    return [*out, text[start:]]


#: A line that a sentence fills: a shorter one ends where its writer ended it.
_FULL_LINE = 55
_OPEN = re.compile(r"(?<!\w)(?:и|в|на|с|со|по|для|о|об|к|за|из|от|до|не|при|№)$", re.IGNORECASE)


#: «… на e-mail: / school@example.ru».
_AT_WHERE = re.compile(r"https?://|www\.|[\w.-]+@")


def unwrapped(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with the lines of one sentence joined: a full line that ends nothing and one in small letters."""
    out: list[Paragraph] = []
    for one in paragraphs:
        text = one.text.strip()
        above = out[-1].text.rstrip() if out else ""
        last = above.rsplit("\n", 1)[-1]
        opened = _OPEN.search(last) is not None and text[:1].isalnum()  # «… до / 17.00 6 декабря»: no number of a point
        goes_on = opened or ((text[:1].islower() or text[:1] == "(") and not strip_mark(text, "")[0])
        ended = last[-1:] in ".;:!?" and not (
            goes_on and _ABBREVIATED.search(last[-12:])
        )  # «до 18 апреля 2027 г. / (включительно)»
        if len(last) >= _FULL_LINE and not one.number and ((goes_on and not ended) or _AT_WHERE.match(text)):
            out[-1] = replace(out[-1], text=f"{above}\n{text}")
        else:
            out.append(one)
    return [replace(one, text=" ".join(whole(one.text).split())) if "\n" in one.text else one for one in out]
