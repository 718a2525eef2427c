"""Offices, the tree of organisations, who may do what where, and who may name whom.

The table of rights is data, read top to bottom like the table of the specification; rights of several offices add up.
What belongs to one person alone (the own profile, the own pair, the own assignment) is not a matter of offices and is
checked where that thing lives: `pair`, `meetings`, `assignment`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from types import MappingProxyType


class Office(StrEnum):
    """An office held in an organisation."""

    REGIONAL = auto()  # answers for the region
    COORDINATOR = auto()  # municipal coordinator of the programme
    CONTROLLER = auto()  # whom the order names in «контроль за исполнением»
    HEAD = auto()  # руководитель of an organisation
    CURATOR = auto()  # organiser of the programme in an organisation
    STAFF = auto()  # anybody else with a free title: «педагог-психолог»


class Level(StrEnum):
    """Where in the tree an organisation stands; its kind (school, kindergarten, centre …) is data and has a level."""

    REGION = auto()
    MUNICIPALITY = auto()
    INSTITUTION = auto()


LEVELS: Mapping[Office, frozenset[Level]] = MappingProxyType(
    {
        Office.REGIONAL: frozenset({Level.REGION}),
        Office.COORDINATOR: frozenset({Level.MUNICIPALITY}),
        Office.CONTROLLER: frozenset({Level.MUNICIPALITY}),
        Office.HEAD: frozenset({Level.INSTITUTION}),
        Office.CURATOR: frozenset({Level.INSTITUTION}),
        Office.STAFF: frozenset({Level.INSTITUTION}),
    }
)

#: An organisation's place in the tree: ids from the root down to itself, never empty.
Path = tuple[int, ...]


class Relation(StrEnum):
    """How an organisation stands to the one where an office is held."""

    SAME = auto()
    CHILD = auto()  # directly below: a municipality under its region, a school under its municipality
    DESCENDANT = auto()  # further below: a school under its region
    ABOVE = auto()  # on the way up to the root
    ELSEWHERE = auto()  # another branch


def relation(held_in: Path, other: Path) -> Relation:
    """How `other` stands to the organisation `held_in`. Raises ValueError for an empty path."""
    if not held_in or not other:
        raise ValueError("a path holds at least the organisation itself")
    if held_in == other:
        return Relation.SAME
    if other[: len(held_in)] == held_in:
        return Relation.CHILD if len(other) == len(held_in) + 1 else Relation.DESCENDANT
    return Relation.ABOVE if held_in[: len(other)] == other else Relation.ELSEWHERE


class Act(StrEnum):
    """What an office may do or see, on the organisation that it is done to."""

    SEE_NAMES = auto()  # names of participants, as far as the operator's mode has them
    SEE_CODES = auto()  # personal codes of participants
    SEE_PAIRS = auto()  # pairs and meetings one by one
    SEE_PAIR_COUNTS = auto()  # how many pairs and meetings
    FORM_PAIRS = auto()  # propose, approve, pause, close
    ENTER_FROM_JOURNAL = auto()  # «по журналу»: what a participant without an account did
    OPEN_WAYS_IN = auto()  # the school's links and posters, the roster and its slips
    ADMIT_PARTICIPANTS = auto()  # admit, ask back, refuse; mark a guardian's paper; tick an adult's checklist
    SEE_ASSIGNMENTS = auto()  # every assignment of the organisation, not only the own ones
    EXECUTE_ASSIGNMENTS = auto()  # report the own ones
    DELEGATE_ASSIGNMENTS = auto()  # hand to curator or staff, and take back
    OWN_ROAD_MAPS = auto()  # upload, edit, publish, amend
    SUBMIT_ROAD_MAP = auto()  # prepare the organisation's own road map and send it for approval
    APPROVE_ROAD_MAPS = auto()  # approve it, or return it with a comment
    ACCEPT_INSIDE = auto()  # accept, return what curator and staff report of the organisation's own road map
    ACCEPT_REPORTS = auto()  # accept, return, extend, "not required", report what came on paper
    SEE_NUMBERS = auto()  # shares and counts
    SEE_MEDIAN = auto()  # the median of the organisations under this one, no single other
    ENTER_DENOMINATOR = auto()  # number of learners of the year
    UPLOAD_ORGANISATIONS = auto()
    KEEP_TEMPLATES = auto()  # the organisation's own templates of documents


_SAME = frozenset({Relation.SAME})
_CHILD = frozenset({Relation.CHILD})
_BELOW = frozenset({Relation.CHILD, Relation.DESCENDANT})
_ALL = _SAME | _BELOW
_ABOVE = frozenset({Relation.ABOVE})

RIGHTS: Mapping[Office, Mapping[Act, frozenset[Relation]]] = MappingProxyType(
    {
        Office.STAFF: MappingProxyType({Act.EXECUTE_ASSIGNMENTS: _SAME}),
        Office.CURATOR: MappingProxyType(
            {
                Act.SEE_NAMES: _SAME,
                Act.SEE_CODES: _SAME,
                Act.SEE_PAIRS: _SAME,
                Act.SEE_PAIR_COUNTS: _SAME,
                Act.FORM_PAIRS: _SAME,
                Act.ENTER_FROM_JOURNAL: _SAME,
                Act.ADMIT_PARTICIPANTS: _SAME,
                Act.OPEN_WAYS_IN: _SAME,
                Act.EXECUTE_ASSIGNMENTS: _SAME,
                Act.SUBMIT_ROAD_MAP: _SAME,
                Act.SEE_NUMBERS: _SAME,
                Act.KEEP_TEMPLATES: _SAME,
            }
        ),
        Office.HEAD: MappingProxyType(
            {
                Act.SEE_NAMES: _SAME,
                Act.SEE_CODES: _SAME,
                Act.SEE_PAIRS: _SAME,
                Act.SEE_PAIR_COUNTS: _SAME,
                Act.SEE_ASSIGNMENTS: _SAME,
                Act.EXECUTE_ASSIGNMENTS: _SAME,
                Act.DELEGATE_ASSIGNMENTS: _SAME,
                Act.OPEN_WAYS_IN: _SAME,
                Act.SUBMIT_ROAD_MAP: _SAME,
                Act.ACCEPT_INSIDE: _SAME,
                Act.SEE_NUMBERS: _SAME,
                Act.SEE_MEDIAN: _ABOVE,
                Act.ENTER_DENOMINATOR: _SAME,
                Act.KEEP_TEMPLATES: _SAME,
            }
        ),
        Office.COORDINATOR: MappingProxyType(
            {
                Act.SEE_CODES: _BELOW,
                Act.SEE_PAIR_COUNTS: _ALL,
                Act.SEE_ASSIGNMENTS: _ALL,
                Act.EXECUTE_ASSIGNMENTS: _SAME,
                Act.OWN_ROAD_MAPS: _SAME,
                Act.ACCEPT_REPORTS: _BELOW,
                Act.APPROVE_ROAD_MAPS: _BELOW,
                Act.SEE_NUMBERS: _ALL,
                Act.UPLOAD_ORGANISATIONS: _SAME,
                Act.KEEP_TEMPLATES: _SAME,
            }
        ),
        Office.CONTROLLER: MappingProxyType(
            {
                Act.SEE_ASSIGNMENTS: _ALL,
                Act.ACCEPT_REPORTS: _SAME,
                Act.SEE_NUMBERS: _ALL,
            }
        ),
        # A regional does to what stands directly below what a coordinator does to schools; schools of a municipality
        # answer to their coordinator, so only their numbers reach the region.
        Office.REGIONAL: MappingProxyType(
            {
                Act.SEE_PAIR_COUNTS: _ALL,
                Act.SEE_ASSIGNMENTS: _SAME | _CHILD,
                Act.EXECUTE_ASSIGNMENTS: _SAME,
                Act.OWN_ROAD_MAPS: _SAME,
                Act.ACCEPT_REPORTS: _CHILD,
                Act.SEE_NUMBERS: _ALL,
                Act.UPLOAD_ORGANISATIONS: _SAME,
                Act.KEEP_TEMPLATES: _SAME,
            }
        ),
    }
)


@dataclass(frozen=True)
class Held:
    """An office a person holds: where (path from the root), from and to (dates of the organisation's zone, both included)."""

    office: Office
    organisation: Path
    since: date
    until: date | None = None
    deputy: bool = False

    def in_force(self, today: date) -> bool:
        """Whether the office is held on this day."""
        return self.since <= today and (self.until is None or today <= self.until)


def may(held: Iterable[Held], act: Act, on: Path, today: date) -> bool:
    """Whether any office held today allows the act on the organisation `on`. Nobody without an office may anything."""
    return any(one.in_force(today) and relation(one.organisation, on) in RIGHTS[one.office].get(act, frozenset()) for one in held)


@dataclass(frozen=True)
class Naming:
    """One line of who names whom: the office given, whether only as a deputy, and where."""

    office: Office
    where: frozenset[Relation]
    only_deputy: bool = False


NAMES: Mapping[Office, tuple[Naming, ...]] = MappingProxyType(
    {
        Office.REGIONAL: (Naming(Office.COORDINATOR, _CHILD), Naming(Office.HEAD, _CHILD)),
        Office.COORDINATOR: (
            Naming(Office.HEAD, _BELOW),
            Naming(Office.CONTROLLER, _SAME),
            Naming(Office.COORDINATOR, _SAME, only_deputy=True),
        ),
        Office.HEAD: (
            Naming(Office.CURATOR, _SAME),
            Naming(Office.STAFF, _SAME),
            Naming(Office.HEAD, _SAME, only_deputy=True),
        ),
        Office.CONTROLLER: (),
        Office.CURATOR: (),
        Office.STAFF: (),
    }
)


def may_name(namer: Iterable[Held], office: Office, on: Path, level: Level, today: date, *, deputy: bool = False) -> bool:
    """Whether the namer may give this office in the organisation `on`, which stands on `level`.

    A deputy acts for the holder but names no further deputies: otherwise one absence could multiply without end.
    The command line on the server is not asked: whoever has the server names the first officials.
    """
    if level not in LEVELS[office]:
        return False
    return any(
        line.office is office
        and relation(one.organisation, on) in line.where
        and (deputy or not line.only_deputy)
        and not (deputy and one.deputy)
        for one in namer
        if one.in_force(today)
        for line in NAMES[one.office]
    )
