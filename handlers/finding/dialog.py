"""Which school? A number or a name is typed, with misspellings; what was found are buttons that open its form."""

from contextlib import suppress
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Column

from db import AlreadyDone, UpdateDatabase
from db.models import Organization
from db.organization import offers, organizations, school_links, searches
from db.organization.school_links import SchoolLink
from domain.forms import Part
from domain.personal import PersonalData
from domain.school_search import A_DAY, School, find
from domain.who import Who
from handlers.finding.states import Finding
from handlers.gone import Gone
from handlers.home.start import LINKS
from handlers.presses import choices
from handlers.screens import Screen
from handlers.words import Html
from locales import Texts

#: Names of schools without an open way in that are told.
CLOSED_SHOWN = 3


async def found_shown(db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The question, or what was found for the last words; nothing of what was typed is kept longer than the screen."""
    if texts.mode is PersonalData.NONE:
        raise Gone
    typed = str(dialog_manager.dialog_data.get("typed", ""))
    part = Part.MENTOR if who.chosen_role == Part.MENTOR.value else Part.MENTEE
    rows: list[dict[str, Any]] = []
    closed: list[Organization] = []
    async with db.read() as tx:
        if typed:
            titles = await offers.form_titles(tx)
            places = {place.id: place for place in await school_links.open_schools(tx, part)}
            above = await organizations.short_names(tx, {place.parent_id for place in places.values() if place.parent_id})
            known = [School(place.id, _words(place, above)) for place in places.values()]
            for place_id in find(typed, known):
                links = [one for one in await school_links.living(tx, place_id) if one.kind.part is part]
                rows += [
                    {"id": one.id, "label": _label(places[place_id], above, one, len(links) > 1, titles, texts)} for one in links
                ]
            if not rows:
                every = {place.id: place for place in await organizations.institutions(tx)}
                closed = [every[one] for one in find(typed, [School(one.id, _words(one, {})) for one in every.values()])]
    key = "finding-found" if rows else "finding-closed" if closed else "finding-none" if typed else "finding-ask"
    key = "finding-enough" if dialog_manager.dialog_data.get("enough") else key
    return {
        "text": texts(key, polite=who.polite, schools=", ".join(one.short_name for one in closed[:CLOSED_SHOWN])),
        "links": rows,
    }


def _words(place: Organization, above: dict[int, str]) -> str:
    return f"{place.name} {place.short_name} {above.get(place.parent_id or 0, '')}"


def _label(
    place: Organization, above: dict[int, str], link: SchoolLink, several: bool, titles: dict[str, dict[str, str]], texts: Texts
) -> str:
    title = titles.get(link.kind.form or "", {})
    return texts.plain(
        "finding-link",
        school=place.short_name,
        above=above.get(place.parent_id or 0, "none"),
        form=(title.get(texts.language) or title.get("ru") or "none") if several else "none",
    )


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Words to look for; after so many in one day no more until tomorrow."""
    data, number = manager.middleware_data, 0
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            if data["who"].person_id is not None:
                number = await searches.count(tx, data["who"].person_id, data["now"].date(), now=data["now"])
    manager.dialog_data["enough"] = number > A_DAY
    manager.dialog_data["typed"] = (message.text or "")[:100] if number <= A_DAY else ""
    manager.show_mode = ShowMode.SEND


async def chose(_: CallbackQuery, __: Any, manager: DialogManager, link_id: int) -> None:
    """Follow the link of the school, as if it had been scanned."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        code = await school_links.code_of(tx, link_id)
    for follows in LINKS:
        if code is not None and await follows(code, manager):
            return
    raise Gone


dialog = Dialog(
    Screen(
        Html("text"),
        Column(choices("link", "links", chose, number=True)),
        MessageInput(typed, content_types=[ContentType.TEXT]),
        state=Finding.ask,
        getter=found_shown,
    ),
)
