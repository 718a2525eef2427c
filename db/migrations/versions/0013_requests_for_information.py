"""Requests for information: the form, whom it was sent to, what each organisation answers; reminding those who are silent"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "data_requests",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), server_default="", nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("chosen", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("measure_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), server_default="draft", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("state IN ('draft', 'sent', 'withdrawn', 'discarded')", name=op.f("ck_data_requests_state")),
        sa.CheckConstraint(
            "state NOT IN ('sent', 'withdrawn') OR (sent_at IS NOT NULL AND sent_by IS NOT NULL AND due IS NOT NULL)",
            name=op.f("ck_data_requests_sent"),
        ),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_data_requests_organization_id")),
        sa.ForeignKeyConstraint(["measure_id"], ["measures.id"], name=op.f("fk_data_requests_measure_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["created_by"], ["persons.id"], name=op.f("fk_data_requests_created_by")),
        sa.ForeignKeyConstraint(["sent_by"], ["persons.id"], name=op.f("fk_data_requests_sent_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_requests")),
    )
    op.create_index("ix_data_requests_organization_id", "data_requests", ["organization_id", "state"])
    op.create_table(
        "request_fields",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("choices", postgresql.ARRAY(sa.String()), server_default="{}", nullable=False),
        sa.Column("people", sa.Boolean(), server_default="false", nullable=False),
        sa.CheckConstraint("kind IN ('number', 'text', 'choice', 'file')", name=op.f("ck_request_fields_kind")),
        sa.CheckConstraint("(kind = 'choice') = (cardinality(choices) >= 2)", name=op.f("ck_request_fields_choices")),
        sa.CheckConstraint("kind = 'number' OR NOT people", name=op.f("ck_request_fields_people")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["data_requests.id"], name=op.f("fk_request_fields_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_fields")),
        sa.UniqueConstraint("request_id", "label", name=op.f("uq_request_fields_request_id_label")),
    )
    op.create_table(
        "request_addressees",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("state", sa.String(), server_default="open", nullable=False),
        sa.Column("given", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("executor_id", sa.BigInteger(), nullable=True),
        sa.Column("delegated_by", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'answered')", name=op.f("ck_request_addressees_state")),
        sa.CheckConstraint(
            "state <> 'answered' OR (answered_at IS NOT NULL AND answered_by IS NOT NULL)",
            name=op.f("ck_request_addressees_answered"),
        ),
        sa.CheckConstraint("(executor_id IS NULL) = (delegated_by IS NULL)", name=op.f("ck_request_addressees_delegated")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["data_requests.id"], name=op.f("fk_request_addressees_request_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_request_addressees_organization_id")),
        sa.ForeignKeyConstraint(["executor_id"], ["persons.id"], name=op.f("fk_request_addressees_executor_id")),
        sa.ForeignKeyConstraint(["delegated_by"], ["persons.id"], name=op.f("fk_request_addressees_delegated_by")),
        sa.ForeignKeyConstraint(["answered_by"], ["persons.id"], name=op.f("fk_request_addressees_answered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_addressees")),
        sa.UniqueConstraint("request_id", "organization_id", name=op.f("uq_request_addressees_request_id_organization_id")),
    )
    op.create_index("ix_request_addressees_organization_id", "request_addressees", ["organization_id"])
    named = sa.text("executor_id IS NOT NULL")
    op.create_index("ix_request_addressees_executor_id", "request_addressees", ["executor_id"], postgresql_where=named)
    waits = sa.text("state = 'open'")
    op.create_index("ix_request_addressees_open", "request_addressees", ["due"], postgresql_where=waits)
    op.create_table(
        "request_answers",
        sa.Column("addressee_id", sa.BigInteger(), nullable=False),
        sa.Column("field_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Numeric(16, 2), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("choice", sa.String(), nullable=True),
        sa.Column("files", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("num_nonnulls(number, words, choice, files) = 1", name=op.f("ck_request_answers_one_value")),
        sa.ForeignKeyConstraint(
            ["addressee_id"], ["request_addressees.id"], name=op.f("fk_request_answers_addressee_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["field_id"], ["request_fields.id"], name=op.f("fk_request_answers_field_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_request_answers_by")),
        sa.PrimaryKeyConstraint("addressee_id", "field_id", name=op.f("pk_request_answers")),
    )
    op.add_column("nudges", sa.Column("request_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_nudges_request_id"), "nudges", "data_requests", ["request_id"], ["id"])


def downgrade() -> None:
    op.execute("DELETE FROM nudges WHERE request_id IS NOT NULL")
    op.drop_constraint(op.f("fk_nudges_request_id"), "nudges", type_="foreignkey")
    op.drop_column("nudges", "request_id")
    op.execute("DELETE FROM reminders WHERE item_kind = 'request'")
    op.drop_table("request_answers")
    op.drop_table("request_addressees")
    op.drop_table("request_fields")
    op.drop_table("data_requests")
