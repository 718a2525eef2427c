"""Meetings to come, answers after the first meeting, goals, letters to curators, notices that a weekend meeting needs"""

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
    op.create_table(
        "pair_goals",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("pair_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("written_part", sa.String(), nullable=False),
        sa.Column("written_by", sa.BigInteger(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reached_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("written_part IN ('mentor', 'mentee')", name=op.f("ck_pair_goals_written_part")),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_pair_goals_pair_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["written_by"], ["persons.id"], name=op.f("fk_pair_goals_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_goals")),
    )
    op.create_index(op.f("ix_pair_goals_pair_id"), "pair_goals", ["pair_id"])
    op.create_table(
        "goal_steps",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("goal_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("written_by", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["goal_id"], ["pair_goals.id"], name=op.f("fk_goal_steps_goal_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["written_by"], ["persons.id"], name=op.f("fk_goal_steps_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_steps")),
    )
    op.create_index(op.f("ix_goal_steps_goal_id"), "goal_steps", ["goal_id"])
    op.create_table(
        "curator_letters",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("participant_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (answer IS NULL) AND (answered_at IS NULL) = (answered_by IS NULL)",
            name=op.f("ck_curator_letters_answered"),
        ),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_curator_letters_organization_id")),
        sa.ForeignKeyConstraint(["participant_id"], ["participants.id"], name=op.f("fk_curator_letters_participant_id")),
        sa.ForeignKeyConstraint(["answered_by"], ["persons.id"], name=op.f("fk_curator_letters_answered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_curator_letters")),
    )
    op.create_index("ix_curator_letters_organization_id", "curator_letters", ["organization_id", "written_at"])
    op.create_index(op.f("ix_curator_letters_participant_id"), "curator_letters", ["participant_id"])


def downgrade() -> None:
    op.drop_table("curator_letters")
    op.drop_table("goal_steps")
    op.drop_table("pair_goals")
    op.drop_table("pair_fits")
    op.drop_table("meeting_plans")
    op.drop_column("notices", "saturdays")
