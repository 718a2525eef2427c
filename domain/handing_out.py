"""One measure fans out: from who is named in a row to assignments of organisations and of the owner itself.

Pure: the caller brings the organisations and the officials; nothing is guessed. A row that states a share is a target and
hands out nothing; a row with an open question waits until it is answered. Source: spec §6.4–6.6.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.offices import Level as TreeLevel
from domain.offices import Office
from domain.responsible import Level, NamedPerson, OrganisationKind, Responsible, is_same_person
from domain.responsible import Office as PrintedOffice
from domain.terms import Kind, Recurrence, Term, occurrences

#: Kinds of organisations that «образовательные организации» means when a paper names none.
EDUCATIONAL = frozenset(kind.value for kind in OrganisationKind)
#: Turns of a recurring measure are handed out this far ahead, and always the next one.
AHEAD = timedelta(days=60)
#: Where nothing ends a recurrence, the next turn is looked for this far.
FURTHEST = timedelta(days=800)


@dataclass(frozen=True)
class Place:
    """An organisation that may get assignments: directly or further below the owner of the road map."""

    id: int
    kind: str
    has_curator: bool = False


@dataclass(frozen=True)
class Official:
    """Somebody who holds an office somewhere, known by full name («Камышин Сергей Борисович»)."""

    person_id: int
    name: str
    organization_id: int
    office: Office
    #: The free title of staff: «педагог-психолог».
    title: str = ""


@dataclass(frozen=True)
class Owner:
    """Whose road map it is: a municipality or a region with what stands below it, or one organisation; who is known by name."""

    id: int
    level: TreeLevel
    places: tuple[Place, ...]
    officials: tuple[Official, ...] = ()
    #: Whether the owner, an organisation, has a curator (with or without a name).
    has_curator: bool = False

    @property
    def office(self) -> Office:
        """The office that executes what the owner does itself."""
        match self.level:
            case TreeLevel.REGION:
                return Office.REGIONAL
            case TreeLevel.MUNICIPALITY:
                return Office.COORDINATOR
            case TreeLevel.INSTITUTION:
                return Office.HEAD


@dataclass(frozen=True)
class Row:
    """What handing out needs of a measure. `addressed` are the kinds that the order speaks to, empty: any."""

    measure_id: int
    responsible: tuple[Responsible, ...]
    due: date | None
    deadlines: tuple[date, ...] = ()
    start: date | None = None
    recurrence: Recurrence | None = None
    is_share: bool = False
    waits: bool = False  # an open question stands in the way
    addressed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Handed:
    """One assignment to be: `occurrence` is None for what happens once."""

    measure_id: int
    organization_id: int
    office: Office
    due: date | None
    occurrence: date | None = None
    executor_id: int | None = None
    #: The curator executes it as well: the row names both offices, or only curators where there is none yet.
    curator_too: bool = False


@dataclass(frozen=True)
class Audience:
    """Who a measure goes to: the owner itself, and organisations by id with the office that executes there."""

    own: bool = False
    own_executor: int | None = None
    #: The office that executes what is the owner's own, where it is not the usual one.
    own_office: Office | None = None
    offices: dict[int, Office] = field(default_factory=dict)
    executors: dict[int, int] = field(default_factory=dict)
    #: Where the curator executes it together with that office: organisations by id, the owner itself among them.
    shared: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nobody here is meant."""
        return not (self.own or self.offices)


def kinds_meant(kinds: Collection[str], addressed: Collection[str]) -> frozenset[str]:
    """The kinds that the row names; a row that names none means those to whom the order speaks, else every kind."""
    return frozenset(kinds) or frozenset(addressed) or EDUCATIONAL


def audience(row: Row, owner: Owner) -> Audience:
    """Who of the owner and the organisations below answers for the row. Nobody named, or only the level above: the owner."""
    if row.is_share or row.waits:
        return Audience()
    if owner.level is TreeLevel.INSTITUTION:
        return _inside(row, owner)
    own, own_executor = False, None
    offices: dict[int, Office] = {}
    executors: dict[int, int] = {}
    curators: set[int] = set()
    for one in row.responsible:
        known = _known(one.person, owner.officials)
        if _is_owner(one, owner.level):
            own, own_executor = True, known.person_id if known else own_executor
        elif _is_below(one, owner.level):
            for place in _places(one, known, row, owner):
                offices[place.id] = max(_office(one, place, owner.level), offices.get(place.id, Office.CURATOR), key=_rank)
                if known is not None:
                    executors[place.id] = known.person_id
                elif _names_curators(one, owner.level):
                    curators.add(place.id)
    shared = frozenset(place for place in curators if offices[place] is not Office.CURATOR)
    return Audience(own or not offices, own_executor, offices=offices, executors=executors, shared=shared)


