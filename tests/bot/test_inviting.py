"""`python -m bot invite` on the server: the first officials, and an organisation that is mistyped or new."""

import asyncio
import re

import pytest
from sqlalchemy import text

from bot import inviting
from db import Database
from domain.invitations import fingerprint
from tests.rows import Place


async def _runs(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The status and the one line that the operator reads."""
    status = await asyncio.to_thread(inviting.invite, arguments)
    said = capsys.readouterr()
    return status, (said.err if status else said.out).strip()


async def test_operator_invites_first_officials_and_is_helped_with_names(
    database: Database, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=2, calendar_too=False)
    status, said = await _runs(capsys, "--office", "head", "--organization", "школа №2")
    link = re.fullmatch(r"/start ([\w-]{43})", said)
    assert status == 0
    assert link is not None
    async with database.read() as tx:
        kept = (
            await tx.execute(text("SELECT organization_id, secret_hash, expires_at - issued_at AS lives FROM invitations"))
        ).one()
    assert (kept.organization_id, kept.secret_hash, kept.lives.days) == (place.schools[1], fingerprint(link[1]), 14)

    status, said = await _runs(capsys, "--office", "head", "--organization", "irjkf 2")
    assert status == 2
    assert "Did you mean «Школа № 2»" in said
    assert "--kind" in said
    status, said = await _runs(capsys, "--office", "coordinator", "--organization", "Школа № 1")
    assert (status, said) == (2, "the office of coordinator is not held in a school")
    new = ("--office", "head", "--organization", "Школа № 9", "--under", "Город")
    assert "Kinds are: " in (await _runs(capsys, *new, "--kind", "factory"))[1]
    assert (await _runs(capsys, *new, "--kind", "school"))[0] == 0
    assert (await _runs(capsys, *new[:4]))[0] == 0
    async with database.read() as tx:
        assert (await tx.execute(text("SELECT count(*) FROM organizations WHERE name = 'Школа № 9'"))).scalar_one() == 1
