"""Whose learners a promised share is of, where a coordinator has said it"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("targets", sa.Column("counted_base", sa.String(), nullable=True))
    op.create_check_constraint(
        op.f("ck_targets_counted_base"),
        "targets",
        "counted_base IS NULL OR counted_base IN ('school', 'additional_education', 'all')",
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_targets_counted_base"), "targets")
    op.drop_column("targets", "counted_base")
