"""An order that fell onto one line: its word of order and its numbered points get lines of their own again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.paper import Paragraph
from domain.road_map.orders.acts import is_act, is_whole, orders
from domain.road_map.orders.addressing import has_verb
from domain.road_map.orders.asking import begs, happens
from domain.road_map.orders.scheduled import with_fields
from domain.road_map.orders.sentences import sentences

_ORDERS = re.compile(
    r"(?:п\s*р\s*и\s*к\s*а\s*з\s*ы\s*в\s*а\s*ю|распоряжаюсь|п\s*о\s*с\s*т\s*а\s*н\s*о\s*в\s*л\s*я\s*(?:ю|е\s*т)|(?<![А-Яа-яё])(?:(?:решил|постановил)[аи]?|решение(?=:)))"
    r"\s*(?::\s+(?=[А-ЯЁа-яё\d«]|[-–—•]\s)|\s(?=1\.\s*[А-ЯЁ]))",
    re.IGNORECASE,
)
#: «Срок: 01.11.2027 – …» is a day and no first point.
_POINT = re.compile(
    r"(?:(?<=[.;:)»])(?<!\sп\.)\s+|^\s*)(?!\d{1,2}\.\s?\d{1,2}\.\s?(?:20)?\d\d(?!\d|\.\s?\d))(?P<number>\d{1,2})\.\s*(?=[А-ЯЁ]|\d{1,2}\.\d)"
)


_ROMAN = re.compile(r"\s*(?P<number>[IVX]{1,4})[.)]\s+(?=[А-ЯЁ«])")


def unrolled(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, cut behind «ПРИКАЗЫВАЮ:» and before the points that follow it on its line; «II.» is a number."""
    out: list[Paragraph] = []
    ordered, last = is_act(paragraphs), 0
    for line in _talk_by_talk(paragraphs):
        one, *below = _signed_apart(line)
        found = _ORDERS.search(one.text)
        roman = _ROMAN.match(one.text) if ordered else None
        if roman:
            one = replace(one, text=one.text[roman.end() :], number=roman["number"])
        ordered = ordered or found is not None or orders(one.text)
        if found is None:
            texts = _points(one.text, last) if ordered and not is_whole(one.text) else _opened(one.text)
        else:
            texts = [one.text[: found.end()].rstrip(), *_ordered(one.text[found.end() :])]
        last = next((int(point["number"]) for text in reversed(texts) if (point := _POINT.match(text))), last)
        out += (
            [one]
            if len(texts) == 1
            else [replace(one, text=text, number=one.number if not at else "") for at, text in enumerate(texts)]
        )
        out += below
    return out


#: «… РЕШИЛИ: … 2. СЛУШАЛИ: … РЕШИЛИ: …» on one line of minutes.
_TALK = re.compile(
    r"(?<=[.;»)])(?<!\s\d\.)\s+(?=(?:\d{1,2}\.\s*)?(?:(?:СЛУШАЛИ|Слушали|ВЫСТУПИЛ[АИ]?|Выступил[аи]?|РЕШИЛ[АИ]?|Решил[аи]?|ПОСТАНОВИЛИ"
    r"|Постановили|РЕШЕНИЕ|Решение|РАЗНОЕ|Разное|ГОЛОСОВАЛИ|Голосовали)\s*:|По\s+[а-яё\d]+\s+вопросу\s|Вопрос\s\d|\d{1,2}\.\s+Об?\s[а-яё]))"
)


_DECIDED = re.compile(r"(?<![а-яё])(?:(?:решил|постановил)[аи]?|решение)\s*:", re.IGNORECASE)


