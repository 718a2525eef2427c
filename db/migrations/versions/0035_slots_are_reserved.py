"""A slot of the shared pace is reserved a blink ahead: who waits for it calls at the very moment at which it is free"""

from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

# As `take_sending_slot` of 0023, which the release before this one goes on using. New: a slot that will be free within `ahead`
# is given at once, with the seconds to wait before the call; it counts as taken from now on, so that the next who asks is told of
# the one that comes free after it. Somebody urgent reserves the next one that is known to come free within two seconds, before
# bulk may; where none is known yet (all calls are still on their way), bulk gets none while somebody urgent waits.
FUNCTION = """
CREATE FUNCTION reserve_sending_slot(
    asking bigint, is_urgent boolean, chat_pause interval, per_second integer, crowd_messages integer, crowd_window interval,
    held interval, ahead double precision, OUT slot bigint, OUT wait double precision)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    urgent_waits boolean;
    free_in double precision;
BEGIN
    -- Whoever asks next waits for this commit, and nothing is lost with it but a second's pace.
    PERFORM set_config('synchronous_commit', 'off', true);
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
    SELECT greatest(0, coalesce((SELECT extract(epoch FROM free_at - clock_timestamp()) FROM busy), 0)),
        greatest(0,
            CASE WHEN is_urgent THEN 0 ELSE coalesce((SELECT extract(epoch FROM at - clock_timestamp()) FROM chat), 0) END,
            coalesce((SELECT extract(epoch FROM at - clock_timestamp()) FROM crowd), 0)) INTO free_in, wait;
    IF wait <= 0 AND urgent_waits AND NOT is_urgent THEN
        wait := 0.05;
    END IF;
    IF wait <= 0 AND free_in > ahead + 2 * is_urgent::int THEN
        IF is_urgent THEN
            -- Until it asks again, and a moment more: bulk stands back as long as somebody urgent waits.
            UPDATE pace SET urgent_until = clock_timestamp() + make_interval(secs => ahead + 0.1);
        END IF;
        wait := least(free_in - ahead + 0.01, ahead);
    ELSIF wait <= 0 THEN
        wait := free_in;
        INSERT INTO sending_slots (chat_id, taken_at, free_at)
        VALUES (asking, clock_timestamp() + make_interval(secs => free_in), clock_timestamp() + held) RETURNING id INTO slot;
    END IF;
END
$$
"""


def upgrade() -> None:
    op.execute(FUNCTION)


def downgrade() -> None:
    op.execute("DROP FUNCTION reserve_sending_slot")
