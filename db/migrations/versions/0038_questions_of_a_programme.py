"""Questions to pairs are data of the programme; an answer knows its scale, and a question may be passed over"""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "programme_questions",
        sa.Column("programme_id", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("optional", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("stage IN ('start', 'end')", name=op.f("ck_programme_questions_stage")),
        sa.CheckConstraint("part IN ('mentor', 'mentee')", name=op.f("ck_programme_questions_part")),
        sa.CheckConstraint("kind IN ('scale', 'faces')", name=op.f("ck_programme_questions_kind")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_programme_questions_programme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("programme_id", "stage", "part", "code", name=op.f("pk_programme_questions")),
    )
    op.add_column("questionnaire_answers", sa.Column("most", sa.Integer(), nullable=True))
    op.alter_column("questionnaire_answers", "value", existing_type=sa.Integer(), nullable=True)


def downgrade() -> None:
    op.execute("DELETE FROM questionnaire_answers WHERE value IS NULL")
    op.alter_column("questionnaire_answers", "value", existing_type=sa.Integer(), nullable=False)
    op.drop_column("questionnaire_answers", "most")
    op.drop_table("programme_questions")
