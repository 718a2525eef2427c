"""Who answers for a row: offices and circles of organisations to switch on and off, officials by name, or a typed phrase."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.models import Measure, RoadMap
from db.road_map import editing, publishing
from db.road_map import road_map_rows as kept
from db.road_map.editing import Corrected
from domain.handing_out import Owner, kinds_meant
from domain.responsible import OrganisationKind, Responsible, responsible_in
from domain.road_map import charging as rules
from domain.road_map.charging import Charge
from handlers.assignments.showing import shortened
from handlers.presses import page_of
from handlers.road_map import editing as on
from handlers.road_map import preview, proposing, saying
from handlers.words import begun
from locales import Texts

#: Signs of a phrase, officials on one page.
LONGEST, ROWS = 500, 6

#: From those who answer for a row to those who will; None: nothing comes of it.
Turns = Callable[[list[Responsible], Owner], list[Responsible] | None]


def people_of(measure: Measure) -> list[Responsible]:
    """Who answers for a row, as kept."""
    return [kept.responsible_of(one) for one in measure.responsible]


async def _owner(tx: AsyncSession, road_map: RoadMap, now: datetime) -> Owner:
    return await publishing.owner_of(tx, road_map.organization_id, await publishing.today_of(tx, road_map.organization_id, now))


async def shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The offices with what is switched on, the kinds of organisations meant, and what a typed phrase was understood to mean."""
    async with db.read() as tx:
        found = await on.looked_at(tx, dialog_manager)
        road_map, measure = found or (None, None)
        if road_map is None or not isinstance(measure, Measure):
            return on.over(texts, said)
        owner = await _owner(tx, road_map, now)
        titles = await publishing.kind_titles(tx, texts.language)
        words = await proposing.typed(tx, dialog_manager, proposing.PEOPLE, measure.id)
    people, addressed = people_of(measure), preview.addressed(road_map)
    printed = measure.printed.get("responsible")
    parts = [
        texts(
            "road-map-edit-people",
            printed=saying.names_of(printed["responsible"] if printed else measure.responsible) or "none",
            now=saying.names_of(measure.responsible) or "none",
            corrected=printed is not None,
            people=saying.people(measure, owner, addressed, texts),
        )
    ]
    proposed = responsible_in(words) if words else []
    understood = bool(proposed) and not rules.not_understood(proposed, owner)
    if words:
        parts.append(_proposal(words, proposed, measure, owner, addressed, texts))
    return on.shown(
        measure,
        dialog_manager,
        texts,
        said,
        "\n\n".join(parts),
        choices=_offices(people, owner, texts),
        kinds=_kinds(people, owner, addressed, titles, texts),
        corrected=printed is not None,
        proposed=understood,
        names=bool(rules.nameable(owner)),
    )


def _offices(people: list[Responsible], owner: Owner, texts: Texts) -> list[dict[str, str]]:
    """The offices on offer, then whoever else the row names."""
    on_now = {rules.charge_of(one, owner) for one in people}
    offices = [
        {"id": charge.value, "label": texts.plain("road-map-toggle", chosen=charge in on_now, name=_title(charge, owner, texts))}
        for charge in rules.offered(owner)
    ]
    others = [
        {"id": f"e{at}", "label": texts.plain("road-map-toggle", chosen=True, name=shortened(one.text, 50))}
        for at, one in enumerate(people)
        if rules.charge_of(one, owner) is None
    ]
    return [*offices, *others]


def _title(charge: Charge, owner: Owner, texts: Texts) -> str:
    return texts.plain("road-map-charge", charge=charge.value, level=owner.level.value)


def _kinds(
    people: list[Responsible], owner: Owner, addressed: list[str], titles: dict[str, str], texts: Texts
) -> list[dict[str, str]]:
    """The kinds of organisations that there are, with how many of each; none where the row speaks to no circle of them."""
    there = Counter(place.kind for place in owner.places)
    if not rules.has_circle(people) or len(there) < 2:
        return []
    meant = kinds_meant([kind.value for kind in rules.kinds_said(people)], addressed)
    return [
        {"id": kind, "label": texts.plain("road-map-toggle", chosen=kind in meant, name=f"{begun(titles[kind])}: {count}")}
        for kind, count in there.items()
        if kind in set(OrganisationKind)
    ]


def _proposal(words: str, proposed: list[Responsible], measure: Measure, owner: Owner, addressed: list[str], texts: Texts) -> str:
    lost = rules.not_understood(proposed, owner) if proposed else [words]
    if lost:
        return texts("road-map-edit-unknown", words="; ".join(shortened(one, 100) for one in lost))
    return texts("road-map-edit-people-read", typed=words, people=saying.people(measure, owner, addressed, texts, proposed))


