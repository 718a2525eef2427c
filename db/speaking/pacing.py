"""Telegram's limits belong to the bot, not to a process: slots are taken and given back through the database.

At most 30 calls in any second, a call counting from its start until one second after its answer; one message per second and
chat, where Telegram lets answers to a person's own act come in short bursts; a group 20 per 60.2 s (limits that Telegram names
in its FAQ for bots). After a 429 nobody calls until it is over. Bulk leaves room while somebody urgent waits.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db.at_once import AtOnce

PER_SECOND = 30
GROUP_MESSAGES = 20
GROUP_WINDOW = timedelta(seconds=60.2)
#: Between two messages that the bot begins itself in one chat.
CHAT_PAUSE = timedelta(seconds=1)
#: A slot whose holder died is free again after this long; longer than the longest call.
HELD = timedelta(seconds=45)
#: A slot that comes free within so many seconds is given already: whoever waits for it needs to ask no more, and the call begins
#: at that very moment. Somebody urgent who comes meanwhile waits no longer than this for those who were before.
AHEAD = 0.25


@dataclass(frozen=True)
class Slot:
    """The right to make one call, after so many seconds."""

    id: int
    wait: float = 0.0


@dataclass(frozen=True)
class Wait:
    """No slot now; ask again after this many seconds."""

    seconds: float


async def take(at_once: AtOnce, chat_id: int, *, urgent: bool, chat_pause: timedelta = CHAT_PAUSE) -> Slot | Wait:
    """Take a slot for a call to `chat_id`, which may begin a blink later, or learn how long to wait before asking again."""
    [row] = await at_once(_TAKE, chat_id, urgent, chat_pause, PER_SECOND, GROUP_MESSAGES, GROUP_WINDOW, HELD, AHEAD)
    return Slot(row["slot"], row["wait"]) if row["slot"] is not None else Wait(row["wait"])


#: A function of the database (migration 0035), since each of its statements must see what was committed before it got the lock.
_TAKE = "SELECT slot, wait FROM reserve_sending_slot($1, $2, $3, $4, $5, $6, $7, $8)"


async def give_back(at_once: AtOnce, slot: Slot) -> float:
    """The call was answered: the slot is free one second from now. Returns what `paused` does."""
    [row] = await at_once(
        f"""
        WITH freed AS (UPDATE sending_slots SET free_at = clock_timestamp() + interval '1 second' WHERE id = $1)
        {_PAUSED}
        """,
        slot.id,
    )
    return float(row["left"] or 0)


async def pause(tx: AsyncSession, seconds: float) -> None:
    """Telegram said 429: nobody calls for `seconds`."""
    await tx.execute(
        text("""
            UPDATE pace SET paused_until = greatest(coalesce(paused_until, clock_timestamp()),
                                                    clock_timestamp() + make_interval(secs => :seconds))
        """),
        {"seconds": seconds},
    )


async def paused(at_once: AtOnce) -> float:
    """Seconds until Telegram may be called again; 0 when it may now."""
    [row] = await at_once(_PAUSED)
    return float(row["left"] or 0)


_PAUSED = "SELECT greatest(0, extract(epoch FROM paused_until - clock_timestamp()))::float8 AS left FROM pace WHERE id = 1"
