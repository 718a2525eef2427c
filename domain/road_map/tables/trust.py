"""Which rows of a table are not to be trusted: words of two rows stand in one, or lines were left that belong to none."""

import re
from collections.abc import Sequence
from statistics import median

from domain.responsible import names_somebody
from domain.road_map.columns.affinity import affinity
from domain.road_map.columns.calendar_rows import month_of
from domain.road_map.columns.grid import Row
from domain.road_map.columns.mixed_rows import breaks_off, holds_pieces
from domain.road_map.columns.roles import Role
from domain.road_map.columns.table_heading import Heading
from domain.road_map.record import Measure
from domain.terms.find import looks_like_term, share_of_term, spans_of_terms
from domain.terms.words import ANY_MONTH

#: In these a day of its own is nothing strange: «выполнено 12.09», «14.00 / зал».
_MAY_BE_DATED = frozenset({Role.TERM, Role.TERM_AND_PEOPLE, Role.NOTE, Role.PLACE, Role.NUMBER})
#: The end of a line that waits for the next: «Анализ работы за / I полугодие».
_OPEN = re.compile(r"(?:[,(:–—-]|(?<!\w)(?:и|в|на|с|со|по|для|о|об|к|ко|за|из|от|до|при|во|не позднее))$", re.IGNORECASE)


def is_mixed(row: Row, heading: Heading) -> bool:
    """Whether a term stands on a line of its own among the other words of a row: there another row may have begun."""
    if Role.TERM not in heading.roles:
        return False
    said = [
        (role, row.cells[at].split("\n"))
        for at, role in enumerate(heading.roles)
        if row.cells.get(at) and at not in row.inherited
    ]
    under_month = not any(role is Role.TERM for role, _ in said) and month_of(row.section or "") != ""
    if under_month and any(_names_day(lines) for role, lines in said if role is Role.MEASURE):
        return True
    return any(_holds_term(lines) for role, lines in said if role not in _MAY_BE_DATED) or any(
        _speaks_of_work(lines) for role, lines in said if role in (Role.TERM, Role.AUDIENCE)
    )


def _names_day(lines: Sequence[str]) -> bool:
    """Whether the last line of a work names a day: «Собрание 16.10» below «Разговор о порядке экзаменов»."""
    return len(lines) > 1 and any(re.search(r"\d", lines[-1][start:end]) for start, end in spans_of_terms(lines[-1]))


def _speaks_of_work(lines: Sequence[str]) -> bool:
    """Whether below a term, or below who takes part, a line speaks of work: «март / Круглый стол пар / 5-9 / сентябрь»."""
    return any(
        affinity(Role.MEASURE, line) >= 0.8 and affinity(Role.TERM, line) < 0 for line in lines[1:-1] if line[:1].isupper()
    )


def swallowed(rows: Sequence[Row], heading: Heading) -> set[int]:
    """The rows (their indexes) whose work may hold the cell in front of it: that is empty here, filled in most rows, and the work
    has a line that begins anew: «Нет раздела «Вопросы» / Создать раздел …» beside «Нет пандуса | Установить пандус».
    """
    work = heading.roles.index(Role.MEASURE) if Role.MEASURE in heading.roles else 0
    before = [at for at, role in enumerate(heading.roles[:work]) if role in (Role.OTHER, Role.STAGE)]
    out: set[int] = set()
    for column in before:
        blank = [at for at, row in enumerate(rows) if not row.cells.get(column) and column not in row.inherited]
        if blank and len(blank) * 2 < len(rows):
            out |= {at for at in blank if re.search(r"\n\s*[А-ЯЁ]", rows[at].cells.get(work, ""))}
    return out


def loses_column(rows: Sequence[Row], heading: Heading) -> bool:
    """Whether no row has anything in a column with a heading that stands in front of the work: the works hold its words."""
    work = heading.roles.index(Role.MEASURE) if Role.MEASURE in heading.roles else 0
    before = [at for at in range(work) if heading.roles[at] in (Role.OTHER, Role.STAGE) and heading.texts[at]]
    return len(rows) > 1 and any(not any(row.cells.get(at) for row in rows) for at in before)