def _inside(row: Row, owner: Owner) -> Audience:
    """A row of an organisation's own road map: the first of the responsible who is known, by name or as the only one of a printed
    title; the curator where no other office is named; else the head, who may delegate it. A curator named beside them executes it
    as well."""
    offices = {one.office for one in row.responsible if one.person is None}
    too = frozenset({owner.id}) if PrintedOffice.CURATOR in offices else frozenset()
    for one in row.responsible:
        known = _known(one.person, owner.officials) or _titled(one, owner.officials)
        if known is not None and known.office is not Office.HEAD:
            return Audience(
                True, known.person_id, known.office, shared=too if known.office is not Office.CURATOR else frozenset()
            )
        if known is not None:
            return Audience(True, None, Office.HEAD, shared=too)
    curated = owner.has_curator and {one.office for one in row.responsible} == {PrintedOffice.CURATOR}
    return Audience(True, None, Office.CURATOR) if curated else Audience(True, None, Office.HEAD, shared=too)


def _titled(one: Responsible, officials: Sequence[Official]) -> Official | None:
    """The only one of the staff who bears the printed title."""
    if one.office is not PrintedOffice.STAFF:
        return None
    printed = " ".join(one.text.casefold().split())
    fitting = {each.person_id: each for each in officials if each.title and each.title.casefold().strip() == printed}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def hand_out(row: Row, owner: Owner, chosen: Collection[int], today: date) -> list[Handed]:
    """The assignments of one measure among the `chosen` organisations (ids), given out on `today`."""
    who = audience(row, owner)
    found: list[Handed] = []
    for due, occurrence in turns(row, today):
        if who.own:
            office = who.own_office or owner.office
            found.append(Handed(row.measure_id, owner.id, office, due, occurrence, who.own_executor, owner.id in who.shared))
        found.extend(
            Handed(row.measure_id, place, theirs, due, occurrence, who.executors.get(place), place in who.shared)
            for place, theirs in who.offices.items()
            if place in chosen
        )
    return found


def turns(row: Row, today: date) -> list[tuple[date | None, date | None]]:
    """Due date and occurrence of each assignment that a measure gives now: one, one per deadline, or the next turns."""
    if row.recurrence is not None:
        term = Term("", Kind.RECURRING, start=row.start, end=row.due, recurrence=row.recurrence)
        coming = occurrences(term, today, today + FURTHEST * row.recurrence.interval)
        near = [day for day in coming if day <= today + AHEAD] or coming[:1]
        return [(day, day) for day in near] or [(row.due, None)]
    if len(row.deadlines) > 1:
        return [(day, day) for day in row.deadlines]
    return [(row.due, None)]


def counts(handed: Iterable[Handed], owner_id: int) -> tuple[int, int, int, int]:
    """Organisations, measures among them, their assignments, and the owner's own: for the sentence before publishing."""
    below = [one for one in handed if one.organization_id != owner_id]
    own = [one for one in handed if one.organization_id == owner_id]
    return len({one.organization_id for one in below}), len({one.measure_id for one in below}), len(below), len(own)


def match(named: NamedPerson, officials: Sequence[Official]) -> Official | None:
    """The one official who fits the printed name; None when nobody does, or several do."""
    return _known(named, officials)


def _known(named: NamedPerson | None, officials: Sequence[Official]) -> Official | None:
    if named is None:
        return None
    fitting = [one for one in officials if is_same_person(named, one.name)]
    return fitting[0] if len({one.person_id for one in fitting}) == 1 else None


def _is_owner(one: Responsible, level: TreeLevel) -> bool:
    own = Level.REGION if level is TreeLevel.REGION else Level.MUNICIPALITY
    return one.scope is not None and one.scope.level is own


def _is_below(one: Responsible, level: TreeLevel) -> bool:
    below = (Level.MUNICIPALITY, Level.ORGANISATIONS) if level is TreeLevel.REGION else (Level.ORGANISATIONS,)
    return one.scope is not None and one.scope.level in below


def _places(one: Responsible, known: Official | None, row: Row, owner: Owner) -> list[Place]:
    """The organisations that one of the responsible stands for. A region hands out to municipalities, whatever is printed: what
    its order says of schools their municipality answers for."""
    if known is not None:
        return [place for place in owner.places if place.id == known.organization_id]
    if one.person is not None:  # whoever was named holds no office any more: it is the owner's to see, nobody else's to do
        return []
    if owner.level is TreeLevel.REGION:
        return list(owner.places)
    assert one.scope is not None  # asked by _is_below
    if one.scope.only:
        return [place for place in owner.places if place.id in one.scope.only]
    kinds = kinds_meant([kind.value for kind in one.scope.kinds], row.addressed)
    return [place for place in owner.places if place.kind in kinds]


def _office(one: Responsible, place: Place, level: TreeLevel) -> Office:
    """Curators execute what names only them, where there is one; everything else is the head's, who may delegate it."""
    if level is TreeLevel.REGION:
        return Office.COORDINATOR
    return Office.CURATOR if _names_curators(one, level) and place.has_curator else Office.HEAD


def _names_curators(one: Responsible, level: TreeLevel) -> bool:
    """Whether these words mean the curators of organisations: they answer beside whoever else is named (spec §6.4)."""
    return one.office is PrintedOffice.CURATOR and level is not TreeLevel.REGION


def _rank(office: Office) -> int:
    return [Office.CURATOR, Office.HEAD, Office.COORDINATOR].index(office)
