"""A pair is proposed, works, pauses or has ended: none was ever merely agreed"""

from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

_STATE = "ck_pairs_state"


def upgrade() -> None:
    op.drop_constraint(op.f(_STATE), "pairs", type_="check")
    op.create_check_constraint(op.f(_STATE), "pairs", "state IN ('proposed', 'active', 'paused', 'ended')")


def downgrade() -> None:
    op.drop_constraint(op.f(_STATE), "pairs", type_="check")
    op.create_check_constraint(op.f(_STATE), "pairs", "state IN ('proposed', 'agreed', 'active', 'paused', 'ended')")
