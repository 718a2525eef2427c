"""«Принять все 38»: the list is fixed when it is opened, shown page by page, and exactly what it held is accepted."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from db import AlreadyDone, UpdateDatabase
from db.assignment import control
from db.assignment.assignments import Listed
from db.assignment.control import Accepted, Attached
from domain.assignment import State
from domain.lead_in import spoken
from domain.who import Who
from handlers.assignments import showing
from handlers.control.states import Control
from handlers.control.view import ROWS, comes_back, goes_in, scope_in_hand
from handlers.presses import page_of, token
from locales import Texts

#: Reports in one list; of more the longest waiting come first, the others with the next list.
MOST = 200


def _print(seen: Sequence[Sequence[int]]) -> int:
    """Tells one list from another: an old message never accepts what a newer list holds."""
    return crc32(",".join(f"{one}.{version}" for one, version in seen).encode())


def _seen(manager: DialogManager) -> list[tuple[int, int]]:
    return [(int(one), int(version)) for one, version in manager.dialog_data.get("seen", [])]


async def opens(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Fix the list: the reports of this measure that wait for this person now, each with its version."""
    data = manager.middleware_data
    measure = int(manager.dialog_data.get("group", 0))
    async with data["db"].read() as tx:
        waiting = await control.to_judge(tx, data["who"].person_id or 0, measure, data["now"])
    goes_in(manager)
    manager.dialog_data["seen"] = [[one.id, one.version] for one in waiting[:MOST]]
    await manager.switch_to(Control.sweep)


async def sweep_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The fixed list as it stands now; what somebody else has moved meanwhile is no longer in it."""
    seen = _seen(dialog_manager)
    measure = int(dialog_manager.dialog_data.get("group", 0))
    async with db.read() as tx:
        scope = scope_in_hand(who)
        found = await control.given(tx, scope, measure_id=measure, ids=[one for one, _ in seen])
        pieces = await control.evidence(tx, scope, measure)
        came = [one for one in await control.to_judge(tx, who.person_id or 0, measure, now) if (one.id, one.version) not in seen]
    known = {(one.id, one.version): one for one in found if one.state is State.REPORTED}
    left = [known[key] for key in seen if key in known]
    shown, pages = page_of(left, dialog_manager, ROWS)
    lines = [
        _line(number, one, [row for row in pieces if row.assignment_id == one.id], texts)
        for number, one in enumerate(shown, start=pages["first"] + 1)
    ]
    parts = [_head(left, texts), *lines]
    if came:
        parts.append(texts("control-sweep-came", count=len(came)))
    return {
        **pages,
        "said": said,
        "text": "\n\n".join(parts),
        "token": token(measure, _print(seen), count_sweep=len(left)) if left else [],
    }


def _head(left: Sequence[Listed], texts: Texts) -> str:
    if not left:
        return texts("control-sweep-empty")
    one = left[0]
    measure = texts.plain(
        "control-measure", number=one.number, text=showing.shortened(spoken(one.text, one.section), showing.IN_LIST)
    )
    return texts("control-sweep", count=len(left), measure=measure)


def _line(position: int, one: Listed, attached: Sequence[Attached], texts: Texts) -> str:
    """One report: whose, since when, and what was attached last."""
    at = one.reported_at.astimezone(ZoneInfo(one.zone)) if one.reported_at is not None else None
    said = [texts("control-sweep-line", position=position, organization=one.organization, at=at)]
    if attached:
        last = attached[-1]
        piece = texts(
            "assignment-piece",
            kind=last.kind,
            words=showing.shortened(last.words or last.file_name or "none", showing.IN_LIST),
            dated=last.document_date or "none",
        )
        more = len(attached) - 1
        said.append(f"{piece} {texts('control-sweep-more', more=more)}" if more else piece)
    return "\n".join(said)


async def accepts(_: CallbackQuery, manager: DialogManager, measure: int, shown: int) -> None:
    """Accept the list on show; a message that shows another list only leads to the present one."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    seen = _seen(manager)
    if shown != _print(seen) or measure != int(manager.dialog_data.get("group", 0)):
        data["said"] = texts("control-sweep-moved")
        return
    outcome: Accepted | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            outcome = await control.accept_seen(tx, seen, data["who"].person_id or 0, now=data["now"])
    data["said"] = texts("button-done") if outcome is None else _said(outcome, texts)
    comes_back(manager)
    manager.dialog_data["seen"] = []
    await manager.switch_to(Control.listed)


def _said(outcome: Accepted, texts: Texts) -> str:
    return texts("control-swept", count=len(outcome.accepted), left=outcome.left)
