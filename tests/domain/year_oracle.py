"""The oracle: who should hear what on one morning, found by looking at that morning alone.

Written on purpose the other way round than the planning: it never asks on which morning a rung falls, but which days a morning
stands for, and it shares no code with the rules it checks.
"""

from collections.abc import Collection
from datetime import date, timedelta

from tests.domain.year_script import CONTROLLER, COORDINATOR, REGIONAL, Fact

ONE = timedelta(days=1)


class Oracle:
    """Knows the days off and whether the region hears; is asked about one fact and one morning at a time."""

    def __init__(self, days_off: Collection[date], region_hears: bool) -> None:
        self.days_off = days_off
        self.region_hears = region_hears

    def works(self, day: date) -> bool:
        return day not in self.days_off

    def ahead(self, morning: date) -> list[date]:
        """The morning itself and the idle days that follow it: all that is said before they begin."""
        stretch = [morning]
        while not self.works(stretch[-1] + ONE):
            stretch.append(stretch[-1] + ONE)
        return stretch

    def behind(self, morning: date) -> list[date]:
        """The morning itself and the idle days before it."""
        stretch = [morning]
        while not self.works(stretch[-1] - ONE):
            stretch.append(stretch[-1] - ONE)
        return stretch

    def in_working_days(self, start: date, count: int) -> date:
        day = start
        while count:
            day += ONE
            count -= self.works(day)
        return day

    def loud(self, fact: Fact, morning: date, reachable: Collection[int]) -> dict[int, int]:
        """Who hears of this fact on this morning, and the number of the rung (negative before the due date)."""
        if fact.state not in ("open", "returned") or fact.given > fact.due or morning <= fact.given or not self.works(morning):
            return {}
        said: dict[int, int] = {}
        for person, rung in (*self._warned(fact, morning, reachable), *self._blamed(fact, morning, reachable)):
            said[person] = max(rung, said.get(person, rung))
        return said

    def _warned(self, fact: Fact, morning: date, reachable: Collection[int]) -> list[tuple[int, int]]:
        if morning > fact.due:
            return []
        if fact.due - fact.given < 14 * ONE:
            marks = {0, 1, 3}
        elif fact.document or fact.kind == "target":
            marks = {0, 1, 3, 7, 14, 30}
        else:
            marks = {0, 1, 3, 7, 14}
        found = []
        for person in self.who(fact, 0, reachable):
            until = self._silent_until(fact, person)
            if until == morning:
                found.append((person, -(fact.due - morning).days))
            if until is None or until <= morning:
                left = [(fact.due - day).days for day in self.ahead(morning) if day <= fact.due]
                found += [(person, -days) for days in left if days in marks]
        return found

    def _silent_until(self, fact: Fact, person: int) -> date | None:
        if person not in fact.put_off:
            return None
        day = min(fact.put_off[person][-1], fact.due)
        while not self.works(day):
            day -= ONE
        return day

    def _blamed(self, fact: Fact, morning: date, reachable: Collection[int]) -> list[tuple[int, int]]:
        if morning <= fact.due or fact.kind == "target":
            return []
        stands_for = set(self.ahead(morning))
        if fact.due + ONE in self.behind(morning):  # the first morning after the due date
            stands_for |= {day for day in self.behind(morning) if day > fact.due}
        late = {(day - fact.due).days for day in stands_for}
        mondays = {(day - fact.due).days for day in self.behind(morning) if day.isoweekday() == 1 and (day - fact.due).days > 7}
        said = [(1, 0), (3, 1), (3, 2), (7, 3)]
        if self.region_hears and fact.from_region:
            said.append((14, 4))
        found = [(person, days) for days, rank in said if days in late for person in self.who(fact, rank, reachable)]
        return found + [(person, days) for days in mondays for rank in (0, 2) for person in self.who(fact, rank, reachable)]

    def who(self, fact: Fact, rank: int, reachable: Collection[int]) -> tuple[int, ...]:
        """Those in one rank of the chain, or who hears instead: first upwards, then downwards."""
        ranks = self._ranks(fact)
        own = [person for person in ranks[rank] if rank != 1 or person not in fact.executors]
        if not own and rank in (1, 3, 4):
            return ()
        groups = [own, *ranks[rank + 1 :], *reversed(ranks[:rank])]
        alive = [[person for person in group if person in reachable] for group in groups]
        return tuple(next((group for group in alive if group), []))

    def for_somebody_else(self, fact: Fact, person: int, reachable: Collection[int]) -> bool:
        """Whether the words belong to the one line about those who cannot be reached."""
        silent = not set(fact.executors) & set(reachable)
        return silent and person not in (*fact.executors, *fact.heads)

    @staticmethod
    def _ranks(fact: Fact) -> list[tuple[int, ...]]:
        region = (REGIONAL,) if fact.from_region else ()
        return [fact.executors, fact.heads, (COORDINATOR,), (CONTROLLER,), region]
