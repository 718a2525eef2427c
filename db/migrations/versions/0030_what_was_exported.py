"""What was taken out as a file and by whom, files on their way, files that come by themselves"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _schedules()
    _exports()
    _mails()


def _schedules() -> None:
    op.create_table(
        "export_schedules",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("by_mail", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("rule IN ('weekly', 'monthly', 'before')", name=op.f("ck_export_schedules_rule")),
        sa.CheckConstraint(
            "day >= 1 AND day <= CASE rule WHEN 'weekly' THEN 5 WHEN 'monthly' THEN 31 ELSE 60 END",
            name=op.f("ck_export_schedules_day"),
        ),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_export_schedules_organization_id")),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_export_schedules_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_schedules")),
    )
    op.create_index(
        "uq_export_schedules_standing",
        "export_schedules",
        ["by", "organization_id", "what", "rule"],
        unique=True,
        postgresql_where=sa.text("removed_at IS NULL"),
    )


def _exports() -> None:
    op.create_table(
        "exports",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("holds", sa.String(), nullable=False),
        sa.Column("language", sa.String(), server_default="ru", nullable=False),
        sa.Column("state", sa.String(), server_default="waiting", nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rows", sa.Integer(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.LargeBinary(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("percent", sa.Integer(), server_default="0", nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("schedule_id", sa.BigInteger(), nullable=True),
        sa.Column("period", sa.Date(), nullable=True),
        sa.Column("details", postgresql.JSONB(), server_default="{}", nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'working', 'made', 'sent', 'cancelled', 'failed')", name=op.f("ck_exports_state")
        ),
        sa.CheckConstraint("holds IN ('names', 'codes', 'counts')", name=op.f("ck_exports_holds")),
        sa.CheckConstraint("state IN ('waiting', 'working') OR finished_at IS NOT NULL", name=op.f("ck_exports_finished")),
        sa.CheckConstraint("state NOT IN ('made', 'sent') OR num_nulls(rows, size, sha256) = 0", name=op.f("ck_exports_made")),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name=op.f("ck_exports_percent")),
        sa.CheckConstraint("(schedule_id IS NULL) = (period IS NULL)", name=op.f("ck_exports_period")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_exports_organization_id")),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_exports_by")),
        sa.ForeignKeyConstraint(["schedule_id"], ["export_schedules.id"], name=op.f("fk_exports_schedule_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exports")),
        sa.UniqueConstraint("schedule_id", "period", name=op.f("uq_exports_schedule_id_period")),
    )
    op.create_index("ix_exports_organization_id", "exports", ["organization_id", "asked_at"])
    op.create_index("ix_exports_by", "exports", ["by", "asked_at"])
    op.create_index("ix_exports_open", "exports", ["id"], postgresql_where=sa.text("state IN ('waiting', 'working', 'made')"))


def _mails() -> None:
    op.create_table(
        "export_mails",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("export_id", sa.BigInteger(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("state", sa.String(), server_default="waiting", nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'failed')", name=op.f("ck_export_mails_state")),
        sa.CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name=op.f("ck_export_mails_sent")),
        sa.CheckConstraint("state <> 'failed' OR failure IS NOT NULL", name=op.f("ck_export_mails_failed")),
        sa.ForeignKeyConstraint(["export_id"], ["exports.id"], name=op.f("fk_export_mails_export_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_mails")),
        sa.UniqueConstraint("export_id", name=op.f("uq_export_mails_export_id")),
    )


def downgrade() -> None:
    op.drop_table("export_mails")
    op.drop_table("exports")
    op.drop_table("export_schedules")
