"""What is counted and timed for Prometheus: numbers, and names of ours. Shown by `bot/monitor.py` where a place is set for it.

Counters are of this process and begin at zero with it. Gauges whose help begins with «Shared» are read from the database when
somebody asks, so every replica says the same.
"""

import time
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics
from prometheus_client.process_collector import ProcessCollector

disable_created_metrics()  # type: ignore[no-untyped-call]
REGISTRY = CollectorRegistry()
_OURS: dict[str, Any] = {"namespace": "mentorship_bot", "registry": REGISTRY}

#: When (by the machine's clock) this process last said something unasked.
_last = {"sent": 0.0}

STORED = Counter("updates_stored", "Updates of Telegram put into the inbox, by how they came; repeated ones do not count.",
                 ["way"], **_OURS)  # fmt: skip
KNOCKS = Counter("webhook_requests", "Requests to the webhook's address, by the status that they got; 401 is a stranger.",
                 ["status"], **_OURS)  # fmt: skip
HANDLED = Counter("updates_handled", "Runs of an update, by outcome: done; failed; waits (Telegram is away); lost (another"
                  " replica took over); cut (took too long, or the bot stopped); and dead, once more, for one given up.",
                  ["outcome"], **_OURS)  # fmt: skip
HANDLING = Histogram("update_handling_seconds", "How long one run of an update took, its answers to the person included.",
                     buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50), **_OURS)  # fmt: skip
DELIVERED = Counter("deliveries", "Attempts to say something unasked, by outcome: sent; later; unreachable (the person has closed"
                    " the door); broken (Telegram refuses the words).", ["outcome"], **_OURS)  # fmt: skip
LAST_SENT = Gauge("deliveries_last_sent_timestamp_seconds", "When this process last said something unasked; 0: not yet.",
                  **_OURS)  # fmt: skip
LAST_SENT.set_function(lambda: _last["sent"])
WAITED = Histogram("pacing_wait_seconds", "How long answers to presses waited for a slot within Telegram's limits.",
                   buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5), **_OURS)  # fmt: skip
NO_SLOT = Counter("pacing_busy", "Calls that found no slot within their patience: an answer was dropped, a delivery comes later.",
                  **_OURS)  # fmt: skip
TOLD_TO_WAIT = Counter("telegram_retry_after", "Answers 429 of Telegram; each pauses the whole bot.", **_OURS)
TROUBLES = Counter("log_lines", "Warnings and errors in the log, by what they say.", ["level", "event"], **_OURS)

DATABASE = Gauge("database_up", "1 when the database answered this request, 0 when it is out of reach.", **_OURS)
LEADS = Gauge("intake_leads", "1 in the replica that fetches the updates, or that sees to the webhook.", **_OURS)
HEARD = Gauge("intake_heard_age_seconds", "Seconds since the leading replica last heard from Telegram: a poll that went well, or"
              " the webhook found in its place; NaN in the others.", **_OURS)  # fmt: skip
HELD_BACK = Gauge("webhook_pending_updates", "Updates that Telegram holds back, as it told the leading replica last.", **_OURS)
WAITING = Gauge("updates_waiting", "Shared: updates in the inbox that nobody has finished.", **_OURS)
OLDEST_UPDATE = Gauge("updates_oldest_age_seconds", "Shared: age of the oldest of them; 0 when there is none.", **_OURS)
DEAD = Gauge("updates_dead", "Shared: updates of the last 48 hours that failed for good; the person was told.", **_OURS)
DUE = Gauge("deliveries_due", "Shared: messages whose moment has come and that are not said yet.", **_OURS)
OLDEST_DELIVERY = Gauge("deliveries_oldest_age_seconds", "Shared: how long the oldest of them is due; 0 when there is none.",
                        **_OURS)  # fmt: skip
OVERDUE = Gauge("promises_overdue", "Shared: reminders whose moment passed ten minutes ago and that lie in no message.", **_OURS)

# Memory, processor and open files of this process, under the names that every dashboard knows.
ProcessCollector(registry=REGISTRY)

#: Ends of a run that are no failure of ours.
_ENDS = {"Away": "waits", "LeaseLost": "lost", "CancelledError": "cut"}
_Outcome = TypeVar("_Outcome")
_Given = ParamSpec("_Given")


def timing(handle: Callable[_Given, Awaitable[None]]) -> Callable[_Given, Awaitable[None]]:
    """A handler whose runs are timed and counted."""

    @wraps(handle)
    async def timed(*given: _Given.args, **named: _Given.kwargs) -> None:
        outcome, began = "done", time.monotonic()
        try:
            await handle(*given, **named)
        except BaseException as fault:
            outcome = _ENDS.get(type(fault).__name__, "failed")
            raise
        finally:
            HANDLING.observe(time.monotonic() - began)
            HANDLED.labels(outcome).inc()

    return timed


def burying(apologise: Callable[_Given, Awaitable[None]]) -> Callable[_Given, Awaitable[None]]:
    """What is called for an update that has failed for good, counted."""

    @wraps(apologise)
    async def counted(*given: _Given.args, **named: _Given.kwargs) -> None:
        HANDLED.labels("dead").inc()
        await apologise(*given, **named)

    return counted


def since_sent() -> float | None:
    """Seconds since this process last said something unasked; None when it has not yet."""
    return time.time() - _last["sent"] if _last["sent"] else None


def counting(send: Callable[_Given, Awaitable[_Outcome]]) -> Callable[_Given, Awaitable[_Outcome]]:
    """A sender whose outcomes are counted by their class."""

    @wraps(send)
    async def counted(*given: _Given.args, **named: _Given.kwargs) -> _Outcome:
        outcome = await send(*given, **named)
        DELIVERED.labels(kind := type(outcome).__name__.lower()).inc()
        if kind == "sent":
            _last["sent"] = time.time()
        return outcome

    return counted
