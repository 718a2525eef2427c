"""Every moment of a message's way out × every fault: no reminder is lost, none is said twice but in the cells named here.

A message may be said twice only where its answer was lost, or where its process died or stood still between handing the
request to the socket and recording the answer. Counted by what Telegram accepted.
"""

from datetime import UTC, date, datetime

import pytest

from db import Database, leases
from db.moments import Moment
from db.reminder import reminders
from tests.faults.arming import Fault, had, lay
from tests.faults.bots import LEASE, Bot, Bots
from tests.inbox import ask, tell, until
from tests.long import LONG
from tests.rows import Place, moment
from tests.telegram import Box

WAY_OUT = (
    Moment.GATHERED,
    Moment.CLAIMING,
    Moment.CLAIMED,
    Moment.ASKING,
    Moment.COMPOSED,
    Moment.SLOT,
    Moment.CALLING,
    Moment.ANSWERED,
    Moment.SAID,
    Moment.RECORDING,
    Moment.RECORDED,
)
#: From the request in the socket to the record: who dies or stands still here does not know what Telegram knows.
UNKNOWN = frozenset({Moment.ANSWERED, Moment.SAID, Moment.RECORDING})
BEFORE_THE_CALL = frozenset(WAY_OUT[: WAY_OUT.index(Moment.CALLING) + 1])
#: In the small run: one cell of each fault and each stretch of the way.
SMALL = (
    (Moment.CLAIMED, Fault.KILL),
    (Moment.SAID, Fault.KILL),
    (Moment.SAID, Fault.STOP),
    (Moment.ANSWERED, Fault.CUT),
    (Moment.RECORDING, Fault.CUT),
    (Moment.SAID, Fault.RAISE),
    (Moment.CALLING, Fault.LOST),
)
EVE, MORNING, DUE = date(2026, 8, 17), date(2026, 8, 18), date(2026, 9, 1)
Cell = tuple[Moment, Fault]


def doubles(at: Moment, fault: Fault) -> int:
    """How often the message of this cell may be said beside the first time."""
    match fault:
        case Fault.KILL | Fault.STOP:
            return int(at in UNKNOWN)
        case Fault.LOST:
            return int(at in BEFORE_THE_CALL)
        case Fault.RAISE:
            return int(at is Moment.ANSWERED)  # the answer is thrown away unread: it is lost
        case Fault.CUT:
            return 0


