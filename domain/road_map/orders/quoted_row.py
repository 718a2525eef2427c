"""A row of a road map as an order quotes it: its cells behind one another, or one sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.paper import Block, Paragraph
from domain.responsible import names_somebody
from domain.road_map.columns.table_heading import heading_of
from domain.terms.find import looks_like_term

#: «3», «1.2»: the number of a row.
NUMBER = r"\d{1,3}(?:\.\d{1,3})*"
#: Between the cells of a row that an order quotes as a table.
CELL = " | "


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a row that is written anew; None: the paper does not say."""

    text: str
    term: str | None = None
    people: str | None = None
    result: str | None = None


def number_of(row: str) -> str | None:
    """The number with which a quoted row begins: «9 | …», «9. …»."""
    found = re.match(rf"\s*({NUMBER})(?:[.)]\s|\.?\s*(?:\||\t|\n))", row)
    return found[1] if found else None


#: «Раздел II. Обучение», «II. Обучение», «Этап 2»: the heading above the rows of a section.
SECTION_TITLE = re.compile(r"\s*(?:(?:раздел|этап|блок|направлени)\w*\s|[IVXІ]+[.\s])", re.IGNORECASE)


def section_of(new: str) -> tuple[str | None, list[tuple[str, str]]] | None:
    """A whole section as it is quoted: its heading and its rows by their numbers; None where the rows cannot be told apart."""
    lines = [" ".join(line.split()).rstrip(" ;") for line in new.split("\n") if line.strip()]
    title = lines.pop(0) if lines and SECTION_TITLE.match(lines[0]) and number_of(lines[0]) is None else None
    rows: list[tuple[str, str]] = []
    for line in lines:
        number = number_of(line)
        if number is not None:
            rows.append((number, line))
        elif rows and CELL not in line:
            rows[-1] = (rows[-1][0], f"{rows[-1][1]} {line}")
        else:
            return None
    numbers = [number for number, _ in rows]
    worded = all(any(sign.isalpha() for sign in row) for _, row in rows)
    return (title, rows) if rows and worded and len(set(numbers)) == len(numbers) else None


def words_of(new: str) -> Words:
    """A row as it is quoted: its cells behind one another, or one sentence with its term and who answers."""
    cells = [" ".join(cell.split()).strip(" ;") for cell in re.split(r"\t|\s\|\s|\n", new)]
    cells = [cell for cell in cells if cell and not re.fullmatch(rf"{NUMBER}\.?", cell)]
    if cells:
        cells[0] = re.sub(rf"^{NUMBER}[.)]\s+", "", cells[0])
    if len(cells) < 2:
        return _sentence(cells[0] if cells else "")
    term = next((cell for cell in cells[1:] if looks_like_term(cell)), None)
    people = next((cell for cell in cells[1:] if cell != term and names_somebody(cell)), None)
    rest = [cell for cell in cells[1:] if cell not in (term, people)]
    return Words(cells[0], term, people, "; ".join(rest) or None)


_SAYS_TERM = re.compile(
    r"[.;,(]?\s*срок\w*(?:\s+исполнени\w+)?\s*[:–—-]\s*(?P<said>.+?)(?=\.\s+[А-ЯЁ]|;|\)|\.?$)\)?", re.IGNORECASE
)
_SAYS_PEOPLE = re.compile(r"[.;,(]?\s*(?:ответственн\w+|исполнител\w+)\s*[:–—-]\s*(?P<said>[^;()]+?)\)?\.?$", re.IGNORECASE)


def _sentence(text: str) -> Words:
    people = _SAYS_PEOPLE.search(text)
    rest = text[: people.start()] if people else text
    term = _SAYS_TERM.search(rest)
    body = (rest[: term.start()] + rest[term.end() :]) if term else rest
    return Words(body.strip(" .;,"), term["said"].strip() if term else None, people["said"].strip() if people else None)


def lines_of(blocks: Sequence[Block]) -> list[str]:
    """The text of a paper, every row of its tables as one quoted line."""
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            out += f"{block.number} {block.text}".strip().split("\n")
            continue
        heading = heading_of(block)
        for row in block.rows[heading.after if heading else 0 :]:
            cells = [" ".join(cell.split()).strip("«» ") for cell in row if isinstance(cell, str) and cell.strip("«» \n")]
            quoted = len(cells) > 1 or (len(cells) == 1 and SECTION_TITLE.match(cells[0]))
            out += [f"«{CELL.join(cells)}»"] if quoted else cells
    return out
