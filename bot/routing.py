"""Dialogs by table: an update goes straight to the dialog whose screen it belongs to, however many dialogs there are.

aiogram asks router after router, some 0.1 ms each; a dialog takes nothing but what belongs to a context of its own states.
"""

from collections.abc import Sequence
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.fsm.state import StatesGroup
from aiogram.types import TelegramObject
from aiogram_dialog import Dialog
from aiogram_dialog.api.entities import Context
from aiogram_dialog.api.internal import CONTEXT_KEY


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


def by_table(routers: Sequence[Router]) -> list[Router]:
    """The routers in their order, with one table of the dialogs where the first of them stood."""
    dialogs = [router for router in routers if isinstance(router, Dialog)]
    first = routers.index(dialogs[0])
    others = [router for router in routers if not isinstance(router, Dialog)]
    before = [router for router in others if routers.index(router) < first]
    return [*before, Dialogs(dialogs), *others[len(before) :]]
