"""Questions to regional centres"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "centre_questions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("centre", sa.String(), nullable=False),
        sa.Column("centre_id", sa.BigInteger(), nullable=True),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (answer IS NULL) AND (answered_at IS NULL) = (answered_by IS NULL)",
            name=op.f("ck_centre_questions_answered"),
        ),
        sa.CheckConstraint("answered_at IS NULL OR centre_id IS NOT NULL", name=op.f("ck_centre_questions_answered_by_a_centre")),
        sa.ForeignKeyConstraint(["asked_by"], ["persons.id"], name=op.f("fk_centre_questions_asked_by")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_centre_questions_organization_id")),
        sa.ForeignKeyConstraint(["centre_id"], ["organizations.id"], name=op.f("fk_centre_questions_centre_id")),
        sa.ForeignKeyConstraint(["answered_by"], ["persons.id"], name=op.f("fk_centre_questions_answered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centre_questions")),
    )
    op.create_index("ix_centre_questions_asked_by", "centre_questions", ["asked_by"])
    op.create_index(op.f("ix_centre_questions_centre_id"), "centre_questions", ["centre_id"])


def downgrade() -> None:
    op.drop_table("centre_questions")
