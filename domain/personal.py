"""What a message may say about a person: one setting of the operator, and a type that does not let itself be printed.

Source: Russian public bodies may not pass personal data through foreign messengers (149-FZ art. 10 p. 8), so the
operator decides with `PERSONAL_DATA`, and a value that is personal is not a string: it cannot slip into a text.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Never


class PersonalData(StrEnum):
    """The operator's setting `PERSONAL_DATA`."""

    CODES = "codes"  # a participant is «7Б-03»; no name is asked or sent (the default)
    NAMES = "names"  # first name and class, inside one school
    NONE = "none"  # road map and control of execution only: no participants at all


class Forbidden(Exception):
    """A personal value was about to be turned into text where the operator's setting does not allow it."""


class Personal:
    """A text about a person that refuses to become a string by mistake: `str()`, f-strings, `format()` and `%s` all raise.

    Only `reveal` (for a message) and `reveal_on_disk` (for a paper that stays on the server) give the text back.
    `repr` is harmless, so that a log line or a traceback may hold the value without telling it.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self, mode: PersonalData) -> str:
        """The text, for a message. Raises `Forbidden` in every mode but `names`."""
        if mode is not PersonalData.NAMES:
            raise Forbidden(f"a personal value cannot be said in a message in mode {mode.value!r}")
        return self._text

    def reveal_on_disk(self) -> str:
        """The text, for a file that is made on the server's own disk and never sent; every mode may do that."""
        return self._text

    def __str__(self) -> Never:
        raise Forbidden("a personal value was about to be printed; call reveal(mode)")

    def __format__(self, format_spec: str) -> Never:
        raise Forbidden("a personal value was about to be formatted; call reveal(mode)")

    def __repr__(self) -> str:
        return "Personal(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Personal) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)
