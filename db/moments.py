"""Moments of intake and delivery at which a process may die: before and after every await that reaches others, every commit.

In service nothing happens at them, and no setting can change that. The tests of `tests/faults` put something else into
`happens` in processes of their own: a death, a standstill, a fault, a cut connection, a lost answer.
"""

from collections.abc import Awaitable, Callable
from enum import StrEnum


class Moment(StrEnum):
    """What has just happened, or is about to."""

    # an update comes in
    FETCHED = "fetched"  # Telegram gave updates; none is stored
    STORED = "stored"  # they are committed, not acknowledged
    TAKEN = "taken"  # a person is leased, their row begun
    INTRODUCED = "introduced"  # it is known who this is; the handler begins
    MARKED = "marked"  # in the transaction of the effects, before any
    WRITTEN = "written"  # the effects are written, not committed
    COMMITTED = "committed"  # the effects are committed, nothing is shown
    HANDLED = "handled"  # everything is shown, the row is not done
    DONE = "done"  # the row is done

    # a message goes out by itself
    GATHERED = "gathered"  # promises are put into messages, not committed
    CLAIMING = "claiming"  # claimed, not committed
    CLAIMED = "claimed"  # the claim is committed
    ASKING = "asking"  # the lease is renewed, not committed; the world is asked next
    COMPOSED = "composed"  # the words are found
    SAID = "said"  # the sender has said what became of it
    RECORDING = "recording"  # that is written, not committed
    RECORDED = "recorded"  # that is committed

    # either of them calls Telegram
    SLOT = "slot"  # the pace lets it: a slot is taken, or none is needed
    CALLING = "calling"  # right before the request is handed to the socket
    ANSWERED = "answered"  # Telegram's answer is read, nobody has looked at it


async def _nothing(_: Moment) -> None:
    return


#: What happens at a moment. Awaited in the middle of the work: whatever it raises, the work has to bear.
happens: Callable[[Moment], Awaitable[None]] = _nothing


async def reached(moment: Moment) -> None:
    """This moment has come."""
    if happens is not _nothing:
        await happens(moment)
