"""Shares against targets as tables: the very numbers of the screens, with what they are made of.

A school reads its learners line by line; above it organisations are counted, small groups hidden as on the screen.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.export import export_rows
from db.export.export_rows import Involved
from db.organization import offers
from db.share import shares
from db.share.targets import Line, Promised
from domain.targets import Share
from handlers.exports.asked import Asked, Table, given
from handlers.exports.registers import page_of
from handlers.joining.profile_words import titled
from handlers.roll import tables
from handlers.targets.sentences import judged
from handlers.targets.view import View, look, masked, outlooks
from papers.register_xlsx import Value

PROMISES: Mapping[str, int] = {
    "programme": 34, "paper": 40, "paper-number": 12, "paper-date": 13, "base": 40, "owner": 24, "due": 13, "goal": 12,
    "pupils": 13, "involved": 13, "share": 11, "missing": 13, "result": 22,
}  # fmt: skip
SHARES: Mapping[str, int] = {
    "programme": 34, "place": 30, "year": 10, "base-short": 26, "known": 14, "places": 14, "pupils": 13, "involved": 13,
    "share": 11, "by-itself": 14, "by-journal": 14, "remark": 26,
}  # fmt: skip
ORGANIZATIONS: Mapping[str, int] = {
    "programme": 34, "organization": 34, "pupils": 13, "involved": 13, "share": 11, "remark": 26,
}  # fmt: skip
LEARNERS: Mapping[str, int] = {
    "programme": 34, "number": 7, "name": 22, "class": 9, "forms": 34, "since": 13, "pairs": 9, "meetings": 12, "journal": 11,
}  # fmt: skip


async def of(tx: AsyncSession, asked: Asked) -> list[Table]:
    """Promises, shares of the year, and what they are made of."""
    here = {(one.programme_id, one.place_id) for one in await shares.outlooks(tx, asked.place)}
    seen = [one for one in await outlooks(tx, asked.who, asked.now) if (one.programme_id, one.place_id) in here]
    views = [await look(tx, asked.who, one, asked.now) for one in seen]
    promises = [_promise(view, line, one, asked) for view in views for line in view.lines for one in line.targets]
    numbers = [row for view in views for row in _shares(view, asked)]
    made_of = _learners(tx, asked, views) if asked.inside else await _organizations(tx, asked, views)
    return [_table(asked, "promises", PROMISES, promises), _table(asked, "shares", SHARES, numbers), made_of]


def _table(asked: Asked, what: str, columns: Mapping[str, int], rows: Sequence[Sequence[Value]]) -> Table:
    return Table(page_of(asked, what, columns, len(rows)), len(rows), given(rows))


def _promise(view: View, line: Line, one: Promised, asked: Asked) -> tuple[Value, ...]:
    words = judged(view, line, one)
    state = "unclear" if line.scope is None else words["state"] if view.concerns(line) else "elsewhere"
    known = state in ("reached", "missing")
    counted = known or state in ("small", "kept")
    return (
        view.outlook.programme,
        " ".join(line.title.split()),
        line.number,
        line.issued,
        line.words,
        line.organization,
        one.due,
        one.target,
        words["pupils"] or None if counted else None,
        words["involved"] if known else None,
        _percent(words) if known else None,
        words["missing"] if known else None,
        asked.texts.plain("exports-result", state=state, closed=one.result is not None),
    )


def _percent(words: Mapping[str, Any]) -> Fraction:
    """As it is printed on the screen: with one decimal, rounded down."""
    return Fraction(round(words["percent"] * 10), 1000)


def _share_of(share: Share) -> Fraction | None:
    return None if share.percent is None else Fraction(round(share.percent * 10), 1000)


def _shares(view: View, asked: Asked) -> Iterator[tuple[Value, ...]]:
    """A line for every base that is told."""
    for sight in view.sights:
        share, split = sight.number.share, view.split(sight)
        state = "none" if share.value is None else "hidden" if sight.hidden else "known"
        yield (
            view.outlook.programme,
            view.outlook.place,
            view.label,
            asked.texts.plain("exports-base", base=sight.base.value),
            len(sight.known),
            len(sight.places),
            share.denominator,
            None if sight.hidden else share.numerator,
            None if sight.hidden else _share_of(share),
            split[0] if split is not None else None,
            split[1] if split is not None else None,
            asked.texts.plain("exports-remark", state=state) if state != "known" else None,
        )


async def _organizations(tx: AsyncSession, asked: Asked, views: Sequence[View]) -> Table:
    rows: list[Sequence[Value]] = []
    for view in views:
        if not view.above:
            continue
        shown = await masked(tx, view)
        for place, name in sorted(view.names.items(), key=lambda one: (one[1], one[0])):
            number = view.counted.places[place]
            told = shown.get(place)
            state = "none" if number.share.value is None else "hidden" if told is None else "known"
            rows.append(
                (
                    view.outlook.programme,
                    name,
                    number.pupils,
                    told if state == "known" else None,
                    _share_of(number.share) if state == "known" else None,
                    asked.texts.plain("exports-remark", state=state) if state != "known" else None,
                )
            )
    return _table(asked, "organizations", ORGANIZATIONS, rows)


def _learners(tx: AsyncSession, asked: Asked, views: Sequence[View]) -> Table:
    """So many lines as are counted: each number can be explained by a list."""
    total = sum(view.number.involved for view in views)
    return Table(page_of(asked, "learners", LEARNERS, total), total, _learned(tx, asked, views))


async def _learned(tx: AsyncSession, asked: Asked, views: Sequence[View]) -> AsyncIterator[Sequence[Value]]:
    titles = {code: titled(title, asked.texts) for code, title in (await offers.form_titles(tx)).items()}
    for view in views:
        one, number = view.outlook, 0
        async for learner in export_rows.involved(tx, one.programme_id, one.rule, view.span, view.today, one.place_id):
            number += 1
            yield _learner(number, learner, one.programme, titles, asked)


def _learner(number: int, one: Involved, programme: str, titles: Mapping[str, str], asked: Asked) -> tuple[Value, ...]:
    mode, called = asked.texts.mode, one.called
    since: date = one.since
    return (
        programme,
        number,
        tables.alone(called, mode),
        called.school_class,
        "; ".join(titles.get(form, form) for form in one.forms),
        since,
        one.pairs,
        one.meetings,
        asked.texts.plain("exports-yes") if one.by_journal else None,
    )
