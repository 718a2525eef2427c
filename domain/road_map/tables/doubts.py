"""Rows of a table put together from lines that no mark parts: which of them do not look whole."""

import re
from collections.abc import Sequence
from statistics import median

from domain.responsible import names_somebody
from domain.road_map.columns.mixed_rows import breaks_off, holds_pieces
from domain.road_map.record import Measure
from domain.road_map.tables.trust import OPEN
from domain.terms.find import looks_like_term, share_of_term, spans_of_terms
from domain.terms.words import ANY_MONTH

_GOES_ON = re.compile(r"[а-яё]{2,}|[,;:.)»]")
#: Where another cell may have begun inside this one: «… опроса | Директор школы».
_SEAM = re.compile(r"(?<=[а-яё»)\d])\s+(?=[А-ЯЁ][а-яё])")
#: A word that waits for whom it is said of.
_WAITS = re.compile(r"(?:[ыи]х|[ыи]ми?|ой|ого|ую|ому|ем|\sдн[юяе])$", re.IGNORECASE)
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
    above = [None, *rows]
    return [at for at, row in enumerate(rows) if _is_doubtful(row, small=small, usual=usual) or _is_below_day(row, above[at])]


def is_lost(rows: Sequence[Measure], doubts: Sequence[int]) -> bool:
    """Whether the columns of such a table were not recovered: most rows are doubted, or all behind the first are bare works."""
    bare = len(rows) > 1 and not any(row.term.text or row.responsible for row in rows[1:])
    return bare or len(doubts) * 2 > max(4, len(rows))


def _is_doubtful(row: Measure, *, small: bool, usual: float) -> bool:
    cells = (row.text, row.result or "", *(one.text for one in row.responsible))
    return (
        _has_two_numbers(row)
        or any(cell.count("«") != cell.count("»") for cell in cells)
        or (_GOES_ON.match(row.text.strip()) is not None and not small)
        or len(row.text.strip()) > max(_LONG, _TIMES * usual)
        or _is_odd_work(row)
        or _is_odd_term(row)
        or any(_is_named(cell) for cell in (row.term.text, row.place or "", row.details or ""))
        or (row.result is not None and (breaks_off(row.result) or _NAME.search(row.result) is not None))
        or (row.result is not None and bool(row.responsible) and _OFFICES_FIRST.match(row.result) is not None)
        or any(_QUALITY_LAST.search(one.text) is not None for one in row.responsible)
        or any(_holds_work(one.text) or _WITHIN.search(one.text) is not None for one in row.responsible)
        or any(_FOREIGN.search(one.text) is not None or _holds_result(one.text) for one in row.responsible)
        or any(_MONTH_WITHIN.search(one.text) is not None for one in row.responsible)
    )


#: «ОО, профсоюзная организация изменения внесены»: the end of those who answer stands in front of a result.
_OFFICES_FIRST = re.compile(r"[А-ЯЁ]{2,6},\s[а-яё]")
#: «руководители ОО, профсоюзная»: the noun stands in another cell.
_QUALITY_LAST = re.compile(r",\s(?!завед|вожат|учащ|обучающ|управля|рабоч)[а-яё]+(?:ая|[ыо]й|ий|ое|ые)$")


def _has_two_numbers(row: Measure) -> bool:
    """Whether the numbers of two rows stand in its number, or its own between words of its work: «Учителя 2 Сбор анкет»."""
    number = (row.number or "").strip().rstrip(".")
    if re.search(r"\d\s+\d", number):
        return True
    return bool(number) and re.search(rf"(?<=[а-яё»)А-ЯЁ.])\s{re.escape(number)}\.?\s(?=[А-ЯЁ][а-яё])", row.text) is not None


#: The hour of another cell, its term, its percent, a name without its surname, the number of a page behind whoever has none.
_FOREIGN = re.compile(
    r"(?<![\d.])[012]?\d[.:][0-5]\d(?![\d.])|\d\s?%|№\s?\d+\s(?:Директор|Руководитель|Заместитель|Зам\.|Учител[ья]|Педагог|Куратор)"
    r"|(?<![а-яё])сроки?(?![а-яё])|^[А-ЯЁ][а-яё]+(?:[оеё]вна|ична|[оеё]вич|ьич)(?![а-яё])"
    r"|(?<!№)(?<!№\s)(?<![а-яёА-ЯЁ])(?!(?i:[а-яё]*(?:школ|сад|лице|гимнази|центр|корпус|отдел|дом|интернат|колледж|училищ|класс|групп|отряд)))"
    r"(?![А-ЯЁ]*(?:Ш|ОУ|ДС|ДШИ|ППЭ|ЦО)\s)(?:[а-яёА-ЯЁ]*[а-яё]{3,}|[А-ЯЁ]{2,5})\s\d{1,2}$"
)


