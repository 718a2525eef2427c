"""What one sentence lists after its colon becomes items: «утвердить: положение; план», «нужно: заполнить …, прислать …»."""

import re

from domain.road_map.orders.item import Item
from domain.road_map.orders.marks import strip_mark

#: «2026 год – 35 %»: a share of a year, no work.
_YEARS_SHARE = re.compile(
    r"[^;%]{0,25}20\d\d[^;%]{0,12}[-–—:]\s*(?:не менее\s*)?\d{1,3}(?:,\d+)?\s*(?:%|процент\w*)\s*"
    # «10 % – в 2026 году»
    r"|\s*(?:не менее\s*)?\d{1,3}(?:,\d+)?\s*(?:%|процент\w*)[^;%\d]{0,60}(?:\d\d\.\d\d\.)?20\d\d[^;%\d]{0,12}"
)


_INFINITIVE = r"(?=[а-яё]{3,}(?:ть|ти|чь)(?:ся)?\s)"
_DOING = re.compile(rf"\s*{_INFINITIVE}\S+\s+\S")
_NEXT_DOING = re.compile(rf",\s+(?:а\s+также\s+)?{_INFINITIVE}|(?<=\S)\s+(?:и|а\s+также)\s+{_INFINITIVE}")


def _doings(tail: str) -> list[str]:
    """«… нужно: заполнить форму, прислать согласия и назначить куратора»: what is to be done, each a work of its own."""
    if not _DOING.match(tail) or _OF_THE_SAME.search(tail) or "," not in tail:
        return []
    parts, start = [], 0
    for found in _NEXT_DOING.finditer(tail):
        if _DOING.match(tail[start : found.start()]):  # «собрать и проверить анкеты» is one work
            parts.append(tail[start : found.start()])
            start = found.end()
    return [*parts, tail[start:]]


#: «… составить список и направить его»: the second goes on with the first.
_OF_THE_SAME = re.compile(r"(?<![а-яё])(?:его|е[её]|их|ими|им|ей)(?![а-яё])|[.:]\s+[А-ЯЁ]")


#: The colon before a list of works; «до 12:00» has none, and «рабочей группе в составе: …» lists people.
_COLON = re.compile(r"(?<!\d)(?<!в составе):|(?<=\d):(?!\d\d(?!\d))")


def unfold(item: Item) -> None:
    """«утвердить: положение; план; список»: what a sentence lists after its colon becomes items."""
    colon = _COLON.search(item.text)
    head, tail = (item.text[: colon.start()], item.text[colon.end() :]) if colon else (item.text, "")
    if all(_YEARS_SHARE.fullmatch(part) for part in re.split(r"[;,](?!\d)", tail.strip(" .;"))):
        return
    if head.count("(") > head.count(")"):  # «(срок: 17.09.2027; ответственный: куратор)»
        return
    if item.children or not colon or len(head) < 8:
        return
    parts = [part.strip(" ,.") for part in (tail.split(";") if ";" in tail.rstrip(" ;") else _doings(tail))]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return
    item.text = f"{head}:"
    for part in parts:
        depth, mark, words = strip_mark(part, "")
        own = f"{item.number}{mark}" if depth == 50 and item.number else mark or item.number
        item.children.append(Item(words, own))
