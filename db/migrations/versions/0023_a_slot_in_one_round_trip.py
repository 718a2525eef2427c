"""A slot of the shared pace is taken by a function: one round trip, where every call to Telegram made six"""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

# Whoever asks waits for the one row of `pace`; each statement of a volatile function sees what was committed before it began,
# hence also the slot that the one before has just taken. Chats below zero are groups. The numbers come from `pacing.py`.
FUNCTION = """
CREATE FUNCTION take_sending_slot(
    asking bigint, is_urgent boolean, chat_pause interval, per_second integer, crowd_messages integer, crowd_window interval,
    held interval, OUT slot bigint, OUT wait double precision)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    urgent_waits boolean;
BEGIN
    SELECT greatest(0, extract(epoch FROM paused_until - clock_timestamp())), coalesce(urgent_until > clock_timestamp(), false)
      INTO STRICT wait, urgent_waits FROM pace WHERE id = 1 FOR UPDATE;
    IF wait > 0 THEN
        RETURN;
    END IF;
    DELETE FROM sending_slots WHERE free_at < clock_timestamp() - interval '61 seconds';
    WITH busy AS (SELECT free_at FROM sending_slots WHERE free_at > clock_timestamp()
                  ORDER BY free_at DESC OFFSET per_second - 1 LIMIT 1),
    chat AS (SELECT max(taken_at) + chat_pause AS at FROM sending_slots WHERE chat_id = asking),
    crowd AS (SELECT taken_at + crowd_window AS at FROM sending_slots
              WHERE chat_id = asking AND chat_id < 0 ORDER BY taken_at DESC OFFSET crowd_messages - 1 LIMIT 1)
    SELECT greatest(0,
        least(coalesce((SELECT extract(epoch FROM free_at - clock_timestamp()) FROM busy), 0), 0.25),
        CASE WHEN is_urgent THEN 0 ELSE coalesce((SELECT extract(epoch FROM at - clock_timestamp()) FROM chat), 0) END,
        coalesce((SELECT extract(epoch FROM at - clock_timestamp()) FROM crowd), 0)) INTO wait;
    IF wait <= 0 AND urgent_waits AND NOT is_urgent THEN
        wait := 0.05;
    END IF;
    IF wait > 0 THEN
        IF is_urgent THEN
            -- Until it asks again, and a moment more: bulk stands back as long as somebody urgent waits.
            UPDATE pace SET urgent_until = clock_timestamp() + make_interval(secs => wait + 0.1);
        END IF;
        RETURN;
    END IF;
    INSERT INTO sending_slots (chat_id, free_at) VALUES (asking, clock_timestamp() + held) RETURNING id INTO slot;
END
$$
"""


def upgrade() -> None:
    op.execute(FUNCTION)


def downgrade() -> None:
    op.execute("DROP FUNCTION take_sending_slot")
