"""The preview: the summary first, then the rows page by page, each of which can be opened and corrected."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone, UpdateDatabase
from db.models import RoadMap
from db.organization import programmes
from db.road_map import drafting, own_maps, publishing, road_maps, splitting, submissions
from db.road_map import road_map_rows as kept
from domain.road_map.approval import EDITABLE
from handlers.assignments.showing import shortened
from handlers.presses import page_of, token
from handlers.road_map import amending, desk, saying
from handlers.road_map.states import RoadMaps
from handlers.school_map import showing
from locales import Texts

#: Rows on one page of a phone.
ROWS = 4
#: With more pages than this the list says that a number may be typed.
MANY = 3
#: Targets on one page.
TARGETS = 10


def gone(texts: Texts) -> dict[str, Any]:
    """What a screen shows of a road map that is not there, or not this person's."""
    return {"text": texts("road-map-gone"), "said": "", "draft": False, "maps": [], "numbers": [], "token": [], "choices": [],
            "paged": False, "page": 1, "pages": 1, "files": [], "there": False, "questions": 0, "targets": 0, "people": 0,
            "centres": 0, "places": 0, "kinds": [], "taken": False, "published": False, "mine": False,
            "newcomers": 0,
            "hands_out": False, "submits": False, "waits": False, "amends": False, "may_amend": False, "earlier": False,
            "later": None, "editable": False, "plain": False, "share": False, "parted": False, "years": 0}  # fmt: skip


def addressed(road_map: RoadMap) -> list[str]:
    """The kinds of organisations to whom the paper speaks."""
    return drafting.addressed_kinds([kept.responsible_of(one) for one in road_map.reading.get("addressees", [])])


async def summary_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The numbers of a draft and what can be done with it."""
    async with db.read() as tx:
        found = await desk.mine(tx, dialog_manager)
        if found is None:
            return gone(texts)
        numbers = await road_maps.summary(tx, found)
        planned = await publishing.plan(tx, found, now)
        filename = await road_maps.filename(tx, found)
        school = await own_maps.school_of(tx, found)
        versions = await submissions.history(tx, found.id) if school else []
        waiting = await submissions.find(tx, versions[-1].id) if versions and found.state == "submitted" else None
        editions = await amending.marks(tx, found)
        own, beside = await programmes.choices(tx, found) if found.state in EDITABLE and numbers.targets else ([], False)
    parts = [saying.heading(found, filename, texts), saying.counted(numbers, texts)]
    if beside:
        parts.append(texts("road-map-in-programme", title=next(it.title for it in own if it.id == found.programme_id)))
    if planned.past:
        parts.append(texts("road-map-past", count=planned.past))
    if school is not None:
        parts += showing.standing(found, versions, waiting, school.zone, numbers.questions, texts)
    elif found.state == "draft":
        parts.append(texts("road-map-is-draft", questions=numbers.questions, amends=editions["amends"]))
    if (later := editions["later"]) is not None:
        parts.append(texts("edition-earlier-of", number=later.number, day=later.published_at.date()))
    editable = found.state in EDITABLE
    return {
        **gone(texts),
        "said": said,
        "text": "\n\n".join(parts),
        "there": True,
        "draft": editable,
        "hands_out": editable and school is None,
        "submits": editable and school is not None,
        "waits": waiting is not None,
        "token": token(waiting.id, waiting.version) if waiting else [],
        "published": found.state == "published",
        "questions": 0 if waiting or later else numbers.questions,
        **editions,
        "targets": numbers.targets,
        "people": 0 if school else len(found.reading.get("offers", [])),
        "centres": numbers.centres,
        "places": len(planned.chosen),
    }


async def rows_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """One page of rows."""
    async with db.read() as tx:
        found = await desk.seen(tx, dialog_manager)
        if found is None:
            return gone(texts)
        rows = splitting.without_wholes(await road_maps.measures(tx, found.id))
        targets = {one.id: one for one in await road_maps.targets(tx, found.id, removed_too=True)}
        owner = await publishing.owner_of(tx, found.organization_id, await publishing.today_of(tx, found.organization_id, now))
        editable = found.state in EDITABLE and not await desk.only_reads(tx, dialog_manager)
    shown, pages = page_of(rows, dialog_manager, ROWS)
    labels = saying.labels(rows)
    kinds = addressed(found)
    lines = [saying.listed(labels[one.id], one, targets.get(one.target_id or 0), owner, kinds, texts) for one in shown]
    head = texts("road-map-rows", count=len(rows), editable=editable, many=pages["pages"] > MANY)
    return {
        **gone(texts),
        **pages,
        "said": said,
        "there": True,
        "text": saying.fitting([head, *lines], texts),
        "numbers": [{"id": one.id, "label": labels[one.id]} for one in shown],
        "draft": editable,
    }


async def chose_row(_: CallbackQuery, __: Any, manager: DialogManager, measure_id: int) -> None:
    """Open a row."""
    manager.dialog_data["row"] = measure_id
    await manager.switch_to(RoadMaps.row)


async def typed_row(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A number typed under the list opens that row, however many pages away; anything else says what numbers there are."""
    data = manager.middleware_data
    words = (message.text or "").strip().removeprefix("№").strip().rstrip(".").casefold()
    async with data["db"].read() as tx:
        found = await desk.seen(tx, manager)
        rows = splitting.without_wholes(await road_maps.measures(tx, found.id)) if found else []
    labels = saying.labels(rows)
    row = next((one for one in rows if labels[one.id].rstrip(".").casefold() == words), None)
    manager.show_mode = ShowMode.SEND
    if row is None:
        data["said"] = data["texts"]("road-map-no-such-row", typed=shortened(words, 40) or "?")
    else:
        manager.dialog_data["row"] = row.id
        await manager.switch_to(RoadMaps.row)


