"""`python -m bot roster` and `python -m bot papers`: codes and names meet on the server's own disk, and nowhere else.

What is printed on the terminal are numbers of lines and of codes, never a name: terminals are recorded and copied.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from bot import aiogram_lightly
from bot import settings as configuration
from bot.inviting import Refused as NotFound
from bot.inviting import organization_called, start_link
from bot.settings import Settings
from db import Database, clock, embedded, migrate, open_engine
from db.export import exports
from db.models import Organization
from db.organization import offers
from db.organization import school_links as links
from db.participant import roster_changes, roster_names, rosters
from db.participant.rosters import Entry
from domain.exports import Holds
from domain.personal import Personal, PersonalData
from domain.roster import Roster, Shape, Unreadable, read_roster
from locales import Texts
from papers import safely
from papers.matrix_xlsx import Sheet, workbook
from papers.office.making import NotMade
from papers.refusal import Refused as RefusedFile
from papers.slips import Slips, pdf

aiogram_lightly.defer()

#: Only the account that runs the bot reads what is written here.
FILE_MODE, FOLDER_MODE = 0o600, 0o700


class Refused(Exception):
    """It cannot be done; the message is the one line that the operator reads."""


Does = Callable[[argparse.Namespace, Settings, Database], Awaitable[None]]


def roster(arguments: Sequence[str]) -> int:
    """Read a roster with full names into the database of this server. Exit status 2, with lines, when it cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m bot roster", description="Tie personal codes to names, on this server.")
    parser.add_argument("act", choices=["import"])
    parser.add_argument("file", type=Path, metavar="FILE", help=".xlsx or .csv: class, and the full name in one column or three")
    parser.add_argument("--organization", required=True, metavar="NAME", help="its name or short name")
    return _done(parser.parse_args(arguments), _import)


