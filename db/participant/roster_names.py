"""Full names behind personal codes. Read and written by the command line on the server; no screen or notice may import this.

An import contract (pyproject.toml) keeps `handlers` and `scheduler` away; whatever leaves this module is `Personal`.
"""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Participant, RosterCode, RosterName
from domain.personal import Personal


async def keep(tx: AsyncSession, names: Mapping[int, Personal]) -> None:
    """The names of these codes, by id."""
    for code_id, name in names.items():
        row = insert(RosterName).values(roster_code_id=code_id, full_name=name.reveal_on_disk())
        await tx.execute(row.on_conflict_do_update(index_elements=["roster_code_id"], set_={"full_name": row.excluded.full_name}))


async def of(tx: AsyncSession, organization_id: int) -> dict[int, Personal]:
    """Every known name of the organisation's codes, by id."""
    rows = await tx.execute(
        select(RosterName.roster_code_id, RosterName.full_name)
        .join(RosterCode, RosterCode.id == RosterName.roster_code_id)
        .where(RosterCode.organization_id == organization_id)
    )
    return {row.roster_code_id: Personal(row.full_name) for row in rows}


async def by_person(tx: AsyncSession, organization_id: int) -> dict[int, Personal]:
    """The known names of those who have come in with a code of the organisation, by person."""
    rows = await tx.execute(
        select(Participant.person_id, RosterName.full_name)
        .join(RosterCode, RosterCode.id == RosterName.roster_code_id)
        .join(Participant, Participant.id == RosterCode.participant_id)
        .where(RosterCode.organization_id == organization_id)
    )
    return {row.person_id: Personal(row.full_name) for row in rows}
