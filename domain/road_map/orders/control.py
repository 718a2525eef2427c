"""Who keeps control of an order: a point of every order that is no work of its own."""

import re

from domain.responsible import names_somebody, people_in
from domain.road_map.orders.point_terms import own_term
from domain.road_map.record import Offer, OfferedAs
from domain.terms import YearContext

CONTROL = re.compile(
    r"контрол\w+\s+(?:за\s+)?(?:исполнени|выполнени|реализаци|настоящ)\w*|контроль\s+(?:\w+\s+)?(?:возложить|возлагаю|оставляю|закрепить|[–—-]\s+(?:на|за)\s)",
    re.IGNORECASE,
)
#: «Контроль … возложить на», «ответственность … возложить на Ким А.Э., контроль – на».
_LAID_ON = re.compile(r"(?:возложить|возлагаю|закрепить)\s+(?:на|за)\s+|поручить\s+|[–—-]\s+на\s+", re.IGNORECASE)
#: «Возложить контроль за исполнением приказа на …».
LAYS_CONTROL = re.compile(r"(?:возложить|возлагаю|закрепить)\s+(?:общий\s+)?контрол\w+\s[^.;]*?\sна\s+", re.IGNORECASE)
_KEPT_BY = re.compile(r"контроль\s*[:–—-]\s*(?P<who>[^:;]{3,200})$", re.IGNORECASE)


def kept_by(text: str) -> str | None:
    """«Контроль – Орлова И. И.», «Контроль: завуч»: who keeps it, where nothing is said to be done."""
    found = _KEPT_BY.match(text)
    who = found["who"].strip() if found else ""
    return who if names_somebody(who) == 1.0 and own_term(text, YearContext()) is None else None


def controller_in(text: str) -> tuple[bool, Offer | None]:
    """Whether control is laid on somebody here, and on which named person."""
    control = CONTROL.search(text)
    laid = (LAYS_CONTROL.match(text) or _LAID_ON.search(text, control.start())) if control else None
    who, start = (text[laid.end() :].strip(), laid.end()) if laid else (kept_by(text) or "", 0)
    if not who:
        return False, None
    named = next((one for one, at, _ in people_in(text) if at >= start), None)
    return True, Offer(OfferedAs.CONTROLLER, named, who) if named else None
