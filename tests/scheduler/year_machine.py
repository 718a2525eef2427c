"""The sweep and the delivery on a moved clock, a recorder where Telegram is; a year lived with them beside the oracle."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.composing import Composing
from db import Database, calendar
from db.models import Account
from db.reminder import reminders, watching
from db.speaking import reachability
from db.speaking.deliveries import MORNING, Claimed
from domain.digest import catch_up
from domain.personal import PersonalData
from domain.working_days import WorkingDays
from scheduler.delivery import Delivering, NoAccount, Nothing, NotNow, Sent, Unreachable, Words
from scheduler.planning import Planning
from tests.domain.year_oracle import Oracle
from tests.domain.year_script import (
    FIRST_DAY,
    YEAR,
    Script,
)
from tests.domain.year_town import Ears, Said, Town
from tests.scheduler.year_rows import Rows, as_tables_can_hold


@dataclass
class Machine:
    """The tables with everything that plans, gathers, claims, composes and records; a recorder instead of Telegram."""

    database: Database
    town: Town
    rows: Rows
    now: datetime = field(init=False)
    said: list[Said] = field(default_factory=list)
    sent: list[tuple[int, datetime]] = field(default_factory=list)
    _knocking: int = 0

    def __post_init__(self) -> None:
        self.now = self.rows.at(FIRST_DAY, time(0))
        self.planning = Planning(self.database, lambda: self.now)
        self.composing = Composing(PersonalData.CODES)
        self.delivering = Delivering(self.database, lambda: self.now, self._compose, self._send, reachability.lost)

    async def morning(self, today: date) -> list[Said]:
        """Nine o'clock: everything due is sent, whoever's door is shut is found out."""
        self.now = self.rows.at(today, time(9))
        self.said = []
        await self.planning.sweep()
        while await self.delivering.once():
            pass
        return self.said

    async def reachable(self) -> set[int]:
        """Whom the tables believe reachable."""
        async with self.database.read() as tx:
            found = await tx.execute(text("SELECT external_id FROM accounts WHERE reachable"))
            return set(found.scalars())

    async def evening(self, today: date, touched: set[tuple[str, int]], opened: list[int]) -> None:
        """What happened today becomes rows, and handlers plan what they changed."""
        self.now = self.rows.at(today)
        async with self.database.begin() as tx:
            await self.rows.hand_over(tx, self.town.head_of, today)
            for name in sorted(touched):
                await self.rows.write(tx, self.town.facts[name], today)
            await tx.flush()
            by_kind = {kind: [i for (k, _), i in self.rows.ids.items() if k == kind] for kind in ("assignment", "target")}
            mine = {self.rows.ids[kind if kind == "target" else "assignment", number] for kind, number in touched}
            await reminders.replan(
                tx,
                [one for one in by_kind["assignment"] if one in mine],
                targets=[one for one in by_kind["target"] if one in mine],
                now=self.now,
            )
        for person in opened:
            await self._opens(person)

    async def _opens(self, person: int) -> None:
        number = self.rows.people[person]
        async with self.database.begin() as tx:
            known = (await tx.execute(text("SELECT 1 FROM accounts WHERE person_id = :id"), {"id": number})).one_or_none()
            if known is None:
                tx.add(Account(person_id=number, external_id=person, started_at=self.now))
                await tx.flush()
            await reachability.found(tx, number, person, self.now)

    async def _compose(self, tx: AsyncSession, claimed: Claimed, now: datetime) -> Words | Nothing | NotNow | NoAccount:
        words = await self.composing.compose(tx, claimed, now)
        if isinstance(words, Words) and claimed.kind == MORNING:
            await self._understand(tx, claimed, words)
        return words

    async def _understand(self, tx: AsyncSession, claimed: Claimed, words: Words) -> None:
        """What the message says, as the oracle would put it; kept until it is really sent."""
        written = await reminders.carried_by(tx, claimed.id)
        items = await watching.items(tx, {row.promise.key.item for row in written}, now=self.now)
        (digest,) = catch_up(
            [row.promise for row in written],
            items,
            working_days=await calendar.working_days(tx, self.now.date()),
            today=self.now.astimezone(self.rows.zone).date(),
        )
        names, facts = self.rows.names(), {there: here for here, there in self.rows.ids.items() if here[0] != "target"}
        targets = {there: here for here, there in self.rows.ids.items() if here[0] == "target"}
        self.understood[claimed.person_id] = []
        for line in (*digest.lines, *digest.behalf):
            key = line.promise.key
            _, number = (targets if key.kind == "target" else facts)[key.id]
            said = (names[key.person], key.kind.value, number, key.occurrence, key.rung, line in digest.behalf)
            self.understood[claimed.person_id].append(said)
        assert len(words.html) < 4096

    understood: dict[int, list[Said]] = field(default_factory=lambda: defaultdict(list))

    async def _send(self, person: int, words: Words, _: bool) -> Sent | Unreachable:
        if not words.promises:
            return Sent(1)  # a notice; the oracle knows of digests only
        here = self.rows.names()[person]
        if here in self.town.shut:
            await self._everybody_else_first()
            return Unreachable("blocked")
        self.said += self.understood[person]
        self.sent.append((here, self.now))
        return Sent(1)

    async def _everybody_else_first(self) -> None:
        """Whose door is open is spoken to before anybody's door is found shut, as the oracle has it."""
        self._knocking += 1
        statement = text("SELECT count(*) FROM deliveries WHERE state = 'waiting' AND lease_until > clock_timestamp()")
        try:
            while True:
                async with self.database.read() as tx:
                    if (await tx.execute(statement)).scalar_one() <= self._knocking:
                        return
                await asyncio.sleep(0.002)
        finally:
            self._knocking -= 1


