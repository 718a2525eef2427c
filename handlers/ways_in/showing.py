"""What the screens of links and posters show."""

from typing import Any

from aiogram import Bot
from aiogram.utils.deep_linking import create_start_link
from aiogram_dialog import DialogManager
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.organization import offers, school_links
from db.organization.school_links import SchoolLink
from domain.forms import Part
from domain.joining import Choices
from domain.school_links import LONGEST, Kind, Line
from domain.who import Who
from handlers.gone import Gone
from handlers.joining import document
from handlers.presses import page_of, token
from handlers.ways_in.place import place_in_hand, seats_of
from handlers.ways_in.posters import words_of
from locales import Texts

#: Rows of a list on one page of a phone.
ROWS = 6


def key_of(kind: Kind) -> str:
    """A kind as a button carries it."""
    return f"{kind.part.value}.{kind.form or ''}"


def kind_of(key: str, offered: Choices) -> Kind:
    """The kind that a button meant. Raises `Gone` for one that the programme does not offer (any more)."""
    part, _, form = key.partition(".")
    if part not in (Part.MENTEE.value, Part.MENTOR.value) or (form and offered.rule(form) is None):
        raise Gone
    return Kind(Part(part), form or None)


def _title(kind: Kind, titles: dict[str, dict[str, str]], texts: Texts, key: str) -> str:
    title = titles.get(kind.form or "", {})
    return texts.plain(key, part=kind.part.value, form=title.get(texts.language) or title.get("ru") or "none")


async def choices_of(tx: AsyncSession, manager: DialogManager, organization_id: int) -> Choices:
    """What the organisation's programme offers."""
    return await offers.choices(tx, organization_id, document.current(manager.middleware_data["mode"]))


def usual_kinds(offered: Choices) -> list[Kind]:
    """For whom a first poster is made: both sides of the programme's first form."""
    return [Kind(part, offered.forms[0].key) for part in (Part.MENTEE, Part.MENTOR)] if offered.forms else []


async def main_shown(
    db: UpdateDatabase, who: Who, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """A button for each poster; before the first one, for both sides of the programme's first form."""
    async with db.read() as tx:
        seat = await place_in_hand(tx, dialog_manager)
        links = await school_links.living(tx, seat.organization_id)
        offered = await choices_of(tx, dialog_manager, seat.organization_id)
        titles = await offers.form_titles(tx)
        came = await school_links.count_came(tx, seat.organization_id)
    kinds = list(dict.fromkeys([*(link.kind for link in links), *([] if links else usual_kinds(offered))]))
    return {
        "said": said,
        "organization": seat.organization,
        "came": came,
        "on_the_way": sum(link.on_the_way for link in links),
        "posters": [{"id": key_of(kind), "label": _title(kind, titles, texts, "ways-in-poster")} for kind in kinds[:ROWS]],
        "some": bool(links),
        "places": [
            {"id": one.organization_id, "label": texts.plain("ways-in-place", organization=one.organization)}
            for one in seats_of(who)
            if one.organization_id != seat.organization_id
        ],
    }


async def other_shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Everybody else for whom there could be a poster."""
    async with db.read() as tx:
        seat = await place_in_hand(tx, dialog_manager)
        have = {link.kind for link in await school_links.living(tx, seat.organization_id)}
        offered = await choices_of(tx, dialog_manager, seat.organization_id)
        titles = await offers.form_titles(tx)
    every = [Kind(part, form) for form in (*(rule.key for rule in offered.forms), None) for part in (Part.MENTEE, Part.MENTOR)]
    shown, pages = page_of([kind for kind in every if kind not in have], dialog_manager, ROWS)
    return {**pages, "kinds": [{"id": key_of(kind), "label": _title(kind, titles, texts, "ways-in-kind")} for kind in shown]}


async def links_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The living links with how many came by each."""
    async with db.read() as tx:
        seat = await place_in_hand(tx, dialog_manager)
        links = await school_links.living(tx, seat.organization_id)
        titles = await offers.form_titles(tx)
    shown, pages = page_of(links, dialog_manager, ROWS)
    lines = [
        texts("ways-in-line", title=_title(one.kind, titles, texts, "ways-in-kind"), came=one.came, on_the_way=one.on_the_way)
        for one in shown
    ]
    return {
        **pages,
        "said": said,
        "text": "\n".join([texts("ways-in-links", count=len(links)), *lines]),
        "links": [{"id": one.id, "label": _title(one.kind, titles, texts, "ways-in-kind")} for one in shown],
    }


async def link_on_show(tx: AsyncSession, manager: DialogManager) -> tuple[SchoolLink, str, int]:
    """The link that the screens are about, the organisation's name and id. Raises `Gone`."""
    seat = await place_in_hand(tx, manager)
    links = await school_links.living(tx, seat.organization_id)
    found = next((one for one in links if one.id == manager.dialog_data.get("link")), None)
    if found is None:
        raise Gone
    return found, seat.organization, seat.organization_id


async def link_shown(
    db: UpdateDatabase, bot: Bot, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """One link: its address to forward, the poster's words, how many came by it."""
    async with db.read() as tx:
        one, organization, _organization_id = await link_on_show(tx, dialog_manager)
        titles = await offers.form_titles(tx)
    words = words_of(one, texts)
    return {
        "said": said,
        "text": texts(
            "ways-in-link",
            title=_title(one.kind, titles, texts, "ways-in-kind"),
            organization=organization,
            link=await create_start_link(bot, one.code),
            came=one.came,
            on_the_way=one.on_the_way,
            **{line.value: words[line] for line in Line},
        ),
        "token": token(one.id),
    }


async def words_shown(
    db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What stands there now, and how long it may be."""
    line = Line(dialog_manager.dialog_data.get("line", Line.HEADING))
    async with db.read() as tx:
        one, _organization, _organization_id = await link_on_show(tx, dialog_manager)
    return {
        "said": said,
        "text": texts("ways-in-ask-words", line=line.value, words=words_of(one, texts)[line], longest=LONGEST[line]),
        "own": line in one.words,
    }
