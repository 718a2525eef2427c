"""Guardians by a link of their own, consents by organisation, end of minority, and who has been erased"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "guardianships",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("child_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("guardian_id", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(guardian_id IS NULL) = (opened_at IS NULL)", name=op.f("ck_guardianships_opened")),
        sa.CheckConstraint("guardian_id <> child_id", name=op.f("ck_guardianships_not_oneself")),
        sa.CheckConstraint("(confirmed_at IS NULL) = (confirmed_by IS NULL)", name=op.f("ck_guardianships_confirmed")),
        sa.CheckConstraint(
            "confirmed_at IS NULL OR guardian_id IS NOT NULL", name=op.f("ck_guardianships_opened_before_confirmed")
        ),
        sa.CheckConstraint("confirmed_by <> guardian_id", name=op.f("ck_guardianships_confirmed_by_another")),
        sa.ForeignKeyConstraint(["child_id"], ["persons.id"], name=op.f("fk_guardianships_child_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_guardianships_organization_id")),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_guardianships_made_by")),
        sa.ForeignKeyConstraint(["guardian_id"], ["persons.id"], name=op.f("fk_guardianships_guardian_id")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["persons.id"], name=op.f("fk_guardianships_confirmed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardianships")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_guardianships_secret_hash")),
    )
    op.create_index("ix_guardianships_child_id", "guardianships", ["child_id"])
    op.create_index(
        "uq_guardianships_living",
        "guardianships",
        ["guardian_id", "child_id", "organization_id"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "erasures",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("born_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("account_hash", sa.LargeBinary(), nullable=True),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("asked IN ('own', 'guardian')", name=op.f("ck_erasures_asked")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_erasures")),
    )
    op.add_column("persons", sa.Column("adult_since", sa.Date(), nullable=True))
    op.add_column("persons", sa.Column("adult_recorded_by", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_persons_adult_recorded_by"), "persons", "persons", ["adult_recorded_by"], ["id"])
    _consents()


def _consents() -> None:
    """A consent belongs to an organisation: what was given so far, to the one where the person joined first."""
    op.add_column("consents", sa.Column("organization_id", sa.BigInteger(), nullable=True))
    op.add_column("consents", sa.Column("confirmed_by", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_consents_organization_id"), "consents", "organizations", ["organization_id"], ["id"])
    op.create_foreign_key(op.f("fk_consents_confirmed_by"), "consents", "persons", ["confirmed_by"], ["id"])
    op.create_check_constraint(op.f("ck_consents_confirmed"), "consents", "confirmed_by IS NULL OR ground = 'guardian-link'")
    op.execute("""
        UPDATE consents c SET organization_id = (
            SELECT p.organization_id FROM participants p WHERE p.person_id = c.person_id ORDER BY p.id LIMIT 1)
    """)
    op.drop_index("uq_consents_living", "consents")
    op.create_index(
        "uq_consents_living",
        "consents",
        ["person_id", "organization_id", "purpose", "ground"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL AND ground <> 'guardian-link'"),
        postgresql_nulls_not_distinct=True,
    )
    op.create_index(
        "uq_consents_of_a_guardian",
        "consents",
        ["person_id", "organization_id", "purpose", "recorded_by"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL AND ground = 'guardian-link'"),
    )


def downgrade() -> None:
    op.drop_index("uq_consents_of_a_guardian", "consents")
    op.drop_index("uq_consents_living", "consents")
    # One consent in force per person and purpose again: of several the latest stays.
    op.execute("""
        UPDATE consents c SET withdrawn_at = now() WHERE withdrawn_at IS NULL AND EXISTS (
            SELECT 1 FROM consents l WHERE l.person_id = c.person_id AND l.purpose = c.purpose AND l.ground = c.ground
               AND l.withdrawn_at IS NULL AND l.id > c.id)
    """)
    op.create_index(
        "uq_consents_living",
        "consents",
        ["person_id", "purpose", "ground"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.drop_constraint(op.f("ck_consents_confirmed"), "consents")
    op.drop_constraint(op.f("fk_consents_confirmed_by"), "consents")
    op.drop_constraint(op.f("fk_consents_organization_id"), "consents")
    op.drop_column("consents", "confirmed_by")
    op.drop_column("consents", "organization_id")
    op.drop_constraint(op.f("fk_persons_adult_recorded_by"), "persons")
    op.drop_column("persons", "adult_recorded_by")
    op.drop_column("persons", "adult_since")
    op.drop_table("erasures")
    op.drop_table("guardianships")