def _holds_result(people: str) -> bool:
    """Whether words that begin anew and name nobody stand behind somebody: «наставники утверждённые планы»."""
    return any(
        names_somebody(people[: seam.start()]) == 1.0 and names_somebody(people[seam.end() :]) < 1.0
        for seam in _NOMINATIVE.finditer(people)
    )


#: In front of a word in the form of a subject: «утверждённые», «снижение».
_NOMINATIVE = re.compile(r"(?<=[а-яё»)А-ЯЁ])\s(?=[а-яё]+(?:[ыи]е|ый|ая|яя|ое|ее|ение|ание|ция|ость|ство)(?![а-яё-]))")


def _is_odd_work(row: Measure) -> bool:
    """Whether a work breaks off, holds a term or somebody of another cell, or is none: somebody, or only the kind of one."""
    work = row.text.strip()
    behind = row.details or row.result or ""
    return (
        breaks_off(work)
        or _HOURS_FIRST.match(work) is not None
        or work.endswith("/")  # strokes part the cells
        or (work.endswith(";") and any(end >= len(work) - 1 for _, end in spans_of_terms(work)))  # the first of two terms
        or (bool(row.term.text) and _HOW_OFTEN.search(work) is not None)
        or (not row.responsible and len(work) <= _SHORT and names_somebody(work) == 1.0)
        or (bool(row.responsible) and any(_is_somebody(work, seam) for seam in _SEAM.finditer(work)))
        or _MONTH_WITHIN.search(work) is not None
        or any(_answers_behind(work[end:]) for _, end in spans_of_terms(work))
        or (not row.term.text and any(_is_of_month(cell) for cell in (work, row.details or "", row.place or "")))
        or any(_answers_in_front(work[:start]) for start, end in spans_of_terms(work) if end < len(work))
        or (len(work.split()) <= _KIND and "«" not in work and behind.startswith("«"))  # «Акция» beside «Тёплый дом»
    )


#: «9.15-9.45 Открытое занятие»: the column of hours stands in the work.
_HOURS_FIRST = re.compile(r"\d{1,2}[.:]\d\d\s?[-–—]\s?\d{1,2}[.:]\d\d(?!\d)")
#: «Посещение уроков еженедельно» beside «в течение полугодия»: the term began in the work.
_HOW_OFTEN = re.compile(r"\s(?:ежедневно|еженедельно|ежемесячно|ежеквартально|ежегодно|постоянно|регулярно)$")


def _is_odd_term(row: Measure) -> bool:
    """Whether a term that needs no question otherwise is a piece of one, or it and who answers hold words of each other."""
    people = "; ".join(one.text for one in row.responsible)
    behind = row.term.text[max((end for _, end in spans_of_terms(row.term.text)), default=0) :].strip()
    named = behind[:1].islower() and behind != row.term.text and names_somebody(behind) == 1.0
    if (
        OPEN.search(row.term.text.strip()) or named or _holds_cells(row.term.text)
    ):  # «раз в полугодие, до», «с 15 мая руководители»
        return True
    return row.term.question is None and (_is_fragment(row.term.text) or holds_pieces(row.term.text, people))


def _is_below_day(row: Measure, above: Measure | None) -> bool:
    """Whether a day stands right above a row as its heading, and its own term names none: «10–14 октября», «по графику»."""
    day = row.section or ""
    if row.term.due is not None or day == row.term.text or (above is not None and day == above.section):
        return False
    return re.search(r"\d", day) is not None and share_of_term(day) >= _ALL_TERM


#: So much of a heading that is a term.
_ALL_TERM = 0.9


def _holds_cells(term: str) -> bool:
    """Whether a long term holds words of other cells: «в период подъёма По необходимости Старшая медицинская сестра»."""
    pieces = _ANY_SEAM.split(term)[1:] if len(term) > _SHORT else []
    return any(len(piece) > _NAME_OF_DAY and not looks_like_term(piece) for piece in pieces)


_ANY_SEAM = re.compile(r"(?<=[а-яё»)\d]{4})\s+(?=[А-ЯЁ][а-яё])")
#: In characters: «Дню защитника» is no cell.
_NAME_OF_DAY = 15


