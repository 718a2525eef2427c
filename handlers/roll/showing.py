"""The list itself: a page of lines, what it is narrowed by, one participant to read."""

from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from sqlalchemy.ext.asyncio import AsyncSession

from db import UpdateDatabase
from db.office import rights
from db.organization import offers
from db.participant import participants, roll
from db.participant.participants import Card
from domain.codes import LAST_GRADE
from domain.forms import Part
from domain.offices import Act
from domain.personal import PersonalData
from domain.roll import Facet, Lack, Sieve, Standing, searched
from domain.who import Who
from handlers.admission.getters import lacking
from handlers.admission.states import Admit
from handlers.gone import Gone
from handlers.joining import document
from handlers.joining.profile_words import described, titled
from handlers.roll.place import place_in_hand
from handlers.roll.states import Roll
from handlers.school_year import counting
from handlers.ways_in.place import seats_of
from locales import Texts

#: Lines on one page of a phone.
ROWS = 8


def sieve_of(manager: DialogManager) -> Sieve:
    """What the list on show is narrowed by."""
    return Sieve.unpacked(manager.dialog_data.get("sieve"))


def _narrows(manager: DialogManager, sieve: Sieve) -> None:
    manager.dialog_data.update(sieve=sieve.packed(), page=0)


async def listed_shown(
    db: UpdateDatabase, who: Who, mode: PersonalData, texts: Texts, dialog_manager: DialogManager, said: str = "", **_: Any
) -> dict[str, Any]:
    """One page."""
    sieve, kept = sieve_of(dialog_manager), int(dialog_manager.dialog_data.get("page", 0))
    async with db.read() as tx:
        seat = await place_in_hand(tx, dialog_manager)
        place, current, names = seat.organization_id, document.current(mode), mode is PersonalData.NAMES
        skip = kept * ROWS if kept >= 0 else 1 << 30
        found = await roll.page(tx, place, sieve, current, names=names, skip=skip, size=ROWS)
        titles = await offers.form_titles(tx)
        curates = await rights.allowed(tx, who.person_id, Act.ADMIT_PARTICIPANTS, place, dialog_manager.middleware_data["now"])
        year = await counting.count_asked(tx, who, dialog_manager.middleware_data["now"]) if curates else 0
    pages = max(1, -(-found.total // ROWS))
    page = min(kept if kept >= 0 else pages - 1, pages - 1)
    dialog_manager.dialog_data["page"] = page if kept >= 0 else kept
    others = [one for one in seats_of(who) if one.organization_id != place]
    return {
        "said": said,
        "organization": seat.organization,
        "count": found.total,
        "narrowed": narrowed(sieve, titles, texts) or "none",
        "open": sieve.is_open,
        "people": [{"id": one.id, "label": _line(one, texts)} for one in found.entries],
        "curates": curates,
        "year": bool(year),
        "places": [{"id": one.organization_id, "label": one.organization} for one in others],
        "page": page + 1,
        "pages": pages,
        "paged": pages > 1,
    }


def _line(one: roll.Entry, texts: Texts) -> str:
    return texts.plain(
        "roll-line",
        who=one.called.in_full(texts.mode),
        part=one.part.value,
        standing=one.standing.value,
        paired=one.paired,
        consented=one.consented,
        phone=one.has_phone,
    )


def narrowed(sieve: Sieve, titles: dict[str, dict[str, str]], texts: Texts) -> str:
    """What the list is narrowed by, in one line; empty for everybody."""
    said = [texts("roll-searched", words=sieve.words)] if sieve.words else []
    said += [texts.plain("roll-value", facet=facet, value=value) for facet, value in _plain_values(sieve)]
    if sieve.form is not None:
        said.append(titled(titles.get(sieve.form), texts))
    said += [texts.plain("roll-lack", lack=lack.value) for lack in sorted(sieve.lacks)]
    return " · ".join(said)


def _plain_values(sieve: Sieve) -> list[tuple[str, str]]:
    values = (("role", sieve.role), ("state", sieve.state), ("grade", sieve.grade))
    return [(facet, str(value)) for facet, value in values if value is not None]


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A fragment of a name, a code or a class."""
    sieve = sieve_of(manager)
    _narrows(manager, Sieve.unpacked({**sieve.packed(), "words": searched(message.text or "")}))
    manager.show_mode = ShowMode.SEND


async def cleared(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Everybody again."""
    _narrows(manager, Sieve())


async def sieve_shown(db: UpdateDatabase, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Each facet with its present value, and what may be lacking."""
    sieve = sieve_of(dialog_manager)
    async with db.read() as tx:
        await place_in_hand(tx, dialog_manager)
        titles = await offers.form_titles(tx)
    kept = sieve.packed()
    facets = []
    for facet in Facet:
        value = str(kept[facet.value]) if kept[facet.value] is not None else ""
        label = titled(titles.get(value), texts) if facet is Facet.FORM and value else _value_said(facet, value, texts)
        facets.append({"id": facet.value, "label": texts.plain("roll-facet", facet=facet.value, value=label)})
    lacks = [
        {"id": lack.value, "label": ("✅ " if lack in sieve.lacks else "") + texts.plain("roll-lack", lack=lack.value)}
        for lack in Lack
    ]
    return {"facets": facets, "lacks": lacks, "open": sieve.is_open}


def _value_said(facet: Facet, value: str, texts: Texts) -> str:
    return texts.plain("roll-value", facet=facet.value, value=value) if value else texts.plain("roll-any")


async def toggled(_: CallbackQuery, __: Any, manager: DialogManager, lack: str) -> None:
    """One lack more, or less."""
    if lack in set(Lack):
        _narrows(manager, sieve_of(manager).toggled(Lack(lack)))


async def opened_facet(_: CallbackQuery, __: Any, manager: DialogManager, facet: str) -> None:
    """On to its values."""
    manager.dialog_data["facet"] = facet
    await manager.switch_to(Roll.values)


async def values_shown(
    db: UpdateDatabase, mode: PersonalData, texts: Texts, dialog_manager: DialogManager, **_: Any
) -> dict[str, Any]:
    """What this facet may be, and «any»."""
    facet = Facet(dialog_manager.dialog_data.get("facet", Facet.ROLE.value))
    async with db.read() as tx:
        seat = await place_in_hand(tx, dialog_manager)
        titles = await offers.form_titles(tx)
        offered = await offers.choices(tx, seat.organization_id, document.current(mode))
    match facet:
        case Facet.FORM:
            values = [(rule.key, titled(titles.get(rule.key), texts)) for rule in offered.forms]
        case Facet.ROLE:
            values = [(part.value, _value_said(facet, part.value, texts)) for part in Part]
        case Facet.STATE:
            values = [(one.value, _value_said(facet, one.value, texts)) for one in Standing]
        case Facet.GRADE:
            values = [(str(grade), str(grade)) for grade in range(1, LAST_GRADE + 1)]
    rows = [{"id": value, "label": label} for value, label in values]
    return {"facet": facet.value, "values": [*rows, {"id": "-", "label": texts.plain("roll-any")}]}


async def chose_value(_: CallbackQuery, __: Any, manager: DialogManager, value: str) -> None:
    """Narrowed by it."""
    facet = Facet(manager.dialog_data.get("facet", Facet.ROLE.value))
    _narrows(manager, sieve_of(manager).chosen(facet, "" if value == "-" else value))
    await manager.switch_to(Roll.sieve)


async def opened(_: CallbackQuery, __: Any, manager: DialogManager, participant_id: int) -> None:
    """The curator gets the card with everything that can be done; the head reads."""
    data = manager.middleware_data
    async with data["db"].read() as tx:
        seat = await place_in_hand(tx, manager)
        may = await rights.allowed(tx, data["who"].person_id, Act.ADMIT_PARTICIPANTS, seat.organization_id, data["now"])
    if may:
        await manager.start(Admit.card, {"id": participant_id}, mode=StartMode.NORMAL)
        return
    manager.dialog_data["id"] = participant_id
    await manager.switch_to(Roll.card)


async def _card(tx: AsyncSession, manager: DialogManager) -> Card:
    data = manager.middleware_data
    seat = await place_in_hand(tx, manager)
    one = await participants.card(tx, int(manager.dialog_data.get("id", 0)), document.current(data["mode"]), data["now"])
    if one is None or one.row.organization_id != seat.organization_id:
        raise Gone("nobody of this organisation")
    return one


async def card_shown(db: UpdateDatabase, now: datetime, texts: Texts, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is kept of one participant, to be read."""
    async with db.read() as tx:
        one = await _card(tx, dialog_manager)
        text = "\n".join(await described(tx, one, texts))
    lacks = "\n".join(lacking(one, now, texts)) or texts("admission-nothing-lacks", state=one.row.state)
    return {"text": text, "lacks": lacks}
