"""The process that makes one table and ends: reads one moment of the database, writes rows to the disk, keeps the file.

`python -m bot.export_child` reads the job as JSON and writes what became of it. It knows no Telegram: the address of the database
comes in with the job, never on the command line. Whoever cancels finds it stopped within a second, at its next word.
"""

import asyncio
import json
import os
import shutil
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from db import Database, open_engine
from db.export import export_jobs
from db.export.export_jobs import Job, Stopped
from db.snapshot import snapshot
from domain.exports import Holds, What
from domain.personal import PersonalData
from handlers.exports.asked import NotAllowed
from handlers.exports.making import make

#: Telegram takes no larger file of a bot (50 MB), and a letter should stay below.
LARGEST = 45 * 1024 * 1024
#: One that reads, one that writes how far it is; an engine keeps some of its connections for statements by themselves.
CONNECTIONS = 4
#: What a process that was killed has left lies no longer than this, in seconds.
_LEFT_BEHIND = 3600
_FOLDER = "mentors-export-"
#: Per cent between two words to the person.
_STEP = 10


def given(job: Job, url: str, now: datetime, mode: PersonalData) -> bytes:
    """What the process is told on its standard input."""
    asked = {
        "url": url,
        "now": now.isoformat(),
        "mode": mode.value,
        "job": {
            "id": job.id,
            "attempt": job.attempt,
            "by": job.by,
            "organization_id": job.organization_id,
            "what": job.what.value,
            "holds": job.holds.value,
            "language": job.language,
            "details": dict(job.details),
        },
    }
    return json.dumps(asked).encode()


def main() -> None:
    """One job on standard input, one word about it on standard output: made, stopped, not-allowed, too-big."""
    asked = json.loads(sys.stdin.buffer.read())
    _tidy()
    with tempfile.TemporaryDirectory(prefix=_FOLDER) as folder:
        print(asyncio.run(_worked(asked, Path(folder) / "table.xlsx")))


async def _worked(asked: dict[str, Any], file: Path) -> str:
    told = asked["job"]
    job = Job(**{**told, "what": What(told["what"]), "holds": Holds(told["holds"])})
    engine = open_engine(asked["url"], size=CONNECTIONS)
    try:
        return await work(Database(engine), job, datetime.fromisoformat(asked["now"]), PersonalData(asked["mode"]), file)
    finally:
        await engine.dispose()


async def work(database: Database, job: Job, now: datetime, mode: PersonalData, file: Path) -> str:
    """Make the table and keep it with the job. Returns the word about it."""
    said = 0

    async def went_on(percent: int) -> None:
        nonlocal said
        tell = percent >= said + _STEP
        async with database.begin() as tx:
            await export_jobs.went_on(tx, job, percent, tell=tell)
        said = percent if tell else said

    try:
        await went_on(0)
        async with snapshot(database.engine) as tx:
            made = await make(tx, job, now, mode, file, went_on)
        content = await asyncio.to_thread(file.read_bytes)
        if len(content) > LARGEST:
            return "too-big"
        async with database.begin() as tx:
            await export_jobs.made(tx, job, content, file_name=made.name, rows=made.rows, now=now)
    except Stopped:
        return "stopped"
    except NotAllowed:
        return export_jobs.NOT_ALLOWED
    return "made"


def _tidy() -> None:
    """Folders of processes that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        try:
            about = folder.stat()
            if about.st_uid == os.getuid() and about.st_mtime < time.time() - _LEFT_BEHIND:
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue  # somebody else was faster


if __name__ == "__main__":
    main()
