"""Years of a school, numbers of learners that are asked for, weeks that were told, other indicators, light and dark pictures"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("persons", sa.Column("theme", sa.String(), server_default="light", nullable=False))
    op.create_check_constraint(op.f("ck_persons_theme"), "persons", "theme IN ('light', 'dark')")
    op.add_column("programmes", sa.Column("counted_year", sa.String(), server_default="calendar", nullable=False))
    op.add_column("programmes", sa.Column("numbers_on", sa.String(), server_default="09-01", nullable=False))
    op.create_check_constraint(op.f("ck_programmes_counted_year"), "programmes", "counted_year IN ('calendar', 'school')")
    op.create_check_constraint(
        op.f("ck_programmes_counting"), "programmes", "counting IN ('pair', 'meeting') AND counted_role IN ('mentee', 'either')"
    )
    _number_requests()
    _weeks()
    _indicators()


def _number_requests() -> None:
    op.create_table(
        "number_requests",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("programme_id", sa.BigInteger(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("anew", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("due >= asked_on", name=op.f("ck_number_requests_due")),
        sa.CheckConstraint("answered_at IS NULL OR withdrawn_at IS NULL", name=op.f("ck_number_requests_closed_once")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_number_requests_organization_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_number_requests_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_requests")),
        sa.UniqueConstraint(
            "organization_id",
            "programme_id",
            "year",
            "anew",
            name=op.f("uq_number_requests_organization_id_programme_id_year_anew"),
        ),
    )
    op.create_index(
        "ix_number_requests_open",
        "number_requests",
        ["id"],
        postgresql_where=sa.text("answered_at IS NULL AND withdrawn_at IS NULL"),
    )


def _weeks() -> None:
    op.create_table(
        "weeks",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("numbers", postgresql.JSONB(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("EXTRACT(isodow FROM monday) = 1", name=op.f("ck_weeks_monday")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_weeks_organization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weeks")),
        sa.UniqueConstraint("organization_id", "monday", name=op.f("uq_weeks_organization_id_monday")),
    )
    op.create_index("ix_weeks_open", "weeks", ["id"], postgresql_where=sa.text("closed_at IS NULL"))


def _indicators() -> None:
    op.create_table(
        "indicators",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("programme_id", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("from_grade", sa.Integer(), nullable=True),
        sa.Column("to_grade", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(from_grade IS NULL) = (to_grade IS NULL)", name=op.f("ck_indicators_grades")),
        sa.CheckConstraint(
            "from_grade IS NULL OR from_grade BETWEEN 1 AND to_grade AND to_grade <= 11",
            name=op.f("ck_indicators_grades_in_order"),
        ),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_indicators_programme_id")),
        sa.ForeignKeyConstraint(["created_by"], ["persons.id"], name=op.f("fk_indicators_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicators")),
    )
    op.create_index("ix_indicators_programme_id", "indicators", ["programme_id"])
    op.create_table(
        "indicator_goals",
        sa.Column("indicator_id", sa.BigInteger(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("percent", sa.Numeric(5, 2), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("percent > 0 AND percent <= 100", name=op.f("ck_indicator_goals_percent")),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicators.id"], name=op.f("fk_indicator_goals_indicator_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["set_by"], ["persons.id"], name=op.f("fk_indicator_goals_set_by")),
        sa.PrimaryKeyConstraint("indicator_id", "year", name=op.f("pk_indicator_goals")),
    )
    op.create_table(
        "indicator_numbers",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("indicator_id", sa.BigInteger(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("part IN ('numerator', 'denominator')", name=op.f("ck_indicator_numbers_part")),
        sa.CheckConstraint("number >= 0", name=op.f("ck_indicator_numbers_number")),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicators.id"], name=op.f("fk_indicator_numbers_indicator_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["entered_by"], ["persons.id"], name=op.f("fk_indicator_numbers_entered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_numbers")),
    )
    op.create_index("ix_indicator_numbers_indicator_id", "indicator_numbers", ["indicator_id", "year", "part", "entered_at"])


def downgrade() -> None:
    for table in ("indicator_numbers", "indicator_goals", "indicators", "weeks", "number_requests"):
        op.drop_table(table)
    op.drop_constraint(op.f("ck_programmes_counting"), "programmes")
    op.drop_constraint(op.f("ck_programmes_counted_year"), "programmes")
    op.drop_column("programmes", "numbers_on")
    op.drop_column("programmes", "counted_year")
    op.drop_constraint(op.f("ck_persons_theme"), "persons")
    op.drop_column("persons", "theme")
