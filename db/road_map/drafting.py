"""A paper that was understood becomes rows at once: the draft road map with measures, targets, centres and questions."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Centre, Form, Measure, Programme, RoadMap, Target
from db.organization import offers
from db.road_map import road_map_rows as kept
from domain.handing_out import EDUCATIONAL, Owner, kinds_meant, match
from domain.offices import Level as TreeLevel
from domain.responsible import Level, Responsible, Scope, is_one_body, is_particular
from domain.responsible import Office as PrintedOffice
from domain.road_map import NOTED, AskedAbout, Reading, Share
from domain.road_map import Measure as Printed

#: A base longer than this cannot tell two shares apart any better.
LONGEST_BASE = 300


async def draft(tx: AsyncSession, owner: Owner, paper_id: int, reading: Reading, *, by: int, now: datetime, title: str) -> int:
    """Write the draft of a paper. `title` is used where the paper has none (the file's name). Returns the road map's id."""
    programme_id = await _programme(tx, owner, reading, now)
    one = RoadMap(
        organization_id=owner.id,
        programme_id=programme_id,
        paper_id=paper_id,
        title=reading.title or title,
        number=reading.number,
        issued=reading.written_on,
        reading=_said(reading),
        created_at=now,
        created_by=by,
    )
    tx.add(one)
    await tx.flush()
    targets = await _targets(tx, one, programme_id, reading)
    asked = _asked_by_place(reading)
    for position, (place, at, printed) in enumerate(_entries(reading), start=1):
        source = "row" if place == "row" else "request" if printed in reading.requests else "point"
        questions = [
            *asked.get((place, at), []),
            *_unknown_person(printed, reading, owner),
            *_scope_question(printed, reading, owner),
        ]
        if printed.share is not None and printed.share.due is None:
            questions.append(kept.question_json(AskedAbout.SHARE, printed.share.text, percent=str(printed.share.percent)))
        tx.add(_measure(one.id, position, source, printed, questions, targets))
    for position, centre in enumerate(reading.directory, start=1):
        tx.add(Centre(road_map_id=one.id, position=position, name=centre.name, directions=", ".join(centre.directions)))
    await tx.flush()
    return one.id


def _entries(reading: Reading) -> list[tuple[str, int, Printed]]:
    """Rows of the table, then points of the text, each with its place in the reading."""
    rows = [("row", at, one) for at, one in enumerate(reading.measures)]
    return [*rows, *(("point", at, one) for at, one in enumerate(reading.points))]


def _said(reading: Reading) -> dict[str, Any]:
    """What the reader said that is neither a measure nor a target."""
    year = reading.year
    own = {measure.share for _, _, measure in _entries(reading) if measure.share}
    loose = [share for share in reading.targets if share.due is None and share not in own]
    general = [kept.question_json(one.about, one.text) for one in reading.questions if one.about in NOTED and one.row is None]
    return {
        "addressees": [kept.responsible_json(one) for one in reading.addressees],
        "offers": [
            {
                "office": offer.office.value,
                "text": offer.text,
                **{name: getattr(offer.person, name) for name in ("printed", "surname", "initials")},
            }
            for offer in reading.offers
        ],
        "corrections": [
            {"act": one.act.value, "printed": one.printed, "number": one.number, "old": one.old, "new": one.new}
            for one in reading.corrections
        ],
        "year": {"first": year.first, "last": year.last, "school": year.school},
        "questions": [
            *general,
            *(kept.question_json(AskedAbout.SHARE, share.text, percent=str(share.percent)) for share in loose),
        ],
    }


def _asked_by_place(reading: Reading) -> dict[tuple[str, int], list[dict[str, Any]]]:
    """The questions about single rows and points; scopes and shares are asked from the rows themselves."""
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for one in reading.questions:
        if one.about not in (AskedAbout.ROW, AskedAbout.TERM, AskedAbout.RESPONSIBLE):
            continue
        place = ("row", one.row) if one.row is not None else ("point", one.point)
        if place[1] is not None:
            found.setdefault((place[0], place[1]), []).append(kept.question_json(one.about, one.text, one.term))
    return found


def _unknown_person(printed: Printed, reading: Reading, owner: Owner) -> list[dict[str, Any]]:
    """Somebody is named in an organisation whom nobody knows here: which organisation is it? Somebody is named without an office
    whom neither an appointment nor the paper's own offers know: whose is the row? A body («рабочая группа») is named,
    and not whose it is: the owner's own, every organisation's, a person's, or nobody's to do? «МБОУ СОШ № 3» is one
    of several organisations: which? In a school's own road map: whose is it? Its head and its curator are known by their
    offices."""
    if owner.level is TreeLevel.INSTITUTION:
        known = (PrintedOffice.HEAD, PrintedOffice.CURATOR, None)  # None: the reader has asked itself
        return [
            kept.question_json(AskedAbout.RESPONSIBLE, one.text)
            for one in printed.responsible
            if one.person and one.office not in known and match(one.person, owner.officials) is None
        ]
    bodies = [
        kept.question_json(AskedAbout.RESPONSIBLE, one.text)
        for one in printed.responsible
        if is_one_body(one) or _is_one_of_several(one, owner)
    ]
    below = {Level.ORGANISATIONS, Level.MUNICIPALITY} if owner.level is TreeLevel.REGION else {Level.ORGANISATIONS}
    offered = {(offer.person.surname, offer.person.initials) for offer in reading.offers}
    return bodies + [
        kept.question_json(AskedAbout.RESPONSIBLE, one.text)
        for one in printed.responsible
        if one.person
        and (one.scope.level in below if one.scope else (one.person.surname, one.person.initials) not in offered)
        and match(one.person, owner.officials) is None
    ]


def _is_one_of_several(one: Responsible, owner: Owner) -> bool:
    """An organisation is called by its name, and the owner has several of its kind: the row is not for all of them."""
    kinds = kinds_meant([kind.value for kind in one.scope.kinds] if one.scope else [], ())
    return is_particular(one) and sum(place.kind in kinds for place in owner.places) > 1


def _scope_question(printed: Printed, reading: Reading, owner: Owner) -> list[dict[str, Any]]:
    """Where the row speaks of more kinds than the order addresses, and that makes a difference among these organisations."""
    narrow = addressed_kinds(reading.addressees)
    if printed.share is not None or not narrow:
        return []
    for one in printed.responsible:
        wide = one.scope
        if wide is None or wide.level is not Level.ORGANISATIONS or wide.kinds or one.person or not wide.each:
            continue
        places = [place for place in owner.places if place.kind in EDUCATIONAL]
        if any(place.kind not in narrow for place in places) and any(place.kind in narrow for place in places):
            order = [kind for scope in reading.addressees if scope.scope for kind in scope.scope.kinds]
            narrowed = Scope(Level.ORGANISATIONS, tuple(dict.fromkeys(order)), each=True)
            return [kept.question_json(AskedAbout.SCOPE, one.text, scopes=(narrowed, wide))]
    return []


def addressed_kinds(addressees: Sequence[Responsible]) -> list[str]:
    """The kinds of organisations to whom an order speaks; empty: any."""
    return sorted({kind.value for one in addressees if one.scope for kind in one.scope.kinds})


def _measure(
    road_map_id: int, position: int, source: str, printed: Printed, questions: list[dict[str, Any]], targets: dict[Share, int]
) -> Measure:
    term = printed.term
    dated = term.question is None
    return Measure(
        road_map_id=road_map_id,
        position=position,
        source=source,
        number=printed.number,
        section=printed.section,
        text=printed.told,
        term_text=term.text,
        term_kind=term.kind.value,
        start=term.start if dated and (term.end is None or term.start is None or term.start <= term.end) else None,
        due=(term.end if term.recurrence else term.due) if dated else None,
        recurrence=kept.recurrence_json(term.recurrence) if dated else None,
        deadlines=[day.isoformat() for day in term.deadlines] if dated and len(term.deadlines) > 1 else [],
        responsible=[kept.responsible_json(one) for one in printed.responsible],
        result=printed.result,
        evidence=printed.evidence.value,
        questions=questions,
        target_id=targets.get(printed.share) if printed.share else None,
    )


async def _targets(tx: AsyncSession, one: RoadMap, programme_id: int, reading: Reading) -> dict[Share, int]:
    """Shares with a date become targets of the owner, each once; what they are called in the reading → their id."""
    made: dict[tuple[Any, ...], Target] = {}
    rows: dict[Share, Target] = {}
    measured = [measure.share for _, _, measure in _entries(reading) if measure.share]
    for share in dict.fromkeys([*measured, *reading.targets]):
        if share.due is None:
            continue
        key = (share.due, share.percent, share.base[:LONGEST_BASE])
        if key not in made:
            made[key] = Target(
                programme_id=programme_id,
                road_map_id=one.id,
                organization_id=one.organization_id,
                percent=Decimal(str(share.percent)),
                due=share.due,
                base=key[2],
                text=share.text,
            )
            tx.add(made[key])
        rows[share] = made[key]
    await tx.flush()
    return {share: row.id for share, row in rows.items()}


async def _programme(tx: AsyncSession, owner: Owner, reading: Reading, now: datetime) -> int:
    """The owner's programme of these years, else its newest one, else a new one: what the paper promises belongs to one. A school
    takes part in the one above it."""
    owner_id = owner.id
    if owner.level is TreeLevel.INSTITUTION and (above := await offers.programme_of(tx, owner_id)) is not None:
        return above.id
    years = [share.due.year for share in reading.targets if share.due]
    first, last = (min(years), max(years)) if years else (now.year, now.year)
    found = await tx.execute(select(Programme).where(Programme.organization_id == owner_id).order_by(Programme.id.desc()))
    own = found.scalars().all()
    fitting = [one for one in own if one.first_year <= last and one.last_year >= first]
    if fitting or own:
        return (fitting or list(own))[0].id
    forms = (await tx.execute(select(Form.code).order_by(Form.position))).scalars().all()
    new = Programme(
        organization_id=owner_id,
        title=reading.title or "",
        legal_base=" ".join(filter(None, [reading.number and f"№ {reading.number}", f"{reading.written_on or ''}"])),
        first_year=first,
        last_year=last,
        forms=list(forms),
    )
    tx.add(new)
    await tx.flush()
    return new.id
