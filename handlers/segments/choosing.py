"""Three screens over one draft: who, in which organisations, and which of them. The draft is a row, the screens only show it."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Column, Group, Select, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase, drafts
from db.assignment.control import Scope
from db.organization import offers
from db.speaking import segments
from db.speaking.segments import Reach
from domain.lead_in import spoken
from domain.masking import is_small, rounded
from domain.offices import Office
from domain.personal import PersonalData
from domain.segments import OFFERED, Segment, Standing, Whom
from domain.who import Who
from handlers.assignments import showing
from handlers.gone import Gone
from handlers.joining.profile_words import titled
from handlers.presses import page_of, pager
from handlers.screens import Screen
from handlers.words import Html, Item, Label, Words
from locales import Texts

#: Organisations, and measures, on one page of a phone.
ROWS = 6
#: People that one sentence names, and signs of a list of organisations.
MOST_NAMED, MOST_SIGNS = 6, 300


def scope_in_hand(who: Who) -> Scope:
    """For which municipality or region this person speaks. Raises `Gone` for whoever speaks for none (any more)."""
    scope = segments.speaks_for(who)
    if scope is None:
        raise Gone
    return scope


async def kept(tx: AsyncSession, who: Who, kind: str) -> dict[str, Any]:
    """The draft of this kind, or an empty one."""
    return await drafts.find(tx, who.person_id or 0, kind, 0) or {}


def segment_in(draft: Mapping[str, Any], scope: Scope) -> Segment:
    """To whom the draft speaks, as far as this office may."""
    return Segment.begun(draft.get("segment"), scope.office)


def is_region(scope: Scope) -> bool:
    """Whether municipalities are spoken to, and not the organisations of one."""
    return scope.office is Office.REGIONAL


async def keeps(manager: DialogManager, kind: str, **more: Any) -> None:
    """Add to the draft; a rerun of the press changes nothing."""
    data = manager.middleware_data
    scope_in_hand(data["who"])
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            before = await kept(tx, data["who"], kind)
            await drafts.keep(tx, data["who"].person_id, kind, 0, {**before, **more}, now=data["now"])


def count_said(count: int, segment: Segment, texts: Texts) -> str:
    """How many people, as plain text; participants as `few_said` does."""
    return str(count) if segment.whom.is_official else few_said(count, texts)


def few_said(count: int | None, texts: Texts) -> str:
    """So many participants of a group that somebody chose, as plain text: «меньше 5» (also for None), or whole fives."""
    if count is None or is_small(count):
        return texts.plain("segment-few")
    return texts.plain("segment-about", count=rounded(count))


async def described(tx: AsyncSession, scope: Scope, segment: Segment, now: datetime, texts: Texts) -> str:
    """The segment in words (HTML)."""
    names = {one.id: one.short_name for one in await segments.places(tx, scope)}
    chosen = [names[place] for place in sorted(segment.places) if place in names]
    number = None
    if segment.measure is not None:
        late = await segments.late(tx, scope, now)
        number = next((one.number for one in late if one.measure_id == segment.measure), None)
    form = titled((await offers.form_titles(tx)).get(segment.form), texts) if segment.form else None
    return texts(
        "segment-said",
        whom=segment.whom.value,
        region=is_region(scope),
        count=len(chosen),
        places=showing.shortened(", ".join(chosen), MOST_SIGNS),
        standing=segment.standing.value,
        number=number,
        form=form,
    )


def left_out(found: Reach, segment: Segment, texts: Texts, mode: PersonalData) -> str:
    """Who cannot be reached (HTML): officials by office and organisation, participants as a count; empty when nobody is."""
    if not found.unreachable and not found.empty:
        return ""
    if not segment.whom.is_official:
        return texts("segment-out-count", count=count_said(len(found.unreachable), segment, texts))
    people = [
        texts.plain(
            "segment-person",
            office=one.office.value if one.office else "staff",
            organization=one.organization,
            name=one.name if mode is PersonalData.NAMES else None,
        )
        for one in found.unreachable
    ] + [texts.plain("segment-empty-place", organization=place) for place in found.empty]
    return texts(
        "segment-out",
        count=len(people),
        people="\n".join(f"• {one}" for one in people[:MOST_NAMED]),
        more=max(len(people) - MOST_NAMED, 0),
    )


@dataclass(frozen=True)
class Choosing:
    """The screens for one kind of draft: their states, where they lead back to, and whether participants may be meant."""

    kind: str
    whom: State
    places: State
    back: State
    participants: bool
    standing: State | None = None

    async def _segment(self, tx: AsyncSession, who: Who) -> Segment:
        return segment_in(await kept(tx, who, self.kind), scope_in_hand(who))

    async def _changes(self, manager: DialogManager, change: Callable[[Segment], Segment]) -> None:
        data = manager.middleware_data
        async with data["db"].read() as tx:
            before = await self._segment(tx, data["who"])
        await keeps(manager, self.kind, segment=change(before).packed())

    async def _whom_shown(self, who: Who, texts: Texts, mode: PersonalData, **_: Any) -> dict[str, Any]:
        scope = scope_in_hand(who)
        known = [one for one in OFFERED[scope.office] if one.is_official or (self.participants and mode is not PersonalData.NONE)]
        return {
            "text": texts("segment-ask-whom", participants=not all(one.is_official for one in known)),
            "roles": [{"id": one.value, "label": texts.plain("segment-whom", whom=one.value)} for one in known],
        }

    async def _chose_whom(self, _: CallbackQuery, __: Any, manager: DialogManager, role: str) -> None:
        await self._changes(manager, lambda one: one.addressed_to(Whom(role)))
        await manager.switch_to(self.back)

    async def _places_shown(
        self, db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, **_: Any
    ) -> dict[str, Any]:
        scope = scope_in_hand(who)
        async with db.read() as tx:
            segment = await self._segment(tx, who)
            below = await segments.places(tx, scope)
        shown, pages = page_of(below, dialog_manager, ROWS)
        return {
            **pages,
            "some": bool(segment.places),
            "text": texts("segment-places", region=is_region(scope), count=len(segment.places), total=len(below)),
            "region": is_region(scope),
            "list": [
                {"id": one.id, "label": texts.plain("segment-place", on=one.id in segment.places, place=one.short_name)}
                for one in shown
            ],
        }

    async def _toggled(self, _: CallbackQuery, __: Any, manager: DialogManager, place: int) -> None:
        await self._changes(manager, lambda one: one.toggled(place))

    async def _everywhere(self, _: CallbackQuery, __: Any, manager: DialogManager) -> None:
        await self._changes(manager, Segment.everywhere)

    async def _standing_shown(
        self, db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
    ) -> dict[str, Any]:
        scope = scope_in_hand(who)
        choices: list[dict[str, Any]] = []
        async with db.read() as tx:
            segment = await self._segment(tx, who)
            if segment.whom.is_official:
                counted: dict[int, set[int]] = {}
                late = await segments.late(tx, scope, now)
                for one in late:
                    counted.setdefault(one.measure_id, set()).add(one.organization_id)
                known = {one.measure_id: one for one in late}
                if late:
                    everybody = len({one.organization_id for one in late})
                    choices.append({"id": "red.0", "label": texts.plain("segment-red", count=everybody)})
                choices += [
                    {
                        "id": f"red.{measure}",
                        "label": texts.plain(
                            "segment-red-measure",
                            number=known[measure].number,
                            text=showing.shortened(spoken(known[measure].text, known[measure].section), 32),
                            count=len(places),
                        ),
                    }
                    for measure, places in counted.items()
                ]
            else:
                choices.append({"id": "unpaired.", "label": texts.plain("segment-unpaired")})
                choices += [
                    {"id": f"form.{code}", "label": titled(title, texts)}
                    for code, title in (await offers.form_titles(tx)).items()
                ]
        shown, pages = page_of(choices, dialog_manager, ROWS)
        return {**pages, "official": segment.whom.is_official, "none": not choices, "list": shown}

    async def _chose_standing(self, _: CallbackQuery, __: Any, manager: DialogManager, carried: str) -> None:
        how, _dot, which = carried.partition(".")

        def change(one: Segment) -> Segment:
            match how:
                case "red":
                    return one.standing_so(Standing.RED, int(which) or None)
                case "unpaired":
                    return one.standing_so(Standing.UNPAIRED, form=one.form)
                case "form":
                    return one.standing_so(one.standing, form=which)
                case _:
                    return one.standing_so(Standing.ANY)

        await self._changes(manager, change)
        await manager.switch_to(self.back)

    async def _anyhow(self, _: CallbackQuery, __: Any, manager: DialogManager) -> None:
        await self._changes(manager, lambda one: one.standing_so(Standing.ANY))
        await manager.switch_to(self.back)

    def windows(self) -> list[Screen]:
        """The screens, for the dialog that asks."""
        back = SwitchTo(Label("footer-back"), id="back", state=self.back)
        whom = Screen(
            Html("text"),
            Column(Select(Item(), id="whom", item_id_getter=lambda one: one["id"], items="roles", on_click=self._chose_whom)),
            back,
            state=self.whom,
            getter=self._whom_shown,
        )
        places = Screen(
            Html("text"),
            Column(
                Select(
                    Item(), id="place", item_id_getter=lambda one: one["id"], items="list", type_factory=int,
                    on_click=self._toggled,
                )
            ),
            pager(),
            Button(Label("segment-everywhere"), id="all", on_click=self._everywhere, when="some"),
            SwitchTo(Label("segment-places-done"), id="done", state=self.back),
            state=self.places,
            getter=self._places_shown,
        )  # fmt: skip
        if self.standing is None:
            return [whom, places]
        standing = Screen(
            Words("segment-ask-standing"),
            Words("segment-nobody-red", when="none"),
            Button(Label("segment-anyhow"), id="any", on_click=self._anyhow),
            Group(
                Select(Item(), id="how", item_id_getter=lambda one: one["id"], items="list", on_click=self._chose_standing),
                width=1,
            ),
            pager(),
            back,
            state=self.standing,
            getter=self._standing_shown,
        )
        return [whom, places, standing]


#: What a window's button does.
Does = Callable[[CallbackQuery, Any, DialogManager], Awaitable[None]]


def opens(state: State) -> Does:
    """A button to one of these screens, beginning with its first page."""

    async def opened(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
        manager.dialog_data["page"] = 0
        await manager.switch_to(state)

    return opened
