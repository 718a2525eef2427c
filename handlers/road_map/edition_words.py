"""How a changed row is said: what stood there, what stands there now."""

from collections.abc import Mapping
from decimal import Decimal

from db.models import Measure
from domain.lead_in import spoken
from domain.road_map.amendment import Entry, Fate, Field, Row
from handlers.assignments.showing import shortened
from handlers.road_map import saying
from locales import Texts, written

#: Signs of a row's text in the list and when it is open; of the responsible and of a result.
IN_LIST, OPEN, CELL = 80, 1200, 300


def term(row: Row, measure: Measure | None, texts: Texts) -> str:
    """What the term means (plain); a share that stands under no row has only its date."""
    if measure is not None and row.percent is None:
        return saying.term(measure, texts)
    return texts.plain("edition-by", day=written(row.due, texts.language) if row.due else "none")


def said(row: Row, measure: Measure | None) -> str:
    """The words of a row, with the verb of its lead-in."""
    return spoken(measure.text, measure.section) if measure is not None else row.text


def percent(value: Decimal | None) -> str:
    """A share as people write it: 15, 33.3."""
    return "none" if value is None else f"{value.normalize():f}"


def lines(
    entry: Entry, before: Mapping[int, Measure], after: Mapping[int, Measure], texts: Texts, *, longest: int = CELL
) -> list[str]:
    """A line (HTML) for each field that changed, old → new; of the text only that it did, unless it is open."""
    if entry.old is None or entry.new is None:
        return []
    old, new = entry.old, entry.new
    pairs = {
        Field.TERM: (term(old, before.get(old.id), texts), term(new, after.get(new.id), texts)),
        Field.PERCENT: (percent(old.percent), percent(new.percent)),
        Field.RESPONSIBLE: ("; ".join(old.responsible) or "none", "; ".join(new.responsible) or "none"),
        Field.RESULT: (old.result or "none", new.result or "none"),
        Field.TEXT: (said(old, before.get(old.id)), said(new, after.get(new.id))),
    }
    found = []
    for field, (was, is_now) in pairs.items():
        if field not in entry.fields:
            continue
        if was == is_now and field is Field.TERM:  # the same dates in the same words: what is printed tells them apart
            was, is_now = old.term_text or "none", new.term_text or "none"
        found.append(texts("edition-field", field=field.value, before=shortened(was, longest), after=shortened(is_now, longest)))
    return found


def listed(label: str, entry: Entry, before: Mapping[int, Measure], after: Mapping[int, Measure], texts: Texts) -> str:
    """An entry in the list (HTML), by the label of its button."""
    row = entry.new or entry.old
    assert row is not None  # an entry has one of them
    measure = (after if entry.new else before).get(row.id)
    head = texts(
        "edition-entry",
        position=label,
        fate=entry.fate.value,
        number=row.number,
        text=shortened(said(row, measure), IN_LIST),
        term=term(row, measure, texts),
    )
    return "\n".join([head, *lines(entry, before, after, texts, longest=IN_LIST)])


def opened(entry: Entry, before: Mapping[int, Measure], after: Mapping[int, Measure], texts: Texts) -> str:
    """An entry on its own screen (HTML): everything that changed, in full."""
    row = entry.new or entry.old
    assert row is not None  # an entry has one of them
    measure = (after if entry.new else before).get(row.id)
    numbers = {"number": row.number, "old": entry.old.number if entry.old else None}
    head = texts("edition-entry-open", fate=entry.fate.value, text=shortened(said(row, measure), OPEN), **numbers)
    if entry.fate in (Fate.NEW, Fate.GONE):
        people = shortened("; ".join(row.responsible), CELL) or "none"
        return "\n\n".join([head, texts("edition-entry-whole", term=term(row, measure, texts), responsible=people)])
    return "\n\n".join([head, *lines(entry, before, after, texts, longest=OPEN)])
