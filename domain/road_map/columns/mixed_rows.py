"""Rows whose cells hold pieces of one another: a PDF viewer joined what stands at one height, or rows were cut at a wrong place.

Such rows would be wrong and look right. One may be a slip of whoever typed the paper; of a table with more no row is trusted.
"""

import re
from collections.abc import Sequence

from domain.paper import Cell, Covered
from domain.responsible import names_somebody
from domain.road_map.columns.roles import Role
from domain.terms.find import share_of_term, spans_of_terms
from domain.terms.words import ANY_MONTH, OF_ANY_MONTH

#: «Организация общественного», «Выезды специалистов в школы,», «Совещания по вопросам»: the noun is on another line.
_WAITS = re.compile(
    r"(?:[,(–—]|(?<![\w-])(?:и|или|в|во|на|с|со|по|для|о|об|к|ко|за|из|от|до|при|через|между)"
    r"|(?<![а-яё])[Кк]ажд(?:ый|ую|ое|ая)"
    r"|\s(?:по (?:вопросам|вопросу|итогам|результатам)|в (?:рамках|целях|части|сфере|соответствии))"
    r"|[а-яё]{3,}(?:[нвкс]ых|[нвк]ого|[нвк]ому|[нвк]ую|(?:[нв]|[сц]к)ой|[нвк]ый|кие|[нв]ые|[нвк]ая|(?:[нв]|ск)ое)|рабочей|общей)$"
)
#: Words with such an ending that name something themselves.
_NOUN = re.compile(
    r"(?:(?<![а-яё])(?:данн|выходн|подчин[её]нн|молод|главн|родн|животн|взросл|дежурн|учительск|детск|мастерск|нов)[а-яё]{2,3}"
    r"|столов[а-яё]{2}|[а-яё]+(?:овкой|очкой|иной|еной|вкой)|(?:сторон|стран|войн|весн|цен|основ|глав|голов|слав)ой)$"
)
#: «положения о февраль», «состава оргкомитета, до 20»: the beginning of a term; «исполнение гимна понедельник»: its end.
_BEGINS_TERM = re.compile(
    rf"\s(?:{ANY_MONTH}|(?:до|с|по) \d{{1,2}}|не позднее(?: чем)?|в (?:течение|день))$"
    r"|(?<!\sв)(?<!во)(?<!(?:ый|ий|ой|ая|ое))\s(?:понедельник|вторник|среда|четверг|пятница)$"
)
#: «Оргкомитет регионального этапа 2023 года»: nobody has a year.
_HAS_TIME = re.compile(
    rf"(?<![\d№/.-])20\d\d(?![\d/.-])|(?<![а-яё])(?:года|месяца|квартала)(?![а-яё])|\sг\.(?:\s[а-яё]|$)|\d\s+(?:{OF_ANY_MONTH})(?![а-яё])"
    r"|(?<![а-яё])(?:январь|февраль|март|апрель|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)(?![а-яё])"
)
#: «на в течение 7 дней», «22 августа – 11», «с 7 ноября по 6».
_BROKEN_TERM = re.compile(
    r"(?:в|на|по|с|и|о|для|к)\s+(?:до|с|в течение|не позднее|по)\s|.*[а-яё]\s+(?:по|[-–—])\s*\d{1,2}$", re.DOTALL
)
#: One row in so many may be so in a table that is read.
_FEW = 4


def are_mixed(rows: Sequence[tuple[Cell, ...]], roles: Sequence[Role]) -> bool:
    """Whether cells of too many rows hold pieces of others: of two at least, and of one in four."""
    own = [row for row in rows if Covered.LEFT not in row]
    mixed = sum(1 for row in own if _is_mixed(row, roles))
    return mixed >= 2 and mixed * _FEW >= len(own)


def _is_mixed(row: Sequence[Cell], roles: Sequence[Role]) -> bool:
    filled = [(role, cell) for cell, role in zip(row, roles, strict=False) if isinstance(cell, str) and cell.strip()]
    said = {role: " ".join(cell.split()) for role, cell in filled}
    work, term, people = (said.get(role, "") for role in (Role.MEASURE, Role.TERM, Role.RESPONSIBLE))
    return (len(said) > 2 and breaks_off(work)) or holds_pieces(term, people)


def breaks_off(work: str) -> bool:
    """Whether the noun that a work waits for, or the rest of a term that it begins, is somewhere else."""
    return _BEGINS_TERM.search(work) is not None or (_WAITS.search(work) is not None and _NOUN.search(work) is None)


def holds_pieces(term: str, people: str) -> bool:
    """Whether a term holds words of something else or was broken off, or a time stands among people."""
    return _HAS_TIME.search(people) is not None or _BROKEN_TERM.match(term) is not None or _is_noisy(term)


def _is_noisy(term: str) -> bool:
    """«Года педагога и февраль 2027 г.»: a term with as many words of something else."""
    return bool(term) and 0.0 < share_of_term(term) < _NOISE and re.search(r"\d|ь(?![а-яё])", term) is not None


#: The part of a term that speaks of time, at least.
_NOISE = 0.55


#: The end of a line that its cell goes on from: «заместитель директора по», «Классные», «Руководители».
_GOES_ON = re.compile(
    r"(?:[,(–—-]|(?<![\w-])(?:и|или|в|во|на|с|со|по|для|о|об|к|за|из|от|до|при)|ые|ый|ие|ий|ая|ое|ых|их"
    r"|(?:ел|ор|ист|ник|ог|лог|щ|щи)[ияье]?[ейя]?|ора|[Оо]тдел|[Уу]правление|[Цц]ентр|[Кк]омитет|[Дд]епартамент|[Мм]инистерство)$"
)
#: Of so many rows of several lines all are woven but two in five.
_MOST = 0.6
#: Woven rows, of which two that had room show that all are so.
_MANY = 4


def are_woven(rows: Sequence[str], width: int) -> bool:
    """Whether rows of several lines have the pieces of their cells one behind the other on each of them.

    The first line holds a term and more behind it and ends where nothing goes on, and the next one begins in mid-sentence: with
    the rest of the work, which the other cells were printed before. In several rows its first word had room on the line above,
    up to the edge of the page (`width` signs).
    """
    broken = [row.split("\n") for row in rows if "\n" in row]
    woven = [(one[0].strip(), one[1].strip()) for one in broken if _is_woven(one[0].strip(), one[1].strip())]
    early = sum(1 for first, second in woven if width - len(first) - 1 - len(second.split(" ")[0]) > 1)
    sure = early > 2 or (early == 2 and len(woven) > _MANY)
    return sure and len(woven) >= _MOST * len(broken) and 2 * len(broken) > len(rows)


def _is_woven(first: str, second: str) -> bool:
    spans = spans_of_terms(first)
    held = bool(spans) and len(first) - spans[-1][1] > 1 and spans[-1][0] > 1
    apart = _GOES_ON.search(first) is None or names_somebody(second) != 1.0
    return held and (second[:1].islower() or second[:1] == "«") and apart
