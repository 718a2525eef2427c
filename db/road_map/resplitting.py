"""A row that was split goes on split in a new edition, as long as the new paper prints the same words for it.

What changed in the paper (its term, who answers, its result) holds for the parts; else what was corrected in a part stays in it.
A row that the new paper words differently comes whole: whoever prepares the edition sees the parts go and decides.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap
from db.road_map import road_maps, splitting
from domain.road_map.amendment import plain

#: What a part has of its own, and by what of the whole row one sees that the paper says the same of it.
_OWN = (
    ("term_text", ("term_text", "term_kind", "start", "due", "recurrence", "deadlines")),
    ("responsible", ("responsible",)),
    ("result", ("result", "evidence")),
)


async def split_alike(tx: AsyncSession, draft: RoadMap, before: Sequence[Measure], *, now: datetime) -> dict[int, int]:
    """Split the rows of the draft that were split `before`: id of the new part → id of the old part."""
    parts: dict[int, list[Measure]] = defaultdict(list)
    for one in before:
        if one.split_from_id is not None and one.removed_at is None:
            parts[one.split_from_id].append(one)
    rows = {plain(one.text): one for one in reversed(await road_maps.measures(tx, draft.id)) if one.removed_at is None}
    found: dict[int, int] = {}
    for whole in before:
        new = rows.get(plain(_printed(whole, "text")))
        if whole.id not in parts or new is None or await splitting.is_full(tx, draft.id, len(parts[whole.id])):
            continue
        made = await splitting.split(tx, draft, new, [one.text for one in parts[whole.id]], now=now)
        for part, old in zip(made, parts[whole.id], strict=True):
            _as_before(part, old, whole, new)
            found[part.id] = old.id
    await tx.flush()
    return found


def _as_before(part: Measure, old: Measure, whole: Measure, new: Measure) -> None:
    """Field by field, where both papers say the same of the whole row."""
    part.number, part.printed = old.number, dict(old.printed)
    asked = []
    for said, columns in _OWN:
        about = {"term_text": ("term",), "responsible": ("responsible", "scope")}.get(said, ())
        same = _said(whole, said) == _said(new, said)
        for column in columns if same else ():
            setattr(part, column, getattr(old, column))
        if not same:
            part.printed.pop({"term_text": "term"}.get(said, said), None)
        asked += [one for one in (old if same else part).questions if one["about"] in about]
    part.questions = asked


def _said(one: Measure, name: str) -> str:
    value = _printed(one, name) if name != "term_text" else one.printed.get("term", {}).get("term_text", one.term_text)
    return plain(value if isinstance(value, str) else "; ".join(each["text"] for each in value) if value else "")


def _printed(one: Measure, field: str) -> str:
    value: str = one.printed.get(field, {}).get(field, getattr(one, field))
    return value
