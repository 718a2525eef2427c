"""Dialogs by table: an update goes straight to the dialog whose screen it belongs to, however many dialogs there are.

aiogram asks router after router, some 0.1 ms each; a dialog takes nothing but what belongs to a context of its own states.
"""

from collections.abc import Sequence
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, TelegramObject
from aiogram_dialog import Dialog
from aiogram_dialog.api.entities import Context
from aiogram_dialog.api.internal import CONTEXT_KEY
from aiogram_dialog.utils import CB_SEP


class Dialogs(Router):
    """Every dialog as one router."""

    def __init__(self, dialogs: Sequence[Dialog]) -> None:
        super().__init__(name="dialogs")
        self.include_routers(*dialogs)
        self._dialogs: dict[type[StatesGroup], Dialog] = {dialog.states_group(): dialog for dialog in dialogs}

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        """To the dialog of the context in hand; nobody's where there is none."""
        context: Context | None = kwargs.get(CONTEXT_KEY)
        dialog = self._dialogs.get(context.state.group) if context is not None else None
        return UNHANDLED if dialog is None else await dialog.propagate_event(update_type, event, **kwargs)


class Straight(Router):
    """Everything in order, but a press on a button of a dialog goes to the dialogs at once."""

    def __init__(self, before: Sequence[Router], dialogs: Dialogs, after: Sequence[Router]) -> None:
        super().__init__(name="straight")
        self.include_routers(*before, dialogs, *after)
        self._dialogs = dialogs

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        """A button of a dialog carries the name of its context; nobody else's does."""
        if update_type == "callback_query" and isinstance(event, CallbackQuery) and CB_SEP in (event.data or ""):
            return await self._dialogs.propagate_event(update_type, event, **kwargs)
        return await super().propagate_event(update_type, event, **kwargs)


def by_table(routers: Sequence[Router]) -> Router:
    """The routers in their order, with one table of the dialogs where the first of them stood."""
    dialogs = [router for router in routers if isinstance(router, Dialog)]
    first = routers.index(dialogs[0])
    others = [router for router in routers if not isinstance(router, Dialog)]
    before = [router for router in others if routers.index(router) < first]
    return Straight(before, Dialogs(dialogs), others[len(before) :])
