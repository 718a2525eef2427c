"""The drill: the database is lost, a backup is brought back. Nothing is said a second time, and nobody erased returns."""

import asyncio
import re
import tarfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from bot import archive, backing_up, memo, restoring
from bot.archive import Unusable
from bot.backing_up import Refused
from bot.leading import POLLER
from bot.restoring import Asked
from bot.running import Refused as NotRun
from bot.running import _refuse_unfinished
from bot.settings import Settings
from db import Database, given, leases
from db.copying import CannotCopy
from db.export import export_schedules
from db.participant import erasing
from db.reminder import reminders
from db.since_backup import Memo, Unsaid
from domain.consent import Voice
from domain.exports import Rule, What
from tests import school
from tests.inbox import ask, tell
from tests.rows import Place
from tests.telegram import Box, Call
from tests.town import Town

MOSCOW = ZoneInfo("Europe/Moscow")
TODAY = date(2026, 8, 11)  # Tuesday, ten in the morning
HEAD = 7007


def _settings(folder: Path) -> Settings:
    return Settings(_env_file=None, data_dir=folder, personal_data="names")  # type: ignore[call-arg, arg-type]


async def _backs_up(file: Path, url: str) -> None:
    await asyncio.to_thread(backing_up.write, file, given.dsn(url))


async def _restores(file: Path, url: str, folder: Path, **wishes: Any) -> None:
    """As the command does, in a thread: it has a loop of its own."""
    await asyncio.to_thread(restoring.bring_back, Asked(file, **wishes), _settings(folder), given.dsn(url))


def _nine(day: date, minutes: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=MOSCOW) + timedelta(minutes=minutes)


async def _digests(box: Box, after: int = 0) -> list[int | None]:
    calls = await box.ledger("sendMessage", after=after)
    return [call.chat_id for call in calls if "Коротко о сроках" in str(call.parameters["text"]) and call.status == 200]


async def test_what_was_said_is_not_said_again_and_who_was_erased_stays_erased(
    town: Town, url: str, box: Box, tmp_path: Path
) -> None:
    file, folder = tmp_path / "town.backup", tmp_path / "data"
    folder.mkdir()
    await town.officials_start()
    database = town.service.database
    async with database.begin() as tx:
        place = await Place.of_the_town(tx, 7008)
        dues = [TODAY + timedelta(days=days) for days in (3, 7, 10)]
        items = [await place.assigned(tx, due=due, words=f"Провести встречу {due:%d}") for due in dues]
        await reminders.replan(tx, items, now=town.service.clock.now())
        pupil = await school.newcomer(tx, 5005, town.service.clock.now())
        [head] = place.heads[:1]
        await export_schedules.set_one(
            tx, head, place.schools[0], What.PAIRS, Rule.WEEKLY, 4, by_mail=False, now=town.service.clock.now()
        )
    await tell(database, "UPDATE persons SET name = 'Саша К' WHERE id = :id", id=pupil)
    await town.settled()
    await _backs_up(file, url)

    # The lost bot has handed over the table of Thursday: nobody has to make it for that.
    await tell(database, "UPDATE export_schedules SET removed_at = now()")
    # What the copy does not know: three mornings, one of which Telegram has not taken, and somebody who wants to be forgotten.
    await town.moves_clock(_nine(TODAY + timedelta(days=3), 30))
    said = await _digests(box)
    assert said.count(HEAD) >= 2
    async with database.begin() as tx:
        await erasing.erase(tx, pupil, Voice.OWN, by=pupil, now=town.service.clock.now(), today=TODAY)
    await box.weather({"kind": "500", "methods": ["sendMessage"], "chat_id": HEAD})
    await town.moves_clock(_nine(TODAY + timedelta(days=6), 10))
    assert [row.kind for row in await town.ask("SELECT kind FROM deliveries WHERE state = 'waiting'")] == ["morning"]
    others = [chat for chat in await _digests(box) if chat != HEAD]
    await memo.Keeping(database, town.service.clock.now, folder).write()
    town._serving.cancel()  # type: ignore[union-attr]
    await asyncio.wait({town._serving})  # type: ignore[arg-type]
    await box.weather()
    await tell(database, "DROP SCHEMA public CASCADE")
    await tell(database, "CREATE SCHEMA public")
    await database.engine.dispose()
    await _restores(file, url, folder)

    seq = max(call.seq for call in await box.ledger())
    async with Town.open(url, box) as anew:
        await anew.settled()
        await anew.moves_clock(_nine(TODAY + timedelta(days=6), 20))
        assert await _digests(box, seq) == [HEAD], "only what Telegram had not taken is said, once"
        assert await _other_words(box, seq) == []
        assert sorted(others) == sorted(chat for chat in await _digests(box) if chat != HEAD)
        await anew.moves_clock(_nine(TODAY + timedelta(days=7), 10))
        assert (await _digests(box, seq)).count(HEAD) == 2, "life goes on: the next rung is said on its day"

        tables = await anew.ask("SELECT state, period FROM exports")
        assert [tuple(row) for row in tables] == [("cancelled", TODAY + timedelta(days=2))], "the table does not come again"

        erased = await anew.ask("SELECT name FROM persons WHERE id = :id", id=pupil)
        assert [row.name for row in erased] == [None]
        assert await anew.ask("SELECT 1 FROM accounts WHERE external_id = 5005") == []
        assert await anew.one("SELECT count(*) FROM erasures WHERE person_id = :id", id=pupil) == 1
        async with anew.service.database.begin() as tx:
            assert await school.newcomer(tx, 5006, anew.service.clock.now()) > 1_000_000, "no number of a lost row comes again"


