"""What a curator's presses do in admission."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.kbd import Button

from db import AlreadyDone
from db.participant import admission, clearances, guardians
from db.participant.joining import NEW_MENTEE, NEW_MENTOR, PROFILE, Subject
from db.participant.participants import Card
from domain.admission import Reason, Refusal
from domain.consent import Voice
from handlers.admission.getters import card_of, today_of
from handlers.admission.states import Admit, Quiz
from handlers.buttons import Act
from handlers.joining import document
from handlers.joining.going import go_to
from handlers.joining.today import curates
from locales import Texts


async def _then(manager: DialogManager, result: Card | Refusal | None) -> None:
    """Back to the card; a refusal is said on it."""
    if isinstance(result, Refusal):
        manager.middleware_data["refused"] = result.value
    await manager.switch_to(Admit.card)


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, participant_id: int) -> None:
    """One application of the queue."""
    manager.dialog_data["id"] = participant_id
    await manager.switch_to(Admit.card)


async def admitted(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Let in; on to the next in the queue."""
    data = manager.middleware_data
    result: Card | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await card_of(manager, tx)
            result = await admission.admit(tx, data["who"].person_id, one.row.id, document.current(data["mode"]), now=data["now"])
    await _next(manager, result, "admission-done")


async def chose_reason(_: CallbackQuery, __: Any, manager: DialogManager, reason: str) -> None:
    """Not let in, with the reason."""
    data = manager.middleware_data
    result: Card | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await card_of(manager, tx)
            result = await admission.refuse(
                tx, data["who"].person_id, one.row.id, Reason(reason), document.current(data["mode"]), now=data["now"]
            )
    await _next(manager, result, "admission-done-refused")


async def _next(manager: DialogManager, result: Card | Refusal | None, said: str) -> None:
    if isinstance(result, Refusal):
        await _then(manager, result)
        return
    texts: Texts = manager.middleware_data["texts"]
    if isinstance(manager.event, CallbackQuery):
        await manager.event.answer(texts.plain(said, has_account=result.has_account if result else True))
    await manager.switch_to(Admit.queue)


async def asks_paper(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Which paper: the guardian's or the own one; on to its date."""
    manager.dialog_data["whose"] = Voice(str(button.widget_id)).value
    await manager.switch_to(Admit.paper)


async def paper_near(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Signed today or yesterday."""
    async with manager.middleware_data["db"].read() as tx:
        today = today_of(await card_of(manager, tx), manager)
    await _paper(manager, today - timedelta(days=button.widget_id == "yesterday"))


async def paper_day(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """Signed on a day of the calendar."""
    await _paper(manager, day)


async def _paper(manager: DialogManager, day: date) -> None:
    data = manager.middleware_data
    whose = Voice(manager.dialog_data.get("whose", "guardian"))
    result: Card | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await card_of(manager, tx)
            result = await admission.mark_paper(
                tx, data["who"].person_id, one.row.id, whose, day, document.current(data["mode"]), now=data["now"]
            )
    await _then(manager, result)


async def certificate_years(_: CallbackQuery, __: Any, manager: DialogManager, years: int) -> None:
    """Valid for so many years from today."""
    async with manager.middleware_data["db"].read() as tx:
        today = today_of(await card_of(manager, tx), manager)
    day = today.replace(day=28) if (today.month, today.day) == (2, 29) else today
    await _tick(manager, clearances.CERTIFICATE, day.replace(year=day.year + years))


async def certificate_day(_: object, __: Any, manager: DialogManager, day: date) -> None:
    """Valid until a day of the calendar."""
    await _tick(manager, clearances.CERTIFICATE, day)


async def ticked(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Instruction, order or (for somebody without an account) the quiz: done today."""
    await _tick(manager, str(button.widget_id))


async def _tick(manager: DialogManager, step: str, valid_until: date | None = None) -> None:
    data = manager.middleware_data
    result: Card | Refusal | None = None
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            one = await card_of(manager, tx)
            result = await admission.tick(
                tx,
                data["who"].person_id,
                one.row.id,
                step,
                document.current(data["mode"]),
                now=data["now"],
                valid_until=valid_until,
            )
    await _then(manager, result)


async def fills(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The curator answers the form of somebody without an account."""
    async with manager.middleware_data["db"].read() as tx:
        one = await card_of(manager, tx)
    await go_to(manager, Subject(PROFILE, one.row.id))


async def confirmed_guardian(_: CallbackQuery, manager: DialogManager, guardianship_id: int, __: int) -> None:
    """Who has answered by the parent's link is the parent indeed."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            current = document.current(data["mode"])
            await guardians.confirm(tx, guardianship_id, data["who"].person_id, current, now=data["now"])


async def denied_guardian(_: CallbackQuery, manager: DialogManager, guardianship_id: int, __: int) -> None:
    """It was somebody else: the answer does not count."""
    data = manager.middleware_data
    with suppress(AlreadyDone):
        async with data["db"].begin() as tx:
            await guardians.deny(tx, guardianship_id, data["who"].person_id, now=data["now"])


async def enters(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """A pupil or a mentor without an account: the same form, filled by the curator."""
    places = curates(manager.middleware_data["who"])
    if places:
        place = manager.dialog_data.get("place") or places[0]
        kind = NEW_MENTEE if button.widget_id == "mentee" else NEW_MENTOR
        await go_to(manager, Subject(kind, place if place in places else places[0]))


async def chose_place(_: CallbackQuery, __: Any, manager: DialogManager, organization_id: int) -> None:
    """In which of several organisations."""
    manager.dialog_data["place"] = organization_id


async def show_queue(_: Act, manager: DialogManager) -> None:
    """«Открыть заявки» under a notice."""
    await manager.start(Admit.queue, mode=StartMode.RESET_STACK)


async def show_participant(act: Act, manager: DialogManager) -> None:
    """«Открыть карточку» under a notice."""
    await manager.start(Admit.card, {"id": act.id}, mode=StartMode.RESET_STACK)


async def show_quiz(_: Act, manager: DialogManager) -> None:
    """«Тест по безопасности» under a notice."""
    await manager.start(Quiz.question, mode=StartMode.RESET_STACK)
