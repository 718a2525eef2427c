"""How the bot lives: its start, its idle process, and presses that arrive whether or not others have been answered.

    python -m benchmarks.soak [SECONDS [RATE]]

- Idle: a whole `python -m bot run` in its own process, seconds from a warm start until /start is answered, its resident memory a
  little later, and which of numpy, scipy and matplotlib it has loaded; beside a process that only does `import aiogram`.
- Soak: presses of 400 people at moments of chance, RATE (50) a second for SECONDS (120; ten minutes are 600, half an hour 1800),
  each time the language menu and a choice in turn. Answer times count from the moment at which the press was to come. Resident
  memory every tenth of the run: the slope is of its second half.
- Flood: 20 presses a second of the others for half a minute, alone and while one person says 50 things a second.
- Knee: the same for 15 seconds each at rising rates, until answers take more than a second at p99.

PostgreSQL (durable commits) and Telegram's side are processes of their own on the same machine.
"""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot import aiogram_lightly

aiogram_lightly.defer()

from benchmarks._far_side import TOKEN, Steering, far_side  # noqa: E402
from bot.running import tune  # noqa: E402
from bot.service import Service  # noqa: E402
from db import embedded  # noqa: E402
from db.speaking import pacing  # noqa: E402
from domain.personal import PersonalData  # noqa: E402
from locales import Texts  # noqa: E402

SECONDS, RATE = 120.0, 50.0
PEOPLE = list(range(1001, 1401))
TEXTS = Texts("ru", PersonalData.NAMES)
LABELS = [TEXTS.plain("home-language"), TEXTS.plain("language-ru")]
#: Presses a second of the others and seconds, alone and while one person says so much a second.
FLOOD_RATE, FLOOD_SECONDS, FLOOD = 20.0, 30.0, 50.0
#: Presses a second, one after another, until it is too much.
STEPS = (75, 125, 175, 250, 300, 350, 400, 450, 500, 600, 700, 800)
STEP_SECONDS = 15.0


