"""The questions of the form of joining as a programme asks them: reworded, left out where the bot can do without, one of its own.

The order stands: the law puts the consent first and a guardian's word before the later questions, and each answer decides what
may be asked next. An own question has chips on the screen of tags, so the form stays at five screens; one that has to be answered
costs one tap of the seven.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from domain.forms import Part
from domain.tags import LONGEST, Refusal, read_title, same

#: Signs of a question's words: two rows on a phone.
LONGEST_QUESTION = 120
#: Answers of an own question: three rows of two chips.
FEWEST, MOST = 2, 6

#: What is asked where a programme has changed nothing, in order; values of `domain.joining.Question`.
SHIPPED: Mapping[Part, tuple[str, ...]] = {
    Part.MENTEE: ("form", "school_class", "name", "tags", "day"),
    Part.MENTOR: ("category", "form", "school_class", "name", "tags", "capacity", "day"),
}
#: Without these the bot goes on by itself: any day, the usual number of mentees. All the others decide about rights or the law.
DISPENSABLE = frozenset({"capacity", "day"})


@dataclass(frozen=True)
class Chip:
    """One answer of an own question. Its code never changes: answers hold it; a retired one is only read."""

    code: str
    title: str
    retired: bool = False


@dataclass(frozen=True)
class Put:
    """One question of a list. `title` is what the programme calls it, None where the shipped words hold."""

    code: str
    title: str | None = None
    optional: bool = False
    retired: bool = False
    chips: tuple[Chip, ...] = ()

    @property
    def own(self) -> bool:
        """A question of the programme's own; it alone has chips."""
        return bool(self.chips)

    @property
    def offered(self) -> tuple[Chip, ...]:
        """The chips that can be chosen now."""
        return tuple(chip for chip in self.chips if not chip.retired)

    @property
    def may_go(self) -> bool:
        """Whether the form can do without it."""
        return self.own or self.code in DISPENSABLE

    @property
    def may_be_passed(self) -> bool:
        """Whether a coordinator may let people pass it over."""
        return self.own or self.code == "tags"


@dataclass(frozen=True)
class Sheet:
    """What the form of one part needs to know of the list."""

    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    gone: frozenset[str] = frozenset()
    tags_optional: bool = False
    own: Put | None = None

    @property
    def chips(self) -> frozenset[str]:
        """Codes of the answers that can be chosen."""
        return frozenset(chip.code for chip in self.own.offered) if self.own else frozenset()

    def lacks(self, chosen: frozenset[str]) -> bool:
        """Whether the own question still has to be answered."""
        return self.own is not None and not self.own.optional and not chosen

    def keeping(self, chosen: Iterable[str]) -> Sheet:
        """The sheet for somebody who has answered before: what was chosen and retired since stays an answer."""
        if self.own is None:
            return self
        held = set(chosen)
        chips = tuple(replace(chip, retired=chip.retired and chip.code not in held) for chip in self.own.chips)
        return replace(self, own=replace(self.own, chips=chips))


def sheet_of(known: Iterable[Put]) -> Sheet:
    """The list as the form goes by it."""
    listed = list(known)
    return Sheet(
        words=MappingProxyType({one.code: one.title for one in listed if one.title is not None and not one.own}),
        gone=frozenset(one.code for one in listed if one.retired and one.code in DISPENSABLE),
        tags_optional=any(one.optional for one in listed if one.code == "tags"),
        own=next((one for one in listed if one.own and not one.retired), None),
    )


def question_of(chip: str) -> str:
    """The code of the question whose answer this is."""
    return chip.rpartition(".")[0]


def told(question: str, answer: str) -> str:
    """An answer as it is read beside others; a question that ends with a word needs a colon."""
    return f"{question}: {answer}" if question[-1:].isalnum() else f"{question} {answer}"


def read_chips(lines: Sequence[str]) -> tuple[str, ...] | Refusal:
    """The answers of a question, a line each, as they will stand on buttons; blank lines do not count."""
    titles: list[str] = []
    for line in filter(str.strip, lines):
        title = read_title(line, LONGEST)
        if isinstance(title, Refusal):
            return title
        if any(same(title, other) for other in titles):
            return Refusal.KNOWN
        titles.append(title)
    if len(titles) < FEWEST:
        return Refusal.FEW
    return Refusal.FULL if len(titles) > MOST else tuple(titles)


def recast(question: str, before: Sequence[Chip], titles: Sequence[str]) -> tuple[Chip, ...]:
    """The chips with these words: whose words stay keeps its code, new ones get new codes, the others are only read."""
    known = {chip.code: chip for chip in before}
    made: list[Chip] = []
    for title in titles:
        old = next((chip for chip in before if same(chip.title, title)), None)
        made.append(Chip(old.code if old else f"{question}.{len(known) + 1}", title))
        known.setdefault(made[-1].code, made[-1])
    living = {chip.code for chip in made}
    return (*made, *(replace(chip, retired=True) for chip in before if chip.code not in living))
