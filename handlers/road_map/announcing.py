"""Publication reaches people: one message to each responsible person with an account, with their own list and two buttons."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import answerable
from db.models import Measure, RoadMap
from db.office import people
from db.road_map import publishing, road_maps
from db.road_map.publishing import Given
from db.speaking import notices
from domain.lead_in import spoken
from domain.offices import Office
from domain.personal import PersonalData
from domain.terms import Kind
from handlers.assignments.showing import shortened
from locales import Texts

#: Assignments that the message names one by one.
MOST_LINES = 12
#: Signs of each.
LONGEST = 120


def relative(measure: Measure) -> str | None:
    """The printed words of a term that counts from a day nobody knows yet («в течение 10 дней после …»)."""
    return shortened(measure.term_text, LONGEST) if measure.term_kind == Kind.RELATIVE.value and measure.term_text else None


async def announce(
    tx: AsyncSession, road_map: RoadMap, given: Sequence[Given], *, by: int | None, now: datetime, mode: PersonalData
) -> int:
    """Tell everybody who answers for any of these assignments, once each, but not `by`. Returns how many are told."""
    today = await publishing.today_of(tx, road_map.organization_id, now)
    measures = {one.id: one for one in await road_maps.measures(tx, road_map.id)}
    by_person: dict[int, list[Given]] = {}
    by_seat: dict[tuple[int, Office, int | None, bool], list[Given]] = {}
    for one in given:
        by_seat.setdefault((one.organization_id, one.office, one.executor_id, one.curator_too), []).append(one)
    for (place, office, executor, too), theirs in by_seat.items():
        holders = await answerable.answering(tx, place, office, executor, curator_too=too, today=today)
        for person in holders - {by}:
            by_person.setdefault(person, []).extend(theirs)
    told = 0
    for person, theirs in sorted(by_person.items()):
        known = await people.address(tx, person)
        if known is None:
            continue
        texts = Texts(known[1], mode)
        ordered = sorted(theirs, key=lambda one: (one.due or date.max, measures[one.measure_id].position))
        lines = [
            texts.plain(
                "road-map-given-line",
                number=measures[one.measure_id].number,
                text=shortened(spoken(measures[one.measure_id].text, measures[one.measure_id].section), LONGEST),
                due=one.due,
                printed=relative(measures[one.measure_id]),
            )
            for one in ordered[:MOST_LINES]
        ]
        await notices.tell(
            tx,
            person,
            "road-map-given",
            now=now,
            buttons=[
                [notices.button("assignments-acknowledge", "acknowledge", road_map.id)],
                [notices.button("home-assignments", "assignments", 0)],
            ],
            title=shortened(road_map.title, 200),
            count=len(ordered),
            lines="\n".join(lines),
            more=len(ordered) - len(lines),
        )
        told += 1
    return told
