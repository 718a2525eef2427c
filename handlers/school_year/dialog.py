"""The curator's one screen of the new school year: who goes on, who has not said yet, who finishes."""

from collections import Counter
from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, StartMode
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.office import rights
from db.pair import pairs
from db.pair.seen import Seen
from db.participant import school_years
from domain.offices import Act as Right
from domain.school_year import Answer, school_year
from domain.who import Who
from handlers.buttons import Act
from handlers.gone import Gone
from handlers.joining.today import curates
from handlers.pairing.states import Pairs
from handlers.presses import choices, page_of, pager
from handlers.school_year import counting
from handlers.school_year.states import SchoolYear
from handlers.screens import Screen
from handlers.words import Html, Label, Words
from locales import Texts

#: Pairs on one page of a phone.
ROWS = 8


async def main_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """Every pair of last year, those who finish first."""
    async with db.read() as tx:
        found = await counting.asked(tx, who, now)
        places = curates(who)
        today = await rights.today_in(tx, places[0], now) if places else now.date()
    counts = Counter(school_years.answer_of(one.row) for one in found)
    shown, paging = page_of(found, dialog_manager, ROWS)
    rows = [{"id": one.row.id, "label": _line(one, texts)} for one in shown]
    year = school_year(today)
    return {
        "pairs": rows,
        "year": str(year),
        "next": str(year + 1),
        "count": len(found),
        **{answer.value: counts[answer] for answer in Answer},
        **paging,
    }


def _line(one: Seen, texts: Texts) -> str:
    return texts.plain(
        "school-year-line",
        answer=school_years.answer_of(one.row).value,
        mentor=one.mentor.called.in_full(texts.mode),
        mentee=one.mentee.called.in_full(texts.mode),
    )


async def _pair_of(tx: AsyncSession, manager: DialogManager) -> Seen:
    data = manager.middleware_data
    found = await pairs.find(tx, int(manager.dialog_data.get("id", 0)))
    if found is None or not await rights.allowed(
        tx, data["who"].person_id, Right.FORM_PAIRS, found.row.organization_id, data["now"]
    ):
        raise Gone("no such pair")
    return found


async def pair_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """What each side has said; the curator may say it for whoever has not."""
    async with db.read() as tx:
        one = await _pair_of(tx, dialog_manager)
    answer = school_years.answer_of(one.row)
    text = texts(
        "school-year-pair",
        answer=answer.value,
        mentor=one.mentor.called.in_full(texts.mode),
        mentee=one.mentee.called.in_full(texts.mode),
        mentor_said=_said(one.row.mentor_goes_on),
        mentee_said=_said(one.row.mentee_goes_on),
    )
    return {"text": text, "waits": answer is Answer.WAITING}


def _said(goes_on: bool | None) -> str:
    return "waiting" if goes_on is None else "yes" if goes_on else "no"


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, pair_id: int) -> None:
    """One pair of the list."""
    manager.dialog_data["id"] = pair_id
    await manager.switch_to(SchoolYear.pair)


async def said_for(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Asked in person: the curator marks what was said."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await _pair_of(tx, manager)
            await school_years.answered_for(tx, one.row.id, data["who"].person_id, button.widget_id == "yes", now=data["now"])


async def to_card(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The pair's own card: to close it there with its outcome."""
    await manager.start(Pairs.card, {"id": manager.dialog_data.get("id")}, mode=StartMode.RESET_STACK)


async def show(_: Act, manager: DialogManager) -> None:
    """«Новый учебный год» under a notice."""
    await manager.start(SchoolYear.main, mode=StartMode.RESET_STACK)


dialog = Dialog(
    Screen(
        Words("school-year-main"),
        Column(choices("pair", "pairs", opened, number=True)),
        pager(),
        state=SchoolYear.main,
        getter=main_shown,
    ),
    Screen(
        Html("text"),
        Row(
            Button(Label("school-year-for-yes"), id="yes", on_click=said_for),
            Button(Label("school-year-for-no"), id="no", on_click=said_for),
            when="waits",
        ),
        Button(Label("school-year-close"), id="card", on_click=to_card),
        SwitchTo(Label("footer-back"), id="back", state=SchoolYear.main),
        state=SchoolYear.pair,
        getter=pair_shown,
    ),
)
