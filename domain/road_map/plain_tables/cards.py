"""Plans written as cards: every measure a few lines or a small table, «Мероприятие: …», «Срок: …», «Ответственный: …»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from domain.paper import Block, Paragraph, Table
from domain.responsible import without_last_dot
from domain.road_map.columns.calendar_rows import is_month
from domain.road_map.columns.roles import LONGEST_HEADING, Role, role_of
from domain.road_map.orders.acts import is_act, names_plan, orders

_LABEL = re.compile(
    r"^\W{0,3}(?P<number>\d{1,3}(?:\.\d{1,3})*[.)]\s+)?(?P<name>[А-ЯЁа-яё№][^:\n]{2,60}?)\s*(?::|\s[–—-])\s+(?P<value>\S.*)$"
)
#: «Отв.:» with nothing behind it.
_BLANK = re.compile(r"(?:отв|ответственн|исполнител|срок)[а-яё]*\.?:", re.IGNORECASE)
_ROLES = (Role.NUMBER, Role.MEASURE, Role.DETAIL, Role.TERM, Role.RESPONSIBLE, Role.RESULT, Role.PLACE, Role.AUDIENCE, Role.NOTE)
_HEADS = ("№", "Мероприятие", "Форма проведения", "Срок", "Ответственный", "Результат", "Место", "Участники", "Примечание")
#: So many cards are a plan; one may be anything.
ENOUGH = 2


@dataclass(slots=True)
class _Card:
    values: dict[Role, str] = field(default_factory=dict)
    last: Role | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it says what is to be done, and when or by whom."""
        return Role.MEASURE in self.values and bool({Role.TERM, Role.RESPONSIBLE} & self.values.keys())

    def says(self, role: Role, text: str) -> None:
        """Keeps a value; the second of one sort stands below the first."""
        before = self.values.get(role)
        self.values[role] = f"{before}\n{text}" if before else text
        self.last = role


