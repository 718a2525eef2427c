"""What must never be in a log, in any process of any test: whatever people are called, type or can be reached by, and secrets.

Our log is written in English and holds ids; invented people write Russian. So a line of the log with a Cyrillic letter has taken
in what somebody said, whichever test it happened in, and nobody has to think of the right canary beforehand.
"""

import re
from collections.abc import MutableMapping
from typing import Any

import structlog

#: Beside letters of people's own: their escapes, phones, addresses, tokens of bots and the payloads of one-time links.
_OFFENCES = {
    "words of a person": re.compile(r"[А-Яа-яЁё]|\\\\?u04[0-9a-f]{2}", re.IGNORECASE),
    "a phone": re.compile(r"\+\d[\d ()-]{9,}|\b[78]\d{10}\b"),
    "an address": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "a token": re.compile(r"\d{6,}:[A-Za-z0-9_-]{10,}"),
    "a one-time link": re.compile(r"(?<![A-Za-z0-9_-])(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])"),
    "a traceback": re.compile(r"Traceback \(most recent call last\)"),
}

#: Lines of this process with an offence, since somebody asked last.
_caught: list[str] = []


def offence(line: str) -> str | None:
    """What is in the line that should not be."""
    return next((name for name, pattern in _OFFENCES.items() if pattern.search(line)), None)


def is_log(line: str) -> bool:
    """Whether a process's line is of its log, or the end of a crash; other lines are meant for the operator's eyes."""
    return line.startswith(("timestamp=", "Traceback", "Stopped by a fault"))


def _watch(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    line = repr(dict(event))
    if offence(line):
        _caught.append(line)
    raise structlog.DropEvent


def watch() -> None:
    """Look at every line that this process would log, whatever its level; nothing is printed."""
    structlog.configure(
        processors=[structlog.processors.add_log_level, structlog.processors.format_exc_info, _watch],
        cache_logger_on_first_use=False,
    )


def caught() -> list[str]:
    """The offending lines since the last call."""
    found, _caught[:] = list(_caught), []
    return found
