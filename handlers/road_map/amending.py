"""A new edition: which road map it replaces, what it changes row by row, and a wrong match corrected in one press."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.models import RoadMap
from db.road_map import amending, comparing
from db.road_map.comparing import Comparison
from domain.road_map import AskedAbout
from domain.road_map.amendment import Entry, Fate
from handlers.presses import page_of
from handlers.road_map import desk, edition_words
from handlers.road_map.states import Edition, RoadMaps
from locales import Texts

#: Changed rows on one page of a phone, and rows among which a counterpart is chosen.
ROWS, CHOICES = 3, 6
#: What the list shows; rows that stay are only counted.
SHOWN = (Fate.CHANGED, Fate.NEW, Fate.GONE)


async def marks(tx: AsyncSession, road_map: RoadMap) -> dict[str, Any]:
    """What the screens of a road map offer about editions: whether it is one, may become one, has earlier or later ones."""
    draft = road_map.state == "draft"
    choices = await amending.in_force(tx, road_map) if draft and road_map.replaces_id is None else []
    earlier = [] if draft else await amending.editions(tx, road_map)
    later = await amending.replaced_by(tx, road_map.id) if road_map.state == "replaced" else None
    amends = draft and road_map.replaces_id is not None and bool(await amending.in_force(tx, road_map))
    return {"amends": amends, "may_amend": bool(choices), "earlier": bool(earlier), "later": later}


def nothing(texts: Texts, said: str = "") -> dict[str, Any]:
    """What a screen shows of an edition that is not there (any more)."""
    return {"said": said, "text": texts("edition-gone"), "there": False, "numbers": [], "choices": [], "token": [], "page": 1,
            "pages": 1, "paged": False, "apart": False, "may": False}  # fmt: skip


async def _on_show(tx: AsyncSession, manager: DialogManager) -> Comparison | None:
    """The edition on show beside what it replaces, while it is a draft of this person's."""
    found = await desk.mine(tx, manager)
    return await comparing.comparison(tx, found) if found is not None and found.state == "draft" else None


def not_understood(edition: RoadMap, texts: Texts) -> list[str]:
    """What is said beside an edition while changes that its paper lists wait for a person."""
    unclear = sum(one["about"] == AskedAbout.CHANGE for one in edition.reading.get("questions", []))
    return [texts("edition-unclear", count=unclear)] if unclear else []


async def changes_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The counts first, then a page of what is changed, new or gone."""
    async with db.read() as tx:
        found = await _on_show(tx, dialog_manager)
    if found is None:
        return nothing(texts, said)
    entries = found.of(*SHOWN)
    shown, pages = page_of(entries, dialog_manager, ROWS)
    counts = {fate.value: len(found.of(fate)) for fate in Fate}
    head = texts("edition-head", title=desk.short(found.new.title, 200), **_papers(found))
    parts = [head, texts("edition-counts", **counts)]
    parts += not_understood(found.new, texts)
    if not found.is_current:
        parts.append(texts("edition-refused", reason="not-in-force", numbers="none"))
    numbered = list(enumerate(shown, start=pages["first"] + 1))
    parts += [edition_words.listed(str(at), one, found.before, found.after, texts) for at, one in numbered]
    return {
        **nothing(texts, said),
        **pages,
        "there": True,
        "may": found.is_current and bool(entries),
        "text": "\n\n".join(parts),
        "numbers": [{"id": key(one), "label": str(at)} for at, one in numbered],
    }


def _papers(found: Comparison) -> dict[str, Any]:
    return {"number": found.new.number, "issued": found.new.issued, "before": found.old.number, "of": found.old.issued}


def key(entry: Entry) -> str:
    """An entry on a button: the new row, or the old one that is gone."""
    return f"n{entry.new.id}" if entry.new else f"o{entry.old.id if entry.old else 0}"


async def chose_entry(_: CallbackQuery, __: Any, manager: DialogManager, carried: str) -> None:
    """Open one."""
    manager.dialog_data["entry"] = carried
    manager.dialog_data["list_page"] = manager.dialog_data.get("page", 0)
    manager.dialog_data["page"] = 0
    await manager.switch_to(Edition.entry)


async def to_changes(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back to the page of the list from which one came."""
    manager.dialog_data["page"] = manager.dialog_data.get("list_page", 0)
    await manager.switch_to(Edition.changes)


