"""The marks before the points of an order: numbers, letters, bullets; and which list a number belongs to."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.paper import Paragraph

_NUMBERED = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|\d{1,3}(?:\.\d{1,3}){0,3}(?=[.)]))(?:(?:[.)]\s*|\s+(?![«\"]?[А-ЯЁа-яё][»\"]?\s+класс))(?=[«\"(А-ЯЁа-яё])"
    r"|(?:(?<=\.\d)|(?<=\.\d\d))(?=[А-ЯЁ][а-яё]{2})|[.)]\s+(?=\d{1,2}(?:\s?[-–—]\s?\d{1,2})?\s(?:янв|фев|мар|апр|ма[яй]|ию[нл]|авг|сен|окт|ноя|дек)|\d{1,2}\.\d{2}[\s.–—-]"
    r"|\d{1,2}(?:\s?(?:[-–—,]|и)\s?\d{1,2}){0,8}(?:-?х)?\s+кл(?:асс|\.)))"
)
#: «26 АПРЕЛЯ …» opens with a day.
_DAY = re.compile(r"\d{1,2}\s+(?:янв|фев|мар|апр|мая|ию[нл]|авг|сен|окт|ноя|дек)", re.IGNORECASE)
_LETTERED = re.compile(r"^(?P<letter>[а-яacexopy])\)\s*")
_LATIN = str.maketrans("acexopy", "асехору")
#: Dashes and dots, the signs that messengers put before a line, and those of the fonts Symbol and Wingdings.
BULLET = re.compile(
    r"^(?:[-–—•*·▪●]\s(?=[-–—•*·▪●]\s))?"
    r"(?:[-–—•*·▪●\uf020-\uf0ff]|[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?)\s*"
)
#: How much deeper a list stands that counts from 1 again below a point that ends with a colon.
WITHIN = 10
#: How deep a line with a dash or a dot stands: below any number or letter.
BULLETED = 60


#: «§ 1», and «1.» or «2.3.» alone on a line.
_SECTION_SIGN = re.compile(r"\s*(?:§\s*(?P<number>\d{1,2})[.)]?\s*|(?P<alone>\d{1,2}(?:\.\d){0,2}[.)])\s*$)")


#: «2», «- 2 -» alone on a line; «… по форме № / 2» is none.
_PAGE_NUMBER = re.compile(r"\s*[–—-]?\s*\d{1,2}\s*[–—-]?\s*")


def with_numbers_above(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """«§ 1» before a point, or a number and a full stop alone on the line above it, is the number of the point.

    A number without a full stop is that of the page and left out.
    """
    out: list[Paragraph] = []
    number = ""
    for one in paragraphs:
        if _PAGE_NUMBER.fullmatch(one.text) and not one.number and out and not out[-1].text.rstrip().endswith("№"):
            continue
        sign = _SECTION_SIGN.match(one.text)
        if sign:
            number = f"{sign['alone'] or sign['number'] + '.'} "
        words = one.text[sign.end() :] if sign else one.text
        number = "" if sign is None and _NUMBERED.match(one.text.strip()) else number
        out.append(
            replace(one, text=f"{number}{words.lstrip()}") if number and words.strip() else one if not sign else Paragraph("")
        )
        number = "" if words.strip() else number
    return out


#: «2 .2. Провести», «2. 2. Провести»: a scan or a hasty hand parts the figures of a number.
_PARTED = re.compile(r"\d{1,2}(?:\s?\.\s?\d{1,2}){0,3}(?:\s?[.)])?(?=\s+[А-ЯЁ«])")
#: «З. Руководителям»: a letter where a scan saw no figure.
_THREE = re.compile(r"З(?=\s?\.\s+[А-ЯЁ][а-яё]{4,}(?:ам|ям|у|ю|ть|ти)(?![а-яё]))")


#: «п.1. Назначить …».
_SAYS_POINT = re.compile(r"(?:п\.|[Пп]ункт)\s?(?=\d{1,2}(?:\.\d{1,2})*[.)]\s*[А-ЯЁ])")


#: «1.24 ноября. Линейка»: a number and the day of the work without a space between them.
_GLUED_TO_DAY = re.compile(
    r"\A(\d{1,2}\.)(?=(?:[12]?\d|3[01])\s+(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)(?![а-яё]))"
)


def strip_mark(text: str, number: str) -> tuple[int, str | None, str]:
    """Depth (0: no mark), number or letter, and the words behind the mark."""
    bare = _THREE.sub("3", BULLET.sub("", text), count=1) if "З" in text[:4] else BULLET.sub("", text)
    if (parted := _PARTED.match(bare)) and " " in parted[0]:
        bare = parted[0].replace(" ", "") + bare[parted.end() :]
    bare = _SAYS_POINT.sub("", bare, count=1) if _SAYS_POINT.match(bare) else bare
    bare = _GLUED_TO_DAY.sub(r"\1 ", bare, count=1)
    numbered = _NUMBERED.match(bare)
    if (
        numbered
        and not _DAY.match(bare)
        and not re.match(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}\s+[а-я]|\d{1,2}\.\d{1,2}\s+[а-я]{1,3}\s", bare)
    ):
        depth = 40 if bare[: numbered.end()].rstrip().endswith(")") else 1  # «1)» is listed by «1.»
        return depth + numbered["number"].count("."), numbered["number"], bare[numbered.end() :]
    lettered = _LETTERED.match(bare)
    if lettered:
        return 50, lettered["letter"].translate(_LATIN), bare[lettered.end() :]
    if number:
        mark = number.strip(" .)")
        if re.fullmatch(r"\d+(?:\.\d+)*", mark):
            return (40 if number.strip().endswith(")") else 1) + mark.count("."), mark, text
        if re.fullmatch(r"[IVX]{1,4}", mark):
            return 1, mark, text
        within = max(0, number.count("•") - 1)  # a bullet within a bullet
        return (50, mark, text) if re.fullmatch(r"[а-яa-z]", mark) else (BULLETED + within, None, text)
    if bare != text:
        return BULLETED, None, bare
    return 0, None, text


def is_marked(text: str, number: str) -> bool:
    """Whether a mark stands before a line, or a word processor put one there."""
    return bool(number) or strip_mark(text, "")[0] > 0


def lists_anew(above: Sequence[tuple[str | None, str]], mark: str | None) -> bool:
    """«2. Руководителям:» and below it «1) …», «2) …»: a list of its own, although its numbers look alike.

    `above`: number and text of the points that this one may belong to, the nearest last.
    """
    return bool(above) and mark == "1" and above[-1][0] is not None and above[-1][1].endswith(":")


def counts_on(above: Sequence[tuple[str | None, str]], mark: str | None) -> bool:
    """Whether a number goes on with the list inside a point; the point's own next number does after a full stop."""
    last, text = above[-1]
    outer = above[-2][0] if len(above) > 1 else None
    own = _next(last) == mark
    return own and not (_next(outer) == mark and text.endswith("."))


