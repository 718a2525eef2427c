"""Days are corrected: a row's term (calendar, a phrase shown as understood, no term), the paper's date, a target's."""

from datetime import date, datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.models import Measure, RoadMap, Target
from db.road_map import editing, publishing, rereading, road_maps
from db.road_map.editing import Corrected
from domain.terms import Span, Term, parse_term
from handlers.assignments.showing import shortened
from handlers.road_map import editing as on
from handlers.road_map import proposing, saying
from locales import Texts, written

#: Signs of a phrase that can be a term.
LONGEST = 300
#: Years around the present one that the calendar shows.
BACK, AHEAD = 5, 8


async def shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any) -> dict[str, Any]:
    """The day as it stands, the printed words, and what a typed phrase was understood to mean."""
    async with db.read() as tx:
        found = await on.looked_at(tx, dialog_manager)
        if found is None:
            return on.over(texts, said)
        road_map, one = found
        words = await proposing.typed(tx, dialog_manager, proposing.TERM, one.id) if isinstance(one, Measure) else None
    parts = [_standing(one, texts)]
    term = parse_term(words, context=rereading.context_of(road_map)) if words else None
    choices: list[dict[str, str]] = []
    if words and term is not None:
        parts.append(_understood(words, term, texts))
        choices = [{"id": str(number), "label": saying.span(span, texts)} for number, span in enumerate(_options(term))]
    return on.shown(
        one,
        dialog_manager,
        texts,
        said,
        "\n\n".join(parts),
        corrected=editing.is_corrected(one, _field(one)),
        proposed=term is not None and _is_term(term),
        choices=choices,
        undated=isinstance(one, Measure) and (road_maps.has_date(one) or bool(one.questions)),
    )


def _field(one: Corrected) -> str:
    return {Measure: "term", RoadMap: "issued", Target: "due"}[type(one)]


def _standing(one: Corrected, texts: Texts) -> str:
    field = _field(one)
    printed = one.printed.get(field)
    if isinstance(one, Measure):
        was = printed["term_text"] if printed else one.term_text
        added = one.source == "added"  # no paper says anything of it
        return texts(
            "road-map-edit-term", printed=shortened(was, saying.OPEN) or "none", term=saying.term(one, texts), added=added
        )
    day = one.due if isinstance(one, Target) else one.issued
    was = date.fromisoformat(printed[field]) if printed and printed[field] else None
    return texts("road-map-edit-day", field=field, day=day, corrected=printed is not None, printed=was)


def _understood(words: str, term: Term, texts: Texts) -> str:
    if _is_term(term):
        return texts("road-map-edit-understood", typed=words, term=saying.meaning(term, texts))
    if _options(term) and term.question is not None:
        asked = texts.plain(f"reading-ask-{term.question.reason.value}")
        return texts("road-map-edit-unclear", typed=words, asked=asked)
    return texts("road-map-answer-unread", typed=words)


def _is_term(term: Term) -> bool:
    """Whether the phrase says when, without a question left."""
    return term.question is None and bool(term.due or term.deadlines or term.recurrence)


