"""What may be done about the assignment on show: by whom, right now; and what stands beside its card."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.assignment import answerable, changing, delegating
from db.assignment.assignments import Listed
from db.office import colleagues
from db.office.colleagues import Colleague
from db.reminder import snoozes
from domain.assignment import State
from domain.offices import Office
from domain.personal import PersonalData
from domain.pleas import About
from handlers.assignments import showing
from locales import Texts

#: What the window asks before it draws a button.
ACTS = (
    "may_put_off",
    "may_extend",
    "may_ask_help",
    "may_be_lifted",
    "may_delegate",
    "may_take_back",
    "may_enter_paper",
    "may_grant",
    "may_let_off",
)
#: Everybody of an organisation who may execute something.
EVERYBODY = tuple(Office)


def called(one: Colleague, texts: Texts, mode: PersonalData) -> str:
    """A colleague on a button or in a sentence: office or title, then the name, or digits where no name may be said (plain)."""
    return texts.plain(
        "colleague",
        office=one.office.value,
        title=one.title,
        name=one.name if mode is PersonalData.NAMES else None,
        digits=one.digits,
    )


async def acts(tx: AsyncSession, one: Listed, person: int, now: datetime) -> dict[str, bool]:
    """Which buttons the card has for this person, by the names that the window knows."""
    executes = person in await answerable.responsible_for(tx, one, now)
    acting = one.state in (State.OPEN, State.RETURNED)
    asked = {plea.about for plea in await changing.waiting(tx, one.id)}
    put_off = await snoozes.choices(tx, one.id, person, now=now) if executes and acting else None
    hands_on = acting and await delegating.may_delegate(tx, one, person, now)
    judges = await answerable.may_judge(tx, one, person, now)
    changes = judges and not executes
    return {
        "may_put_off": bool(put_off and put_off.later),
        "may_extend": executes and acting and one.deadline is not None and About.EXTENSION not in asked,
        "may_ask_help": executes and acting and About.HELP not in asked,
        "may_be_lifted": executes and acting and About.LIFT not in asked,
        "may_delegate": hands_on,
        "may_take_back": hands_on and one.delegated_by is not None,
        "may_enter_paper": acting and judges and not executes,
        "may_grant": acting and changes and one.deadline is not None,
        "may_let_off": changes and (acting or one.state is State.REPORTED),
    }


async def beside(tx: AsyncSession, one: Listed, person: int, now: datetime, texts: Texts, mode: PersonalData) -> str:
    """Lines under the card (HTML): whose it is, that the day was moved, what was asked and waits; empty when there is nothing."""
    lines = []
    if one.delegated_by is not None:
        people = await colleagues.of(tx, one.organization_id, EVERYBODY, one.today(now))
        names = {colleague.person_id: called(colleague, texts, mode) for colleague in people}
        if one.executor_id == person:
            lines.append(texts("assignment-given-to-you", who=names.get(one.delegated_by)))
        else:
            instead = person in await answerable.responsible_for(tx, one, now)
            key = "assignment-given-instead" if instead else "assignment-given-to"
            lines.append(texts(key, who=names.get(one.executor_id or 0)))
    elif one.curator_too and one.state in (State.OPEN, State.RETURNED):
        lines.append(texts("assignment-shared", office=one.office.value))
    if one.extended_at is not None and one.state in (State.OPEN, State.RETURNED):
        lines.append(texts("assignment-was-extended", until=one.deadline))
    if one.on_paper:
        lines.append(texts("assignment-on-paper"))
    if one.state is State.NOT_REQUIRED and one.comment:
        lines.append(texts("assignment-why-lifted", reason=one.comment))
    for plea in await changing.waiting(tx, one.id):
        words = showing.shortened(plea.words, showing.IN_LIST) if plea.words else None
        lines.append(texts("plea-waits", about=plea.about.value, wished=plea.wished, words=words))
    return "\n".join(lines)
