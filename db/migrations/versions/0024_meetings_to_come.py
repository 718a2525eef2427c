"""Meetings to come, answers after the first meeting, and notices that a weekend meeting lets out on Saturdays"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("notices", sa.Column("saturdays", sa.Boolean(), server_default="false", nullable=False))
    op.create_table(
        "meeting_plans",
        sa.Column("meeting_id", sa.BigInteger(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_part", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offered", postgresql.JSONB(), server_default="[]", nullable=False),
        sa.Column("offered_part", sa.String(), nullable=True),
        sa.CheckConstraint("planned_part IN ('mentor', 'mentee')", name=op.f("ck_meeting_plans_planned_part")),
        sa.CheckConstraint(
            "offered_part IS NULL OR offered_part IN ('mentor', 'mentee')", name=op.f("ck_meeting_plans_offered_part")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_plans_meeting_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_meeting_plans")),
    )
    op.create_index("ix_meeting_plans_starts_at", "meeting_plans", ["starts_at"])
    op.create_table(
        "pair_fits",
        sa.Column("pair_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("part IN ('mentor', 'mentee')", name=op.f("ck_pair_fits_part")),
        sa.CheckConstraint("said IN ('good', 'unsure', 'replace')", name=op.f("ck_pair_fits_said")),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_pair_fits_pair_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pair_id", "part", name=op.f("pk_pair_fits")),
    )


def downgrade() -> None:
    op.drop_table("pair_fits")
    op.drop_table("meeting_plans")
    op.drop_column("notices", "saturdays")
