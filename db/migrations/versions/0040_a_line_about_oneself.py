"""A participant may write a line about themselves once the form is sent"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("participants", sa.Column("about_self", sa.String(), nullable=True))
    op.create_check_constraint(op.f("ck_participants_about_self"), "participants", "length(about_self) BETWEEN 1 AND 200")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_participants_about_self"), "participants", type_="check")
    op.drop_column("participants", "about_self")
