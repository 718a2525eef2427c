"""How often a message was in hand when its process died is known, so that one that kills is tried ever more seldom"""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("deaths", sa.SmallInteger(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("deliveries", "deaths")
