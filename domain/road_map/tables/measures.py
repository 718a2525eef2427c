"""From the rows of a table to measures: every printed word in its place, the term read, the responsible split."""

import re
from dataclasses import replace
from datetime import date, timedelta

from domain.responsible import Responsible, names_somebody, responsible_in
from domain.responsible.hyphens import whole
from domain.road_map.columns.calendar_rows import dated, is_day_alone, is_month, month_of, with_unit
from domain.road_map.columns.grid import Row
from domain.road_map.columns.people_lines import WHOSE
from domain.road_map.columns.roles import Role
from domain.road_map.columns.table_heading import Heading
from domain.road_map.evidence import wanted
from domain.road_map.orders.addressing import who_answers
from domain.road_map.record import Measure, Share
from domain.road_map.share_base import base_of
from domain.road_map.shares import share_of, shares_in
from domain.road_map.years import context_in
from domain.terms import Kind, Reason, Term, YearContext, parse_term
from domain.terms.find import looks_like_term, spans_of_terms
from domain.terms.words import OF_ANY_MONTH

#: «1. Сбор», «2.3 сбор», «4 Сбор»; the days of «1 сентября – День знаний», «8 Марта» and the sum of «5 уроков» are words.
_OWN_NUMBER = re.compile(
    r"^(\d{1,3}(?:\.\d{1,3})*)(?:[.)]\s*(?=[«\"(]?[А-ЯЁа-яёA-Z])|(?:(?<=\.\d)|(?<=\.\d\d))\s+(?=[«\"(]?[а-яё])"
    rf"|\s+(?!(?i:{OF_ANY_MONTH})(?![а-яё]))"
    r"(?=[«\"(]?[А-ЯЁA-Z]))"
)
_OWN_LETTER = re.compile(r"^([а-я])\)\s*(?=[«\"(]?[А-ЯЁа-яё])")
_LISTS = re.compile(r"\A\s*1[.)].*\n\s*2[.)]\s*[^\d\s]", re.DOTALL)
_LISTS_ON = re.compile(r"\A\s*1[.)]\s*\D.*\s2[.)]\s*[^\d\s]", re.DOTALL)


_DASH = re.compile(r"\s*[-–—]+\s*")


def printed(text: str) -> str:
    """The printed words: hyphenation joined, white space collapsed."""
    return " ".join(whole(text).split())


def measure_of(row: Row, heading: Heading, context: YearContext) -> Measure | None:
    """The measure of a row; None for a row without words of work (`is_wordless`)."""
    said = _by_role(row, heading)
    works = [row.cells.get(at, "") for at, role in enumerate(heading.roles) if role is Role.MEASURE]
    if not said[Role.MEASURE] and any(map(_DASH.fullmatch, works)) and not any(map(looks_like_term, said[Role.TERM])):
        return None  # «Недостатки не выявлены | - | - | -»
    if not said[Role.MEASURE]:  # «Отбор | | Собеседования | 28.10»: its contents are the work, else the stage is
        said[Role.MEASURE] = said.pop(Role.DETAIL) if said[Role.DETAIL] else _own_stage(row, heading)
        said = {role: said.get(role, []) for role in Role}
    text = ". ".join(
        printed(part).rstrip(".") if at + 1 < len(said[Role.MEASURE]) else printed(part)
        for at, part in enumerate(said[Role.MEASURE])
    )
    number = printed(said[Role.NUMBER][0]).rstrip(".) ").lstrip("-–—•*· ") if said[Role.NUMBER] else None
    text = re.sub(r"^[-–—•▪●·]\s+(?!.*[.;:]\s[-–—•▪●·]\s)", "", text)  # the dash of a single line, not of a list
    own = _OWN_NUMBER.match(text)
    lists = any(
        (_LISTS if Role.NUMBER in heading.roles and number is None else _LISTS_ON).search(part) for part in said[Role.MEASURE]
    )  # its numbers count the works of the cell
    if own and not lists and (number is None or number == own[1]):
        number, text = own[1], text[own.end() :]
    if number is None and (lettered := _OWN_LETTER.match(text)):
        number, text = lettered[1], text[lettered.end() :]
    section = printed(said[Role.STAGE][0]) if said[Role.STAGE] else row.section
    if not re.search(r"[^\W\d_]{2}", text):
        return None
    local = _context_under(row.section or "", context)
    heads = " ".join(title for title, role in zip(heading.texts, heading.roles, strict=True) if role is Role.TERM)
    local = context_in(heads, local)
    above = row.section if row.section and not (section and _term_of(section)) else section  # «Контроль» under «Октябрь»
    alone = row.month and len(said[Role.TERM]) == 1 and is_day_alone(said[Role.TERM][0]) and not month_of(above or "")
    counted = [with_unit(part, heading, row.unit) for part in said[Role.TERM]]
    term = _term(counted, heading, row.month if alone else above, local)
    term = term if counted == said[Role.TERM] else replace(term, text=printed("\n".join(said[Role.TERM])))
    result = printed("; ".join(said[Role.RESULT])) or None
    share = share_of(text, term.due) or (share_of(result, term.due) if result else None)
    share = _on_its_day(share, local) if share else _share_beside(text, row, heading, term.due)
    people = said[Role.RESPONSIBLE] or [row.people] * bool(row.people)
    if not people and section and (whose := WHOSE.match(section)):  # a heading that says who answers for the rows below it
        people, section = [whose["who"]], None
    responsible = tuple(one for part in people for one in responsible_in(part))
    responsible = responsible or (who_answers(text) if "отв" in text else ())  # «Провести опрос (отв. психолог)»
    place = printed("; ".join(said[Role.PLACE])) or None
    details = printed(". ".join(part.rstrip(" .") for part in said[Role.DETAIL])) or None
    evidence = wanted(text, result, share is not None)
    return Measure(text, term, number or None, section, responsible, result, evidence, share, place, details)


