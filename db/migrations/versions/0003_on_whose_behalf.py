"""Reminders: on behalf of an organisation, not of a person

The column has never been written, so no row can break the new key.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint(op.f("fk_reminders_on_behalf_of"), "reminders", type_="foreignkey")
    op.create_foreign_key(op.f("fk_reminders_on_behalf_of"), "reminders", "organizations", ["on_behalf_of"], ["id"])


def downgrade() -> None:
    op.execute("UPDATE reminders SET on_behalf_of = NULL")
    op.drop_constraint(op.f("fk_reminders_on_behalf_of"), "reminders", type_="foreignkey")
    op.create_foreign_key(op.f("fk_reminders_on_behalf_of"), "reminders", "persons", ["on_behalf_of"], ["id"])
