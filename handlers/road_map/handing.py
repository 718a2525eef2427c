"""Publishing: who gets it, the counts before the press, and the one transaction that hands everything out."""

from collections import Counter
from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone, UpdateDatabase
from db.assignment import assignments
from db.reminder.holders import Holders
from db.road_map import acknowledgements, own_maps, publishing, road_maps, submissions
from db.road_map.publishing import Plan, Unpublished
from domain.handing_out import counts
from domain.offices import Office
from domain.who import Who
from handlers.presses import page_of, token
from handlers.road_map import amending, announcing, desk, preview, saying
from handlers.school_map import showing
from handlers.words import begun
from locales import Texts

#: Organisations on one page.
ROWS = 8
#: Organisations, or measures, that a sentence names.
MOST_NAMED = 12


async def audience_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The kinds of organisations with how many of each are chosen."""
    async with db.read() as tx:
        found = await desk.mine(tx, dialog_manager)
        if found is None:
            return preview.gone(texts)
        planned = await publishing.plan(tx, found, now)
        titles = await publishing.kind_titles(tx, texts.language)
    every = Counter(place.kind for place in planned.owner.places)
    chosen = Counter(place.kind for place in planned.owner.places if place.id in planned.chosen)
    by_paper = planned.chosen == planned.by_paper
    kinds = [
        {"id": kind, "label": texts.plain("road-map-kind", kind=begun(titles[kind]), chosen=chosen[kind], count=count)}
        for kind, count in every.items()
    ]
    return {
        **preview.gone(texts),
        "said": said,
        "there": True,
        "text": texts("road-map-audience", chosen=len(planned.chosen), count=every.total(), paper=by_paper),
        "kinds": kinds,
        "taken": not by_paper,
        "places": len(planned.owner.places),
    }


async def places_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """The organisations one by one."""
    async with db.read() as tx:
        found = await desk.mine(tx, dialog_manager)
        if found is None:
            return preview.gone(texts)
        planned = await publishing.plan(tx, found, now)
        rows = await publishing.places(tx, [place.id for place in planned.owner.places])
    shown, pages = page_of(rows, dialog_manager, ROWS)
    return {
        **preview.gone(texts),
        **pages,
        "said": said,
        "there": True,
        "text": texts("road-map-places", chosen=len(planned.chosen), count=len(rows)),
        "choices": [
            {"id": one.id, "label": texts.plain("road-map-place", name=one.short_name, chosen=one.id in planned.chosen)}
            for one in shown
        ],
    }


async def toggled_kind(_: CallbackQuery, __: Any, manager: DialogManager, kind: str) -> None:
    """All organisations of a kind in, or all out when all were in."""
    await _choose(manager, lambda planned: frozenset(p.id for p in planned.owner.places if p.kind == kind))


async def toggled_place(_: CallbackQuery, __: Any, manager: DialogManager, organization_id: int) -> None:
    """One organisation in or out."""
    await _choose(manager, lambda planned: frozenset(p.id for p in planned.owner.places if p.id == organization_id))


async def chose_everybody(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """All organisations."""
    await _choose(manager, lambda planned: frozenset(p.id for p in planned.owner.places), only_in=True)


async def chose_paper(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Those whom the paper addresses."""
    await _choose(manager, lambda _: None)


async def _choose(manager: DialogManager, which: Any, *, only_in: bool = False) -> None:
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            found = await desk.draft_of_mine(tx, manager)
            if found is None:
                return
            planned = await publishing.plan(tx, found, data["now"])
            meant = which(planned)
            if meant is None:
                await road_maps.choose(tx, found, None)
            elif meant <= planned.chosen and not only_in:
                await road_maps.choose(tx, found, sorted(planned.chosen - meant))
            else:
                await road_maps.choose(tx, found, sorted(planned.chosen | meant))


