"""The visible list of what each role can do from home. One line per conversation; at most six lie before any one role."""

from collections.abc import Callable
from dataclasses import dataclass

from aiogram.fsm.state import State

from domain.offices import Office
from domain.who import Who
from handlers.invitations.states import Invite


@dataclass(frozen=True)
class Entry:
    """A button of home: its id, its label, where it leads, and who sees it. The dialog asks the database again anyway."""

    id: str
    label: str
    state: State
    seen_by: Callable[[Who], bool]


def holds(*offices: Office) -> Callable[[Who], bool]:
    """Seen by whoever holds one of these offices today."""
    return lambda who: who.seat(*offices) is not None


ENTRIES: tuple[Entry, ...] = (
    Entry("invite", "home-invite", Invite.office, holds(Office.REGIONAL, Office.COORDINATOR, Office.HEAD)),
)
