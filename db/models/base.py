"""The ground under every table: naming of constraints, types that repeat, states as closed sets."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import BigInteger, DateTime, Enum, Identity, MetaData, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass, mapped_column

#: Names that PostgreSQL and alembic agree on, so that a migration can drop what another one made.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

#: A primary key that the database gives out. Ids of Telegram reach 52 bits, ours stay bigint as well.
Id = Annotated[int, mapped_column(BigInteger, Identity(), primary_key=True)]

#: An aware moment in UTC. Facts take programme time from the caller, leases take the database's own clock.
Moment = Annotated[datetime, mapped_column(DateTime(timezone=True))]

#: A plain JSON object: ids, keys and settings, never a decision.
Json = Annotated[dict[str, Any], mapped_column(JSONB)]


def closed(enum: type[StrEnum]) -> Enum:
    """A column that holds only the members of `enum`, by value, with a CHECK that says so."""
    return Enum(
        enum,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
        name=enum.__name__.lower(),
    )


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """A mapped dataclass: a forgotten field is a type error, equality is identity."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: String}  # noqa: RUF012 -- SQLAlchemy reads it from the class
