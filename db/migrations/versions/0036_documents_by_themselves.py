"""Documents come by themselves too: of a road map, or of the answers to a request"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

_WHERE = sa.text("removed_at IS NULL")


def upgrade() -> None:
    op.add_column("export_schedules", sa.Column("subject", sa.BigInteger(), server_default="0", nullable=False))
    _index("subject")


def downgrade() -> None:
    op.execute("UPDATE exports SET schedule_id = NULL, period = NULL WHERE what IN ('statement', 'summary')")
    op.execute("DELETE FROM export_schedules WHERE what IN ('statement', 'summary')")
    _index()
    op.drop_column("export_schedules", "subject")


def _index(*more: str) -> None:
    op.drop_index("uq_export_schedules_standing", table_name="export_schedules")
    op.create_index(
        "uq_export_schedules_standing",
        "export_schedules",
        ["by", "organization_id", "what", *more, "rule"],
        unique=True,
        postgresql_where=_WHERE,
    )
