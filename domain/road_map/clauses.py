"""A point that orders two persons in one sentence: each gets a point of their own, with its number and its own term."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.road_map.addressing import addressee, has_verb
from domain.road_map.items import Item

#: «…, администратору сайта Ветрову А. В. разместить …»: a person with initials, then what the person does.
_ANOTHER = re.compile(
    r"[,;]\s+(?:а\s+)?(?=[а-яё][^,;.:]{2,90}?\s[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.?,?\s[^,;.:]{0,60}?(?<![а-яё])[а-яё]{3,}(?:ть|ти)(?![а-яё]))"
)


def clauses(text: str) -> list[str]:
    """The parts of a point, each of which names whom it orders and what; the text itself where it orders one."""
    out, start = [], 0
    for found in _ANOTHER.finditer(text):
        before, after = text[start : found.start()], text[found.end() :]
        if has_verb(before) and addressee(before)[1] and addressee(after)[1]:
            out.append(before)
            start = found.end()
    return [*out, text[start:]]


def of_one_each(listed: Sequence[Item]) -> list[Item]:
    """The items of a tree; one that orders two persons in a sentence becomes two."""
    out: list[Item] = []
    for item in listed:
        item.children = of_one_each(item.children)
        parts = clauses(item.text) if not item.children else [item.text]
        out += [item] if len(parts) == 1 else [replace(item, text=part) for part in parts]
    return out
