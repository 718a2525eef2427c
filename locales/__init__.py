"""Everything the bot can say: key + arguments → text in one language. Only this file knows the engine (Fluent).

`Texts("ru")("home-greeting", name="Анна")` gives HTML with every argument escaped; `.plain(...)` gives text for buttons and
files. A missing key or argument raises: a sentence with a hole in it is never sent. Dates are written the way the language
writes them; values of personal data are revealed only where the operator's mode permits.
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, resolver
from fluent.syntax import FluentParser

from domain.personal import Personal, PersonalData

#: Languages, the first one being the source.
LANGUAGES = ("ru", "en")

_HERE = Path(__file__).parent

# Fluent refuses arguments above 2 500 signs, a guard against texts of strangers; ours are written by us, and a list of a dozen
# measures may be longer. What is too long for a message is cut where messages are made.
resolver.MAX_PART_LENGTH = 1 << 16


class MissingText(LookupError):
    """No such key in this language, or its sentence asks for an argument that was not given."""


@cache
def _bundle(language: str, conversations: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    parser = FluentParser(with_spans=False)  # where each word stood in its file is of no use to a bot
    for file in sorted(file for one in conversations.split() for file in (_HERE / language).glob(f"{one}.ftl")):
        bundle.add_resource(parser.parse(file.read_text("utf-8")))
    return bundle


def keys(language: str) -> frozenset[str]:
    """Every key that `language` knows."""
    return frozenset(_bundle(language, "*")._messages)


def written(day: date, language: str) -> str:
    """A day as the language writes it: 01.09.2026, or 1 September 2026."""
    return day.strftime("%d.%m.%Y") if language == "ru" else f"{day.day} {day.strftime('%B %Y')}"


class Texts:
    """The words of one language under one mode of personal data. Cheap: make one per update.

    `only`: the words of some files of the language (names with spaces between), for a process that must start at once.
    """

    def __init__(self, language: str, mode: PersonalData = PersonalData.CODES, *, only: str = "*") -> None:
        self.language = language if language in LANGUAGES else "en"
        self.mode = mode
        self._only = only

    def __call__(self, key: str, /, **arguments: Any) -> str:
        """The sentence under `key` as HTML; every argument that is not a number is escaped. Raises `MissingText`."""
        return self._format(key, {name: self._html(value) for name, value in arguments.items()})

    def plain(self, key: str, /, **arguments: Any) -> str:
        """The same without markup, for buttons, file names and tables. Raises `MissingText`."""
        return self._format(key, {name: self._spoken(value) for name, value in arguments.items()})

    def has(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return bool(_bundle(self.language, self._only).has_message(key))

    def _format(self, key: str, arguments: Mapping[str, Any]) -> str:
        bundle = _bundle(self.language, self._only)
        if not bundle.has_message(key):
            raise MissingText(f"{self.language}: no text {key}")
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise MissingText(f"{self.language}: {key} has no value")
        text, errors = bundle.format_pattern(pattern, dict(arguments))
        if errors:
            raise MissingText(f"{self.language}: {key}: {errors[0]}")
        return str(text)

    def _html(self, value: Any) -> Any:
        spoken = self._spoken(value)
        return escape(spoken, quote=True) if isinstance(spoken, str) else spoken

    def _spoken(self, value: Any) -> Any:
        match value:
            case Personal():
                return value.reveal(self.mode)
            case datetime():
                return f"{written(value.date(), self.language)} {value:%H:%M}"
            case date():
                return written(value, self.language)
            case bool():
                return "yes" if value else "no"
            case None:
                return "none"
            case _:
                return value
