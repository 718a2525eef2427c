"""A template is read, and written anew in the words of jinja2 and docxtpl; everything that is wrong with it is found at once."""

from dataclasses import dataclass
from typing import Any

from papers.office import package
from papers.office.language import Command, Fault, Faulty, Place, Speech, Tag, Wrong
from papers.office.paragraphs import Paragraph, lay_aside, paragraphs, roots, words_of_row, write_back

#: Faults that are told at once, and tags of one template.
MOST_FAULTS, MOST_TAGS = 8, 1500


@dataclass(frozen=True)
class _Block:
    """A repetition or a condition that waits for its end. `scope`: whole rows («tr »), whole paragraphs («p ») or words (« »);
    `home` is what holds its beginning and has to hold its end."""

    command: Command
    code: str
    scope: str
    home: Any
    tag: str
    place: Place


class _Reader:
    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self.faults: list[Fault] = []
        self.fields = 0
        self._open: list[_Block] = []
        self._tags = 0

    def part(self, root: Any) -> None:
        """One part of the document, from begin to end."""
        for paragraph in list(paragraphs(root)):
            self._paragraph(paragraph)
        for block in self._open:
            self.faults.append(Fault(Wrong.BLOCK_OPEN, block.tag, block.place))
        self._open.clear()
        if not self.faults:
            lay_aside(root)
            write_back(root)

    def _paragraph(self, one: Paragraph) -> None:
        words = one.words
        try:
            tags = list(self._speech.tags(words, one.place))
            self._tags += len(tags)
            if self._tags > MOST_TAGS:
                raise Faulty(Fault(Wrong.TOO_HEAVY))
            scope, home = self._scope(one, words, tags)
            one.rewrite({(tag.start, tag.end): self._said(tag, scope, home, one.place) for tag in tags})
        except Faulty as found:
            self.faults += found.faults

    def _scope(self, one: Paragraph, words: str, tags: list[Tag]) -> tuple[str, Any]:
        """How far a command of this paragraph reaches: one that stands alone takes its whole row, or its whole paragraph."""
        alone = len(tags) == 1 and words.strip() == tags[0].said
        if alone and one.row is not None and words_of_row(one.row) == tags[0].said:
            return "tr ", one.row.getparent()
        return ("p ", one.parent) if alone else (" ", one.element)

    def _said(self, tag: Tag, scope: str, home: Any, place: Place) -> str:
        """The tag in jinja2's words, with blocks opened and closed on the way; what is wrong with it is noted."""
        if tag.fault is not None:
            self.faults.append(tag.fault)
        match tag.command:
            case Command.FIELD:
                self.fields += 1
                return f"{{{{ {self._name(tag, place)} }}}}"
            case Command.IF | Command.UNLESS:
                negated = "not " if tag.command is Command.UNLESS else ""
                said = f"{{%{scope}if {negated}{self._name(tag, place)} %}}"
            case Command.REPEAT:
                if self._repeats is not None:
                    self.faults.append(Fault(Wrong.NESTED, tag.said, place))
                self.fields += 1
                said = f"{{%{scope}for row in {tag.code} %}}"
            case Command.ELSE | Command.END:
                return self._ended(tag, scope, home, place)
            case None:
                return ""
        self._open.append(_Block(tag.command, tag.code, scope, home, tag.said, place))
        return said

    @property
    def _repeats(self) -> _Block | None:
        return next((block for block in self._open if block.command is Command.REPEAT), None)

    def _name(self, tag: Tag, place: Place) -> str:
        """The field where it stands: of the row that is repeated, else of the document."""
        fields, repeats = self._speech.fields, self._repeats
        if repeats is not None and tag.code in fields.lists.get(repeats.code, ()):
            return f"row.{tag.code}"
        known = tag.code in fields.plain or tag.code in fields.lists
        # Inside a repetition of nobody knows what anything may be a field of its rows.
        if tag.fault is None and not known and (repeats is None or repeats.code):
            self.faults.append(Fault(Wrong.OUTSIDE_LIST, tag.said, place))
        return tag.code

    def _ended(self, tag: Tag, scope: str, home: Any, place: Place) -> str:
        block = self._open[-1] if self._open else None
        if block is None or (tag.command is Command.ELSE and block.command is Command.REPEAT):
            self.faults.append(Fault(Wrong.NO_BLOCK, tag.said, place))
            return ""
        if tag.command is Command.END:
            self._open.pop()
        if block.scope != scope or block.home is not home:
            self.faults.append(Fault(Wrong.CROOKED, block.tag, place))
        if tag.command is Command.ELSE:
            return f"{{%{scope}else %}}"
        return f"{{%{scope}{'endfor' if block.command is Command.REPEAT else 'endif'} %}}"


def prepared(content: bytes, speech: Speech) -> Any:
    """The document of a template, ready to be filled. Raises `Faulty` with everything that is wrong."""
    document = package.opened(content)
    reader = _Reader(speech)
    for root in roots(document):
        reader.part(root)
    if not reader.faults and not reader.fields:
        reader.faults.append(Fault(Wrong.NO_FIELDS))
    if reader.faults:
        raise Faulty(*reader.faults[:MOST_FAULTS])
    return document
