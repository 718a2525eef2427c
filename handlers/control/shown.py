"""The matrix of one road map, cut into pages: what the screen, the picture and the workbook show."""

from dataclasses import dataclass

from db.assignment.assignments import Listed
from domain.matrix import Matrix, Tally, matrix, natural
from handlers.control.view import View
from papers.matrix_picture import MOST_COLUMNS, MOST_ROWS


@dataclass(frozen=True)
class Shown:
    """The matrix of one road map, cut into pages, with the names of its rows and columns."""

    view: View
    pages: tuple[Matrix, ...]
    organizations: dict[int, str]
    measures: dict[int, Listed]
    #: The other road maps of this scope, by id and title.
    maps: dict[int, str]
    road_map_id: int


def shown_of(everything: View, chosen: int) -> Shown:
    """Of the road map that was chosen, else of the one with the most red."""
    maps = {one.road_map_id: one.title for one in everything.listed}
    of_map = {one.id: one.road_map_id for one in everything.listed}
    reds = {key: Tally.of(fact.stand for fact in everything.facts if of_map[fact.id] == key).urgency for key in maps}
    if chosen not in maps:
        chosen = min(maps, key=lambda key: (reds[key], -key), default=0)
    listed = tuple(one for one in everything.listed if one.road_map_id == chosen)
    facts = tuple(fact for fact in everything.facts if of_map[fact.id] == chosen)
    organizations = {one.organization_id: one.organization for one in listed}
    whole = matrix(sorted(facts, key=lambda fact: natural(organizations[fact.place])))
    measures = {one.measure_id: one for one in listed}
    ordered = Matrix(whole.rows, tuple(measures), whole.cells)
    return Shown(
        View(everything.scope, listed, facts), ordered.pages(MOST_ROWS, MOST_COLUMNS), organizations, measures, maps, chosen
    )
