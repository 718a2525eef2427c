"""From the database to the words of a document. Everything of one document is read in the transaction that is handed in.

The caller opens a snapshot, so that its numbers agree with each other, and asks for the rights.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import control
from db.assignment.control import Scope
from db.export import export_counts, office_papers
from db.export.office_papers import Heading, Ordered
from db.organization import offers, partners
from db.pair.seen import Seen
from db.request import request_results
from domain.allowed_hours import local_day
from domain.assignment import EvidenceKind, State
from domain.office_papers import Paper
from domain.offices import Level
from domain.personal import PersonalData
from domain.targets import school_year
from domain.who import Who
from handlers.gone import Gone
from handlers.office_papers import execution_values, pair_values, summary_values
from handlers.office_papers.naming import Naming
from handlers.office_papers.pair_values import Values
from handlers.office_papers.summary_values import Summed
from handlers.targets import way
from handlers.targets.view import View, look, outlooks


@dataclass(frozen=True)
class Built:
    """A document in words. `rows`: of how many pairs, assignments or answers it speaks."""

    paper: Paper
    heading: Heading
    values: Values
    rows: int


async def of_pairs(
    tx: AsyncSession, paper: Paper, organization_id: int, naming: Naming, now: datetime, only: Collection[int] | None = None
) -> Built:
    """The order on the pairs of an organisation that work (or on these of them), or their list."""
    heading = await office_papers.heading(tx, organization_id, now)
    found = await office_papers.of_organization(tx, organization_id, only, with_meetings=paper is Paper.PAIRS)
    heading = await office_papers.by_programme_of(tx, heading, [one.seen for one in found], now)
    writes = pair_values.order if paper is Paper.ORDER else pair_values.pairs
    return Built(paper, heading, writes(heading, found, await offers.form_titles(tx), naming, now), len(found))


async def orders(tx: AsyncSession, organization_id: int) -> dict[Ordered, list[int]]:
    """Orders on the pairs that work, those without one first: № and date → pairs."""
    found: dict[Ordered, list[int]] = {}
    for one in await office_papers.of_organization(tx, organization_id, with_meetings=False):
        found.setdefault(office_papers.order_of(one.seen.row), []).append(one.seen.row.id)
    return dict(sorted(found.items(), key=lambda one: (one[0] is not None, str(one[0]))))


async def of_pair(tx: AsyncSession, paper: Paper, one: Seen, naming: Naming, now: datetime) -> Built:
    """The plan of a pair that has begun; or what its mentor has done, as thanks or as a certificate."""
    if one.pair.begun_at is None:
        raise Gone("nothing to write about")
    heading = await office_papers.heading(tx, one.row.organization_id, now)
    heading = await office_papers.by_programme_of(tx, heading, [one], now)
    titles = await offers.form_titles(tx)
    if paper is Paper.PLAN:
        plan = await office_papers.plan(tx, one)
        return Built(paper, heading, pair_values.plan(heading, plan, titles, naming, now), 1)
    work = await office_papers.work(tx, one, now)
    heading = await office_papers.by_programme_of(tx, heading, [each.seen for each in work.pairs], now)
    return Built(paper, heading, pair_values.work(heading, work, titles, naming, now), len(work.pairs))


async def of_road_map(tx: AsyncSession, paper: Paper, scope: Scope, road_map_id: int, naming: Naming, now: datetime) -> Built:
    """The execution of a road map in everything that the scope holds. Raises `Gone` where it holds no such road map."""
    heading = await office_papers.heading(tx, scope.place, now)
    found = await office_papers.executed(tx, scope, road_map_id)
    if found is None:
        raise Gone
    writes = execution_values.statement if paper is Paper.STATEMENT else execution_values.reference
    return Built(paper, heading, writes(heading, found, naming, now), len(found.listed))


async def summary(
    tx: AsyncSession, who: Who, scope: Scope, request_id: int | None, naming: Naming, now: datetime, mode: PersonalData
) -> Built:
    """The summary for the district, of one request's answers or of none. Raises `Gone` for a request of somebody else."""
    heading = await office_papers.heading(tx, scope.place, now)
    results = await request_results.of(tx, request_id, who.person_id, now) if request_id is not None else None
    if request_id is not None and (results is None or results.request.organization_id != scope.place):
        raise Gone
    listed = await control.given(tx, scope)
    accepted = [one for one in listed if one.state is State.ACCEPTED]
    shown = await office_papers.evidence(tx, [one.id for one in accepted])
    people = mode is not PersonalData.NONE
    views = await _views(tx, who, scope, now) if people else []
    view = next((one for one in views if one.outlook.programme_id == heading.programme_id), views[0] if views else None)
    since = school_year(scope.today(now)).first
    pairs = await export_counts.pairs(tx, scope.place) if people else {}
    summed = Summed(
        results=results,
        view=view,
        views=views,
        way=await way.way(tx, view.outlook, now, naming.texts) if view is not None else None,
        pairs={place: sum(cells.values()) for place, cells in pairs.items()} if people else None,
        mentors={code: dict(cells) for code, cells in (await office_papers.mentors(tx, scope.place)).items()} if people else {},
        partners=await partners.of(tx, scope.place),
        events=await office_papers.events(tx, scope.place, heading.zone, since, now),
        listed=listed,
        acts=[(one, piece) for one in accepted for piece in shown.get(one.id, ()) if piece.kind == EvidenceKind.DOCUMENT],
    )
    rows = len(results.addressees) if results is not None else len(listed)
    return Built(Paper.SUMMARY, heading, summary_values.summary(heading, summed, naming, now), rows)


async def _views(tx: AsyncSession, who: Who, scope: Scope, now: datetime) -> list[View]:
    """The programmes' numbers as they are seen from the organisation."""
    seen = [one for one in await outlooks(tx, who, now) if one.place_id == scope.place and one.level is not Level.INSTITUTION]
    return [await look(tx, who, one, now) for one in seen]


def name_of(built: Built, naming: Naming, now: datetime) -> str:
    """What the file is called."""
    day = local_day(now, built.heading.zone).isoformat()
    return naming.texts.plain("office-file-name", paper=built.paper.value, day=day)
