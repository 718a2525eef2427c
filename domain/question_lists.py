"""The questions of pairs as a programme asks them: the shipped ones with its changes and its own, in order; which may be skipped.

Pure. A list is that of one stage and one side, whatever the form; which of its questions a form asks is said by each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.forms import Part
from domain.questionnaires import Kind, Question, Stage, questions

#: Questions of one side at one time in any form: with the tap that opens them eight taps.
MOST = 7
#: Signs of a question that is read at a glance.
LONGEST = 140


@dataclass(frozen=True)
class Asked:
    """One question of a list. `title` is what the programme calls it, None where the shipped words hold."""

    code: str
    position: int
    kind: Kind
    title: str | None = None
    optional: bool = False
    retired: bool = False
    #: The forms that ask it; None for every form.
    forms: frozenset[str] | None = None

    def asked_in(self, form: str) -> bool:
        """Whether pairs of this form are asked it now."""
        return not self.retired and (self.forms is None or form in self.forms)


def shipped(stage: Stage, part: Part, forms: Iterable[str]) -> list[Asked]:
    """What is asked in these forms where a programme has changed nothing."""
    by_form = {form: questions(form, part, stage) for form in forms}
    return [
        Asked(one.value, position, one.kind, forms=frozenset(form for form, asked in by_form.items() if one in asked))
        for position, one in enumerate(Question, start=1)
        if any(one in asked for asked in by_form.values())
    ]


def for_form(known: Iterable[Asked], form: str) -> tuple[Asked, ...]:
    """What a pair of this form is asked, in order."""
    return tuple(sorted((one for one in known if one.asked_in(form)), key=lambda one: (one.position, one.code)))


def longest(known: Sequence[Asked], forms: Iterable[str]) -> int:
    """How many questions the form asks that asks most."""
    return max((len(for_form(known, form)) for form in forms), default=0)


def swapped(known: Iterable[Asked], code: str) -> tuple[Asked, Asked] | None:
    """The question and the one that is asked before it, each in the other's place; None for the first, and for none such."""
    offered = sorted((one for one in known if not one.retired), key=lambda one: (one.position, one.code))
    for before, one in pairwise(offered):
        if one.code == code:
            return before, one
    return None