def _options(term: Term) -> list[Span]:
    return [span for span in term.question.options if span.end] if term.question is not None else []


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A phrase: of a row it is first shown as understood; a date of the paper or a target is one day."""
    on.below(manager)
    words = " ".join((message.text or "").split())[:LONGEST]
    if on.at(manager, "row"):
        await proposing.keep(manager, proposing.TERM, words)
        return
    texts: Texts = manager.middleware_data["texts"]
    async with manager.middleware_data["db"].read() as tx:
        found = await on.looked_at(tx, manager)
    term = parse_term(words, context=rereading.context_of(found[0])) if found else None
    if found is not None and (term is None or term.question is not None or term.due is None):
        manager.middleware_data["said"] = texts("road-map-answer-unread", typed=words)
    elif term is not None and term.due is not None:
        await _day(manager, term.due, words)


async def taken(_: CallbackQuery, manager: DialogManager, __: int, version: int) -> None:
    """The phrase as it was understood is the term."""
    manager.dialog_data["version"] = version

    async def does(tx: AsyncSession, road_map: RoadMap, one: Corrected) -> str | None:
        words = await proposing.typed(tx, manager, proposing.TERM, one.id)
        term = parse_term(words, context=rereading.context_of(road_map)) if words else None
        if words is None or term is None or not _is_term(term) or not isinstance(one, Measure):
            return str(manager.middleware_data["texts"]("road-map-edit-nothing"))
        editing.term_said(one, term, words)
        await proposing.forget(tx, manager, proposing.TERM, one.id)
        return None

    if await on.change(manager, does):
        await on.onward(manager)


async def chose_reading(_: CallbackQuery, __: Any, manager: DialogManager, number: str) -> None:
    """One of the readings that a typed phrase allows."""

    async def does(tx: AsyncSession, road_map: RoadMap, one: Corrected) -> str | None:
        words = await proposing.typed(tx, manager, proposing.TERM, one.id)
        options = _options(parse_term(words, context=rereading.context_of(road_map))) if words else []
        if words is None or not isinstance(one, Measure) or not (number.isdecimal() and int(number) < len(options)):
            return str(manager.middleware_data["texts"]("road-map-edit-nothing"))
        span = options[int(number)]
        kind = parse_term(words, context=rereading.context_of(road_map)).kind
        editing.term_said(one, Term(words, kind, start=span.start, end=span.end), words)
        await proposing.forget(tx, manager, proposing.TERM, one.id)
        return None

    if await on.change(manager, does):
        await on.onward(manager)


async def calendar_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """A month; it opens at the day that stands there."""
    async with db.read() as tx:
        found = await on.looked_at(tx, dialog_manager)
        if found is None:
            today = now.date()
            return {**on.over(texts, said), "today": today, "first_day": today, "last_day": today}
        today = await publishing.today_of(tx, found[0].organization_id, now)
    limits = {"first_day": date(today.year - BACK, 1, 1), "last_day": date(today.year + AHEAD, 12, 31), "today": today}
    return on.shown(found[1], dialog_manager, texts, said, texts("road-map-edit-calendar", field=_field(found[1])), **limits)


async def chose_day(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """A day of the calendar."""
    await _day(manager, day, written(day, manager.middleware_data["texts"].language))


async def _day(manager: DialogManager, day: date, words: str) -> None:
    texts: Texts = manager.middleware_data["texts"]

    async def does(tx: AsyncSession, road_map: RoadMap, one: Corrected) -> str | None:
        match one:
            case Measure():
                editing.day_said(one, day, words)
                await proposing.forget(tx, manager, proposing.TERM, one.id)
            case Target():
                if await editing.is_twice(tx, one, percent=one.percent, due=day, base=one.base):
                    return texts("road-map-edit-twice")
                editing.write(one, "due", {"due": day})
            case RoadMap():
                return _reread(await rereading.issued_said(tx, road_map, day), texts)
        return None

    if await on.change(manager, does, typed=words):
        await on.onward(manager)


def _reread(rows: int, texts: Texts) -> str | None:
    return texts("road-map-edit-reread", count=rows) if rows else None


async def no_day(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Без срока»."""

    async def does(tx: AsyncSession, _: RoadMap, one: Corrected) -> None:
        if isinstance(one, Measure):
            editing.undated(one)
            await proposing.forget(tx, manager, proposing.TERM, one.id)

    if await on.change(manager, does):
        await on.onward(manager)


async def as_printed(_: CallbackQuery, manager: DialogManager, __: int, version: int) -> None:
    """«Как в бумаге»."""
    manager.dialog_data["version"] = version
    texts: Texts = manager.middleware_data["texts"]

    async def does(tx: AsyncSession, road_map: RoadMap, one: Corrected) -> str | None:
        if isinstance(one, RoadMap):
            return _reread(await rereading.issued_said(tx, road_map, None, restored=True), texts)
        if isinstance(one, Measure):
            await proposing.forget(tx, manager, proposing.TERM, one.id)
        return await on.restored(tx, one, [_field(one)], texts)

    await on.change(manager, does)
