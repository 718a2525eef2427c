"""Questions of the form of joining are data of the programme; one of its own has chips, and who has chosen one keeps it"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "joining_questions",
        sa.Column("programme_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("optional", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("chips", postgresql.JSONB(), server_default="[]", nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("part IN ('mentor', 'mentee')", name=op.f("ck_joining_questions_part")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_joining_questions_programme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("programme_id", "part", "code", name=op.f("pk_joining_questions")),
    )
    op.add_column("participants", sa.Column("own_answers", postgresql.JSONB(), server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("participants", "own_answers")
    op.drop_table("joining_questions")
