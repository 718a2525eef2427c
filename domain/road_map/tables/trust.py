"""Which rows of a table are not to be trusted: words of two rows stand in one, or lines were left that belong to none."""

import re
from collections.abc import Sequence

from domain.responsible import names_somebody
from domain.road_map.columns.affinity import affinity
from domain.road_map.columns.calendar_rows import month_of
from domain.road_map.columns.grid import Row
from domain.road_map.columns.roles import OFTEN_SMALL, Role
from domain.road_map.columns.table_heading import Heading
from domain.road_map.record import Measure
from domain.road_map.tables.run_on import OF_ANY_WORDS
from domain.terms.find import looks_like_term, share_of_term, spans_of_terms

#: In these a day of its own is nothing strange: «выполнено 12.09», «14.00 / зал».
_MAY_BE_DATED = frozenset({Role.TERM, Role.TERM_AND_PEOPLE, Role.NOTE, Role.PLACE, Role.NUMBER})
#: The end of a line that waits for the next: «Анализ работы за / I полугодие».
OPEN = re.compile(r"(?:[,(:–—-]|(?<!\w)(?:и|в|на|с|со|по|для|о|об|к|ко|за|из|от|до|при|во|не позднее))$", re.IGNORECASE)


def is_mixed(row: Row, heading: Heading) -> bool:
    """Whether a term stands on a line of its own among the other words of a row: there another row may have begun.

    So it has where two numbers stand in front of a row, «1. 2. 3.».
    """
    if heading.roles[0] is Role.NUMBER and _counts_rows(row.cells.get(0, "")):
        return True
    if Role.TERM not in heading.roles:
        return False
    said = [
        (role, row.cells[at].split("\n"))
        for at, role in enumerate(heading.roles)
        if row.cells.get(at) and at not in row.inherited
    ]
    dated = any(role is Role.TERM for role, _ in said)
    if dated and any(_opens_with_day(lines[0]) for role, lines in said if role is Role.PLACE):
        return True
    under_month = not dated and month_of(row.section or "") != ""
    if under_month and any(_names_day(lines) for role, lines in said if role is Role.MEASURE):
        return True
    return any(_holds_term(lines) for role, lines in said if role not in _MAY_BE_DATED) or any(
        _speaks_of_work(lines) for role, lines in said if role in (Role.TERM, Role.AUDIENCE)
    )


def _opens_with_day(place: str) -> bool:
    """Whether a place begins with a day beside a term: «30.12 15.00 Зал» holds the last line of the term."""
    first = next(iter(spans_of_terms(place)), (1, 1))
    return first[0] == 0 and re.search(r"\d", place[: first[1]]) is not None


def _counts_rows(number: str) -> bool:
    """Whether a cell of a number holds it and the next one: «4. 5.»."""
    counted = re.match(r"(\d{1,3})[.)]?\s+(\d{1,3})(?!\d)", number.strip())
    return counted is not None and int(counted[2]) == int(counted[1]) + 1


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
        if len(blank) * 2 < len(rows):
            out |= {at for at in blank if re.search(r"\n\s*[А-ЯЁ]", rows[at].cells.get(work, ""))}
    return out


def leaking(rows: Sequence[Row], heading: Heading) -> set[int]:
    """The rows (their indexes) whose last cell may have run into the work of the next, and those next rows.

    Most rows have it, it is empty here, and the work below has a line that begins anew: «Анкета / Открытый урок».
    """
    last = len(heading.roles) - 1
    blank = [at for at, row in enumerate(rows) if not row.cells.get(last)]
    if heading.roles[0] is not Role.MEASURE or heading.roles[-1] not in OF_ANY_WORDS or len(blank) * 2 > len(rows):
        return set()
    into = {at + 1 for at in blank if at + 1 < len(rows) and _ANEW.search(rows[at + 1].cells.get(0, ""))}
    return into | {at - 1 for at in into}


