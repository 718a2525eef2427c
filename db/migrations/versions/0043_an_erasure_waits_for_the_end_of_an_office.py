"""Who was erased while holding an office is known, so that name and account go when it ends"""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("erasures", sa.Column("waits", sa.Boolean(), server_default="false", nullable=False))


def downgrade() -> None:
    op.drop_column("erasures", "waits")