def _on_its_day(share: Share, context: YearContext) -> Share:
    """The share with the day that its own words name: «… 40 % к концу 2027 года» in a row of the years 2026 – 2028."""
    told = shares_in(share.text, context)
    return replace(share, due=told[0].due or share.due) if len(told) == 1 and told[0].percent == share.percent else share


def several_shares(measure: Measure, context: YearContext) -> list[Share]:
    """The shares of a row that states several, each with its own day or with that of the row: «2026 – 35 %, 2027 – 50 %»."""
    cells = () if measure.share else (measure.text, measure.result or "")
    told = next((found for cell in cells if len(found := shares_in(cell, context)) > 1), [])
    return [replace(one, due=one.due or measure.term.due) for one in told]


_VALUE = re.compile(r"(?:(?:не менее|не ниже|≥|>=?)\s*)?\d{1,3}(?:[.,]\d+)?\s*(?P<sign>%|процент\w*)?\.?", re.IGNORECASE)
_NAMES_SHARE = re.compile(r"(?<![а-яё])(?:дол[яиюе]|охват|процент|удельн\w+ вес)(?![а-яё])", re.IGNORECASE)
#: A column of how things were: «Базовое значение», «2026 год (факт)».
SO_FAR = re.compile(r"базов|исходн|факт|текущ|на начало|предыдущ|прошл|отчетн|отчётн", re.IGNORECASE)
_NAMES_VALUE = re.compile(r"значени|показател|индикатор|целев|процент|%|дол[яи]|план|результат", re.IGNORECASE)


def _share_beside(text: str, row: Row, heading: Heading, due: date | None) -> Share | None:
    """The share of a row that names it in one column and its figure in another: «Доля учеников …» and «не менее 35 %»."""
    for at, (role, title) in enumerate(zip(heading.roles, heading.texts, strict=True)):
        said = printed(row.cells.get(at, ""))
        value = _VALUE.fullmatch(said) if role in (Role.OTHER, Role.RESULT, Role.DETAIL, Role.NOTE) else None
        if value and _NAMES_VALUE.search(title) and not SO_FAR.search(title) and _NAMES_SHARE.search(text):
            percent = value["sign"] or re.search(r"%|процент", f"{text} {title}", re.IGNORECASE)
            found = share_of(f"{text} {said if value['sign'] else f'{said} %'}", due) if percent else None
            return replace(found, base=base_of(text, len(text)), text=f"{text}: {said}") if found else None
        if role is Role.RESULT and _NAMES_SHARE.search(said) and (found := share_of(f"{said} – {text}", due)):
            return replace(found, text=said)
    return None


