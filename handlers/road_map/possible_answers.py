"""What may be answered to a question, as buttons: readings of a term, who answers, which organisations a circle holds."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap
from db.organization import organizations
from db.road_map import publishing
from db.road_map import road_map_rows as kept
from domain.handing_out import EDUCATIONAL, audience
from domain.offices import Level as TreeLevel
from domain.responsible import Level, Responsible, is_particular, responsible_in
from domain.road_map import NOTED, AskedAbout
from domain.road_map.charging import Named, nameable
from domain.road_map.tables.measures import term_under
from domain.school_search import School, find
from domain.terms import Reason, Span, Term, YearContext
from handlers.road_map import saying
from handlers.road_map.questions import Asked, key_of, names_nobody
from locales import Texts

#: Who may be said to answer for a row, of a road map for those below.
_OUTSIDE = ("road-map-answer-owner", "road-map-answer-everybody")
#: The answer «nobody here», answers for all rows that name nobody, and where the answers that name a person or an organisation
#: begin: the number is this much more than the id.
NOBODY, EVERYWHERE, PERSON, PLACE = 2, 10, 100, 10_000_000_000
#: So many of the owner's own people are on the buttons.
MOST_NAMED = 4


async def as_buttons(
    tx: AsyncSession, road_map: RoadMap, asked: Asked, now: datetime, texts: Texts, nameless: int
) -> list[dict[str, str]]:
    """The possible answers as buttons: id of the question and the number of the answer. `nameless`: questions of rows under which
    nobody is printed; where there are several, one press may answer them all."""
    question, rows = asked
    labels: list[str] = []
    named: dict[int, str] = {}
    places: list[tuple[int, str]] = []
    everywhere: list[tuple[int, str]] = []
    readings: dict[int, Term] = {}
    match AskedAbout(question["about"]):
        case AskedAbout.TERM:
            labels = [saying.span(span, texts) for span in kept.options_of(question)]
            labels.append(texts.plain("road-map-answer-undated"))
            readings = _by_year(question, rows, (await publishing.today_of(tx, road_map.organization_id, now)).year)
        case AskedAbout.RESPONSIBLE:
            level = await level_of(tx, road_map)
            keys = ("approval-answer-head", "approval-answer-curator") if level is TreeLevel.INSTITUTION else _OUTSIDE
            labels = [texts.plain(key, level=level.value) for key in keys]
            if level is not TreeLevel.INSTITUTION:
                labels.append(texts.plain("road-map-answer-nobody"))
                if names_nobody(question) and nameless > 1:
                    everywhere = [
                        (EVERYWHERE + at, texts.plain(f"{key}-everywhere", level=level.value, count=nameless))
                        for at, key in enumerate(_OUTSIDE)
                    ]
                named = {
                    PERSON + one.official.person_id: texts.plain("road-map-answer-person", name=one.official.name)
                    for one in await own_people(tx, road_map, now)
                }
                short = await organizations.short_names(tx, called := await called_by_name(tx, road_map, question))
                places = [(PLACE + one, texts.plain("road-map-answer-organization", organization=short[one])) for one in called]
        case AskedAbout.SCOPE:
            labels = await _scopes(tx, road_map, asked, now, texts)
        case AskedAbout.SHARE:
            labels = [texts.plain("road-map-answer-no-share")]
        case AskedAbout.ROW if rows:
            labels = [texts.plain("road-map-answer-whole")]
        case AskedAbout.YEAR:
            labels = [texts.plain("road-map-answer-noted")]
        case about if about in NOTED:
            labels = [texts.plain("road-map-answer-noted")]
    said = [(year, saying.span(Span(term.start, term.due), texts)) for year, term in readings.items()]
    return [
        {"id": f"{key_of(asked)}.{number}", "label": label}
        for number, label in [*said, *places, *enumerate(labels), *everywhere, *named.items()]
    ]


async def own_people(tx: AsyncSession, road_map: RoadMap, now: datetime) -> list[Named]:
    """Those who hold an office of the owner itself and may be named; anybody else is chosen in the row."""
    owner = await publishing.owner_of(tx, road_map.organization_id, await publishing.today_of(tx, road_map.organization_id, now))
    return [one for one in nameable(owner) if one.official.organization_id == owner.id][:MOST_NAMED]


async def called_by_name(tx: AsyncSession, road_map: RoadMap, question: dict[str, Any]) -> list[int]:
    """The organisations below that the words may call by name, «МБОУ СОШ № 3», the likeliest first; ids."""
    if not any(is_particular(one) for one in responsible_in(question["text"])):
        return []
    below = await organizations.below(tx, road_map.organization_id, kinds=sorted(EDUCATIONAL))
    return find(question["text"], [School(place.id, f"{place.name} {place.short_name}") for place in below])[:MOST_NAMED]


def _by_year(question: dict[str, Any], rows: list[Measure], this_year: int) -> dict[int, Term]:
    """What the term means in this year and in the next, where only the year is missing and the paper offers no readings."""
    if kept.reason_of(question) is not Reason.YEAR_UNKNOWN or kept.options_of(question) or not rows:
        return {}
    said = {year: in_year(rows[0], year) for year in (this_year, this_year + 1)}
    return {year: term for year, term in said.items() if term is not None}


def in_year(measure: Measure, year: int) -> Term | None:
    """The printed term in that year; None when another question is left."""
    term = term_under(measure.term_text, measure.section, YearContext.calendar(year))
    return term if term.question is None and term.due else None


async def level_of(tx: AsyncSession, road_map: RoadMap) -> TreeLevel:
    """Where the owner of the road map stands."""
    return await organizations.level(tx, (await organizations.find(tx, road_map.organization_id)).kind)


async def _scopes(tx: AsyncSession, road_map: RoadMap, asked: Asked, now: datetime, texts: Texts) -> list[str]:
    """Each circle of organisations with how many it holds, and of which kinds."""
    today = await publishing.today_of(tx, road_map.organization_id, now)
    owner = await publishing.owner_of(tx, road_map.organization_id, today)
    titles = await publishing.kind_titles(tx, texts.language)
    labels = []
    for scope in map(kept.scope_of, asked[0]["scopes"]):
        assert scope is not None  # a question of scopes holds scopes
        row = replace(kept.row_of(asked[1][0], ()), waits=False, responsible=(Responsible("", None, scope),))
        count = len(audience(row, owner).offices) if scope.level is Level.ORGANISATIONS else 0
        kinds = ", ".join(titles[kind.value] for kind in scope.kinds)
        labels.append(texts.plain("road-map-answer-scope", count=count, kinds=kinds or "none"))
    return labels
