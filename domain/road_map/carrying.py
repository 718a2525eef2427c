"""What a new edition does to the assignments of a measure that lives on: facts stay, dates move, what is asked no more is closed.

Pure; days are local ones of the organisation. The rule by state (spec §6.9, docs/decisions/0004):

- open, overdue, returned: the new date counts. It is given today, so the ladder starts anew and whoever was late is late no
  more; only who was late for a day that the edition moves to another past day stays late. A return keeps its three working days.
- reported: waits on, whatever changed; who accepts it sees the new words. Returned later, it is due on the new date.
- extended: what one organisation was granted stays if it is later than the new date.
- accepted, not required: closed is closed. Whoever wants it done again says that the row is a new one.
- gone, or this organisation is asked no more: open, returned and reported are closed as not required; what was accepted stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from domain.assignment import State
from domain.handing_out import Handed

CLOSED = frozenset({State.ACCEPTED, State.NOT_REQUIRED})


class Outcome(StrEnum):
    """What becomes of an assignment."""

    KEPT = auto()  # it goes over into the new edition as it is
    MOVED = auto()  # it goes over with another date or another executor
    CANCELLED = auto()  # it stays in the old edition, closed as not required


@dataclass(frozen=True)
class Held:
    """An assignment as it stands. `printed` is the date that its measure gave it; a later `due` was granted."""

    id: int
    organization_id: int
    occurrence: date | None
    due: date | None
    printed: date | None
    given: date
    state: State
    office: str
    executor_id: int | None = None
    return_due: date | None = None
    delegated: bool = False  # the office handed it to its executor, and goes on answering for it
    curator_too: bool = False  # the curator executes it together with the office

    @property
    def extended_to(self) -> date | None:
        """The later day that was granted to this organisation."""
        later = self.due is not None and self.printed is not None and self.due > self.printed
        return self.due if later else None

    def is_late(self, today: date) -> bool:
        """Whether its executor owes it since a day that has passed."""
        if self.state not in (State.OPEN, State.RETURNED) or self.due is None:
            return False
        return self.given <= self.due and max(self.due, self.return_due or self.due) < today


@dataclass(frozen=True)
class Carried:
    """An assignment after the edition."""

    held: Held
    outcome: Outcome
    due: date | None
    given: date
    occurrence: date | None
    office: str
    executor_id: int | None
    curator_too: bool


@dataclass(frozen=True)
class Edition:
    """How a measure was changed, as far as its assignments go. `chosen`: the organisations that get the edition at all."""

    term_changed: bool
    responsible_changed: bool
    recurs: bool  # it did before, or does now
    chosen: frozenset[int]


def carry(held: Sequence[Held], wanted: Sequence[Handed], edition: Edition, today: date) -> tuple[list[Carried], list[Handed]]:
    """Each assignment with what becomes of it, and what has to be handed out anew."""
    carried: list[Carried] = []
    fresh: list[Handed] = []
    for place in sorted({one.organization_id for one in held} | {one.organization_id for one in wanted}):
        theirs = [one for one in held if one.organization_id == place]
        asked = [one for one in wanted if one.organization_id == place]
        pairs, rest = _turns(theirs, asked, today, recurs=edition.recurs)
        carried += [_moved(one, to, edition, today) for one, to in pairs]
        carried += [_left(one, edition, today, asked=bool(asked)) for one in theirs if one not in [pair[0] for pair in pairs]]
        fresh += rest
    return carried, fresh


def cancelled(held: Iterable[Held]) -> list[Held]:
    """Of a measure that is gone: what is closed as not required."""
    return [one for one in held if one.state not in CLOSED]


def _turns(
    held: Sequence[Held], wanted: Sequence[Handed], today: date, *, recurs: bool
) -> tuple[list[tuple[Held, Handed]], list[Handed]]:
    """Which turn goes on as which: the same turn first, then the others in order of their days.

    Of a recurring measure a turn whose day has passed is history or a debt, and stands for no later turn.
    """
    by_turn = {one.occurrence: one for one in held}
    same = [(by_turn[one.occurrence], one) for one in wanted if one.occurrence in by_turn]
    taken = {one.id for one, _ in same}
    others = [one for one in held if one.id not in taken and not _is_past_turn(one, today, recurs=recurs)]
    left = [one for one in wanted if one.occurrence not in by_turn]
    in_order = zip(sorted(others, key=_day_of), sorted(left, key=lambda one: one.due or date.max), strict=False)
    pairs = [*same, *in_order]
    met = {id(to) for _, to in pairs}
    return pairs, [one for one in left if id(one) not in met]


def _day_of(one: Held) -> tuple[date, int]:
    return (one.occurrence or one.due or date.max, one.id)


def _is_past_turn(one: Held, today: date, *, recurs: bool) -> bool:
    return recurs and one.occurrence is not None and one.occurrence < today


def _moved(held: Held, to: Handed, edition: Edition, today: date) -> Carried:
    due, given = dates(held, to.due, today) if edition.term_changed else (held.due, held.given)
    stays = not edition.responsible_changed or held.state in CLOSED
    keeps = stays or (held.office == to.office and to.executor_id is None)
    office, executor = (held.office, held.executor_id) if keeps else (to.office.value, to.executor_id)
    too = held.curator_too if stays else to.curator_too
    changes = (due, office, executor, too) != (held.due, held.office, held.executor_id, held.curator_too)
    outcome = Outcome.MOVED if changes else Outcome.KEPT
    return Carried(held, outcome, due, given, to.occurrence, office, executor, too)


def _left(held: Held, edition: Edition, today: date, *, asked: bool) -> Carried:
    """No turn of the new edition is this one's: closed ones and debts stay with the measure, what is asked no more is closed."""
    past = _is_past_turn(held, today, recurs=edition.recurs)
    narrowed = edition.responsible_changed or held.organization_id not in edition.chosen
    ends = (asked and edition.term_changed and not past) or (not asked and narrowed)
    outcome = Outcome.CANCELLED if ends and held.state not in CLOSED else Outcome.KEPT
    return Carried(held, outcome, held.due, held.given, held.occurrence, held.office, held.executor_id, held.curator_too)


def dates(held: Held, due: date | None, today: date) -> tuple[date | None, date]:
    """The date and the day on which it was given, after the measure's own date became `due`."""
    if held.state in CLOSED:
        return held.due, held.given
    if due is not None and held.extended_to is not None:
        due = max(due, held.extended_to)
    if due == held.due or held.state is State.REPORTED:
        return due, held.given
    if due is not None and due < today and held.is_late(today):
        return due, min(held.given, due)
    return due, today
