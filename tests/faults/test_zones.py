"""Every time zone of the tz database, 2020–2035, through gaps and folds and clocks that jump: each rung is said exactly once."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.allowed_hours import Voice, is_allowed, local_day, moment_of
from domain.digest import catch_up, digest_moment
from domain.reminders import Key, Promise, wanted
from domain.watched import Item
from scheduler.production_calendar import working_days
from tests.domain.watched_examples import HEAD, item
from tests.long import count, in_parts

ZONES = sorted(available_timezones() - {"localtime", "posixrules", "Factory"})
CALENDAR = working_days(2019, 2036)
PARTS = 20
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
#: Nobody rests longer than over the New Year.
LONGEST_REST = 14 * DAY
WARNINGS = {-14, -7, -3, -1, 0}


@dataclass
class Bot:
    """Plans and says as the bot does, looking at a clock that may be wrong; what is said is never forgotten."""

    watched: Item
    zone: ZoneInfo
    written: dict[Key, Promise] = field(default_factory=dict)
    said: list[int] = field(default_factory=list)
    #: Kept by a stronger rung of the same message, or not owed any more.
    settled: set[Key] = field(default_factory=set)
    last: date | None = None
    #: The days on which it was planned, and the moments at which something was said at a forbidden hour.
    planned: set[date] = field(default_factory=set)
    asleep: list[datetime] = field(default_factory=list)

    def _plans(self, today: date) -> None:
        """The executor's warnings."""
        self.planned.add(today)
        for promise in wanted(self.watched, working_days=CALENDAR, from_day=today, until=today + 20 * DAY):
            if promise.key.person == HEAD and promise.key.rung <= 0:
                self.written.setdefault(promise.key, promise)

    def looks(self, now: datetime) -> None:
        """One look at the clock."""
        today = local_day(now, self.zone)
        if today not in self.planned:
            self._plans(today)
        due = [one for key, one in self.written.items() if key not in self.settled and one.at <= now]
        if not due:
            return
        _, at = digest_moment(now, zone=self.zone, working_days=CALENDAR, last_sent=self.last)
        if at > now:
            return
        (digest,) = catch_up(due, {self.watched.key: self.watched}, working_days=CALENDAR, today=today)
        self.settled |= {one.key for one in (*digest.covered, *digest.dropped)}
        if digest.is_empty:
            return
        if not is_allowed(now, voice=Voice.OFFICIAL, zone=self.zone, working_days=CALENDAR):
            self.asleep.append(now)
        for line in (*digest.lines, *digest.behalf):
            self.said.append(line.promise.key.rung)
            self.settled.add(line.promise.key)
        self.last = today


def _lives(zone: str, due: date, steps: list[tuple[int, timedelta]]) -> Bot:
    """Twenty days up to the evening of the due date, a look in every half hour; `steps`: in which hour the clock is set, and
    by how much."""
    home = ZoneInfo(zone)
    watched = item(f"{due:%d.%m.%Y}", f"{due - 60 * DAY:%d.%m.%Y}", zone=home)
    bot = Bot(watched, home)
    real, off = moment_of(due - 19 * DAY, time(0), home), timedelta(0)
    end = moment_of(due, time(23), home)
    jumps = dict(steps)
    while real < end:
        off += jumps.pop(int((end - real) / HOUR), timedelta(0))
        bot.looks(real + off)
        real += HOUR / 2
    while real < end + LONGEST_REST:  # somebody sets the clock right; the next working morning may be after New Year
        bot.looks(real)
        real += 3 * HOUR
    return bot


days = st.dates(date(2020, 2, 1), date(2035, 12, 1))
small = st.lists(st.tuples(st.integers(30, 420), st.sampled_from([HOUR, -HOUR])), max_size=3)
large = st.lists(st.tuples(st.integers(30, 420), st.sampled_from([HOUR, -HOUR, DAY, -DAY])), max_size=4)
many = settings(max_examples=count(4, 10_000 // PARTS), deadline=None, suppress_health_check=[HealthCheck.too_slow])


@in_parts(PARTS)
def test_each_rung_exactly_once(part: int) -> None:
    """Whatever the zone does, and whichever way somebody sets a clock by an hour."""

    @many
    @given(zone=st.sampled_from(ZONES[part::PARTS] or ZONES), due=days, steps=small)
    def holds(zone: str, due: date, steps: list[tuple[int, timedelta]]) -> None:
        bot = _lives(zone, due, steps)
        rungs = {key.rung for key in bot.written}
        assert rungs <= WARNINGS
        assert sorted(bot.said) == sorted(rungs), "each once"
        assert bot.asleep == []

    holds()


@in_parts(PARTS)
def test_a_clock_that_jumps_by_days_repeats_nothing_and_leaves_nothing_open(part: int) -> None:
    @many
    @given(zone=st.sampled_from(ZONES[part::PARTS] or ZONES), due=days, steps=large)
    def holds(zone: str, due: date, steps: list[tuple[int, timedelta]]) -> None:
        bot = _lives(zone, due, steps)
        assert len(bot.said) == len(set(bot.said)), "nothing twice"
        assert bot.asleep == []
        assert {key.rung for key in bot.written} - set(bot.said) <= {key.rung for key in bot.settled}, "nothing left open"

    holds()
