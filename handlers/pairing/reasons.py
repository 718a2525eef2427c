"""Matching in words: why two suit each other, why nobody does, why a step was not taken."""

from collections.abc import Iterable

from db.pair.pairs import Blocked
from db.participant.participants import Card
from domain.matching import Kind, Obstacle, Reason, Suggestion
from domain.pair import Refusal
from domain.personal import Personal, PersonalData
from locales import Texts


def in_words(one: Suggestion, texts: Texts) -> str:
    """«2 общих интереса, один день, разница 3 класса»."""
    return reasons_in_words(one.reasons, texts)


def reasons_in_words(reasons: Iterable[Reason], texts: Texts) -> str:
    """The same of reasons alone."""
    return ", ".join(_reason(reason, texts) for reason in reasons) or texts.plain("pairing-no-reasons")


def _reason(reason: Reason, texts: Texts) -> str:
    return texts.plain("pairing-reason", kind=Kind(reason.kind).value, count=reason.count)


def about_themselves(cards: Iterable[Card | None], texts: Texts) -> str:
    """What these participants wrote about themselves, a line each (HTML); for the curator, where the mode shows names."""
    if texts.mode is not PersonalData.NAMES:
        return ""
    return "\n".join(
        texts("pairing-about", who=one.called.in_full(texts.mode), words=Personal(one.row.about_self))
        for one in cards
        if one is not None and one.row.about_self
    )


def why_nobody(obstacles: dict[Obstacle, int], texts: Texts) -> list[str]:
    """What kept how many mentors away, in words."""
    if not obstacles:
        return [texts("pairing-no-mentors")]
    return [texts("pairing-obstacle-count", obstacle=what.value, count=count) for what, count in obstacles.items()]


def refusal_in_words(result: Refusal | Blocked, texts: Texts) -> str:
    """Why a step was not taken (HTML)."""
    if isinstance(result, Blocked):
        return "\n".join(texts("pairing-obstacle", obstacle=one.value) for one in sorted(result.obstacles))
    return texts("pairing-refusal", reason=result.value)
