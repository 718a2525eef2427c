"""«Приложить к мероприятию…»: what was said or held becomes a line in the report of an assignment.

It goes into the report that is being collected, the municipality's own or that of every organisation that was there; whoever
answers looks at it and sends it, by the same way as any other report.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.kbd import Column, Select, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, assignments, control, drafts, notices
from db.assignments import Listed
from db.changing import words_of
from domain.assignment import EvidenceKind
from domain.assignment import State as Stands
from domain.lead_in import spoken
from domain.pieces import Piece
from handlers.assignments import showing
from handlers.assignments.collecting import REPORT, packed, unpacked, with_one
from handlers.assignments.states import Assignments
from handlers.presses import page_of, pager
from handlers.screens import Screen
from handlers.segments.choosing import scope_in_hand
from handlers.words import Html, Item, Label
from locales import Texts

ROWS = 6
#: Signs of a measure on a button.
ON_BUTTON = 34


@dataclass(frozen=True)
class Proof:
    """One line that says what happened, and the organisations that it happened to."""

    line: str
    places: frozenset[int]


#: Finds the proof that the screen is about. Raises `Gone`.
Finds = Callable[[DialogManager], Awaitable[Proof]]


async def _open(tx: AsyncSession, manager: DialogManager, proof: Proof) -> tuple[list[Listed], dict[int, list[Listed]]]:
    """The municipality's own open assignments of whoever asks, and those of the organisations that were there, by measure."""
    data = manager.middleware_data
    scope, now, person = scope_in_hand(data["who"]), data["now"], data["who"].person_id
    own: list[Listed] = []
    by_measure: dict[int, list[Listed]] = {}
    for one in await control.given(tx, scope):
        if one.state not in (Stands.OPEN, Stands.RETURNED):
            continue
        if one.organization_id == scope.place:
            if person in await assignments.responsible_for(tx, one, now):
                own.append(one)
        elif one.organization_id in proof.places and one.owner_id == scope.place:
            by_measure.setdefault(one.measure_id, []).append(one)
    return own, by_measure


def _words(one: Listed) -> str:
    return showing.shortened(spoken(one.text, one.section), ON_BUTTON)


def window(state: State, back: State, finds: Finds) -> Screen:
    """The screen on which the measure is chosen, for any conversation that has something to show for it."""

    async def shown(dialog_manager: DialogManager, texts: Texts, said: str = "", **_: Any) -> dict[str, Any]:
        proof = await finds(dialog_manager)
        async with dialog_manager.middleware_data["db"].read() as tx:
            own, by_measure = await _open(tx, dialog_manager, proof)
        choices = [
            {"id": f"a{one.id}", "label": texts.plain("proof-own", number=one.number, text=_words(one))} for one in own
        ] + [
            {
                "id": f"m{measure}",
                "label": texts.plain("proof-schools", number=many[0].number, text=_words(many[0]), count=len(many)),
            }
            for measure, many in by_measure.items()
        ]
        listed, pages = page_of(choices, dialog_manager, ROWS)
        return {
            **pages,
            "said": said,
            "text": texts("proof-ask", line=proof.line, some=bool(choices)),
            "choices": listed,
        }

    async def chose(_: CallbackQuery, __: Any, manager: DialogManager, carried: str) -> None:
        proof = await finds(manager)
        kind, number = carried[:1], int(carried[1:])
        if kind == "a":
            await _to_own(manager, proof, number)
        else:
            await _to_schools(manager, proof, number)

    return Screen(
        Html("said", when="said"),
        Html("text"),
        Column(Select(Item(), id="to", item_id_getter=lambda one: one["id"], items="choices", on_click=chose)),
        pager(),
        SwitchTo(Label("footer-back"), id="back", state=back),
        state=state,
        getter=shown,
    )


async def _collect(tx: AsyncSession, person: int, one: Listed, proof: Proof, now: datetime) -> None:
    """Put the line into this person's report of the assignment, beside what lies there."""
    before = unpacked(await drafts.find(tx, person, REPORT, one.id))
    collected, unfit = with_one(before, Piece(EvidenceKind.LINE, proof.line))
    if unfit is None:
        await drafts.keep(tx, person, REPORT, one.id, packed(collected), now=now)


async def _to_own(manager: DialogManager, proof: Proof, assignment_id: int) -> None:
    """Into the own report; on to the screen from which it is sent."""
    data = manager.middleware_data
    found: Listed | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            own, _ = await _open(tx, manager, proof)
            found = next((one for one in own if one.id == assignment_id), None)
            if found is not None:
                await _collect(tx, data["who"].person_id, found, proof, data["now"])
        if found is None:
            data["said"] = data["texts"]("proof-gone")
            return
    await manager.start(Assignments.report, data={"id": assignment_id}, mode=StartMode.RESET_STACK)


async def _to_schools(manager: DialogManager, proof: Proof, measure_id: int) -> None:
    """Into the report of every organisation that was there; whoever answers there is told and sends it."""
    data = manager.middleware_data
    now, texts = data["now"], data["texts"]
    count = 0
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            _, by_measure = await _open(tx, manager, proof)
            for one in by_measure.get(measure_id, []):
                people = await assignments.responsible_for(tx, one, now)
                for person in sorted(people):
                    await _collect(tx, person, one, proof, now)
                    await notices.tell(
                        tx,
                        person,
                        "proof-offered",
                        now=now,
                        subject=("proof", one.id),
                        buttons=[[notices.button("proof-report", "done", one.id, one.version)]],
                        line=proof.line,
                        **words_of(one),
                    )
                count += bool(people)
    data["said"] = texts("proof-given", count=count) if count else texts("proof-gone")
