"""The pairs of a mentee, ended ones too, are found without reading those of a whole region"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_pairs_mentee_id", "pairs", ["mentee_id"])


def downgrade() -> None:
    op.drop_index("ix_pairs_mentee_id", table_name="pairs")
