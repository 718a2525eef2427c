"""What the screens of control have in common: the scope of whoever looks, everything in it, and how counts are said.

Imports no Telegram: the workbook of control is also made in a process of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import control
from db.assignment.assignments import Listed
from db.assignment.control import Responsible, Scope, scope_of
from domain.matrix import Fact, Tally, stand
from domain.personal import PersonalData
from domain.who import Who
from handlers.gone import Gone
from locales import Texts

if TYPE_CHECKING:
    from aiogram_dialog import DialogManager

#: Entries on one page of a phone.
ROWS = 6


@dataclass(frozen=True)
class View:
    """An office's scope with everything handed out in it, as facts and as rows by id."""

    scope: Scope
    listed: tuple[Listed, ...]
    facts: tuple[Fact, ...]

    @property
    def by_id(self) -> dict[int, Listed]:
        """The rows of the facts."""
        return {one.id: one for one in self.listed}


def scope_in_hand(who: Who) -> Scope:
    """The scope of whoever looks. Raises `Gone` for somebody who controls nothing (any more)."""
    scope = scope_of(who)
    if scope is None:
        raise Gone
    return scope


def facts_of(listed: Sequence[Listed], now: datetime) -> tuple[Fact, ...]:
    """How every assignment stands today where it is executed."""
    return tuple(Fact(one.id, one.organization_id, one.measure_id, stand(one.state, one.mark(now))) for one in listed)


async def view_of(tx: AsyncSession, who: Who, now: datetime) -> View:
    """Everything that this person controls. Raises `Gone`."""
    scope = scope_in_hand(who)
    listed = await control.given(tx, scope)
    return View(scope, tuple(listed), facts_of(listed, now))


def tally_said(tally: Tally, texts: Texts, *, short: bool = False) -> str:
    """Counts as «🔴 просрочено 3 · ✅ закрыто 5», or `short` as «🔴 3 · ✅ 5»: only what there is."""
    parts = {
        "red": tally.red,
        "yellow": tally.yellow,
        "waiting": tally.waiting,
        "open": tally.open,
        "done": tally.done,
    }
    key = "control-count-short" if short else "control-count"
    return " · ".join(texts.plain(key, kind=kind, count=count) for kind, count in parts.items() if count)


def person_said(one: Responsible | None, texts: Texts, mode: PersonalData) -> str:
    """Somebody who answers for something, as a line of plain text; the name where the operator's mode shows names."""
    if one is None:
        return texts.plain("control-nobody")
    return texts.plain(
        "control-person",
        office=one.office.value,
        organization=one.organization,
        name=one.name if mode is PersonalData.NAMES else None,
        reachable=one.reachable,
    )


def goes_in(manager: DialogManager, **ids: int | str) -> None:
    """Remember what the next screen is about, and the page to come back to."""
    pages = manager.dialog_data.setdefault("pages", [])
    pages.append(int(manager.dialog_data.get("page", 0)))
    manager.dialog_data.update(page=0, **ids)


def comes_back(manager: DialogManager) -> None:
    """The page from which the screen was entered."""
    pages = manager.dialog_data.get("pages") or [0]
    manager.dialog_data["page"] = pages.pop()