async def entry_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """One row in full, with the rows that it could be instead."""
    async with db.read() as tx:
        found = await _on_show(tx, dialog_manager)
    wanted = dialog_manager.dialog_data.get("entry")
    entry = next((one for one in found.entries if key(one) == wanted), None) if found else None
    if found is None or entry is None:
        return nothing(texts, said)
    others = _counterparts(found, entry)
    shown, pages = page_of(others, dialog_manager, CHOICES)
    parts = [edition_words.opened(entry, found.before, found.after, texts)]
    if others:
        parts.append(texts("edition-entry-ask", fate=entry.fate.value))
    return {
        **nothing(texts, said),
        **pages,
        "there": True,
        "text": "\n\n".join(parts),
        "apart": entry.old is not None and entry.new is not None and entry.new.id > 0,
        "choices": [_counterpart(found, entry, one, texts) for one in shown],
        "token": [{"id": f"{entry.new.id}.0"}] if entry.new else [],
    }


def _counterparts(found: Comparison, entry: Entry) -> list[Entry]:
    """For a new row those that are gone, for a gone one those that are new; shares in running text are matched by themselves."""
    other = {Fate.NEW: Fate.GONE, Fate.GONE: Fate.NEW}.get(entry.fate)
    mine = entry.new or entry.old
    if other is None or mine is None or mine.id < 0:
        return []
    return [one for one in found.of(other) if (row := one.new or one.old) is not None and row.id > 0]


def _counterpart(found: Comparison, entry: Entry, other: Entry, texts: Texts) -> dict[str, str]:
    new, old = entry.new or other.new, entry.old or other.old
    shown = other.new or other.old
    assert new is not None and old is not None and shown is not None  # noqa: PT018 -- one entry is new, the other gone
    measure = (found.after if other.new else found.before).get(shown.id)
    words = desk.short(edition_words.said(shown, measure))
    return {"id": f"{new.id}.{old.id}", "label": texts.plain("edition-is", number=shown.number, text=words)}


async def linked(_: CallbackQuery, __: Any, manager: DialogManager, carried: str) -> None:
    """«Это прежнее №…»: the new row goes on from that old one."""
    new, _dot, old = carried.partition(".")
    if new.isdecimal() and old.isdecimal():
        await _continues(manager, int(new), int(old))


async def apart(_: CallbackQuery, manager: DialogManager, measure_id: int, __: int) -> None:
    """«Это новое мероприятие»: what stood there before is gone."""
    await _continues(manager, measure_id, None)


async def _continues(manager: DialogManager, measure_id: int, old_id: int | None) -> None:
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            found = await desk.draft_of_mine(tx, manager)
            done = found is not None and await amending.continue_as(tx, found, measure_id, old_id)
            data["said"] = data["texts"]("edition-linked" if done else "road-map-moved")
    manager.dialog_data["entry"] = f"n{measure_id}"
    manager.dialog_data["page"] = 0


