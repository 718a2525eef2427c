"""Ladders that somebody has set, school holidays, office addresses and the letters to them"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("organizations", sa.Column("email", sa.String(), nullable=True))
    _ladders()
    op.create_table(
        "school_holidays",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("first_day <= last_day AND last_day - first_day <= 130", name=op.f("ck_school_holidays_stretch")),
        sa.CheckConstraint("school_year BETWEEN 2000 AND 2200", name=op.f("ck_school_holidays_school_year")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_school_holidays_organization_id")),
        sa.ForeignKeyConstraint(["set_by"], ["persons.id"], name=op.f("fk_school_holidays_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_holidays")),
        sa.UniqueConstraint("organization_id", "first_day", name=op.f("uq_school_holidays_organization_id_first_day")),
    )
    _letters()


def _ladders() -> None:
    op.create_table(
        "ladders",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("measure_id", sa.BigInteger(), nullable=True),
        sa.Column("before", ARRAY(sa.Integer()), nullable=False),
        sa.Column("documents", ARRAY(sa.Integer()), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("executor", "above", "controller", "weeks", "region")),
        sa.Column("hour", sa.Integer(), nullable=True),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("cardinality(before) BETWEEN 1 AND 7", name=op.f("ck_ladders_before")),
        sa.CheckConstraint("executor >= 1 AND executor < above AND above < controller", name=op.f("ck_ladders_steps")),
        sa.CheckConstraint("weeks BETWEEN 1 AND 2", name=op.f("ck_ladders_weeks")),
        sa.CheckConstraint("region = 0 OR region > controller", name=op.f("ck_ladders_region")),
        sa.CheckConstraint("(measure_id IS NULL) = (hour IS NOT NULL)", name=op.f("ck_ladders_hour_of_an_organisation")),
        sa.CheckConstraint("hour BETWEEN 8 AND 12", name=op.f("ck_ladders_hour")),
        sa.ForeignKeyConstraint(["measure_id"], ["measures.id"], name=op.f("fk_ladders_measure_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_ladders_organization_id")),
        sa.ForeignKeyConstraint(["set_by"], ["persons.id"], name=op.f("fk_ladders_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ladders")),
        sa.UniqueConstraint(
            "organization_id",
            "measure_id",
            name=op.f("uq_ladders_organization_id_measure_id"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    named = sa.text("measure_id IS NOT NULL")
    op.create_index("ix_ladders_measure_id", "ladders", ["measure_id"], postgresql_where=named)


def _letters() -> None:
    op.create_table(
        "letters",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("after_day", sa.Date(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("items", sa.Integer(), server_default="0", nullable=False),
        sa.Column("state", sa.String(), server_default="waiting", nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'dropped', 'failed')", name=op.f("ck_letters_state")),
        sa.CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name=op.f("ck_letters_sent")),
        sa.CheckConstraint("state <> 'failed' OR failure IS NOT NULL", name=op.f("ck_letters_failed")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_letters_organization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("organization_id", "day", name=op.f("uq_letters_organization_id_day")),
    )
    op.create_index("ix_letters_waiting", "letters", ["id"], postgresql_where=sa.text("state = 'waiting'"))


def downgrade() -> None:
    op.drop_table("letters")
    op.drop_table("school_holidays")
    op.drop_table("ladders")
    op.drop_column("organizations", "email")
