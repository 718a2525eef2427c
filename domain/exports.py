"""Files that leave the bot: which there are, who may have which, what they hold, and on which days they come by themselves.

Source of the rights: the table of the specification (§2). Whoever looks from above an organisation reads counts, in a table as on
a screen: small groups stay hidden, and no line is about one person.
"""

from __future__ import annotations

from enum import StrEnum, auto

from domain.offices import Act, Level


class What(StrEnum):
    """A table that can be asked for."""

    MENTEES = auto()  # register of mentees
    MENTORS = auto()  # register of mentors
    PAIRS = auto()
    MEETINGS = auto()  # journal of meetings
    SHARES = auto()  # shares against targets, with what they are made of
    ROAD_MAP = auto()  # execution of road maps
    PARTICIPANTS = auto()  # both registers in one book, as the list of participants takes it back


class Holds(StrEnum):
    """What a file says of participants."""

    NAMES = auto()
    CODES = auto()
    COUNTS = auto()


#: Tables about participants: in an organisation line by line, above it as counts.
OF_PARTICIPANTS = frozenset({What.MENTEES, What.MENTORS, What.PAIRS, What.MEETINGS, What.PARTICIPANTS})


def needed(what: What, level: Level) -> Act:
    """Which right a table asks for on an organisation of this level."""
    match what:
        case What.ROAD_MAP:
            return Act.SEE_ASSIGNMENTS
        case What.SHARES:
            return Act.SEE_NUMBERS
        case What.PAIRS | What.MEETINGS:
            return Act.SEE_PAIRS if level is Level.INSTITUTION else Act.SEE_PAIR_COUNTS
        case _:
            return Act.SEE_NAMES if level is Level.INSTITUTION else Act.SEE_PAIR_COUNTS
