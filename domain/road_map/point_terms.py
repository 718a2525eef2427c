"""The term of a point: in its sentence, before who answers, in brackets or parted by a dash."""

import re
from dataclasses import replace

from domain.responsible import names_somebody
from domain.road_map.addressing import ANSWERS
from domain.terms import Term, YearContext, find, parse_term
from domain.terms.find import looks_like_term, spans_of_terms

#: «Директорам школ № 1, 3, 7 до 25.09.2026», «письмом № 24-1/55 до 25 октября»: a number is no first day of a period.
_SCHOOLS = re.compile(r"№+\s*(?:\d{1,3}(?:(?:\s*,\s*|\s+и\s+)\d{1,3}(?![\d.]))+|[\w/-]*\d(?=\s+(?:до|по|в срок)\s))")


def own_term(text: str, context: YearContext) -> Term | None:
    """What the point itself says about when; None where it says nothing, so that the term above it holds."""
    found = list(find(_SCHOOLS.sub(lambda one: re.sub(r"\d", "_", one[0]), text), context=context))
    if not found:
        return _labelled_term(text, context) or _row_like_term(text, context) or _apart_term(text, context)
    if len(found) == 1:
        return replace(found[0].term, text=found[0].term.text.lstrip("–—- "))
    # Several terms of one point are a list: the printed words between them belong to the work.
    return parse_term("; ".join(text[one.start : one.end] for one in found), context=context)


#: «… «Мой наставник». Срок: октябрь 2027 г.»
_LABELLED = re.compile(
    r"[.;,(–—-]\s*\(?срок\w*(?:\s+[а-яё]+){0,2}\s*[:–—-]\s*(?P<when>[^;()]{3,80}?)(?:[.;,]?\s*(?:отв|исполнител)[^()]*)?[.;)\s]*$",
    re.IGNORECASE,
)


def _labelled_term(text: str, context: YearContext) -> Term | None:
    """What stands behind «Срок:» is a term, be it a bare month."""
    said = _LABELLED.search(text)
    return parse_term(said["when"].strip(), context=context) if said and looks_like_term(said["when"]) else None


def _row_like_term(text: str, context: YearContext) -> Term | None:
    """«Провести обучение – октябрь, отв. психолог»: in a list without a table the term stands before the person."""
    answers = ANSWERS.search(text)
    spans = spans_of_terms(text[: answers.start()]) if answers else []
    if not answers or not spans or text[spans[-1][1] : answers.start()].strip(" ,;.("):
        return None
    return parse_term(text[spans[-1][0] : spans[-1][1]], context=context)


_APART = (
    re.compile(r"^([^–—()]{3,40}?)\s[–—-]\s+(?=[а-яё«])"),
    re.compile(r"\(([^()]{3,60})\)"),
    re.compile(r"\s[–—-]\s+([^–—()]{3,60}?)[.;\s]*$"),
)


#: «… стажировки: школа № 12 – октябрь, школа № 40 – ноябрь»: each has its own.
_EACH = re.compile(r"\s[–—-]\s+([^–—(),;:]{3,40}?)(?=[,;]\s|[.;\s]*$)")


def _apart_term(text: str, context: YearContext) -> Term | None:
    """«Провести консультации (ноябрь 2027 г.)», «… – ноябрь», «5 мая – слёт»: a term in brackets or parted by a dash."""
    each = [found[1].strip() for found in _EACH.finditer(text)]
    if len(each) > 1 and all(looks_like_term(one) for one in each):
        return parse_term("; ".join(each), context=context)
    said = [found[1].strip() for apart in _APART for found in apart.finditer(text)]
    said += [one.partition(",")[0] for one in said if names_somebody(one.partition(",")[2]) == 1.0]  # «(сентябрь, куратор)»
    terms = [one for one in said if looks_like_term(one)]
    return parse_term(terms[0], context=context) if len(terms) == 1 else None
