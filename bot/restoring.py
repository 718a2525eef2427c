"""`python -m bot restore FILE`: the database as it was when FILE was written; what was said since is not said again, and who was
erased since stays erased. Why it is done like this: docs/decisions/0014.

The copy is put back in one transaction, marked as unfinished; what follows is done by ordinary transactions, and the mark goes
last. The bot does not run on a marked database; the same command begins anew.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg
from sqlalchemy.exc import SQLAlchemyError

from bot import aiogram_lightly, archive, letter_words, memo
from bot.archive import About
from bot.backing_up import Refused, fitting, on_database
from bot.leading import POLLER
from bot.settings import Settings
from db import Database, clock, migrate, open_engine, restored, since_backup
from db.since_backup import Memo
from scheduler.mailing import Accepted, Mail, Mailing

if TYPE_CHECKING:
    from bot.service import Service

aiogram_lightly.defer()

#: Hours of a day of the lost time at which files that come by themselves are looked for: their ten hours of each zone have one.
_LOOKS = (0, 6, 12, 18)


@dataclass(frozen=True)
class Asked:
    """What the operator wants."""

    file: Path
    #: A database that holds something already is emptied first.
    replace: bool = False
    #: Programme time (aware) at which the lost bot stopped, where the operator knows better than the memo.
    stopped_at: datetime | None = None


def restore(arguments: Sequence[str]) -> int:
    """Bring the database back from FILE. Exit status 2, with one line and nothing changed, when that cannot be."""
    parser = argparse.ArgumentParser(prog="python -m bot restore", description="Bring the database back from a backup.")
    parser.add_argument("file", type=Path, metavar="FILE", help="what python -m bot backup has written")
    parser.add_argument("--replace", action="store_true", help="empty a database that holds something already")
    parser.add_argument(
        "--stopped-at", type=_moment, metavar="MOMENT", help="when the lost bot stopped, such as 2026-11-22T05:10+03:00"
    )
    given = parser.parse_args(arguments)
    return on_database(
        lambda settings, dsn: bring_back(Asked(given.file, given.replace, given.stopped_at), settings, dsn), alone=True
    )


def _moment(words: str) -> datetime:
    moment = datetime.fromisoformat(words)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("must say its offset from UTC, as in 2026-11-22T05:10+03:00")
    return moment


def bring_back(asked: Asked, settings: Settings, dsn: str) -> None:
    """Do it all. Raises `Refused`, `archive.Unusable`, `copying.CannotCopy`: the database is then as it was, or marked."""
    programs = fitting(dsn)
    with tempfile.TemporaryDirectory(prefix="restore-", dir=settings.data_dir) as folder:
        dump = Path(folder, "dump")
        about = archive.unpack(asked.file, dump)
        programs.check(dump)
        if about.schema > migrate.newest():
            raise Refused(f"{asked.file} was made by a newer release of this bot: install that one")
        left = asyncio.run(_look(asked, settings, dsn))
        programs.bring_back(dump, before=restored.BEFORE, after=restored.AFTER)
    print(asyncio.run(_settle(asked, settings, dsn, about, left)))


async def _look(asked: Asked, settings: Settings, dsn: str) -> Memo | None:
    """Whether the place is free, and what is known of the time since the copy: from the memo in DATA_DIR, and from the database
    that is about to go. Raises `Refused`."""
    written = memo.read(settings.data_dir / memo.NAME)
    if written is not None:  # it was written for the last time up to so long before the end
        written = replace(written, alive=written.alive + memo.EVERY)
    connection = await asyncpg.connect(dsn)
    try:
        holds = await restored.holds_something(connection)
        if await restored.is_served(connection, POLLER):
            raise Refused(
                "a bot runs on this database: stop every replica first (one that was killed is forgotten in fifteen seconds)"
            )
    finally:
        await connection.close()
    if not holds:
        return written
    if not asked.replace:
        raise Refused("the database is not empty: add --replace to put the backup in place of what it holds")
    going = await _going(dsn)
    if going is None or written is None:
        return going or written
    later, earlier = (going, written) if going.alive >= written.alive else (written, going)
    return memo.merged(later, earlier.erased)


async def _going(dsn: str) -> Memo | None:
    """What the database that is about to go knows of its end; None where it is none of ours, or too broken to be read."""
    engine = open_engine(dsn)
    try:
        async with Database(engine).read() as tx:
            alive = None if await restored.unfinished(tx) else await since_backup.last_alive(tx, POLLER)
            return None if alive is None else await since_backup.look(tx, alive)
    except SQLAlchemyError:
        return None
    finally:
        await engine.dispose()


async def _settle(asked: Asked, settings: Settings, dsn: str, about: About, left: Memo | None) -> str:
    """After the copy is in: numbers apart, the erased erased, what was said said. What the operator reads."""
    # Late: most of a second, and only here.
    from bot.service import Service  # noqa: PLC0415

    engine = open_engine(dsn)
    try:
        await migrate.upgrade(engine)
        database = Database(engine)
        async with database.begin() as tx:
            present = datetime.now(UTC) + await clock.ahead(tx)
            known = left or Memo(present)
            if asked.stopped_at is not None:
                known = replace(known, alive=asked.stopped_at)
            known = replace(known, alive=max(known.alive.astimezone(UTC), about.now))
            if settings.playground and known.alive > present:  # a clock that was moved ahead since stays there
                await clock.put_ahead(tx, known.alive - datetime.now(UTC))
            elif known.alive > present:
                known = replace(known, alive=present)
            await since_backup.set_apart(tx)
            erased = await since_backup.erase_again(tx, known.erased, now=known.alive, zone=settings.zone)
    finally:
        await engine.dispose()
    opened = Service.open(
        dsn, token="1:nobody", api_base="http://127.0.0.1:9", mode=settings.mode, zone=settings.zone, alone=True
    )
    async with opened as service:
        said = await _live_through(service, settings, about.now, known)
        async with service.database.begin() as tx:
            await restored.finish(tx)
    guessed = left is None and asked.stopped_at is None
    return _told(about, known, said, erased, guessed=guessed)


async def _live_through(service: "Service", settings: Settings, since: datetime, known: Memo) -> int:
    """Let the time from the copy to the last sign of life pass in silence: what the lost bot planned then is planned, and counts
    as said. How many messages that is."""
    zone = settings.zone
    day = since.astimezone(zone).date()
    while (midnight := datetime.combine(day, datetime.min.time(), zone)) < known.alive:
        if midnight > since:
            service.clock.stand(midnight)
            await service.plan()
        for moment in (midnight + timedelta(hours=hours) for hours in _LOOKS):
            if since < moment < known.alive:
                service.clock.stand(moment)
                await service.exporting.sweep()
        day += timedelta(days=1)
    service.clock.stand(known.alive)
    await service.plan()
    if settings.smtp_host is not None:  # the letters of that day to office addresses were written as well
        await Mailing(service.database, service.clock.now, letter_words.compose, _silently).sweep()
    async with service.database.begin() as tx:
        return await since_backup.count_as_said(tx, known)


async def _silently(_: Mail) -> Accepted:
    """A letter that the lost bot has sent."""
    return Accepted()


def _told(about: About, known: Memo, said: int, erased: int, *, guessed: bool) -> str:
    lines = [
        f"Restored as of {about.now:%Y-%m-%d %H:%M} UTC. What people did after that is lost.",
        f"The lost bot was there until {known.alive:%Y-%m-%d %H:%M} UTC: {said} messages that were due by then count as said.",
    ]
    if guessed:
        lines.append(
            "Nobody left word when it stopped, so that moment is now. If it was earlier, restore once more with --stopped-at."
        )
    if erased:
        lines.append(f"{erased} people who were erased meanwhile are erased again.")
    return "\n".join(lines)
