"""Telegram's limits belong to the bot, not to a process: slots are taken and given back through the database.

At most 30 calls in any second, a call counting from its start until one second after its answer; one message per second and
chat, where Telegram lets answers to a person's own act come in short bursts; a group 20 per 60.2 s (limits that Telegram names
in its FAQ for bots). After a 429 nobody calls until it is over. Bulk leaves room while somebody urgent waits.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

PER_SECOND = 30
GROUP_MESSAGES = 20
GROUP_WINDOW = timedelta(seconds=60.2)
#: Between two messages that the bot begins itself in one chat.
CHAT_PAUSE = timedelta(seconds=1)
#: A slot whose holder died is free again after this long; longer than the longest call.
HELD = timedelta(seconds=45)


@dataclass(frozen=True)
class Slot:
    """The right to make one call now."""

    id: int


@dataclass(frozen=True)
class Wait:
    """No slot now; ask again after this many seconds."""

    seconds: float


async def take(tx: AsyncSession, chat_id: int, *, urgent: bool, chat_pause: timedelta = CHAT_PAUSE) -> Slot | Wait:
    """Take a slot for a call to `chat_id`, or learn how long to wait. A short transaction of its own."""
    row = (
        await tx.execute(
            text("""
                SELECT greatest(0, extract(epoch FROM paused_until - clock_timestamp())) AS paused,
                       coalesce(urgent_until > clock_timestamp(), false) AS urgent_waits
                FROM pace WHERE id = 1 FOR UPDATE
            """)
        )
    ).one()
    if row.paused:
        return Wait(float(row.paused))
    await tx.execute(text("DELETE FROM sending_slots WHERE free_at < clock_timestamp() - interval '61 seconds'"))
    asked = {"chat": chat_id, "limit": PER_SECOND - 1, "urgent": urgent, "pause": chat_pause}
    wait = float((await tx.execute(_WAIT, asked)).scalar_one())
    if wait <= 0 and row.urgent_waits and not urgent:
        wait = 0.05
    if wait > 0:
        if urgent:
            # Until it asks again, and a moment more: bulk stands back as long as somebody urgent waits.
            await tx.execute(
                text("UPDATE pace SET urgent_until = clock_timestamp() + make_interval(secs => :seconds)"),
                {"seconds": wait + 0.1},
            )
        return Wait(wait)
    taken = await tx.execute(
        text("INSERT INTO sending_slots (chat_id, free_at) VALUES (:chat, clock_timestamp() + :held) RETURNING id"),
        {"chat": chat_id, "held": HELD},
    )
    return Slot(int(taken.scalar_one()))


#: Seconds until a slot is free for everybody and for this chat. Chats below zero are groups.
_WAIT = text(f"""
    WITH busy AS (SELECT free_at FROM sending_slots WHERE free_at > clock_timestamp()
                  ORDER BY free_at DESC OFFSET :limit LIMIT 1),
    chat AS (SELECT max(taken_at) + CAST(:pause AS interval) AS at FROM sending_slots WHERE chat_id = :chat),
    crowd AS (SELECT taken_at + interval '{GROUP_WINDOW.total_seconds()} seconds' AS at FROM sending_slots
              WHERE chat_id = :chat AND chat_id < 0 ORDER BY taken_at DESC OFFSET {GROUP_MESSAGES - 1} LIMIT 1)
    SELECT greatest(0,
        least(coalesce((SELECT extract(epoch FROM free_at - clock_timestamp()) FROM busy), 0), 0.25),
        CASE WHEN :urgent THEN 0 ELSE coalesce((SELECT extract(epoch FROM at - clock_timestamp()) FROM chat), 0) END,
        coalesce((SELECT extract(epoch FROM at - clock_timestamp()) FROM crowd), 0))
""")


async def give_back(tx: AsyncSession, slot: Slot) -> None:
    """The call was answered: the slot is free one second from now."""
    await tx.execute(
        text("UPDATE sending_slots SET free_at = clock_timestamp() + interval '1 second' WHERE id = :id"), {"id": slot.id}
    )


async def pause(tx: AsyncSession, seconds: float) -> None:
    """Telegram said 429: nobody calls for `seconds`."""
    await tx.execute(
        text("""
            UPDATE pace SET paused_until = greatest(coalesce(paused_until, clock_timestamp()),
                                                    clock_timestamp() + make_interval(secs => :seconds))
        """),
        {"seconds": seconds},
    )


async def paused(tx: AsyncSession) -> float:
    """Seconds until Telegram may be called again; 0 when it may now."""
    left = await tx.execute(
        text("SELECT greatest(0, extract(epoch FROM paused_until - clock_timestamp())) FROM pace WHERE id = 1")
    )
    return float(left.scalar_one() or 0)