def loses_column(rows: Sequence[Row], heading: Heading) -> bool:
    """Whether the works hold the words of another column.

    One with a heading stands in front of them and no row has anything in it; or most works, the first of them too, have a line
    that begins anew, and only a term or who answers stands behind them.
    """
    work = heading.roles.index(Role.MEASURE) if Role.MEASURE in heading.roles else 0
    before = [at for at in range(work) if heading.roles[at] in (Role.OTHER, Role.STAGE) and heading.texts[at]]
    anew = [at for at, row in enumerate(rows) if _ANEW.search(row.cells.get(work, ""))]
    crowds = anew[:1] == [0] and len(rows) > 2 and len(anew) * 3 >= len(rows) * 2
    crowds = crowds and heading.roles[0] is Role.MEASURE and not OF_ANY_WORDS & set(heading.roles)
    return (len(rows) > 1 and any(not any(row.cells.get(at) for row in rows) for at in before)) or crowds


def exchanged(measures: Sequence[Measure]) -> bool:
    """Whether works and who answers for them stand in each other's columns: the headings are not those of the cells."""
    crossed = [
        one
        for one in measures
        if one.responsible
        and names_somebody(one.text) == 1.0
        and all(affinity(Role.MEASURE, who.text) >= 0.8 and not names_somebody(who.text) for who in one.responsible)
    ]
    return len(crossed) > 1 and len(crossed) * 2 >= len(measures)


def crowded(rows: Sequence[Row], heading: Heading) -> set[int]:
    """The rows (their indexes) whose cell of a place, a result or of who takes part is empty, and may have run into another.

    Their term holds more than a term; or nobody takes part in any row, and who answers stands beside that column; or few rows
    have a place, and their work has a line that begins anew.
    """
    term = heading.roles.index(Role.TERM) if Role.TERM in heading.roles else None
    out: set[int] = set()
    behind = Role.RESULT if term is not None and Role.RESULT in heading.roles[term + 1 : term + 2] else None
    for column in [
        at for at, role in enumerate(heading.roles) if role in (Role.PLACE, Role.AUDIENCE, behind) and term is not None
    ]:
        blank = [at for at, row in enumerate(rows) if not row.cells.get(column)]
        out |= {at for at in blank if 0.0 < share_of_term(rows[at].cells.get(term or 0, "")) < 0.9}
        if len(blank) < len(rows) and Role.RESPONSIBLE in heading.roles[column + 1 : column + 2]:  # «ДДТ / оргкомитет»
            out |= {at for at in blank if _TWO_CELLS.match(rows[at].cells.get(column + 1, ""))}
        beside = heading.roles[column] is Role.AUDIENCE and Role.RESPONSIBLE in heading.roles[max(0, column - 1) : column + 2]
        out |= set(blank) if beside and len(blank) == len(rows) > 2 else set()
        if heading.roles[column] is Role.PLACE and (term or 0) < column and len(blank) * 3 >= len(rows) * 2:
            work = heading.roles.index(Role.MEASURE) if Role.MEASURE in heading.roles else 0
            out |= {at for at in blank if _BEGINS_ANEW.search(rows[at].cells.get(work, ""))}
    return out


#: Two lines of which the first may say where or who takes part: no office of one person stands there, and no name below it.
_TWO_CELLS = re.compile(
    r"(?!(?i:ответственн|директор|заместител|зам\.|заведующ|начальник|завуч|куратор|координатор))[^\n,]+\n(?![А-ЯЁ][а-яё-]+\s[А-ЯЁ]\.)"
)


