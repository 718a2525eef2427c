"""Editions of a road map: which row of a new one goes on from which row of the one that it replaces"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "continuations",
        sa.Column("measure_id", sa.BigInteger(), nullable=False),
        sa.Column("road_map_id", sa.BigInteger(), nullable=False),
        sa.Column("continues_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measures.id"], name=op.f("fk_continuations_measure_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["road_map_id"], ["road_maps.id"], name=op.f("fk_continuations_road_map_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["continues_id"], ["measures.id"], name=op.f("fk_continuations_continues_id")),
        sa.PrimaryKeyConstraint("measure_id", name=op.f("pk_continuations")),
        sa.UniqueConstraint("road_map_id", "continues_id", name=op.f("uq_continuations_road_map_id_continues_id")),
    )


def downgrade() -> None:
    op.drop_table("continuations")
