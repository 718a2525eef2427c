"""Questions one by one, with buttons, an answer typed where days are meant, and «Позже»; what is answered is in force at once."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any
from zlib import crc32

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase, answers, organizations, own_maps, publishing, rereading, road_maps
from db import road_map_rows as kept
from db.models import Measure, RoadMap
from domain.handing_out import EDUCATIONAL, audience
from domain.offices import Level as TreeLevel
from domain.responsible import Level, Responsible, is_particular, responsible_in
from domain.road_map import NOTED, AskedAbout
from domain.road_map.approval import EDITABLE
from domain.road_map.charging import Named, nameable
from domain.school_search import School, find
from domain.terms import Reason, Span, Term, YearContext, parse_term
from handlers.assignments.showing import shortened
from handlers.road_map import announcing, desk, preview, saying
from handlers.road_map.states import RoadMaps
from locales import Texts

#: A year, a school year or a span of years typed alone.
_YEARS = re.compile(
    r"\s*(?:19|20)\d{2}(?:\s*[-–—/]\s*(?:(?:19|20)?\d{2}))?\s*(?:г|гг|год|годы|уч\.?\s*год|учебный год)?\.?\s*", re.I
)

#: Who may be said to answer for a row, of a road map for those below.
_OUTSIDE = ("road-map-answer-owner", "road-map-answer-everybody")
#: The answer «nobody here», answers for all rows that name nobody, and where the answers that name a person or an organisation
#: begin: the number is this much more than the id.
_NOBODY, _EVERYWHERE, _PERSON, _PLACE = 2, 10, 100, 10_000_000_000
#: So many of the owner's own people are on the buttons.
MOST_NAMED = 4
#: States in which a question may be answered.
_ANSWERED_IN = EDITABLE | {"published"}

Asked = tuple[dict[str, Any], list[Measure]]


async def open_questions(tx: AsyncSession, road_map: RoadMap) -> list[Asked]:
    """Every question once, with the rows under which it stands."""
    return road_maps.distinct_questions(road_map, await road_maps.measures(tx, road_map.id))


def _key(asked: Asked) -> str:
    """Which question a button is about: its first row and a print of its words, whatever happens to the others."""
    question, rows = asked
    return f"{rows[0].id if rows else 0}.{crc32(repr(sorted(question.items())).encode()):08x}"


async def question_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The question on show; «Позже» moves on, an answer brings the next."""
    async with db.read() as tx:
        found = await desk.mine(tx, dialog_manager)
        if found is None:
            return preview.gone(texts)
        asked = await open_questions(tx, found)
        if not asked:
            return {**preview.gone(texts), "said": said, "there": True, "text": texts("road-map-no-questions")}
        at = int(dialog_manager.dialog_data.get("question", 0)) % len(asked)
        choices = await _choices(tx, found, asked[at], now, texts, sum(_names_nobody(one) for one, _rows in asked))
    question, rows = asked[at]
    years = sum(kept.reason_of(one) is Reason.YEAR_UNKNOWN for one, _rows in asked)
    same = kept.reason_of(question) is Reason.YEAR_UNKNOWN and years > 1 and found.state in EDITABLE
    return {
        **preview.gone(texts),
        "said": said,
        "there": True,
        "text": "\n\n".join(
            [
                texts("road-map-question", position=at + 1, count=len(asked)),
                *([_about(rows, texts)] if rows else []),
                texts("road-map-asks", what=_words(question, texts), typed=_typed_how(question)),
            ]
        ),
        "choices": choices,
        "questions": len(asked),
        "draft": len(asked) > 1,
        "years": years if same else 0,
        "editable": bool(rows) and found.state in EDITABLE,
    }


def _about(rows: list[Measure], texts: Texts) -> str:
    first = rows[0]
    return texts(
        "road-map-question-row",
        number=first.number,
        text=shortened(first.text, 400),
        printed=first.term_text or "none",
        others=len(rows) - 1,
    )


def _words(question: dict[str, Any], texts: Texts) -> str:
    """The question itself (plain)."""
    text = shortened(question["text"], 400)
    match AskedAbout(question["about"]):
        case AskedAbout.TERM:
            reason = kept.reason_of(question)
            return texts.plain(f"reading-ask-{(reason or Reason.NOT_UNDERSTOOD).value}")
        case AskedAbout.RESPONSIBLE:
            return texts.plain("reading-ask-responsible", text=text) if text else texts.plain("reading-ask-responsible-missing")
        case about:
            return texts.plain(f"reading-ask-{about.value}", text=text)


def _typed_how(question: dict[str, Any]) -> str:
    """What may be typed in answer: a year alone, a term, or nothing."""
    if question["about"] not in (AskedAbout.TERM, AskedAbout.SHARE):
        return "no"
    return "year" if kept.reason_of(question) is Reason.YEAR_UNKNOWN else "yes"


def _names_nobody(question: dict[str, Any]) -> bool:
    """The question of a row under which nobody is printed: every row has its own, though all may have one answer."""
    return question["about"] == AskedAbout.RESPONSIBLE and not question["text"].strip()