def _own_stage(row: Row, heading: Heading) -> list[str]:
    """The stage that a numbered row is printed with: it is the work of a row that names none."""
    at = heading.roles.index(Role.STAGE) if Role.STAGE in heading.roles else None
    return [row.cells[at]] if at in row.cells and at not in row.inherited and is_numbered(row, heading) else []


def is_numbered(row: Row, heading: Heading) -> bool:
    """Whether a row has a number of its own."""
    return any(role is Role.NUMBER and row.cells.get(at) and at not in row.inherited for at, role in enumerate(heading.roles))


def is_wordless(row: Row, heading: Heading) -> bool:
    """Whether a row has two of its number, its term and who answers for it, and does not say what is to be done."""
    terms = [
        row.cells[at]
        for at, role in enumerate(heading.roles)
        if role is Role.TERM and at not in row.inherited and row.cells.get(at)
    ]
    people = [
        row.cells.get(at, "") for at, role in enumerate(heading.roles) if role is Role.RESPONSIBLE and at not in row.inherited
    ]
    said = [is_numbered(row, heading), any(names_somebody(text) == 1.0 for text in people), any(map(looks_like_term, terms))]
    return sum(said) >= 2


#: What parted a term from a person in one cell; the point of «Лунина Е.М.» is the name's own.
_BETWEEN = re.compile(r"\A[\s,;.]+|(?:(?<![А-ЯЁ])\.|[\s,;])+\Z")


def _by_role(row: Row, heading: Heading) -> dict[Role, list[str]]:
    said: dict[Role, list[str]] = {role: [] for role in Role}
    for at, role in enumerate(heading.roles):
        text = row.cells.get(at, "").strip()
        if text:
            said[role].append(text)
    for text in said[Role.TERM_AND_PEOPLE]:
        terms, people = _parted(text)
        said[Role.TERM] += terms
        said[Role.RESPONSIBLE] += [people] if people else []
    return said


def _parted(text: str) -> tuple[list[str], str]:
    """The terms and the people of one cell: each on lines of its own, else wherever a term stands."""
    lines = [line.strip(" ,;") for line in text.split("\n")]
    kinds = [looks_like_term(line) and bool(spans_of_terms(line)) for line in lines]
    if kinds in (sorted(kinds), sorted(kinds, reverse=True)) and any(kinds) and not all(kinds):
        said = [[line for line, term in zip(lines, kinds, strict=True) if term is kind] for kind in (True, False)]
        if not any(spans_of_terms(line) for line in said[1]):
            return ["\n".join(said[0])], "\n".join(said[1])
    spans = spans_of_terms(text)
    terms = [text[start:end].strip(" ,;") for start, end in spans]
    for start, end in reversed(spans):
        text = f"{text[:start]}\n{text[end:]}"
    return terms, _BETWEEN.sub("", text)


#: «10.00 – 10.30» in a row under the day of an event.
_HOURS = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:\s*[-–—]\s*(?:[01]?\d|2[0-4])[.:][0-5]\d)?(?:\s*ч\w*\.?)?")
#: The first of two columns of terms: «Начало», «Старт», «Срок реализации с».
_BEGINS = re.compile(r"начал|старт|(?:^|\s)с$")
_TWO_YEARS = re.compile(r"20\d\d - 20\d\d")


def _term(cells: list[str], heading: Heading, section: str | None, context: YearContext) -> Term:
    """The term of a row: of its cell, of «начало» and «окончание» together, or of the section that is itself a term."""
    if len(cells) == 2 and any(_BEGINS.search(title.lower()) for title in heading.texts):
        edges = " - ".join(map(printed, cells))
        if _TWO_YEARS.fullmatch(edges):  # «2027» and «2028» in columns of their own are no school year
            return replace(parse_term(f"{edges} гг.", context=context), text=edges)
        return parse_term(edges, context=context)
    if len(cells) == 2 and is_month(cells[0]):  # «Месяц» and «Число» side by side
        full = parse_term(cells[1], context=context)
        if full.question is None and (full.end or full.deadlines):  # «Сентябрь» and «08.09.2025»
            return replace(full, text=printed(" ".join(cells)))
        within = parse_term(dated(printed(cells[1]), cells[0]), context=context)
        asked = within.question is not None and bool(within.question.options)  # «3 неделя»: its days are named, not the month's
        term = within if asked or (within.question is None and within.end) else parse_term(cells[0], context=context)
        return replace(term, text=printed(" ".join(cells)))
    if len(cells) == 1 and any(re.search(r"начал.*оконч", title.lower(), re.DOTALL) for title in heading.texts):
        span = parse_term(cells[0], context=context)
        if span.kind is Kind.LIST and len(span.deadlines) == 2:  # two columns that fell together
            return Term(span.text, Kind.PERIOD, *span.deadlines)
    text = re.sub(r"(?<=[а-яё])-[ \t]*\n\s*(?=[а-яё])", "-\n", "\n".join(cells))
    text = re.sub(r"-\n(?=[а-яё])", _joined, text)
    return term_under(_from_serial(text) if _SERIAL.fullmatch(text.strip()) else text, section, context)


