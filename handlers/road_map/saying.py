"""How a row of a road map is said: the printed words beside what was understood of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.models import Measure, RoadMap, Target
from db.road_map import road_map_rows as kept
from db.road_map import road_maps
from domain.handing_out import Owner, audience
from domain.lead_in import spoken
from domain.offices import Level, Office
from domain.responsible import Level as Circle
from domain.responsible import Responsible
from domain.terms import Kind, Recurrence, Span, Term
from handlers.assignments.showing import shortened
from locales import Texts, written

#: Signs of a row's text in the list and when it is open, and of a printed term or result beside it.
IN_LIST, OPEN, SAID = 90, 2000, 300


#: Signs of one message that text may take; Telegram ends it at 4096.
FITS = 3800


def fitting(parts: Sequence[str], texts: Texts) -> str:
    """As many whole parts (HTML) as one message holds, and how many are left out."""
    said: list[str] = []
    length = 0
    for part in parts:
        length += len(part) + 2
        if length > FITS:
            return "\n\n".join([*said, texts("road-map-more", count=len(parts) - len(said))])
        said.append(part)
    return "\n\n".join(said)


def term(measure: Measure, texts: Texts) -> str:
    """What the term was understood to mean (plain)."""
    if any(one["about"] == "term" for one in measure.questions):
        return texts.plain("road-map-term", kind="asked", day="none", since="none", again="none")
    if measure.term_kind == Kind.RELATIVE.value and not road_maps.has_date(measure):
        return texts.plain("road-map-term", kind="relative", day="none", since="none", again="none")
    deadlines = [date.fromisoformat(day) for day in measure.deadlines]
    return _meant(measure.start, measure.due, kept.recurrence_of(measure.recurrence), deadlines, texts)


def meaning(said: Term, texts: Texts) -> str:
    """What a typed term is understood to mean, before it stands anywhere (plain)."""
    due = said.end if said.recurrence else said.due
    return _meant(said.start, due, said.recurrence, said.deadlines if len(said.deadlines) > 1 else (), texts)


def _meant(start: date | None, due: date | None, recurrence: Recurrence | None, deadlines: Sequence[date], texts: Texts) -> str:
    if recurrence is not None:
        again = texts.plain(f"reading-again-{recurrence.freq.value}")
        return texts.plain("road-map-term", kind="again", day=due, since=start, again=again)
    if deadlines:
        listed = ", ".join(written(day, texts.language) for day in deadlines)
        return texts.plain("road-map-term", kind="list", day=listed, since="none", again="none")
    if due is None:
        return texts.plain("road-map-term", kind="undated", day="none", since="none", again="none")
    return texts.plain("road-map-term", kind="until", day=due, since=start if start != due else None, again="none")


def days(measure: Measure, texts: Texts) -> list[str]:
    """The single deadlines of a row as they are written (plain)."""
    return [written(date.fromisoformat(day), texts.language) for day in measure.deadlines]


def span(said: Span, texts: Texts) -> str:
    """One reading of a term: a day, or from when until when (plain)."""
    between = [written(day, texts.language) for day in (said.start, said.end) if day]
    return " – ".join(dict.fromkeys(between))


def names_of(responsible: Sequence[Mapping[str, Any]]) -> str:
    """The words for those who answer, short enough for a screen."""
    return shortened("; ".join(one["text"] for one in responsible), 500)


def short_name(name: str) -> str:
    """«Камышин С. Б.» of a full name."""
    surname, *others = name.split()
    return " ".join([surname, *(f"{other[0]}." for other in others[:2])])


def people(
    measure: Measure, owner: Owner, addressed: Sequence[str], texts: Texts, said: Sequence[Responsible] | None = None
) -> str:
    """Who executes it, as understood (plain); `said`: who would, if these answered for it."""
    row = replace(kept.row_of(measure, addressed), waits=False, is_share=False)
    if said is not None:
        row = replace(row, responsible=tuple(said))
    elif any(one["about"] == "responsible" for one in measure.questions):
        return texts.plain("road-map-people", own=False, count=0, asked=True, level=owner.level.value)
    who = audience(row, owner)
    if owner.level is Level.INSTITUTION:
        known = next((one.name for one in owner.officials if one.person_id == who.own_executor), None)
        said_office = texts.plain("approval-people", office=(who.own_office or owner.office).value, person=known or "none")
        return said_office + (texts.plain("approval-people-too") if who.shared else "")
    places = texts.plain("road-map-people", own=who.own, count=len(who.offices), asked=False, level=owner.level.value)
    if not (who.shared or Office.CURATOR in who.offices.values()):
        return places
    named = {one.office for one in row.responsible if one.scope is not None and one.scope.level is Circle.ORGANISATIONS}
    return places + texts.plain("road-map-people-offices", both=len(named) > 1)


def labels(rows: Sequence[Measure]) -> dict[int, str]:
    """What to call rows on their buttons: as the paper numbers them where that is unmistakable, else one after the other; what
    the paper does not have is +1, +2 …"""
    own = [one for one in rows if one.source != "added"]
    printed = [one.number for one in own]
    plain = all(printed) and len(set(printed)) == len(printed)
    called = {one.id: str(one.number) if plain else str(at) for at, one in enumerate(own, start=1)}
    return called | {one.id: f"+{at}" for at, one in enumerate((one for one in rows if one.source == "added"), start=1)}


def listed(label: str, measure: Measure, target: Target | None, owner: Owner, addressed: Sequence[str], texts: Texts) -> str:
    """A row in the list (HTML), by the label of its button."""
    return texts(
        "road-map-row",
        position=None if label == measure.number else label,
        number=measure.number,
        text=shortened(spoken(measure.text, measure.section), IN_LIST),
        printed=shortened(measure.term_text, 60) or "none",
        term=term(measure, texts),
        people=people(measure, owner, addressed, texts),
        percent=f"{target.percent.normalize():f}" if target else "none",
        asked=len(measure.questions),
        removed=measure.removed_at is not None,
        edited=bool(measure.printed) or measure.source == "added",
    )


def opened(measure: Measure, target: Target | None, owner: Owner, addressed: Sequence[str], texts: Texts) -> str:
    """A row on its own screen (HTML)."""
    card = texts(
        "road-map-row-open",
        number=measure.number,
        section=shortened(measure.section, 300) if measure.section else None,
        text=shortened(measure.text, OPEN),
        printed=shortened(measure.term_text, SAID) or "none",
        term=term(measure, texts),
        responsible=names_of(measure.responsible) or "none",
        people=people(measure, owner, addressed, texts),
        result=shortened(measure.result, SAID) if measure.result else None,
        percent=f"{target.percent.normalize():f}" if target else "none",
        due=target.due if target else "none",
        asked=len(measure.questions),
        removed=measure.removed_at is not None,
        typed_term=measure.source == "added" or "term" in measure.printed,
        typed_people=measure.source == "added" or "responsible" in measure.printed,
        typed_result=measure.source == "added" or "result" in measure.printed,
    )
    return "\n\n".join([card, *_by_hand(measure, texts)])


def _by_hand(measure: Measure, texts: Texts) -> list[str]:
    """What the paper says where it was corrected, or that it does not say it at all (HTML)."""
    if measure.source == "added":
        return [texts("road-map-row-added")]
    printed = measure.printed
    was = {
        "text": shortened(printed["text"]["text"], 300) if "text" in printed else None,
        "term": shortened(printed["term"]["term_text"], SAID) if "term" in printed else None,
        "responsible": names_of(printed["responsible"]["responsible"]) if "responsible" in printed else None,
        "result": shortened(printed["result"]["result"] or "", SAID) if "result" in printed else None,
        "evidence": texts.plain("road-map-evidence", kind=printed["evidence"]["evidence"], chosen=False).strip()
        if "evidence" in printed
        else None,
    }
    lines = [texts("road-map-row-was", field=field, value=was[field] or "none") for field in was if field in printed]
    return ["\n".join([texts("road-map-row-by-hand"), *lines])] if lines else []


def heading(road_map: RoadMap, filename: str, texts: Texts) -> str:
    """What the paper is called (HTML)."""
    return texts(
        "road-map-heading",
        title=shortened(road_map.title, 300),
        number=road_map.number,
        issued=road_map.issued,
        issuer=road_map.issuer,
        file=filename,
    )


def counted(summary: road_maps.Summary, texts: Texts) -> str:
    """The first sentence: what is in it, in numbers (HTML)."""
    return texts(
        "road-map-summary",
        rows=summary.rows,
        points=summary.points,
        targets=summary.targets,
        undated=summary.undated,
        questions=summary.questions,
        centres=summary.centres,
        removed=summary.removed,
    )
