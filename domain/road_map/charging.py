"""Who answers for a row, as a person chooses it: offices with their circle of organisations, and officials by name.

Pure: the words that stand for a choice are given by the caller. Entries of the paper that are none of the offices on offer
(«педагоги-психологи») stay until they are taken away.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.handing_out import Official, Owner
from domain.handing_out import match as official_of
from domain.offices import Level as TreeLevel
from domain.offices import Office as Held
from domain.responsible import Level, NamedPerson, Office, OrganisationKind, Responsible, Scope


class Charge(StrEnum):
    """An office that can be made to answer for a row."""

    OWN = "own"  # the owner itself: the municipality's coordinator, the regional centre
    HEADS = "heads"  # the heads of the organisations below; in a school its head
    CURATORS = "curators"
    BELOW = "below"  # the municipalities of a region


def offered(owner: Owner) -> tuple[Charge, ...]:
    """The offices among which the owner of a road map chooses."""
    match owner.level:
        case TreeLevel.REGION:
            return (Charge.OWN, Charge.BELOW)
        case TreeLevel.MUNICIPALITY:
            return (Charge.OWN, Charge.HEADS, Charge.CURATORS)
        case TreeLevel.INSTITUTION:
            return (Charge.HEADS, Charge.CURATORS)


def charge_of(one: Responsible, owner: Owner) -> Charge | None:
    """Which of the offices on offer an entry is; None for a named person and for anybody else."""
    if one.person is not None or one.office is None or one.scope is None:
        return None
    if one.office is Office.CURATOR and one.scope.level is Level.ORGANISATIONS:
        found = Charge.CURATORS
    elif one.office is Office.HEAD and one.scope.level is Level.ORGANISATIONS:
        found = Charge.HEADS
    elif one.scope.level is (Level.REGION if owner.level is TreeLevel.REGION else Level.MUNICIPALITY):
        found = Charge.OWN
    elif owner.level is TreeLevel.REGION:
        found = Charge.BELOW
    else:
        return None
    return found if found in offered(owner) else None


def made(charge: Charge, words: str, owner: Owner, kinds: Sequence[OrganisationKind] = ()) -> Responsible:
    """An entry for an office; `kinds` are those of organisations that are meant, none: as the order addresses them."""
    region = owner.level is TreeLevel.REGION
    one = owner.level is TreeLevel.INSTITUTION
    match charge:
        case Charge.OWN:
            own = Level.REGION if region else Level.MUNICIPALITY
            return Responsible(words, Office.REGIONAL if region else Office.COORDINATOR, Scope(own))
        case Charge.BELOW:
            return Responsible(words, Office.COORDINATOR, Scope(Level.MUNICIPALITY, each=True))
        case Charge.HEADS:
            return Responsible(words, Office.HEAD, Scope(Level.ORGANISATIONS, tuple(kinds), each=not one))
        case Charge.CURATORS:
            return Responsible(words, Office.CURATOR, Scope(Level.ORGANISATIONS, tuple(kinds), each=not one))


def toggled(people: Sequence[Responsible], charge: Charge, words: str, owner: Owner) -> list[Responsible]:
    """The office in, or out when it was in; what is put in means the same organisations as the others do."""
    rest = [one for one in people if charge_of(one, owner) is not charge]
    return rest if len(rest) < len(people) else [*rest, made(charge, words, owner, kinds_said(people))]


def kinds_said(people: Sequence[Responsible]) -> tuple[OrganisationKind, ...]:
    """The kinds of organisations that the entries name together; empty: none is named."""
    found = {kind for one in people if _is_circle(one) and one.scope for kind in one.scope.kinds}
    return tuple(kind for kind in OrganisationKind if kind in found)


def with_kinds(people: Sequence[Responsible], kinds: Sequence[OrganisationKind]) -> list[Responsible]:
    """Every entry that stands for organisations means these kinds."""
    return [
        replace(one, scope=replace(one.scope, kinds=tuple(kinds), each=True, only=())) if _is_circle(one) and one.scope else one
        for one in people
    ]


def has_circle(people: Sequence[Responsible]) -> bool:
    """Whether any entry stands for organisations rather than for one person or the owner."""
    return any(_is_circle(one) for one in people)


def _is_circle(one: Responsible) -> bool:
    return one.person is None and one.scope is not None and one.scope.level is Level.ORGANISATIONS


@dataclass(frozen=True, slots=True)
class Named:
    """An official who can be named, with the entry that would stand for them."""

    official: Official
    entry: Responsible


def nameable(owner: Owner) -> list[Named]:
    """The officials who can be named without being taken for another: surname and initials fit nobody else. The owner's first."""
    found = []
    for one in dict.fromkeys(owner.officials):
        words = one.name.split()
        if len(words) < 2:
            continue
        person = NamedPerson(one.name, words[0], "".join(word[0].upper() for word in words[1:3]))
        if (
            (known := official_of(person, owner.officials)) is None
            or known.person_id != one.person_id
            or known.office is not one.office
        ):
            continue
        inside = one.organization_id != owner.id or owner.level is TreeLevel.INSTITUTION
        level = Level.ORGANISATIONS if inside else Level.REGION if owner.level is TreeLevel.REGION else Level.MUNICIPALITY
        office = {Held.HEAD: Office.HEAD, Held.CURATOR: Office.CURATOR, Held.STAFF: Office.STAFF}.get(
            one.office, Office.COORDINATOR
        )
        if one.office is not Held.CONTROLLER:
            found.append(Named(one, Responsible(one.name, office, Scope(level), person)))
    return sorted(
        found, key=lambda one: (one.official.organization_id != owner.id, one.official.organization_id, one.official.name)
    )


def names(people: Sequence[Responsible], named: Named, owner: Owner) -> bool:
    """Whether an entry names this official."""
    return any(_is_named(one, named, owner) for one in people)


def named_toggled(people: Sequence[Responsible], named: Named, owner: Owner) -> list[Responsible]:
    """The official in, or out when named already."""
    rest = [one for one in people if not _is_named(one, named, owner)]
    return rest if len(rest) < len(people) else [*rest, named.entry]


def _is_named(one: Responsible, named: Named, owner: Owner) -> bool:
    known = official_of(one.person, owner.officials) if one.person is not None else None
    return known is not None and known.person_id == named.official.person_id


def not_understood(people: Sequence[Responsible], owner: Owner) -> list[str]:
    """The words of a typed phrase that stand for nobody here: no office, or a person whom nobody knows."""
    return [
        one.text
        for one in people
        if one.office is None
        or one.scope is None
        or (one.person is not None and official_of(one.person, owner.officials) is None)
    ]
