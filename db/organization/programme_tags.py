"""Tags and forms of one programme: the shared ones with the programme's changes, its own ones; added, renamed, retired, restored.

Codes never change and never go, so answers stay readable and matching stays right whatever a tag is called today.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Form, Programme, ProgrammeTag, Tag
from domain.tags import MOST, Group, Refusal, read_title, same


@dataclass(frozen=True)
class Tagged:
    """A tag as a programme knows it."""

    group: Group
    code: str
    position: int
    title: Mapping[str, Any]
    retired_at: datetime | None

    @property
    def offered(self) -> bool:
        """Whether it can be chosen now; a retired one is only read."""
        return self.retired_at is None

    @property
    def words(self) -> str:
        """As it was typed: the Russian title."""
        return str(self.title.get("ru") or "")


async def of(tx: AsyncSession, programme_id: int | None) -> list[Tagged]:
    """Every tag of the programme, retired ones too, in the order of the screens; without a programme the shared ones."""
    found: dict[tuple[Group, str], Tagged] = {}
    for row in (await tx.execute(select(Tag).order_by(Tag.kind, Tag.position))).scalars():
        group = Group.INTEREST if row.kind == "interest" else Group(row.audience)
        found[group, row.code] = Tagged(group, row.code, row.position, row.title, row.retired_at)
    own = await tx.execute(select(ProgrammeTag).where(ProgrammeTag.programme_id == programme_id))
    for mine in own.scalars():
        group = Group(mine.list)
        found[group, mine.code] = Tagged(group, mine.code, mine.position, mine.title, mine.retired_at)
    return sorted(found.values(), key=lambda one: (list(Group).index(one.group), one.position, one.code))


async def titles(tx: AsyncSession) -> dict[str, Mapping[str, Any]]:
    """Code → title of every programme's own tags: for reading answers wherever they were given."""
    rows = await tx.execute(select(ProgrammeTag.code, ProgrammeTag.title).where(ProgrammeTag.code.like("p%-%")))
    return {row.code: row.title for row in rows}


async def add(tx: AsyncSession, programme: Programme, group: Group, typed: str) -> Tagged | Refusal:
    """A new tag at the end of a list."""
    title = read_title(typed)
    if isinstance(title, Refusal):
        return title
    known = [one for one in await of(tx, programme.id) if one.group is group]
    if any(same(one.words, title) for one in known):
        return Refusal.KNOWN
    if sum(one.offered for one in known) >= MOST:
        return Refusal.FULL
    many = await tx.execute(select(func.count()).where(ProgrammeTag.programme_id == programme.id, ProgrammeTag.code.like("p%-%")))
    last = max((one.position for one in known), default=0)
    made = Tagged(group, f"p{programme.id}-{many.scalar_one() + 1}", last + 1, {"ru": title}, None)
    await _keep(tx, programme.id, made)
    return made


async def rename(tx: AsyncSession, programme: Programme, group: Group, code: str, typed: str) -> Tagged | Refusal:
    """Other words for the same thing: whoever has chosen it has chosen it still."""
    title = read_title(typed)
    if isinstance(title, Refusal):
        return title
    known = [one for one in await of(tx, programme.id) if one.group is group]
    one = next((one for one in known if one.code == code), None)
    if one is None:
        return Refusal.GONE
    if any(same(other.words, title) for other in known if other.code != code):
        return Refusal.KNOWN
    made = Tagged(group, code, one.position, {"ru": title}, one.retired_at)
    await _keep(tx, programme.id, made)
    return made


async def offer(
    tx: AsyncSession, programme: Programme, group: Group, code: str, *, offered: bool, now: datetime
) -> Tagged | Refusal:
    """Take a tag out of the form, or put it back. Answers that hold it stay as they are."""
    known = [one for one in await of(tx, programme.id) if one.group is group]
    one = next((one for one in known if one.code == code), None)
    if one is None:
        return Refusal.GONE
    if one.offered is offered:
        return one
    living = sum(other.offered for other in known)
    if offered and living >= MOST:
        return Refusal.FULL
    if not offered and living == 1:
        return Refusal.LAST
    made = Tagged(group, code, one.position, one.title, None if offered else now)
    await _keep(tx, programme.id, made)
    return made


async def _keep(tx: AsyncSession, programme_id: int, one: Tagged) -> None:
    values = {"position": one.position, "title": dict(one.title), "retired_at": one.retired_at}
    key = {"programme_id": programme_id, "list": one.group.value, "code": one.code}
    await tx.execute(insert(ProgrammeTag).values(**key, **values).on_conflict_do_update(index_elements=list(key), set_=values))


async def forms(tx: AsyncSession) -> Sequence[Form]:
    """Every form that there is, in order."""
    return (await tx.execute(select(Form).order_by(Form.position))).scalars().all()


async def use_form(tx: AsyncSession, programme: Programme, code: str, *, used: bool) -> Refusal | None:
    """Whether the programme offers this form from now on. Who takes part in it already, goes on."""
    known = [form.code for form in await forms(tx)]
    if code not in known:
        return Refusal.GONE
    wanted = {*programme.forms, code} if used else {*programme.forms} - {code}
    if not wanted:
        return Refusal.LAST
    programme.forms = [one for one in known if one in wanted]
    return None


async def chosen(tx: AsyncSession, programme_id: int, code: str, group: Group) -> int:
    """How many participants of the programme, or of one beside it, have this tag among their answers."""
    where = "interests ? :code" if group is Group.INTEREST else "(requests ? :code OR directions ? :code)"
    found = await tx.execute(
        text(f"""
            SELECT count(*) FROM participants WHERE {where} AND programme_id IN (
                SELECT p.id FROM programmes p JOIN programmes me ON me.organization_id = p.organization_id
                 WHERE me.id = :programme)
        """),
        {"programme": programme_id, "code": code},
    )
    return int(found.scalar_one())
