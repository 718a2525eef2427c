"""What was understood of a paper: plain records for the preview, for publishing and for the command line."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain import terms
from domain.responsible import NamedPerson, Responsible, Scope
from domain.terms import Term, YearContext


class EvidenceKind(StrEnum):
    """What the executor attaches (spec §6.7): № and date of a document, file, photo, link, one line, nothing."""

    DOCUMENT = "document"
    FILE = "file"
    PHOTO = "photo"
    LINK = "link"
    LINE = "line"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Share:
    """A share that a paper promises: percent of `base` on `due` (None: not said); `text` is the printed sentence."""

    percent: float
    due: date | None
    base: str
    text: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of a road map or one numbered point. `section` is the heading above it, for an item of a point its lead-in."""

    text: str
    term: Term
    number: str | None = None
    section: str | None = None
    responsible: tuple[Responsible, ...] = ()
    result: str | None = None
    evidence: EvidenceKind = EvidenceKind.LINE
    share: Share | None = None
    place: str | None = None
    details: str | None = None  # contents and form, where they have columns of their own

    @property
    def told(self) -> str:
        """The words with their details: what an executor is shown."""
        return f"{self.text.rstrip('.')}. {self.details}" if self.details else self.text


class AskedAbout(StrEnum):
    """What a question of a reading is about."""

    TERM = "term"
    RESPONSIBLE = "responsible"
    SCOPE = "scope"
    SHARE = "share"
    COLUMNS = "columns"
    CHANGE = "change"  # an order about changes says something that was not understood
    HIDDEN = "hidden"  # rows or columns that the file does not show were left
    LETTERS = "letters"  # letters of the file are lost
    WORK = "work"  # a row has its term and does not say what is to be done
    ROW = "row"  # the cells of a row may be those of two, or not whole (`row` set); lines that no row took (None)
    YEAR = "year"


#: What is said about the paper and only to be taken note of.
NOTED = frozenset({AskedAbout.COLUMNS, AskedAbout.CHANGE, AskedAbout.HIDDEN, AskedAbout.LETTERS, AskedAbout.WORK, AskedAbout.ROW})


@dataclass(frozen=True, slots=True)
class ReadingQuestion:
    """Something that a person decides. `row` and `point` are indexes into `measures` and `points`; None: the whole paper.

    `term`: what is unclear in the term; `scopes`: the readings of a scope, the row's own first; `text`: the words it is about.
    """

    about: AskedAbout
    text: str
    row: int | None = None
    point: int | None = None
    term: terms.Question | None = None
    scopes: tuple[Scope, ...] = ()


class OfferedAs(StrEnum):
    """The office for which a paper names a person."""

    COORDINATOR = "coordinator"
    CONTROLLER = "controller"


@dataclass(frozen=True, slots=True)
class Offer:
    """A person whom the paper names, offered for an office; `text` is the printed address."""

    office: OfferedAs
    person: NamedPerson
    text: str


@dataclass(frozen=True, slots=True)
class Centre:
    """An entry of a list of centres: a directory, no row."""

    name: str
    directions: tuple[str, ...] = ()


class Act(StrEnum):
    """What a correction does."""

    WORDS = "words"  # `old` words give way to `new` ones; without `old` the new ones are added at the end
    REWRITTEN = "rewritten"
    ADDED = "added"
    REMOVED = "removed"
    TERM = "term"
    PEOPLE = "people"
    RESULT = "result"
    RENUMBERED = "renumbered"
    SECTION = "section"  # the rows of the section that `old` names give way to those in the lines of `new`
    MOVED = "moved"  # to the end of the section, or behind the row, that `new` names
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Correction:
    """One change: in the row of this number (None: wherever the words stand); `printed` is the sentence that orders it."""

    act: Act
    printed: str
    number: str | None = None
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A paper as understood. Empty `measures`, `points` and `targets`: it holds nothing of the kind."""

    title: str | None = None
    number: str | None = None
    written_on: date | None = None
    #: The number of the order of which the paper calls itself a new edition, its own or another's.
    edition_of: str | None = None
    year: YearContext = field(default_factory=YearContext)
    measures: tuple[Measure, ...] = ()
    points: tuple[Measure, ...] = ()
    targets: tuple[Share, ...] = ()
    directory: tuple[Centre, ...] = ()
    offers: tuple[Offer, ...] = ()
    addressees: tuple[Responsible, ...] = ()
    requests: tuple[Measure, ...] = ()
    questions: tuple[ReadingQuestion, ...] = ()
    #: What an order about changes changes in the one that it names, when it has no table of its own.
    corrections: tuple[Correction, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a road map, an order or a target was found."""
        return not (self.measures or self.points or self.targets or self.corrections)
