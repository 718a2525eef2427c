"""Measures with several deadlines, measures taken out of a draft, two shares of the same date on different bases"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NARROW = "uq_targets_programme_id_road_map_id_due_percent"
_WIDE = "uq_targets_programme_id_road_map_id_due_percent_base"


def upgrade() -> None:
    op.add_column("measures", sa.Column("deadlines", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False))
    op.add_column("measures", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    op.drop_constraint(_NARROW, "targets", type_="unique")
    op.create_unique_constraint(
        _WIDE, "targets", ["programme_id", "road_map_id", "due", "percent", "base"], postgresql_nulls_not_distinct=True
    )


def downgrade() -> None:
    # The narrower rule holds one share per date: of several the first stays, as the earlier release would have kept it.
    op.execute("""
        DELETE FROM targets t USING targets u
         WHERE u.programme_id = t.programme_id AND u.road_map_id = t.road_map_id AND u.due = t.due
           AND u.percent = t.percent AND u.id < t.id
    """)
    op.drop_constraint(_WIDE, "targets", type_="unique")
    op.create_unique_constraint(
        _NARROW, "targets", ["programme_id", "road_map_id", "due", "percent"], postgresql_nulls_not_distinct=True
    )
    op.drop_column("measures", "removed_at")
    op.drop_column("measures", "deadlines")
