"""A whole region joins after one announcement: how long each answer takes while people arrive as they like.

    python -m benchmarks.joining [PEOPLE] [MINUTES] [FACTOR]

1 500 people within 10 minutes, each at a moment of chance (nobody waits for anybody), in one of twelve organisations and of its
classes 5–11 А, Б, В: Start on the school's link, consent, class, the typed name. FACTOR (4 by default) shortens the run and
keeps the rate: a quarter of the people in a quarter of the time. An answer is from the touch of the phone until the next screen
stands there, over HTTP both ways.

The bot runs in this process as `python -m bot run` does, the playground in its own, PostgreSQL (durable commits off) beside them;
the people press from this process too, so the figures are of a machine that does all of it.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bot import aiogram_lightly

aiogram_lightly.defer()

from sqlalchemy import select  # noqa: E402
from sqlalchemy.dialects.postgresql import insert  # noqa: E402

from bot import demo  # noqa: E402
from bot.playground_process import started  # noqa: E402
from bot.running import tune  # noqa: E402
from db import embedded  # noqa: E402
from db.models import Organization, SchoolClass  # noqa: E402
from db.organization import school_links  # noqa: E402
from domain.forms import Part  # noqa: E402
from domain.school_links import Kind  # noqa: E402
from tests.participants import press  # noqa: E402
from tests.telegram import Person, box_at  # noqa: E402
from tests.town import Town  # noqa: E402

PEOPLE, MINUTES, FACTOR = 1500, 10.0, 4.0
#: Telegram ids from here on.
FIRST = 400_000
CLASSES = tuple((grade, letter) for grade in range(5, 12) for letter in "АБВ")
STEPS = ("start", "consent", "class", "name")


@dataclass
class Seconds:
    """How long answers took, by step; what never came."""

    of: dict[str, list[float]] = field(default_factory=lambda: {step: [] for step in STEPS})
    lost: list[str] = field(default_factory=list)

    def everything(self) -> list[float]:
        """Of all steps."""
        return [one for found in self.of.values() for one in found]


async def _joins(person: Person, code: str, school_class: str, seconds: Seconds) -> None:
    """One pupil's first part of the form."""
    acts: tuple[tuple[Callable[[], Awaitable[object]], str], ...] = (
        (lambda: person.starts(code), "соглас"),
        (lambda: press(person, "✅ Согласен"), "В каком ты классе?"),
        (lambda: press(person, school_class), "Напиши своё имя"),
        (lambda: person.says("Саша К"), "согласие родителей"),
    )
    for step, (act, then) in zip(STEPS, acts, strict=True):
        began = time.perf_counter()
        try:
            await act()
            await person.sees(then)
        except (AssertionError, TimeoutError) as fault:
            seconds.lost.append(f"{step}: {str(fault)[:120] or 'no connection'}")
            return
        seconds.of[step].append(time.perf_counter() - began)


async def _links(town: Town) -> list[str]:
    """The link for pupils of every organisation of the invented town, whose classes are all there."""
    async with town.service.database.begin() as tx:
        municipality = select(Organization.id).where(Organization.kind == "municipality").scalar_subquery()
        places = (await tx.execute(select(Organization.id).where(Organization.parent_id == municipality))).scalars().all()
        assert len(places) == len(demo.ORGANIZATIONS)
        every = [{"organization_id": place, "grade": grade, "letter": letter} for place in places for grade, letter in CLASSES]
        await tx.execute(insert(SchoolClass).values(every).on_conflict_do_nothing())
        kind = Kind(Part.MENTEE, "pupil_pupil")
        now = town.service.clock.now()
        codes = [await school_links.code_of(tx, await school_links.make(tx, place, kind, by=None, now=now)) for place in places]
        return [code for code in codes if code is not None]


async def _arrive(town: Town, people: int, span: float, seconds: Seconds) -> float:
    """Everybody comes at a moment of their own; how far behind these moments the presses of this process began at worst."""
    chance = Random(1500)
    links = await _links(town)
    persons = [await town.box.person(FIRST + number, "Саша") for number in range(people)]
    moments = sorted(chance.uniform(0, span) for _ in persons)
    began, late = time.perf_counter(), 0.0
    async with asyncio.TaskGroup() as group:
        for person, moment in zip(persons, moments, strict=True):
            await asyncio.sleep(max(0.0, began + moment - time.perf_counter()))
            late = max(late, time.perf_counter() - began - moment)
            school_class = "{}{}".format(*chance.choice(CLASSES))
            group.create_task(_joins(person, chance.choice(links), school_class, seconds))
    return late


def _line(name: str, found: list[float]) -> str:
    if not found:
        return f"  {name:8} –"
    ordered = sorted(one * 1000 for one in found)
    p50, p95, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.95, 0.99))
    return f"  {name:8} {len(found):6} answers   p50 {p50:6.0f}   p95 {p95:6.0f}   p99 {p99:6.0f}   worst {ordered[-1]:6.0f} ms"


async def main(people: int, minutes: float, factor: float) -> int:
    """Print the table; 1 when somebody was not answered."""
    many, span = max(1, round(people / factor)), minutes * 60 / factor
    print(
        f"  {many} people in {span:.0f} s ({people / minutes / 60:.1f} a second, as {people} in {minutes:g} minutes)", flush=True
    )
    seconds = Seconds()
    with tempfile.TemporaryDirectory() as folder, embedded.start(Path(folder), say=lambda _: None, durable=False) as server:
        async with started(Path(folder), 0) as where, box_at(where.url, where.token) as box, Town.open(server.url, box) as town:
            tune()
            cpu, wall = time.process_time(), time.perf_counter()
            late = await _arrive(town, many, span, seconds)
            cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
            await town.settled()
            joined = await town.one("SELECT count(*) FROM participants")
    for step in STEPS:
        print(_line(step, seconds.of[step]))
    print(_line("all", seconds.everything()))
    print(f"  {joined} of {many} have joined; {len(seconds.lost)} were not answered")
    print(f"  bot and people together {cpu / wall:.0%} of one of {os.cpu_count()} cores; began at most {late * 1000:.0f} ms late")
    for one in seconds.lost[:5]:
        print(f"  {one}")
    return int(bool(seconds.lost))


if __name__ == "__main__":
    told = [float(one) for one in sys.argv[1:]]
    wanted = [*told, *(PEOPLE, MINUTES, FACTOR)[len(told) :]]
    sys.exit(asyncio.run(main(int(wanted[0]), wanted[1], wanted[2])))
