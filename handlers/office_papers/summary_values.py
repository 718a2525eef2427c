"""What the summary for the district says: the answers to a request, and the programme's numbers as the screens tell them.

Nothing stands here that the screens above the school do not tell: small groups are hidden where they are hidden there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.assignment.assignments import Listed
from db.export.office_papers import Heading, Held
from db.models import Evidence
from db.organization.partners import Listed as Partner
from db.request.request_results import Results
from domain.matrix import Tally, natural
from domain.office_papers import tells_sum
from domain.request_results import Column
from domain.requests import FieldKind
from handlers.control.view import facts_of
from handlers.office_papers.execution_values import counts
from handlers.office_papers.naming import NOTHING, Naming
from handlers.office_papers.pair_values import Values, common
from handlers.targets.sentences import current, judged
from handlers.targets.sentences import now as share_now
from handlers.targets.view import View
from handlers.targets.way import Way


@dataclass(frozen=True)
class Summed:
    """Everything that a summary is made of, read in one snapshot. Without people in mode `none`."""

    results: Results | None
    #: The programme in whose name it is written; every programme that is seen from there.
    view: View | None
    views: Sequence[View]
    way: Way | None
    #: Organisation → pairs that work now; category → organisation → mentors.
    pairs: dict[int, int] | None
    mentors: dict[str, dict[int, int]]
    partners: Sequence[Partner]
    events: Sequence[Held]
    listed: Sequence[Listed]
    #: Papers that were accepted, with the assignment that they show.
    acts: Sequence[tuple[Listed, Evidence]]


def summary(heading: Heading, one: Summed, naming: Naming, now: datetime) -> Values:
    """The summary."""
    numbered: list[tuple[str, list[Values]]] = [
        ("acts", [_act(listed, piece, naming) for listed, piece in one.acts]),
        ("partners", [_partner(each, naming) for each in one.partners]),
        ("events", [{"event": each.title, "day": naming.day(each.day), "came": _came(each)} for each in one.events]),
        ("categories", _categories(one, naming)),
        *_answers(one, naming),
        *_shares(one, naming),
    ]
    return {
        **common(heading, naming, now),
        **_programmes(one),
        **counts(Tally.of(fact.stand for fact in facts_of(one.listed, now))),
        **_request(one, naming),
        **_share(one, naming),
        "all_pairs": None if one.pairs is None else _sum(one.pairs.values(), naming),
        **{name: [{"number": at, **row} for at, row in enumerate(rows, start=1)] for name, rows in numbered},
    }


def _act(listed: Listed, piece: Evidence, naming: Naming) -> Values:
    return {"place": listed.organization, "act": piece.words or NOTHING, "day": naming.day(piece.document_date)}


def _partner(one: Partner, naming: Naming) -> Values:
    said = naming.texts.plain("office-order", number=one.row.number, day=naming.day(one.row.dated))
    return {"partner": one.row.name, "agreement": said, "places": ", ".join(one.schools) or NOTHING}


def _came(one: Held) -> str:
    """Officials, who are not counted among participants: no group of them is small."""
    return str(one.came)


def _sum(cells: Any, naming: Naming) -> str:
    numbers = list(cells)
    return naming.told(sum(numbers) if tells_sum(numbers) else None)


def _categories(one: Summed, naming: Naming) -> list[Values]:
    return [
        {
            "category": naming.texts.plain("office-mentors", category=category),
            "mentor_count": _sum(places.values(), naming),
        }
        for category, places in sorted(one.mentors.items(), key=lambda each: each[0])
    ]


def _request(one: Summed, naming: Naming) -> Values:
    found = one.results
    if found is None:
        return {}
    return {
        "request": found.request.title,
        "request_due": naming.day(found.request.due) if found.request.due is not None else None,
        "asked": len(found.addressees),
        "answered": len(found.answered),
        "silent_count": len(found.silent),
    }


def _answers(one: Summed, naming: Naming) -> list[tuple[str, list[Values]]]:
    found = one.results
    if found is None:
        return []
    names = {each.id: each.organization for each in found.addressees}
    silent = sorted((each.organization for each in found.silent), key=natural)
    return [
        ("questions", [{"question": each.asked.label, "answer": _answer(each, names, naming)} for each in found.columns]),
        ("silent", [{"place": name} for name in silent]),
    ]


def _answer(one: Column, names: dict[int, str], naming: Naming) -> str:
    if not one.cells:
        return NOTHING
    match one.asked.kind:
        case FieldKind.NUMBER:
            return naming.told(None) if one.total is None else naming.number(one.total)
        case FieldKind.CHOICE:
            return "\n".join(f"{choice}: {count}" for choice, count in one.counts.items()) or NOTHING
        case FieldKind.TEXT:
            return "\n".join(f"{names[place]}: {words}" for place, words in one.cells.items() if words) or NOTHING
        case FieldKind.FILE:
            return naming.texts.plain("office-files", count=sum(int(files or 0) for files in one.cells.values()))


def _share(one: Summed, naming: Naming) -> Values:
    if one.view is None:
        return {}
    first = one.view.sights[0]
    told = share_now(one.view, first)
    steps = one.way.steps if one.way is not None else {}
    return {
        **_of_all(told, naming),
        "known_places": len(first.known),
        "place_count": len(first.places),
        **{
            field: naming.told(steps[step]) if step in steps else None
            for field, step in (("signed_up", "registered"), ("paired", "paired"), ("met", "met"), ("regularly", "regularly"))
        },
    }


def _programmes(one: Summed) -> Values:
    """Of several programmes beside each other all names; on what each is based stands in its paper."""
    titles = [view.outlook.programme for view in one.views]
    return {"programme": "; ".join(titles), "legal_base": None} if len(titles) > 1 else {}


def _of_all(told: Any, naming: Naming) -> Values:
    """So many of so many, as the screen of the share tells it: nothing where there is no number of learners."""
    known, hidden = told["state"] == "known", told["state"] in ("small", "hidden")
    return {
        "involved": naming.told(None) if hidden else str(told["involved"]),
        "pupils": str(told["pupils"]) if known or hidden else None,
        "percent": naming.number(told["percent"]) if known else naming.told(None) if hidden else None,
    }


def _shares(one: Summed, naming: Naming) -> list[tuple[str, list[Values]]]:
    promises = [_promise(view, line, promised, naming) for view in one.views for line, promised in current(view) if line.scope]
    forms = [] if one.way is None else [{"form": form, "involved": naming.told(number)} for form, number in one.way.forms.items()]
    return [("promises", promises), ("forms", forms)]


def _promise(view: View, line: Any, promised: Any, naming: Naming) -> Values:
    told = judged(view, line, promised)
    sight = view.sight(line)
    shown = share_now(view, sight) if sight is not None else {"state": "none", "involved": 0, "pupils": 0, "percent": 0.0}
    hidden = shown["state"] in ("small", "hidden")
    return {
        "base": naming.texts.plain("office-base", base=line.scope.value),
        "goal_percent": naming.number(told["goal"]),
        "due": naming.day(promised.due),
        **{field: value or NOTHING for field, value in _of_all(shown, naming).items()},
        "lacking": naming.told(None) if hidden else NOTHING if shown["state"] == "none" else str(told["missing"]),
    }
