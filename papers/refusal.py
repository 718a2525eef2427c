"""Why a file is not read. Sentences for people live in the locales, under `reading-refused-…`."""

from enum import StrEnum


class Why(StrEnum):
    """The reasons for which a file is refused."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    UNKNOWN_KIND = "unknown-kind"
    OLD_WORD = "old-word"
    OLD_EXCEL = "old-excel"
    NOT_WHAT_IT_SAYS = "not-what-it-says"
    DAMAGED = "damaged"
    LOCKED = "locked"
    HOSTILE = "hostile"
    TOO_WIDE = "too-wide"
    TOO_LONG = "too-long"
    NO_TEXT = "no-text"
    TOO_SLOW = "too-slow"
    TOO_HUNGRY = "too-hungry"


class Refused(Exception):
    """A file that is not read; `why` says the reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why