def cards(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """The table of the cards that begin with this line, and the place after them; None where it begins none."""
    said = _field(lines[at].strip())
    opening, called = (said[1], True) if said else (Role.MEASURE, False)
    if opening is not Role.MEASURE and not _leads(lines, at, opening):
        return None
    if opening is Role.MEASURE and (not _begins(lines, at) or _has_term_above(lines, at)):
        return None
    found: list[_Card] = []
    end = at
    blank = False
    while at < len(lines):
        line = lines[at].strip()
        if _BLANK.fullmatch(line):
            end = at = at + 1
            blank = False
            found[-1].last = None
            continue
        said = _field(line) if line else None
        if said is not None and blank and found and said[1] is Role.RESPONSIBLE in found[-1].values:  # who typed the paper
            break
        if said is not None and said[1] is Role.MEASURE and not called:  # «Форма: …» of the work above, or a work with a colon
            said = None if blank or not found else (said[0], Role.DETAIL, said[2])
        if said is None and opening is Role.MEASURE and _begins(lines, at):
            mark = _NUMBERED.match(line)
            said = (mark["number"] if mark else "", Role.MEASURE, line[mark.end() if mark else 0 :].rstrip(" .;"))
        if said is not None:
            number, role, value = said
            if role is opening:
                found.append(_Card())
                if number:
                    found[-1].says(Role.NUMBER, number)
            found[-1].says(role, value)
            end = at + 1
        elif line and (blank or found[-1].last is None or is_month(line)):
            break
        elif line:
            found[-1].says(found[-1].last or Role.MEASURE, line)
            end = at + 1
        blank = not line
        at += 1
    return (_table(found), end) if _believable(found) else None


def _leads(lines: Sequence[str], at: int, opening: Role) -> bool:
    """Whether cards open with this field, not with the work: it comes again behind a work of its own."""
    roles = [found[1] for line in lines[at : at + 30] if (found := _field(line.strip()))]
    again = roles.index(opening, 1) if opening in roles[1:] else 0
    return Role.MEASURE in roles[1:again] and Role.MEASURE in roles[again + 1 :]


def _has_term_above(lines: Sequence[str], at: int) -> bool:
    """Whether the lines straight above say when: «Месяц: сентябрь» heads several works, and is of no card."""
    above = takewhile(str.strip, reversed(lines[max(0, at - _ABOVE) : at]))
    return any(found[1] is Role.TERM for line in above if (found := _field(line.strip())))


#: Lines of one part of a plan above its last work that are looked at.
_ABOVE = 12
_NUMBERED = re.compile(r"(?:(?:мероприятие|мера|шаг|пункт)\s*№?\s*)?(?P<number>\d{1,3}(?:\.\d{1,3})*[.)])\s+", re.IGNORECASE)


def _begins(lines: Sequence[str], at: int) -> bool:
    """Whether a card begins here: «Мероприятие: …», or a work right above its «Срок: …», as lists (but no orders) write it."""
    line = lines[at].strip()
    said = _field(line)
    if said is not None or not line:
        return said is not None and said[1] is Role.MEASURE
    below = {found[1] for one in takewhile(str.strip, lines[at + 1 : at + 6]) if (found := _field(one.strip()))}
    below = below if at + 1 < len(lines) and _field(lines[at + 1].strip()) else set()
    numbered = _NUMBERED.match(line) is not None
    above = lines[at - 1].strip() if at else ""
    apart = numbered or not above or above.isupper() or _BLANK.fullmatch(above) is not None
    worded = len(line) > (6 if numbered else 8) and not line.endswith(":") and not names_plan(line)
    works = bool(below & {Role.TERM, Role.RESPONSIBLE}) and worded
    return works and apart and not (any(orders(above) for above in lines[max(0, at - 400) : at]) or _is_act(lines))


def _is_act(lines: Sequence[str]) -> bool:
    """Whether the lines are those of an act or of a list of charges, whose points have their «Срок: …» below them."""
    return is_act([Paragraph(one) for one in lines[:HEAD_LINES]])


#: What an act is, is said above this line.
HEAD_LINES = 20


_SAYS_SO = re.compile(
    r"(?:срок|дат[аы]|период|врем|когда|месяц|день|дни|начало|окончание|график|отв|исполн|соисполн|кто|куратор|организатор|ведущ|докладчик"
    r"|должност|планируем|ориентировочн)",
    re.IGNORECASE,
)


def _field(line: str) -> tuple[str, Role, str] | None:
    """Number, role and value of «1. Мероприятие: …»; None for any other line."""
    found = _LABEL.match(line) if len(line) < 2000 else None
    quoted = found is not None and found["name"].count("«") > found["name"].count("»")  # «Опрос пар «ученик – учитель»»
    role = role_of(found["name"]) if found and not quoted else None
    role = Role.MEASURE if role is Role.STAGE else role
    if found and role in (Role.TERM, Role.RESPONSIBLE) and not _SAYS_SO.match(found["name"]):
        return None  # «Внести сведения в реестр (срок – до 10 марта)» is work that speaks of a term
    return ((found["number"] or "").strip(), role, found["value"]) if found and role in _ROLES else None


def small_tables(parts: Sequence[Block]) -> list[Block]:
    """The blocks; a run of tables of two columns, names left and values right, becomes one table with a row for each."""
    out: list[Block] = []
    run: list[_Card] = []
    held: list[Block] = []

    def close() -> None:
        out.extend([_table(run)] if _believable(run) else held)
        run.clear()
        held.clear()

    for part in parts:
        card = _card(part) if isinstance(part, Table) else None
        if card is not None:
            run.append(card)
            held.append(part)
        elif run and isinstance(part, Paragraph) and not part.text.strip():
            held.append(part)
        else:
            close()
            out.append(part)
    close()
    return out


def _card(table: Table) -> _Card | None:
    """A table whose left cells are headings and whose right ones are what they head."""
    card = _Card()
    for row in table.rows:
        filled = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
        if not filled:
            continue
        role = role_of(filled[0]) if len(filled[0]) <= LONGEST_HEADING else None
        role = Role.MEASURE if role is Role.STAGE and Role.MEASURE not in card.values else role
        if len(filled) > 2 or role is None:
            return None
        if len(filled) == 2 and role in _ROLES:
            card.says(role, filled[1])
    return card if card.is_whole and len(table.rows) >= 3 else None


def _believable(found: Sequence[_Card]) -> bool:
    return len(found) >= ENOUGH and all(card.is_whole for card in found)


def _value(role: Role, card: _Card) -> str:
    said = card.values.get(role, "")
    return without_last_dot(said) if role in (Role.TERM, Role.RESPONSIBLE, Role.RESULT) else said


def _table(found: Sequence[_Card]) -> Table:
    shown = [at for at, role in enumerate(_ROLES) if any(role in card.values for card in found)]
    rows = [tuple(_value(_ROLES[at], card) for at in shown) for card in found]
    return Table((tuple(_HEADS[at] for at in shown), *rows))
