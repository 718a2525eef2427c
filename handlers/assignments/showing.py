"""How an assignment is said: its line in a list, its card, its evidence. States in words, colours beside them."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from db.assignment.assignments import Listed
from domain.assignment import Mark, State
from domain.lead_in import spoken
from domain.pieces import Piece
from locales import Texts

#: Signs of a measure's text in a list and on a card.
IN_LIST, ON_CARD = 110, 1500


def shortened(words: str, longest: int) -> str:
    """At most so many signs, cut at a word."""
    if len(words) <= longest:
        return words
    return f"{words[:longest].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"


def how(one: Listed, now: datetime) -> str:
    """The state as the sentences know it: how the deadline and today stand to each other."""
    match one.state:
        case State.REPORTED:
            return "reported"
        case State.ACCEPTED:
            return "alone" if one.without_controller else "accepted"
        case State.NOT_REQUIRED:
            return "cancelled" if one.replaced and not one.comment else "not-required"
        case State.RETURNED:
            return "returned-overdue" if one.mark(now) is Mark.OVERDUE else "returned"
        case State.OPEN:
            return _open(one, now)


def _open(one: Listed, now: datetime) -> str:
    if one.deadline is None:
        return "undated"
    if one.is_past():
        return "past"
    left = (one.deadline - one.today(now)).days
    return "overdue" if left < 0 else "today" if left == 0 else "tomorrow" if left == 1 else "open"


class Colour(StrEnum):
    """The mark beside an entry: how urgent it is; what waits to be looked at and what is closed look as in the counts."""

    OVERDUE = Mark.OVERDUE.value
    SOON = Mark.SOON.value
    CALM = Mark.CALM.value
    QUIET = Mark.QUIET.value
    REPORTED = State.REPORTED.value
    ACCEPTED = State.ACCEPTED.value


def colour(one: Listed, now: datetime) -> Colour:
    """Its mark in a list and on its card."""
    return Colour(one.state.value if one.state in (State.REPORTED, State.ACCEPTED) else one.mark(now).value)


def line(position: int, one: Listed, now: datetime, texts: Texts, *, place: bool = False) -> str:
    """One entry of a list (HTML): number on the page, colour, state, the first words; `place` names the organisation."""
    return texts(
        "assignment-line",
        position=position,
        mark=colour(one, now).value,
        state=texts.plain("assignment-state", how=how(one, now), until=one.deadline or one.given),
        number=one.number,
        text=shortened(spoken(one.text, one.section), IN_LIST),
        organization=one.organization if place else "none",
        handed=one.delegated_by is not None and one.state in (State.OPEN, State.RETURNED),
    )


def card(one: Listed, now: datetime, texts: Texts, *, place: bool = False) -> str:
    """Everything about one assignment (HTML)."""
    parts = [
        texts(
            "assignment-card",
            mark=colour(one, now).value,
            state=texts.plain("assignment-state", how=how(one, now), until=one.deadline or one.given),
            number=one.number,
            text=shortened(one.text, ON_CARD),
            section=shortened(one.section, IN_LIST * 2) if one.section else None,
            term=one.term_text or "none",
            result=one.result,
            title=one.title,
            organization=one.organization if place else "none",
        )
    ]
    if one.state is State.RETURNED and one.comment:
        parts.append(texts("assignment-comment", comment=one.comment))
    return "\n\n".join(parts)


def pieces_shown(pieces: Sequence[Piece], texts: Texts) -> str:
    """What was attached, a line for each (HTML); empty when nothing was."""
    return "\n".join(
        texts(
            "assignment-piece",
            kind=one.kind.value,
            words=one.words or one.file_name or "none",
            dated=one.dated or "none",
        )
        for one in pieces
    )
