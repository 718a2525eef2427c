"""Participants rest until a day, are asked back, move up on 1 September; pairs say whether they go on in the new school year"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

COLUMNS = (
    ("participants", "resting_until", sa.Date()),
    ("participants", "asked_back", sa.String()),
    ("participants", "class_as_of", sa.Date()),
    ("pairs", "year_asked", sa.Integer()),
    ("pairs", "year_asked_on", sa.Date()),
    ("pairs", "mentor_goes_on", sa.Boolean()),
    ("pairs", "mentee_goes_on", sa.Boolean()),
    ("pairs", "year_handed_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    for table, name, kind in COLUMNS:
        op.add_column(table, sa.Column(name, kind, nullable=True))
    op.create_index(
        "ix_participants_resting", "participants", ["resting_until"], postgresql_where=sa.text("resting_until IS NOT NULL")
    )


def downgrade() -> None:
    op.drop_index("ix_participants_resting", table_name="participants")
    for table, name, _ in reversed(COLUMNS):
        op.drop_column(table, name)
