"""Tags of a programme: its own ones, what it calls the shared ones, which of them it does not offer"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "programme_tags",
        sa.Column("programme_id", sa.BigInteger(), nullable=False),
        sa.Column("list", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", postgresql.JSONB(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("list IN ('interest', 'pupil', 'adult')", name=op.f("ck_programme_tags_list")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_programme_tags_programme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("programme_id", "list", "code", name=op.f("pk_programme_tags")),
    )


def downgrade() -> None:
    op.drop_table("programme_tags")