def _next(number: str | None) -> str:
    said = (number or "").rpartition(".")[2]
    return str(int(said) + 1) if said.isdigit() else ""


#: «…: 2.1. Провести …», «…; б) сдать …», «…: - положение; - состав» within a line.
_INSIDE = re.compile(
    r"(?<=[;:])\s+(?=[-–—•]\s[«А-ЯЁа-яё])|(?<=[а-яё\d]\.)\s+(?=[-–—•]\s[а-яё]{3,}(?:ть|ти|чь)(?:ся)?\s)"
    r"|(?<=[;:.])\s+(?=(?:(?:[-–—•]\s)?\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?:\s?\.\s*|\s+|(?=[А-ЯЁ][а-яё]))[«А-ЯЁа-яё]|[а-я]\)\s|\d{1,2}\)\s))"
)


_NEXT_DASH = re.compile(
    r"(?<=[а-яё)»]\.)(?<!\sг\.)\s+(?=[-–—•]\s[а-яё]{4,})|(?<=[а-яё)»\d],)\s+(?=[-–—•]\s[а-яё]{3,}(?:ть|ти|чь)(?:ся)?\s)"
)


def parts_of_a_line(text: str) -> list[str]:
    """The points that stand on one line; «(каб. 12)» begins none."""
    cuts = [one for one in _INSIDE.finditer(text) if text.count("(", 0, one.start()) <= text.count(")", 0, one.start())]
    if any(text[one.end() : one.end() + 1] in "-–—•" for one in cuts):  # «…: - состав; - план. - смету»: a list of dashes
        cuts = sorted([*cuts, *(one for one in _NEXT_DASH.finditer(text, cuts[0].end()))], key=lambda one: one.start())
        cuts = [one for one, after in zip(cuts, [*cuts[1:], None], strict=True) if after is None or after.start() > one.start()]
    ends, starts = [one.start() for one in cuts], [one.end() for one in cuts]
    return [text[start:end] for start, end in zip([0, *starts], [*ends, len(text)], strict=True)]
