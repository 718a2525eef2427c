"""Documents that an office signs: which there are, of what they speak, who may ask for each.

Source of the rights: the table of rights, spec §2: names of participants stay inside the school, control of execution
belongs to whoever sees the assignments.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum, auto
from types import MappingProxyType

from domain.masking import is_small
from domain.offices import Act, Level
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


#: These may also come by themselves: they say how things stand. The others belong to an occasion: a pair that is made, meets or
#: ends.
BY_THEMSELVES = frozenset({Paper.STATEMENT, Paper.REFERENCE, Paper.SUMMARY, Paper.PAIRS})


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


#: Which documents an organisation of each level makes.
OF_LEVEL: Mapping[Level, tuple[Paper, ...]] = MappingProxyType(
    {
        Level.INSTITUTION: (Paper.ORDER, Paper.PAIRS, Paper.PLAN, Paper.THANKS, Paper.CERTIFICATE, Paper.REFERENCE),
        Level.MUNICIPALITY: (Paper.STATEMENT, Paper.SUMMARY),
        Level.REGION: (Paper.STATEMENT, Paper.SUMMARY),
    }
)


def tells_sum(cells: Collection[int]) -> bool:
    """Whether the sum over organisations may stand in a document, beside tables that tell the cells but for small ones.

    A sum with one small cell would tell that cell, and so would a small sum.
    """
    small = [number for number in cells if is_small(number)]
    return not is_small(sum(cells)) and len(small) != 1 and not is_small(sum(small))
