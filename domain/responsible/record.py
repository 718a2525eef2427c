"""Who answers for a measure: printed words, office, scope and, where one is named, the person. Plain records."""

from dataclasses import dataclass
from enum import StrEnum


class Office(StrEnum):
    """The offices of spec §1, by their code words."""

    HEAD = "head"
    CURATOR = "curator"
    COORDINATOR = "coordinator"
    CONTROLLER = "controller"
    REGIONAL = "regional"
    STAFF = "staff"


class Level(StrEnum):
    """Where the office is held: in the municipality itself, in the region, in organisations."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    ORGANISATIONS = "organisations"


class OrganisationKind(StrEnum):
    """Kinds of organisations that a paper distinguishes."""

    SCHOOL = "school"
    ADDITIONAL_EDUCATION = "additional_education"
    KINDERGARTEN = "kindergarten"
    COLLEGE = "college"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which organisations are meant: `kinds` is empty for any kind; `each`: every such organisation, not one.

    `only`: the organisations by id, where a person said which are called by name; a paper never fills it.
    """

    level: Level
    kinds: tuple[OrganisationKind, ...] = ()
    each: bool = False
    only: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person as printed, in whatever case; `surname` as printed, `initials` in capitals without dots.

    One or two; none where only the surname is printed.
    """

    printed: str
    surname: str
    initials: str


@dataclass(frozen=True, slots=True)
class Responsible:
    """One of those who answer for a measure. `office` is None where the words are not understood: a person is asked.

    `text`: the printed words; for `staff` they are the free title too.
    """

    text: str
    office: Office | None = None
    scope: Scope | None = None
    person: NamedPerson | None = None
