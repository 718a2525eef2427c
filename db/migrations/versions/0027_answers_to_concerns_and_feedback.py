"""Reports of problems say about whom, are closed with a note and hold their pair; helplines; questionnaires and the pulse"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.add_column("pairs", sa.Column("end_why", sa.String(), nullable=True))
    for name, kind in (
        ("about", sa.String()), ("passed_at", moment), ("frozen_at", moment), ("lifted_at", moment),
        ("lifted_by", sa.BigInteger()), ("closed_at", moment), ("closed_by", sa.BigInteger()), ("closing", sa.String()),
    ):  # fmt: skip
        op.add_column("concerns", sa.Column(name, kind, nullable=True))
    op.execute("UPDATE concerns SET passed_at = reported_at")
    for column in ("lifted_by", "closed_by"):
        op.create_foreign_key(op.f(f"fk_concerns_{column}"), "concerns", "persons", [column], ["id"])
    op.create_check_constraint(op.f("ck_concerns_closing"), "concerns", "(closed_at IS NULL) = (closing IS NULL)")
    op.create_index("ix_concerns_organization_id", "concerns", ["organization_id", "reported_at"])
    op.create_index(
        "ix_concerns_open", "concerns", ["passed_at"], postgresql_where=sa.text("taken_at IS NULL AND closed_at IS NULL")
    )
    op.create_table(
        "helplines",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("lines", JSONB, nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("set_at", moment, nullable=False),
        sa.CheckConstraint("jsonb_array_length(lines) BETWEEN 1 AND 5", name=op.f("ck_helplines_lines")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_helplines_organization_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["set_by"], ["persons.id"], name=op.f("fk_helplines_set_by")),
        sa.PrimaryKeyConstraint("organization_id", name=op.f("pk_helplines")),
    )
    op.create_table(
        "questionnaire_answers",
        sa.Column("pair_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("said_at", moment, nullable=False),
        sa.CheckConstraint("part IN ('mentor', 'mentee')", name=op.f("ck_questionnaire_answers_part")),
        sa.CheckConstraint("stage IN ('start', 'end')", name=op.f("ck_questionnaire_answers_stage")),
        sa.CheckConstraint("value BETWEEN 1 AND 10", name=op.f("ck_questionnaire_answers_value")),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_questionnaire_answers_pair_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pair_id", "part", "stage", "question", name=op.f("pk_questionnaire_answers")),
    )
    op.create_table(
        "pulses",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("pair_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("asked_at", moment, nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("said_at", moment, nullable=True),
        sa.CheckConstraint("part IN ('mentor', 'mentee')", name=op.f("ck_pulses_part")),
        sa.CheckConstraint("value IS NULL OR value BETWEEN 1 AND 5", name=op.f("ck_pulses_value")),
        sa.CheckConstraint("(value IS NULL) = (said_at IS NULL)", name=op.f("ck_pulses_said")),
        sa.CheckConstraint("EXTRACT(day FROM month) = 1", name=op.f("ck_pulses_month")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_pulses_person_id")),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_pulses_pair_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "month", name=op.f("pk_pulses")),
    )
    op.create_index("ix_pulses_pair_id", "pulses", ["pair_id", "month"])


def downgrade() -> None:
    op.drop_table("pulses")
    op.drop_table("questionnaire_answers")
    op.drop_table("helplines")
    op.drop_index("ix_concerns_open", table_name="concerns")
    op.drop_index("ix_concerns_organization_id", table_name="concerns")
    op.drop_constraint(op.f("ck_concerns_closing"), "concerns", type_="check")
    for name in ("closing", "closed_by", "closed_at", "lifted_by", "lifted_at", "frozen_at", "passed_at", "about"):
        op.drop_column("concerns", name)
    op.drop_column("pairs", "end_why")
