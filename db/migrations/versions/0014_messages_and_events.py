"""Messages to a segment with their recipients, events with their guests"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

OFFICES = ("regional", "coordinator", "controller", "head", "curator", "staff")


def _office() -> sa.Enum:
    return sa.Enum(*OFFICES, name="office", native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("segment", postgresql.JSONB(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("photo", sa.Boolean(), server_default="false", nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_announcements_organization_id")),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_announcements_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )
    op.create_index(op.f("ix_announcements_organization_id"), "announcements", ["organization_id"])
    op.create_table(
        "announcement_recipients",
        sa.Column("announcement_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("office", _office(), nullable=True),
        sa.Column("notice_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcements.id"],
            name=op.f("fk_announcement_recipients_announcement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_announcement_recipients_person_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_announcement_recipients_organization_id")
        ),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_announcement_recipients_notice_id")),
        sa.PrimaryKeyConstraint("announcement_id", "person_id", name=op.f("pk_announcement_recipients")),
    )
    op.create_index("ix_announcement_recipients_person_id", "announcement_recipients", ["person_id"])
    op.create_table(
        "events",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("segment", postgresql.JSONB(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_events_version")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_events_organization_id")),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_events_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_organization_id"), "events", ["organization_id"])
    op.create_table(
        "event_guests",
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("office", _office(), nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum("yes", "no", "substitute", name="answer", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("came", sa.Boolean(), server_default="false", nullable=False),
        sa.CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name=op.f("ck_event_guests_answered")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_guests_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_event_guests_person_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_event_guests_organization_id")),
        sa.PrimaryKeyConstraint("event_id", "person_id", name=op.f("pk_event_guests")),
    )
    op.create_index("ix_event_guests_person_id", "event_guests", ["person_id"])


def downgrade() -> None:
    op.drop_table("event_guests")
    op.drop_table("events")
    op.drop_table("announcement_recipients")
    op.drop_table("announcements")
