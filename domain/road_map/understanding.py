"""A paper becomes a Reading: its tables rows, its text points, every doubt a precise question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.paper import Block, Paper, Paragraph, Table
from domain.road_map.columns.calendar_rows import is_calendar, is_month, month_named, unit_of_title, with_terms
from domain.road_map.columns.grid import Row, rows_of
from domain.road_map.columns.headless import heading_by_content
from domain.road_map.columns.roles import Role
from domain.road_map.columns.table_heading import Heading, heading_of
from domain.road_map.flaws import flaws_of
from domain.road_map.heading import heading_of as paper_heading
from domain.road_map.orders.changed_words import with_changes_whole, without_quoted_shares
from domain.road_map.orders.corrections import corrections_in, is_of_the_whole
from domain.road_map.orders.points import read_text
from domain.road_map.orders.quotations import own_words
from domain.road_map.orders.quoted_row import CELL, lines_of
from domain.road_map.orders.rewrapped import rewrapped
from domain.road_map.passed_over import (
    ended_by_bars,
    is_barred,
    is_stamp,
    schedules_in,
    uncluttered,
    without_cells,
    without_headings,
    without_rows,
)
from domain.road_map.plain_tables.cards import small_tables
from domain.road_map.plain_tables.scrambled import lost_table
from domain.road_map.questions import questions_of
from domain.road_map.record import Act, AskedAbout, Centre, Measure, Reading, ReadingQuestion, Share
from domain.road_map.tables.before_september import with_doubt
from domain.road_map.tables.beside_plans import is_list, is_past, told_beside
from domain.road_map.tables.by_directions import by_directions
from domain.road_map.tables.directory import directory_in, directory_of
from domain.road_map.tables.doubts import doubted, is_lost
from domain.road_map.tables.measures import is_wordless, measure_of, printed, several_shares
from domain.road_map.tables.paper_parts import joined, with_tables
from domain.road_map.tables.parallel import all_split
from domain.road_map.tables.run_on import crossed, runs_on
from domain.road_map.tables.several import (
    counted_above,
    fits,
    heads_parts,
    is_form,
    is_title,
    of_sheet,
    parted,
    title_inside,
    under_titles,
)
from domain.road_map.tables.side_by_side import apart
from domain.road_map.tables.stages import under_parents
from domain.road_map.tables.trust import (
    crowded,
    exchanged,
    in_cells,
    is_mixed,
    leaking,
    left_over,
    loses_column,
    spilled,
    swallowed,
)
from domain.road_map.tables.years_of_indicators import is_moved, shares_by_year
from domain.road_map.year_lines import year_line
from domain.road_map.years import context_in
from domain.terms import Reason, YearContext


def understand(paper: Paper, *, year: YearContext | None = None) -> Reading:
    """What a paper says: measures, points, targets, directory, named persons, and a question for whatever is not clear.

    `year`: the year or school year that a person gave; else the one that the paper's headings name, else its date.
    """
    single = [half for block in paper.blocks for half in (apart(block) if isinstance(block, Table) else [block])]
    given = small_tables([uncluttered(block) for block in single if not is_stamp(block)])
    given = [by_directions(block) if isinstance(block, Table) else block for block in given]
    parts = [by_directions(one) if isinstance(one, Table) else one for one in rewrapped(with_tables(given))]
    text = [part for part in parts if isinstance(part, Paragraph)]
    lines = [f"{one.number} {one.text}".strip() if isinstance(one, Paragraph) else "" for one in parts]
    head = paper_heading(lines, next((at for at, one in enumerate(parts) if isinstance(one, Table) and not is_list(one)), None))
    context = replace(year, written_on=head.written_on) if year else YearContext(written_on=head.written_on)
    if year is None or year.first is None:
        context = context_in(_REPORTED.sub("", head.title or "") if head.written_on else head.title or "", context)
        if context.first is None:
            named = context_in(year_line([one.text for one in text]), context)
            if named.last is None or head.written_on is None or named.last >= head.written_on.year:
                context = named  # and not of «работу в 2026 году признать …» in an order of 2027
    listed = corrections_in(lines_of(paper.blocks)) if head.edition_of else []
    measures, shares, centres, lost = _tables(parts, context, year is None or year.first is None, head.title)
    broken = lost_table(parts) if not (measures or shares or lost) else None
    measures = with_doubt(measures, context)  # a table for every month
    readable = without_rows(without_headings(parts if broken is None else parts[: broken[0]]))  # pieces of cells are no points
    barred = [one.text for one in readable if is_barred(one.text)]
    told = told_beside(given)
    aside = {*told, *barred}
    readable = [one for one in readable if one.text not in aside]
    ended = ended_by_bars(readable)
    readable, cells = (readable, []) if measures or shares or lost else without_cells(readable)
    said = read_text(own_words(readable, bool(listed)), context, beside_tables=len(text) < len(parts))
    lost += [ReadingQuestion(AskedAbout.COLUMNS, broken[1])] if broken else []
    if (barred := barred or cells or ended) and not (measures or shares or lost or (said.points and not cells)):
        lost.append(ReadingQuestion(AskedAbout.COLUMNS, barred[0].strip("| ")))
    if not (measures or shares or lost):
        lost += [ReadingQuestion(AskedAbout.COLUMNS, one) for one in schedules_in(parts)]
    if measures and any(one.act is not Act.WORDS and CELL in one.new for one in listed):
        measures, shares, lost = [], [], []  # the rows of its tables are what it quotes
    corrections = () if measures else tuple(listed)
    if head.of_page:
        measures = [_not_before(one) for one in measures]
    said.points = with_changes_whole(said.points, corrections, context)
    said.targets = without_quoted_shares(said.targets, corrections)
    beside = read_text([Paragraph(line) for line in told], context)
    promised = [one.share for one in (*measures, *said.points, *beside.points) if one.share]
    targets = [*promised, *shares, *said.targets, *beside.targets]
    reading = Reading(
        title=head.title,
        number=head.number,
        written_on=head.written_on,
        edition_of=head.edition_of,
        year=context,
        measures=tuple(measures),
        points=tuple(
            one
            for one in with_doubt(said.points, context)
            if not (measures and head.edition_of and is_of_the_whole(one.text))
            and not (broken and (head.title or "").startswith(one.text))  # the title below the day of its stamp
        ),
        targets=tuple(dict.fromkeys(targets)),
        directory=(*directory_of(text), *centres),
        offers=tuple(said.offers),
        addressees=tuple(said.addressees),
        requests=tuple(said.requests),
        corrections=corrections,
    )
    return replace(reading, questions=(*questions_of(reading, lost), *flaws_of(paper)))


#: «Об отчётности за 2026 год» is a title of January 2027.
_REPORTED = re.compile(r"(?<![а-яё])за\s+20\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?")


def _not_before(measure: Measure) -> Measure:
    """The measure without the doubt that its term lies before the date of the order: the date is that of a page."""
    asked = measure.term.question
    early = asked is not None and asked.reason is Reason.BEFORE_ORDER
    return replace(measure, term=replace(measure.term, question=None)) if early else measure


def _tables(
    parts: Sequence[Block], context: YearContext, may_read_year: bool, named: str | None
) -> tuple[list[Measure], list[Share], list[Centre], list[ReadingQuestion]]:
    measures: list[Measure] = []
    shares: list[Share] = []
    centres: list[Centre] = []
    lost: list[ReadingQuestion] = []
    maps: list[tuple[str | None, int, int]] = []
    above: str | None = None
    last: Heading | None = None
    for table in (piece for part in joined(parts) for piece in (parted(part) if isinstance(part, Table) else [part])):
        if isinstance(table, Paragraph):
            above = table.text if table.text.strip() else above
            continue
        heading = heading_of(table)
        if heading is None and last is not None and fits(table, last.roles, above or ""):
            heading = replace(last, after=0)
        heading = heading or heading_by_content(table)
        if heading is None:
            centres += directory_in(table)
            above = None
            continue
        above_line = above
        title = title_inside(table, heading.starts) or (above if above and is_title(above) else None) or of_sheet(table.title)
        above = None
        local = (
            context_in(
                " ".join(str(cell) for row in table.rows[: heading.starts] for cell in row if isinstance(cell, str)), context
            )
            if may_read_year
            else context
        )
        local = context_in(f"{table.title} {year_line([title or ''])}", local) if may_read_year else local
        rows, beside = rows_of(table, heading)
        if Role.SHARE in heading.roles:
            moved = [row for row in rows if is_moved(row, heading)]
            lost += [
                ReadingQuestion(AskedAbout.ROW, printed(" | ".join(row.cells[at] for at in sorted(row.cells)))) for row in moved
            ]
            promised = [share for row in rows if row not in moved for share in shares_by_year(row, heading)]
            ahead = [share for share in promised if not is_past(share, local)]
            if not (promised or moved) and (Role.RESPONSIBLE in heading.roles or not rows):
                lost.append(ReadingQuestion(AskedAbout.COLUMNS, " / ".join(heading.texts)))  # rows under years, and no share
            shares += ahead
            continue
        last = heading
        if month := next((one.strip(" .:") for one in (table.title, above_line or "") if is_month(one.strip(" .:"))), ""):
            rows = [replace(row, section=row.section or month) for row in rows]
        elif month := month_named(title or named or ""):
            rows = [replace(row, month=month) for row in rows]
        if unit := unit_of_title(f"{named or ''} {title or ''}"):
            rows = [replace(row, unit=unit) for row in rows]
        found, asked = _measures(rows, heading, local)
        doubts = doubted(found) if table.pieced else []
        if table.pieced and len(found) == len(rows):
            doubts = sorted({*doubts, *crowded(rows, heading), *leaking(rows, heading), *spilled(rows, heading)})
        if table.run_on and len(found) == len(rows):
            doubts = sorted({*doubts, *runs_on(rows, heading), *crossed(rows, heading)})
        few = table.pieced and len(found) * 2 < len(rows)  # the works of most rows were not found
        if few or exchanged(found) or (table.pieced and (is_lost(found, doubts) or loses_column(rows, heading))):
            found, asked = [], []
        else:
            known = {one.row for one in asked}
            asked += [ReadingQuestion(AskedAbout.ROW, in_cells(found[at]), row=at) for at in doubts if at not in known]
        asked += [ReadingQuestion(AskedAbout.ROW, printed(rest)) for rest in map(left_over, beside) if rest]
        if counted := title if heads_parts(table, heading) else counted_above(above_line, found):
            found = [replace(one, section=counted) if one.section in (None, table.title) else one for one in found]
        if not found and not is_form(table.rows[heading.after :]):
            lost.append(ReadingQuestion(AskedAbout.COLUMNS, " / ".join(heading.texts)))
        found = with_doubt(found, local)
        shares += [share for one in found for share in several_shares(one, local) if not is_past(share, local)]
        lost += [one if one.row is None else replace(one, row=one.row + len(measures)) for one in asked] if found else []
        maps.append((title, len(measures), len(measures) + len(found)))
        measures += found
    return under_titles(measures, maps), shares, centres, lost


def _measures(rows: Sequence[Row], heading: Heading, context: YearContext) -> tuple[list[Measure], list[ReadingQuestion]]:
    """The measures of the rows, and a question for each that does not say what is to be done or may hold the words of two."""
    if is_calendar(heading):
        heading, rows = with_terms(heading, list(rows))
    rows = all_split(under_parents(rows, heading), heading)
    two = [id(rows[at]) for at in swallowed(rows, heading)]
    read = [(row, measure_of(row, heading, context)) for row in rows]
    asked = [
        ReadingQuestion(AskedAbout.WORK, printed(" | ".join(row.cells[at] for at in sorted(row.cells))))
        for row, measure in read
        if measure is None and is_wordless(row, heading)
    ]
    kept = [(row, measure) for row, measure in read if measure is not None]
    asked += [
        ReadingQuestion(AskedAbout.ROW, in_cells(measure), row=at)
        for at, (row, measure) in enumerate(kept)
        if is_mixed(row, heading) or id(row) in two
    ]
    return [measure for _, measure in kept], asked
