"""How a row of a road map is said: the printed words beside what was understood of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db import road_map_rows as kept
from db import road_maps
from db.models import Measure, RoadMap, Target
from domain.handing_out import Owner, audience
from domain.lead_in import spoken
from domain.offices import Level
from handlers.assignments.showing import shortened
from locales import Texts, written

#: Signs of a row's text in the list and when it is open.
IN_LIST, OPEN = 90, 2200


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
    recurrence = kept.recurrence_of(measure.recurrence)
    if recurrence is not None:
        again = texts.plain(f"reading-again-{recurrence.freq.value}")
        return texts.plain("road-map-term", kind="again", day=measure.due, since=measure.start, again=again)
    if measure.deadlines:
        days = ", ".join(written(date.fromisoformat(day), texts.language) for day in measure.deadlines)
        return texts.plain("road-map-term", kind="list", day=days, since="none", again="none")
    if measure.due is None:
        return texts.plain("road-map-term", kind="undated", day="none", since="none", again="none")
    since = measure.start if measure.start != measure.due else None
    return texts.plain("road-map-term", kind="until", day=measure.due, since=since, again="none")


def people(measure: Measure, owner: Owner, addressed: Sequence[str], texts: Texts) -> str:
    """Who executes it, as understood (plain)."""
    row = replace(kept.row_of(measure, addressed), waits=False, is_share=False)
    if any(one["about"] == "responsible" for one in measure.questions):
        return texts.plain("road-map-people", own=False, count=0, asked=True)
    who = audience(row, owner)
    if owner.level is Level.INSTITUTION:
        known = next((one.name for one in owner.officials if one.person_id == who.own_executor), None)
        return texts.plain("approval-people", office=(who.own_office or owner.office).value, person=known or "none")
    return texts.plain("road-map-people", own=who.own, count=len(who.offices), asked=False)


def labels(rows: Sequence[Measure]) -> dict[int, str]:
    """What to call rows on their buttons: as the paper numbers them where that is unmistakable, else one after the other."""
    printed = [one.number for one in rows]
    plain = all(printed) and len(set(printed)) == len(printed)
    return {one.id: str(one.number) if plain else str(at) for at, one in enumerate(rows, start=1)}


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
    )


def opened(measure: Measure, target: Target | None, owner: Owner, addressed: Sequence[str], texts: Texts) -> str:
    """A row on its own screen (HTML)."""
    return texts(
        "road-map-row-open",
        number=measure.number,
        section=shortened(measure.section, 300) if measure.section else None,
        text=shortened(measure.text, OPEN),
        printed=measure.term_text or "none",
        term=term(measure, texts),
        responsible=shortened("; ".join(one["text"] for one in measure.responsible), 500) or "none",
        people=people(measure, owner, addressed, texts),
        result=measure.result,
        percent=f"{target.percent.normalize():f}" if target else "none",
        due=target.due if target else "none",
        asked=len(measure.questions),
        removed=measure.removed_at is not None,
    )


def heading(road_map: RoadMap, filename: str, texts: Texts) -> str:
    """What the paper is called (HTML)."""
    return texts(
        "road-map-heading", title=shortened(road_map.title, 300), number=road_map.number, issued=road_map.issued, file=filename
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
