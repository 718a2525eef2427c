"""Everything the bot can say: key + arguments → text in one language. Only this file knows the engine (Fluent).

`Texts("ru")("home-greeting", name="Анна")` gives HTML with every argument escaped; `.plain(...)` gives text for buttons and
files. A missing key or argument raises: a sentence with a hole in it is never sent. Dates are written the way the language
writes them; values of personal data are revealed only where the operator's mode permits.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, resolver
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from domain.personal import Personal, PersonalData

#: Languages, the first one being the source.
LANGUAGES = ("ru", "en")

_HERE = Path(__file__).parent
#: Where a sentence or a term begins: a name at the very beginning of a line.
_ENTRY = re.compile(r"^(-?[A-Za-z][\w-]*) *=", re.MULTILINE)

# Fluent refuses arguments above 2 500 signs, a guard against texts of strangers; ours are written by us, and a list of a dozen
# measures may be longer. What is too long for a message is cut where messages are made.
resolver.MAX_PART_LENGTH = 1 << 16


class MissingText(LookupError):
    """No such key in this language, or its sentence asks for an argument that was not given."""


class _Sentences:
    """The sentences of one language. Fluent reads each when it is first said: reading all two thousand takes a process about a
    third of a second and ten megabytes, and it says a part of them."""

    def __init__(self, language: str) -> None:
        self._unread: dict[str, str] = {}
        for file in sorted((_HERE / language).glob("*.ftl")):
            words = file.read_text("utf-8")
            begins = list(_ENTRY.finditer(words))
            ends = [later.start() for later in begins[1:]] + [len(words)]
            for begin, end in zip(begins, ends, strict=True):
                self._unread.setdefault(begin[1], words[begin.start() : end])
        self.keys = frozenset(self._unread)
        #: Those of them that have been said and have nothing to be filled in.
        self.fixed: dict[str, str] = {}
        self._bundle = FluentBundle([language], use_isolating=False)
        self._parser = FluentParser(with_spans=False)  # where each word stood in its file is of no use to a bot

    def bundle(self, key: str) -> FluentBundle:
        """A bundle in which `key` stands, if there is one, with every sentence that it refers to."""
        if words := self._unread.get(key):
            read = self._parser.parse(words)
            references = _References()
            references.visit(read)
            for other in references.found:
                self.bundle(other)
            self._bundle.add_resource(read)
            self._unread.pop(key, None)  # only now: another thread may ask for the same
        return self._bundle


class _References(Visitor):
    """Collects the keys of the sentences that one is made of."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.found.append(node.id.name)
        self.generic_visit(node)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.found.append(f"-{node.id.name}")
        self.generic_visit(node)


@cache
def _sentences(language: str) -> _Sentences:
    return _Sentences(language)


def keys(language: str) -> frozenset[str]:
    """Every key that `language` knows."""
    return _sentences(language).keys


def written(day: date, language: str) -> str:
    """A day as the language writes it: 01.09.2026, or 1 September 2026."""
    return day.strftime("%d.%m.%Y") if language == "ru" else f"{day.day} {day.strftime('%B %Y')}"


class Texts:
    """The words of one language under one mode of personal data. Cheap: make one per update."""

    def __init__(self, language: str, mode: PersonalData = PersonalData.CODES) -> None:
        self.language = language if language in LANGUAGES else "en"
        self.mode = mode

    def __call__(self, key: str, /, **arguments: Any) -> str:
        """The sentence under `key` as HTML; every argument that is not a number is escaped. Raises `MissingText`."""
        if (fixed := self.fixed(key)) is not None:
            return fixed
        return self._format(key, {name: self._html(value) for name, value in arguments.items()})

    def plain(self, key: str, /, **arguments: Any) -> str:
        """The same without markup, for buttons, file names and tables. Raises `MissingText`."""
        if (fixed := self.fixed(key)) is not None:
            return fixed
        return self._format(key, {name: self._spoken(value) for name, value in arguments.items()})

    def fixed(self, key: str) -> str | None:
        """The sentence under `key` if it has been said before and nothing is filled in: most labels are such."""
        return _sentences(self.language).fixed.get(key)

    def has(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in _sentences(self.language).keys

    def _format(self, key: str, arguments: Mapping[str, Any]) -> str:
        bundle = _sentences(self.language).bundle(key)
        if not bundle.has_message(key):
            raise MissingText(f"{self.language}: no text {key}")
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise MissingText(f"{self.language}: {key} has no value")
        if isinstance(pattern, resolver.TextElement):
            _sentences(self.language).fixed[key] = pattern.value
            return pattern.value
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
