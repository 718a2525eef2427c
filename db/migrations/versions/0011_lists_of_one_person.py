"""What one person answers for, and what waits to be accepted, are found without reading every assignment of a region"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    named = sa.text("executor_id IS NOT NULL")
    op.create_index("ix_assignments_executor_id", "assignments", ["executor_id"], postgresql_where=named)
    reported = sa.text("state = 'reported'")
    op.create_index("ix_assignments_reported", "assignments", ["measure_id"], postgresql_where=reported)
    op.create_index("ix_appointments_person_id", "appointments", ["person_id"])
    deputies = sa.text("deputy_person_id IS NOT NULL")
    op.create_index("ix_appointments_deputy", "appointments", ["deputy_person_id"], postgresql_where=deputies)


def downgrade() -> None:
    op.drop_index("ix_appointments_deputy", table_name="appointments")
    op.drop_index("ix_appointments_person_id", table_name="appointments")
    op.drop_index("ix_assignments_reported", table_name="assignments")
    op.drop_index("ix_assignments_executor_id", table_name="assignments")