async def _choices(
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
            level = await _level(tx, road_map)
            keys = ("approval-answer-head", "approval-answer-curator") if level is TreeLevel.INSTITUTION else _OUTSIDE
            labels = [texts.plain(key, level=level.value) for key in keys]
            if level is not TreeLevel.INSTITUTION:
                labels.append(texts.plain("road-map-answer-nobody"))
                if _names_nobody(question) and nameless > 1:
                    everywhere = [
                        (_EVERYWHERE + at, texts.plain(f"{key}-everywhere", level=level.value, count=nameless))
                        for at, key in enumerate(_OUTSIDE)
                    ]
                named = {
                    _PERSON + one.official.person_id: texts.plain("road-map-answer-person", name=one.official.name)
                    for one in await _own_people(tx, road_map, now)
                }
                short = await organizations.short_names(tx, called := await _called(tx, road_map, question))
                places = [(_PLACE + one, texts.plain("road-map-answer-organization", organization=short[one])) for one in called]
        case AskedAbout.SCOPE:
            labels = await _scopes(tx, road_map, asked, now, texts)
        case AskedAbout.SHARE:
            labels = [texts.plain("road-map-answer-no-share")]
        case AskedAbout.YEAR | AskedAbout.COLUMNS | AskedAbout.CHANGE | AskedAbout.HIDDEN | AskedAbout.LETTERS | AskedAbout.WORK:
            labels = [texts.plain("road-map-answer-noted")]
    said = [(year, saying.span(Span(term.start, term.due), texts)) for year, term in readings.items()]
    return [
        {"id": f"{_key(asked)}.{number}", "label": label}
        for number, label in [*said, *places, *enumerate(labels), *everywhere, *named.items()]
    ]


async def _own_people(tx: AsyncSession, road_map: RoadMap, now: datetime) -> list[Named]:
    """Those who hold an office of the owner itself and may be named; anybody else is chosen in the row."""
    owner = await publishing.owner_of(tx, road_map.organization_id, await publishing.today_of(tx, road_map.organization_id, now))
    return [one for one in nameable(owner) if one.official.organization_id == owner.id][:MOST_NAMED]


async def _called(tx: AsyncSession, road_map: RoadMap, question: dict[str, Any]) -> list[int]:
    """The organisations below that the words may call by name, «МБОУ СОШ № 3», the likeliest first; ids."""
    if not any(is_particular(one) for one in responsible_in(question["text"])):
        return []
    below = await organizations.below(tx, road_map.organization_id, kinds=sorted(EDUCATIONAL))
    return find(question["text"], [School(place.id, f"{place.name} {place.short_name}") for place in below])[:MOST_NAMED]


def _by_year(question: dict[str, Any], rows: list[Measure], this_year: int) -> dict[int, Term]:
    """What the term means in this year and in the next, where only the year is missing and the paper offers no readings."""
    if kept.reason_of(question) is not Reason.YEAR_UNKNOWN or kept.options_of(question) or not rows:
        return {}
    said = {year: _in_year(rows[0], year) for year in (this_year, this_year + 1)}
    return {year: term for year, term in said.items() if term is not None}


def _in_year(measure: Measure, year: int) -> Term | None:
    """The printed term in that year; None when another question is left."""
    term = parse_term(measure.term_text, context=YearContext.calendar(year))
    return term if term.question is None and term.due else None


async def _level(tx: AsyncSession, road_map: RoadMap) -> TreeLevel:
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
    await _answer(manager, _key(on_show), -1, message.text or "")


async def later(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Позже»: the next question; this one stays open."""
    manager.dialog_data["question"] = int(manager.dialog_data.get("question", 0)) + 1


async def begin(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """From the first question on; from a row, from the first of its own."""
    first = 0
    if manager.current_context().state == RoadMaps.row:
        async with manager.middleware_data["db"].read() as tx:
            found = await desk.mine(tx, manager)
            asked = await open_questions(tx, found) if found else []
        row = int(manager.dialog_data.get("row") or 0)
        first = next((at for at, (_question, rows) in enumerate(asked) if row in {one.id for one in rows}), 0)
    manager.dialog_data["question"] = first
    await manager.switch_to(RoadMaps.question)


async def opened_row(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """None of the answers fits: the row itself, where everything may be put right."""
    async with manager.middleware_data["db"].read() as tx:
        found = await desk.mine(tx, manager)
        asked = await open_questions(tx, found) if found else []
    rows = asked[int(manager.dialog_data.get("question", 0)) % len(asked)][1] if asked else []
    if rows:
        manager.dialog_data["row"] = rows[0].id
        await manager.switch_to(RoadMaps.row)


async def _answer(manager: DialogManager, place: str, number: int, words: str | None) -> None:
    """Write the answer; what a published road map could not hand out for want of it is handed out now."""
    data = manager.middleware_data
    texts: Texts = data["texts"]
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            found = await desk.mine(tx, manager, lock=True)
            asked = await open_questions(tx, found) if found is not None and found.state in _ANSWERED_IN else []
            here = next((one for one in asked if _key(one) == place), None)
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
            level = await _level(tx, road_map)
            if number - _EVERYWHERE in (0, 1) and _names_nobody(question) and level is not TreeLevel.INSTITUTION:
                for one, under in await open_questions(tx, road_map):
                    if _names_nobody(one):
                        who = (answers.OWNER, answers.EVERYBODY)[number - _EVERYWHERE]
                        await answers.responsible_said(tx, under[0], one, who, level)
                return False
            person = next(
                (one for one in await _own_people(tx, road_map, now) if one.official.person_id == number - _PERSON), None
            )
            place = next((one for one in await _called(tx, road_map, question) if one == number - _PLACE), None)
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
                elif number == _NOBODY:
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
        elif not options and (term := _in_year(measure, number) if 1900 < number < 2200 else None) is not None:
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
