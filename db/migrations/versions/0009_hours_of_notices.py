"""A notice knows whose hours it keeps, a conversation what was said below its screen

Both may stay empty: the release before writes neither, and nothing is asked of rows without them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("notices", sa.Column("voice", sa.String(), nullable=True))
    op.add_column("conversations", sa.Column("said_below", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("conversations", "said_below")
    op.drop_column("notices", "voice")
