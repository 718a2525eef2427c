"""`python -m bot invite`: a one-time link for the first officials, made by whoever has the server."""

import argparse
import asyncio
import secrets
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from difflib import get_close_matches

from sqlalchemy.ext.asyncio import AsyncSession

from bot import aiogram_lightly
from bot import settings as configuration
from bot.settings import Settings
from db import Database, clock, embedded, migrate, open_engine
from db.models import Organization
from db.office import invitations
from db.organization import organization_lists, organizations
from domain.invitations import payload
from domain.offices import LEVELS, Office
from domain.organization_names import key
from domain.typed_names import readings

#: Names that are offered where none fits.
MOST_ALIKE = 3


class Refused(Exception):
    """The link cannot be made; the message is the one line that the operator reads."""


def invite(arguments: Sequence[str]) -> int:
    """Print a `https://t.me/…` link and until when it may be opened. Exit status 2 with one line when it cannot be made."""
    parser = argparse.ArgumentParser(prog="python -m bot invite", description="Print a one-time link to an office.")
    parser.add_argument("--office", required=True, choices=[office.value for office in Office])
    parser.add_argument(
        "--organization", required=True, metavar="NAME", help="its name or short name; made when it does not exist"
    )
    parser.add_argument("--kind", metavar="KIND", help="with a new organisation: region, municipality, school …")
    parser.add_argument("--under", metavar="NAME", help="with a new organisation: what it stands under")
    asked = parser.parse_args(arguments)
    settings = configuration.load_or_exit()
    try:
        if settings.database_url is not None:
            return asyncio.run(_make(asked, settings, settings.database_url.get_secret_value()))
        with embedded.start(settings.data_dir, say=lambda _: None) as server:
            return asyncio.run(_make(asked, settings, server.url))
    except (Refused, embedded.CannotStart) as refused:
        print(str(refused), file=sys.stderr)
        return 2


async def _make(asked: argparse.Namespace, settings: Settings, url: str) -> int:
    engine = open_engine(url)
    try:
        await migrate.upgrade(engine)
        database = Database(engine)
        office, secret = Office(asked.office), payload(secrets.token_bytes(32))
        async with database.begin() as tx:
            now = datetime.now(UTC) + await clock.ahead(tx)
            place = await organization_called(tx, asked.organization) or await _new(tx, asked, settings)
            if await organizations.level(tx, place.kind) not in LEVELS[office]:
                raise Refused(f"the office of {office.value} is not held in a {place.kind}")
            await invitations.issue(tx, secret, office, place.id, now=now)
        print(await start_link(settings, secret))
        return 0
    finally:
        await engine.dispose()


async def organization_called(tx: AsyncSession, name: str) -> Organization | None:
    """The one organisation of this name or short name, whatever its case, quotation marks and gaps; None when there is none."""
    wanted = key(name)
    every = await organizations.every(tx)
    found = [one for one in every if key(one.name) == wanted] or [one for one in every if key(one.short_name) == wanted]
    if len(found) > 1:
        full = ", ".join(f"«{one.name}»" for one in found)
        raise Refused(f"{len(found)} organisations are called «{name}»: give the full name of one: {full}")
    return found[0] if found else None


async def _alike(tx: AsyncSession, name: str) -> str:
    """« Did you mean …?» with names that may have been meant, or nothing."""
    names = {key(words): one.short_name for one in await organizations.every(tx) for words in (one.name, one.short_name)}
    meant = [close for reading in readings(name) for close in get_close_matches(key(reading), names, n=MOST_ALIKE, cutoff=0.5)]
    told = list(dict.fromkeys(names[one] for one in meant))[:MOST_ALIKE]
    return f" Did you mean {', '.join(f'«{one}»' for one in told)}?" if told else ""


async def _new(tx: AsyncSession, asked: argparse.Namespace, settings: Settings) -> Organization:
    if not asked.kind:
        hint = await _alike(tx, asked.organization)
        raise Refused(f"No organisation is called «{asked.organization}».{hint} To make a new one, add --kind (and --under).")
    kinds = [one.code for one in await organization_lists.kinds(tx)]
    if asked.kind not in kinds:
        raise Refused(f"There is no kind «{asked.kind}». Kinds are: {', '.join(kinds)}.")
    parent = None
    if asked.under:
        parent = await organization_called(tx, asked.under)
        if parent is None:
            raise Refused(f"No organisation is called «{asked.under}».{await _alike(tx, asked.under)}")
    return await organizations.add(
        tx, name=asked.organization, short_name=asked.organization, kind=asked.kind, zone=settings.time_zone, parent=parent
    )


async def start_link(settings: Settings, payload: str) -> str:
    """The link with the bot's name where Telegram can be asked for it, else the bare payload for `/start`."""
    # Late: only this line needs Telegram's library.
    aiogram_lightly.defer()
    from aiogram import Bot  # noqa: PLC0415
    from aiogram.exceptions import TelegramAPIError  # noqa: PLC0415

    from bot.wire import Wire  # noqa: PLC0415

    if settings.bot_token is None:
        return f"/start {payload}"
    proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
    bot = Bot(settings.bot_token.get_secret_value(), session=Wire(settings.telegram_api_base, proxy))
    try:
        return f"https://t.me/{(await bot.me()).username}?start={payload}"
    except TelegramAPIError:
        return f"/start {payload}"
    finally:
        await bot.session.close()
