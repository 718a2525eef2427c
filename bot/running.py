"""`python -m bot run`: PostgreSQL first, then the imports, then everything that serves."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from bot import addresses
from bot import settings as configuration
from bot.settings import Settings
from db import embedded

if TYPE_CHECKING:
    from bot.mail import Server
    from bot.monitor import Monitor
    from bot.service import Service
    from bot.webhook import Door

Say = Callable[[str], None]


class Refused(Exception):
    """The bot cannot run like this; the message is the one line that the operator reads."""


def run(say: Say) -> int:
    """Serve until Ctrl-C or SIGTERM. Returns the exit status: 0 after a clean stop, 2 when something has to be set right."""
    settings = configuration.load_or_exit()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        _check_folder(settings.data_dir)
        with _Alone(settings), _database(settings, say) as url:
            return asyncio.run(_serve(settings, url, say))
    except (embedded.CannotStart, Refused) as refused:
        print(str(refused), file=sys.stderr, flush=True)
        return 2
    except KeyboardInterrupt:
        say("Stopped.")
        return 0


def _interrupt(_: int, __: FrameType | None) -> None:
    """SIGTERM before everything is up ends the start as Ctrl-C does."""
    raise KeyboardInterrupt


def _check_folder(data_dir: Path) -> None:
    """Raises `Refused` where nothing can be kept, or where another bot keeps its things."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        if not os.access(data_dir, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(13, "Permission denied")
        if embedded.is_running(data_dir):
            raise _taken(data_dir)
    except OSError as fault:
        raise Refused(f"DATA_DIR: {data_dir} cannot be used: {fault.strerror}") from None


def _taken(data_dir: Path) -> Refused:
    return Refused(f"A bot already runs on {data_dir}: use that one, stop it, or choose another DATA_DIR.")


class _Alone:
    """A playground has its folder to itself, whatever database it uses: its chats lie there. Bots with a token keep none,
    so that replicas may share one."""

    def __init__(self, settings: Settings) -> None:
        self._lock = embedded.Lock(settings.data_dir / "playground.lock") if settings.playground else None
        if self._lock is not None and not self._lock.take():
            self._lock.release()
            raise _taken(settings.data_dir)

    def __enter__(self) -> None:
        return

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            self._lock.release()


