"""A sentence that orders two persons, or two works of two terms: each gets a point of its own, with its number and its term."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from domain.road_map.orders.addressing import addressee, has_verb, verb_in
from domain.road_map.orders.item import Item
from domain.road_map.orders.point_terms import TOLD, deadlines_in, ends_with_term
from domain.road_map.orders.scheduled import named_behind
from domain.road_map.orders.sentences import sentences
from domain.terms import Kind, YearContext

#: «…, администратору сайта Ветрову А. В. разместить …»: a person with initials, then what the person does.
_ANOTHER = re.compile(
    r"[,;]\s+(?:а\s+)?(?=[а-яё][^,;.:]{2,90}?\s[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.?,?\s[^,;.:]{0,60}?(?<![а-яё])[а-яё]{3,}(?:ть|ти)(?![а-яё]))"
)


#: «…; Ветрову А. В. – провести …», «…; Ветрову А. В. провести …»
_NAMED = r"[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\."
_NAMED_FIRST = re.compile(rf"{_NAMED}\s+[–—-]\s")
_ANOTHER_NAMED = re.compile(
    rf"[;.,]\s+(?={_NAMED},?\s+(?:[–—-]\s+[а-яё]|[^,;.:]{{0,60}}?(?<![а-яё])[а-яё]{{3,}}(?:ть|ти)(?![а-яё])))"
)


def clauses(text: str) -> list[str]:
    """The parts of a point, each of which names whom it orders and what; the text itself where it orders one."""
    out, start = [], 0
    for found in sorted([*_ANOTHER.finditer(text), *_ANOTHER_NAMED.finditer(text)], key=lambda one: one.start()):
        before, after = text[start : found.start()], text[found.end() :]
        if addressee(before)[1] and (has_verb(before) or _NAMED_FIRST.match(before)) and addressee(after)[1]:
            out.append(before)
            start = found.end()
    return [*out, text[start:]]


#: «…, а также до 1 декабря провести …», «… и сдать до 5 марта», «…, не позднее 5 марта направить …», «…, до 5 марта – отчёт».
_ALSO = re.compile(r"(?:[,;](?:\s+(?:а\s+также|и|(?P<and>а)))?|\s+(?:а\s+также|и))\s+(?=[а-яё])")


def by_terms(text: str) -> list[str]:
    """The parts of a point, each of which says what to do and by when; the text itself where they share a term."""
    out: list[str] = []
    for sentence in sentences(text) if len(text) <= LONGEST_OF_TERMS else [text]:
        if out and _sets(sentence) and _sets(out[-1]):
            out.append(sentence)
        else:
            out[-1:] = [" ".join([*out[-1:], sentence])]
    return [work for part in out for work in _works(part)]


#: «… до 19 декабря. | Повторная проверка – 22 декабря.»: a work without a verb, and its day.
_NAMED_WORK = re.compile(
    r"(?!срок|дат[аы]\s|период|время|начало|отв|контрол|исполнител)[а-яё]{4,}\s[^.:;()–—]{3,60}\s[–—-]\s(?=\d|до\s|не\s+позднее\s|к\s)",
    re.IGNORECASE,
)


def _sets(text: str) -> bool:
    return (has_verb(text) or _NAMED_WORK.match(text) is not None) and bool(deadlines_in(text, YearContext()))


def _works(text: str) -> list[str]:
    """The parts of a sentence, each of which says what to do and by when."""
    out, start = [], 0
    if len(text) > LONGEST_OF_TERMS or not _ALSO.search(text):
        return [text]
    terms = deadlines_in(text, YearContext())
    told = TOLD.search(text) is not None  # «сегодня прислать …, а до 20.02 – …»
    if len(terms) + told < 2 and not any(one.term.kind is Kind.LIST for one in terms):
        return [text]
    for found in islice((one for one in _ALSO.finditer(text) if _MAY_ASK.match(text, one.end())), MOST_WORKS):
        before, after = text[start : found.start()], text[found.end() :][:LONGEST_WORK]
        later = _NEXT_TERM.search(after, 1)  # the term of the work behind this one is not its own
        after = after[: later.start()] if later else after
        if _asks_anew(after, bool(found["and"])) and has_verb(text[: found.start()]) and _says_when(before):
            out.append(before)
            start = found.end()
    return [*out, text[start:]]


def _says_when(text: str) -> bool:
    return bool(deadlines_in(text, YearContext())) or TOLD.search(text) is not None


#: In characters: no sentence is longer, the term of a work stands within so many, and its thing before it within so few.
LONGEST_OF_TERMS = 1_000
LONGEST_WORK = 200
LONGEST_THING = 60
_NEXT_TERM = re.compile(r"[,;]\s+(?:а\s+(?:также\s+)?|и\s+)?(?=(?:в\s+срок\s+)?(?:до|не\s+позднее|к)\s+\d)")
#: What a sentence is searched for further works, at most so often.
MOST_WORKS = 6
#: A term, or words up to an infinitive with nothing between.
_MAY_ASK = re.compile(
    r"(?:в\s+срок|до|не\s+позднее|к|с|в\s+период)\s|[^,;.]{0,60}?[а-яё]{2}(?:ть|ти|чь)(?:ся)?(?![а-яё])"
    r"|[^,;.–—]{3,60}\s[–—-]\s(?:в\s+срок|до|не\s+позднее|к)\s"
)


#: «… направить план до 17 декабря, до 24 декабря | – отчёт»: the same is asked for another thing.
#: «… направить отчёт до 2 октября, | фотоотчёт – до 4 октября».
_THING = re.compile(r"[а-яё][^,;.()–—]{2,59}\s[–—-]\s")
_WHAT = re.compile(r"\s+[–—-]\s+(?!(?:до|не\s+менее)\s+\d[\d,]*\s*(?:%|процент))[а-яё]")


#: «…, чтобы …», «…, подлежащие …», «…, в том числе …»: no work of its own.
_SUBORDINATE = re.compile(
    r"чтобы|котор|если|где|когда|что(?![а-яё])|как(?![а-яё])|в\s+том\s+числе|а\s|(?:с|по|к|на|для|при|о|об|в|во|не)\s|[а-яё]+(?:[юуая]щ|вш)(?:ие|ий|ая|ее|их|его|ей|ым|им|ую|ые|ый|ой|ых|ого)(?:ся)?\s",
    re.IGNORECASE,
)


def _asks_anew(text: str, contrasted: bool) -> bool:
    """Whether a part begins with a term and what to do by then, or with what to do, and says when.

    `contrasted`: it is «…, а списки участников представить до 19 октября», where the thing comes first.
    """
    verb, terms = verb_in(text), deadlines_in(text, YearContext())
    if not terms:
        return False
    if terms[0].start == 0 and terms[0].term.kind in (Kind.UNTIL, Kind.NOT_LATER_THAN) and _WHAT.match(text, terms[0].end):
        return True
    if verb is None and terms[0].term.kind in (Kind.UNTIL, Kind.NOT_LATER_THAN) and _THING.fullmatch(text[: terms[0].start]):
        return not text[terms[0].end :].strip(" .;")
    return verb is not None and (
        verb.start() == 0
        or (verb.start() <= LONGEST_THING and (contrasted or not _SUBORDINATE.match(text)))
        or (terms[0].start == 0 and not text[terms[0].end : verb.start()].strip(" ,–—-"))
    )


#: «… до 10 мая | и директорам … до 12 мая направить …»: another circle and its term before the one verb of a sentence.
_ALSO_TO = re.compile(r",?\s+(?:и|а)\s+(?=[а-яё]+(?:ам|ям|им)\s)")


def by_circles(text: str) -> list[str]:
    """«Директорам школ № 1 до 10 мая и директорам школ № 2 до 12 мая сдать отчёт»: each circle with the work; else the text."""
    verb = verb_in(text) if len(text) <= LONGEST_OF_TERMS else None
    if verb is None:
        return [text]
    parts = _ALSO_TO.split(text[: verb.start()].rstrip(" ,"))
    dated = all(ends_with_term(part) and addressee(f"{part} {verb[0]}")[1] for part in parts)
    return [f"{part} {text[verb.start() :]}" for part in parts] if len(parts) > 1 and dated else [text]


def of_one_each(listed: Sequence[Item]) -> list[Item]:
    """The items of a tree; one that orders two persons, or two works of two terms, becomes two."""
    out: list[Item] = []
    for item in listed:
        item.children = of_one_each(item.children)
        for part in clauses(item.text) if not item.children else [item.text]:
            works = by_terms(part) if not item.children else [part]
            circles = by_circles(part) if works == [part] and not item.children else [part]
            if len(circles) > 1:
                out += [replace(item, text=one) for one in circles]
            else:
                out += (
                    [item]
                    if works == [item.text]
                    else [replace(item, text=one, spoken_to="" if named_behind(one) else works[0]) for one in works]
                )
    return out
