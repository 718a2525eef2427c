"""What a new edition changes for whoever answers for an assignment: another date, other words, a new one, one that ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Any

from db.models import Measure
from db.road_map.publishing import Given
from db.road_map.renewals import Living, Renewal
from domain.assignment import State
from domain.offices import Office
from domain.road_map.amendment import Field
from domain.road_map.carrying import Held, Outcome


class About(StrEnum):
    """What a person is told about one assignment."""

    TERM = auto()  # another date
    WORDS = auto()  # other words, result or printed term
    NEW = auto()
    CANCELLED = auto()
    PASSED = auto()  # somebody else executes it now


@dataclass(frozen=True)
class Change:
    """One assignment that is another one for somebody, with who answers for it; days are local ones of its organisation."""

    about: About
    organization_id: int
    office: str
    executor_id: int | None
    delegated: bool
    curator_too: bool
    measure: Measure
    before: date | None
    after: date | None
    waits: bool = False  # its report is being looked at
    old: Measure | None = None
    fields: frozenset[Field] = frozenset()


def news_of(renewal: Renewal, given: Sequence[Given]) -> list[Change]:
    """What is another thing for somebody now; closed assignments are nobody's news."""
    rows = renewal.comparison.after
    found = [
        Change(
            About.NEW,
            one.organization_id,
            one.office,
            one.executor_id,
            False,
            one.curator_too,
            rows[one.measure_id],
            None,
            one.due,
        )
        for one in given
    ]
    found += [_ended(one, measure) for one, measure in renewal.ended]
    for one in renewal.living:
        if one.is_news:
            found += _of_living(one)
    return found


def _ended(held: Held, measure: Measure, about: About = About.CANCELLED) -> Change:
    seat = (held.organization_id, held.office, held.executor_id, held.delegated, held.curator_too)
    return Change(about, *seat, measure, held.due, None)


def _of_living(one: Living) -> list[Change]:
    held, carried = one.carried.held, one.carried
    if carried.outcome is Outcome.CANCELLED:
        return [_ended(held, one.old)]
    details: dict[str, Any] = {"waits": held.state is State.REPORTED, "old": one.old, "fields": one.fields}
    delegated = held.delegated and carried.executor_id == held.executor_id
    now = (
        held.organization_id,
        carried.office,
        carried.executor_id,
        delegated,
        carried.curator_too,
        one.new,
        held.due,
        carried.due,
    )
    if (held.office, held.executor_id) != (carried.office, carried.executor_id):
        return [_ended(held, one.old, About.PASSED), Change(About.NEW, *now, **details)]
    curators = _of_curators(one, details)
    about = About.TERM if held.due != carried.due else About.WORDS
    told = one.fields & {Field.TEXT, Field.TERM, Field.RESULT}
    return curators + ([Change(about, *now, **details)] if about is About.TERM or told else [])


def _of_curators(one: Living, details: dict[str, Any]) -> list[Change]:
    """The curators are named beside the office now, or no more; for everybody else nothing of this is news."""
    held, carried = one.carried.held, one.carried
    if held.curator_too == carried.curator_too:
        return []
    seat = (held.organization_id, Office.CURATOR.value, None, False, False)
    if not carried.curator_too:
        return [Change(About.PASSED, *seat, one.old, held.due, None)]
    return [Change(About.NEW, *seat, one.new, held.due, carried.due, **details)]