async def live(database: Database, script: Script, *, days: int = len(YEAR)) -> Machine:
    """A year or its beginning, morning by morning; asserts that tables and oracle agree."""
    script = as_tables_can_hold(script)
    oracle = Oracle(script.days_off, script.region_hears)
    off = WorkingDays(off=script.days_off, years=frozenset(range(2019, 2024)))
    everybody = list(script.people)
    reachable = set(everybody) - script.never_joined
    town = Town(script, oracle, off, reachable=reachable, head_of=dict(script.head_of), people=everybody)
    rows = Rows(ZoneInfo(script.zone))
    async with database.begin() as tx:
        await rows.found(tx, script)
    machine = Machine(database, town, rows)
    ears = Ears(town)
    waiting = sorted(script.publications, key=lambda one: one.day)
    acts = sorted(script.acts, key=lambda act: act.day)
    for number, today in enumerate(YEAR[:days]):
        ears.listen(today, set(town.facts))
        if number in script.down:
            continue
        believed = set(town.reachable)
        said = await machine.morning(today)
        learned = await machine.reachable()
        expected = ears.morning(today, believed)
        assert sorted(said) == sorted(expected), today
        assert town.reachable == learned, today
        arrived = [one for one in waiting if one.day <= number]
        waiting = waiting[len(arrived) :]
        happening = [act for act in acts if act.day <= number]
        acts = acts[len(happening) :]
        mine = [one for one in said if one[1] == "assignment"]
        before = set(town.reachable)
        touched = town.noon(today, arrived, happening, mine)
        await machine.evening(today, touched, sorted(town.reachable - before))
        ears.listen(today, touched)
    await _manners(database, script, rows, machine)
    return machine


async def _manners(database: Database, script: Script, rows: Rows, machine: Machine) -> None:
    """What holds whatever happened: no night, no idle day, one message a day, and the rows know of each."""
    days = [(person, at.astimezone(rows.zone).date()) for person, at in machine.sent]
    assert len(days) == len(set(days))
    assert not {day for _, day in days} & set(script.days_off)
    async with database.read() as tx:
        kept = await tx.execute(text("SELECT person_id, day FROM deliveries WHERE kind = 'morning' AND state = 'sent'"))
        assert sorted((rows.names()[row.person_id], row.day) for row in kept) == sorted(days)
        odd: Any = await tx.execute(
            text("""
                SELECT r.id FROM reminders r LEFT JOIN deliveries d ON d.id = r.delivery_id
                 WHERE (r.state = 'sent') <> (d.state IS NOT NULL AND d.state = 'sent' AND r.state = 'sent')
            """)
        )
        assert odd.all() == []
