"""A process that has imported everything and opened nothing; what it is told on its standard input it forks as a bot.

    python -m tests.faults.mother

A line in, as JSON: {"bot": settings} (`tests/faults/bots.py`) or {"command": arguments of `python -m bot`, "environment": …,
"output": where both streams go}. Lines out: {"born": pid}, {"dead": pid, "status": …}. Its children die with it, and it ends with
its standard input.
"""

import asyncio
import contextlib
import ctypes
import gc
import json
import os
import select
import signal
import sys
import traceback
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot import aiogram_lightly

aiogram_lightly.defer()  # before anything imports aiogram, as `python -m bot run` does

from bot import __main__ as command_line  # noqa: E402
from bot import dispatcher, intake, law, logs, memo, monitor, pacing, playing, running, webhook, wire  # noqa: E402, F401
from bot.service import Service  # noqa: E402
from bot.webhook import Door  # noqa: E402
from db import at_once, moments, open_engine, updates  # noqa: E402
from db.speaking import deliveries  # noqa: E402
from db.speaking import pacing as pace  # noqa: E402
from domain.personal import PersonalData  # noqa: E402
from tests.faults.arming import Armed  # noqa: E402

#: Built once: a dispatcher holds nothing that is open. Each child has its own copy.
_BUILT = dispatcher.build()


def main() -> None:
    """Fork until nobody asks any more."""
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake)
    gc.collect()
    gc.freeze()
    _say({"ready": os.getpid()})
    asked = b""
    while True:
        ready, _, _ = select.select([0, woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            _bury()
        if 0 in ready:
            came = os.read(0, 65536)
            if not came:
                return
            *lines, asked = (asked + came).split(b"\n")
            for line in lines:
                _fork(json.loads(line), woken, wake)


def _say(words: dict[str, Any]) -> None:
    os.write(1, json.dumps(words).encode() + b"\n")


def _bury() -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        _say({"dead": pid, "status": os.waitstatus_to_exitcode(status)})


def _fork(told: dict[str, Any], *pipes: int) -> None:
    pid = os.fork()
    if pid:
        _say({"born": pid})
        return
    status = 1
    try:
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: no bot outlives its mother
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for pipe in pipes:
            os.close(pipe)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        match told:
            case {"bot": settings}:
                _speaks_to(settings["log"])
                status = _live(settings)
            case {"command": arguments, "environment": environment, "output": output}:
                _speaks_to(output)
                os.environ.clear()
                os.environ.update(environment)
                status = command_line.main(arguments)
    except Exception:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(status)


def _speaks_to(path: str) -> None:
    output = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.close(output)


def _live(told: dict[str, Any]) -> int:
    dispatcher.build = lambda: _BUILT
    lease, call = timedelta(seconds=told["lease"]), told["call"]
    updates.LEASE = deliveries.LEASE = lease
    wire.TIMEOUT = call
    intake.LONG_POLL, intake.POLL_WITHIN = told["poll"], told["poll"] + 1
    intake.LEASE = timedelta(seconds=told["poll"] + 7)
    pace.PER_SECOND = told["per_second"]
    pacing.UNKNOWN_PAUSE = told["unknown_pause"]
    at_once.PATIENCE = told["patience"]
    open_engine.__kwdefaults__["size"] = told["connections"]
    logs.set_up("INFO")
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(_serve(told))
    return 0


async def _serve(told: dict[str, Any]) -> None:
    main = asyncio.current_task()
    assert main is not None
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, main.cancel)
    opened = Service.open(
        told["url"],
        token=told["token"],
        api_base=told["api"],
        mode=PersonalData.CODES,
        chat_pause=timedelta(milliseconds=1),
        door=Door(**told["door"]) if told["door"] else None,
    )
    loop, looks = asyncio.get_running_loop(), set[asyncio.Task[None]]()
    async with opened as service:
        loop.add_signal_handler(signal.SIGUSR1, lambda: looks.add(loop.create_task(service.clock.read(service.database))))
        if told["arms"]:
            moments.happens = Armed(Path(told["arms"]), told["url"], told["name"], told["api"]).happens
        holders = (service.workers._holder, service.intake._leading._holder, service.delivering._holder)
        print("serving at", service.intake.port, "as", *holders, flush=True)
        await service.run()


if __name__ == "__main__":
    main()
