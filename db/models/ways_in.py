"""Ways in: the words of a school's poster, who came by which link, and the personal codes of a roster."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Id, Moment


class Poster(Base, kw_only=True):
    """What a school has put into its own words on the poster of a link; null is what the programme says."""

    __tablename__ = "posters"

    link_id: Mapped[int] = mapped_column(ForeignKey("join_links.id", ondelete="CASCADE"), primary_key=True)
    heading: Mapped[str | None] = mapped_column(default=None)
    line: Mapped[str | None] = mapped_column(default=None)
    ask: Mapped[str | None] = mapped_column(default=None)


class Arrival(Base, kw_only=True):
    """By which school's link a participant came."""

    __tablename__ = "arrivals"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id", ondelete="CASCADE"), primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("join_links.id"), index=True)


class RosterCode(Base, kw_only=True):
    """A personal code of a roster, printed on a slip; free until somebody has sent a form with it."""

    __tablename__ = "roster_codes"
    __table_args__ = (
        CheckConstraint("grade BETWEEN 1 AND 11", name="grade"),
        CheckConstraint("grade_now BETWEEN 1 AND 11", name="grade_now"),
        CheckConstraint("letter ~ '^[А-ЯЁ]?$'", name="letter"),
        CheckConstraint("number BETWEEN 1 AND 999", name="number"),
        UniqueConstraint("organization_id", "grade", "letter", "number"),
        Index("uq_roster_codes_participant", "participant_id", unique=True, postgresql_where=text("participant_id IS NOT NULL")),
    )

    id: Mapped[Id] = mapped_column(init=False)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="CASCADE"))
    grade: Mapped[int]
    letter: Mapped[str]
    number: Mapped[int]
    #: The grade of this school year, and the local day on which it was last known to be right; null: as printed, on the day on
    #: which it was made. The code itself never changes.
    grade_now: Mapped[int | None] = mapped_column(default=None)
    class_as_of: Mapped[date | None] = mapped_column(default=None)
    #: What the slip's link carries besides the school's; not secret from the school, and worth nothing once used.
    token: Mapped[str] = mapped_column(unique=True)
    #: «Маша К.»: mode `names` only.
    called: Mapped[str | None] = mapped_column(default=None)
    made_at: Mapped[Moment]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), default=None)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participants.id", ondelete="SET NULL"), default=None)
    #: No longer on the roster, and nobody had come in with it.
    withdrawn_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)


class RosterName(Base, kw_only=True):
    """Whose code it is, in full. Written and read by the command line on the server alone (`db/participant/roster_names`)."""

    __tablename__ = "roster_names"

    roster_code_id: Mapped[int] = mapped_column(ForeignKey("roster_codes.id", ondelete="CASCADE"), primary_key=True)
    full_name: Mapped[str]
