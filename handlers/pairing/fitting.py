"""«Подходите друг другу?» under a message after the first meeting: one tap each."""

from collections.abc import Awaitable, Callable

from aiogram_dialog import DialogManager

from db.pair import pair_fits
from db.pair.pair_fits import Fit
from handlers.buttons import Act
from handlers.spent import spent
from locales import Texts


def answers(fit: Fit) -> Callable[[Act, DialogManager], Awaitable[str]]:
    """One of the three buttons."""

    async def answered(act: Act, manager: DialogManager) -> str:
        data = manager.middleware_data
        texts: Texts = data["texts"]
        async with data["db"].begin() as tx:
            found = await pair_fits.answer(tx, act.id, data["who"].person_id, fit, now=data["now"])
        await spent(manager, act.id, *(f"fit-{one.value}" for one in Fit))
        return texts.plain("fit-late") if found is None else texts.plain("fit-thanks", fit=fit.value)

    return answered
