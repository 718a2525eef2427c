"""How what was understood of a paper lies in rows: responsible persons, recurrences and questions as JSON, and back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from db.models import Measure
from domain.handing_out import Row
from domain.responsible import Level, NamedPerson, Office, OrganisationKind, Responsible, Scope
from domain.road_map import AskedAbout
from domain.terms import By, Freq, Question, Reason, Recurrence, Span, Term

Json = dict[str, Any]


def scope_json(scope: Scope | None) -> Json | None:
    """A scope as it is kept."""
    if scope is None:
        return None
    only = {"only": list(scope.only)} if scope.only else {}
    return {"level": scope.level.value, "kinds": [kind.value for kind in scope.kinds], "each": scope.each, **only}


def scope_of(kept: Mapping[str, Any] | None) -> Scope | None:
    """The scope again."""
    if kept is None:
        return None
    kinds = tuple(OrganisationKind(kind) for kind in kept["kinds"])
    return Scope(Level(kept["level"]), kinds, kept["each"], tuple(kept.get("only", ())))


def responsible_json(one: Responsible) -> Json:
    """One of the responsible as it is kept: text, office, scope, person."""
    person = one.person and {"printed": one.person.printed, "surname": one.person.surname, "initials": one.person.initials}
    return {"text": one.text, "office": one.office and one.office.value, "scope": scope_json(one.scope), "person": person}


def responsible_of(kept: Mapping[str, Any]) -> Responsible:
    """One of the responsible again."""
    person = kept.get("person")
    return Responsible(
        kept["text"],
        Office(kept["office"]) if kept["office"] else None,
        scope_of(kept["scope"]),
        NamedPerson(person["printed"], person["surname"], person["initials"]) if person else None,
    )


def recurrence_json(one: Recurrence | None) -> Json | None:
    """A recurrence as it is kept."""
    if one is None:
        return None
    places = [
        {"month": by.month, "day": by.day, "weekday": by.weekday, "week": by.week, "following": by.following} for by in one.by
    ]
    return {"freq": one.freq.value, "interval": one.interval, "times": one.times, "by": places, "school": one.school}


def recurrence_of(kept: Mapping[str, Any] | None) -> Recurrence | None:
    """The recurrence again."""
    if kept is None:
        return None
    places = tuple(By(**place) for place in kept["by"])
    return Recurrence(Freq(kept["freq"]), kept["interval"], kept["times"], places, kept["school"])


def question_json(
    about: AskedAbout, text: str, asked: Question | None = None, scopes: Sequence[Scope] = (), *, percent: str | None = None
) -> Json:
    """A question as it is kept, with the readings among which a person chooses."""
    return {
        "about": about.value,
        "text": text,
        "reason": asked.reason.value if asked else None,
        "options": [[_iso(span.start), _iso(span.end)] for span in asked.options] if asked else [],
        "scopes": [scope_json(scope) for scope in scopes],
        "percent": percent,
    }


def options_of(kept: Mapping[str, Any]) -> list[Span]:
    """The readings of a term among which a person chooses."""
    return [Span(_day(start), _day(end)) for start, end in kept["options"]]


def reason_of(kept: Mapping[str, Any]) -> Reason | None:
    """Why a term is asked about."""
    return Reason(kept["reason"]) if kept["reason"] else None


def term_columns(term: Term) -> Json:
    """What a term without an open question means, by column of a measure."""
    return {
        "term_kind": term.kind.value,
        "start": None if term.start and term.end and term.start > term.end else term.start,
        "due": term.end if term.recurrence else term.due,
        "recurrence": recurrence_json(term.recurrence),
        "deadlines": [day.isoformat() for day in term.deadlines] if len(term.deadlines) > 1 else [],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def row_of(measure: Measure, addressed: Sequence[str]) -> Row:
    """What handing out needs of a measure; `addressed` are the kinds to whom the order speaks."""
    return Row(
        measure_id=measure.id,
        responsible=tuple(responsible_of(one) for one in measure.responsible),
        due=measure.due,
        deadlines=tuple(date.fromisoformat(day) for day in measure.deadlines),
        start=measure.start,
        recurrence=recurrence_of(measure.recurrence),
        is_share=measure.target_id is not None or any(one["about"] == AskedAbout.SHARE for one in measure.questions),
        waits=bool(measure.questions),
        addressed=frozenset(addressed),
    )
