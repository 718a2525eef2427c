"""Matching of whole lists: rounds of drafts, and what weighs differently in a programme"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

JSONB = postgresql.JSONB(astext_type=sa.Text())


def upgrade() -> None:
    op.add_column("programmes", sa.Column("matching_weights", JSONB, server_default=sa.text("'{}'"), nullable=False))
    op.create_table(
        "matching_rounds",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.String(), nullable=True),
        sa.Column("state", sa.String(), server_default="draft", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('draft', 'proposed', 'dropped')", name=op.f("ck_matching_rounds_state")),
        sa.CheckConstraint("(state = 'draft') = (decided_at IS NULL)", name=op.f("ck_matching_rounds_decided")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_matching_rounds_organization_id")),
        sa.ForeignKeyConstraint(["form"], ["forms.code"], name=op.f("fk_matching_rounds_form")),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_matching_rounds_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching_rounds")),
    )
    op.create_index(
        "uq_matching_rounds_draft", "matching_rounds", ["organization_id"], unique=True, postgresql_where="state = 'draft'"
    )
    op.create_table(
        "matching_drafts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("round_id", sa.BigInteger(), nullable=False),
        sa.Column("mentee_id", sa.BigInteger(), nullable=False),
        sa.Column("mentor_id", sa.BigInteger(), nullable=True),
        sa.Column("reasons", JSONB, nullable=False),
        sa.Column("fitting", sa.Integer(), server_default="0", nullable=False),
        sa.Column("obstacles", JSONB, nullable=False),
        sa.Column("by_hand", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("pair_id", sa.BigInteger(), nullable=True),
        sa.Column("refused", JSONB, nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["matching_rounds.id"], name=op.f("fk_matching_drafts_round_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentee_id"], ["participants.id"], name=op.f("fk_matching_drafts_mentee_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["participants.id"], name=op.f("fk_matching_drafts_mentor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_matching_drafts_pair_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching_drafts")),
        sa.UniqueConstraint("round_id", "mentee_id", name=op.f("uq_matching_drafts_round_id_mentee_id")),
    )
    for column in ("mentee_id", "mentor_id", "pair_id"):
        op.create_index(op.f(f"ix_matching_drafts_{column}"), "matching_drafts", [column])


def downgrade() -> None:
    op.drop_table("matching_drafts")
    op.drop_table("matching_rounds")
    op.drop_column("programmes", "matching_weights")