def _talk_by_talk(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs; a line of minutes with several talks is cut where it tells of the next one and of what was decided."""
    out: list[Paragraph] = []
    for one in paragraphs:
        parts = _TALK.split(one.text) if _DECIDED.search(one.text) else []
        several = len(parts) > MANY_TALKS
        out += [replace(one, text=text, number="" if at else one.number) for at, text in enumerate(parts)] if several else [one]
    return out


#: «… Решили: …» alone on a line is parted by its word of order.
MANY_TALKS = 2


#: «- назначить …; - провести …» behind the word of order: each dash begins a work.
_DASH = re.compile(r"(?<=[;:])\s+(?=[-–—•]\s+[«А-ЯЁа-яё])|(?<=[.)»])\s+(?=[-–—•]\s+[А-ЯЁ])")


def _ordered(text: str) -> list[str]:
    """What stands behind the word of order on its line: its points by their numbers, by their dashes, else its sentences."""
    text = _COUNTED_DASH.sub("", text)
    if len(points := _points(text)) > 1 or _POINT.match(text):
        return [part for point in points for part in _CONTROL.split(point)]
    signed = _SIGNED.search(text)
    body, below = (text[: signed.start()], [text[signed.end() :]]) if signed else (text, [])
    if dash := re.match(r"[-–—•]\s+", body):
        first, *counted = _points(f"1. {body[dash.end() :]}")
        if counted:  # «- Утвердить …. 2. Наградить …»: of the first point the number was lost
            return [f"– {first[3:]}", *(part for work in counted for part in _CONTROL.split(work)), *below]
        return [*(part for work in _DASH.split(body) for part in _CONTROL.split(work)), *below]
    works: list[str] = []
    for one in with_fields(sentences(body)):
        if works and not (has_verb(one) or _CONTROL.match(f" {one}")):
            works[-1] += f" {one}"
        else:
            works.append(one)
    return [*works, *below] if len(works) == 1 else [*(f"– {one}" for one in works), *below]


#: «- 1. Утвердить …. - 2. Назначить …»: a copy from a page marked the numbers.
_COUNTED_DASH = re.compile(r"(?:(?<=\s)|\A)[-–—•]\s+(?=\d{1,2}\.(?:\d{1,2}\.)*\s*[А-ЯЁа-яё])")


#: «… на сайте. Контроль за исполнением оставляю за собой.»: no part of the last work.
_CONTROL = re.compile(r"(?:(?<=[а-яё»)\"][.;])|\A)\s+(?=Контроль\s)")


#: «В целях …: 1. Провести …», «Приказ от … № 5 О сборе 1.Провести …».
_FIRST = re.compile(
    r"(?:[:,]|(?:приказ|распоряжение|постановление)\s[^:;]{10,600}?[а-яё\d»\"])\s+(?=1\.\s*[А-ЯЁ])", re.IGNORECASE
)
#: «1. Провести … . 2. Кураторам …»: a copy left nothing above the points.
_COUNTED = re.compile(r"\s*(?P<number>[1-9]\d?)\.\s*(?=[А-ЯЁ])")
_SECOND = re.compile(r"[.;)]\s+2\.\s*[А-ЯЁ]|:\s*1\.1\.?\s*[А-ЯЁ]")


def _opening(text: str) -> int:
    """Where the first point of a whole order on one line without the word of order begins; -1 where it is none."""
    if (counted := _COUNTED.match(text)) and re.search(
        rf"[.;)]\s+{int(counted['number']) + 1}\.\s*[А-ЯЁ]|:\s*{counted['number']}\.1\.?\s*[А-ЯЁ]", text
    ):
        return counted.start("number")
    first = _FIRST.search(text)
    return first.end() if first and _SECOND.search(text, first.end()) else -1


def _opened(text: str) -> list[str]:
    """The head of an order on one line without the word of order, and its points; any other line as it stands."""
    at = _opening(text)
    if at >= 0:
        *points, last = _points(text[at:])
        return [*([text[:at].rstrip()] if text[:at].strip() else []), *points, *_told_behind(last)]
    if len(listed := _listed(text)) > 1:
        return listed
    told = _TO_WHOM.search(text) if is_whole(text) else None
    return [text] if told is None else [text[: told.start()], text[told.end() :]]


def _told_behind(point: str) -> list[str]:
    """The last point of a letter on one line, and what the letter goes on to ask or to tell: each sentence by itself."""
    number = _POINT.match(point)
    said = sentences(point[number.end() :]) if number else []
    ends = next((at for at, one in enumerate(said) if at and (begs(one) or happens(one) or _TELLS.match(one))), None)
    if number is None or ends is None:
        return [point]
    return [f"{number[0]}{' '.join(said[:ends])}", *(line for one in said[ends:] for line in ("", one))]


_TELLS = re.compile(r"(?:Напомина|Сообща|Информиру|Обраща)(?:ем|ю)(?![а-яё])|Приложение\s*:|С уважением")


#: «… 1) отчёты - до 25 мая 2) заявки на курсы - до 3 июня»: a message that fell onto one line.
_BRACKETED = re.compile(r"(?<=[^\s;:])\s+(?=(?P<number>\d{1,2})\)\s[«А-ЯЁа-яё])|(?<=:)\s+(?=(?P<first>1)\)\s[«А-ЯЁа-яё])")


def _listed(text: str) -> list[str]:
    """The head of a list on one line, and its works, which numbers with brackets count and no semicolons part."""
    marks = list(_BRACKETED.finditer(text))
    counted = [int(one["number"] or one["first"]) for one in marks]
    if len(marks) < FEWEST_LISTED or counted != list(range(1, len(marks) + 1)):
        return [text]
    ends = [*(one.start() for one in marks), len(text)]
    return [text[start:end] for start, end in zip([0, *(one.end() for one in marks)], ends, strict=True)]


FEWEST_LISTED = 3


#: «О семинаре | Кураторам школ направить …»: nothing else parts the name of an act from what it orders.
_TO_WHOM = re.compile(r"(?<=[а-яё»\")])\s+(?=[А-ЯЁ][а-яё]{3,}(?:ам|ям)\s+[а-яё])")


_NAME = r"(?:[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.)"
_OFFICE = (
    r"(?i:(?:И\.\s?о\.\s|Врио\s)?(?:глав[аы]|директора?|начальника?|заведующ(?:ий|ая|его|ей)|председател[ья]|министра?"
    r"|руководител[ья]|мэра?|губернатора?|заместител[ья]))\s[^.;:]{0,100}?"
)
#: «… провести ремонт. Глава района А.Б. Дымов» at the end of the line.
_SIGNED = re.compile(
    rf"(?<=[.»)])\s+(?={_OFFICE}{_NAME}\s*$|(?:(?i:председатель|секретарь)\s[^.;:]{{0,100}}?{_NAME}[.,\s]*){{1,2}}$)"
)
_SIGNER = re.compile(_NAME)
#: «… оставляю за собой. Глава района А.Б. Дымов Положение о слёте 1. …»: the order has ended on its line.
_SIGNED_ABOVE = re.compile(
    rf"(?<=[.»)])\s+(?={_OFFICE}{_NAME}\s+(?:Положение|ПОЛОЖЕНИЕ|Порядок|ПОРЯДОК|Регламент|РЕГЛАМЕНТ|Состав|СОСТАВ|Список|СПИСОК"
    r"|Приложение|ПРИЛОЖЕНИЕ|Утвержд|УТВЕРЖД|С приказом)(?:[а-яё\s№«\"]|$))"
)


def _signed_apart(line: Paragraph) -> list[Paragraph]:
    """The line; behind the signature of its order it is cut, and the signature and the other part are no points."""
    signed = _SIGNED_ABOVE.search(line.text)
    name = _SIGNER.search(line.text, signed.end()) if signed else None
    if signed is None or name is None:
        return [line]
    texts = (line.text[signed.end() : name.end()], line.text[name.end() :].lstrip())
    return [replace(line, text=line.text[: signed.start()]), *map(Paragraph, texts)]


def _points(text: str, last: int = 0) -> list[str]:
    """The points of a line, each numbered one more than the one before it; `last`: the number of the point above the line."""
    cuts: list[int] = []
    expected = last + 1 if last else 0
    for found in _POINT.finditer(text):
        number = int(found["number"])
        follows = number == expected and (found.start() == 0 or re.search(r"[а-яё]{2}", text[: found.start()]))
        if follows or (not cuts and (found.start() == 0 or number == 1)):
            cuts.append(found.start())
            expected = number + 1
    signed = _SIGNED.search(text, cuts[-1]) if cuts else None
    starts = [0, *[cut for cut in cuts if cut > 0], *([signed.start()] if signed else [])]
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
