"""Structured logs with ids only. No token, no name, no phone, no text that a person typed."""

import logging
import sys
import traceback
import warnings
from collections.abc import Iterator, MutableMapping
from types import TracebackType
from typing import Any, TextIO

import structlog

from bot import metrics

#: Libraries that print whole updates or addresses with a token when they are talkative.
_QUIET = ("aiogram", "aiogram_dialog", "aiohttp", "apscheduler", "sqlalchemy", "asyncio", "alembic", "fluent")


def trail(fault: BaseException, steps: int = 6) -> str:
    """The class of a failure and the last lines that led to it: never its message, which may hold what a person typed."""
    return "; ".join(f"{type(one).__name__} at {_places(one, steps)}" for one in _leaves(fault))


def _leaves(fault: BaseException) -> Iterator[BaseException]:
    """The failures inside a group; a failure by itself."""
    if isinstance(fault, BaseExceptionGroup):
        for one in fault.exceptions:
            yield from _leaves(one)
    else:
        yield fault


def _places(fault: BaseException, steps: int) -> str:
    frames = traceback.extract_tb(fault.__traceback__)[-steps:]
    return " > ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames)


def _without_secrets(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception's message may hold a token (in an address) or what a person typed: its class and its trail are enough."""
    if event.pop("exc_info", None) and (fault := sys.exc_info()[1]) is not None:
        event["fault"] = trail(fault)
    return event


def _counted(_: Any, level: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """What a line says is written in our code, and so is a fit name for a number."""
    if level not in ("debug", "info"):
        metrics.TROUBLES.labels(level, str(event.get("event"))).inc()
    return event


def set_up(level: str) -> None:
    """Log lines on standard error, from `level` upwards; crashes without their messages as well."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_secrets,
            _counted,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"], drop_missing=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.CRITICAL)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    # Warnings quote what they warn of: aiogram prints a whole update whose kind it does not know.
    warnings.showwarning = _warned
    sys.excepthook = _crashed


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    structlog.get_logger("python").debug("warning", kind=category.__name__, at=f"{filename.rsplit('/', 1)[-1]}:{lineno}")


def _crashed(_: type[BaseException], fault: BaseException, __: TracebackType | None) -> None:
    print(f"Stopped by a fault of the program: {trail(fault)}", file=sys.stderr, flush=True)
