"""Clocks of pairs: why a pair pauses, since when its silence is counted, what was asked"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("pairs", sa.Column("pause_reason", sa.String(), nullable=True))
    op.add_column("pairs", sa.Column("watched_from", sa.DateTime(timezone=True), nullable=True))
    op.create_check_constraint(op.f("ck_pairs_paused"), "pairs", "state <> 'paused' OR paused_at IS NOT NULL")
    op.create_table(
        "pair_asks",
        sa.Column("pair_id", sa.BigInteger(), nullable=False),
        sa.Column("rung", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_pair_asks_pair_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pair_id", "rung", "since", name=op.f("pk_pair_asks")),
    )


def downgrade() -> None:
    op.drop_table("pair_asks")
    op.drop_constraint(op.f("ck_pairs_paused"), "pairs", type_="check")
    op.drop_column("pairs", "watched_from")
    op.drop_column("pairs", "pause_reason")