def papers(arguments: Sequence[str]) -> int:
    """Write slips, a list and the documents about pairs, with names, into a folder of this server. Exit status 2 with one line
    when it cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m bot papers", description="Write papers with names, on this server.")
    parser.add_argument("--organization", required=True, metavar="NAME", help="its name or short name")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="made when it does not exist")
    return _done(parser.parse_args(arguments), _write)


def _done(asked: argparse.Namespace, does: Does) -> int:
    settings = configuration.load_or_exit()
    try:
        if settings.mode is PersonalData.NONE:
            raise Refused("PERSONAL_DATA=none: this bot keeps no participants")
        if settings.database_url is not None:
            return asyncio.run(_with_database(asked, settings, settings.database_url.get_secret_value(), does))
        with embedded.start(settings.data_dir, say=lambda _: None) as server:
            return asyncio.run(_with_database(asked, settings, server.url, does))
    except (Refused, NotFound, embedded.CannotStart) as refused:
        print(str(refused), file=sys.stderr)
        return 2


async def _with_database(asked: argparse.Namespace, settings: Settings, url: str, does: Does) -> int:
    engine = open_engine(url)
    try:
        await migrate.upgrade(engine)
        await does(asked, settings, Database(engine))
        return 0
    finally:
        await engine.dispose()


async def _place(tx: AsyncSession, name: str) -> Organization:
    found = await organization_called(tx, name)
    if found is None:
        raise Refused(f"no organisation is called «{name}»")
    return found


async def _import(asked: argparse.Namespace, settings: Settings, database: Database) -> None:
    found = await asyncio.to_thread(_read, asked.file)
    try:
        async with database.begin() as tx:
            place = await _place(tx, asked.organization)
            now = datetime.now(UTC) + await clock.ahead(tx)
            plan, names = await roster_changes.apply(
                tx,
                place.id,
                found,
                by=None,
                now=now,
                names=await roster_names.of(tx, place.id),
                says_names=settings.mode is PersonalData.NAMES,
            )
            await roster_names.keep(tx, names)
    except OverflowError:
        raise Refused("a class has used up its 999 codes: nothing was kept") from None
    print(
        f"{place.short_name}: {len(plan.added)} new codes, {plan.same} unchanged, {len(plan.named)} got a name,"
        f" {len(plan.spare)} taken off, {plan.unknown} in use that the file does not know"
    )


def _read(file: Path) -> Roster:
    try:
        found = read_roster(safely.read_now(file, file.name), Shape.FULL)
    except OSError as fault:
        raise Refused(f"{file} cannot be read: {fault.strerror}") from None
    except RefusedFile as refused:
        raise Refused(f"{file} is not read: {refused.why.value}") from None
    if isinstance(found, Unreadable):
        raise Refused(f"{file} is no roster: {found.value} (the headings are «Класс» and «ФИО», or «Фамилия», «Имя», «Отчество»)")
    if found.problems:
        lines = "\n".join(f"  line {one.line}: {one.fault.value}" for one in found.problems)
        raise Refused(f"nothing was kept; put these lines right:\n{lines}")
    return found


async def _write(asked: argparse.Namespace, settings: Settings, database: Database) -> None:
    from bot import office_papering, register_papering  # noqa: PLC0415 -- aiogram has to be deferred before
    from handlers.office_papers.writing import RECORDED  # noqa: PLC0415 -- as above

    async with database.begin() as tx:
        place = await _place(tx, asked.organization)
        entries = await rosters.of(tx, place.id)
    try:
        documents = await office_papering.files(database.engine, place.id, settings.mode)
    except NotMade as fault:
        raise Refused(f"a template of {place.short_name} cannot be filled: {fault}") from None
    if not entries and not documents:
        raise Refused(f"{place.short_name} has no roster and no pairs: send one to the bot, or `python -m bot roster import`")
    slips = await _slips(place, entries, settings, database) if entries else {}
    async with database.read() as tx:
        known = await roster_names.of(tx, place.id)
        now = datetime.now(UTC) + await clock.ahead(tx)
    names = {str(one.code): known[one.id] for one in entries if one.id in known}
    registers = await register_papering.files(database.engine, place.id, names, now, settings.mode)
    taken = [("server", name, content, rows) for name, (content, rows) in registers.items()]
    taken += [(RECORDED[one.paper], name, one.content, one.rows) for name, one in documents.items()]
    await _record(database, place.id, taken, now)
    await asyncio.to_thread(_keep, asked.out, {**slips, **{name: content for _, name, content, _ in taken}})
    if entries:
        free, named = sum(not one.claimed for one in entries), sum(one.id in known for one in entries)
        print(f"{asked.out}: {free} slips, {len(entries)} lines, {named} with a name")
    if documents:
        print(f"{asked.out}: {len(documents)} documents about pairs")
    if registers:
        print(f"{asked.out}: {len(registers)} registers, {sum(rows for _, rows in registers.values())} lines")


async def _record(database: Database, organization_id: int, taken: Sequence[tuple[str, str, bytes, int]], now: datetime) -> None:
    """What was written down with names (what, file name, content, lines) is seen by whoever looks at who took what."""
    async with database.begin() as tx:
        for what, name, content, rows in taken:
            kind = Path(name).suffix[1:]
            await exports.note(
                tx, by=None, organization_id=organization_id, what=what, format=kind, holds=Holds.NAMES, rows=rows,
                content=content, now=now, file_name=name,
            )  # fmt: skip


async def _slips(place: Organization, entries: Sequence[Entry], settings: Settings, database: Database) -> dict[str, bytes]:
    """Slips of whoever has not come yet, class by class, and the list of all."""
    from handlers.ways_in import slipping  # noqa: PLC0415 -- aiogram has to be deferred before

    texts = Texts("ru", settings.mode)
    async with database.begin() as tx:
        link = await _link(tx, place.id)
        names = await roster_names.of(tx, place.id)
    free = [one for one in entries if not one.claimed]
    address = await start_link(settings, link.code)
    files: dict[str, bytes] = {}
    for school_class in sorted({one.school_class for one in free}):
        mine = [one for one in free if one.school_class == school_class]
        sheets = _named(slipping.sheets_of(mine, link, address, place.short_name, texts), mine, names)
        files[f"{texts.plain('slips-file', school_class=str(school_class))}.pdf"] = await asyncio.to_thread(pdf, sheets)
    files[f"{texts.plain('roster-file')}.xlsx"] = await asyncio.to_thread(workbook, [_list(entries, names, texts)])
    return files


async def _link(tx: AsyncSession, organization_id: int) -> links.SchoolLink:
    """The link that slips open: the first for pupils; the usual one is made where there is none."""
    from handlers.joining import document  # noqa: PLC0415 -- as above
    from handlers.ways_in.showing import usual_kinds  # noqa: PLC0415 -- as above
    from handlers.ways_in.slipping import for_pupils  # noqa: PLC0415 -- as above

    offered = await offers.choices(tx, organization_id, document.current(PersonalData.CODES))
    living = [one for one in await links.living(tx, organization_id) if for_pupils(one, offered)]
    if not living:
        if not offered.forms:
            raise Refused("the organisation takes part in no programme yet: publish a road map or invite a coordinator first")
        await links.make(tx, organization_id, usual_kinds(offered)[0], by=None, now=datetime.now(UTC) + await clock.ahead(tx))
        living = await links.living(tx, organization_id)
    return living[0]


def _named(sheets: Slips, entries: Sequence[Entry], names: Mapping[int, Personal]) -> Slips:
    known = {str(one.code): names[one.id].reveal_on_disk() for one in entries if one.id in names}
    classes = tuple((head, tuple(replace(one, name=known.get(one.code, "")) for one in slips)) for head, slips in sheets.classes)
    return replace(sheets, classes=classes)


def _list(entries: Sequence[Entry], names: Mapping[int, Personal], texts: Texts) -> Sheet:
    return Sheet(
        name=texts.plain("roster-sheet"),
        title=texts.plain("roster-list-title"),
        headings=tuple(texts.plain("roster-list-heading", what=what) for what in ("class", "code", "name", "came")),
        rows=[
            (
                str(one.school_class),
                str(one.code),
                names[one.id].reveal_on_disk() if one.id in names else "",
                texts.plain("roster-list-came", came=one.claimed),
            )
            for one in entries
        ],
    )


def _keep(folder: Path, files: Mapping[str, bytes]) -> None:
    """Over what was there, for this account only."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        for name, content in files.items():
            handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
            with os.fdopen(handle, "wb") as out:
                os.fchmod(out.fileno(), FILE_MODE)
                out.write(content)
    except OSError as fault:
        raise Refused(f"{fault.filename or folder} cannot be written: {fault.strerror}") from None