def spilled(rows: Sequence[Row], heading: Heading) -> set[int]:
    """The rows (their indexes) with the end of one cell in the next: «Юрист Дёмина | О.С.», «Учёт учащихся | 2025 года».

    A cell may begin with a small letter where many of its column do.
    """
    out: set[int] = set()
    work = heading.roles.index(Role.MEASURE) if Role.MEASURE in heading.roles else 0
    if work == 0:  # «Концерт / Выбор профессии»: a heading of the rows below, where nothing counts them
        out |= {at for at, row in enumerate(rows) if _holds_title(row)}
    for column in [at for at in range(work) if heading.roles[at] in (Role.OTHER, Role.STAGE)]:
        blank = [at for at, row in enumerate(rows) if not row.cells.get(column) or column in row.inherited]
        works = {at: rows[at].cells.get(work, "") for at in blank}
        few = len(blank) * 3 <= len(rows) * 2  # many rows have that cell: its words may stand in front of those of the work
        other = heading.roles[column] is Role.OTHER
        out |= {at for at, text in works.items() if (other and _ANEW.search(text)) or (few and _SEAM.search(text))}
    if heading.roles[0] is Role.TERM and Role.RESPONSIBLE not in heading.roles:  # nothing shows how lines of a day pair off
        below = [at for at, row in enumerate(rows) if at and (0 in row.inherited or not row.cells.get(0))]
        out |= {other for at in below for other in (at - 1, at)}
    if Role.NUMBER not in heading.roles and Role.RESPONSIBLE in heading.roles:
        people = heading.roles.index(Role.RESPONSIBLE)
        out |= {at for at, row in enumerate(rows) if _pair_by_pair(row.cells.get(work, ""), row.cells.get(people, ""))}
    term = heading.roles.index(Role.TERM) if Role.TERM in heading.roles and Role.NUMBER not in heading.roles else None
    if term is not None and any(not row.cells.get(term) for row in rows):  # whose term is lacking may stand in the work above
        out |= {at for at, row in enumerate(rows) if (anew := _ANEW.search(row.cells.get(work, ""))) and anew[0][0] not in ".!?"}
    for column, role in enumerate(heading.roles[1:], 1):
        if role in (Role.TERM, Role.TERM_AND_PEOPLE):
            continue
        said = {at: row.cells[column] for at, row in enumerate(rows) if row.cells.get(column) and column not in row.inherited}
        small = [at for at, text in said.items() if _GOES_ON.match(text)]
        beside = {at: rows[at].cells.get(column - 1, "") for at in said}
        if len(small) * 3 <= len(said) and role not in OFTEN_SMALL:
            out |= {at for at in small if beside[at]}
        many = len(said) * 3 >= len(rows) * 2
        if column == work + 1 and (
            role in (Role.STAGE, Role.DETAIL) or (many and role in OF_ANY_WORDS)
        ):  # «Дневники пар Полнота записей»
            empty = {at: row.cells.get(work, "") for at, row in enumerate(rows) if not row.cells.get(column)}
            out |= {at for at, text in empty.items() if _SEAM.search(text)}
        if role is Role.RESULT and heading.roles[column - 1] in OF_ANY_WORDS and said:  # «Беседа Папка шефа»
            empty = {at: row.cells.get(column - 1, "") for at, row in enumerate(rows) if not row.cells.get(column)}
            out |= {at for at, text in empty.items() if _SEAM.search(text)}
        if many:  # a cell that most rows have is empty here, and its words stand in the cell before
            blank = [at for at, row in enumerate(rows) if not row.cells.get(column)]
            before = {at: rows[at].cells.get(column - 1, "") for at in blank}
            last = column == len(heading.roles) - 1 and role in OF_ANY_WORDS
            out |= {at for at, text in before.items() if _ANEW.search(text) or (last and "\n" in text)}
            if Role.RESPONSIBLE in heading.roles[column + 1 : column + 2]:
                out |= {at for at in blank if _SEAM.search(rows[at].cells.get(column + 1, ""))}
        out |= {at for at, text in said.items() if beside[at] and _ENDS_CELL.match(text)}
        if role is Role.RESPONSIBLE:
            out |= {at for at, text in said.items() if _NAME.match(text) and _OFFICE.search(beside[at])}
            out |= {at for at, text in said.items() if (low := _OF_ANOTHER.search(text)) and names_somebody(low[0]) < 1.0}
        if role is Role.AUDIENCE:
            figures = [at for at, text in said.items() if _CLASSES.fullmatch(text)]
            mixed = {at for at, text in said.items() if _BESIDE_CLASSES.search(text)}
            out |= mixed if len(figures) * 2 > len(said) else set()
            out |= {at for at, text in said.items() if spans_of_terms(text) or (beside[at] and _OF_WHOM.match(text))}
        elif role not in (Role.RESPONSIBLE, Role.MEASURE, Role.NUMBER):
            out |= {at for at, text in said.items() if _NAME.match(text) and names_somebody(beside[at]) > 0}
    return out


