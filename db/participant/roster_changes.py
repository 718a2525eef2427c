"""What a file changes in the roster of an organisation: looked at first, then done in one transaction."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import RosterCode, SchoolClass
from db.participant import rosters, sending
from domain.codes import Code
from domain.personal import Personal
from domain.roster import Pupil, Roster
from domain.roster_plan import Kept, Plan, compare
from domain.school_links import new_token


async def planned(tx: AsyncSession, organization_id: int, roster: Roster, names: Mapping[int, Personal] | None = None) -> Plan:
    """What the roster would change. `names` are the full names by which pupils are known on the server."""
    kept = [
        Kept(one.id, one.school_class, one.code.number, _key(one, names), one.claimed)
        for one in await rosters.of(tx, organization_id)
    ]
    return compare(roster, kept)


def _key(one: rosters.Entry, names: Mapping[int, Personal] | None) -> str:
    if names is not None:
        return Pupil(one.school_class, None, names[one.id]).key if one.id in names else ""
    return " ".join(one.called.casefold().replace("ё", "е").split()) if one.called else ""


async def apply(
    tx: AsyncSession,
    organization_id: int,
    roster: Roster,
    *,
    by: int | None,
    now: datetime,
    names: Mapping[int, Personal] | None = None,
    says_names: bool = True,
) -> tuple[Plan, dict[int, Personal]]:
    """Change what the roster changes. Returns what was done and the full names to keep, by id of the code.

    `says_names` is whether messages may hold first names (mode `names`); else none is kept where messages are made.
    Raises OverflowError where a class has used up its 999 codes; nothing is to be committed then.
    """
    plan = await planned(tx, organization_id, roster, names)
    full: dict[int, Personal] = {}
    for school_class in roster.classes:
        row = insert(SchoolClass).values(organization_id=organization_id, grade=school_class.grade, letter=school_class.letter)
        await tx.execute(row.on_conflict_do_nothing())
    for pupil in plan.added:
        code = Code.parse(await sending.next_code(tx, organization_id, pupil.school_class))
        assert code is not None  # we have just made it
        entry = RosterCode(
            organization_id=organization_id,
            grade=pupil.school_class.grade,
            letter=pupil.school_class.letter,
            number=code.number,
            token=new_token(secrets.choice),
            called=str(pupil.called) if pupil.called and says_names else None,
            made_at=now,
            made_by=by,
        )
        tx.add(entry)
        await tx.flush()
        if pupil.full is not None:
            full[entry.id] = pupil.full
    for code_id, pupil in plan.named:
        if pupil.called is not None and says_names:
            await tx.execute(update(RosterCode).where(RosterCode.id == code_id).values(called=str(pupil.called)))
        if pupil.full is not None:
            full[code_id] = pupil.full
    await rosters.withdraw(tx, plan.spare, now=now)
    return plan, full
