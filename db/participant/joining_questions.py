"""The questions of the form of joining of one programme: the shipped ones with its changes, and its own.

Codes never change and never go, so that answers stay readable whatever a question or a chip is called today.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import JoiningQuestion, Programme
from domain.forms import Part
from domain.joining_questions import LONGEST_QUESTION, SHIPPED, Chip, Put, Sheet, question_of, read_chips, recast, sheet_of, told
from domain.tags import Refusal, read_title, same


async def of(tx: AsyncSession, programme_id: int | None) -> Mapping[Part, list[Put]]:
    """Every question of both lists in the order in which it is asked, retired own ones last; without a programme the shipped."""
    known = {part: {code: Put(code) for code in SHIPPED[part]} for part in Part}
    rows = await tx.execute(
        select(JoiningQuestion).where(JoiningQuestion.programme_id == programme_id).order_by(JoiningQuestion.code)
    )
    for row in rows.scalars():
        chips = tuple(Chip(**chip) for chip in row.chips)
        known[Part(row.part)][row.code] = Put(row.code, row.title, row.optional, row.retired_at is not None, chips)
    return {part: _in_order(list(listed.values())) for part, listed in known.items()}


def _in_order(known: Sequence[Put]) -> list[Put]:
    """An own question stands on the screen of tags, after them."""
    asked = [one for one in known if not one.own]
    at = next(place for place, one in enumerate(asked, start=1) if one.code == "tags")
    living = [one for one in known if one.own and not one.retired]
    return [*asked[:at], *living, *asked[at:], *(one for one in known if one.own and one.retired)]


async def sheets(tx: AsyncSession, programme_id: int | None) -> Mapping[Part, Sheet]:
    """How the programme asks the questions of each part."""
    return {part: sheet_of(known) for part, known in (await of(tx, programme_id)).items()}


async def add(tx: AsyncSession, programme: Programme, part: Part, typed: str) -> Put | Refusal:
    """A question of the programme's own: the first line asks, each further one is an answer. One is asked at a time."""
    first, *lines = typed.strip().splitlines() or [""]
    known = (await of(tx, programme.id))[part]
    title, titles = _title(first, known, ""), read_chips(lines)
    if isinstance(title, Refusal):
        return title
    if isinstance(titles, Refusal):
        return titles
    if any(one.own and not one.retired for one in known):
        return Refusal.FULL
    many = await tx.execute(
        select(func.count()).where(JoiningQuestion.programme_id == programme.id, JoiningQuestion.code.like("j%-%"))
    )
    code = f"j{programme.id}-{many.scalar_one() + 1}"
    return await _keep(tx, programme.id, part, Put(code, title, chips=recast(code, (), titles)), None)


async def reword(tx: AsyncSession, programme: Programme, part: Part, code: str, typed: str) -> Put | Refusal:
    """Other words for the same question: what was answered counts for it still."""
    known = (await of(tx, programme.id))[part]
    title = _title(typed, known, code)
    return title if isinstance(title, Refusal) else await _change(tx, programme, part, code, None, title=title)


async def answers_are(tx: AsyncSession, programme: Programme, part: Part, code: str, typed: str) -> Put | Refusal:
    """Other answers to an own question, a line each; one whose words stay is the same, who has chosen another keeps it."""
    titles = read_chips(typed.splitlines())
    one = await _find(tx, programme, part, code)
    if isinstance(titles, Refusal):
        return titles
    if one is None or not one.own:
        return Refusal.GONE
    return await _change(tx, programme, part, code, None, chips=recast(code, one.chips, titles))


def _title(typed: str, known: Iterable[Put], code: str) -> str | Refusal:
    title = read_title(typed, LONGEST_QUESTION)
    if isinstance(title, Refusal):
        return title
    return Refusal.KNOWN if any(one.title and same(one.title, title) for one in known if one.code != code) else title


async def offer(tx: AsyncSession, programme: Programme, part: Part, code: str, *, offered: bool, now: datetime) -> Put | Refusal:
    """Take a question out of the form, or put it back. Of those that decide about rights or the law none goes."""
    known = (await of(tx, programme.id))[part]
    one = next((one for one in known if one.code == code), None)
    if one is None:
        return Refusal.GONE
    if not one.may_go:
        return Refusal.LAST
    if offered and one.own and any(other.own and not other.retired and other.code != code for other in known):
        return Refusal.FULL
    return await _change(tx, programme, part, code, now, retired=not offered)


async def allow_passing(tx: AsyncSession, programme: Programme, part: Part, code: str, *, optional: bool) -> Put | Refusal:
    """Say whether the question may be passed over."""
    one = await _find(tx, programme, part, code)
    if one is None:
        return Refusal.GONE
    return await _change(tx, programme, part, code, None, optional=optional) if one.may_be_passed else Refusal.LAST


async def _find(tx: AsyncSession, programme: Programme, part: Part, code: str) -> Put | None:
    return next((one for one in (await of(tx, programme.id))[part] if one.code == code), None)


async def _change(
    tx: AsyncSession, programme: Programme, part: Part, code: str, now: datetime | None, **changed: Any
) -> Put | Refusal:
    one = await _find(tx, programme, part, code)
    return Refusal.GONE if one is None else await _keep(tx, programme.id, part, replace(one, **changed), now)


async def _keep(tx: AsyncSession, programme_id: int, part: Part, one: Put, now: datetime | None) -> Put:
    """Write it; `now` where it is taken out or put back, None where that stays as it is."""
    key = {"programme_id": programme_id, "part": part.value, "code": one.code}
    values: dict[str, Any] = {"title": one.title, "optional": one.optional, "chips": [asdict(chip) for chip in one.chips]}
    if now is not None:
        values["retired_at"] = now if one.retired else None
    row = insert(JoiningQuestion).values(**key, **values)
    await tx.execute(row.on_conflict_do_update(index_elements=list(key), set_=values))
    return one


async def many_answers(tx: AsyncSession, owner: int, code: str) -> int:
    """How many participants of this organisation's programmes have answered this own question."""
    found = await tx.execute(
        text("""
            SELECT count(*) FROM participants
             WHERE programme_id IN (SELECT id FROM programmes WHERE organization_id = :owner)
               AND EXISTS (SELECT 1 FROM jsonb_array_elements_text(own_answers) AS chip WHERE starts_with(chip, :code || '.'))
        """),
        {"owner": owner, "code": code},
    )
    return int(found.scalar_one())


async def read(tx: AsyncSession, chips: Iterable[str]) -> list[str]:
    """Question and answer in words for these chips, in their order, wherever they were given and whatever was retired since."""
    wanted = list(chips)
    known = await words(tx, {question_of(chip) for chip in wanted}) if wanted else {}
    return [known[chip] for chip in wanted if chip in known]


async def words(tx: AsyncSession, questions: Set[str] | None = None) -> Mapping[str, str]:
    """Chip → its question and itself in words, of these own questions or of all that there are."""
    wanted = JoiningQuestion.code.like("j%-%") if questions is None else JoiningQuestion.code.in_(questions)
    # A programme beside the first one holds the question under the same code.
    rows = await tx.execute(select(JoiningQuestion).where(wanted).order_by(JoiningQuestion.programme_id))
    return {chip["code"]: told(row.title or "", str(chip["title"])) for row in rows.scalars() for chip in row.chips}
