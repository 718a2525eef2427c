"""What a roster changes against the codes that are kept: whoever is known keeps the code, a second upload doubles nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.codes import SchoolClass
from domain.roster import Pupil, Roster


@dataclass(frozen=True)
class Kept:
    """A code of the roster as it is kept; `claimed` when somebody has come in with it."""

    id: int
    school_class: SchoolClass
    number: int
    key: str = ""
    claimed: bool = False


@dataclass(frozen=True)
class Plan:
    """What a file changes. `named` are kept codes that get the name of a line, `spare` those that nobody in the file needs."""

    added: tuple[Pupil, ...] = ()
    named: tuple[tuple[int, Pupil], ...] = ()
    spare: tuple[int, ...] = ()
    #: In use although the file does not know them: they stay, the curator decides.
    unknown: int = 0
    same: int = 0

    @property
    def empty(self) -> bool:
        """Whether the file changes nothing."""
        return not (self.added or self.named or self.spare)


def compare(roster: Roster, kept: Iterable[Kept]) -> Plan:
    """What the roster changes in the classes it speaks of; other classes are left alone. Whoever is known keeps the code."""
    mine = sorted((one for one in kept if one.school_class in roster.classes), key=lambda one: (one.school_class, one.number))
    plan = _compare_counts(roster.counts, mine) if roster.counts is not None else _compare_names(roster.pupils, mine)
    # A line that was not understood may be about anybody: nothing is taken away before the file is right.
    return replace(plan, spare=()) if roster.problems else plan


def _compare_counts(counts: Mapping[SchoolClass, int], kept: Sequence[Kept]) -> Plan:
    added: list[Pupil] = []
    spare: list[int] = []
    unknown = same = 0
    for school_class, number in sorted(counts.items()):
        here = [one for one in kept if one.school_class == school_class]
        added += [Pupil(school_class)] * max(0, number - len(here))
        surplus = len(here) - number
        gone = [one.id for one in reversed(here) if not one.claimed][: max(0, surplus)]
        spare += gone
        unknown += max(0, surplus) - len(gone)
        same += min(number, len(here))
    return Plan(tuple(added), (), tuple(spare), unknown, same)


def _compare_names(pupils: Sequence[Pupil], kept: Sequence[Kept]) -> Plan:
    free = list(kept)
    waiting: list[Pupil] = []
    for pupil in pupils:
        found = next((one for one in free if one.key == pupil.key and one.school_class == pupil.school_class), None)
        if found is None:
            waiting.append(pupil)
        else:
            free.remove(found)
    same = len(pupils) - len(waiting)
    added: list[Pupil] = []
    named: list[tuple[int, Pupil]] = []
    for pupil in waiting:
        # A code that was only counted, and that nobody holds yet, gets the name: its slip is not printed in vain.
        nameless = (one for one in free if not one.key and not one.claimed and one.school_class == pupil.school_class)
        found = next(nameless, None)
        if found is None:
            added.append(pupil)
        else:
            free.remove(found)
            named.append((found.id, pupil))
    spare = tuple(one.id for one in free if not one.claimed)
    return Plan(tuple(added), tuple(named), spare, len(free) - len(spare), same)
