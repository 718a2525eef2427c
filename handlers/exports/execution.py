"""The execution of road maps as tables: the matrix, every assignment, every measure; one paper after another.

The sheets are those of «Контроль»; an organisation reads its own assignments.
"""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import control
from domain.offices import RIGHTS, Act
from domain.who import Seat
from handlers.control import sheets
from handlers.control.shown import shown_of
from handlers.control.view import View, facts_of
from handlers.exports.asked import Asked, NotAllowed, Table, given
from papers.matrix_xlsx import Sheet, width_of
from papers.register_xlsx import Column, Page


async def of(tx: AsyncSession, asked: Asked) -> list[Table]:
    """Three sheets for each road map; one without rows where nothing was handed out."""
    listed = await control.given(tx, control.scope_at(seat_of(asked)))
    everything = View(control.scope_at(seat_of(asked)), tuple(listed), facts_of(listed, asked.now))
    found: list[Table] = []
    for road_map_id in dict.fromkeys(one.road_map_id for one in listed) or (0,):
        made = await sheets.of(tx, shown_of(everything, road_map_id), asked.now, asked.texts, asked.texts.mode)
        found += [_table(asked, sheet) for sheet in made]
    return found


def seat_of(asked: Asked) -> Seat:
    """The office by which the person sees assignments there. Raises `NotAllowed`."""
    for seat in asked.who.seats:
        if seat.organization_id == asked.place and Act.SEE_ASSIGNMENTS in RIGHTS[seat.office]:
            return seat
    raise NotAllowed


def _table(asked: Asked, sheet: Sheet) -> Table:
    columns: Sequence[Column] = [Column(heading, width_of(sheet, at)) for at, heading in enumerate(sheet.headings)]
    page = Page(sheet.name, sheet.title, asked.subtitle(len(sheet.rows)), columns, sheet.fixed)
    return Table(page, len(sheet.rows), given(sheet.rows))