class Morning:
    """A town in which everybody has a digest of their own coming, one after another."""

    def __init__(self, database: Database, box: Box, bots: Bots) -> None:
        self.database, self.box, self.bots = database, box, bots
        self.bot: Bot | None = None
        self.place: Place

    async def begins(self, people: int) -> None:
        """It is nine o'clock; the heads have pressed Start."""
        async with self.database.begin() as tx:
            self.place = await Place.founded(tx, schools=people)
        ahead = moment(MORNING, 9, 1) - datetime.now(UTC)
        await tell(self.database, "UPDATE clock SET ahead = :ahead", ahead=ahead)
        self.bot = await self.bots.one()
        for head in self.place.heads:
            await (await self.box.person(await self._chat(head), "Имя")).starts()
        await until(self._all_answered, 40)

    async def _all_answered(self) -> bool:
        done = await ask(self.database, "SELECT 1 FROM updates WHERE done_at IS NOT NULL")
        return len(done) == len(self.place.heads) and not await self.box.pending()

    async def _chat(self, person: int) -> int:
        [row] = await ask(self.database, "SELECT external_id FROM accounts WHERE person_id = :id", id=person)
        return int(row.external_id)

    async def promise(self, school: int) -> tuple[int, int]:
        """A digest of this head is due now; its assignment, and the chat."""
        async with self.database.begin() as tx:
            one = await self.place.assigned(tx, due=DUE, school=school)
            await reminders.replan(tx, [one], now=moment(EVE, 15))
        return one, await self._chat(self.place.heads[school])

    async def sent(self, assignment: int) -> bool:
        """Whether it is recorded; what waits for a retry need not."""
        await tell(self.database, "UPDATE deliveries SET retry_at = NULL WHERE retry_at > clock_timestamp()")
        return await self.states(assignment) == ["sent"]

    async def states(self, assignment: int) -> list[str]:
        """What became of the promise for this morning."""
        rows = await ask(self.database, "SELECT state FROM reminders WHERE item_id = :id AND rung = '-14'", id=assignment)
        return [row.state for row in rows]

    async def accepted(self, chat: int) -> int:
        """How many digests Telegram has accepted for this chat."""
        calls = await self.box.ledger("sendMessage", chat)
        return sum(call.status == 200 and "Коротко о сроках" in call.parameters["text"] for call in calls)

    async def has(self, at: Moment, fault: Fault, school: int) -> int:
        """One cell; how often the message was accepted."""
        self.bot = self.bot or await self.bots.one()
        lay(self.bots.folder, at, fault)
        assignment, chat = await self.promise(school)
        await until(lambda: _had(self.bots, at), 30)
        match fault:
            case Fault.KILL:
                await self.bot.gone
                async with self.database.begin() as tx:
                    await leases.inherit(tx)
                self.bot = await self.bots.one()
            case Fault.STOP:
                await self._taken_over(assignment)
        await until(lambda: self.sent(assignment), 60)
        await self.box.weather()
        return await self.accepted(chat)

    async def _taken_over(self, assignment: int) -> None:
        """The bot stands still until beyond its lease, while another one serves; then it goes on. Both finish what they have."""
        still, self.bot = self.bot, None
        assert still is not None
        await still.stands_still()
        [before] = await ask(self.database, "SELECT clock_timestamp() AS now")
        other = await self.bots.one()
        if LONG:
            await until(lambda: _later(self.database, before.now), LEASE + 30)
        else:  # nobody waits so long: the other one is given what was leased, and has done with it
            async with self.database.begin() as tx:
                await leases.inherit(tx)
            await until(lambda: self.sent(assignment), 60)
        still.resume()
        await still.stopped()
        await until(lambda: self.sent(assignment), 60)
        await other.stopped()


async def _had(bots: Bots, at: Moment) -> bool:
    return had(bots.folder, at)


async def _later(database: Database, before: datetime) -> bool:
    """Whether every lease of then has run out."""
    [row] = await ask(
        database, "SELECT clock_timestamp() - make_interval(secs => :lease) > :then AS over", lease=LEASE, then=before
    )
    return bool(row.over)


async def _matrix(database: Database, box: Box, bots: Bots, cells: list[Cell]) -> None:
    morning = Morning(database, box, bots)
    await morning.begins(len(cells))
    found: dict[Cell, int] = {}
    for school, cell in enumerate(cells):
        found[cell] = await morning.has(*cell, school)
    wrong = {cell: times for cell, times in found.items() if not 1 <= times <= 1 + doubles(*cell)}
    assert wrong == {}, "how often it was said"
    assert await ask(database, "SELECT 1 FROM updates WHERE dead_at IS NOT NULL OR done_at IS NULL") == []
    [row] = await ask(database, "SELECT count(*) AS n FROM reminders WHERE rung = '-14' AND state = 'sent'")
    assert row.n == len(cells)
    said = {cell: times for cell, times in found.items() if times > 1}
    print("said twice:", ", ".join(f"{at} × {fault}" for at, fault in said))


@pytest.mark.skipif(LONG, reason="the whole matrix is in the long run")
async def test_no_message_is_lost_or_doubled_in_a_few_cells(database: Database, box: Box, bots: Bots) -> None:
    await _matrix(database, box, bots, list(SMALL))


@pytest.mark.long
@pytest.mark.skipif(not LONG, reason="every other cell: `make test-long`")
@pytest.mark.timeout(900)
@pytest.mark.parametrize("fault", Fault)
async def test_no_message_is_lost_or_doubled_whatever_happens_wherever(
    database: Database, box: Box, bots: Bots, fault: Fault
) -> None:
    await _matrix(database, box, bots, [(at, fault) for at in WAY_OUT])
