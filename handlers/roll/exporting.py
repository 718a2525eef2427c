"""The databases of mentees and mentors as a workbook, in the shape that schools are asked for.

Contacts and years of birth are empty columns, to be filled by hand: of a minor they are the representative's, and the bot never
collects them. Who goes by a code stands there by the code.
"""

import asyncio
import re
from typing import Any

import structlog
from aiogram import Bot
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button

from db import participant_tables
from db.participant_tables import Row
from domain.forms import Category, Part
from domain.naming import Called
from domain.personal import Personal, PersonalData
from handlers.joining.profile_words import titled
from handlers.roll.place import place_in_hand
from locales import Texts
from papers.matrix_xlsx import Sheet, Value, workbook

log = structlog.get_logger("roll")

_PICTURE = re.compile(r"^[^\w«(]+")
MENTEES = (
    "number", "name", "contacts-guardian", "born", "class", "requests", "entered", "mentor", "form", "mentor-place", "ended",
    "results", "review", "done",
)  # fmt: skip
MENTORS = (
    "number", "name", "contacts", "place", "strengths", "achievements", "interests", "ages", "time", "entered", "mentees", "form",
    "ended", "results", "review",
)  # fmt: skip


async def table_asked(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The workbook of this organisation comes into the chat of whoever asked; that it was made is written in the log."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    async with data["db"].read() as tx:
        seat = await place_in_hand(tx, manager)
        found = await participant_tables.of(tx, seat.organization_id)
    content = await asyncio.to_thread(workbook, sheets(found, seat.organization, texts))
    await bot.send_document(query.from_user.id, BufferedInputFile(content, f"{texts.plain('roll-file')}.xlsx"))
    rows = {part.value: len(lines) for part, lines in found.items()}
    log.info("participants exported", organization=seat.organization_id, by=data["who"].person_id, **rows)
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def template_asked(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """The same workbook without anybody in it, to be filled."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    bot: Bot = data["bot"]
    async with data["db"].read() as tx:
        seat = await place_in_hand(tx, manager)
    content = await asyncio.to_thread(workbook, sheets({part: [] for part in Part}, seat.organization, texts))
    await bot.send_document(query.from_user.id, BufferedInputFile(content, f"{texts.plain('roll-file-empty')}.xlsx"))
    manager.show_mode = ShowMode.DELETE_AND_SEND


def sheets(found: dict[Part, list[Row]], organization: str, texts: Texts) -> list[Sheet]:
    """Two sheets: mentees, mentors."""
    lines: dict[Part, list[tuple[Value, ...]]] = {
        Part.MENTEE: [_mentee(number, one, organization, texts) for number, one in enumerate(found[Part.MENTEE], start=1)],
        Part.MENTOR: [_mentor(number, one, organization, texts) for number, one in enumerate(found[Part.MENTOR], start=1)],
    }
    return [
        Sheet(
            name=texts.plain("roll-sheet", part=part.value),
            title=texts.plain("roll-sheet-title", part=part.value, organization=organization),
            headings=tuple(texts.plain("roll-heading", what=what, mode=texts.mode.value) for what in names),
            rows=lines[part],
            fixed=2,
        )
        for part, names in ((Part.MENTEE, MENTEES), (Part.MENTOR, MENTORS))
    ]


def _mentee(number: int, one: Row, organization: str, texts: Texts) -> tuple[Value, ...]:
    last = one.last
    return (
        number,
        _named(one.called, texts),
        None,
        None,
        one.called.school_class,
        _listed(one.tags, texts),
        one.entered_on,
        _said(last.mentor.called.in_full(texts.mode), texts.mode) if last else None,
        titled(dict(one.form), texts),
        _place(last.mentor.category, last.mentor.called, organization, texts) if last else None,
        one.ended_on,
        _results(one, texts),
        None,
        texts.plain("roll-done") if participant_tables.is_done(one) else None,
    )


def _mentor(number: int, one: Row, organization: str, texts: Texts) -> tuple[Value, ...]:
    mentees = [_said(each.mentee.called.in_full(texts.mode), texts.mode) for each in one.pairs]
    return (
        number,
        _named(one.called, texts),
        None,
        _place(Category(one.row.category), one.called, organization, texts),
        _listed(one.tags, texts),
        None,
        _listed(one.interests, texts),
        None,
        texts.plain("roll-time", weekday=one.row.weekday or 0) if one.row.completed_at else None,
        one.entered_on,
        "; ".join(mentees),
        titled(dict(one.form), texts),
        one.ended_on,
        _results(one, texts),
        None,
    )


def _named(called: Called, texts: Texts) -> str:
    """The name alone: the class has a column of its own."""
    return _said(Called(called.name, called.code).in_full(texts.mode), texts.mode)


def _said(who: Personal | str, mode: PersonalData) -> str:
    return who.reveal(mode) if isinstance(who, Personal) else who


def _listed(titles: Any, texts: Texts) -> str:
    """In words only: the little pictures of the chips say nothing on paper."""
    return "; ".join(_PICTURE.sub("", titled(dict(one), texts)) for one in titles)


def _place(category: Category, called: Called, organization: str, texts: Texts) -> str:
    """A pupil's class, a teacher's school; of others what they are: where they work is not asked."""
    match category:
        case Category.PUPIL:
            return called.school_class or organization
        case Category.TEACHER:
            return organization
        case _:
            return texts.plain("joining-category", category=category.value)


def _results(one: Row, texts: Texts) -> str | None:
    outcomes = [each.pair.outcome for each in one.pairs if each.pair.outcome is not None]
    return texts.plain("roll-outcome", outcome=outcomes[0].value) if outcomes and one.ended_on is not None else None
