"""Stands where Telegram is, for tests of what goes out by itself: real composing, real tables, no wire."""

from datetime import datetime

from bot.composing import Composing
from db import Database
from db.speaking import reachability
from domain.personal import PersonalData
from scheduler.delivery import Broken, Delivering, Later, Sent, Unreachable, Words
from tests.rows import NOW


class Mailman:
    """Keeps what it was given; answers what it is told to answer."""

    def __init__(self, database: Database) -> None:
        self.now = NOW
        self.kept: list[tuple[int, Words]] = []
        self.answers: dict[int, list[Sent | Later | Unreachable | Broken]] = {}
        composing = Composing(PersonalData.CODES)
        self.delivering = Delivering(database, lambda: self.now, composing.compose, self._take, reachability.found_closed)

    async def _take(self, person: int, words: Words, _: bool) -> Sent | Later | Unreachable | Broken:
        answers = self.answers.get(person)
        answer = answers.pop(0) if answers else Sent(1)
        if isinstance(answer, Sent):
            self.kept.append((person, words))
        return answer

    async def goes(self, now: datetime) -> list[tuple[int, Words]]:
        """Everything due by now; gives what was handed over."""
        self.now = now
        self.kept = []
        while await self.delivering.once():
            pass
        return self.kept
