"""What is due is claimed in the order of an index, however much waits"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    op.drop_index("ix_deliveries_person_waiting", table_name="deliveries")
    op.create_index("ix_deliveries_claim", "deliveries", [sa.text("urgent DESC"), "due_at", "id"], postgresql_where=WAITING)
    op.create_index(
        "ix_deliveries_person_waiting", "deliveries", ["person_id", "urgent", "due_at", "id"], postgresql_where=WAITING
    )
    op.create_index(
        "ix_deliveries_in_hand",
        "deliveries",
        ["person_id"],
        postgresql_where=sa.text("state = 'waiting' AND holder IS NOT NULL"),
    )


def downgrade() -> None:
    for name in ("ix_deliveries_in_hand", "ix_deliveries_person_waiting", "ix_deliveries_claim"):
        op.drop_index(name, table_name="deliveries")
    op.create_index("ix_deliveries_person_waiting", "deliveries", ["person_id"], postgresql_where=WAITING)
