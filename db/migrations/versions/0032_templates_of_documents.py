"""Templates of documents that an office has made its own, with every version"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "paper_templates",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("(retired_at IS NULL) = (retired_by IS NULL)", name=op.f("ck_paper_templates_retired")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_paper_templates_organization_id")),
        sa.ForeignKeyConstraint(["added_by"], ["persons.id"], name=op.f("fk_paper_templates_added_by")),
        sa.ForeignKeyConstraint(["retired_by"], ["persons.id"], name=op.f("fk_paper_templates_retired_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_templates")),
    )
    op.create_index(
        "uq_paper_templates_in_use",
        "paper_templates",
        ["organization_id", "paper"],
        unique=True,
        postgresql_where=sa.text("retired_at IS NULL"),
    )
    op.create_index("ix_paper_templates_organization_id", "paper_templates", ["organization_id", "paper", "id"])


def downgrade() -> None:
    op.drop_table("paper_templates")
