"""Documents that an office signs: which there are, of what they speak, who may ask for each.

Source of the rights: the table of the specification (§2): names of participants stay inside the school, control of execution
belongs to whoever sees the assignments.
"""

from __future__ import annotations

from enum import StrEnum, auto

from domain.offices import Act
from domain.personal import PersonalData


class Paper(StrEnum):
    """A document."""

    ORDER = auto()  # приказ о закреплении наставнических пар
    PAIRS = auto()  # список пар
    PLAN = auto()  # индивидуальный план пары
    THANKS = auto()  # благодарственное письмо наставнику
    CERTIFICATE = auto()  # справка о наставничестве, for a teacher's certification
    STATEMENT = auto()  # ведомость исполнения дорожной карты, of a municipality
    REFERENCE = auto()  # справка об исполнении дорожной карты, of one organisation
    SUMMARY = auto()  # сводная информация for the district


#: Of one pair.
OF_A_PAIR = frozenset({Paper.PLAN, Paper.THANKS, Paper.CERTIFICATE})
#: Of people: without them in mode `none`.
OF_PEOPLE = OF_A_PAIR | {Paper.ORDER, Paper.PAIRS}


def needed(paper: Paper) -> Act:
    """The right that it asks for, on the organisation that it is of."""
    match paper:
        case Paper.ORDER | Paper.PAIRS | Paper.PLAN | Paper.THANKS | Paper.CERTIFICATE:
            return Act.SEE_NAMES
        case Paper.STATEMENT | Paper.REFERENCE | Paper.SUMMARY:
            return Act.SEE_ASSIGNMENTS


def exists_in(paper: Paper, mode: PersonalData) -> bool:
    """Whether there is such a document where the operator keeps personal data in this way."""
    return mode is not PersonalData.NONE or paper not in OF_PEOPLE