async def _other_words(box: Box, seq: int) -> list[Call]:
    """Messages to people after this call that are no digests."""
    calls = await box.ledger("sendMessage", after=seq)
    return [call for call in calls if "Коротко о сроках" not in str(call.parameters["text"])]


async def test_a_database_that_goes_tells_of_its_end_itself(database: Database, url: str, tmp_path: Path) -> None:
    """Where it can still be read, it knows what the memo does, and both together know who was erased."""
    stopped = datetime(2026, 8, 20, 9, tzinfo=MOSCOW)
    await tell(database, "INSERT INTO leases (key, holder, fence, until) VALUES (-1, gen_random_uuid(), 1, :at)", at=stopped)
    await tell(
        database, "INSERT INTO persons (id, language, created_at) OVERRIDING SYSTEM VALUE VALUES (9, 'ru', :at)", at=stopped
    )
    await tell(database, "INSERT INTO deliveries (person_id, day, kind, due_at) VALUES (9, :day, 'morning', :at)",
               day=stopped.date(), at=stopped)  # fmt: skip
    erased = "INSERT INTO erasures (person_id, born_at, salt, asked, erased_at) VALUES (:id, :at, 'salt', 'own', :at)"
    await tell(database, erased, id=31, at=stopped)
    asked, settings = Asked(tmp_path, replace=True), _settings(tmp_path)
    going = await restoring._look(asked, settings, given.dsn(url))
    assert going is not None
    assert (going.alive, going.unsaid) == (stopped, {Unsaid(9, stopped.date(), "morning")})
    # A memo of an earlier moment, which knows of somebody else.
    other = replace(going.erased[0], person_id=32)
    memo.keep(tmp_path / memo.NAME, Memo(stopped - timedelta(hours=1), frozenset(), (other,)))
    both = await restoring._look(asked, settings, given.dsn(url))
    assert both is not None
    assert (both.alive, [one.person_id for one in both.erased]) == (stopped, [31, 32])
    # A memo of a later one: the last writing may be fifteen seconds before the end.
    memo.keep(tmp_path / memo.NAME, Memo(stopped + timedelta(hours=1)))
    later = await restoring._look(asked, settings, given.dsn(url))
    assert later is not None
    assert (later.alive, later.unsaid) == (stopped + timedelta(hours=1, seconds=15), frozenset())
    assert [one.person_id for one in later.erased] == [31, 32], "who was erased stays in the memo for ever"


async def _prints(database: Database) -> Any:
    return await ask(
        database, "SELECT count(*) AS people, (SELECT obj_description('alembic_version'::regclass)) AS mark FROM persons"
    )


