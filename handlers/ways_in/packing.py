"""A roster that was read, as a draft and back. First names and letters only, and none at all in mode `codes`."""

from typing import Any

from domain.codes import SchoolClass
from domain.first_names import CalledName
from domain.roster import Fault, Problem, Pupil, Roster


def packed(roster: Roster) -> dict[str, Any]:
    """As JSON. Full names never come this way."""
    counts = roster.counts
    return {
        "counts": None if counts is None else {str(one): number for one, number in counts.items()},
        "pupils": [[str(one.school_class), one.called.given, one.called.initial] for one in roster.pupils if one.called],
        "problems": [[one.line, one.fault.value] for one in roster.problems],
    }


def unpacked(data: dict[str, Any]) -> Roster:
    """The roster again."""
    counts = data["counts"]
    return Roster(
        pupils=tuple(Pupil(_class(said), CalledName(given, initial)) for said, given, initial in data["pupils"]),
        counts=None if counts is None else {_class(said): number for said, number in counts.items()},
        problems=tuple(Problem(line, Fault(fault)) for line, fault in data["problems"]),
    )


def _class(said: str) -> SchoolClass:
    found = SchoolClass.parse(said)
    assert found is not None  # written by `packed`
    return found
