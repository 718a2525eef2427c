"""What a list of organisations changes: new ones, changed ones, those that the list does not name. Nothing is ever removed.

A list is matched by the full name, else by the short name, both without case, quotation marks and gaps, so that the same list
twice changes nothing the second time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.organization_list import Column, Entry, Fault, Problem
from domain.organization_names import key, numbers, short_of

#: From so many of a hundred on two names look like one mistyped.
_ALIKE = 88


@dataclass(frozen=True)
class Known:
    """An organisation that is there already. `joined`: whoever heads it has come in by an account."""

    id: int
    name: str
    short_name: str
    kind: str
    zone: str
    email: str | None = None
    head: str | None = None
    joined: bool = False


@dataclass(frozen=True)
class Change:
    """A known organisation and what the list says differently of it."""

    known: Known
    entry: Entry
    what: tuple[Column, ...]


@dataclass(frozen=True)
class Plan:
    """What applying the list would do. `resembling`: new ones that look like a known one which the list does not name."""

    new: tuple[Entry, ...] = ()
    changed: tuple[Change, ...] = ()
    same: tuple[Known, ...] = ()
    missing: tuple[Known, ...] = ()
    problems: tuple[Problem, ...] = ()
    #: Another head than the one who has come in: only an invitation passes an office on.
    other_heads: tuple[Change, ...] = ()
    resembling: tuple[tuple[Entry, Known], ...] = ()

    @property
    def does_something(self) -> bool:
        """Whether «Применить» would change anything."""
        return bool(self.new or self.changed)


def plan(entries: Sequence[Entry], problems: Iterable[Problem], known: Sequence[Known]) -> Plan:
    """Compare a list with what is there. Lines that mean one organisation twice, or two at once, become problems."""
    names, shorts = _index(known, "name"), _index(known, "short_name")
    wrong = list(problems)
    taken: dict[int | str, int] = {}
    new: list[Entry] = []
    changed: list[Change] = []
    same: list[Known] = []
    other_heads: list[Change] = []
    for entry in entries:
        found = _meant(entry, names, shorts)
        if len(found) > 1:
            wrong.append(_problem(entry, Fault.AMBIGUOUS, " / ".join(sorted(one.short_name for one in found))[:80]))
            continue
        mark: int | str = found[0].id if found else key(entry.name)
        also = None if found or not entry.short_name else key(entry.short_name)
        before = taken.get(mark) or (taken.get(also) if also else None)
        if before is not None:
            wrong.append(_problem(entry, Fault.TWICE, str(before)))
            continue
        if not found and entry.kind is None:
            wrong.append(_problem(entry, Fault.NO_KIND))
            continue
        taken[mark] = entry.line
        if also:
            taken[also] = entry.line
        if not found:
            new.append(entry)
            continue
        one = found[0]
        what = _differences(one, entry)
        if what:
            changed.append(Change(one, entry, what))
        else:
            same.append(one)
        if _other_head(one, entry):
            other_heads.append(Change(one, entry, (Column.HEAD,)))
    missing = [one for one in known if one.id not in taken]
    return Plan(
        tuple(new),
        tuple(changed),
        tuple(same),
        tuple(missing),
        tuple(sorted(wrong, key=lambda one: one.line)),
        tuple(other_heads),
        tuple(_resembling(new, missing)),
    )


def short_name(entry: Entry) -> str:
    """How a new organisation is called on buttons."""
    return entry.short_name or short_of(entry.name)


def _problem(entry: Entry, fault: Fault, other: str = "") -> Problem:
    return Problem(entry.line, fault, entry.name[:60], other=other)


def _index(known: Sequence[Known], what: str) -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        found[key(getattr(one, what))].append(one)
    return found


def _meant(entry: Entry, names: dict[str, list[Known]], shorts: dict[str, list[Known]]) -> list[Known]:
    """Whom the line means: by its full name, else by whatever else it says. Several only where nothing tells them apart."""
    said = [key(words) for words in (entry.name, entry.short_name) if words]
    by_name = names.get(said[0], [])
    others = [one for words in said for index in (shorts, names) for one in index.get(words, [])]
    # A full name that is one organisation's and a short name that is only another's would make two into one.
    by_short = shorts.get(said[-1], []) if entry.short_name else []
    if by_name and by_short and not {one.id for one in by_name} & {one.id for one in by_short}:
        return list({one.id: one for one in (*by_name, *by_short)}.values())
    return list({one.id: one for one in (by_name or others)}.values())


def _differences(one: Known, entry: Entry) -> tuple[Column, ...]:
    """What the line says differently; what it leaves open stays as it is. Other quotation marks are no difference."""
    told = (
        (Column.NAME, entry.name if _renames(one, entry) else None, one.name),
        (Column.SHORT_NAME, entry.short_name, one.short_name),
        (Column.KIND, entry.kind, one.kind),
        (Column.ZONE, entry.zone, one.zone),
        (Column.EMAIL, entry.email, one.email),
        (Column.HEAD, None if one.joined and one.head else entry.head, one.head),
    )
    words = (Column.NAME, Column.SHORT_NAME, Column.HEAD)
    return tuple(
        column
        for column, said, is_now in told
        if said is not None and (key(said) != key(is_now or "") if column in words else said != is_now)
    )


def _renames(one: Known, entry: Entry) -> bool:
    """A list of short names alone does not take away the full ones."""
    return key(entry.name) not in {key(entry.short_name or ""), key(one.short_name)}


def _other_head(one: Known, entry: Entry) -> bool:
    return bool(one.joined and entry.head and one.head and key(entry.head) != key(one.head))


def _resembling(new: Sequence[Entry], missing: Sequence[Known]) -> Iterable[tuple[Entry, Known]]:
    if not new or not missing:
        return
    from rapidfuzz import fuzz  # noqa: PLC0415 -- only while a list is looked at; the idle bot never holds it

    for entry in new:
        for one in missing:
            if numbers(entry.name) == numbers(one.name) and fuzz.ratio(key(entry.name), key(one.name)) >= _ALIKE:
                yield entry, one
                break
