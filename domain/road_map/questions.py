"""What a person is asked about a paper: every doubt of a row, and whether a wide scope means only those whom it addresses."""

from collections.abc import Sequence

from domain.responsible import Level, Office, OrganisationKind, Responsible, Scope
from domain.road_map.orders.changed_words import change_of
from domain.road_map.orders.points import done_by_the_order
from domain.road_map.record import Act, AskedAbout, Reading, ReadingQuestion
from domain.road_map.tables.measures import unclear


def questions_of(reading: Reading, lost: Sequence[ReadingQuestion]) -> list[ReadingQuestion]:
    """The questions about what was read, in its order, behind those about what could not be read: `lost`."""
    out = list(lost)
    out += [ReadingQuestion(AskedAbout.CHANGE, one.printed) for one in reading.corrections if one.act is Act.UNCLEAR]
    for place, entries in (("row", reading.measures), ("point", reading.points)):
        for at, measure in enumerate(entries):
            row, point = (at, None) if place == "row" else (None, at)
            if measure.term.question:
                out.append(ReadingQuestion(AskedAbout.TERM, measure.term.text, row, point, term=measure.term.question))
            by_itself = point is not None and (done_by_the_order(measure) or change_of(measure, reading.corrections))
            if not measure.responsible and not by_itself:
                out.append(ReadingQuestion(AskedAbout.RESPONSIBLE, "", row, point))
            out += [ReadingQuestion(AskedAbout.RESPONSIBLE, one.text, row, point) for one in unclear(measure.responsible)]
    out += [ReadingQuestion(AskedAbout.SHARE, share.text) for share in reading.targets if share.due is None]
    return out + _scopes(reading)


def _scopes(reading: Reading) -> list[ReadingQuestion]:
    """Where the rows speak of wider circles of organisations than those whom the order addresses, each difference once."""
    addressed = _kinds(reading.addressees)
    if not addressed:
        return []
    out: dict[Scope, ReadingQuestion] = {}
    for at, measure in enumerate(reading.measures):
        for one in measure.responsible:
            scope = one.scope
            wider = (
                scope is not None
                and scope.each
                and scope.level is Level.ORGANISATIONS
                and one.office is Office.HEAD
                and not scope.kinds
            )
            if wider and scope is not None and scope not in out:
                narrow = Scope(Level.ORGANISATIONS, addressed, each=True)
                out[scope] = ReadingQuestion(AskedAbout.SCOPE, one.text, row=at, scopes=(scope, narrow))
    return list(out.values())


def _kinds(addressees: Sequence[Responsible]) -> tuple[OrganisationKind, ...]:
    kinds = [kind for one in addressees if one.scope for kind in one.scope.kinds]
    return tuple(dict.fromkeys(kinds))
