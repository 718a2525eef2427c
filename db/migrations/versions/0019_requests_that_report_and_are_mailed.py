"""Answers that report an assignment, questions that may be left out, tables by mail; how long an event lasts"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("request_fields", sa.Column("required", sa.Boolean(), server_default="true", nullable=False))
    op.add_column("request_addressees", sa.Column("assignment_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_request_addressees_assignment_id"),
        "request_addressees",
        "assignments",
        ["assignment_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.add_column("events", sa.Column("lasts", sa.Integer(), server_default="60", nullable=False))
    op.create_check_constraint(op.f("ck_events_lasts"), "events", "lasts BETWEEN 5 AND 1440")
    op.create_table(
        "request_mails",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("state", sa.String(), server_default="waiting", nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'failed')", name=op.f("ck_request_mails_state")),
        sa.CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name=op.f("ck_request_mails_sent")),
        sa.CheckConstraint("state <> 'failed' OR failure IS NOT NULL", name=op.f("ck_request_mails_failed")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["data_requests.id"], name=op.f("fk_request_mails_request_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_request_mails_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_mails")),
    )
    op.create_index("ix_request_mails_request_id", "request_mails", ["request_id"])
    op.create_index(
        "uq_request_mails_waiting",
        "request_mails",
        ["request_id"],
        unique=True,
        postgresql_where=sa.text("state = 'waiting'"),
    )


def downgrade() -> None:
    op.drop_table("request_mails")
    op.drop_constraint(op.f("ck_events_lasts"), "events", type_="check")
    op.drop_column("events", "lasts")
    op.drop_constraint(op.f("fk_request_addressees_assignment_id"), "request_addressees", type_="foreignkey")
    op.drop_column("request_addressees", "assignment_id")
    op.drop_column("request_fields", "required")
