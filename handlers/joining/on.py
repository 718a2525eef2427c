"""What presses and words do in joining. Each answer is kept in the transaction of its press."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone
from db.participant import joining, sending
from db.participant.joining import Opened
from db.participant.rosters import Unusable
from domain.codes import SchoolClass
from domain.first_names import NameRefusal
from domain.joining import Answer, Question, Refusal, Tags, forms_offered
from handlers.home.start import go_home
from handlers.joining import document
from handlers.joining.getters import chosen_tags
from handlers.joining.going import WINDOW_OF, after_sending, go_on, last_window, open_form, subject_of
from handlers.joining.states import Join
from locales import Texts

#: Nothing marked yet on the screen of tags.
NOTHING = Tags(frozenset(), frozenset())


async def take(manager: DialogManager, question: Question, said: Answer) -> NameRefusal | Refusal | None:
    """Keep an answer and go on. The short form of a minor without a guardian's word is sent with its last answer."""
    data = manager.middleware_data
    sent: int | None = None
    result: Opened | Refusal | NameRefusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await open_form(tx, manager)
            result = await joining.answer(tx, one, question, said, document.current(data["mode"]), now=data["now"])
            if isinstance(result, Opened):
                sent = await _short_form(tx, await _only_form(tx, result, manager), manager)
    if isinstance(result, NameRefusal | Refusal):
        return result
    await go_on(manager, sent)
    return None


async def _short_form(tx: Any, one: Opened, manager: DialogManager) -> int | None:
    """Send what a minor may be asked before the guardian's word, once it is complete. Returns the participant's id."""
    data = manager.middleware_data
    if Question.DAY in one.form.questions or not one.form.complete:
        return None
    done = await sending.send(tx, one, now=data["now"])
    await _refused(tx, one, manager, done)
    return done if isinstance(done, int) else None


async def _refused(tx: Any, one: Opened, manager: DialogManager, done: int | Refusal) -> None:
    """Where sending was refused over a code, the next screen says so; what was answered stays in the draft."""
    if done is Refusal.CODE_TAKEN:
        await _goes_on_without(tx, one, manager)
    manager.middleware_data["codes_over"] = done is Refusal.CODES_OVER


async def _goes_on_without(tx: Any, one: Opened, manager: DialogManager) -> None:
    """Somebody else was faster with the same code: the class is asked, and the screen says why."""
    data = manager.middleware_data
    await joining.without_code(tx, one, now=data["now"])
    data["code_refused"] = Unusable.USED.value


