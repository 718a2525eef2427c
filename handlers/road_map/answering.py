"""An answer to a question, pressed or typed: it is in force at once, and what waited for it is handed out."""

import re
from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone
from db.models import RoadMap
from db.road_map import answers, own_maps, publishing, rereading, road_maps
from db.road_map import road_map_rows as kept
from domain.offices import Level as TreeLevel
from domain.road_map import NOTED, AskedAbout
from domain.road_map.approval import EDITABLE
from domain.terms import Term, YearContext, parse_term
from handlers.road_map import announcing, desk
from handlers.road_map.possible_answers import EVERYWHERE, NOBODY, PERSON, PLACE, called_by_name, in_year, level_of, own_people
from handlers.road_map.questions import Asked, key_of, names_nobody, open_questions
from locales import Texts

#: A year, a school year or a span of years typed alone.
_YEARS = re.compile(
    r"\s*(?:19|20)\d{2}(?:\s*[-–—/]\s*(?:(?:19|20)?\d{2}))?\s*(?:г|гг|год|годы|уч\.?\s*год|учебный год)?\.?\s*", re.I
)

#: States in which a question may be answered.
_ANSWERED_IN = EDITABLE | {"published"}


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, carried: str) -> None:
    """An answer was pressed: it is in force if the question is still open."""
    place, _dot, number = carried.rpartition(".")
    await _answer(manager, place, int(number) if number.isdecimal() else -1, None)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """An answer was typed: a day, a phrase, a year."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        found = await desk.mine(tx, manager)
        asked = await open_questions(tx, found) if found else []
    manager.show_mode = ShowMode.SEND
    if not asked:
        return
    on_show = asked[int(manager.dialog_data.get("question", 0)) % len(asked)]
    await _answer(manager, key_of(on_show), -1, message.text or "")


async def _answer(manager: DialogManager, place: str, number: int, words: str | None) -> None:
    """Write the answer; what a published road map could not hand out for want of it is handed out now."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            found = await desk.mine(tx, manager, lock=True)
            asked = await open_questions(tx, found) if found is not None and found.state in _ANSWERED_IN else []
            here = next((one for one in asked if key_of(one) == place), None)
            if found is None or here is None:
                data["said"] = texts("road-map-answered-already")
                return
            waited = {row.id for _question, rows in asked for row in rows}
            refused = await _written(tx, found, here, number, words, data["now"])
            data["said"] = texts("road-map-answer-unread", typed=words or "none") if refused else texts("road-map-answered")
            if not refused and found.state == "published":
                answered = waited - {row.id for _question, rows in await open_questions(tx, found) for row in rows}
                given = await publishing.publish_rest(tx, found, answered, data["who"].person_id, data["now"])
                await announcing.announce(tx, found, given, by=data["who"].person_id, now=data["now"], mode=data["mode"])


async def _written(tx: AsyncSession, road_map: RoadMap, here: Asked, number: int, words: str | None, now: datetime) -> bool:
    """Whether the answer could not be understood; else it is written."""
    question, rows = here
    measure = rows[0] if rows else None
    match AskedAbout(question["about"]):
        case AskedAbout.TERM if measure is not None:
            return await _term(tx, road_map, here, number, words)
        case AskedAbout.RESPONSIBLE if measure is not None and number >= 0:
            level = await level_of(tx, road_map)
            if number - EVERYWHERE in (0, 1) and names_nobody(question) and level is not TreeLevel.INSTITUTION:
                for one, under in await open_questions(tx, road_map):
                    if names_nobody(one):
                        who = (answers.OWNER, answers.EVERYBODY)[number - EVERYWHERE]
                        await answers.responsible_said(tx, under[0], one, who, level)
                return False
            person = next((one for one in await own_people(tx, road_map, now) if one.official.person_id == number - PERSON), None)
            place = next((one for one in await called_by_name(tx, road_map, question) if one == number - PLACE), None)
            if number > (1 if level is TreeLevel.INSTITUTION else 2) and person is None and place is None:
                return True
            same = road_maps.shared(question)
            alike = [
                (row, one) for row in rows for one in row.questions if one == question or (same and road_maps.shared(one) == same)
            ]
            for row, its in alike:
                if place is not None and level is not TreeLevel.INSTITUTION:
                    await answers.organisation_said(tx, row, its, place)
                elif person is not None:
                    await answers.person_said(tx, row, its, person.entry)
                elif number == NOBODY:
                    await answers.nobody_said(tx, row, its, now)
                elif level is TreeLevel.INSTITUTION:
                    await own_maps.responsible_said(tx, row, its, curator=number == 1)
                else:
                    await answers.responsible_said(tx, row, its, (answers.OWNER, answers.EVERYBODY)[number], level)
        case AskedAbout.SCOPE if 0 <= number < len(question["scopes"]):
            scope = kept.scope_of(question["scopes"][number])
            assert scope is not None  # a question of scopes holds scopes
            await answers.scope_chosen(tx, rows, question, scope)
        case AskedAbout.SHARE if words is not None:
            term = _read(words, road_map)
            if term.due is None:
                return True
            await answers.share_dated(tx, road_map, measure, question, term.due)
        case about if number == 0 and about in {*NOTED, AskedAbout.SHARE, AskedAbout.YEAR}:
            await answers.noted(tx, road_map, measure, question)
        case _:
            return True
    return False


async def _term(tx: AsyncSession, road_map: RoadMap, here: Asked, number: int, words: str | None) -> bool:
    question, (measure, *_) = here
    options = kept.options_of(question)
    if words is None:
        if 0 <= number < len(options):
            await answers.term_chosen(tx, measure, question, options[number])
        elif number == len(options):
            await answers.no_term(tx, measure, question)
        elif not options and (term := in_year(measure, number) if 1900 < number < 2200 else None) is not None:
            await answers.term_said(tx, measure, question, term)
        else:
            return True
        return False
    if _YEARS.fullmatch(words):
        return not await _year(tx, road_map, words)
    term = _read(words, road_map)
    if term.question is not None or not (term.due or term.deadlines or term.recurrence):
        return True
    await answers.term_said(tx, measure, question, term)
    return False


async def _year(tx: AsyncSession, road_map: RoadMap, words: str) -> bool:
    """A year was named: every term that waited for one is read again in it. Whether any could be read now."""
    try:
        context = YearContext.parse(words)
    except ValueError:
        return False
    return await rereading.year_said(tx, road_map, context, waiting_only=road_map.state == "published") > 0


def _read(words: str, road_map: RoadMap) -> Term:
    """A typed phrase, with the year that the paper is about."""
    return parse_term(words, context=rereading.context_of(road_map))
