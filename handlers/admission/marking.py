"""What is said when something was marked on a participant's card."""

from aiogram_dialog import DialogManager

from domain.admission import Refusal
from handlers.admission.states import Admit
from handlers.days import Said
from locales import Texts


async def marked(to: Said, manager: DialogManager, result: object) -> None:
    """Back to the card: «отмечено», or why not."""
    texts: Texts = manager.middleware_data["texts"]
    if isinstance(result, Refusal):
        manager.middleware_data["refused"] = result.value
    else:
        await to.answer(texts.plain("admission-marked"))
    await manager.switch_to(Admit.card)