async def typed_code(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Instead of choosing the class: the code of a slip from the roster. What is no code is refused with its reason."""
    data = manager.middleware_data
    manager.show_mode = ShowMode.SEND
    sent: int | None = None
    result: Opened | Unusable | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await open_form(tx, manager)
            result = await joining.typed_code(tx, one, message.text or "", now=data["now"])
            if isinstance(result, Opened):
                sent = await _short_form(tx, await _only_form(tx, result, manager), manager)
    if isinstance(result, Unusable):
        data["code_refused"] = result.value
        return
    await go_on(manager, sent)


async def _only_form(tx: Any, one: Opened, manager: DialogManager) -> Opened:
    """Where a category has only one form, nobody is asked for it."""
    data = manager.middleware_data
    if one.form.question is Question.FORM and len(only := forms_offered(one.form, one.choices)) == 1:
        answered = await joining.answer(tx, one, Question.FORM, only[0].key, document.current(data["mode"]), now=data["now"])
        return answered if isinstance(answered, Opened) else one
    return one


async def agreed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The person's own consent to exactly the text that was shown."""
    if await take(manager, Question.CONSENT, str(manager.dialog_data.get("shown"))):
        await manager.switch_to(Join.consent)  # the text has changed meanwhile: here is the present one


async def chose(question: Question, manager: DialogManager, said: Answer) -> None:
    """A press on one of the choices; one that is no longer offered shows what is."""
    if await take(manager, question, said):
        await go_on(manager)


async def chose_category(_: CallbackQuery, __: Any, manager: DialogManager, category: str) -> None:
    """Who the mentor is."""
    await chose(Question.CATEGORY, manager, category)


async def chose_form(_: CallbackQuery, __: Any, manager: DialogManager, form: str) -> None:
    """Which form."""
    await chose(Question.FORM, manager, form)


async def chose_class(_: CallbackQuery, __: Any, manager: DialogManager, school_class: str) -> None:
    """Which class."""
    await chose(Question.SCHOOL_CLASS, manager, SchoolClass.parse(school_class))


async def chose_capacity(_: CallbackQuery, __: Any, manager: DialogManager, capacity: int) -> None:
    """How many mentees."""
    await chose(Question.CAPACITY, manager, capacity)


async def typed_name(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A name; anything else is refused with its reason, and the question stays."""
    refused = await take(manager, Question.NAME, message.text)
    if refused is not None:
        manager.middleware_data["refused"] = refused.value
        manager.show_mode = ShowMode.SEND


async def toggled(_: CallbackQuery, __: Any, manager: DialogManager, tag: str) -> None:
    """One tag more or less."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await open_form(tx, manager)
            chosen = chosen_tags(one.form) ^ {tag}
            marked = Tags(
                interests=frozenset(t[2:] for t in chosen if t.startswith("i:")),
                topics=frozenset(t[2:] for t in chosen if not t.startswith("i:")),
                own=one.form.tags.own if one.form.tags else frozenset(),
            )
            await joining.answer(tx, one, Question.TAGS, marked, document.current(data["mode"]), now=data["now"])


async def said(_: CallbackQuery, __: Any, manager: DialogManager, chip: str) -> None:
    """One answer to the programme's own question instead of the one before; pressed again, none."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await open_form(tx, manager)
            tags = one.form.tags or NOTHING
            marked = replace(tags, own=frozenset({chip}) - tags.own)
            await joining.answer(tx, one, Question.TAGS, marked, document.current(data["mode"]), now=data["now"])


async def tags_done(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """On, once at least one is chosen: without any there is nothing to match by. A programme may allow to choose none."""
    async with manager.middleware_data["db"].read() as tx:
        one = await open_form(tx, manager)
    if not chosen_tags(one.form) and not one.form.sheet.tags_optional:
        await _toast(manager, "joining-tags-none")
        return
    if one.form.sheet.lacks((one.form.tags or NOTHING).own):
        await _toast(manager, "joining-own-none")
        return
    if one.form.tags is None:
        await chose(Question.TAGS, manager, NOTHING)
        return
    await manager.switch_to(WINDOW_OF[one.form.question] if one.form.question else Join.day)


async def chose_day(_: CallbackQuery, __: Any, manager: DialogManager, day: str) -> None:
    """A convenient day; the summary stays open."""
    await chose(Question.DAY, manager, day)


async def sent(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """«Отправить»: the form becomes a participation, or its correction."""
    data = manager.middleware_data
    subject = subject_of(manager)
    done: int | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await open_form(tx, manager)
            done = await sending.send(tx, one, now=data["now"])
            await _refused(tx, one, manager, done)
    if isinstance(done, int):
        await after_sending(manager, subject, done)
    else:
        await go_on(manager)


async def back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The question before; before the first one lies home."""
    state = manager.current_context().state
    question = next(q for q, window in WINDOW_OF.items() if window == state)
    async with manager.middleware_data["db"].read() as tx:
        one = await open_form(tx, manager)
    before = one.form.before(question) if question in one.form.questions else None
    # Who corrects something that was sent goes back to the summary, not through every question.
    sent = one.card is not None and one.card.row.completed_at is not None and question is not Question.DAY
    if sent or question not in one.form.questions:
        await manager.switch_to(last_window(one))
    elif before is None:
        await go_home(manager)
    else:
        await manager.switch_to(WINDOW_OF[before])


async def corrects(_: CallbackQuery, __: Any, manager: DialogManager, question: str) -> None:
    """Back to one question, whatever was answered since."""
    async with manager.middleware_data["db"].read() as tx:
        one = await open_form(tx, manager)
    wanted = Question(question)
    await manager.switch_to(WINDOW_OF[wanted] if wanted in one.form.corrections else last_window(one))


async def gave_up(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The half-filled form is thrown away; what was sent before stays as it was."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await open_form(tx, manager)
            await sending.give_up(tx, one, document.current(data["mode"]), now=data["now"])
    await _toast(manager, "joining-cancelled")
    await go_home(manager)


async def stayed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nothing is thrown away: back to where the form stands."""
    await go_on(manager)


async def _toast(manager: DialogManager, key: str) -> None:
    texts: Texts = manager.middleware_data["texts"]
    if isinstance(manager.event, CallbackQuery):
        await manager.event.answer(texts.plain(key))
