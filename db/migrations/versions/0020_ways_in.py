"""Posters in a school's words, who came by which link, personal codes of a roster"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "posters",
        sa.Column("link_id", sa.BigInteger(), nullable=False),
        sa.Column("heading", sa.String(), nullable=True),
        sa.Column("line", sa.String(), nullable=True),
        sa.Column("ask", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["link_id"], ["join_links.id"], name=op.f("fk_posters_link_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("link_id", name=op.f("pk_posters")),
    )
    op.create_table(
        "arrivals",
        sa.Column("participant_id", sa.BigInteger(), nullable=False),
        sa.Column("link_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name=op.f("fk_arrivals_participant_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["link_id"], ["join_links.id"], name=op.f("fk_arrivals_link_id")),
        sa.PrimaryKeyConstraint("participant_id", name=op.f("pk_arrivals")),
    )
    op.create_index(op.f("ix_arrivals_link_id"), "arrivals", ["link_id"])
    op.create_table(
        "roster_codes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("called", sa.String(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.Column("participant_id", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("grade BETWEEN 1 AND 11", name=op.f("ck_roster_codes_grade")),
        sa.CheckConstraint("letter ~ '^[А-ЯЁ]?$'", name=op.f("ck_roster_codes_letter")),
        sa.CheckConstraint("number BETWEEN 1 AND 999", name=op.f("ck_roster_codes_number")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_roster_codes_organization_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_roster_codes_made_by")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name=op.f("fk_roster_codes_participant_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_codes")),
        sa.UniqueConstraint(
            "organization_id", "grade", "letter", "number", name=op.f("uq_roster_codes_organization_id_grade_letter_number")
        ),
        sa.UniqueConstraint("token", name=op.f("uq_roster_codes_token")),
    )
    op.create_index(
        "uq_roster_codes_participant",
        "roster_codes",
        ["participant_id"],
        unique=True,
        postgresql_where=sa.text("participant_id IS NOT NULL"),
    )
    op.create_table(
        "roster_names",
        sa.Column("roster_code_id", sa.BigInteger(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["roster_code_id"], ["roster_codes.id"], name=op.f("fk_roster_names_roster_code_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("roster_code_id", name=op.f("pk_roster_names")),
    )


def downgrade() -> None:
    for table in ("roster_names", "roster_codes", "arrivals", "posters"):
        op.drop_table(table)