class _Given:
    """A database that runs elsewhere: nothing to start, nothing to stop."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __enter__(self) -> str:
        from db import given  # noqa: PLC0415 -- the embedded PostgreSQL is started before any library is imported

        try:
            asyncio.run(given.check(self.url))
        except given.CannotUse as cannot:
            raise Refused(f"DATABASE_URL: {cannot}") from None
        return self.url

    def __exit__(self, *_: object) -> None:
        return


class _Own:
    """The embedded PostgreSQL, started on the main thread, stopped last."""

    def __init__(self, data_dir: Path, say: Say) -> None:
        say("Starting PostgreSQL …")
        self._server = embedded.start(data_dir, say=say)
        if not self._server.owned:  # somebody else was faster by a moment
            raise _taken(data_dir)

    def __enter__(self) -> str:
        return self._server.url

    def __exit__(self, *_: object) -> None:
        self._server.stop()


def _database(settings: Settings, say: Say) -> _Given | _Own:
    if settings.database_url is not None:
        return _Given(settings.database_url.get_secret_value())
    return _Own(settings.data_dir, say)


def _mail(settings: Settings) -> "Server | None":
    """The mail server that the operator named, if any."""
    from bot.mail import PORTS, Server  # noqa: PLC0415 -- after PostgreSQL, like everything that is heavy

    if settings.smtp_host is None or settings.smtp_from is None:
        return None
    return Server(
        host=settings.smtp_host,
        port=settings.smtp_port or PORTS[settings.smtp_tls],
        sender=settings.smtp_from,
        protection=settings.smtp_tls,
        user=settings.smtp_user,
        password=settings.smtp_password.get_secret_value() if settings.smtp_password else None,
        ca=settings.smtp_ca,
    )


def _door(settings: Settings) -> "Door | None":
    """Where updates are brought to; None where they are fetched."""
    from bot.webhook import Door  # noqa: PLC0415 -- after PostgreSQL, like everything that is heavy

    if settings.webhook_url is None or settings.webhook_secret is None:
        return None
    return Door(settings.webhook_url, settings.webhook_secret.get_secret_value(), *addresses.place(settings.webhook_listen))


async def _serve(settings: Settings, url: str, say: Say) -> int:
    """Everything that needs a loop. Cancelled by SIGINT and SIGTERM alike."""
    main = asyncio.current_task()
    assert main is not None  # we are in one
    loop = asyncio.get_running_loop()
    told: list[Monitor] = []

    def stop() -> None:
        for monitor in told:
            monitor.stop()
        main.cancel()

    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop)
    try:
        async with _open(settings, url, say) as (service, monitor):
            told += [monitor] if monitor else []
            tune()
            await service.run()
    except asyncio.CancelledError:
        say("Stopped. Everything is kept; the next start goes on from here.")
    return 0


@asynccontextmanager
async def _open(settings: Settings, url: str, say: Say) -> AsyncIterator[tuple["Service", "Monitor | None"]]:
    """The service, with its playground when there is no token, and who tells how it is doing, where a place is set for that."""
    # Late: seconds of imports while PostgreSQL comes up by itself.
    say("Loading …")
    from bot import aiogram_lightly, law, logs  # noqa: PLC0415

    aiogram_lightly.defer()
    from bot import playing  # noqa: PLC0415
    from bot.playground_process import NotStarted  # noqa: PLC0415
    from bot.service import Service  # noqa: PLC0415
    from db.migrate import Newer  # noqa: PLC0415

    logs.set_up(settings.log_level)
    async with AsyncExitStack() as stack:
        try:
            box = await stack.enter_async_context(playing.box(settings)) if settings.playground else None
            token = box.token if box else settings.bot_token.get_secret_value() if settings.bot_token else ""
            proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
            service = await stack.enter_async_context(
                Service.open(
                    url,
                    token=token,
                    api_base=box.url if box else settings.telegram_api_base,
                    proxy=proxy,
                    mode=settings.mode,
                    zone=settings.zone,
                    alone=settings.database_url is None,
                    mail=_mail(settings),
                    door=_door(settings),
                )
            )
            if settings.webhook_url:
                host, port = addresses.place(settings.webhook_listen)
                say(f"Updates are brought to {settings.webhook_url} and taken at {host}:{service.intake.port or port}")
            _remember(settings, service)
            monitor = await _watched(settings, service, stack, say)
        except NotStarted as failed:
            raise Refused(str(failed)) from None
        except Newer:
            raise Refused("The database belongs to a newer release of this bot: install that one.") from None
        except addresses.Taken as taken:
            raise Refused(f"WEBHOOK_LISTEN or MONITOR_LISTEN: {taken}") from None
        await _refuse_unfinished(service)
        await _start_clock(settings, service)
        if box:
            await stack.enter_async_context(playing.attended(settings, service, box))
            say(f"The playground is open: {box.url}")
            say("This is not Telegram: everything happens on this computer. Ctrl-C stops it, `make reset` forgets it.")
        else:
            await _greet_telegram(service, say)
            law.tell(settings.data_dir, settings.mode, say)
        yield service, monitor


def _remember(settings: Settings, service: "Service") -> None:
    """Keep beside the database what a copy of it will not know."""
    from bot import memo  # noqa: PLC0415 -- see `_open`

    service.ticks.every(memo.EVERY, memo.Keeping(service.database, service.clock.now, settings.data_dir).write)


async def _watched(settings: Settings, service: "Service", stack: AsyncExitStack, say: Say) -> "Monitor | None":
    """Tell how the service is doing for as long as the stack stands. Raises `bot.addresses.Taken`."""
    from bot.monitor import Monitor  # noqa: PLC0415 -- see `_open`

    if settings.monitor_listen is None:
        return None
    monitor = Monitor(service.database, service.intake, service.clock.now)
    host, port = addresses.place(settings.monitor_listen)
    port = await stack.enter_async_context(monitor.open(host, port))
    say(f"How the bot is doing: http://{host}:{port}/healthz and /metrics")
    return monitor


async def _refuse_unfinished(service: "Service") -> None:
    """Raises `Refused` where a restore was interrupted: what was said since the backup would be said again."""
    from db import restored  # noqa: PLC0415 -- see `_open`

    async with service.database.read() as tx:
        if await restored.unfinished(tx):
            raise Refused("A restore was interrupted: run python -m bot restore FILE --replace again, it begins anew.")


async def _start_clock(settings: Settings, service: "Service") -> None:
    """Obey CLOCK_START once. Raises `Refused` where it lies before what is known to have happened."""
    from bot import playing  # noqa: PLC0415 -- see `_open`
    from db import clock  # noqa: PLC0415 -- see `_open`

    async with service.database.read() as tx:
        last, started = await clock.last_fact(tx), await clock.started_at(tx)
    start = settings.clock_start or (playing.FIRST_MORNING if settings.playground and last is None else None)
    if start is None or start == started:
        return
    if last is not None and start < last:
        raise Refused(
            f"CLOCK_START lies before stored facts (the last: {last:%Y-%m-%d %H:%M} UTC): choose a later one, or `make reset`"
        )
    await service.clock.put(service.database, start)
    async with service.database.begin() as tx:
        await clock.keep_start(tx, start)


async def _greet_telegram(service: "Service", say: Say) -> None:
    """Is the token right? A network that is away is no reason not to start: polling waits for it."""
    from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError  # noqa: PLC0415 -- see `_open`

    from bot.pacing import Busy  # noqa: PLC0415 -- see `_open`

    try:
        me = await service.bot.me()
        await service.introduce()
        say(f"Serving @{me.username}. Ctrl-C stops.")
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise Refused("BOT_TOKEN: Telegram does not know this token; copy it from BotFather again") from None
    except (TelegramAPIError, Busy) as fault:
        say(f"Telegram is out of reach ({type(fault).__name__}); waiting for it. Ctrl-C stops.")


def tune() -> None:
    """The garbage collector rescans aiogram's 170 MB of model schemas again and again unless told not to: ×1.7 throughput."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
