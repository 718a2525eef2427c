"""«Утвердить состав комиссии: …», «Наградить грамотой: …»: whom a point lists belongs to it and makes no point."""

import re

from domain.responsible import names_somebody, people_in
from domain.road_map.orders.addressing import has_verb
from domain.road_map.orders.item import Item
from domain.road_map.orders.scheduled import says_when
from domain.terms import YearContext, find

_FOUNDS = re.compile(
    r"(?:(?:утвердить|создать|сформировать|образовать|организовать|для\s)"
    r"(?=.*(?:состав|списо?к|комисси|групп|жюри|комитет|совет|штаб|служб|команд|итог|результат|победител))"
    r"|(?:назначить|определить|ввести|включить)(?=.*состав)"
    r"|.*\sв\s(?:следующем\s)?составе\s*:$"
    r"|(?:признать|направить|наградить|поощрить|премировать|объявить|зачислить|допустить|командировать|закрепить|прикрепить)\s)",
    re.IGNORECASE,
)
#: «Утвердить состав участников:» lists nothing but members.
_OF_WHOM = re.compile(r"(?:утвердить|определить)\s(?:следующий\s)?состав\s[^:;,]*:$", re.IGNORECASE)
#: «члены комиссии:», «председатель – Иванова А. Б.»: a place in a body.
_PLACE = re.compile(
    r"(?:члены|член|председатель|заместитель\s+председателя|сопредседатель|секретарь|руководитель|координатор|куратор|модератор)"
    r"(?![а-яё])",
    re.IGNORECASE,
)


#: In characters: no term in front of what a point founds is longer.
LONGEST_OPENING = 60


def with_members(item: Item) -> str | None:
    """The whole point as one sentence where it founds a body, sends, judges or rewards and lists whom; else None."""
    text = item.text.rstrip()
    listed = _all(item)
    if not listed or not text.endswith((":", "–", "-")):
        return None
    opened = next((one.end for one in find(text[:LONGEST_OPENING], context=YearContext()) if one.start == 0), 0)
    if not _FOUNDS.match(text[opened:].lstrip(" ,")):  # «С 1 сентября закрепить наставников: …»
        return None
    named = sum(1 for one in listed if people_in(one) or _PLACED.match(one) or _PUPIL.match(one))
    of_whom = _OF_WHOM.match(text) and not any(map(says_when, listed))
    if any(map(has_verb, listed)) or not (of_whom or (named and 2 * sum(map(_is_member, listed)) >= len(listed))):
        return None
    return f"{text} {_joined(listed)}"


def _all(item: Item) -> list[str]:
    return [text for child in item.children for text in (child.text.strip(), *_all(child))]


#: «II место – МБОУ «Лицей»»: a school may win as well.
_PLACED = re.compile(
    r"\W*(?:[IVX\d]{1,3}|перв\w+|втор\w+|треть\w+)(?:-?[а-яё]{1,2})?\s+(?:место|степень)(?![а-яё])", re.IGNORECASE
)


#: «Дымова Романа, 2 «А» класс»: a pupil without a patronymic.
_PUPIL = re.compile(
    r"[А-ЯЁ][а-яё-]+\s[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ][а-яё]+)?\s*[,(–—-]\s*\(?\d{1,2}(?:-?го)?\s?[«\"]?[А-Яа-яё][»\"]?(?:\s|$)"
)


def _is_member(text: str) -> bool:
    return (
        bool(people_in(text))
        or _PUPIL.match(text) is not None
        or _PLACED.match(text) is not None
        or _PLACE.match(text) is not None
        or names_somebody(text) == 1.0
    )


def _joined(listed: list[str]) -> str:
    """«…; члены комиссии: …; ….»: one sentence of the lines of a list."""
    out = ""
    for text in listed:
        out += ("" if not out else " " if out.endswith(":") else "; ") + text.rstrip(" ;,.")
    return f"{out}."