async def _turn(manager: DialogManager, turns: Turns) -> bool:
    data = manager.middleware_data

    async def does(tx: AsyncSession, road_map: RoadMap, one: Corrected) -> str | None:
        if not isinstance(one, Measure):
            return None
        said = turns(people_of(one), await _owner(tx, road_map, data["now"]))
        if said is None:
            return str(data["texts"]("road-map-edit-nothing"))
        editing.responsible_said(one, said)
        await proposing.forget(tx, manager, proposing.PEOPLE, one.id)
        return None

    return await on.change(manager, does)


async def toggled(_: CallbackQuery, __: Any, manager: DialogManager, which: str) -> None:
    """An office in or out, or somebody whom the paper names out."""
    texts: Texts = manager.middleware_data["texts"]

    def turns(people: list[Responsible], owner: Owner) -> list[Responsible] | None:
        if which in {charge.value for charge in rules.offered(owner)}:
            charge = Charge(which)
            return rules.toggled(people, charge, _title(charge, owner, texts), owner)
        number = which.removeprefix("e")
        if not number.isdecimal() or int(number) >= len(people):
            return None
        return [one for at, one in enumerate(people) if at != int(number)]

    await _turn(manager, turns)


async def toggled_kind(_: CallbackQuery, __: Any, manager: DialogManager, which: str) -> None:
    """A kind of organisations in or out; the last one stays."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        found = await on.on_show(tx, manager, road_map) if (road_map := await _mine(tx, manager)) else None
        addressed = preview.addressed(road_map) if road_map and found else []

    def turns(people: list[Responsible], owner: Owner) -> list[Responsible] | None:
        there = {place.kind for place in owner.places}
        meant = kinds_meant([kind.value for kind in rules.kinds_said(people)], addressed) & there
        wanted = meant - {which} if which in meant else meant | {which}
        kinds = [kind for kind in OrganisationKind if kind.value in wanted]
        return rules.with_kinds(people, kinds) if kinds and which in there else None

    await _turn(manager, turns)


async def _mine(tx: AsyncSession, manager: DialogManager) -> RoadMap | None:
    version = on.at(manager, "version")
    found = await on.looked_at(tx, manager)
    manager.dialog_data["version"] = version  # what was seen is what the screen showed
    return found[0] if found else None


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A phrase, shown as understood before it is taken."""
    on.below(manager)
    await proposing.keep(manager, proposing.PEOPLE, " ".join((message.text or "").split())[:LONGEST])


async def taken(_: CallbackQuery, manager: DialogManager, __: int, version: int) -> None:
    """The phrase as it was understood says who answers."""
    manager.dialog_data["version"] = version
    data = manager.middleware_data

    async def does(tx: AsyncSession, road_map: RoadMap, one: Corrected) -> str | None:
        words = await proposing.typed(tx, manager, proposing.PEOPLE, one.id)
        people = responsible_in(words) if words else []
        if not people or not isinstance(one, Measure) or rules.not_understood(people, await _owner(tx, road_map, data["now"])):
            return str(data["texts"]("road-map-edit-nothing"))
        editing.responsible_said(one, people)
        await proposing.forget(tx, manager, proposing.PEOPLE, one.id)
        return None

    if await on.change(manager, does):
        await on.onward(manager)


async def done(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Everybody who answers is chosen."""
    await on.onward(manager)


async def named_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The officials who can be named, a page of them."""
    async with db.read() as tx:
        found = await on.looked_at(tx, dialog_manager)
        road_map, measure = found or (None, None)
        if road_map is None or not isinstance(measure, Measure):
            return on.over(texts, said)
        owner = await _owner(tx, road_map, now)
        places = {one.id: one.short_name for one in await publishing.places(tx, {one.organization_id for one in owner.officials})}
    people = people_of(measure)
    page, pages = page_of(rules.nameable(owner), dialog_manager, ROWS)
    choices = [
        {
            "id": str(one.official.person_id),
            "label": texts.plain(
                "road-map-toggle",
                chosen=rules.names(people, one, owner),
                name=f"{saying.short_name(one.official.name)}, {places[one.official.organization_id]}",
            ),
        }
        for one in page
    ]
    return {**on.shown(measure, dialog_manager, texts, said, texts("road-map-edit-named"), choices=choices), **pages}


async def toggled_name(_: CallbackQuery, __: Any, manager: DialogManager, person: str) -> None:
    """An official in or out."""

    def turns(people: list[Responsible], owner: Owner) -> list[Responsible] | None:
        found = next((one for one in rules.nameable(owner) if str(one.official.person_id) == person), None)
        return rules.named_toggled(people, found, owner) if found else None

    await _turn(manager, turns)
