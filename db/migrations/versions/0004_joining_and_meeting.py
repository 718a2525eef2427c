"""Joining and meeting: real classes, series of codes, tags to choose from, each side's own word about a meeting"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INTERESTS = [
    ("sport", "⚽️ Спорт", "⚽️ Sport"),
    ("music", "🎵 Музыка", "🎵 Music"),
    ("art", "🎨 Рисование", "🎨 Art"),
    ("science", "🔬 Наука", "🔬 Science"),
    ("technology", "🤖 Роботы и код", "🤖 Robots and code"),
    ("board_games", "♟ Настольные игры", "♟ Board games"),
    ("nature", "🌿 Природа", "🌿 Nature"),
    ("books", "📚 Книги", "📚 Books"),
]
# A mentee's request and a mentor's direction are two views of one thing, so they share their codes.
PUPILS = [
    ("maths", "Математика", "Maths"),
    ("native_language", "Русский язык", "Russian"),
    ("foreign_language", "Английский", "English"),
    ("exams", "Экзамены", "Exams"),
    ("friends", "Освоиться, найти друзей", "Settling in, friends"),
    ("confidence", "Увереннее выступать", "Speaking up"),
    ("profession", "Выбор профессии", "Choosing a profession"),
    ("project", "Свой проект", "A project"),
]
ADULTS = [
    ("lessons", "Подготовка уроков", "Preparing lessons"),
    ("class_order", "Порядок в классе", "Keeping a class"),
    ("parents", "Работа с родителями", "Work with parents"),
    ("documents", "Документы и отчёты", "Papers and reports"),
    ("digital", "Цифровые средства", "Digital tools"),
    ("certification", "Аттестация", "Certification"),
    ("career", "Первые шаги в профессии", "First steps in the job"),
    ("team", "Войти в коллектив", "Joining the team"),
]


def upgrade() -> None:
    op.create_table(
        "school_classes",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("grade", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.CheckConstraint("grade BETWEEN 1 AND 11", name=op.f("ck_school_classes_grade")),
        sa.CheckConstraint("letter ~ '^[А-ЯЁ]?$'", name=op.f("ck_school_classes_letter")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_school_classes_organization_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "grade", "letter", name=op.f("pk_school_classes")),
    )
    op.create_table(
        "code_series",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint("last BETWEEN 1 AND 999", name=op.f("ck_code_series_last")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_code_series_organization_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "prefix", name=op.f("pk_code_series")),
    )
    tags = op.create_table(
        "tags",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("title", postgresql.JSONB(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('interest', 'request', 'direction')", name=op.f("ck_tags_kind")),
        sa.CheckConstraint("audience IN ('all', 'pupil', 'adult')", name=op.f("ck_tags_audience")),
        sa.PrimaryKeyConstraint("kind", "code", name=op.f("pk_tags")),
    )
    op.bulk_insert(
        tags,
        [
            {"kind": kind, "code": code, "position": at, "audience": audience, "title": {"ru": ru, "en": en}}
            for kind, audience, rows in (
                ("interest", "all", INTERESTS),
                ("request", "pupil", PUPILS),
                ("request", "adult", ADULTS),
                ("direction", "pupil", PUPILS),
                ("direction", "adult", ADULTS),
            )
            for at, (code, ru, en) in enumerate(rows)
        ],
    )
    op.create_table(
        "meeting_words",
        sa.Column("meeting_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("by_journal", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("recorded_by", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("part IN ('mentor', 'mentee')", name=op.f("ck_meeting_words_part")),
        sa.CheckConstraint("said IN ('log', 'yes', 'no')", name=op.f("ck_meeting_words_said")),
        sa.CheckConstraint(
            "(said = 'log') = (kind IS NOT NULL) AND (said = 'log') = (minutes IS NOT NULL)",
            name=op.f("ck_meeting_words_log"),
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_words_meeting_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["recorded_by"], ["persons.id"], name=op.f("fk_meeting_words_recorded_by")),
        sa.PrimaryKeyConstraint("meeting_id", "part", name=op.f("pk_meeting_words")),
    )
    op.add_column("participants", sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("participants", sa.Column("refusal", sa.String(), nullable=True))
    op.add_column("participants", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("participants", "closed_at")
    op.drop_column("participants", "refusal")
    op.drop_column("participants", "completed_at")
    op.drop_table("meeting_words")
    op.drop_table("tags")
    op.drop_table("code_series")
    op.drop_table("school_classes")
