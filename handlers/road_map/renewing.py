"""An edition is put in force: the counts before the press, the one transaction, and what each responsible person hears of it."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode
from sqlalchemy.ext.asyncio import AsyncSession

from db import AlreadyDone, UpdateDatabase
from db.assignment import answerable, assignments
from db.models import RoadMap
from db.office import people
from db.reminder import holders
from db.road_map import acknowledgements, renewals, republishing
from db.road_map.edition_news import About, Change
from db.road_map.renewals import Renewal, Unrenewed
from db.speaking import notices
from domain.lead_in import spoken
from domain.offices import Office
from domain.personal import PersonalData
from domain.road_map.amendment import Field
from domain.road_map.carrying import CLOSED, Outcome
from handlers.assignments.showing import shortened
from handlers.presses import token
from handlers.road_map import amending, desk
from handlers.road_map.announcing import LONGEST, MOST_LINES
from handlers.road_map.states import Edition, RoadMaps
from locales import Texts

#: The order of the lines in a person's message: what is asked of them first, what is lifted last.
_ORDER = (About.NEW, About.TERM, About.WORDS, About.PASSED, About.CANCELLED)


async def confirm_shown(
    db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """What the press will do, in numbers; or why it cannot be pressed."""
    async with db.read() as tx:
        found = await desk.mine(tx, dialog_manager)
        renewal = await renewals.plan(tx, found, now) if found is not None and found.state == "draft" else None
    if found is None or renewal is None:
        return amending.nothing(texts, said)
    if (refusal := renewals.refused(renewal)) is not None:
        return {**amending.nothing(texts, said), "text": _refused(refusal, renewal, texts)}
    parts = [texts("edition-confirm", title=desk.short(found.title, 200)), texts("edition-confirm-counts", **counts(renewal))]
    parts += amending.not_understood(renewal.comparison.new, texts)
    waiting = [one for one in renewal.planned.unanswered if one not in renewal.asked]
    if waiting:
        numbers = ", ".join(one.number or str(one.position) for one in waiting[:MOST_LINES])
        parts.append(texts("road-map-confirm-unanswered", count=len(waiting), numbers=numbers))
    return {
        **amending.nothing(texts, said),
        "there": True,
        "text": "\n\n".join(parts),
        "token": token(found.id, renewal.news),
    }


def counts(renewal: Renewal) -> dict[str, int]:
    """The numbers of the sentence before publishing: assignments that live on, move, appear, end; organisations concerned."""
    over = [one for one in renewal.living if one.carried.outcome is not Outcome.CANCELLED]
    dropped = [one.carried.held for one in renewal.living if one.carried.outcome is Outcome.CANCELLED]
    news = [one.carried.held.organization_id for one in renewal.living if one.is_news]
    ended = [*(one.organization_id for one, _ in renewal.ended), *(one.organization_id for one in dropped)]
    fresh = [one.organization_id for one in renewal.fresh]
    return {
        "living": len(over),
        "done": sum(one.carried.held.state in CLOSED for one in over),
        "moved": sum(one.carried.due != one.carried.held.due for one in over),
        "fresh": len(fresh),
        "ended": len(ended),
        "places": len({*news, *ended, *fresh} - {renewal.planned.owner.id}),
    }


def _refused(refusal: Unrenewed, renewal: Renewal | None, texts: Texts) -> str:
    asked = renewal.asked if renewal else ()
    numbers = ", ".join(one.number or str(one.position) for one in asked[:MOST_LINES])
    return texts("edition-refused", reason=refusal.value, numbers=numbers or "none")


async def published(_: CallbackQuery, manager: DialogManager, road_map_id: int, news: int) -> None:
    """Put in force what the screen showed: when something has moved since, the numbers are shown anew instead."""
    data = manager.middleware_data
    db, who, now, texts = data["db"], data["who"], data["now"], data["texts"]
    outcome: Any = None
    with suppress(AlreadyDone):
        async with db.begin() as tx:
            manager.dialog_data["map"] = road_map_id
            found = await desk.mine(tx, manager, lock=True)
            renewal = await renewals.plan(tx, found, now) if found is not None and found.state == "draft" else None
            if renewal is not None and renewal.news != news:
                data["said"] = texts("road-map-moved")
                return
            outcome = await republishing.publish(tx, road_map_id, who.person_id, now) if found else Unrenewed.NOT_A_DRAFT
            if not isinstance(outcome, Unrenewed):
                told = await tell(tx, *outcome, by=who.person_id, now=now, mode=data["mode"])
                today = outcome[0].planned.today
                await acknowledgements.acknowledge(tx, road_map_id, who.person_id, today, now=now)
                data["said"] = texts("edition-published", told=told, **counts(outcome[0]))
    if isinstance(outcome, Unrenewed):
        data["said"] = _refused(outcome, None, texts)
        await manager.switch_to(Edition.confirm)
    else:
        await manager.start(RoadMaps.standing, data={"map": road_map_id}, mode=StartMode.RESET_STACK)


async def tell(
    tx: AsyncSession, renewal: Renewal, changes: Sequence[Change], *, by: int | None, now: datetime, mode: PersonalData
) -> int:
    """One message to everybody for whom something changed, with only that; nobody else hears of it, and who had read the
    earlier edition and is not concerned has read this one. Returns how many are told."""
    edition, today = renewal.comparison.new, renewal.planned.today
    by_person = await _by_person(tx, changes, today)
    concerned = set(by_person)
    await acknowledgements.carry_over(tx, renewal.comparison.old.id, edition.id, without=concerned)
    told = 0
    for person, theirs in sorted(by_person.items()):
        known = await people.address(tx, person) if person != by else None
        if known is None:
            continue
        left = await assignments.of_person(tx, person, today, road_map_id=edition.id)
        await _tell(tx, person, edition, theirs, Texts(known[1], mode), now=now, reads=bool(left))
        told += 1
    return told


async def _by_person(tx: AsyncSession, changes: Sequence[Change], today: date) -> dict[int, list[Change]]:
    """What changed for whom. Who executes it before and after does not hear that somebody else does."""
    known: dict[tuple[int, str, int | None, bool, bool], frozenset[int]] = {}
    found: dict[int, list[Change]] = {}
    for one in changes:
        seat = (one.organization_id, one.office, one.executor_id, one.delegated, one.curator_too)
        if seat not in known:
            place, office, too = one.organization_id, Office(one.office), one.curator_too
            known[seat] = await answerable.answering(tx, place, office, one.executor_id, curator_too=too, today=today)
            if one.delegated:  # whoever handed it on goes on answering for it
                known[seat] |= await holders.of_office(tx, place, office, today)
        for person in known[seat]:
            found.setdefault(person, []).append(one)
    return {person: _not_passed_to_oneself(theirs) for person, theirs in found.items()}


def _not_passed_to_oneself(theirs: list[Change]) -> list[Change]:
    again = {(one.organization_id, one.old.id) for one in theirs if one.about is About.NEW and one.old is not None}
    return [one for one in theirs if one.about is not About.PASSED or (one.organization_id, one.measure.id) not in again]


async def _tell(
    tx: AsyncSession, person: int, edition: RoadMap, theirs: Sequence[Change], texts: Texts, *, now: datetime, reads: bool
) -> None:
    ordered = sorted(theirs, key=lambda one: (_ORDER.index(one.about), one.after or date.max, one.measure.position))
    lines = [line(one, texts) for one in ordered[:MOST_LINES]]
    acknowledge = [[notices.button("assignments-acknowledge", "acknowledge", edition.id)]] if reads else []
    await notices.tell(
        tx,
        person,
        "edition-news",
        now=now,
        buttons=[*acknowledge, [notices.button("home-assignments", "assignments", 0)]],
        title=shortened(edition.title, 200),
        count=len(ordered),
        lines="\n".join(lines),
        more=len(ordered) - len(lines),
    )


def line(one: Change, texts: Texts) -> str:
    """One change as a line of a person's message (plain)."""
    what = [field.value for field in (Field.TEXT, Field.RESULT, Field.TERM) if field in one.fields]
    terms = one.about is About.WORDS and Field.TERM in one.fields
    return texts.plain(
        "edition-news-line",
        about=one.about.value,
        number=one.measure.number,
        text=shortened(spoken(one.measure.text, one.measure.section), LONGEST),
        before=one.before,
        after=one.after,
        what=what[0] if len(what) == 1 else "several",
        printed=one.measure.term_text or "none" if terms else "none",
        waits=one.waits,
    )