def _pair_by_pair(work: str, people: str) -> bool:
    """Whether the last lines of a work and of who answers both begin anew: they may be a row whose day stands above."""
    anew = _ANEW.search(work) and _ANEW.search(people) and work.count("\n") == people.count("\n")
    return bool(anew) and all(names_somebody(line) == 1.0 for line in people.split("\n"))


def _holds_title(row: Row) -> bool:
    """Whether the last line of a work in the first column begins anew below the last lines of all other cells."""
    deep = max((text.count("\n") for at, text in row.cells.items() if at), default=0)
    said = row.cells.get(0, "")
    return said.count("\n") > deep and _TITLED.search(said) is not None


_TITLED = re.compile(r"[а-яё»](?<!\s[дД]н[юяе])(?<!\sимени)\n[А-ЯЁ][а-яё]+\s?[^\n.\d]*$")
#: A small letter, or what only ends a cell with a line of another cell below it: «9 классов / Анализ работы».
_GOES_ON = re.compile(r"[а-яё]{2,}")
#: Initials, whose district it is, a year or classes and then another cell: these end the cell in front of them.
_ENDS_CELL = re.compile(
    r"[А-ЯЁ]\.\s?[А-ЯЁ]\.(?:[,;]|\s*$|\s*\n)|[А-ЯЁ][а-яё-]+(?:ской|ого)\s+(?:области|района|округа|края|республики|города)"
    r"|[а-яё]{1,2}(?:\n|$)|20\d\d\s(?:года|учебного)|\d{1,2}\s?(?:-?[а-яё]{1,2}\s)?класс(?:а|ов|ах)\s*\n[А-ЯЁ]"
)
#: «1-4», «5–9 кл.», «10»: a column of classes.
_CLASSES = re.compile(r"(?:\d{1,2}(?!\d)(?:\s?[-–—,]\s?\d{1,2}(?!\d))*+\s?(?:-?[ех]\s)?(?:кл(?:асс\w*|\.)?)?[,;]?\s?)++")
#: The words of another cell on a line above or below them.
_BESIDE_CLASSES = re.compile(
    r"(?m)^\d{1,2}(?:\s?[-–—]\s?\d{1,2})?(?:\s?кл\w*\.?)?\n[А-ЯЁ]|^[А-ЯЁ«].*\n\d{1,2}(?:\s?[-–—]\s?\d{1,2})?$"
)
#: «работников школы»: whom the work is for, and not who takes part.
_OF_WHOM = re.compile(r"[а-яё]+(?:ов|ев|ей|ых|их)\s")
#: «Победители этапа Координатор» in front of «Юдина К.Р.»
_OFFICE = re.compile(
    r"(?:^|[а-яё»]\s)(?:Координатор|Куратор|Директор|Руководитель|Заместитель|Учитель|Методист|Психолог|Организатор|Медсестра|Педагог)$"
)
#: «Районная поликлиника Медсестра»: two cells, where no name with its initials follows.
_SEAM = re.compile(r"[а-яё»]\s+(?=[А-ЯЁ][а-яё-]++(?!\s[А-ЯЁ]\.))")
#: «члены комиссии / дополнительные занятия»: the last line is no end of the one above.
_OF_ANOTHER = re.compile(r"(?<=\n)[а-яё]+(?:[ыи]е|[ыи]й|ая|яя|ое|ее)\s[^\n]*$")
_BEGINS_ANEW = re.compile(r"[^,;:(–—-]\n[А-ЯЁ]")
_ANEW = re.compile(r"[^,;:(–—-]\n[А-ЯЁ][^\n]*$")
_NAME = re.compile(r"[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.")


def _holds_term(lines: Sequence[str]) -> bool:
    for above, line, below in zip(["", *lines], lines := _joined(lines), lines[1:], strict=False):
        whole = looks_like_term(line) and share_of_term(line) >= 0.9
        if whole and not OPEN.search(above.rstrip()) and re.match(r"[«\"]?[А-ЯЁ]", below.strip()):
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
