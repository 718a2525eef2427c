"""A line without a mark below a point: the rest of its sentence, or what a list says below it about when."""

import re
from collections.abc import Sequence

from domain.responsible.hyphens import whole
from domain.terms import YearContext, find

#: «Срок: до 10.04.2027» on a line of its own below a work without a full stop.
SAYS_WHEN = re.compile(
    r"(?:срок|отв(?:\.|етственн)|исполнител)[а-яё]*(?: [а-яё]+){0,2}\s*[:–—−-]|доклад\s*[:–—−-]\s*до\s", re.IGNORECASE
)

_TERM_ALONE = re.compile(r"срок[а-яё]*(?: [а-яё]+)?\s*[:–—-]\s*(?P<when>[^:;]{3,60}?)[.;\s]*", re.IGNORECASE)


#: «… на 2026-2028 / годы», «… / (приложение № 1)»: no line of a list begins so.
RUNS_ON = re.compile(r"(?:20\d\d(?:\s?[-–—/]\s?(?:20)?\d\d)?\s+)?(?:год(?:а|у|ы|ов)?|г\.|учебн(?:ый|ого|ом)\s+год)(?![а-яё])|\(")


def when_of_the_list(text: str, lead: str, listed: Sequence[str]) -> str | None:
    """«Срок: до 14 ноября» below a list that has ended, none of whose lines has a term: the term of them all."""
    said = _TERM_ALONE.fullmatch(text)
    if said is None or not lead.endswith(":") or len(listed) < 2 or not listed[-1].endswith("."):
        return None
    return None if any(find(one, context=YearContext()) for one in listed) else said["when"]


def wrapped(before: str, text: str) -> str:
    """Two lines of one sentence; a word that was hyphenated at the line's end is made whole."""
    cut = before.rfind(" ", 0, max(0, len(before) - NEAR)) + 1  # what stands further up is whole already
    return before[:cut] + " ".join(whole(f"{before[cut:]}\n{text}").split())


#: Signs in front of a line's end that a torn word may reach back to.
NEAR = 200
