"""What the command line has written on the server is recorded too: nobody of the bot's people has asked for it"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("exports", "by", existing_type=sa.BigInteger(), nullable=True)


def downgrade() -> None:
    op.execute('DELETE FROM exports WHERE "by" IS NULL')
    op.alter_column("exports", "by", existing_type=sa.BigInteger(), nullable=False)