async def test_what_cannot_be_is_one_line_and_changes_nothing_and_what_was_cut_off_begins_anew(
    database: Database, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = tmp_path / "a.backup"
    monkeypatch.chdir(tmp_path)
    for name, value in {"DATABASE_URL": url, "DATA_DIR": str(tmp_path), "PERSONAL_DATA": "names"}.items():
        monkeypatch.setenv(name, value)
    assert await asyncio.to_thread(backing_up.backup, [str(backup)]) == 0
    assert re.fullmatch(rf"{backup}: \d+ bytes, as of \S+ \S+ UTC\n", capsys.readouterr().out)
    await tell(database, "INSERT INTO persons (language, created_at) VALUES ('ru', '2026-08-11T10:00Z')")
    mode, left = await asyncio.to_thread(lambda: (backup.stat().st_mode & 0o777, list(tmp_path.iterdir())))
    assert mode == 0o600
    assert left == [backup], "nothing half-made is left"
    assert await asyncio.to_thread(backing_up.backup, [str(backup)]) == 2
    assert capsys.readouterr().err == f"{backup} is there already: choose another name, nothing is overwritten\n"
    with pytest.raises(Refused, match="there is no folder"):
        await _backs_up(tmp_path / "no" / "a.backup", url)

    restores = partial(_restores, url=url, folder=tmp_path)
    with pytest.raises(Refused, match="the database is not empty: add --replace"):
        await restores(backup)
    other = tmp_path / "other"
    whole = await asyncio.to_thread(backup.read_bytes)
    middle = len(whole) // 2  # of the copy itself: an archive ends with some thousand signs that say nothing
    for content, words in (
        (b"not a backup", "is no backup of this bot"),
        (whole[:middle], "is no backup of this bot, or only a part of one"),
        (whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :], "is damaged"),
    ):
        await asyncio.to_thread(other.write_bytes, content)
        with pytest.raises(Unusable, match=words):
            await restores(other, replace=True)
    with pytest.raises(Unusable, match="cannot be read"):
        await restores(tmp_path / "nothing", replace=True)
    newer = tmp_path / "newer"
    with tarfile.open(backup) as tar:
        tar.extract(archive.DUMP, tmp_path, filter="data")
    archive.write(newer, tmp_path / archive.DUMP, now=datetime(2026, 8, 11, 10, tzinfo=MOSCOW), schema="9999")
    with pytest.raises(Refused, match="was made by a newer release"):
        await restores(newer, replace=True)
    holder = uuid4()
    await leases.hold(database.at_once, POLLER, holder, timedelta(minutes=5))
    with pytest.raises(Refused, match="a bot runs on this database"):
        await restores(backup, replace=True)
    await leases.give_up(database.at_once, POLLER, holder)
    [before] = await _prints(database)
    assert (before.people, before.mark) == (1, None)

    # The copy breaks off in the middle: what was there stays there.
    with monkeypatch.context() as patched:
        patched.setattr(restoring.restored, "AFTER", "SELECT 1 / 0;")
        with pytest.raises(CannotCopy, match="the database refused the copy: ERROR:  division by zero"):
            await restores(backup, replace=True)
    assert await _prints(database) == [before]

    # It is in, but what has to follow is not done: no bot says anything from there, and the same command begins anew.
    async def dies(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(restoring.since_backup, "set_apart", dies)
        with pytest.raises(KeyboardInterrupt):
            await restores(backup, replace=True)
    half: Any = SimpleNamespace(database=database)
    with pytest.raises(NotRun, match="A restore was interrupted"):
        await _refuse_unfinished(half)
    assert await asyncio.to_thread(restoring.restore, [str(backup)]) == 2
    assert capsys.readouterr().err.startswith("the database is not empty: add --replace")
    assert await asyncio.to_thread(restoring.restore, [str(backup), "--replace", "--stopped-at", "2026-08-11T10:00+03:00"]) == 0
    assert capsys.readouterr().out.startswith("Restored as of ")
    [after] = await _prints(database)
    assert (after.people, after.mark) == (0, None)
    await _refuse_unfinished(half)
