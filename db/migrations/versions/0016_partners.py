"""Register of partner enterprises and the organisations that they work with"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "partners",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("mentors", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("until IS NULL OR until >= dated", name=op.f("ck_partners_ends_after_it_begins")),
        sa.CheckConstraint("mentors BETWEEN 0 AND 999", name=op.f("ck_partners_mentors")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_partners_organization_id")),
        sa.ForeignKeyConstraint(["created_by"], ["persons.id"], name=op.f("fk_partners_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partners")),
    )
    op.create_index(
        "uq_partners_agreement",
        "partners",
        ["organization_id", "name", "number"],
        unique=True,
        postgresql_where=sa.text("removed_at IS NULL"),
    )
    op.create_table(
        "partner_schools",
        sa.Column("partner_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_partner_schools_partner_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_partner_schools_organization_id")),
        sa.PrimaryKeyConstraint("partner_id", "organization_id", name=op.f("pk_partner_schools")),
    )


def downgrade() -> None:
    op.drop_table("partner_schools")
    op.drop_table("partners")
