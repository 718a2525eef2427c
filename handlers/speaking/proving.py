"""«Приложить к мероприятию…»: what was said or held is evidence of a measure, in one press on the measure.

The office's own assignment is reported by it, or that of every organisation that was there; reports of organisations wait to be
accepted as usual. Where a row asks for more than a line (№ and date of an act), the line is the beginning of the report.
"""

from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.kbd import Button, Column, Group, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, drafts
from db.assignment import answerable, control, proofs, reporting
from db.assignment.assignments import Listed
from db.assignment.proofs import Became
from db.drafts import REPORT
from domain.assignment import EvidenceKind, Refusal
from domain.assignment import State as Stands
from domain.lead_in import spoken
from domain.likeness import alike
from domain.pieces import Piece
from handlers.assignments import showing
from handlers.assignments.states import Assignments
from handlers.presses import choices, page_of, pager
from handlers.screens import Screen
from handlers.segments.choosing import opens, scope_in_hand
from handlers.words import Html, Label
from locales import Texts

#: Measures on one page of a phone; so few stand under the report itself.
ROWS, AT_ONCE = 6, 2
#: From here on a measure is offered at once.
ALIKE = 1.0
#: Signs of a measure on a button, and in the list.
ON_BUTTON, IN_LIST = 32, 130


@dataclass(frozen=True)
class Proof:
    """One line that says what happened, and the organisations that it happened to."""

    line: str
    places: frozenset[int]

    @property
    def piece(self) -> Piece:
        """As evidence."""
        return Piece(EvidenceKind.LINE, self.line)


#: Finds the proof that the screen is about. Raises `Gone`.
Finds = Callable[[DialogManager], Awaitable[Proof]]


async def _open(tx: AsyncSession, manager: DialogManager, proof: Proof) -> tuple[list[Listed], dict[int, list[Listed]]]:
    """The office's own open assignments of whoever asks, and by measure one of every organisation that was there."""
    data = manager.middleware_data
    scope, now, person = scope_in_hand(data["who"]), data["now"], data["who"].person_id
    own: list[Listed] = []
    turns: dict[int, dict[int, list[Listed]]] = {}
    for each in await control.given(tx, scope):
        if each.state not in proofs.OPEN:
            continue
        if each.organization_id == scope.place:
            if person in await answerable.responsible_for(tx, each, now):
                own.append(each)
        elif each.organization_id in proof.places and each.owner_id == scope.place:
            turns.setdefault(each.measure_id, {}).setdefault(each.organization_id, []).append(each)
    served = {
        measure: [one for many in by_place.values() if (one := proofs.owed_first(many)) is not None]
        for measure, by_place in turns.items()
    }
    return own, served


@dataclass(frozen=True)
class Choice:
    """A measure that the proof may be evidence of: what its button carries, how it reads, how alike."""

    id: str
    own: bool
    row: Listed
    count: int
    likeness: float = 0.0

    def said(self, texts: Texts, longest: int, position: int | None = None) -> str:
        """As a button, or as a line of the list."""
        words = showing.shortened(spoken(self.row.text, self.row.section), longest)
        return texts.plain("proof-choice", own=self.own, number=self.row.number, text=words, count=self.count, position=position)


async def _choices(manager: DialogManager, proof: Proof) -> list[Choice]:
    """Every measure that it may be evidence of, the likeliest first."""
    async with manager.middleware_data["db"].read() as tx:
        own, served = await _open(tx, manager, proof)
    found = [Choice(f"a{one.id}", True, one, 1) for one in own]
    found += [Choice(f"m{measure}", False, many[0], len(many)) for measure, many in served.items()]
    scores = alike(proof.line, [one.row.text for one in found])
    ranked = [replace(one, likeness=score) for one, score in zip(found, scores, strict=True)]
    return sorted(ranked, key=lambda one: -one.likeness)


async def offered(manager: DialogManager, proof: Proof) -> dict[str, Any]:
    """For the screen of what may be attached: the likeliest measures, and whether there are others."""
    texts: Texts = manager.middleware_data["texts"]
    found = await _choices(manager, proof)
    at_once = found if len(found) <= AT_ONCE else [one for one in found[:AT_ONCE] if one.likeness >= ALIKE]
    return {
        "proofs": [{"id": one.id, "label": f"📎 {one.said(texts, ON_BUTTON)}"} for one in at_once],
        "proves": len(found) > len(at_once),
    }


