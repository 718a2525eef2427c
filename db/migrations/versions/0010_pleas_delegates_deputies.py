"""Pleas of executors; assignments handed on, extended, reported from a paper; deputies from one day to another"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assignments", sa.Column("delegated_by", sa.BigInteger(), nullable=True))
    op.add_column("assignments", sa.Column("extended_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("assignments", sa.Column("on_paper", sa.Boolean(), server_default="false", nullable=False))
    op.create_foreign_key(op.f("fk_assignments_delegated_by"), "assignments", "persons", ["delegated_by"], ["id"])
    op.create_check_constraint(op.f("ck_assignments_delegated"), "assignments", "delegated_by IS NULL OR executor_id IS NOT NULL")
    op.add_column("appointments", sa.Column("deputy_since", sa.Date(), nullable=True))
    op.add_column("appointments", sa.Column("deputy_until", sa.Date(), nullable=True))
    op.create_check_constraint(
        op.f("ck_appointments_deputy_ends_after_beginning"), "appointments", "deputy_until >= deputy_since"
    )
    op.create_check_constraint(
        op.f("ck_appointments_days_of_a_deputy"),
        "appointments",
        "deputy_person_id IS NOT NULL OR (deputy_since IS NULL AND deputy_until IS NULL)",
    )
    op.create_table(
        "pleas",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "about",
            sa.Enum("extension", "help", "lift", name="about", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("wished", sa.Date(), nullable=True),
        sa.Column(
            "standing",
            sa.Enum(
                "waiting",
                "granted",
                "refused",
                "answered",
                "moot",
                name="standing",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            server_default="waiting",
            nullable=False,
        ),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("granted", sa.Date(), nullable=True),
        sa.CheckConstraint("about <> 'extension' OR wished IS NOT NULL", name=op.f("ck_pleas_wished")),
        sa.CheckConstraint("about = 'help' OR words IS NOT NULL", name=op.f("ck_pleas_reason")),
        sa.CheckConstraint("(standing = 'waiting') = (decided_at IS NULL)", name=op.f("ck_pleas_decided")),
        sa.CheckConstraint(
            "(standing = 'granted' AND about = 'extension') = (granted IS NOT NULL)", name=op.f("ck_pleas_granted")
        ),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_pleas_assignment_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["persons.id"], name=op.f("fk_pleas_asked_by")),
        sa.ForeignKeyConstraint(["decided_by"], ["persons.id"], name=op.f("fk_pleas_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pleas")),
    )
    op.create_index(op.f("ix_pleas_assignment_id"), "pleas", ["assignment_id"])
    op.create_index(
        "uq_pleas_waiting",
        "pleas",
        ["assignment_id", "about"],
        unique=True,
        postgresql_where=sa.text("standing = 'waiting'"),
    )


def downgrade() -> None:
    op.drop_table("pleas")
    op.drop_constraint(op.f("ck_appointments_days_of_a_deputy"), "appointments", type_="check")
    op.drop_constraint(op.f("ck_appointments_deputy_ends_after_beginning"), "appointments", type_="check")
    op.drop_column("appointments", "deputy_until")
    op.drop_column("appointments", "deputy_since")
    op.drop_constraint(op.f("ck_assignments_delegated"), "assignments", type_="check")
    op.drop_constraint(op.f("fk_assignments_delegated_by"), "assignments", type_="foreignkey")
    op.drop_column("assignments", "on_paper")
    op.drop_column("assignments", "extended_at")
    op.drop_column("assignments", "delegated_by")
