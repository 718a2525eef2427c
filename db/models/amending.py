"""Editions of a road map: which row of a new one goes on from which row of the one that it replaces."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class Continuation(Base, kw_only=True):
    """A measure of an edition lives on from one of the edition before. A row without one is new, an old row without one gone."""

    __tablename__ = "continuations"
    __table_args__ = (UniqueConstraint("road_map_id", "continues_id"),)

    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True)
    #: The edition to which the measure belongs; an old row lives on in it at most once.
    road_map_id: Mapped[int] = mapped_column(ForeignKey("road_maps.id", ondelete="CASCADE"))
    continues_id: Mapped[int] = mapped_column(ForeignKey("measures.id"))