def resident(process: int | str = "self") -> float:
    """Resident megabytes."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


async def idle() -> None:
    """The start and the idle process."""
    memory = 0.0
    async with far_side() as far:
        with tempfile.TemporaryDirectory() as folder:
            settings = {"DATA_DIR": folder, "BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE": far.url, "LOG_LEVEL": "ERROR"}
            for warm in (False, True):
                began = time.perf_counter()
                process = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", "bot", "run"), env={**os.environ, **settings}, stdout=subprocess.DEVNULL
                )
                await far("say", people=[PEOPLE[0]], words="/start")
                spent = time.perf_counter() - began
                if warm:
                    await asyncio.sleep(5)
                    maps = Path(f"/proc/{process.pid}/maps").read_text()  # noqa: ASYNC240 -- nothing else runs here
                    heavy = [name for name in ("numpy", "matplotlib", "scipy") if f"/{name}/" in maps]
                    print(
                        f"  first answer {spent:.1f} s after a warm start; idle {resident(process.pid):.0f} MB, "
                        f"of numpy, scipy, matplotlib loaded: {', '.join(heavy) or 'none'}",
                        flush=True,
                    )
                    print(f"= first answer after a warm start | {spent:.1f} s | ≤ 3 s")
                    memory = resident(process.pid)
                process.send_signal(signal.SIGINT)
                await process.wait()
    bare = subprocess.run(  # noqa: ASYNC221 -- nothing else runs here
        [sys.executable, "-c", "import aiogram; print(open('/proc/self/status').read())"], capture_output=True, text=True
    )
    line = next(line for line in bare.stdout.splitlines() if line.startswith("VmRSS"))
    alone = int(line.split()[1]) / 1024
    print(f"  a process that only imports aiogram: {alone:.0f} MB", flush=True)
    print(f"= idle process | {memory:.0f} MB, {memory / alone:.2f} of a bare import of aiogram | ≤ 150 MB", flush=True)


def _p(spent: Sequence[float], share: float) -> float:
    ordered = sorted(spent)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


async def _arrive(far: Steering, rate: float, seconds: float) -> tuple[list[float], int]:
    told: dict[str, Any] = await far("arrive", people=PEOPLE, labels=LABELS, rate=rate, seconds=seconds)
    answered = [one for one in told["spent"] if one is not None]
    return answered, len(told["spent"]) - len(answered) + told["nobody_free"]


async def soak(far: Steering, seconds: float, rate: float) -> None:
    """Ten stretches of one length at one rate."""
    spent = array("d")  # ninety thousand answers of half an hour shall not weigh in the memory that is measured
    lost, memory, cpu = 0, [], time.process_time()
    for _ in range(10):
        found, missed = await _arrive(far, rate, seconds / 10)
        spent.extend(found)
        lost += missed
        del found
        memory.append(resident())
    cpu = time.process_time() - cpu
    slope = (memory[-1] - memory[4]) / (seconds / 2 / 60)
    print(
        f"  {rate:.0f} a second for {seconds:.0f} s: {len(spent)} answers, {lost} lost, p50 {_p(spent, 0.5):.0f} "
        f"p95 {_p(spent, 0.95):.0f} p99 {_p(spent, 0.99):.0f} ms; {cpu / seconds:.0%} of one core; "
        f"{memory[-1]:.0f} MB, {slope:+.1f} MB a minute in the second half",
        flush=True,
    )
    print(
        f"= {rate:.0f} presses a second, {seconds:.0f} s | p99 {_p(spent, 0.99):.0f} ms, {lost} lost | ≤ 1 s, 0 lost", flush=True
    )


async def flood(far: Steering) -> None:
    """What one person who says very much costs the others."""
    alone, lost = await _arrive(far, FLOOD_RATE, FLOOD_SECONDS)
    # Somebody of whom nobody waits for an answer; what is left of the flood is worked off afterwards.
    (beside, lost_too), _ = await asyncio.gather(
        _arrive(far, FLOOD_RATE, FLOOD_SECONDS), far("flood", person=999, words="…", rate=FLOOD, seconds=FLOOD_SECONDS)
    )
    more = _p(beside, 0.95) - _p(alone, 0.95)
    print(
        f"  {FLOOD_RATE:.0f} a second: p95 {_p(alone, 0.95):.0f} ms; beside one person who says {FLOOD:.0f} things a second: "
        f"{_p(beside, 0.95):.0f} ms, {lost + lost_too} lost\n"
        f"= one person at {FLOOD:.0f} a second adds to the p95 of others | {more:+.0f} ms, {lost + lost_too} lost | ≤ 1 s",
        flush=True,
    )


async def knee(far: Steering) -> None:
    """Rising rates until a second does not do."""
    for rate in STEPS:
        spent, lost = await _arrive(far, rate, STEP_SECONDS)
        p99 = _p(spent, 0.99)
        print(f"  {rate} a second: p50 {_p(spent, 0.5):.0f} p99 {p99:.0f} ms, {lost} lost", flush=True)
        if p99 > 1000 or lost:
            print(f"  the knee lies below {rate} a second\n= knee | below {rate} presses a second | –", flush=True)
            return
    print(f"  no knee up to {STEPS[-1]} a second", flush=True)


async def main(seconds: float, rate: float) -> None:
    """Print the table."""
    await idle()
    pacing.PER_SECOND = 1_000_000  # four hundred first screens at once: the pace of messages is measured by benchmarks.broadcast
    with tempfile.TemporaryDirectory() as folder, embedded.start(Path(folder), say=lambda _: None) as server:
        opened = Service.open(server.url, token=TOKEN, api_base="http://127.0.0.1:1", mode=PersonalData.NAMES)
        async with far_side() as far, opened as service:
            service.wire.api = type(service.wire.api).from_base(far.url)
            serving = asyncio.create_task(service.run())
            await far("say", people=PEOPLE, words="/start")
            await far("press", people=PEOPLE, labels=[TEXTS.plain("role-mentee")], each=1)
            tune()
            await soak(far, seconds, rate)
            await flood(far)
            await knee(far)
            serving.cancel()
            await asyncio.wait({serving})


if __name__ == "__main__":
    given = [float(one) for one in sys.argv[1:]]
    asyncio.run(main(*[*given, *(SECONDS, RATE)[len(given) :]]))
