"""Questions one by one: what is asked, about which rows, and «Позже». What may be answered is in `possible_answers.py`."""

from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from db import UpdateDatabase
from db.models import Measure
from db.road_map import road_map_rows as kept
from domain.road_map import AskedAbout
from domain.road_map.approval import EDITABLE
from domain.terms import Reason
from handlers.assignments.showing import shortened
from handlers.road_map import desk, preview, saying
from handlers.road_map.possible_answers import as_buttons
from handlers.road_map.questions import names_nobody, open_questions
from handlers.road_map.states import RoadMaps
from locales import Texts


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
        choices = await as_buttons(tx, found, asked[at], now, texts, sum(names_nobody(one) for one, _rows in asked))
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
        printed=shortened(first.term_text, saying.SAID) or "none",
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
