"""A sentence that orders two persons, or two works of two terms: each gets a point of its own, with its number and its term."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from domain.road_map.addressing import addressee, has_verb, verb_in
from domain.road_map.items import Item
from domain.terms import Kind, YearContext, find

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


#: «…, а также до 1 декабря провести …», «…, не позднее 5 марта направить …», «…, до 5 марта – отчёт».
_ALSO = re.compile(r"(?:,(?:\s+(?:а\s+также|и|(?P<and>а)))?|\s+а\s+также)\s+(?=[а-яё])")


def by_terms(text: str) -> list[str]:
    """The parts of a sentence, each of which says what to do and by when; the text itself where they share a term."""
    out, start = [], 0
    if len(text) > LONGEST_OF_TERMS or not _ALSO.search(text):
        return [text]
    terms = find(text, context=YearContext())
    if len(terms) < 2 and not any(one.term.kind is Kind.LIST for one in terms):
        return [text]
    for found in islice((one for one in _ALSO.finditer(text) if _MAY_ASK.match(text, one.end())), MOST_WORKS):
        before, after = text[start : found.start()], text[found.end() :][:LONGEST_WORK]
        if _asks_anew(after, bool(found["and"])) and has_verb(before) and find(before, context=YearContext()):
            out.append(before)
            start = found.end()
    return [*out, text[start:]]


#: In characters: no sentence is longer, the term of a work stands within so many, and its thing before it within so few.
LONGEST_OF_TERMS = 1_000
LONGEST_WORK = 200
LONGEST_THING = 60
#: What a sentence is searched for further works, at most so often.
MOST_WORKS = 6
#: A term, or words up to an infinitive with nothing between.
_MAY_ASK = re.compile(r"(?:в\s+срок|до|не\s+позднее|к|с|в\s+период)\s|[^,;.]{0,60}?[а-яё]{2}(?:ть|ти|чь)(?:ся)?(?![а-яё])")


#: «… направить план до 17 декабря, до 24 декабря | – отчёт»: the same is asked for another thing.
_WHAT = re.compile(r"\s+[–—-]\s+[а-яё]")


def _asks_anew(text: str, contrasted: bool) -> bool:
    """Whether a part begins with a term and what to do by then, or with what to do, and says when.

    `contrasted`: it is «…, а списки участников представить до 19 октября», where the thing comes first.
    """
    verb, terms = verb_in(text), find(text, context=YearContext())
    if not terms:
        return False
    if terms[0].start == 0 and terms[0].term.kind in (Kind.UNTIL, Kind.NOT_LATER_THAN) and _WHAT.match(text, terms[0].end):
        return True
    return verb is not None and (
        verb.start() == 0
        or (contrasted and verb.start() <= LONGEST_THING)
        or (terms[0].start == 0 and not text[terms[0].end : verb.start()].strip(" ,–—-"))
    )


def of_one_each(listed: Sequence[Item]) -> list[Item]:
    """The items of a tree; one that orders two persons, or two works of two terms, becomes two."""
    out: list[Item] = []
    for item in listed:
        item.children = of_one_each(item.children)
        for part in clauses(item.text) if not item.children else [item.text]:
            works = by_terms(part) if not item.children else [part]
            out += [item] if works == [item.text] else [replace(item, text=one, spoken_to=works[0]) for one in works]
    return out
