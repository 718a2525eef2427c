"""What the statements of execution say: of a municipality by measure and by organisation, of one organisation line by line.

Counts are those of «🚦 Исполнение»: the same facts, counted by the same `Tally`.
"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from db.assignment.assignments import Listed
from db.export.office_papers import Executed, Heading
from db.models import Evidence
from domain.allowed_hours import local_day
from domain.lead_in import spoken
from domain.matrix import Fact, Stand, Tally, natural
from handlers.control.view import facts_of
from handlers.office_papers.naming import NOTHING, Naming
from handlers.office_papers.pair_values import Values, common


def counts(tally: Tally) -> Values:
    """A tally as the fields of a document: they add up to the total."""
    return {
        "total": tally.total,
        "done": tally.done,
        "waiting": tally.waiting,
        "overdue": tally.red,
        "open": tally.open + tally.yellow,
    }


def _tally(facts: Sequence[Fact]) -> Values:
    return counts(Tally.of(fact.stand for fact in facts))


def _map(one: Executed, naming: Naming) -> Values:
    return {
        "map_title": one.title or None,
        "map_number": one.number,
        "map_date": naming.day(one.issued) if one.issued is not None else None,
    }


def statement(heading: Heading, one: Executed, naming: Naming, now: datetime) -> Values:
    """Of a municipality or region: by measure in the order of the paper, by organisation, and what is overdue."""
    facts = facts_of(one.listed, now)
    by_id = {each.id: each for each in one.listed}
    measures = {each.measure_id: each for each in one.listed}
    places = {each.organization_id: each.organization for each in one.listed}
    late = sorted(
        (by_id[fact.id] for fact in facts if fact.stand is Stand.OVERDUE),
        key=lambda each: (-_days(each, now), each.organization, each.id),
    )
    return {
        **common(heading, naming, now),
        **_map(one, naming),
        **_tally(facts),
        "place_count": len(places),
        "measure_count": len(measures),
        "measures": [
            {
                "number": each.number or at,
                "measure": spoken(each.text, each.section),
                "term": each.term_text or NOTHING,
                **_tally([fact for fact in facts if fact.measure == measure]),
            }
            for at, (measure, each) in enumerate(measures.items(), start=1)
        ],
        "places": [
            {"number": at, "place": name, **_tally([fact for fact in facts if fact.place == place])}
            for at, (place, name) in enumerate(sorted(places.items(), key=lambda each: natural(each[1])), start=1)
        ],
        "late": [
            {
                "number": at,
                "place": each.organization,
                "measure": spoken(each.text, each.section),
                "deadline": naming.day(each.deadline),
                "days": _days(each, now),
            }
            for at, each in enumerate(late, start=1)
        ],
    }


def _days(one: Listed, now: datetime) -> int:
    return (one.today(now) - one.deadline).days if one.deadline is not None else 0


def reference(heading: Heading, one: Executed, naming: Naming, now: datetime) -> Values:
    """Of one organisation: every assignment with what shows that it was done."""
    facts = facts_of(one.listed, now)
    return {
        **common(heading, naming, now),
        **_map(one, naming),
        **_tally(facts),
        "measures": [
            {
                "number": each.number or at,
                "measure": spoken(each.text, each.section),
                "term": each.term_text or NOTHING,
                "deadline": naming.day(each.deadline),
                "state": naming.texts.plain("control-stand", stand=fact.stand.value),
                "reported": naming.day(local_day(each.reported_at, ZoneInfo(each.zone)) if each.reported_at else None),
                "documents": "\n".join(piece_said(piece, naming) for piece in one.evidence.get(each.id, ())) or NOTHING,
            }
            for at, (each, fact) in enumerate(zip(one.listed, facts, strict=True), start=1)
        ],
    }


def piece_said(piece: Evidence, naming: Naming) -> str:
    """A piece of evidence as it stands on paper: words with the day, or the name of a file."""
    words = piece.words or piece.file_name or naming.texts.plain("office-file")
    return naming.texts.plain("office-piece", words=words, day=piece.document_date or "none")
