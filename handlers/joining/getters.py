"""What the screens of joining show."""

from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from db import UpdateDatabase
from db.office import rights
from db.organization import offers
from db.participant import about_self, joining_questions, rosters
from db.participant.joining import Opened
from domain.consent import Purpose
from domain.convenient_day import Day
from domain.forms import Category, Part
from domain.joining import JoinForm, Question, categories_offered, forms_offered
from handlers.guardian.getters import watchers_in_words
from handlers.joining import document
from handlers.joining.going import manner, open_form
from handlers.joining.profile_words import about_said, titled
from locales import Texts

MOST_MENTEES_SHOWN = 5


def _step(one: Opened, question: Question) -> dict[str, Any]:
    step, steps = one.form.step(question) if question in one.form.questions else (0, 0)
    asks = one.form.sheet.words.get(question.value, "none")
    said = {"step": step, "steps": steps, "polite": manner(one), "organization": one.organization, "part": one.form.part.value}
    return {**said, "asks": asks}


async def consent_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """Welcome, and the consent as a document of its own. Which text was shown is remembered by its hash."""
    async with db.read() as tx:
        one = await open_form(tx, dialog_manager)
        titles = await offers.form_titles(tx)
    dialog_manager.dialog_data["shown"] = one.choices.consent_hash
    title = titled(titles.get(one.form.form or ""), texts)
    return {
        **_step(one, Question.CONSENT),
        "form": title or "none",
        "document": document.shown(Purpose.PARTICIPATION, texts),
        "minor": one.form.minor,
    }


async def watchers_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, now: datetime, **_: Any
) -> dict[str, Any]:
    """«Кто видит мои данные»: offices, and the people behind them where the mode allows names."""
    async with db.read() as tx:
        one = await open_form(tx, dialog_manager)
        found = await rights.watchers(tx, one.organization_id, now)
    return {
        **_step(one, Question.CONSENT),
        "watchers": watchers_in_words(found, texts),
        "mode": texts.mode.value,
    }


async def categories_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """Who the mentor is in life."""
    async with db.read() as tx:
        one = await open_form(tx, dialog_manager)
    offered = categories_offered(one.form, one.choices)
    rows = [{"id": c.value, "label": texts.plain("joining-category", category=c.value)} for c in Category if c in offered]
    return {**_step(one, Question.CATEGORY), "categories": rows}


async def forms_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """The forms that this person can choose from."""
    async with db.read() as tx:
        one = await open_form(tx, dialog_manager)
        titles = await offers.form_titles(tx)
    rows = [{"id": rule.key, "label": titled(titles[rule.key], texts)} for rule in forms_offered(one.form, one.choices)]
    return {**_step(one, Question.FORM), "forms": rows}


async def classes_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, code_refused: str = "none", **_: Any
) -> dict[str, Any]:
    """The real classes of the school, in one grid; where the school has a roster, a code may be typed instead."""
    async with db.read() as tx:
        one = await open_form(tx, dialog_manager)
        slips = one.card is None and await rosters.any_free(tx, one.organization_id)
    rows = [{"id": str(c), "label": str(c)} for c in sorted(one.choices.classes)]
    return {**_step(one, Question.SCHOOL_CLASS), "classes": rows, "slips": slips, "refused": code_refused}


async def name_shown(db: UpdateDatabase, dialog_manager: DialogManager, refused: str = "none", **_: Any) -> dict[str, Any]:
    """The only typed text, and why the last one was not taken."""
    async with db.read() as tx:
        one = await open_form(tx, dialog_manager)
    return {**_step(one, Question.NAME), "refused": refused, "minor": one.form.minor}


async def tags_shown(db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, **_: Any) -> dict[str, Any]:
    """Interests and requests (or directions) on one screen; chosen ones carry a tick."""
    async with db.read() as tx:
        one = await open_form(tx, dialog_manager)
        offered = await offers.tags_offered(tx, one.form, one.choices, one.organization_id)
    chosen = chosen_tags(one.form)
    rows = [
        {
            "id": f"{tag.kind[0]}:{tag.code}",
            "kind": tag.kind,
            "label": ticked(titled(tag.title, texts), f"{tag.kind[0]}:{tag.code}" in chosen),
        }
        for tag in offered
    ]
    own = one.form.sheet.own
    return {
        **_step(one, Question.TAGS),
        "own": own.title if own else "",
        "own_optional": own is not None and own.optional,
        "chips": [
            {"id": chip.code, "label": ticked(chip.title, one.form.tags is not None and chip.code in one.form.tags.own)}
            for chip in (own.offered if own else ())
        ],
        "interests": [row for row in rows if row["kind"] == "interest"],
        "topics": [row for row in rows if row["kind"] != "interest"],
        "count": len(chosen),
    }


