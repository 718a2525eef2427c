"""The rows of one table: broken rows joined, sections and merged cells carried along."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from domain.paper import Cell, Covered, Table
from domain.road_map.columns.details import with_details
from domain.road_map.columns.people_lines import WHOSE, stand_below
from domain.road_map.columns.roles import Role, role_of, roles_of
from domain.road_map.columns.signing import unsigned
from domain.road_map.columns.table_heading import NUMBER_OF_ROW, Heading, words
from domain.road_map.columns.torn_terms import ends_term, waits_for_end
from domain.terms.find import looks_like_term
from domain.terms.words import month


@dataclass(slots=True)
class Row:
    """One logical row: words by column, line breaks kept; `section` is the heading above; `inherited`: columns whose words
    are printed in a row above; `month`: the one that the whole plan is for; `unit`: the part of a year
    by which it goes, «квартал»; `people`: who answers, as a line below the row says."""

    cells: dict[int, str] = field(default_factory=dict)
    section: str | None = None
    inherited: set[int] = field(default_factory=set)
    month: str = ""
    unit: str = ""
    people: str = ""

    def add(self, column: int, text: str) -> None:
        """Joins a broken cell; the break stays visible, so that a hyphenated word can be made whole."""
        before = self.cells.get(column, "")
        self.cells[column] = f"{before}\n{text}" if before else text


def rows_of(table: Table, heading: Heading) -> tuple[list[Row], list[list[str]]]:
    """The logical rows below the heading, and the headings that head nothing: those below the last row, and any that so many
    others follow that they may be rows without a term."""
    joiner = _Joiner(heading)
    rows = joiner.run(unsigned(table.rows[heading.after :], heading.roles), {page - heading.after for page in table.pages})
    last = [joiner.below] if joiner.headed == len(rows) else []
    return rows, [*joiner.crowds, *last]


#: A part, a chapter of it and a section: more headings one below the other are works.
_DEEPEST = 3


#: «Подготовка к» above «ОГЭ».
_OF_WHAT = re.compile(r"(?<!\w)(?:и|в|на|с|по|для|о|об|к|ко|за|из|от|при)$")
_REMARK = re.compile(r"\*|примеч|итого|всего", re.IGNORECASE)
#: «Цель: …» below the line of a section tells of it and is none.
_AIM = re.compile(r"(?:цел[ьи]|задачи?)\s*:", re.IGNORECASE)
#: «(в ред. приказа от …)» below a row is no heading of the next ones.
_REDACTED = re.compile(r"\((?:позиция |пункт |строка )?в ред", re.IGNORECASE)
#: «Доброе утро» below «Тренинг» is its name.
_NAME = re.compile(r"«[^«»]+»[.,;]?")
_LISTED = re.compile(r"[-–—•▪●·]\s?[^\s\d]")
_SIGNATURE = re.compile(r"_{3,}|^м\. ?п\.|^(?:исполнитель|исп\.)\s*:|^согласовано|^утверждаю", re.IGNORECASE)
TOTAL = re.compile(
    r"(?:итого|всего)(?![а-яё])(?:\s+(?:по\b|мероприяти|пункт|позици|строк|(?:[а-яё]+\s+)?(?:вы|ис)полнен).*|\W*)$", re.IGNORECASE
)
_DITTO = re.compile(r"""^(?:[-–—/\s]*["«»”“„'〃″]+[-–—/\s"«»”“„']*|-?\s?//\s?-?|то же)$""")
#: The end of a cell that goes on below; a comma or a dash may be all that is left of who answers.
_WAITS = (",", "-", "–", "(", " и", " в", " на", " с", " по", " для", " о")


class _Joiner:
    """Goes down the table once and remembers the row and the section above."""

    def __init__(self, heading: Heading) -> None:
        self.roles = heading.roles
        self.texts = heading.texts
        self.number = self.roles.index(Role.NUMBER) if Role.NUMBER in self.roles else None
        work = [at for at, role in enumerate(self.roles) if role is Role.MEASURE]
        self.measures = work or [at for at, role in enumerate(self.roles) if role not in (Role.NUMBER, Role.SHARE)][:1]
        self.rows: list[Row] = []
        self.section: str | None = None
        self.headed = 0  # rows above the line of the section
        self.below: list[str] = []  # the headings since the last row
        self.crowds: list[list[str]] = []  # of them, between two rows, such as are too many
        self.numbered = False
        self.above: dict[int, str] = {}
        self.pending: str | None = None
        self.opens_page = False
        self.names_below = False
        self.following: list[str] = []  # the words of the next row

    def run(self, rows: Sequence[Sequence[Cell]], pages: Set[int] = frozenset()) -> list[Row]:
        self.names_below = stand_below(rows, self.roles)
        for at, row in enumerate(rows):
            # the heading printed again, or a line of column numbers, stands above the row that the page's end cut
            self.opens_page = at in pages or (self.opens_page and self._is_heading([words(cell) for cell in rows[at - 1]]))
            self.following = [words(cell) for cell in rows[at + 1]] if at + 1 < len(rows) else []
            self._take([*row[: len(self.roles)], *("" for _ in range(len(self.roles) - len(row)))])
        return self.rows

    def _take(self, row: list[Cell]) -> None:
        texts = [words(cell) for cell in row]
        filled = [at for at, text in enumerate(texts) if text]
        if not filled or self._is_heading(texts) or self._is_signature(texts):
            return
        counts, terms = self._counts_and_terms(texts)
        if any(TOTAL.match(texts[at]) for at in (0, *self.measures)) and not (terms and (counts or self.number is None)):
            return
        if (named := self._section_of(row, texts, filled)) is not None:
            self._head(named)
        elif len(filled) == 1 and not self._shares_cells(row, filled[0]):
            self._lone(row, filled[0], texts[filled[0]])
        elif self._continues(row, texts):
            for at in filled:
                self.rows[-1].add(at, texts[at])
        else:
            self._new(row, texts)
        self.above.update({at: texts[at] for at in filled})

    def _is_signature(self, texts: list[str]) -> bool:
        """Whether a row signs or stamps the table; a work may leave something to fill in, but has its number or its term."""
        if _SIGNATURE.search(" ".join(texts)) is None:
            return False
        return not any(self._counts_and_terms(texts))

    def _counts_and_terms(self, texts: list[str]) -> tuple[bool, bool]:
        """Whether a row has a number of its own, and a term: «5 | Всего по школе 12 пар | май» is work."""
        counts = self.number is not None and NUMBER_OF_ROW.fullmatch(texts[self.number]) is not None
        terms = [texts[at] for at, role in enumerate(self.roles) if role in (Role.TERM, Role.TERM_AND_PEOPLE)]
        return counts, any(map(looks_like_term, terms))

    def _is_heading(self, texts: list[str]) -> bool:
        """The heading again on a new page, or a line of column numbers."""
        shown = [text.strip(" .") for text in texts if text]
        counted = [int(text) for text in shown if text.isdecimal() and len(text) < 4]  # «²» is a digit and no number
        if len(shown) >= 3 and len(counted) == len(shown) and counted == list(range(counted[0], counted[0] + len(shown))):
            return True
        if self.number is not None and role_of(texts[self.number]) is Role.NUMBER:  # «№» again, the rest in other words
            roles = roles_of(texts)
            return roles is not None and with_details(roles, texts) == list(self.roles)
        same = sum(1 for text, heading in zip(texts, self.texts, strict=False) if text and text.lower() == heading.lower())
        return same >= 2 and same * 2 >= len(shown)

    def _lone(self, row: list[Cell], at: int, text: str) -> None:
        """A row with one filled cell: a section, the rest of a broken row, or a number that lost its row."""
        whole = all(cell is Covered.LEFT for cell in row[at + 1 :]) and at < len(row) - 1
        if at == self.number and NUMBER_OF_ROW.fullmatch(text):
            self.pending = text
            return
        left_open = [place for place, said in self.rows[-1].cells.items() if said.endswith(",")] if self.rows else []
        if at == self.number and text[:1].islower() and len(left_open) == 1:  # «учителя» below «Завуч,» lost its place
            self.rows[-1].add(left_open[0], text)
            return
        if self.rows and not whole and self._is_rest(at, text):
            self.rows[-1].add(at, text)
            return
        if text.lower().startswith("итого") or (not whole and at not in (0, 1, *self.measures)):
            return
        if not (_AIM.match(text) and self.section and self.headed == len(self.rows)) and not _REDACTED.match(text):
            self._head(" ".join(text.split()))

    def _head(self, section: str) -> None:
        if self.names_below and (whose := WHOSE.match(section)) and self.headed < len(self.rows):
            self.rows[-1].people = whose["who"]
            return
        self.below = [*self.below, section] if self.headed == len(self.rows) else [section]
        self.section, self.headed = section, len(self.rows)

    def _section_of(self, row: list[Cell], texts: list[str], filled: list[int]) -> str | None:
        """The section that a line names, with or without a number in front, when its words go over the cells of work and term.

        A work has a term of its own; a person merged with the rows below may stand beside the section.
        """
        numbered = len(filled) > 1 and filled[0] == self.number and NUMBER_OF_ROW.fullmatch(texts[filled[0]]) is not None
        at = filled[1 if numbered else 0]
        beside = filled[2:] if numbered else filled[1:]
        terms = [place for place, role in enumerate(self.roles) if role in (Role.TERM, Role.TERM_AND_PEOPLE)]
        if not terms:
            return None
        first, last = min(*terms, *self.measures), max(*terms, *self.measures)
        if at > first or at == last or any(row[place] is not Covered.LEFT for place in range(at + 1, last + 1)):
            return None
        if not (numbered or beside) or any(self.roles[place] is not Role.RESPONSIBLE for place in beside):
            return None
        printed = " ".join(texts[at].split())
        return f"{texts[filled[0]].rstrip(' .)')}. {printed}" if numbered else printed

    def _shares_cells(self, row: list[Cell], at: int) -> bool:
        """Whether a row with one cell of its own is a work whose stage, term or person is a merged cell above."""
        shared = (Role.STAGE, Role.TERM, Role.RESPONSIBLE, Role.TERM_AND_PEOPLE)
        return at in self.measures and any(
            cell is Covered.ABOVE and role in shared and self.above.get(place)
            for place, (cell, role) in enumerate(zip(row, self.roles, strict=False))
        )

    def _is_rest(self, at: int, text: str) -> bool:
        before = self.rows[-1].cells.get(at, "")
        quoted = before.count("«") > before.count("»") or text.count("«") > text.count("»")
        named = _NAME.fullmatch(text) is not None and "«" not in before
        if (
            (self.numbered or self.roles[0] is Role.TERM) and at in self.measures and before and (quoted or named)
        ):  # «Вечер» above «Добрый» above «день»
            return True
        if self.numbered and at in self.measures and before.endswith("."):  # «Обзор книг.» above «Выставка» above «рисунков»
            alone = [place for place, said in enumerate(self.following) if said] == [at]
            if (alone and self.following[at][:1].islower()) or (not any(self.following) and not _REMARK.match(text)):
                return True
        if at not in self.measures and at != 0 and at != self.number:
            return True
        if at in self.measures and text[:1].islower():
            return True
        if at in self.measures and _LISTED.match(text):  # «- списки» below «Подготовка:» or below another line of the list
            return before.rstrip()[-1:] in (":", ";", ",") or _LISTED.match(before.split("\n")[-1]) is not None
        waits = before.rstrip()[-1:] in ",-–(" or _OF_WHAT.search(before) is not None
        return at in self.measures and bool(before) and waits and not re.match(r"\d|[IVX]+\.", text)

    def _continues(self, row: list[Cell], texts: list[str]) -> bool:
        """Whether this row is the rest of the one above: no number and no term of its own, words in mid-sentence."""
        if not self.rows or (any(cell is Covered.ABOVE for cell in row) and not self.opens_page):
            return False
        if self.number is not None and texts[self.number]:
            return False
        measure = next((texts[at] for at in self.measures if texts[at]), "")
        terms = [texts[at] for at, role in enumerate(self.roles) if role is Role.TERM and texts[at]]
        if not measure:
            # nothing goes on below the heading of the next rows, or with a term and words of its own
            return self.headed != len(self.rows) and not self._says_when(texts, terms)
        unfinished = measure[:1].islower() or re.match(r"[а-яё(]", measure.lstrip('«"')) is not None or self._open_above(texts)
        if not terms:
            return unfinished if self.number is None or not self.numbered else unfinished or not self._has_people(texts)
        if unfinished and all(self._ends_term(term) for term in terms):
            return True
        if self.number is None or not self.numbered:
            return False
        return unfinished and (self.opens_page or self._term_open() or not all(looks_like_term(term) for term in terms))

    def _says_when(self, texts: list[str], terms: list[str]) -> bool:
        """Whether a row without a work has a whole term of its own beside what tells of the work, as the row above has."""
        told = any(texts[at][:1].isupper() for at, role in enumerate(self.roles) if role in (Role.DETAIL, Role.STAGE))
        whole = bool(terms) and all(looks_like_term(term) and not self._ends_term(term) for term in terms)
        above = any(self.rows[-1].cells.get(at) for at, role in enumerate(self.roles) if role is Role.TERM)
        return told and whole and above and not self._term_open()

    def _term_above(self) -> str:
        return " ".join(self.rows[-1].cells.get(at, "") for at, role in enumerate(self.roles) if role is Role.TERM)

    def _ends_term(self, text: str) -> bool:
        return ends_term(self._term_above(), text, numbered=self.numbered)

    def _term_open(self) -> bool:
        return waits_for_end(self._term_above())

    def _open_above(self, texts: list[str]) -> bool:
        """Whether the work above waits for its end, or who answers there does and goes on here: «завуч по» above «УВР».

        Behind a comma they go on in small letters: «завуч,» above «актив класса».
        """
        above = self.rows[-1].cells
        said = [next((above[at] for at in self.measures if above.get(at)), "")]
        said += [above.get(at, "") for at, role in enumerate(self.roles) if role is Role.RESPONSIBLE and texts[at]]
        if any(one.rstrip().endswith(_WAITS if at == 0 else _WAITS[3:]) for at, one in enumerate(said)):
            return True
        people = [at for at, role in enumerate(self.roles) if role is Role.RESPONSIBLE]
        terms = [at for at, role in enumerate(self.roles) if role is Role.TERM]
        listed = any(above.get(at, "").rstrip().endswith(",") and texts[at][:1].islower() for at in people)
        return listed and bool(terms) and not any(texts[at] for at in terms)

    def _has_people(self, texts: list[str]) -> bool:
        return any(texts[at] and texts[at][:1].isupper() for at, role in enumerate(self.roles) if role is Role.RESPONSIBLE)

    def _new(self, row: list[Cell], texts: list[str]) -> None:
        new = Row(section=self.section)
        for at, text in enumerate(texts):
            inherited = at < len(row) and row[at] is Covered.ABOVE
            ditto = _DITTO.match(text) is not None and self.roles[at] in (Role.TERM, Role.RESPONSIBLE, Role.RESULT)
            stage = self.roles[at] is Role.STAGE and not text  # a stage is printed once and holds until the next
            # «Сентябрь» in front of the first of its works
            stage = stage or (
                at == 0 and self.roles[0] is Role.TERM and not text and month(self.above.get(0, "").lower()) is not None
            )
            if (inherited or ditto or stage) and self.above.get(at):
                new.cells[at] = self.above[at]
                new.inherited.add(at)
            elif text and not ditto:
                new.cells[at] = text
            if ditto:
                texts[at] = self.above.get(at, "")
        if self.number is not None and not new.cells.get(self.number) and self.pending:
            new.cells[self.number] = self.pending
        self.pending = None
        self.numbered = self.numbered or (self.number is not None and bool(NUMBER_OF_ROW.match(texts[self.number])))
        if self.headed == len(self.rows) and len(self.below) > _DEEPEST:
            self.crowds.append(self.below[:-1])
        self.rows.append(new)