async def targets_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The shares that the paper promises; of a draft each can be opened and corrected."""
    async with db.read() as tx:
        found = await desk.seen(tx, dialog_manager)
        if found is None:
            return gone(texts)
        editable = found.state in EDITABLE
        rows = await road_maps.targets(tx, found.id, removed_too=editable)
    shown, pages = page_of(rows, dialog_manager, TARGETS)
    lines = [
        texts(
            "road-map-target",
            position=pages["first"] + at if editable else None,
            percent=f"{one.percent.normalize():f}",
            due=one.due,
            base=shortened(one.base, 300),
            edited=bool(one.printed),
            removed=one.removed_at is not None,
        )
        for at, one in enumerate(shown, start=1)
    ]
    return {
        **gone(texts),
        **pages,
        "said": said,
        "there": True,
        "text": saying.fitting([texts("road-map-targets"), *lines], texts),
        "numbers": [{"id": one.id, "label": str(pages["first"] + at)} for at, one in enumerate(shown, start=1)]
        if editable
        else [],
    }


async def centres_shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The directory of the paper."""
    async with db.read() as tx:
        found = await desk.seen(tx, dialog_manager)
        if found is None:
            return gone(texts)
        rows = await road_maps.centres(tx, found.id)
    lines = [texts("road-map-centre", name=one.name, directions=one.directions or "none") for one in rows]
    return {**gone(texts), "there": True, "text": saying.fitting([texts("road-map-centres"), *lines], texts)}


async def discard_shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is about to be thrown away."""
    async with db.read() as tx:
        found = await desk.mine(tx, dialog_manager)
    if found is None or found.state not in EDITABLE:
        return gone(texts)
    return {**gone(texts), "there": True, "draft": True, "text": texts("road-map-discard-ask", title=found.title)}


async def discarded(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The draft is thrown away; the same paper may be sent again."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            found = await desk.draft_of_mine(tx, manager)
            if found is not None:
                await road_maps.discard(tx, found)
                data["said"] = data["texts"]("road-map-discarded")
    await manager.switch_to(RoadMaps.desk)