async def confirm_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What the press will do, in numbers; or why it cannot be pressed."""
    async with db.read() as tx:
        found = await desk.mine(tx, dialog_manager)
        if found is None:
            return preview.gone(texts)
        planned = await publishing.plan(tx, found, now)
        refusal = publishing.refused(found, planned)
        if refusal is not None:
            words = texts("road-map-unpublished", reason=refusal.value)
            return {**preview.gone(texts), "said": said, "there": True, "text": words}
        holders = await Holders.of(tx, {*planned.organizations, planned.owner.id})
        headless = await publishing.places(tx, planned.headless)
    places, measures, given, own = counts(planned.handed, planned.owner.id)
    joined = _joined(planned, holders)
    parts = [
        texts("road-map-confirm", title=found.title),
        texts(
            "road-map-confirm-counts",
            places=places,
            measures=measures,
            given=given,
            even=places * measures == given,
            own=own,
            controller=bool(holders.at(Office.CONTROLLER, [planned.owner.id], planned.today)),
            targets=planned.targets,
            level=planned.owner.level.value,
        ),
    ]
    if planned.undated:
        parts.append(texts("road-map-confirm-undated", count=planned.undated))
    if planned.past:
        parts.append(texts("road-map-past", count=planned.past))
    if planned.unanswered:
        numbers = ", ".join(one.number or str(one.position) for one in planned.unanswered[:MOST_NAMED])
        parts.append(texts("road-map-confirm-unanswered", count=len(planned.unanswered), numbers=numbers))
    if headless:
        names = ", ".join(one.short_name for one in headless[:MOST_NAMED])
        parts.append(texts("road-map-confirm-headless", names=names, level=planned.owner.level.value))
    if places:
        parts.append(texts("road-map-confirm-joined", joined=joined, away=places - joined))
    return {
        **preview.gone(texts),
        "said": said,
        "there": True,
        "draft": True,
        "text": "\n\n".join(parts),
        "token": token(found.id, len(planned.handed)),
    }


def _joined(planned: Plan, holders: Holders) -> int:
    """In how many of the organisations somebody who answers can be reached."""

    def answer(place: int, office: Office, executor: int | None, *, curator_too: bool) -> set[int]:
        named = {executor} if executor else set(holders.at(office, [place], planned.today))
        return named | set(holders.at(Office.CURATOR, [place], planned.today) if curator_too else ())

    seats = {(one.organization_id, one.office, one.executor_id, one.curator_too) for one in planned.handed}
    return len(
        {
            place
            for place, office, executor, too in seats
            if place != planned.owner.id and answer(place, office, executor, curator_too=too) & holders.reachable
        }
    )


async def published(_: CallbackQuery, manager: DialogManager, road_map_id: int, handed: int) -> None:
    """Publish what the screen showed: when something has moved since, the numbers are shown anew instead."""
    data = manager.middleware_data
    db, who, now, texts = data["db"], data["who"], data["now"], data["texts"]
    refusal: Unpublished | None = None
    with suppress(AlreadyDone):
        async with db.begin() as tx:
            manager.dialog_data["map"] = road_map_id
            found = await desk.mine(tx, manager, lock=True)
            if found is None:
                refusal = Unpublished.NOT_A_DRAFT
            elif found.state == "draft" and len((await publishing.plan(tx, found, now)).handed) != handed:
                data["said"] = texts("road-map-moved")
                return
            else:
                outcome = await publishing.publish(tx, road_map_id, who.person_id, now)
                if isinstance(outcome, Unpublished):
                    refusal = outcome
                else:
                    told = await announcing.announce(tx, *outcome, by=who.person_id, now=now, mode=data["mode"])
                    today = await publishing.today_of(tx, found.organization_id, now)
                    await acknowledgements.acknowledge(tx, road_map_id, who.person_id, today, now=now)
                    data["said"] = texts("road-map-published", given=len(outcome[1]), told=told)
    if refusal is not None:
        data["said"] = texts("road-map-unpublished", reason=refusal.value)
    await desk.opens(manager)


async def standing_shown(
    db: UpdateDatabase, who: Who, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """A published road map: how far it is, who has read it, who has not, who is not with the bot."""
    async with db.read() as tx:
        found = await desk.seen(tx, dialog_manager)
        if found is None or found.published_at is None:
            return preview.gone(texts)
        reads = await desk.only_reads(tx, dialog_manager)
        today = await publishing.today_of(tx, found.organization_id, now)
        standing = await acknowledgements.standing(tx, found.id, today)
        progress = await acknowledgements.progress(tx, found.id, today)
        numbers = await road_maps.summary(tx, found)
        planned = await publishing.plan(tx, found, now)
        filename = await road_maps.filename(tx, found)
        mine = await assignments.of_person(tx, who.person_id or 0, today, road_map_id=found.id)
        school = await own_maps.school_of(tx, found)
        versions = await submissions.history(tx, found.id) if school else []
        editions = await amending.marks(tx, found)
    stands = texts("road-map-standing", **progress)
    if school is not None:
        stands = texts("approval-standing", day=showing.day_of(found.published_at, school.zone), **progress)
    parts = [
        saying.heading(found, filename, texts),
        stands,
        *([showing.versions_of(versions, school.zone, texts)] if school and versions else []),
    ]
    partly = [
        texts.plain("road-map-silent-seat", organization=one.organization, office=one.office.value) for one in standing.partly
    ]
    for key, names in (
        ("road-map-read", standing.read),
        ("road-map-silent", (*standing.silent, *partly)),
        ("road-map-not-joined", standing.not_joined),
    ):
        if names:
            more = len(names) - MOST_NAMED
            parts.append(texts(key, count=len(names), names=", ".join(names[:MOST_NAMED]), more=max(more, 0), reads=reads))
    if planned.past:
        parts.append(texts("road-map-past", count=planned.past))
    if numbers.questions and not reads:
        parts.append(texts("road-map-standing-questions", count=numbers.questions))
    return {
        **preview.gone(texts),
        "said": said,
        "there": True,
        **editions,
        "published": school is None,
        "mine": bool(mine),
        "text": "\n\n".join(parts),
        "questions": numbers.questions,
        "targets": numbers.targets,
        "people": 0 if school else len(found.reading.get("offers", [])),
        "centres": numbers.centres,
        # Whoever only reads is offered nothing that asks, invites or plans.
        **({"questions": 0, "people": 0, "published": False, "earlier": False} if reads else {}),
    }