def buttons(finds: Finds, menu: State) -> tuple[Column, Button]:
    """A button for each of the likeliest measures, and the one that leads to all; the getter gives what `offered` says."""
    at_once = Column(choices("proof", "proofs", _chooses(finds)))
    return at_once, Button(Label("proof-button"), id="attach", on_click=opens(menu), when="proves")


def _chooses(finds: Finds) -> Callable[[CallbackQuery, Any, DialogManager, str], Awaitable[None]]:
    async def chose(_: CallbackQuery, __: Any, manager: DialogManager, carried: str) -> None:
        proof = await finds(manager)
        kind, number = carried[:1], carried[1:]
        if number.isdecimal():
            await (_to_own if kind == "a" else _to_schools)(manager, proof, int(number))

    return chose


def window(state: State, back: State, finds: Finds) -> Screen:
    """The screen on which one of many measures is chosen, for any conversation that has something to show for it."""

    async def shown(dialog_manager: DialogManager, texts: Texts, said: str = "", **_: Any) -> dict[str, Any]:
        proof = await finds(dialog_manager)
        found = await _choices(dialog_manager, proof)
        listed, pages = page_of(found, dialog_manager, ROWS)
        numbered = list(enumerate(listed, start=pages["first"] + 1))
        lines = [escape(one.said(texts, IN_LIST, number)) for number, one in numbered]
        return {
            **pages,
            "said": said,
            "text": "\n\n".join([texts("proof-ask", line=proof.line, some=bool(found)), *lines]),
            "numbers": [{"id": one.id, "label": str(number)} for number, one in numbered],
        }

    return Screen(
        Html("said", when="said"),
        Html("text"),
        Group(choices("to", "numbers", _chooses(finds)), width=ROWS),
        pager(),
        SwitchTo(Label("footer-back"), id="back", state=back),
        state=state,
        getter=shown,
    )


async def _to_own(manager: DialogManager, proof: Proof, assignment_id: int) -> None:
    """The own assignment is reported with the line and whatever lay in its report; where its row asks for more, on to the screen
    on which it is added."""
    data = manager.middleware_data
    person, now, texts = data["who"].person_id or 0, data["now"], data["texts"]
    found: Listed | None = None
    outcome: Listed | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            own, _ = await _open(tx, manager, proof)
            found = next((one for one in own if one.id == assignment_id), None)
            if found is not None:
                collected = await proofs.lay(tx, person, found.id, [proof.piece], now)
                outcome = await reporting.report(tx, found.id, person, collected, now=now)
                if isinstance(outcome, Listed):
                    await drafts.drop(tx, person, REPORT, found.id)
        if found is None:
            data["said"] = texts("proof-gone")
            return
    if outcome is Refusal.EVIDENCE_MISSING:
        data["said"] = texts("proof-more")
        await manager.start(Assignments.report, data={"id": assignment_id}, mode=StartMode.RESET_STACK)
        return
    if isinstance(outcome, Listed):
        closed = outcome.state is Stands.ACCEPTED
        data["said"] = texts("report-sent", closed=closed, own=outcome.own, inside=outcome.inside)
    await manager.start(Assignments.one, data={"id": assignment_id}, mode=StartMode.RESET_STACK)


async def _to_schools(manager: DialogManager, proof: Proof, measure_id: int) -> None:
    """The report of every organisation that was there; whoever answers there is told."""
    data = manager.middleware_data
    now, texts, by = data["now"], data["texts"], data["who"].person_id or 0
    became: Counter[Became] = Counter()
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            _, served = await _open(tx, manager, proof)
            for one in sorted(served.get(measure_id, []), key=lambda each: each.id):
                became[await proofs.give(tx, one, [proof.piece], by, reported_by=None, now=now)] += 1
    reported, begun = became[Became.REPORTED], became[Became.BEGUN]
    data["said"] = texts("proof-given", reported=reported, begun=begun) if reported or begun else texts("proof-gone")
