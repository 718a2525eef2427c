"""From groups to assignments to one of them: by organisation, by measure, by responsible person. Everybody here only reads."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.assignment import answerable, assignments, control, reporting
from db.assignment.assignments import Listed
from db.assignment.control import Responsible
from domain.assignment import EvidenceKind, Refusal, State
from domain.lead_in import spoken
from domain.matrix import Fact, Stand, Tally, natural, tallies
from domain.personal import PersonalData
from domain.who import Who
from handlers.assignments import showing
from handlers.assignments.listing import behind
from handlers.assignments.states import Assignments, Judging
from handlers.control.states import Control
from handlers.control.view import ROWS, View, comes_back, goes_in, person_said, tally_said, view_of
from handlers.presses import page_of, token
from locales import Texts

#: Assignments for which nobody holds the office stand in a group of their own.
NOBODY = 0
#: Files that a screen offers to look at.
MOST_FILES = 6
_RANK = {one: rank for rank, one in enumerate(Stand)}

#: Assignment → who answers for it.
People = Mapping[int, tuple[Responsible, ...]]


def _groups(fact: Fact, by: str, people: People) -> list[int]:
    """The groups in which an assignment stands."""
    match by:
        case "measure":
            return [fact.measure]
        case "person":
            return [one.person_id for one in people.get(fact.id, ())] or [NOBODY]
        case _:
            return [fact.place]


async def _people(tx: AsyncSession, view: View, by: str, now: datetime) -> People:
    return await control.responsible(tx, view.listed, now) if by == "person" else {}


def _label(by: str, fact: Fact, group: int, view: Mapping[int, Listed], people: People, texts: Texts, mode: PersonalData) -> str:
    """What a group is called, in plain text."""
    one = view[fact.id]
    match by:
        case "measure":
            return texts.plain(
                "control-measure", number=one.number, text=showing.shortened(spoken(one.text, one.section), showing.IN_LIST)
            )
        case "person":
            found = next((person for person in people.get(one.id, ()) if person.person_id == group), None)
            return person_said(found, texts, mode)
        case _:
            return one.organization


async def groups_shown(
    db: UpdateDatabase,
    who: Who,
    now: datetime,
    texts: Texts,
    mode: PersonalData,
    dialog_manager: DialogManager,
    said: str = "",
    **_: Any,
) -> dict[str, Any]:
    """A page of groups, the reddest first."""
    by = str(dialog_manager.dialog_data.get("by", "place"))
    async with db.read() as tx:
        view = await view_of(tx, who, now)
        people = await _people(tx, view, by, now)
    rows = view.by_id
    labels: dict[int, str] = {}
    for fact in view.facts:
        for group in _groups(fact, by, people):
            if group not in labels:
                labels[group] = _label(by, fact, group, rows, people, texts, mode)
    counted = tallies(view.facts, lambda fact: _groups(fact, by, people))
    order = list(counted)
    if by != "measure":
        order.sort(key=lambda group: (counted[group].urgency, natural(labels[group])))
    shown, pages = page_of(order, dialog_manager, ROWS)
    numbered = list(enumerate(shown, start=pages["first"] + 1))
    lines = [
        texts("control-group", position=number, label=labels[group], tally=tally_said(counted[group], texts))
        for number, group in numbered
    ]
    return {
        **pages,
        "said": said,
        "text": "\n\n".join([texts("control-groups", by=by, count=len(order)), *lines]),
        "numbers": [{"id": group, "label": str(number)} for number, group in numbered],
    }


async def chose_group(_: CallbackQuery, __: Any, manager: DialogManager, group: int) -> None:
    """On to its assignments."""
    goes_in(manager, group=group)
    await manager.switch_to(Control.listed)


async def listed_shown(
    db: UpdateDatabase,
    who: Who,
    now: datetime,
    texts: Texts,
    mode: PersonalData,
    dialog_manager: DialogManager,
    said: str = "",
    **_: Any,
) -> dict[str, Any]:
    """A page of the assignments of one group, the most urgent first."""
    by, group = str(dialog_manager.dialog_data.get("by", "place")), int(dialog_manager.dialog_data.get("group", 0))
    async with db.read() as tx:
        view = await view_of(tx, who, now)
        people = await _people(tx, view, by, now)
        waiting = await control.to_judge(tx, who.person_id or 0, group, now) if by == "measure" else []
    rows = view.by_id
    facts = [fact for fact in view.facts if group in _groups(fact, by, people)]
    facts.sort(key=lambda fact: (_RANK[fact.stand], rows[fact.id].deadline or date.max, natural(rows[fact.id].organization)))
    shown, pages = page_of([rows[fact.id] for fact in facts], dialog_manager, ROWS)
    numbered = list(enumerate(shown, start=pages["first"] + 1))
    lines = [_line(number, one, by, now, texts) for number, one in numbered]
    label = _label(by, facts[0], group, rows, people, texts, mode) if facts else texts.plain("control-nothing")
    head = texts("control-listed", label=label, tally=tally_said(Tally.of(fact.stand for fact in facts), texts))
    return {
        **pages,
        "said": said,
        "text": "\n\n".join([head, *lines]),
        "numbers": [{"id": one.id, "label": str(number)} for number, one in numbered],
        "count_waiting": len(waiting),
        "waiting": bool(waiting),
        "measure": by == "measure" and any(fact.stand in (Stand.REPORTED, Stand.ACCEPTED, Stand.RETURNED) for fact in facts),
    }


def _line(position: int, one: Listed, by: str, now: datetime, texts: Texts) -> str:
    """One entry; under a measure the organisation is enough, its words stand above."""
    if by != "measure":
        return showing.line(position, one, now, texts, place=by != "place")
    return texts(
        "control-line",
        position=position,
        mark=showing.colour(one, now).value,
        state=texts.plain("assignment-state", how=showing.how(one, now), until=one.deadline or one.given),
        organization=one.organization,
    )


async def chose_one(_: CallbackQuery, __: Any, manager: DialogManager, assignment_id: int) -> None:
    """Open one assignment."""
    goes_in(manager, id=assignment_id)
    await manager.switch_to(Control.one)


async def one_shown(
    db: UpdateDatabase,
    who: Who,
    now: datetime,
    texts: Texts,
    mode: PersonalData,
    dialog_manager: DialogManager,
    said: str = "",
    **_: Any,
) -> dict[str, Any]:
    """One assignment with whoever answers for it and what was attached; on to the queue for whoever may judge it."""
    async with db.read() as tx:
        one = await _in_scope(tx, dialog_manager)
        if one is None:
            refused = texts("assignment-refused", reason=Refusal.NOT_YOURS.value)
            return {"said": said, "text": refused, "files": [], "judges": False, "token": [], "whole": []}
        people = (await control.responsible(tx, [one], now))[one.id]
        rows = await assignments.evidence_of(tx, one.id)
        judges = one.state is State.REPORTED and await answerable.may_judge(tx, one, who.person_id, now)
    attached = showing.pieces_shown([reporting.as_piece(row) for row in rows], texts)
    names = "; ".join(person_said(person, texts, mode) for person in people) or person_said(None, texts, mode)
    parts = [showing.card(one, now, texts, place=True), texts("control-answers", people=names)]
    if attached:
        parts.append(texts("assignment-attached") + "\n" + attached)
    files = [row for row in rows if row.file_id is not None][-MOST_FILES:]
    return {
        "said": said,
        "text": "\n\n".join(parts),
        "judges": judges and one.reported_by != who.person_id,
        "token": token(one.id, one.version),
        "whole": token(one.id, one.version),
        "files": [
            {"id": row.id, "label": texts.plain("queue-file", kind=row.kind, name=row.file_name or "none", position=number)}
            for number, row in enumerate(files, start=1)
        ],
    }


async def _in_scope(tx: AsyncSession, manager: DialogManager) -> Listed | None:
    """The assignment on show, if it lies under the office of whoever looks."""
    scope = control.scope_of(manager.middleware_data["who"])
    if scope is None:
        return None
    found = await control.given(tx, scope, ids=[int(manager.dialog_data.get("id", 0))])
    return found[0] if found else None


async def shows_file(query: CallbackQuery, _: Any, manager: DialogManager, evidence_id: int) -> None:
    """Send a file as it was sent, if it belongs to the assignment on show."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        one = await _in_scope(tx, manager)
        rows = await assignments.evidence_of(tx, one.id) if one is not None else []
    row = next((row for row in rows if row.id == evidence_id and row.file_id is not None), None)
    if row is None:
        data["said"] = data["texts"]("assignment-refused", reason=Refusal.NOT_YOURS.value)
        return
    if row.kind == EvidenceKind.PHOTO and row.file_name is None:
        await data["bot"].send_photo(query.from_user.id, row.file_id)
    else:
        await data["bot"].send_document(query.from_user.id, row.file_id)
    manager.show_mode = ShowMode.SEND


async def judges(_: CallbackQuery, manager: DialogManager, assignment_id: int, __: int) -> None:
    """To the queue, beginning with this report."""
    await manager.start(Judging.queue, data={"id": assignment_id})


async def opens_whole(_: CallbackQuery, manager: DialogManager, assignment_id: int, __: int) -> None:
    """To the assignment's own screen: its history, and what this office may do with it."""
    await manager.start(Assignments.one, data=behind(assignment_id))


async def to_groups(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Back to the groups, on the page from which one came."""
    comes_back(manager)
    await manager.switch_to(Control.groups)


async def to_listed(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Back to the assignments of the group."""
    comes_back(manager)
    await manager.switch_to(Control.listed)