#: «Дежурный школы с записью в журнале администратор»: somebody is named, and then words of a work, and then whose duty it is.
_WITHIN = re.compile(
    r"[а-яё-]+\s(?:при|перед|во время|с|в|на|об?|из|для|между|через)\s(?:[а-яё-]+\s){1,4}?"
    r"(?:администратор|учитель|директор|руководител[ьи]|организатор|психолог|педагог|методист|заместитель|воспитател[ьи]|завхоз)(?![а-яё-])"
)


def _is_somebody(work: str, seam: re.Match[str]) -> bool:
    """Whether somebody short is named behind a seam of a work; in «подведомственных Министерству образования» it goes on."""
    above, behind = work[: seam.start()], work[seam.end() :]
    return len(behind) <= _SHORT and not (_WAITS.search(above) or OPEN.search(above)) and names_somebody(behind) == 1.0


def _answers_behind(rest: str) -> bool:
    """Whether somebody stands right behind a term inside a work, and more behind them: «… Май Куратор Отчёт о работе»."""
    behind = re.match(r"[\s.,]*(?=[А-ЯЁ][а-яё])", rest)
    if behind is None:
        return False
    rest = rest[behind.end() :]
    ends = [*(seam.start() for seam in _SEAM.finditer(rest)), len(rest)]
    return any(names_somebody(rest[:end]) == 1.0 for end in ends[:_FEW_SEAMS])


def _is_of_month(cell: str) -> bool:
    """Whether the term of a row without one stands at an end of another cell: «Ремонт кровли Май - август», «Июнь Спортзал»."""
    spans = spans_of_terms(cell)
    ends = [cell[start:end] for start, end in spans if start == 0 or end == len(cell)]
    return len(cell.split()) > 1 and any(_MONTH_FIRST.match(term) is not None for term in ends)


def _answers_in_front(said: str) -> bool:
    """Whether somebody stands right in front of a term inside a work, and nothing leads to them: «О клубе Отдел до 20 мая»."""
    said = said.rstrip()
    led = [(said[: seam.start()], said[seam.end() :]) for seam in _SEAM.finditer(said)][-_FEW_SEAMS:]
    return any(names_somebody(who) == 1.0 and not (OPEN.search(above) or _WAITS.search(above)) for above, who in led)


#: «Справка Ивлева Е. В.»: a name in the column of what comes of the work.
_NAME = re.compile(r"[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.")


def _is_named(cell: str) -> bool:
    """Whether somebody stands behind other words of a term or of a place: «август 2027 - Директор», «двор Завхоз».

    «Районный Дом культуры» is one name.
    """
    return any(
        names_somebody(cell[found.end() :]) == 1.0
        for found in re.finditer(r"(?<=[а-яё\d])(?<![ыи]й)(?<!ая)(?<!ое)[\s–—-]+(?=[А-ЯЁ][а-яё])", cell)
    )


#: «по внедрению модели Сентябрь 2026 наставничества»: a month in front of which a cell began.
_MONTH_WITHIN = re.compile(rf"[а-яё]\s(?=[А-Я])(?i:{ANY_MONTH})(?![а-яё])")
#: A month that opens a cell, and not «в мае», «на сентябрь».
_MONTH_FIRST = re.compile(rf"(?=[А-Я])(?i:{ANY_MONTH})(?![а-яё])")
#: «года», «учебного года»: the end of a term alone, and «учебного года 28 мая», which ends a work.
_END_ALONE = re.compile(r"(?:(?:учебного\s)?года?|г\.?|месяца|недели)$|учебн(?:ого|ый|ому|ом)\sгод[ау]?\s|[«\"]")
#: «до 1 октября, течение года»: a word in front of it stands in another cell.
_BEHEADED = re.compile(r"(?<![вВ]\s)\bтечение\b")


def _is_fragment(term: str) -> bool:
    """Whether only the end of a term is there, or words of a work stand in front of it: «ремонта 2027 года до 25.12.2026»."""
    spans = spans_of_terms(term)
    led = (
        bool(spans) and re.match(r"(?!срок)[а-яё]{4,}\s", term[: spans[0][0]]) is not None and re.search(r"\d", term) is not None
    )
    return led or _END_ALONE.match(term) is not None or _BEHEADED.search(term) is not None


#: Seams behind a term within which somebody's name or office ends.
_FEW_SEAMS = 3


def _holds_work(people: str) -> bool:
    """Whether something that is nobody stands behind a seam of a responsible cell: «Куратор Создание раздела»."""
    seams = [seam.end() for seam in _SEAM.finditer(people)]
    return any(not names_somebody(people[at:]) and len(people) - at > 30 for at in seams)