def crowded(rows: Sequence[Row], heading: Heading) -> set[int]:
    """The rows (their indexes) whose term holds more than a term, where the cell of a place or of who takes part is empty."""
    term = heading.roles.index(Role.TERM) if Role.TERM in heading.roles else None
    out: set[int] = set()
    for column in [at for at, role in enumerate(heading.roles) if role in (Role.PLACE, Role.AUDIENCE) and term is not None]:
        blank = [at for at, row in enumerate(rows) if not row.cells.get(column)]
        out |= {at for at in blank if 0.0 < share_of_term(rows[at].cells.get(term or 0, "")) < 0.9}
    return out


def _holds_term(lines: Sequence[str]) -> bool:
    for above, line, below in zip(["", *lines], lines := _joined(lines), lines[1:], strict=False):
        whole = looks_like_term(line) and share_of_term(line) >= 0.9
        if whole and not _OPEN.search(above.rstrip()) and re.match(r"[«\"]?[А-ЯЁ]", below.strip()):
            return True
    return False


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines with «12.03 –» and «16.03» below it made one."""
    out: list[str] = []
    for line in lines:
        stretch = bool(out) and out[-1].rstrip()[-1:] in "-–—" and looks_like_term(out[-1]) and looks_like_term(line)
        out[-1:] = [f"{out[-1].rstrip()} {line}"] if stretch else [*out[-1:], line]
    return out


def left_over(headings: Sequence[str]) -> str:
    """The words of the lines below the last row that were taken for headings and head nothing; empty where that is no loss."""
    works = len(headings) > 1 and names_somebody(headings[0]) != 1.0 and not _REMARK.match(headings[0])
    return " | ".join(headings) if works else ""


def in_cells(measure: Measure) -> str:
    """A row as it was read, its cells apart."""
    people = "; ".join(one.text for one in measure.responsible)
    return " | ".join(filter(None, [measure.told, measure.term.text, people, measure.result]))


_REMARK = re.compile(r"\*|примечани|приложени|согласован|утвержд|итого|всего", re.IGNORECASE)


_GOES_ON = re.compile(r"[а-яё]{2,}|[,;:.)»]")
#: Where another cell may have begun inside this one: «… опроса | Директор школы».
_SEAM = re.compile(r"(?<=[а-яё»)\d])\s+(?=[А-ЯЁ][а-яё])")
#: A word that waits for whom it is said of.
_WAITS = re.compile(r"(?:[ыи]х|[ыи]ми?|ой|ого|ую|ому|ем)$")
_SHORT = 60
#: Words that say what kind of work it is, and not which: «Акция», «Классный час», «Выставка детских рисунков».
_KIND = 3
#: So many times the usual length, and at least so many signs: several rows in one.
_TIMES, _LONG = 4, 320


def doubted(rows: Sequence[Measure]) -> list[int]:
    """The rows (their indexes) of a table put together from lines that no mark parts which do not look whole.

    The cut that fits the columns best was taken, and the best may still be wrong: then a work begins or ends in mid-sentence, or
    holds somebody who ought to stand in the column beside it.
    """
    small = sum(1 for row in rows if _GOES_ON.match(row.text)) * 2 > len(rows)  # whoever typed it begins with small letters
    usual = median(len(row.text) for row in rows) if rows else 0
    return [at for at, row in enumerate(rows) if _is_doubtful(row, small=small, usual=usual)]


def is_lost(rows: Sequence[Measure], doubts: Sequence[int]) -> bool:
    """Whether so many rows of such a table are doubted that its columns were not recovered."""
    return len(doubts) * 2 > max(4, len(rows))


def _is_doubtful(row: Measure, *, small: bool, usual: float) -> bool:
    work = row.text.strip()
    if re.search(r"\d\s+\d", row.number or ""):  # the numbers of two rows
        return True
    if (_GOES_ON.match(work) and not small) or breaks_off(work):
        return True
    if any(cell.count("«") != cell.count("»") for cell in (work, row.result or "", *(one.text for one in row.responsible))):
        return True
    if len(work) > max(_LONG, _TIMES * usual):
        return True
    if not row.responsible and len(work) <= _SHORT and names_somebody(work) == 1.0:  # who answers stands where the work ought to
        return True
    if row.responsible and any(_is_somebody(work, seam) for seam in _SEAM.finditer(work)):
        return True
    if _MONTH_WITHIN.search(work) or any(_answers_behind(work[end:]) for _, end in spans_of_terms(work)):
        return True
    if any(_answers_in_front(work[:start]) for start, end in spans_of_terms(work) if end < len(work)):
        return True
    if row.result and (breaks_off(row.result) or _NAME.search(row.result)):
        return True
    if row.term.question is None and _FRAGMENT.match(row.term.text):
        return True
    if any(_is_named(cell) for cell in (row.term.text, row.place or "")):
        return True
    if len(work.split()) <= _KIND and "«" not in work and (row.details or row.result or "").startswith("«"):
        return True  # «Акция» beside «Тёплый дом»
    if row.term.question is None and holds_pieces(row.term.text, "; ".join(one.text for one in row.responsible)):
        return True
    return any(_holds_work(one.text) or _WITHIN.search(one.text) is not None for one in row.responsible)


#: «Дежурный школы с записью в журнале администратор»: somebody is named, and then words of a work, and then whose duty it is.
_WITHIN = re.compile(
    r"[а-яё-]+\s(?:при|перед|во время|с|в|на|об?|из|для|между|через)\s(?:[а-яё-]+\s){1,4}?"
    r"(?:администратор|учитель|директор|руководител[ьи]|организатор|психолог|педагог|методист|заместитель|воспитател[ьи]|завхоз)(?![а-яё-])"
)


def _is_somebody(work: str, seam: re.Match[str]) -> bool:
    """Whether somebody short is named behind a seam of a work; in «подведомственных Министерству образования» it goes on."""
    behind = work[seam.end() :]
    return len(behind) <= _SHORT and not _WAITS.search(work[: seam.start()]) and names_somebody(behind) == 1.0


def _answers_behind(rest: str) -> bool:
    """Whether somebody stands right behind a term inside a work, and more behind them: «… Май Куратор Отчёт о работе»."""
    behind = re.match(r"[\s.,]*(?=[А-ЯЁ][а-яё])", rest)
    if behind is None:
        return False
    rest = rest[behind.end() :]
    ends = [*(seam.start() for seam in _SEAM.finditer(rest)), len(rest)]
    return any(names_somebody(rest[:end]) == 1.0 for end in ends[:_FEW_SEAMS])


def _answers_in_front(said: str) -> bool:
    """Whether somebody stands right in front of a term inside a work, and nothing leads to them: «О клубе Отдел до 20 мая»."""
    said = said.rstrip()
    led = [(said[: seam.start()], said[seam.end() :]) for seam in _SEAM.finditer(said)][-_FEW_SEAMS:]
    return any(names_somebody(who) == 1.0 and not (_OPEN.search(above) or _WAITS.search(above)) for above, who in led)


#: «Справка Ивлева Е. В.»: a name in the column of what comes of the work.
_NAME = re.compile(r"[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.")


def _is_named(cell: str) -> bool:
    """Whether somebody stands behind other words of a term or of a place: «август 2027 - Директор», «двор Завхоз»."""
    return any(
        names_somebody(cell[found.end() :]) == 1.0 for found in re.finditer(r"(?<=[а-яё\d])[\s–—-]+(?=[А-ЯЁ][а-яё])", cell)
    )


#: «по внедрению модели Сентябрь 2026 наставничества»: a month in front of which a cell began.
_MONTH_WITHIN = re.compile(rf"[а-яё]\s(?=[А-Я])(?i:{ANY_MONTH})(?![а-яё])")
#: «года», «ремонта 2027 года до 25.12.2026»: the end of a term alone, or of a work in front of it.
_FRAGMENT = re.compile(
    r"(?:(?:учебного\s)?года?|г\.?|месяца|недели)$|[«\"]|(?!(?:еже|кажд|перв|втор|трет|четв|послед|сред|конец|начало|конц|начал|весь|вся|всё"
    r"|после|перед|кром|лет|зим|весн|осен|день|дня|нед|месяц|кварт|полугод|учебн|календ|текущ|следующ|планов|согласн|отчётн|отчетн"
    r"|включ|течен|период|срок|январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр|суббот|пятниц|постоянн|кажд))"
    r"[а-яё]{4,}\s.*\d"
)
#: Seams behind a term within which somebody's name or office ends.
_FEW_SEAMS = 3


def _holds_work(people: str) -> bool:
    """Whether something that is nobody stands behind a seam of a responsible cell: «Куратор Создание раздела»."""
    seams = [seam.end() for seam in _SEAM.finditer(people)]
    return any(not names_somebody(people[at:]) and len(people) - at > 30 for at in seams)
