"""What may stand between the braces of a template, and nothing else: a field by its name, a repetition, a condition.

    {{ наставник }}    {% повторять пары %} … {% конец %}    {% если номер приказа %} … {% иначе %} … {% конец %}

Names are those of the locales, in any language, letter case and spacing. There are no expressions: whatever is not a name or one
of these commands is a fault. What is understood is written anew in the words of jinja2, so that nothing typed ever reaches it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum, auto

from papers.office.catalogue import Fields


class Wrong(StrEnum):
    """What is the matter with a template."""

    NOT_DOCX = auto()
    TOO_LARGE = auto()
    DAMAGED = auto()
    HOSTILE = auto()  # a bomb, foreign entities
    ACTIVE = auto()  # macros, embedded objects
    FOREIGN = auto()  # parts that Word would fetch from elsewhere
    NO_FIELDS = auto()
    TAG_OPEN = auto()  # braces that do not pair within one paragraph
    UNKNOWN_FIELD = auto()
    ELSEWHERE = auto()  # a field that other documents have
    UNKNOWN_COMMAND = auto()
    EXPRESSION = auto()
    LIST_AS_FIELD = auto()
    NOT_A_LIST = auto()
    OUTSIDE_LIST = auto()
    NESTED = auto()  # a repetition inside a repetition
    BLOCK_OPEN = auto()  # no «конец»
    NO_BLOCK = auto()  # «конец» or «иначе» of nothing
    CROOKED = auto()  # begun in one place (a row, a paragraph), ended in another
    TOO_HEAVY = auto()
    SPOILT = auto()  # filled with a trial it is no document any more


@dataclass(frozen=True)
class Place:
    """Where in the template: `part` is body, header, footer or footnotes; a table and its row by number from 1, 0 for none."""

    part: str
    words: str
    table: int = 0
    row: int = 0


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: in which tag, where, and which names might have been meant."""

    wrong: Wrong
    tag: str = ""
    place: Place | None = None
    meant: tuple[str, ...] = ()


class Faulty(Exception):
    """A template that is not used, with everything that was found."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(", ".join(fault.wrong.value for fault in faults))
        self.faults = faults


class Command(StrEnum):
    """What a tag does."""

    FIELD = auto()
    REPEAT = auto()
    IF = auto()
    UNLESS = auto()
    ELSE = auto()
    END = auto()


_WORDS = {
    "повторять": Command.REPEAT, "repeat": Command.REPEAT,
    "если": Command.IF, "if": Command.IF,
    "иначе": Command.ELSE, "else": Command.ELSE,
    "конец": Command.END, "end": Command.END,
}  # fmt: skip
_NOT = ("не", "not")
#: A sign of a tag; a pair of them is a tag.
SIGN = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_NAME = re.compile(r"[^\W_]+(?:[-.№ ]+[^\W_]+)*")
#: Names that are offered for a mistyped one.
_MOST_MEANT = 3
#: How like a name has to be, from 0 to 1.
_LIKE = 0.6


@dataclass(frozen=True)
class Tag:
    """One tag: what it does to which field (a code), where in the paragraph's words it stands. A remark has no command."""

    said: str
    start: int
    end: int
    command: Command | None = None
    code: str = ""
    #: Why it is none; what it would have begun is read on all the same, so that one slip is told once.
    fault: Fault | None = None


def spoken(name: str) -> str:
    """A name as it is compared: small letters, single spaces, «е» for «ё»."""
    return " ".join(name.replace("_", " ").split()).casefold().replace("ё", "е")


class Speech:
    """Understands the tags of one kind of document. `names` are all names of fields, as `spoken`, with their codes."""

    def __init__(self, fields: Fields, names: Mapping[str, str]) -> None:
        self.fields = fields
        self._names = {name: code for name, code in names.items() if code in fields.codes}
        self._elsewhere = names.keys() - self._names.keys()

    def tags(self, words: str, place: Place) -> Iterator[Tag]:
        """The tags of one paragraph, each with its fault. Raises `Faulty` where the signs do not pair."""
        signs = list(SIGN.finditer(words))
        for at in range(0, len(signs), 2):
            opens, closes = signs[at], signs[at + 1] if at + 1 < len(signs) else None
            if closes is None or _CLOSES.get(opens[0]) != closes[0]:
                raise Faulty(Fault(Wrong.TAG_OPEN, words[opens.start() :][:60], place))
            said = words[opens.start() : closes.end()]
            tag = Tag(said, opens.start(), closes.end())
            inside = words[opens.end() : closes.start()]
            match opens[0]:
                case "{{":
                    yield self._tag(tag, Command.FIELD, inside, place)
                case "{%":
                    yield self._command(tag, inside, place)
                case _:
                    yield tag

    def _command(self, tag: Tag, inside: str, place: Place) -> Tag:
        word, _, rest = spoken(inside).partition(" ")
        command = _WORDS.get(word)
        if command is None or (command in (Command.ELSE, Command.END)) != (not rest):
            return replace(tag, command=command, fault=Fault(Wrong.UNKNOWN_COMMAND, tag.said, place))
        if command in (Command.ELSE, Command.END):
            return replace(tag, command=command)
        first, _, others = rest.partition(" ")
        if command is Command.IF and first in _NOT:
            command, rest = Command.UNLESS, others
        return self._tag(tag, command, rest, place)

    def _tag(self, tag: Tag, command: Command, name: str, place: Place) -> Tag:
        said = spoken(name)
        code = self._names.get(said, "")
        return replace(tag, command=command, code=code, fault=self._fault(tag, command, said, code, place))

    def _fault(self, tag: Tag, command: Command, said: str, code: str, place: Place) -> Fault | None:
        lists = self.fields.lists
        if not _NAME.fullmatch(said):
            return Fault(Wrong.EXPRESSION, tag.said, place)
        if said in self._elsewhere:
            return Fault(Wrong.ELSEWHERE, tag.said, place)
        if not code:
            meant = get_close_matches(said, self._names, _MOST_MEANT, _LIKE)
            return Fault(Wrong.UNKNOWN_FIELD, tag.said, place, tuple(meant))
        if command is Command.FIELD and code in lists:
            return Fault(Wrong.LIST_AS_FIELD, tag.said, place)
        if command is Command.REPEAT and code not in lists:
            meant = [name for name, known in self._names.items() if known in lists]
            return Fault(Wrong.NOT_A_LIST, tag.said, place, tuple(meant[:_MOST_MEANT]))
        return None
