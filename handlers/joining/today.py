"""What matters today about joining and admission, for the home screens of participants and curators."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.participant import joining, participants
from domain.admission import State
from domain.offices import Office
from domain.personal import PersonalData
from domain.who import Who
from handlers.joining import document
from handlers.joining.profile_words import GUARDIAN, QUIZ, polite
from locales import Texts


def curates(who: Who) -> list[int]:
    """The organisations in which this person is curator."""
    return [seat.organization_id for seat in who.seats if seat.office is Office.CURATOR]


async def count_applications(tx: AsyncSession, who: Who, _: datetime) -> int:
    """How many applications wait for this curator."""
    return await participants.count_applications(tx, curates(who))


async def count_unfinished(tx: AsyncSession, who: Who, now: datetime) -> int:
    """Whether there is a form to go on with."""
    if who.person_id is None or not who.has_forms:
        return 0
    # Which text of the consent is asked for depends on the mode; that somebody has answered at all does not.
    cards = await participants.of_person(tx, who.person_id, document.current(PersonalData.NAMES), now)
    return int(await joining.unfinished(tx, who.person_id, cards) is not None)


async def says(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """Where a newcomer gets the link, what a form waits for, how many applications wait for the curator."""
    if who.person_id is None or texts.mode is PersonalData.NONE:
        return _says_none(who, texts)
    said: list[str] = []
    if curates(who) and (count := await count_applications(tx, who, now)):
        said.append(texts("admission-today", count=count))
    cards, going = [], None
    if who.has_forms:
        cards = await participants.of_person(tx, who.person_id, document.current(texts.mode), now)
        going = await joining.unfinished(tx, who.person_id, cards)
    if going is not None:
        manner = polite(cards[0]) if cards else "ty" if who.chosen_role == "mentee" else "vy"
        said.append(texts("joining-today-unfinished", polite=manner))
    for one in cards:
        if one.state is State.REFUSED:
            said.append(texts("joining-state-refused", reason=one.row.refusal or "other", polite=polite(one)))
        elif one.missing & GUARDIAN:
            said.append(texts("joining-wait-guardian", polite=polite(one)))
        elif one.uncleared & QUIZ:
            said.append(texts("joining-wait-quiz"))
        elif one.state is State.APPLIED and going is None:
            said.append(texts("joining-state-applied", polite=polite(one)))
    if not cards and going is None and not who.seats and who.chosen_role not in (None, "guardian"):
        said.append(texts("joining-where-link", role=who.chosen_role))
    return said


def _says_none(who: Who, texts: Texts) -> list[str]:
    if texts.mode is PersonalData.NONE and not who.seats and who.chosen_role in ("mentee", "mentor"):
        return [texts("joining-mode-none")]
    return []