def term_under(text: str, section: str | None, context: YearContext) -> Term:
    """The term of a cell under a heading inside the table: «12-16» under «Сентябрь», an hour under the day of an event."""
    term = parse_term(text, context=context)
    if term.question is not None and term.question.reason is Reason.EMPTY and section and (own := _term_of(section)):
        return parse_term(own, context=context)
    if term.question is not None and section and _HOURS.fullmatch(text.strip()) and (day := _term_of(section)):
        return replace(parse_term(day, context=context), text=printed(text))
    if term.question is not None and section and (month := month_of(section)):  # «12-16» in a row under «Сентябрь»
        within = parse_term(dated(printed(text), month), context=context)
        asked = within.question
        lacks_year = asked is not None and asked.reason is Reason.YEAR_UNKNOWN and term.question.reason is not asked.reason
        clear = within.end is not None if asked is None else bool(asked.options) or lacks_year
        term = within if clear else term
    return replace(term, text=printed(text)) if term.kind is not Kind.UNPARSEABLE else term


#: «1 неделя (1–5 сентября)»: its days are named.
_WEEK_OF_DAYS = re.compile(r"[^()]{0,20}недел[яи][^()]{0,20}\((?P<days>[^()]{3,40})\)\W*", re.IGNORECASE)


def _term_of(section: str) -> str:
    """The term that a section states: «Сентябрь», «I этап. Подготовительный (август – сентябрь 2027 г.)»."""
    if week := _WEEK_OF_DAYS.fullmatch(section):
        return week["days"] if looks_like_term(week["days"]) else ""
    spans = spans_of_terms(section)
    if len(spans) == 1 and spans[0][0] > 0:
        start, end = spans[0]
        glued = section[start - 1] == "-"  # «Работа с участниками ГИА-2027»
        apart = section[:start].rstrip()[-1:] in "(,:–—-" and not glued and not section[end:].strip(" .)г")
        return section[start:end] if apart else ""
    return section if looks_like_term(section) else month_of(section)


#: A day of a spreadsheet that lost its format: days since 30.12.1899, here from 2000 to 2064.
_SERIAL = re.compile(r"(?:3[7-9]|[45]\d)\d{3}")


def _from_serial(text: str) -> str:
    day = date(1899, 12, 30) + timedelta(days=int(text))
    return day.strftime("%d.%m.%Y")


def _joined(found: re.Match[str]) -> str:
    """A dash at a line's end is a hyphen only inside a word: «сен-/тябрь» but not «сентябрь-/октябрь»."""
    text = found.string
    left = re.search(r"[а-яё]+$", text[: found.start()], re.IGNORECASE)
    right = re.match(r"[а-яё]+", text[found.end() :], re.IGNORECASE)
    both_terms = left is not None and right is not None and looks_like_term(left[0]) and looks_like_term(right[0])
    if left is None:
        return "- " if text[: found.start()].endswith(" ") else "-"
    return "-" if both_terms else ""


def _context_under(section: str, context: YearContext) -> YearContext:
    """The year that a heading inside the table names; «Год семьи 2027» in a plan of one year is a name and no term."""
    one_year = context.first is not None and (context.school or context.first == context.last)
    return context if one_year and _BARE_YEAR.search(section) and not looks_like_term(section) else context_in(section, context)


_BARE_YEAR = re.compile(r"[^\W\d_]\W{0,3}20\d\d\W*$")


def unclear(responsible: tuple[Responsible, ...]) -> list[Responsible]:
    """Those whose office has to be asked: neither an office nor a person was understood."""
    return [one for one in responsible if (one.office is None and one.person is None) or _HOURS.match(one.text)]