async def choose_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The road maps in force, of which the draft may be a new edition."""
    async with db.read() as tx:
        found = await desk.mine(tx, dialog_manager)
        choices: Sequence[RoadMap] = await amending.in_force(tx, found) if found and found.state == "draft" else []
    if found is None or not choices:
        return nothing(texts, said)
    shown, pages = page_of(choices, dialog_manager, CHOICES)
    return {
        **nothing(texts, said),
        **pages,
        "there": True,
        "text": texts("edition-choose", title=desk.short(found.title, 200)),
        "choices": [{"id": one.id, "label": _label(one, texts)} for one in shown],
    }


def _label(one: RoadMap, texts: Texts) -> str:
    return texts.plain("edition-paper", number=one.number, issued=one.issued, title=desk.short(one.title))


async def chose_replaced(_: CallbackQuery, __: Any, manager: DialogManager, old_id: int) -> None:
    """«Это новая редакция дорожной карты …»: rows are matched, the changes are shown."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            found = await desk.draft_of_mine(tx, manager)
            old = next((one for one in await amending.in_force(tx, found) if one.id == old_id), None) if found else None
            if found is None or old is None:
                data["said"] = data["texts"]("road-map-moved")
                return
            await amending.link(tx, found, old, now=data["now"])
    manager.dialog_data["page"] = 0
    await manager.switch_to(Edition.changes)


async def own_paper(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Это другая бумага»: a road map of its own."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            found = await desk.draft_of_mine(tx, manager)
            if found is not None:
                await amending.unlink(tx, found)
                data["said"] = data["texts"]("edition-apart")
    await manager.start(RoadMaps.summary, data={"map": desk.on_show(manager)}, mode=StartMode.RESET_STACK)


async def earlier_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """«Прежние редакции»."""
    async with db.read() as tx:
        found = await desk.mine(tx, dialog_manager)
        before = await amending.editions(tx, found) if found else []
    if not before:
        return nothing(texts, said)
    shown, pages = page_of(before, dialog_manager, CHOICES)
    return {
        **nothing(texts, said),
        **pages,
        "there": True,
        "text": texts("edition-earlier", count=len(before)),
        "choices": [{"id": one.id, "label": _label(one, texts)} for one in shown],
    }


async def opens_map(_: CallbackQuery, __: Any, manager: DialogManager, road_map_id: int) -> None:
    """An earlier edition, to be read."""
    await manager.start(RoadMaps.summary, data={"map": road_map_id}, mode=StartMode.RESET_STACK)


async def opens_current(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """From an earlier edition to the one that took its place."""
    async with manager.middleware_data["db"].read() as tx:
        found = await desk.mine(tx, manager)
        later = await amending.replaced_by(tx, found.id) if found else None
    if later is not None:
        state = RoadMaps.standing if later.state == "published" else RoadMaps.summary
        await manager.start(state, data={"map": later.id}, mode=StartMode.RESET_STACK)


async def to_road_map(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back to the road map from which one came."""
    await back(manager)


async def back(manager: DialogManager) -> None:
    """The road map on show on its own screen."""
    async with manager.middleware_data["db"].read() as tx:
        found = await desk.mine(tx, manager)
    if found is None:
        await manager.start(RoadMaps.desk, mode=StartMode.RESET_STACK)
    else:
        state = RoadMaps.standing if found.state == "published" else RoadMaps.summary
        await manager.start(state, data={"map": found.id}, mode=StartMode.RESET_STACK)


async def shows_changes(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """From the summary of a draft to what it changes."""
    await manager.start(Edition.changes, data={"map": desk.on_show(manager)}, mode=StartMode.RESET_STACK)


async def shows_choice(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """From the summary of a draft to the road maps of which it may be an edition."""
    await manager.start(Edition.choose, data={"map": desk.on_show(manager)}, mode=StartMode.RESET_STACK)


async def shows_earlier(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """From a road map in force to its earlier editions."""
    await manager.start(Edition.earlier, data={"map": desk.on_show(manager)}, mode=StartMode.RESET_STACK)


async def opens(manager: DialogManager) -> None:
    """A paper was taken for a new edition: what it changes is the first thing to be seen."""
    manager.show_mode = ShowMode.SEND
    data = {"map": desk.on_show(manager)}
    await manager.start(Edition.changes, data=data, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


def stands_alone(data: dict[str, Any], *_: Any) -> bool:
    """Whether a draft is published by itself: an edition is published from what it changes."""
    return bool(data["hands_out"]) and not data["amends"]
