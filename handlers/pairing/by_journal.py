"""«Ответы по журналу»: what people without a phone have told the curator, in one list: yes to a pair, yes to a meeting."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, ScrollingGroup, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.pair import meeting_entries, meetings, pairs
from db.pair.seen import Seen
from domain.forms import Part
from domain.meetings import State as Met
from domain.pair import State
from domain.personal import PersonalData
from domain.who import Who
from handlers.joining import document
from handlers.joining.today import curates
from handlers.pairing.states import Pairs
from handlers.presses import choices
from handlers.screens import Screen
from handlers.words import Label, Words
from locales import Texts

ROWS = 8


@dataclass(frozen=True)
class Word:
    """A yes that is waited for: of a side to its pair, or to a meeting that the other side has logged."""

    pair: Seen
    part: Part
    meeting: meeting_entries.Entry | None = None

    @property
    def key(self) -> str:
        """What its button carries."""
        return f"m{self.meeting.id}" if self.meeting else f"p{self.pair.row.id}.{self.part.value}"


async def waiting(tx: AsyncSession, who: Who) -> list[Word]:
    """Every yes that only the journal can give, and not the curator for oneself: pairs first."""
    found = [one for place in curates(who) for one in await pairs.of_organization(tx, place)]
    silent = [
        (one, part)
        for one in found
        for part in Part
        if not one.side(part).has_account and one.side(part).person_id != who.person_id and one.part_of(who.person_id) is None
    ]
    agreements = [Word(one, part) for one, part in silent if one.pair.state is State.PROPOSED and not one.pair.accepted_by(part)]
    begun = {one.row.id: one for one, _ in silent if one.pair.begun_at is not None}
    entries: Sequence[meeting_entries.Entry] = await meeting_entries.entries(tx, list(begun.values()))
    held = [entry for entry in entries if entry.meeting.state is Met.HELD]
    return agreements + [
        Word(one, part, entry)
        for entry in sorted(held, key=lambda entry: (entry.meeting.day, entry.id))
        for one, part in silent
        if one.row.id == entry.pair.row.id and part not in entry.meeting.logs
    ]


async def shown(
    db: UpdateDatabase, who: Who, mode: PersonalData, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """What is waited for, a tick each."""
    async with db.read() as tx:
        found = await waiting(tx, who)
    ticked = set(dialog_manager.dialog_data.get("words", ()))
    rows = [
        {
            "id": one.key,
            "label": texts.plain(
                "journal-line",
                ticked=one.key in ticked,
                side=one.part.value,
                mentor=one.pair.mentor.called.in_full(mode),
                mentee=one.pair.mentee.called.in_full(mode),
                day=one.meeting.meeting.day if one.meeting else "none",
            ),
        }
        for one in found
    ]
    done, refused = (dialog_manager.dialog_data.pop(key, 0) for key in ("words_done", "words_refused"))
    count = len(ticked & {one.key for one in found})
    return {"words": rows, "all": len(rows), "count": count, "rest": len(rows) - count, "done": done, "refused": refused}


async def begins(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nothing is ticked yet."""
    manager.dialog_data["words"] = []
    await manager.switch_to(Pairs.journal)


async def ticked(_: CallbackQuery, __: Any, manager: DialogManager, key: str) -> None:
    """Stands in the journal, or does not."""
    chosen: list[str] = list(manager.dialog_data.get("words", ()))
    manager.dialog_data["words"] = [one for one in chosen if one != key] if key in chosen else [*chosen, key]


async def ticked_rest(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """All of them."""
    async with manager.middleware_data["db"].read() as tx:
        manager.dialog_data["words"] = [one.key for one in await waiting(tx, manager.middleware_data["who"])]


async def marked(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The ticked ones are recorded «по журналу»; the rules are asked again of each, what one is refused the others are not."""
    data, chosen = manager.middleware_data, set(manager.dialog_data.get("words", ()))
    by, current, now = data["who"].person_id, document.current(data["mode"]), data["now"]
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            done = refused = 0
            found = [one for one in await waiting(tx, data["who"]) if one.key in chosen]
            # All of them at once and in order, so that two curators with one journal never wait for each other.
            await pairs.hold(tx, *{person for one in found for person in (one.pair.pair.mentor, one.pair.pair.mentee)})
            for one in sorted(found, key=lambda one: (one.pair.row.id, one.key)):
                if one.meeting is None:
                    yes = isinstance(await pairs.accept_from_journal(tx, one.pair.row.id, one.part, by, current, now=now), Seen)
                else:
                    yes = isinstance(await meetings.confirm(tx, one.meeting.id, by, now=now), meeting_entries.Entry)
                done, refused = done + yes, refused + (not yes)
        manager.dialog_data.update(words_done=done, words_refused=refused)
    manager.dialog_data["words"] = []


window = Screen(
    Words("journal-done", when=lambda data, *_: bool(data["done"] or data["refused"])),
    Words("journal-words"),
    ScrollingGroup(choices("one", "words", ticked), id="words", width=1, height=ROWS, hide_on_single_page=True),
    Button(Label("journal-rest"), id="rest", on_click=ticked_rest, when="rest"),
    Button(Label("journal-mark"), id="mark", on_click=marked, when="count"),
    SwitchTo(Label("footer-back"), id="back", state=Pairs.listed),
    state=Pairs.journal,
    getter=shown,
)
