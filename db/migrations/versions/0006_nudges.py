"""Reminding everybody of what is overdue, once a day each, and what became of it"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nudges",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_nudges_by")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_nudges_organization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudges")),
    )
    op.create_index(op.f("ix_nudges_organization_id"), "nudges", ["organization_id"])
    op.create_table(
        "nudge_recipients",
        sa.Column("nudge_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("notice_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_nudge_recipients_notice_id")),
        sa.ForeignKeyConstraint(["nudge_id"], ["nudges.id"], name=op.f("fk_nudge_recipients_nudge_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_nudge_recipients_organization_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_nudge_recipients_person_id")),
        sa.PrimaryKeyConstraint("nudge_id", "person_id", name=op.f("pk_nudge_recipients")),
    )
    op.create_index(
        "uq_nudge_recipients_once_a_day",
        "nudge_recipients",
        ["person_id", "day"],
        unique=True,
        postgresql_where=sa.text("reachable"),
    )


def downgrade() -> None:
    op.drop_table("nudge_recipients")
    op.drop_table("nudges")
