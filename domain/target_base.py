"""Whose learners a promised share is of: the printed words of its base («обучающихся общеобразовательных организаций») as a set
of organisations. What the words do not say is not guessed: the coordinator is asked. Pure.

Source: the two yearly rows of the field, which belong to different projects and are never merged: learners of general schools,
and learners of organisations of additional education.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Base(StrEnum):
    """The organisations whose learners are counted. The first two are kinds of organisations."""

    SCHOOLS = "school"
    ADDITIONAL = "additional_education"
    ALL = "all"


_ADDITIONAL = re.compile(
    r"дополнительн\w*(?:\s+(?:предпрофессиональн|общеразвивающ|обще\s*образовательн)\w*)*"
    r"\s*(?:образовани\w*|программ\w*)?"
    r"|\b(?:[дц]дт|удод|учреждени\w+ до|мбу до|мау до|мбудо)\b"
    r"|(?:детск|юношеск|спортивн|музыкальн|художественн)\w*(?:[-\s]+(?:юношеск|спортивн|музыкальн|художественн)\w*)*[-\s]+школ\w*"
    r"(?:\s+искусств)?|\bспортшкол\w*|\b(?:домов|домах|дворц\w+|центр\w+|станци\w+)\s+(?:детск\w+\s+)?(?:творчества|юных)"
)
_SCHOOLS = re.compile(
    r"\b(?:обще)?образовательн\w+\s+школ|общеобразовательн\w*\s+(?:организаци|учреждени)|\bшкольник|\bшкол(?:ы|ах|ами|ам|е)?\b"
    r"|\bгимнази|\bлице[йяеюи]"
)
_LEARNERS = re.compile(r"обучающ|учащ|\bученик|\bучениц|воспитанник|\bдет(?:и|ей|ям)\b|школьник")
#: Who is counted by something else than the organisation: an age, a class, another kind of place, or is no learner at all.
_NARROWER = re.compile(
    r"техникум|колледж|студент|\bспо\b|дошкольн|детск\w+\s+сад|\bдоу\b|педагог|учител|специалист|наставник|возраст|\bлет\b"
    r"|\bкласс|старшекласс|\bинвалид|\bовз\b|одар[её]нн|сирот|родител|предприяти|партн[её]р"
)


def read_base(words: str) -> Base | None:
    """The organisations that the printed words name; None where they name no set of organisations."""
    low = " ".join(words.casefold().split())
    if not _LEARNERS.search(low) or _NARROWER.search(low):
        return None
    rest, additional = _ADDITIONAL.subn(" ", low)
    schools = bool(_SCHOOLS.search(rest))
    if additional and schools:
        return Base.ALL
    if additional or schools:
        return Base.ADDITIONAL if additional else Base.SCHOOLS
    return Base.ALL


def base_of(said: str | None, words: str) -> Base | None:
    """The coordinator's answer where there is one, else what the words say."""
    return Base(said) if said else read_base(words)
