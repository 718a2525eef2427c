"""A participant in words: what is kept, where it stands, what is waited for and what to do next."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from db.organization import offers
from db.participant import joining_questions
from db.participant.participants import Card
from domain.admission import State
from domain.allowed_hours import local_day
from domain.clearance import Ends, Uncleared, ending
from domain.codes import SchoolClass
from domain.consent import Missing
from domain.forms import Category, Part
from domain.personal import Personal, PersonalData
from locales import Texts

GUARDIAN = {Missing.GUARDIAN, Missing.GUARDIAN_CHANGED, Missing.GUARDIAN_UNCONFIRMED}
QUIZ = {Uncleared.QUIZ, Uncleared.QUIZ_EXPIRED}


def quiz_ends(one: Card, now: datetime) -> bool:
    """Whether the quiz ends within a month: it may be renewed before anything is interrupted."""
    return one.from_outside and Ends.QUIZ in ending(one.checklist, local_day(now, ZoneInfo(one.zone)))


def titled(title: Mapping[str, str] | None, texts: Texts) -> str:
    """A title that is data, in the reader's language."""
    return (title or {}).get(texts.language) or (title or {}).get("ru") or ""


def polite(one: Card) -> str:
    """«ты» to pupils, «Вы» to everybody else."""
    return "ty" if one.category is Category.PUPIL else "vy"


def title_of(one: Card, texts: Texts) -> str:
    """The spoken name of the form."""
    return titled(dict(one.form_title), texts)


def about_said(one: Card, texts: Texts, *, own: bool) -> list[str]:
    """The line in the own words, for whoever wrote it (`own`) or for the curator; nothing where the mode shows no names."""
    if one.row.about_self is None or texts.mode is not PersonalData.NAMES:
        return []
    return [texts("joining-said-about", words=Personal(one.row.about_self), own=own)]


async def described(tx: Any, one: Card, texts: Texts, *, about: Literal["own", "curator"] | None = None) -> list[str]:
    """Everything that is kept of a participant, a line each. The line in the own words is for its writer and the curator."""
    row = one.row
    said = [
        texts(
            "joining-profile-head",
            organization=one.organization,
            form=title_of(one, texts),
            part=row.role,
            origin=row.origin,
        )
    ]
    if texts.mode is PersonalData.NAMES and one.called.name:
        said.append(texts("joining-said-name", name=Personal(one.called.name)))
    elif row.code:
        said.append(texts("joining-said-code", code=row.code))
    if row.grade is not None:
        said.append(texts("joining-said-class", school_class=str(SchoolClass(row.grade, row.letter or ""))))
    if one.part is Part.MENTOR:
        said.append(texts("joining-said-category", category=row.category))
        said.append(texts("joining-said-capacity", capacity=row.capacity))
    tags = await offers.titles(tx, frozenset([*row.interests, *row.requests, *row.directions]), row.programme_id)
    interests = [titled(tag.title, texts) for tag in tags if tag.kind == "interest" and tag.code in row.interests]
    kind, codes = ("request", row.requests) if one.part is Part.MENTEE else ("direction", row.directions)
    topics = [titled(tag.title, texts) for tag in tags if tag.kind == kind and tag.code in codes]
    if interests:
        said.append(texts("joining-said-interests", tags=", ".join(interests)))
    if topics:
        said.append(texts("joining-said-topics", tags=", ".join(topics), part=row.role))
    said += [texts("joining-said-own", words=words) for words in await joining_questions.read(tx, row.own_answers)]
    if row.completed_at is not None:
        said.append(texts("joining-said-day", weekday=row.weekday or 0))
    return said + (about_said(one, texts, own=about == "own") if about else [])


def waits(one: Card, texts: Texts) -> list[str]:
    """Where it stands and what is waited for, in the words of what to do next."""
    manner = polite(one)
    if one.row.resting_until is not None:
        return [texts("resting-said", until=one.row.resting_until, polite=manner)]
    if one.state is State.REFUSED:
        return [texts("joining-state-refused", reason=one.row.refusal or "other", polite=manner)]
    said: list[str] = []
    if texts.mode is PersonalData.CODES and one.state is State.APPLIED and one.row.code:
        said.append(texts("joining-tell-code", code=one.row.code, polite=manner))
    if one.row.asked_back is not None:
        said.append(texts("admission-asked-back", what=one.row.asked_back, polite=manner, organization=one.organization))
    if one.missing & GUARDIAN:
        said.append(texts("joining-wait-guardian", polite=manner))
    elif one.row.completed_at is None:
        said.append(texts("joining-wait-answers", polite=manner))
    if one.missing - GUARDIAN:
        said.append(texts("joining-wait-consent", polite=manner))
    if one.uncleared & QUIZ:
        said.append(texts("joining-wait-quiz"))
    if one.uncleared - QUIZ:
        said.append(texts("joining-wait-checklist"))
    if one.state is State.ADMITTED:
        closed = one.part is Part.MENTOR and one.row.closed_at is not None
        said.append(texts("joining-state-admitted", polite=manner, closed=closed, part=one.row.role))
    elif not said:
        said.append(texts("joining-state-applied", polite=manner))
    return said
