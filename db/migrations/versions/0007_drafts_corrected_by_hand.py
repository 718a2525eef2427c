"""Drafts corrected by hand: what was printed stays beside, rows are split and added, an old screen overwrites nothing"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_SOURCE = "ck_measures_source"


def upgrade() -> None:
    for table in ("measures", "road_maps", "targets"):
        op.add_column(table, sa.Column("printed", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False))
        op.add_column(table, sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.add_column("road_maps", sa.Column("issuer", sa.String(), nullable=True))
    op.add_column("targets", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("measures", sa.Column("split_from_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key("fk_measures_split_from_id", "measures", "measures", ["split_from_id"], ["id"], ondelete="CASCADE")
    op.create_index("ix_measures_split_from_id", "measures", ["split_from_id"])
    op.drop_constraint(op.f(_SOURCE), "measures", type_="check")
    op.create_check_constraint(op.f(_SOURCE), "measures", "source IN ('row', 'point', 'request', 'added')")


def downgrade() -> None:
    # The earlier release knows no added rows: they go on as rows of the table.
    op.execute("UPDATE measures SET source = 'row' WHERE source = 'added'")
    op.drop_constraint(op.f(_SOURCE), "measures", type_="check")
    op.create_check_constraint(op.f(_SOURCE), "measures", "source IN ('row', 'point', 'request')")
    op.drop_index("ix_measures_split_from_id", "measures")
    op.drop_constraint(op.f("fk_measures_split_from_id"), "measures", type_="foreignkey")
    op.drop_column("measures", "split_from_id")
    op.drop_column("targets", "removed_at")
    op.drop_column("road_maps", "issuer")
    for table in ("targets", "road_maps", "measures"):
        op.drop_column(table, "version")
        op.drop_column(table, "printed")
