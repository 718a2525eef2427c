"""One row of a road map: everything printed beside everything understood, and the doors to correct it."""

from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from db import UpdateDatabase
from db.request import request_drafts, requests
from db.road_map import publishing, road_maps
from domain.road_map import AskedAbout
from domain.road_map.approval import EDITABLE
from domain.who import Who
from handlers.presses import token
from handlers.road_map import desk, preview, saying
from locales import Texts


async def shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The row on show; of a row that was split only that, and of a part the way back."""
    async with db.read() as tx:
        found = await desk.seen(tx, dialog_manager)
        measure = await road_maps.measure(tx, found.id, int(dialog_manager.dialog_data.get("row") or 0)) if found else None
        if found is None or measure is None:
            return {**preview.gone(texts), "said": said}
        targets = {one.id: one for one in await road_maps.targets(tx, found.id, removed_too=True)}
        owner = await publishing.owner_of(tx, found.organization_id, await publishing.today_of(tx, found.organization_id, now))
        parts = [one for one in await road_maps.measures(tx, found.id) if one.split_from_id == measure.id]
        handed = found.state == "published" and bool(
            await request_drafts.places_of_measure(tx, measure.id, found.organization_id)
        )
        asks = handed and await requests.may_ask(tx, found.organization_id, who.person_id, now)
        reads = await desk.only_reads(tx, dialog_manager)
    dialog_manager.dialog_data["version"] = measure.version
    draft = found.state in EDITABLE and not reads
    here = draft and measure.removed_at is None
    share = measure.target_id is not None or any(one["about"] == AskedAbout.SHARE for one in measure.questions)
    text = saying.opened(measure, targets.get(measure.target_id or 0), owner, preview.addressed(found), texts)
    if parts:
        text = "\n\n".join([texts("road-map-row-split", count=len(parts)), text])
    evidence = texts.plain("road-map-evidence", kind=measure.evidence, chosen=False).strip()
    return {
        **preview.gone(texts),
        "said": said,
        "there": True,
        "text": text if share else "\n\n".join([text, texts("road-map-row-evidence", kind=measure.evidence, name=evidence)]),
        "draft": draft and not parts,
        "taken": measure.removed_at is not None,
        "editable": here,
        "plain": here and not share,
        "share": here and measure.target_id is not None,
        "parted": draft and (bool(parts) or measure.split_from_id is not None),
        "questions": 0 if reads or found.state == "submitted" else len(measure.questions),
        "token": token(measure.id, measure.version),
        "asks": token(measure.id) if asks else [],
    }
