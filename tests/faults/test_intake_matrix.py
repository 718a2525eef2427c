"""Every moment of an update's way in × every fault: none is lost, its effect happens once, its screen comes.

A screen may come twice only where its answer was lost, or where what was shown could not be written down any more; those cells
are named here. Effects never do. Counted by what Telegram accepted.
"""

import pytest

from db import Database, leases
from db.moments import Moment
from tests.faults.arming import Fault, had, lay
from tests.faults.bots import LEASE, Bot, Bots
from tests.inbox import ask, tell, until
from tests.long import LONG
from tests.telegram import Box, Person

WAY_IN = (
    Moment.FETCHED,
    Moment.STORED,
    Moment.TAKEN,
    Moment.INTRODUCED,
    Moment.MARKED,
    Moment.WRITTEN,
    Moment.COMMITTED,
    Moment.SLOT,
    Moment.CALLING,
    Moment.ANSWERED,
    Moment.HANDLED,
    Moment.DONE,
)
SHOWN = frozenset({Moment.ANSWERED, Moment.HANDLED})
BEFORE_THE_CALL = frozenset(WAY_IN[: WAY_IN.index(Moment.CALLING) + 1])
SMALL = (
    (Moment.WRITTEN, Fault.KILL),
    (Moment.COMMITTED, Fault.KILL),
    (Moment.TAKEN, Fault.STOP),
    (Moment.STORED, Fault.RAISE),
    (Moment.WRITTEN, Fault.CUT),
    (Moment.ANSWERED, Fault.CUT),
    (Moment.HANDLED, Fault.CUT),
    (Moment.CALLING, Fault.LOST),
)
CALM, SAVED = "Может подождать до утра", "Записано"
Cell = tuple[Moment, Fault]


def repeats(at: Moment, fault: Fault) -> int:
    """How often the screen of this cell may come beside the first time."""
    match fault:
        case Fault.KILL | Fault.STOP | Fault.RAISE:
            return int(at in SHOWN)
        case Fault.LOST:
            return int(at in BEFORE_THE_CALL)
        case Fault.CUT:
            return 0


class Desk:
    """People who report something, one after another."""

    def __init__(self, database: Database, box: Box, bots: Bots) -> None:
        self.database, self.box, self.bots = database, box, bots
        self.bot: Bot | None = None

    async def has(self, at: Moment, fault: Fault, number: int) -> int:
        """One cell; how often the screen was accepted that says that the report is kept."""
        self.bot = self.bot or await self.bots.one()
        person = await self.box.person(number, "Имя")
        await _is_asked_how_urgent(person)
        await until(self._all_done, 30)
        lay(self.bots.folder, at, fault)
        await person.presses(CALM, patience=0)
        await until(lambda: self._had(at), 30)
        match fault:
            case Fault.KILL:
                await self.bot.gone
                async with self.database.begin() as tx:
                    await leases.inherit(tx)
                self.bot = await self.bots.one()
            case Fault.STOP:
                await self._taken_over()
        await until(self._all_done, 60)
        await self.box.weather()
        return await self._shown(number)

    async def _had(self, at: Moment) -> bool:
        return had(self.bots.folder, at)

    async def _taken_over(self) -> None:
        """The bot stands still until beyond its leases, while another one serves; then it goes on. Both finish what they have."""
        still, self.bot = self.bot, None
        assert still is not None
        await still.stands_still()
        [before] = await ask(self.database, "SELECT clock_timestamp() AS now")
        other = await self.bots.one()
        over = "SELECT clock_timestamp() - make_interval(secs => :lease) > :then AS over"

        async def expired() -> bool:
            return bool((await ask(self.database, over, lease=LEASE, then=before.now))[0].over)

        if LONG:
            await until(expired, LEASE + 30)
        else:  # nobody waits so long: the other one is given what was leased, and has done with it
            async with self.database.begin() as tx:
                await leases.inherit(tx)
            await until(self._all_done, 60)
        still.resume()
        await still.stopped()
        await until(self._all_done, 60)
        await other.stopped()

    async def _all_done(self) -> bool:
        """Whether everything said is taken in and handled; what waits for a retry need not."""
        await tell(self.database, "UPDATE updates SET retry_at = NULL WHERE retry_at > clock_timestamp()")
        waiting = await ask(self.database, "SELECT 1 FROM updates WHERE done_at IS NULL AND dead_at IS NULL")
        return not waiting and not await self.box.pending()

    async def _shown(self, chat: int) -> int:
        calls = [*await self.box.ledger("sendMessage", chat), *await self.box.ledger("editMessageText", chat)]
        return sum(call.status == 200 and SAVED in call.parameters["text"] for call in calls)


async def _is_asked_how_urgent(person: Person) -> None:
    await person.starts()
    await person.sees("Кто Вы?")
    await person.presses("🎒 Я ученик")
    await person.sees("Привет")
    await person.presses("🆘 Сообщить о проблеме")
    await person.sees("Что случилось?")
    await person.presses("Обижают, смеются")
    await person.sees("Это срочно?")


async def _matrix(database: Database, box: Box, bots: Bots, cells: list[Cell]) -> None:
    desk = Desk(database, box, bots)
    found: dict[Cell, int] = {}
    for number, cell in enumerate(cells, 101):
        found[cell] = await desk.has(*cell, number)
    wrong = {cell: times for cell, times in found.items() if not 1 <= times <= 1 + repeats(*cell)}
    assert wrong == {}, "how often it was shown"
    assert await ask(database, "SELECT 1 FROM updates WHERE dead_at IS NOT NULL") == []
    effects = await ask(database, "SELECT reporter_id, count(*) AS n FROM concerns GROUP BY 1")
    assert [row.n for row in effects] == [1] * len(cells)
    print("shown twice:", ", ".join(f"{at} × {fault}" for (at, fault), times in found.items() if times > 1))


@pytest.mark.skipif(LONG, reason="the whole matrix is in the long run")
async def test_no_update_is_lost_or_doubled_in_a_few_cells(database: Database, box: Box, bots: Bots) -> None:
    await _matrix(database, box, bots, list(SMALL))


@pytest.mark.long
@pytest.mark.skipif(not LONG, reason="every other cell: `make test-long`")
@pytest.mark.timeout(900)
@pytest.mark.parametrize("fault", Fault)
async def test_no_update_is_lost_or_doubled_whatever_happens_wherever(
    database: Database, box: Box, bots: Bots, fault: Fault
) -> None:
    await _matrix(database, box, bots, [(at, fault) for at in WAY_IN])
