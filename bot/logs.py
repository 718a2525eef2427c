"""Structured logs with ids only. No token, no name, no phone, no text that a person typed."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

#: Libraries that print whole updates or addresses with a token when they are talkative.
_QUIET = ("aiogram", "aiogram_dialog", "aiohttp", "apscheduler", "sqlalchemy", "asyncio", "alembic", "fluent")


def _without_secrets(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception's message may hold a token (in an address) or what a person typed: its class is enough."""
    if event.pop("exc_info", None):
        event["fault"] = type(sys.exc_info()[1]).__name__
    return event


def set_up(level: str) -> None:
    """Log lines on standard error, from `level` upwards."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_secrets,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"], drop_missing=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.CRITICAL)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
