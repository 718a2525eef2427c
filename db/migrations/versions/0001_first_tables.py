"""The tables of the first release"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


KINDS = [
    ("region", "region", "регион", "region"),
    ("municipality", "municipality", "муниципалитет", "municipality"),
    ("school", "institution", "школа", "school"),
    ("additional_education", "institution", "организация дополнительного образования", "additional education"),
    ("kindergarten", "institution", "детский сад", "kindergarten"),
    ("college", "institution", "колледж", "college"),
    ("centre", "region", "наставнический центр", "mentorship centre"),
    ("enterprise", "institution", "предприятие-партнёр", "partner enterprise"),
]

# The five forms of the target model (order Р-145); schools add their own.
FORMS = [
    ("pupil_pupil", "pupil", "pupil", True, "ученик – ученик", "pupil – pupil"),
    ("teacher_teacher", "teacher", "teacher", False, "учитель – учитель", "teacher – teacher"),
    ("student_pupil", "student", "pupil", True, "студент – ученик", "student – pupil"),
    ("employer_pupil", "employer", "pupil", True, "работодатель – ученик", "employer – pupil"),
    ("employer_student", "employer", "student", False, "работодатель – студент", "employer – student"),
]


def first_rows() -> None:
    """What no installation works without: one clock, one pace, the kinds of organisations and the forms."""
    op.execute("INSERT INTO clock (id, ahead) VALUES (1, interval '0')")
    op.execute("INSERT INTO pace (id) VALUES (1)")
    kinds = sa.table("organization_kinds", sa.column("code"), sa.column("level"), sa.column("title", postgresql.JSONB))
    op.bulk_insert(kinds, [{"code": c, "level": level, "title": {"ru": ru, "en": en}} for c, level, ru, en in KINDS])
    forms = sa.table(
        "forms", *[sa.column(name) for name in ("code", "position", "mentor_category", "mentee_category", "minors")],
        sa.column("title", postgresql.JSONB),
    )  # fmt: skip
    op.bulk_insert(
        forms,
        [
            {
                "code": c,
                "position": n,
                "mentor_category": mentor,
                "mentee_category": mentee,
                "minors": minors,
                "title": {"ru": ru, "en": en},
            }
            for n, (c, mentor, mentee, minors, ru, en) in enumerate(FORMS, 1)
        ],
    )


def upgrade() -> None:
    op.create_table(
        "calendar_years",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("days_off", postgresql.ARRAY(sa.Date()), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_calendar_years")),
    )
    op.create_table(
        "clock",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ahead", sa.Interval(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=True),
        sa.Column("move", sa.BigInteger(), nullable=True),
        sa.Column("goal", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_clock_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock")),
    )
    op.create_table(
        "conversations",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_conversations")),
    )
    op.create_table(
        "forms",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mentor_category", sa.String(), nullable=False),
        sa.Column("mentee_category", sa.String(), nullable=False),
        sa.Column("minors", sa.Boolean(), nullable=False),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_forms")),
    )
    op.create_table(
        "job_runs",
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("job", "day", name=op.f("pk_job_runs")),
    )
    op.create_table(
        "leases",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("holder", sa.Uuid(), nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_leases")),
    )
    op.create_table(
        "organization_kinds",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint("level IN ('region', 'municipality', 'institution')", name=op.f("ck_organization_kinds_level")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_organization_kinds")),
    )
    op.create_table(
        "pace",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("urgent_until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_pace_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pace")),
    )
    op.create_table(
        "persons",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("language", sa.String(), server_default="ru", nullable=False),
        sa.Column("minor", sa.Boolean(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
    )
    op.create_table(
        "sending_slots",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sending_slots")),
    )
    op.create_index("ix_sending_slots_chat_id", "sending_slots", ["chat_id", "taken_at"], unique=False)
    op.create_index("ix_sending_slots_free_at", "sending_slots", ["free_at"], unique=False)
    op.create_table(
        "updates",
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=True),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("effects_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dead_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_updates")),
        sa.UniqueConstraint("update_id", name=op.f("uq_updates_update_id")),
    )
    op.create_index(
        "ix_updates_pending",
        "updates",
        ["key", "seq"],
        unique=False,
        postgresql_where=sa.text("done_at IS NULL AND dead_at IS NULL"),
    )
    op.create_index("ix_updates_received_at", "updates", ["received_at"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("messenger", sa.String(), server_default="telegram", nullable=False),
        sa.Column("external_id", sa.BigInteger(), nullable=False),
        sa.Column("reachable", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("unreachable_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chosen_role", sa.String(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_accounts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
    )
    op.create_index(
        "uq_accounts_living",
        "accounts",
        ["messenger", "external_id"],
        unique=True,
        postgresql_where=sa.text("replaced_at IS NULL"),
    )
    op.create_index(
        "uq_accounts_person", "accounts", ["person_id", "messenger"], unique=True, postgresql_where=sa.text("replaced_at IS NULL")
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("text_hash", sa.LargeBinary(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.BigInteger(), nullable=False),
        sa.Column("paper_date", sa.Date(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "ground <> 'guardian-paper' OR (paper_date IS NOT NULL AND recorded_by IS NOT NULL)", name=op.f("ck_consents_paper")
        ),
        sa.CheckConstraint("ground IN ('own', 'guardian-paper', 'guardian-link')", name=op.f("ck_consents_ground")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_consents_person_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["persons.id"], name=op.f("fk_consents_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(
        "uq_consents_living",
        "consents",
        ["person_id", "purpose", "ground"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("urgent", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("state", sa.String(), server_default="waiting", nullable=False),
        sa.Column("holder", sa.Uuid(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name=op.f("ck_deliveries_sent")),
        sa.CheckConstraint("state <> 'failed' OR failure IS NOT NULL", name=op.f("ck_deliveries_failed")),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'dropped', 'failed')", name=op.f("ck_deliveries_state")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_deliveries_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("person_id", "day", "kind", name=op.f("uq_deliveries_person_id_day_kind")),
    )
    op.create_index(
        "ix_deliveries_waiting", "deliveries", ["due_at"], unique=False, postgresql_where=sa.text("state = 'waiting'")
    )
    op.create_table(
        "drafts",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_drafts_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "kind", "subject_id", name=op.f("pk_drafts")),
    )
    op.create_table(
        "organizations",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("parent_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("path", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.CheckConstraint("parent_id <> id", name=op.f("ck_organizations_not_its_own_parent")),
        sa.ForeignKeyConstraint(["kind"], ["organization_kinds.code"], name=op.f("fk_organizations_kind")),
        sa.ForeignKeyConstraint(["parent_id"], ["organizations.id"], name=op.f("fk_organizations_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organizations")),
        sa.UniqueConstraint(
            "parent_id", "name", name=op.f("uq_organizations_parent_id_name"), postgresql_nulls_not_distinct=True
        ),
    )
    op.create_index(op.f("ix_organizations_parent_id"), "organizations", ["parent_id"], unique=False)
    op.create_index("ix_organizations_path", "organizations", ["path"], unique=False, postgresql_using="gin")
    op.create_table(
        "appointments",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "office",
            sa.Enum(
                "regional",
                "coordinator",
                "controller",
                "head",
                "curator",
                "staff",
                name="office",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("deputy_person_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "deputy_person_id IS NULL OR deputy_person_id <> person_id", name=op.f("ck_appointments_no_deputy_of_oneself")
        ),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_appointments_ends_after_it_begins")),
        sa.ForeignKeyConstraint(["deputy_person_id"], ["persons.id"], name=op.f("fk_appointments_deputy_person_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_appointments_organization_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_appointments_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
    )
    op.create_index("ix_appointments_organization_id", "appointments", ["organization_id", "office"], unique=False)
    op.create_index(
        "uq_appointments_living",
        "appointments",
        ["person_id", "organization_id", "office"],
        unique=True,
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "uq_appointments_one_head",
        "appointments",
        ["organization_id"],
        unique=True,
        postgresql_where=sa.text("until IS NULL AND office = 'head'"),
    )
    op.create_table(
        "clearances",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("step IN ('certificate', 'instruction', 'order', 'quiz')", name=op.f("ck_clearances_step")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_clearances_organization_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_clearances_person_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["persons.id"], name=op.f("fk_clearances_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clearances")),
        sa.UniqueConstraint(
            "person_id", "organization_id", "step", "day", name=op.f("uq_clearances_person_id_organization_id_step_day")
        ),
    )
    op.create_index(op.f("ix_clearances_person_id"), "clearances", ["person_id"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column(
            "office",
            sa.Enum(
                "regional",
                "coordinator",
                "controller",
                "head",
                "curator",
                "staff",
                name="office",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("inviter_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "NOT (confirmed_at IS NOT NULL AND revoked_at IS NOT NULL)", name=op.f("ck_invitations_confirmed_or_revoked")
        ),
        sa.CheckConstraint("confirmed_at IS NULL OR opened_at IS NOT NULL", name=op.f("ck_invitations_opened_before_confirmed")),
        sa.ForeignKeyConstraint(["inviter_id"], ["persons.id"], name=op.f("fk_invitations_inviter_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["persons.id"], name=op.f("fk_invitations_opened_by")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_invitations_organization_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_invitations_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_invitations_secret_hash")),
    )
    op.create_index(op.f("ix_invitations_organization_id"), "invitations", ["organization_id"], unique=False)
    op.create_table(
        "join_links",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("role IN ('mentor', 'mentee')", name=op.f("ck_join_links_role")),
        sa.ForeignKeyConstraint(["created_by"], ["persons.id"], name=op.f("fk_join_links_created_by")),
        sa.ForeignKeyConstraint(["form"], ["forms.code"], name=op.f("fk_join_links_form")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_join_links_organization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_join_links")),
        sa.UniqueConstraint("code", name=op.f("uq_join_links_code")),
    )
    op.create_index(op.f("ix_join_links_organization_id"), "join_links", ["organization_id"], unique=False)
    op.create_table(
        "notices",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("arguments", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("buttons", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivery_id", sa.BigInteger(), nullable=True),
        sa.Column("subject_kind", sa.String(), nullable=True),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("void_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(subject_kind IS NULL) = (subject_id IS NULL)", name=op.f("ck_notices_subject")),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name=op.f("fk_notices_delivery_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_notices_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    op.create_index("ix_notices_delivery_id", "notices", ["delivery_id"], unique=False)
    op.create_index(op.f("ix_notices_person_id"), "notices", ["person_id"], unique=False)
    op.create_index(
        "ix_notices_subject",
        "notices",
        ["subject_kind", "subject_id"],
        unique=False,
        postgresql_where=sa.text("subject_kind IS NOT NULL"),
    )
    op.create_table(
        "papers",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sent_by", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_papers_organization_id")),
        sa.ForeignKeyConstraint(["sent_by"], ["persons.id"], name=op.f("fk_papers_sent_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sa.UniqueConstraint("organization_id", "sha256", name=op.f("uq_papers_organization_id_sha256")),
    )
    op.create_table(
        "programmes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("legal_base", sa.String(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("counting", sa.String(), server_default="meeting", nullable=False),
        sa.Column("counted_role", sa.String(), server_default="either", nullable=False),
        sa.Column("forms", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint("last_year >= first_year", name=op.f("ck_programmes_years")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_programmes_organization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programmes")),
    )
    op.create_index(op.f("ix_programmes_organization_id"), "programmes", ["organization_id"], unique=False)
    op.create_table(
        "reminders",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("item_kind", sa.String(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("occurrence", sa.Date(), nullable=True),
        sa.Column("rung", sa.String(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), server_default="planned", nullable=False),
        sa.Column("on_behalf_of", sa.BigInteger(), nullable=True),
        sa.Column("delivery_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('planned', 'sent', 'withdrawn', 'dropped')", name=op.f("ck_reminders_state")),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name=op.f("fk_reminders_delivery_id")),
        sa.ForeignKeyConstraint(["on_behalf_of"], ["persons.id"], name=op.f("fk_reminders_on_behalf_of")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_reminders_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint(
            "item_kind",
            "item_id",
            "occurrence",
            "rung",
            "person_id",
            name=op.f("uq_reminders_item_kind_item_id_occurrence_rung_person_id"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(op.f("ix_reminders_delivery_id"), "reminders", ["delivery_id"], unique=False)
    op.create_index("ix_reminders_person_id", "reminders", ["person_id", "day"], unique=False)
    op.create_index("ix_reminders_planned", "reminders", ["at"], unique=False, postgresql_where=sa.text("state = 'planned'"))
    op.create_table(
        "denominators",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("programme_id", sa.BigInteger(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("pupils", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("pupils >= 0", name=op.f("ck_denominators_pupils")),
        sa.ForeignKeyConstraint(["entered_by"], ["persons.id"], name=op.f("fk_denominators_entered_by")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_denominators_organization_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_denominators_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_denominators")),
    )
    op.create_index(
        "ix_denominators_organization_id", "denominators", ["organization_id", "programme_id", "year", "entered_at"], unique=False
    )
    op.create_table(
        "participants",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("programme_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("state", sa.String(), server_default="applied", nullable=False),
        sa.Column("origin", sa.String(), server_default="self", nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("grade", sa.Integer(), nullable=True),
        sa.Column("letter", sa.String(), nullable=True),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("capacity", sa.Integer(), server_default="0", nullable=False),
        sa.Column("interests", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("requests", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("directions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("(state = 'applied') = (decided_at IS NULL)", name=op.f("ck_participants_decided")),
        sa.CheckConstraint("origin IN ('self', 'journal')", name=op.f("ck_participants_origin")),
        sa.CheckConstraint("role IN ('mentor', 'mentee')", name=op.f("ck_participants_role")),
        sa.CheckConstraint("state IN ('applied', 'admitted', 'refused', 'left')", name=op.f("ck_participants_state")),
        sa.CheckConstraint("capacity BETWEEN 0 AND 50", name=op.f("ck_participants_capacity")),
        sa.CheckConstraint("grade IS NULL OR grade BETWEEN 1 AND 11", name=op.f("ck_participants_grade")),
        sa.ForeignKeyConstraint(["decided_by"], ["persons.id"], name=op.f("fk_participants_decided_by")),
        sa.ForeignKeyConstraint(["form"], ["forms.code"], name=op.f("fk_participants_form")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_participants_organization_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_participants_person_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_participants_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participants")),
    )
    op.create_index("ix_participants_organization_id", "participants", ["organization_id", "role", "state"], unique=False)
    op.create_index(op.f("ix_participants_person_id"), "participants", ["person_id"], unique=False)
    op.create_index(
        "uq_participants_code",
        "participants",
        ["organization_id", "code"],
        unique=True,
        postgresql_where=sa.text("code IS NOT NULL"),
    )
    op.create_index(
        "uq_participants_living",
        "participants",
        ["person_id", "organization_id", "form", "role"],
        unique=True,
        postgresql_where=sa.text("state <> 'left'"),
    )
    op.create_table(
        "road_maps",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("programme_id", sa.BigInteger(), nullable=True),
        sa.Column("paper_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), server_default="draft", nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("issued", sa.Date(), nullable=True),
        sa.Column("reading", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("replaces_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'returned', 'approved', 'published', 'replaced', 'discarded')",
            name=op.f("ck_road_maps_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('published', 'replaced') OR published_at IS NOT NULL", name=op.f("ck_road_maps_published")
        ),
        sa.ForeignKeyConstraint(["created_by"], ["persons.id"], name=op.f("fk_road_maps_created_by")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_road_maps_organization_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_road_maps_paper_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_road_maps_programme_id")),
        sa.ForeignKeyConstraint(["published_by"], ["persons.id"], name=op.f("fk_road_maps_published_by")),
        sa.ForeignKeyConstraint(["replaces_id"], ["road_maps.id"], name=op.f("fk_road_maps_replaces_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_road_maps")),
    )
    op.create_index(op.f("ix_road_maps_organization_id"), "road_maps", ["organization_id"], unique=False)
    op.create_index(
        "uq_road_maps_paper", "road_maps", ["paper_id"], unique=True, postgresql_where=sa.text("state <> 'discarded'")
    )
    op.create_table(
        "acknowledgements",
        sa.Column("road_map_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_acknowledgements_person_id")),
        sa.ForeignKeyConstraint(
            ["road_map_id"], ["road_maps.id"], name=op.f("fk_acknowledgements_road_map_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("road_map_id", "person_id", name=op.f("pk_acknowledgements")),
    )
    op.create_table(
        "centres",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("road_map_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("directions", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["road_map_id"], ["road_maps.id"], name=op.f("fk_centres_road_map_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centres")),
        sa.UniqueConstraint("road_map_id", "position", name=op.f("uq_centres_road_map_id_position")),
    )
    op.create_table(
        "pairs",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("mentor_id", sa.BigInteger(), nullable=False),
        sa.Column("mentee_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), server_default="proposed", nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by", sa.BigInteger(), nullable=False),
        sa.Column("mentor_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mentee_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_journal", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("active_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("order_number", sa.String(), nullable=True),
        sa.Column("order_date", sa.Date(), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.Column("ended_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("(state = 'ended') = (ended_at IS NOT NULL)", name=op.f("ck_pairs_ended")),
        sa.CheckConstraint("state IN ('proposed', 'agreed', 'active', 'paused', 'ended')", name=op.f("ck_pairs_state")),
        sa.CheckConstraint(
            "state IN ('proposed', 'ended') OR (mentor_agreed_at IS NOT NULL AND mentee_agreed_at IS NOT NULL)",
            name=op.f("ck_pairs_agreed"),
        ),
        sa.CheckConstraint("state NOT IN ('active', 'paused') OR active_at IS NOT NULL", name=op.f("ck_pairs_active")),
        sa.CheckConstraint("mentor_id <> mentee_id", name=op.f("ck_pairs_two_people")),
        sa.ForeignKeyConstraint(["ended_by"], ["persons.id"], name=op.f("fk_pairs_ended_by")),
        sa.ForeignKeyConstraint(["form"], ["forms.code"], name=op.f("fk_pairs_form")),
        sa.ForeignKeyConstraint(["mentee_id"], ["participants.id"], name=op.f("fk_pairs_mentee_id")),
        sa.ForeignKeyConstraint(["mentor_id"], ["participants.id"], name=op.f("fk_pairs_mentor_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_pairs_organization_id")),
        sa.ForeignKeyConstraint(["proposed_by"], ["persons.id"], name=op.f("fk_pairs_proposed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairs")),
    )
    op.create_index("ix_pairs_mentor_id", "pairs", ["mentor_id"], unique=False)
    op.create_index("ix_pairs_organization_id", "pairs", ["organization_id", "state"], unique=False)
    op.create_index(
        "uq_pairs_living", "pairs", ["mentor_id", "mentee_id"], unique=True, postgresql_where=sa.text("state <> 'ended'")
    )
    op.create_index("uq_pairs_one_mentor", "pairs", ["mentee_id"], unique=True, postgresql_where=sa.text("state <> 'ended'"))
    op.create_table(
        "targets",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("programme_id", sa.BigInteger(), nullable=False),
        sa.Column("road_map_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("percent", sa.Numeric(precision=5, scale=2), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("base", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snapshot", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint("result IS NULL OR result IN ('reached', 'missed', 'no-data')", name=op.f("ck_targets_result")),
        sa.CheckConstraint("percent > 0 AND percent <= 100", name=op.f("ck_targets_percent")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_targets_organization_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_targets_programme_id")),
        sa.ForeignKeyConstraint(["road_map_id"], ["road_maps.id"], name=op.f("fk_targets_road_map_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_targets")),
        sa.UniqueConstraint(
            "programme_id",
            "road_map_id",
            "due",
            "percent",
            name=op.f("uq_targets_programme_id_road_map_id_due_percent"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(op.f("ix_targets_road_map_id"), "targets", ["road_map_id"], unique=False)
    op.create_table(
        "concerns",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("reporter_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=True),
        sa.Column("pair_id", sa.BigInteger(), nullable=True),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("about_person_id", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["about_person_id"], ["persons.id"], name=op.f("fk_concerns_about_person_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_concerns_organization_id")),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_concerns_pair_id")),
        sa.ForeignKeyConstraint(["reporter_id"], ["persons.id"], name=op.f("fk_concerns_reporter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concerns")),
    )
    op.create_index("ix_concerns_reporter_id", "concerns", ["reporter_id", "reported_at"], unique=False)
    op.create_table(
        "measures",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("road_map_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("section", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("term_text", sa.String(), nullable=False),
        sa.Column("term_kind", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("recurrence", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("responsible", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("questions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("target_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "evidence IN ('document', 'file', 'photo', 'link', 'line', 'none')", name=op.f("ck_measures_evidence")
        ),
        sa.CheckConstraint("source IN ('row', 'point', 'request')", name=op.f("ck_measures_source")),
        sa.CheckConstraint("start IS NULL OR due IS NULL OR start <= due", name=op.f("ck_measures_term")),
        sa.ForeignKeyConstraint(["road_map_id"], ["road_maps.id"], name=op.f("fk_measures_road_map_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["target_id"], ["targets.id"], name=op.f("fk_measures_target_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measures")),
        sa.UniqueConstraint("road_map_id", "position", name=op.f("uq_measures_road_map_id_position")),
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("pair_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("logged_by", sa.BigInteger(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_journal", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("confirmed_by", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.CheckConstraint("(state = 'confirmed') = (confirmed_at IS NOT NULL)", name=op.f("ck_meetings_confirmed")),
        sa.CheckConstraint("state IN ('planned', 'held', 'confirmed', 'cancelled', 'no-show')", name=op.f("ck_meetings_state")),
        sa.CheckConstraint("minutes IS NULL OR minutes BETWEEN 5 AND 480", name=op.f("ck_meetings_minutes")),
        sa.CheckConstraint("rating IS NULL OR rating BETWEEN 1 AND 5", name=op.f("ck_meetings_rating")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["persons.id"], name=op.f("fk_meetings_confirmed_by")),
        sa.ForeignKeyConstraint(["logged_by"], ["persons.id"], name=op.f("fk_meetings_logged_by")),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_meetings_pair_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    op.create_index("ix_meetings_day", "meetings", ["day"], unique=False)
    op.create_index(
        "uq_meetings_day",
        "meetings",
        ["pair_id", "day"],
        unique=True,
        postgresql_where=sa.text("state NOT IN ('cancelled', 'no-show')"),
    )
    op.create_table(
        "assignments",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("measure_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("occurrence", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), server_default="open", nullable=False),
        sa.Column("given", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("executor_id", sa.BigInteger(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("comment", sa.String(), nullable=True),
        sa.Column("return_due", sa.Date(), nullable=True),
        sa.Column("without_controller", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "state <> 'returned' OR (comment IS NOT NULL AND return_due IS NOT NULL)", name=op.f("ck_assignments_returned")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'reported', 'accepted', 'returned', 'not-required', 'withdrawn')",
            name=op.f("ck_assignments_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('accepted', 'returned', 'not-required') OR decided_at IS NOT NULL", name=op.f("ck_assignments_decided")
        ),
        sa.CheckConstraint(
            "state NOT IN ('reported', 'accepted', 'returned') OR reported_at IS NOT NULL", name=op.f("ck_assignments_reported")
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["persons.id"], name=op.f("fk_assignments_decided_by")),
        sa.ForeignKeyConstraint(["executor_id"], ["persons.id"], name=op.f("fk_assignments_executor_id")),
        sa.ForeignKeyConstraint(["measure_id"], ["measures.id"], name=op.f("fk_assignments_measure_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_assignments_organization_id")),
        sa.ForeignKeyConstraint(["reported_by"], ["persons.id"], name=op.f("fk_assignments_reported_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
        sa.UniqueConstraint(
            "measure_id",
            "organization_id",
            "occurrence",
            name=op.f("uq_assignments_measure_id_organization_id_occurrence"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index("ix_assignments_organization_id", "assignments", ["organization_id", "state"], unique=False)
    op.create_index(
        "ix_assignments_watched",
        "assignments",
        ["due"],
        unique=False,
        postgresql_where=sa.text("state IN ('open', 'returned', 'reported')"),
    )
    op.create_table(
        "assignment_changes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("detail", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_assignment_changes_assignment_id")),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_assignment_changes_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_changes")),
    )
    op.create_index(op.f("ix_assignment_changes_assignment_id"), "assignment_changes", ["assignment_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("document_date", sa.Date(), nullable=True),
        sa.Column("file_id", sa.String(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("file_size", sa.BigInteger(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("kind IN ('document', 'file', 'photo', 'link', 'line')", name=op.f("ck_evidence_kind")),
        sa.CheckConstraint("kind NOT IN ('document', 'link', 'line') OR words IS NOT NULL", name=op.f("ck_evidence_words")),
        sa.CheckConstraint("kind NOT IN ('file', 'photo') OR file_id IS NOT NULL", name=op.f("ck_evidence_file")),
        sa.ForeignKeyConstraint(["added_by"], ["persons.id"], name=op.f("fk_evidence_added_by")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_evidence_assignment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_assignment_id"), "evidence", ["assignment_id"], unique=False)
    op.create_table(
        "snoozes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("turn IN (1, 2)", name=op.f("ck_snoozes_turn")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_snoozes_assignment_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_snoozes_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snoozes")),
        sa.UniqueConstraint("assignment_id", "person_id", "turn", name=op.f("uq_snoozes_assignment_id_person_id_turn")),
    )
    first_rows()


def downgrade() -> None:
    op.drop_table("snoozes")
    op.drop_index(op.f("ix_evidence_assignment_id"), table_name="evidence")
    op.drop_table("evidence")
    op.drop_index(op.f("ix_assignment_changes_assignment_id"), table_name="assignment_changes")
    op.drop_table("assignment_changes")
    op.drop_index(
        "ix_assignments_watched", table_name="assignments", postgresql_where=sa.text("state IN ('open', 'returned', 'reported')")
    )
    op.drop_index("ix_assignments_organization_id", table_name="assignments")
    op.drop_table("assignments")
    op.drop_index("uq_meetings_day", table_name="meetings", postgresql_where=sa.text("state NOT IN ('cancelled', 'no-show')"))
    op.drop_index("ix_meetings_day", table_name="meetings")
    op.drop_table("meetings")
    op.drop_table("measures")
    op.drop_index("ix_concerns_reporter_id", table_name="concerns")
    op.drop_table("concerns")
    op.drop_index(op.f("ix_targets_road_map_id"), table_name="targets")
    op.drop_table("targets")
    op.drop_index("uq_pairs_one_mentor", table_name="pairs", postgresql_where=sa.text("state <> 'ended'"))
    op.drop_index("uq_pairs_living", table_name="pairs", postgresql_where=sa.text("state <> 'ended'"))
    op.drop_index("ix_pairs_organization_id", table_name="pairs")
    op.drop_index("ix_pairs_mentor_id", table_name="pairs")
    op.drop_table("pairs")
    op.drop_table("centres")
    op.drop_table("acknowledgements")
    op.drop_index("uq_road_maps_paper", table_name="road_maps", postgresql_where=sa.text("state <> 'discarded'"))
    op.drop_index(op.f("ix_road_maps_organization_id"), table_name="road_maps")
    op.drop_table("road_maps")
    op.drop_index("uq_participants_living", table_name="participants", postgresql_where=sa.text("state <> 'left'"))
    op.drop_index("uq_participants_code", table_name="participants", postgresql_where=sa.text("code IS NOT NULL"))
    op.drop_index(op.f("ix_participants_person_id"), table_name="participants")
    op.drop_index("ix_participants_organization_id", table_name="participants")
    op.drop_table("participants")
    op.drop_index("ix_denominators_organization_id", table_name="denominators")
    op.drop_table("denominators")
    op.drop_index("ix_reminders_planned", table_name="reminders", postgresql_where=sa.text("state = 'planned'"))
    op.drop_index("ix_reminders_person_id", table_name="reminders")
    op.drop_index(op.f("ix_reminders_delivery_id"), table_name="reminders")
    op.drop_table("reminders")
    op.drop_index(op.f("ix_programmes_organization_id"), table_name="programmes")
    op.drop_table("programmes")
    op.drop_table("papers")
    op.drop_index("ix_notices_subject", table_name="notices", postgresql_where=sa.text("subject_kind IS NOT NULL"))
    op.drop_index(op.f("ix_notices_person_id"), table_name="notices")
    op.drop_index("ix_notices_delivery_id", table_name="notices")
    op.drop_table("notices")
    op.drop_index(op.f("ix_join_links_organization_id"), table_name="join_links")
    op.drop_table("join_links")
    op.drop_index(op.f("ix_invitations_organization_id"), table_name="invitations")
    op.drop_table("invitations")
    op.drop_index(op.f("ix_clearances_person_id"), table_name="clearances")
    op.drop_table("clearances")
    op.drop_index(
        "uq_appointments_one_head", table_name="appointments", postgresql_where=sa.text("until IS NULL AND office = 'head'")
    )
    op.drop_index("uq_appointments_living", table_name="appointments", postgresql_where=sa.text("until IS NULL"))
    op.drop_index("ix_appointments_organization_id", table_name="appointments")
    op.drop_table("appointments")
    op.drop_index("ix_organizations_path", table_name="organizations", postgresql_using="gin")
    op.drop_index(op.f("ix_organizations_parent_id"), table_name="organizations")
    op.drop_table("organizations")
    op.drop_table("drafts")
    op.drop_index("ix_deliveries_waiting", table_name="deliveries", postgresql_where=sa.text("state = 'waiting'"))
    op.drop_table("deliveries")
    op.drop_index("uq_consents_living", table_name="consents", postgresql_where=sa.text("withdrawn_at IS NULL"))
    op.drop_table("consents")
    op.drop_index("uq_accounts_person", table_name="accounts", postgresql_where=sa.text("replaced_at IS NULL"))
    op.drop_index("uq_accounts_living", table_name="accounts", postgresql_where=sa.text("replaced_at IS NULL"))
    op.drop_table("accounts")
    op.drop_index("ix_updates_received_at", table_name="updates")
    op.drop_index("ix_updates_pending", table_name="updates", postgresql_where=sa.text("done_at IS NULL AND dead_at IS NULL"))
    op.drop_table("updates")
    op.drop_index("ix_sending_slots_free_at", table_name="sending_slots")
    op.drop_index("ix_sending_slots_chat_id", table_name="sending_slots")
    op.drop_table("sending_slots")
    op.drop_table("persons")
    op.drop_table("pace")
    op.drop_table("organization_kinds")
    op.drop_table("leases")
    op.drop_table("job_runs")
    op.drop_table("forms")
    op.drop_table("conversations")
    op.drop_table("clock")
    op.drop_table("calendar_years")
