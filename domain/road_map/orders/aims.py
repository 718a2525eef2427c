"""Aims and tasks that stand in a plan above its rows: what it is for, and nobody's work."""

import re
from collections.abc import Sequence

from domain.paper import Paragraph
from domain.road_map.orders.addressing import addressee
from domain.road_map.orders.asking import asks, demands
from domain.road_map.orders.item import Item
from domain.road_map.orders.marks import is_marked
from domain.road_map.orders.scheduled import is_dated, says_when

#: «Цель: …», «Задачи:», «2. Цель и задачи на 2027-2028 учебный год», «Основные направления работы:».
_HEADS = re.compile(
    r"(?:\d{1,2}[.)]\s*)?(?:(?:основн|главн|приоритетн|годов|воспитательн)[а-яё]+\s+)?"
    r"(?:(?:цел[ьи]|задач[аи])(?![а-яё])[^.;:!?]{0,90}(?::.*|\.?)"
    r"|(?:направления|принципы|(?:ожидаемые|планируемые)\s+результаты)(?![а-яё])[^.;:!?]{0,60}:?)",
    re.IGNORECASE | re.DOTALL,
)


def aims_in(paragraphs: Sequence[Paragraph], beside_tables: bool) -> set[int]:
    """The places of the lines that state aims: each heading of them with the list that follows it.

    Tasks with days of their own are the works of a plan that has no table: «Задачи на неделю: 1) сдать отчёт до 15.11».
    """
    out: set[int] = set()
    block: list[int] = []

    def close() -> None:
        lines = [paragraphs[at].text for at in block]
        if beside_tables or not any(is_dated(line) or says_when(line) for line in lines[1:]):
            out.update(block)
        block.clear()

    for at, one in enumerate(paragraphs):
        text = one.text.strip()
        if not text:
            continue
        if _HEADS.fullmatch(text):
            close()
            block.append(at)
        elif block and (is_marked(text, one.number) or text[:1].islower()):
            block.append(at)
        elif block:
            close()
    close()
    return out


def bids(sentence: str) -> bool:
    """Whether a sentence beside the tables of a plan asks somebody: it demands, names whom, or sets a day.

    «Необходимо обратить внимание на …» in the analysis above a plan asks nobody.
    """
    return asks(sentence) and (demands(sentence) or addressee(sentence)[1] or is_dated(sentence) or says_when(sentence))


def is_work(item: Item) -> bool:
    """Whether a line of a list beside the tables of a plan is a row of it: it, or what it lists, says when or asks somebody."""
    said = item.under or is_dated(item.text) or says_when(item.text) or demands(item.text)
    return bool(said) or any(map(is_work, item.children))
