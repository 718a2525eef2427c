"""A row whose cells ran together: a PDF viewer copies one cell behind the other, several on a line, and a page may be one line.

A cell begins where a line does, where a term begins or ends, or with a capital letter. Of all ways to cut the words into the
columns the one is taken whose cells fit their columns best.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from domain.responsible import names_somebody
from domain.road_map.affinity import affinity, skip_cost
from domain.road_map.columns import Role
from domain.road_map.headings_by_line import PART
from domain.terms.find import looks_like_term, share_of_term, spans_of_terms
from domain.terms.scan import scan

_SPACES = re.compile(r"\s+")
#: Places at which the cells of one row may begin; a row with more is cut at its lines and terms alone.
MOST_SEAMS = 28
#: Characters of a row; a longer one is not cut.
LONGEST_ROW = 4000
#: Characters of a cell that is no work, at most.
_LONGEST = {Role.MEASURE: 1500, Role.TERM: 90, Role.RESPONSIBLE: 260, Role.RESULT: 260}
_USUAL_CELL = 600
#: Of so many letters fewer than one says something about time in words that are certainly no term: half of a term does.
_HARDLY = 4
_OPEN = re.compile(
    r"(?:[,(–—-]|(?<!\w)(?:и|в|на|с|со|по|для|о|об|к|за|из|от|до|при|через|между|в течение|на протяжении|не (?:позднее|реже)))$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[«\"„(]?[А-ЯЁA-Z\d]")
#: What goes on with a term, and what opens one whatever stands before it.
_GOES_ON = re.compile(
    r"20\d\d|[-–—,;)]|г\.|год[ау]?(?!\w)|по\s|и\s|уч\.|учебного|[а-яё]+(?:аря|аля|еля|юня|юля|абря|ября)(?!\w)|марта|мая|августа",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:полугоди|четверт|квартал|декад|половин)", re.IGNORECASE)
_NEW_WORD = re.compile(r"[а-яё]\s[А-ЯЁ][а-яё]")  # «по планам Ноябрь 2026»: of two cells
#: «07.12.2026 ноябрь 2026», «в 2026 году август 2026»: nothing joins two terms, and the first is of the work.
_TWO_TERMS = re.compile(
    r"(?:\d\.\d{1,2}\.(?:20)?\d\d|20\d\d(?:\s*г(?:од[уа]?|\.))?)\s+"
    r"(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)(?![а-яё])"
)
_BEGINS = re.compile(r"(?:до|с|не позднее)\s+\d|в течение", re.IGNORECASE)
_OF_A_PERIOD = re.compile(r"\w\s+(?:за|по (?:итогам|результатам))\s+(?:[IVX\d]+|перв|втор|трет|четв|год|учебн|20)")
_OPENERS = re.compile(r"(?<=\s)(?:в течение|на протяжении|не позднее|не реже|по мере)\s")
#: «5-9», «7, 8 кл.» in front of a term or of people.
_CLASSES = re.compile(
    r"(?<=\s)(?<!до\s)(?<!\sс\s)(?<!по\s)\d{1,2}(?:\s?[-–,]\s?\d{1,2})*(?:\s?-?[еx]?\s?кл(?:\.|асс\w*)?)?(?=\s)"
)


_LAST_CLASS = 11
#: Who takes part is named in a cell of its own, in small letters as well: «конкурс «Шаги» учащиеся 5-7 классов».
_TAKE_PART = re.compile(
    r"(?<=[а-яё»)]\s)(?:обучающиеся|учащиеся|воспитанники|выпускники|школьники|студенты|родители|педагоги(?:ческие)?|учителя|дети)(?![а-яё])"
)


#: A dash in front of a term fills a cell that has nothing to say.
_DASH, _EMPTY = re.compile(r"(?<=\s)[-–—]\s+"), "-–—"

#: What a cell costs that begins within a line where lines are cells.
_WITHIN_LINE = 1.5


#: What a line that is nothing but a term costs in a cell of something else.
_LINE_OF_TIME = 2.0


class Seam(NamedTuple):
    """A place where a cell may begin, whether a line begins there, and whether a term stands on both sides of it."""

    at: int
    line: bool
    inside: bool


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
    seams = _seams(text, classes=Role.AUDIENCE in roles)
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
    return Poured(_undecided(out, roles), score)


def cut_titled(text: str, roles: Sequence[Role], *, by_line: bool = False) -> tuple[dict[int, str], str]:
    """The cells of a row, and the title of the rows below it where one stands on its last line or says that it is one.

    `by_line`: as for `cut_row`.
    """
    said = text.rstrip()
    named = [found.start() for found in _TITLE.finditer(said) if found.start() > 20]
    if named:
        return cut_row(said[: named[-1]], roles, by_line=by_line).cells, " ".join(said[named[-1] :].split())
    whole = cut_row(said, roles, by_line=by_line)
    above, _, last = said.rpartition("\n")
    if above and PART.fullmatch(last.strip()) and _OPEN.search(above.rstrip()) is None:
        return cut_row(above, roles, by_line=by_line).cells, last.strip()
    if not above or not _may_be_title(above, last):
        return whole.cells, ""
    rest = cut_row(above, roles, by_line=by_line)
    return (rest.cells, last.strip()) if rest.fit + _TITLED > whole.fit else (whole.cells, "")


#: How likely it is that the last line of a row, which could be one of its cells, is the title of the rows below.
_TITLED = 0.8
#: «III. Развивающая работа», «Модуль «Профориентация»» behind the last cell of a row.
_TITLE = re.compile(
    r"(?<=\s)(?:[IVX]{1,4}\.\s+[А-ЯЁ]|(?:Раздел|Этап|Блок|Модуль|Направление|Задача)\s+(?:№\s?)?(?:\d|[IVX]+\b|[«\"])|[IVX\d]+\sэтап\b)"
)


def _may_be_title(above: str, last: str) -> bool:
    words = last.split()
    said = names_somebody(last) == 1.0 or looks_like_term(last) or _OPEN.search(above.rstrip()) is not None
    return len(words) >= 2 and re.match(r"[«\"]?[А-ЯЁ]", last.strip()) is not None and not said


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
#: «ОО Школы района»: the first ends the cell before; «МКУ Центр» is one.
_TWO_OFFICES = re.compile(r"(?!(?:[МГКО]|ФГ)?[КБА][ДПНВ]?О?У(?:ДО)?\s|[АПО]?АО\s|АНО\s|ООО\s)[А-ЯЁ]{2,6}\s[А-ЯЁ][а-яё]")
_DAY = re.compile(r"\d{1,2}\.(?:0[1-9]|1[0-2])\.?")


def _fit(role: Role, said: str, seam: Seam, *, timeless: bool) -> float:
    """How well the words make a whole cell of this role that begins at a seam. `timeless`: hardly any of them is about time."""
    day = f"{said}  " if _DAY.fullmatch(said) else said  # two spaces behind: «25.04» counts no rows
    fit = affinity(role, day, timeless=timeless) + (0.5 if seam.line else 0.0)
    if role is Role.MEASURE and _OF_A_PERIOD.search(said):  # «Отчёт за I полугодие» is no term
        fit = max(fit, 1.4)
    if seam.inside:
        fit -= 3.0 if _GOES_ON.match(said) else 0.3
    if _OPEN.search(said):
        fit -= 3.5 if role is Role.MEASURE else 1.5
    if role is Role.RESPONSIBLE and (_PAPER_BEHIND.search(said) or _TWO_OFFICES.match(said)):
        fit -= 1.5
    if role is Role.TERM:
        fit -= 1.0 * (_NEW_WORD.search(said) is not None) + 2.5 * (_TWO_TERMS.search(said) is not None)
        return fit + 0.4 * (_BEGINS.match(said) is not None) - 3.0 * (_COUNTED.match(said) is not None)
    if seam.inside and _DAY.match(said):  # the second of two days opens no other cell
        fit -= 1.5
    if said in _EMPTY:
        return fit
    if not _OPENS.match(said):
        fit -= 0.6 if role in (Role.AUDIENCE, Role.PLACE) else 1.5
    return fit - 3.0 * (said[:1] in "-–—,;)")


def _lines_of_time(text: str) -> list[int]:
    """Where lines begin that are nothing but a term, and no line above waits for them: «Анализ работы за / I полугодие»."""
    out: list[int] = []
    at, above = 0, ""
    for line in text.split("\n"):
        if not _OPEN.search(above) and share_of_term(line) >= 0.9 and looks_like_term(line):
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


def _seams(text: str, *, classes: bool) -> list[Seam]:
    """Where cells may begin."""
    lines = {0} | {found.end() for found in re.finditer(r"\n\s*", text)}
    terms: set[int] = set()
    inside: set[int] = set()
    for start, last in spans_of_terms(text):
        end = _end_of_event(text, start, last)
        inside |= {found.end() for found in _SPACES.finditer(text, start, end)}
        terms.add(start)
        behind = re.compile(r"[\s,;.)]*").match(text, end)
        terms.add(behind.end() if behind else end)
    if classes:
        counted = [found for found in _CLASSES.finditer(text) if max(map(int, re.findall(r"\d+", found[0]))) <= _LAST_CLASS]
        terms |= {at for found in counted for at in (found.start(), found.end() + 1)}
        terms |= {found.start() for found in _TAKE_PART.finditer(text)}
    terms |= {found.start() for found in _OPENERS.finditer(text)}
    terms |= {found.start() for found in _DASH.finditer(text) if found.end() in terms}
    sure = {at for at in lines | terms | inside if at < len(text)}
    capitals = {
        found.start()
        for found in re.finditer(r"(?<=\s)(?:[«\"„]?[А-ЯЁ][а-яё]|[А-ЯЁ]{2,6}(?=\s[«\"])|\d{1,3}\s?%)", text)
        if not _OPEN.search(text[max(0, found.start() - 20) : found.start()].rstrip())
    }
    letters = {at.start() for at in _ABBREVIATION.finditer(text) if names_somebody(at[0]) == 1.0}
    capitals |= {at for at in letters if not _OPEN.search(text[max(0, at - 20) : at].rstrip())}
    held = _held_together(text)
    sure -= held
    places = sorted(sure | (capitals - held))
    places = places if len(places) <= MOST_SEAMS else sorted(sure)[:MOST_SEAMS]
    return [Seam(at, at in lines, at in inside) for at in places]


#: «в течение месяца после завершения | мониторинга»: what happens first is named behind the words about time.
_AWAITS_EVENT = re.compile(r"(?:после|со дня|с момента|с даты|до)(?:\s[а-яё]+(?:ия|ки|ции|ла|ца))?$")
_EVENT = re.compile(r"(?:\s+(?!(?:и|а)\s)[а-яё-]+(?![\w«]|\.\d)){1,5}")


def _end_of_event(text: str, start: int, end: int) -> int:
    event = _EVENT.match(text, end) if _AWAITS_EVENT.search(text[start:end]) else None
    return event.end() if event else end


#: «май, ежегодно с 2026 по 2028 годы» is one term.
_FROM_YEAR = re.compile(r"ежегодно,?\s+(?=(?:с|до|по)\s+20\d\d)")
#: «ИРО», «МОУО»: an office in capitals.
_ABBREVIATION = re.compile(r"(?<=[а-яё.)»]\s)[А-ЯЁ]{2,6}(?![\w-])(?!\s[«\"])")


def _held_together(text: str) -> set[int]:
    """Where no cell begins: inside «…», whose marks come in pairs, behind «№», between «МБОУ» and the name of the school."""
    held = {found.end() for found in _FROM_YEAR.finditer(text)}
    held |= {found.end() for found in re.finditer(r"№\s*|(?<!\S)[А-ЯЁ]{2,6}\s(?=[«\"])", text)}
    quoted = list(re.finditer(r"«[^«»]*»", text))
    if 2 * len(quoted) == text.count("«") + text.count("»"):
        held |= {at for found in quoted for at in range(found.start() + 1, found.end())}
    return held
