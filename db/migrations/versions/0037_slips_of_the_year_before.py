"""A code of the roster knows the class of this year beside the one that is printed on its slip"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("roster_codes", sa.Column("grade_now", sa.Integer(), nullable=True))
    op.add_column("roster_codes", sa.Column("class_as_of", sa.Date(), nullable=True))
    op.create_check_constraint(op.f("ck_roster_codes_grade_now"), "roster_codes", "grade_now BETWEEN 1 AND 11")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_roster_codes_grade_now"), "roster_codes")
    op.drop_column("roster_codes", "class_as_of")
    op.drop_column("roster_codes", "grade_now")