def chosen_tags(form: JoinForm) -> frozenset[str]:
    """What is ticked, as ids of the buttons."""
    topic = "r" if form.part is Part.MENTEE else "d"
    if form.tags is None:
        return frozenset()
    return frozenset({f"i:{one}" for one in form.tags.interests} | {f"{topic}:{one}" for one in form.tags.topics})


def ticked(words: str, chosen: bool) -> str:
    """The label of something that can be chosen."""
    return f"✅ {words}" if chosen else words


async def capacity_shown(db: UpdateDatabase, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How many mentees at once."""
    async with db.read() as tx:
        one = await open_form(tx, dialog_manager)
    most = min(MOST_MENTEES_SHOWN, one.choices.most_mentees)
    numbers = [{"id": n, "label": str(n)} for n in range(1, most + 1)]
    return {**_step(one, Question.CAPACITY), "numbers": numbers}


async def day_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, codes_over: bool = False, **_: Any
) -> dict[str, Any]:
    """The convenient day, and everything that was said, before it is sent; and why it was not, where codes are used up."""
    async with db.read() as tx:
        one = await open_form(tx, dialog_manager)
        lines = await summary(tx, one, texts)
    chosen = one.form.day or Day.ANY
    days = [
        {"id": day.value, "label": texts.plain("joining-day", day=day.value, chosen=day is chosen)}
        for day in Day
        if day in one.choices.days and Question.DAY.value not in one.form.sheet.gone
    ]
    sent = one.card is not None and one.card.row.completed_at is not None
    shown = {"days": days, "summary": "\n".join(lines), "sent": sent, "asked": bool(days)}
    return {**_step(one, Question.DAY), **shown, **_codes(one, codes_over)}


def _codes(one: Opened, over: bool) -> dict[str, Any]:
    """Whether sending was refused for want of codes, and of which class."""
    return {"codes_over": over, "school_class": str(one.form.school_class or "none")}


async def summary(tx: Any, one: Opened, texts: Texts) -> list[str]:
    """The answers in words, a line each."""
    form = one.form
    said: list[str] = []
    titles = await offers.form_titles(tx)
    said.append(texts("joining-said-form", form=titled(titles.get(form.form or ""), texts) or "?", part=form.part.value))
    if form.category is not None and form.part is Part.MENTOR:
        said.append(texts("joining-said-category", category=form.category.value))
    if form.school_class is not None:
        said.append(texts("joining-said-class", school_class=str(form.school_class)))
    if form.name is not None:
        said.append(texts("joining-said-name", name=str(form.name)))
    if form.tags is not None:
        programme = await offers.programme_of(tx, one.organization_id)
        chosen = form.tags.interests | form.tags.topics
        tags = await offers.titles(tx, chosen, programme.id if programme else None)
        interests = [titled(tag.title, texts) for tag in tags if tag.kind == "interest" and tag.code in form.tags.interests]
        wanted = "request" if form.part is Part.MENTEE else "direction"
        topics = [titled(tag.title, texts) for tag in tags if tag.kind == wanted and tag.code in form.tags.topics]
        if interests:
            said.append(texts("joining-said-interests", tags=", ".join(interests)))
        if topics:
            said.append(texts("joining-said-topics", tags=", ".join(topics), part=form.part.value))
        own = await joining_questions.read(tx, sorted(form.tags.own))
        said += [texts("joining-said-own", words=words) for words in own]
    if form.capacity is not None and form.part is Part.MENTOR:
        said.append(texts("joining-said-capacity", capacity=form.capacity))
    return said


async def corrections_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, texts: Texts, codes_over: bool = False, **_: Any
) -> dict[str, Any]:
    """Every answer that may still be changed, as a button. A short form goes by itself with its last answer; where it could not,
    for want of codes, it is sent from here."""
    async with db.read() as tx:
        one = await open_form(tx, dialog_manager)
        lines = await summary(tx, one, texts)
    rows = [
        {"id": q.value, "label": texts.plain("joining-question", question=q.value, part=one.form.part.value)}
        for q in one.form.corrections
        if q is not Question.CONSENT
    ]
    card, own, whole = one.card, not one.journal, Question.DAY in one.form.questions
    return {
        **_codes(one, codes_over),
        "can_send": not whole and one.form.complete and (codes_over or card is None),
        "polite": manner(one),
        "questions": rows,
        "summary": "\n".join(lines),
        "whole": whole,
        "can_write": card is not None and (about_self.offered(card, texts.mode) or bool(about_said(card, texts, own=own))),
        "written": card is not None and card.row.about_self is not None,
    }


async def cancel_shown(db: UpdateDatabase, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Whether to throw the answers away."""
    async with db.read() as tx:
        one = await open_form(tx, dialog_manager)
    return {"polite": manner(one), "sent": one.card is not None}
