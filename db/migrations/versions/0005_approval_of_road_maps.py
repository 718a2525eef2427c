"""A school's own road map is submitted and approved, or returned with a comment; every version is kept"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "submissions",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("road_map_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), server_default="waiting", nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_by", sa.BigInteger(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("comment", sa.String(), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'withdrawn', 'returned', 'approved')", name=op.f("ck_submissions_state")),
        sa.CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name=op.f("ck_submissions_decided")),
        sa.CheckConstraint("(decided_at IS NULL) = (decided_by IS NULL)", name=op.f("ck_submissions_decided_by")),
        sa.CheckConstraint("(state = 'returned') = (comment IS NOT NULL)", name=op.f("ck_submissions_returned")),
        sa.CheckConstraint(
            "state NOT IN ('returned', 'approved') OR decided_by <> submitted_by", name=op.f("ck_submissions_own")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_submissions_version")),
        sa.ForeignKeyConstraint(["road_map_id"], ["road_maps.id"], name=op.f("fk_submissions_road_map_id")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_submissions_assignment_id")),
        sa.ForeignKeyConstraint(["submitted_by"], ["persons.id"], name=op.f("fk_submissions_submitted_by")),
        sa.ForeignKeyConstraint(["decided_by"], ["persons.id"], name=op.f("fk_submissions_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint("road_map_id", "version", name=op.f("uq_submissions_road_map_id_version")),
    )
    waiting = sa.text("state = 'waiting'")
    op.create_index("uq_submissions_waiting", "submissions", ["road_map_id"], unique=True, postgresql_where=waiting)
    op.create_index("uq_submissions_answering", "submissions", ["assignment_id"], unique=True, postgresql_where=waiting)


def downgrade() -> None:
    # The release before knows no submissions: what waited is a draft again.
    op.execute("UPDATE road_maps SET state = 'draft' WHERE state IN ('submitted', 'returned')")
    op.drop_table("submissions")
