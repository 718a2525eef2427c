"""A row whose cells ran together: a PDF viewer copies one cell behind the other, several on a line, and a page may be one line.

A cell begins where a line does, where a term begins or ends, or with a capital letter. Of all ways to cut the words into the
columns the one is taken whose cells fit their columns best.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from domain.responsible import names_somebody
from domain.road_map.columns.affinity import affinity
from domain.road_map.columns.dealing import skip_cost
from domain.road_map.columns.roles import Role, role_of
from domain.road_map.plain_tables.headings_by_line import PART
from domain.road_map.plain_tables.people_in_front import with_people_in_front
from domain.road_map.plain_tables.seams import OPEN, Seam, papers_in, seams_of
from domain.terms.find import looks_like_term, share_of_term, spans_of_terms
from domain.terms.scan import scan
from domain.terms.words import ANY_MONTH, OF_ANY_MONTH

#: Characters of a row; a longer one is not cut.
LONGEST_ROW = 4000
#: Characters of a cell that is no work, at most.
_LONGEST = {Role.MEASURE: 1500, Role.TERM: 90, Role.RESPONSIBLE: 260, Role.RESULT: 260}
_USUAL_CELL = 600
#: Of so many letters fewer than one says something about time in words that are certainly no term: half of a term does.
_HARDLY = 4
_OPENS = re.compile(r"[«\"„(]?[А-ЯЁA-Z\d]")
#: What goes on with a term, and what opens one whatever stands before it.
_GOES_ON = re.compile(
    r"20\d\d|[-–—,;)]|раза?(?!\w)|г\.|год[ау]?(?!\w)|по\s|и\s|уч\.|учебн(?:ого|ый|ому|ом)\s|[а-яё]+(?:аря|аля|еля|юня|юля|абря|ября)(?!\w)|марта|мая|августа",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:полугоди|четверт|квартал|декад|половин)", re.IGNORECASE)
_NEW_WORD = re.compile(r"[а-яё]\s[А-ЯЁ][а-яё]")  # «по планам Ноябрь 2026»: of two cells
#: «07.12.2026 ноябрь 2026», «в 2026 году август 2026»: nothing joins two terms, and the first is of the work.
_TWO_TERMS = re.compile(
    rf"(?:\d\.\d{{1,2}}\.(?:20)?\d\d|20\d\d(?:\s*г(?:од[уа]?|\.))?|\d\s(?:{OF_ANY_MONTH}))\s+(?:{ANY_MONTH})(?![а-яё])"
)
#: What two terms cost in one cell where they do not stand one below the other.
_APART = 2.5
_BEGINS = re.compile(r"(?:до|с|не позднее)\s+\d|в течение", re.IGNORECASE)
_OF_A_PERIOD = re.compile(r"\w\s+(?:за|по (?:итогам|результатам))\s+(?:[IVX\d]+|перв|втор|трет|четв|год|учебн|20)")
#: A cell that has nothing to say.
_EMPTY = "-–—"
#: What a cell costs that begins within a line where lines are cells.
_WITHIN_LINE = 4.0


#: «Путешествие по клетке 5-6»: the classes have a column of their own.
_CLASSES_BEHIND = re.compile(r"\s(?:[1-9]|1[01])\s?[-–]\s?(?:[1-9]|1[01])$")

#: What a line that is nothing but a term costs in a cell of something else.
_LINE_OF_TIME = 2.0


class Poured(NamedTuple):
    """The cells of a row by column, and how well they fit."""

    cells: dict[int, str]
    fit: float


def cut_row(text: str, roles: Sequence[Role], *, by_line: bool = False) -> Poured:
    """The cells of a row from its words in their order, without the number, line breaks kept.

    `by_line`: a line holds a cell or a part of one, hardly ever two.
    """
    text = text.strip()
    if not text or len(text) > LONGEST_ROW:
        return Poured({roles.index(Role.MEASURE): text} if text and Role.MEASURE in roles else {}, 0.0)
    columns = [at for at, role in enumerate(roles) if role is not Role.NUMBER]
    papers = Role.RESPONSIBLE in roles and Role.RESULT in roles[roles.index(Role.RESPONSIBLE) :]
    seams = seams_of(text, classes=Role.AUDIENCE in roles, hours=Role.PLACE in roles, papers=papers, pays=Role.NOTE in roles)
    ends = [seam.at for seam in seams[1:]] + [len(text)]
    best: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {(0, -1): (0.0, ())}
    skipped = {
        (first, last): sum(skip_cost(roles, one, one + 1) for one in columns[first:last])
        for last in range(len(columns))
        for first in range(last + 1)
    }
    letters, timely = _letters(text)
    dated = _lines_of_time(text) if by_line else []
    for at, seam in enumerate(seams):
        places = [place for place in range(-1, len(columns)) if (at, place) in best]
        for end in range(at, len(ends)) if places else ():
            said = " ".join(text[seam.at : ends[end]].split())
            if len(said) > max(_LONGEST.values()):
                break
            of_time = timely[ends[end]] - timely[seam.at]
            timeless = of_time * _HARDLY < letters[ends[end]] - letters[seam.at]
            for following in range(places[0] + 1, len(columns)):
                role = roles[columns[following]]
                if len(said) > _LONGEST.get(role, _USUAL_CELL):
                    continue
                own = _fit(role, said, seam, timeless=timeless) - (_WITHIN_LINE if by_line and not seam.line else 0.0)
                if role is not Role.TERM and any(seam.at < line < ends[end] for line in dated):
                    own -= _LINE_OF_TIME
                elif role is Role.TERM and seam.at in dated and _TWO_TERMS.search(said):
                    below = text[seam.at : ends[end]].rstrip().count("\n")
                    own += _APART * (below > 0 and sum(seam.at < line < ends[end] for line in dated) == below)
                if role is Role.MEASURE and Role.AUDIENCE in roles and _CLASSES_BEHIND.search(said):
                    own -= _LINE_OF_TIME
                for place in places:
                    if place >= following:
                        break
                    score, cells = best[at, place]
                    fit = own - skipped[place + 1, following]
                    known = best.get((end + 1, following))
                    if known is None or score + fit > known[0]:
                        best[end + 1, following] = (score + fit, (*cells, (seam.at, following)))
    last = len(seams)
    found = [
        (score - sum(skip_cost(roles, one, one + 1) for one in columns[place + 1 :]), cells)
        for (at, place), (score, cells) in best.items()
        if at == last
    ]
    score, cells = max(found, default=(0.0, ((0, 0),)))  # one cell that is too long for any column
    out: dict[int, str] = {}
    for (start, place), (end, _) in zip(cells, [*cells[1:], (len(text), 0)], strict=True):
        said = text[start:end]
        out[columns[place]] = said.lstrip("-–— \n").strip(" ,;\n") if roles[columns[place]] is Role.TERM else said.strip()
    return Poured(with_people_in_front(_undecided(out, roles), roles), score)


def with_last_cells(lines: Sequence[str], roles: Sequence[Role]) -> list[str]:
    """The rows of a table, one on each line; the last cell that fell onto a line of its own is behind its row again.

    Most rows have that cell on their line, the row above has a term and lacks it, and no time is named beside it.
    """
    last = len(roles) - 1
    if roles[last] not in (Role.RESULT, Role.RESPONSIBLE) or Role.TERM not in roles:
        return list(lines)
    cells = [cut_row(line, roles).cells for line in lines]
    whole = [bool(row.get(last)) for row in cells]
    if sum(whole) * 3 < len(lines) * 2:
        return list(lines)
    out: list[str] = []
    for at, line in enumerate(lines):
        waits = at > 0 and not whole[at - 1] and bool(cells[at - 1].get(roles.index(Role.TERM)))
        if waits and not whole[at] and not PART.fullmatch(line) and not spans_of_terms(line):
            out[-1] = f"{out[-1]}\n{line}"
        else:
            out.append(line)
    return out


def cut_titled(text: str, roles: Sequence[Role], *, by_line: bool = False, titled: bool = False) -> tuple[dict[int, str], str]:
    """The cells of a row, and the title of the rows below it where one stands on its last line or says that it is one.

    `by_line`: as for `cut_row`; `titled`: the table opens with a title that nothing counts, and may have more of them.
    """
    said = text.rstrip()
    named = [found.start() for found in _TITLE.finditer(said) if found.start() > 20]
    if named:
        return cut_row(said[: named[-1]], roles, by_line=by_line).cells, " ".join(said[named[-1] :].split())
    whole = cut_row(said, roles, by_line=by_line)
    if titled and "\n" not in said and (title := _title_behind(said, whole.cells, roles)):
        return cut_row(said.removesuffix(title), roles, by_line=by_line).cells, title
    above, _, last = said.rpartition("\n")
    if above and PART.fullmatch(last.strip()) and OPEN.search(above.rstrip()) is None:
        return cut_row(above, roles, by_line=by_line).cells, last.strip()
    if not above or not _may_be_title(above, last, words=1 if titled else 2):
        return whole.cells, ""
    rest = cut_row(above, roles, by_line=by_line)
    return (rest.cells, last.strip()) if rest.fit + (3.0 if titled else _TITLED) > whole.fit else (whole.cells, "")


#: How likely it is that the last line of a row, which could be one of its cells, is the title of the rows below.
_TITLED = 0.8
#: «III. Развивающая работа», «Модуль «Профориентация»» behind the last cell of a row.
_TITLE = re.compile(
    r"(?<=\s)(?:[IVX]{1,4}\.\s+[А-ЯЁ]|(?:Раздел|Этап|Блок|Модуль|Направление|Задача)\s+(?:№\s?)?(?:\d|[IVX]+\b|[«\"])|[IVX\d]+\sэтап\b|[А-ЯЁ][а-яё-]+(?:ый|ий|ой)\sэтап$)"
)


#: «Наставничество», «Конкурсное движение» below the last cell of a row.
_NAMES_WORK = re.compile(
    r"(?:[А-ЯЁ][а-яё]+(?:ое|ая)\s)?(?![а-яё]*(?:управление|отделение|подразделение|объединение|учреждение|агентство|министерство"
    r"|общество|организация|администрация|ассоциация|комиссия|дирекция|инспекция|редакция)(?![а-яё]))"
    r"[А-ЯЁа-яё]+(?:ство|ение|ание|тие|ция|ость)(?![а-яё])",
    re.IGNORECASE,
)


#: «Школьный урок», «Работа с родителями»: words that no cell of those who answer goes on with; one word only if it names work.
_TITLE_BEHIND = re.compile(
    r"(?<=[а-яёА-ЯЁ»).])\s(?=[А-ЯЁ][а-яё-]*(?:ство|ение|ание|тие|ция|ость|ия|ика)$"
    r"|[А-ЯЁ][а-яё]+(?<!ов)(?<!ова)(?<!ева)(?<!ина)(?<!ой)(?<!ого)(?<!их)(?<!ых),?(?:\s[а-яё][а-яё-]*,?){1,6}$)"
)


#: «Классные руководители ОКТЯБРЬ».
_MONTH_BEHIND = re.compile(rf"(?<=[а-яёА-ЯЁ».])\s(?=[А-Я])(?=(?i:{ANY_MONTH})$)")


def _title_behind(said: str, cells: dict[int, str], roles: Sequence[Role]) -> str:
    """The title of the rows below that stands behind whoever answers, in the last cell; empty if none does."""
    last = max(cells, default=0)
    people = cells[last] if cells and roles[last] is Role.RESPONSIBLE else ""
    seam = _TITLE_BEHIND.search(people) or _MONTH_BEHIND.search(people)
    if seam is None or not said.endswith(cells[last][seam.end() :]):
        return ""
    title = cells[last][seam.end() :]
    nobody = names_somebody(title) < 1.0 or _NAMES_WORK.match(title) is not None or role_of(title) is Role.MONTH
    return title if names_somebody(cells[last][: seam.start()]) == 1.0 and nobody else ""


def _may_be_title(above: str, last: str, *, words: int) -> bool:
    named = names_somebody(last) == 1.0 and not (words == 1 and _NAMES_WORK.match(last.strip()))
    said = named or looks_like_term(last) or OPEN.search(above.rstrip()) is not None
    return len(last.split()) >= words and re.match(r"[«\"]?[А-ЯЁ]", last.strip()) is not None and not said


def _undecided(cells: dict[int, str], roles: Sequence[Role]) -> dict[int, str]:
    """The cells; «5-9 сентября» beside empty classes may be either and stays with the work, so that it is asked."""
    if {Role.AUDIENCE, Role.TERM, Role.MEASURE} <= set(roles) and not cells.get(roles.index(Role.AUDIENCE)):
        work, term = roles.index(Role.MEASURE), roles.index(Role.TERM)
        numbers = _NUMBERS.match(cells.get(term, ""))
        if numbers and all(int(one) <= 11 for one in re.findall(r"\d+", numbers[0])):
            return {**cells, work: f"{cells.get(work, '')} {cells[term]}".strip(), term: ""}
    return cells


_NUMBERS = re.compile(r"\d{1,2}\s?[-–,]\s?\d{1,2}\s+(?=[а-яё])")


#: «Управление образования Постановление», «Методист Отчёт»: a paper behind somebody is a cell of its own.
_PAPER_BEHIND = re.compile(
    r"(?<=[а-яёА-ЯЁ»).])\s(?:Приказы?|Распоряжени|Распорядительн|Постановлени|Положени|План|Отч[её]т|Справк|Протокол|Спис(?:ок|ки)|Баз[аы]"
    r"|Реестр|Анкет|Программ|Договор|Соглашени|Материал|Информаци|Публикаци|Аналитическ|Методические рек|Журнал|Пакет|Перечень"
    r"|Акты?(?![а-яё])|График|Карт[аы]|Запис|Письм|Сведени|Не менее|\d+\s?%)"
)
#: «Сбор отзывов - Методист»: a dash between two cells.
_DASHED = re.compile(r"\s[-–—]\s(?=[А-ЯЁ])")
#: «ОО Школы района»: the first ends the cell before; «МКУ Центр» is one.
_TWO_OFFICES = re.compile(r"(?!(?:[МГКО]|ФГ)?[КБА][ДПНВ]?О?У(?:ДО)?\s|[АПО]?АО\s|АНО\s|ООО\s)[А-ЯЁ]{2,6}\s[А-ЯЁ][а-яё]")
#: The words of a cell in front of the next capital letter.
_BEFORE_ANOTHER = re.compile(r"[А-ЯЁ][^А-ЯЁ]+(?=\s[А-ЯЁ])")
_OF_CLASSES = re.compile(r"\d{1,2}(?:\s?[-–,]\s?\d{1,2})*(?:-?х)?\s?класс(?:а|ов)(?![а-яё])")
_DAY = re.compile(r"\d{1,2}\.(?:0[1-9]|1[0-2])\.?")


def _fit(role: Role, said: str, seam: Seam, *, timeless: bool) -> float:
    """How well the words make a whole cell of this role that begins at a seam. `timeless`: hardly any of them is about time."""
    day = f"{said}  " if _DAY.fullmatch(said) else said  # two spaces behind: «25.04» counts no rows
    fit = affinity(role, day, timeless=timeless) + (0.5 if seam.line else 0.0)
    if role is Role.MEASURE and _OF_A_PERIOD.search(said):  # «Отчёт за I полугодие» is no term
        fit = max(fit, 1.4)
    if seam.inside:
        fit -= 3.0 if _GOES_ON.match(said) else 0.3
    if OPEN.search(said):
        waits = role is Role.MEASURE or (role is Role.TERM and said[-1:].isalpha())  # «24.05.2027,» ends in front of a place
        fit -= 3.5 if waits else 1.5
    if role is Role.MEASURE and (dash := _DASHED.search(said)) and names_somebody(said[dash.end() :]) == 1.0:
        fit -= 1.5
    if role is Role.AUDIENCE and (front := _BEFORE_ANOTHER.match(said)) and names_somebody(front[0]) == 1.0:
        fit -= 1.5 * (affinity(role, front[0]) <= 0)  # «Завхоз Учащиеся 5 классов»: the first of them answers
    if role is not Role.AUDIENCE and _OF_CLASSES.match(said):  # «Классные руководители / 5-11 классов»
        fit -= 1.5
    if said[:1] in '«"' and role in (Role.RESPONSIBLE, Role.PLACE, Role.AUDIENCE):  # «конкурса | «Шаги» Куратор»
        fit -= 2.0
    if role is Role.RESPONSIBLE and (_PAPER_BEHIND.search(said) or papers_in(said) or _TWO_OFFICES.match(said)):
        fit -= 1.5
    if role is Role.TERM:
        fit -= 1.0 * (_NEW_WORD.search(said) is not None) + _APART * (_TWO_TERMS.search(said) is not None)
        return fit + 0.4 * (_BEGINS.match(said) is not None) - 3.0 * (_COUNTED.match(said) is not None)
    if seam.inside and _DAY.match(said):  # the second of two days opens no other cell
        fit -= 1.5
    if said in _EMPTY:
        return fit
    if not _OPENS.match(said):
        told = role is Role.RESULT and (seam.behind or 2 in papers_in(f"» {said}"))
        fit -= 0.6 if role in (Role.AUDIENCE, Role.PLACE) or told else 1.5
    return fit - 3.0 * (said[:1] in "-–—,;)")


def _lines_of_time(text: str) -> list[int]:
    """Where lines begin that are nothing but a term, and no line above waits for them: «Анализ работы за / I полугодие»."""
    out: list[int] = []
    at, above = 0, ""
    for line in text.split("\n"):
        if not OPEN.search(above) and share_of_term(line) >= 0.9 and looks_like_term(line):
            out.append(at)
        at, above = at + len(line) + 1, line.rstrip()
    return out


def _letters(text: str) -> tuple[list[int], list[int]]:
    """How many letters and figures stand before each place of a row, and how many of them say something about time."""
    said = scan(text)
    about_time = {at for one in said.found for at in range(one.start, one.end)}
    about_time |= {at for start, end in said.damaged for at in range(start, end)}
    marks = [char.isalnum() for char in text]
    timely = [mark and at in about_time for at, mark in enumerate(marks)]
    return list(accumulate(marks, initial=0)), list(accumulate(timely, initial=0))
