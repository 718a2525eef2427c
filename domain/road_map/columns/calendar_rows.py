"""A calendar: a column for every month. A mark or a day under a month is a term, words there are the work of that month."""

import re
from dataclasses import replace

from domain.responsible import names_somebody, people_in
from domain.road_map.columns.grid import Row
from domain.road_map.columns.roles import PLANNED, Role
from domain.road_map.columns.table_heading import Heading
from domain.terms.find import looks_like_term
from domain.terms.words import ANY_MONTH, OF_ANY_MONTH, OF_MONTHS

_MARK = re.compile(r"[+*xхv✓✔√☑•●▪■◆]+|да", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d(?:\s*г(?:од|\.)?)?")
_NOT_THEN = re.compile(r"[-–—−]+|нет", re.IGNORECASE)
_SPAN = r"\d{1,2}(?:\s?[-–—]\s?\d{1,2})?"
_DAY = re.compile(rf"(?:до |с |к |не позднее )?{_SPAN}(?:(?:\s?[,;]\s?|\s+и\s+){_SPAN})*(?:\s?-?го|\s?числа)?", re.IGNORECASE)
_ITEM = re.compile(r"\n+(?=\d{1,2}[.)]\s|[-–—•▪●]\s?[А-ЯЁ«])|(?<=[;.])\s*\n+(?=[А-ЯЁ«])")
_BULLET = re.compile(r"(?:\d{1,2}[.)]\s*|[-–—•▪●]\s*)")
_WHOLE_MONTH = re.compile(
    rf"(?:{ANY_MONTH})(?:\s*20\d\d(?:\s*г(?:ода?|\.)?)?)?(?![а-яё])",
    re.IGNORECASE,
)


def is_calendar(heading: Heading) -> bool:
    """Whether the columns of a table are months, quarters or half-years."""
    return heading.roles.count(Role.MONTH) >= 2


def is_month(text: str) -> bool:
    """«Сентябрь», «март 2027»: a name that is itself a term."""
    return _WHOLE_MONTH.fullmatch(text.strip()) is not None


def month_of(section: str) -> str:
    """The month that heads the rows below: «Октябрь», «ОКТЯБРЬ. Месячник «Мир профессий»»; empty where none or several do."""
    found = _WHOLE_MONTH.match(section.strip())
    rest = section.strip()[found.end() :] if found else ""
    alone = found is not None and (not rest or (rest.lstrip()[:1] in tuple('.:,(«"–—-') and not looks_like_term(rest)))
    return found[0] if found is not None and alone else ""


_NAMED = re.compile(rf"(?<![а-яё])на\s+(?P<month>{ANY_MONTH})(?![а-яё])(?:\s+(?:месяц\s+)?(?P<year>20\d\d))?", re.IGNORECASE)
NAMES_MONTH = re.compile(rf"(?<![а-яё])(?:{ANY_MONTH}|{OF_ANY_MONTH})(?![а-яё])", re.IGNORECASE)


def month_named(title: str) -> str:
    """The one month that a plan is for: «План работы на октябрь 2027 года»; empty where its title names none or several."""
    found = _NAMED.search(title)
    if found is None or len(NAMES_MONTH.findall(title)) > 1:
        return ""
    return " ".join(part for part in (found["month"].lower(), found["year"]) if part)


#: What bare numerals in a column of terms count, by its heading, «Срок (квартал)», or by the title, «План по кварталам».
_UNITS = {"квартал": "квартал|(?<![а-яё])кв\\.", "полугодие": "полугоди"}
_BY_UNITS = {"квартал": "(?<![а-яё])(?:по кварталам|поквартальн)", "полугодие": "(?<![а-яё])по полугодиям"}
_ROMAN = r"(?:[IІ]{1,3}|[IІ]V)"
_ARABIC = r"[1-4]"
_LISTED = r"{one}(?:\s*(?:[-–—,;]|(?<=\s)и(?=\s))\s*{one})*"


def unit_of_title(title: str) -> str:
    """«квартал», «полугодие»: the part of a year by which a whole plan goes, as its title says; empty where none is said."""
    return next((unit for unit, words in _BY_UNITS.items() if re.search(words, title.lower())), "")


def with_unit(term: str, heading: Heading, unit: str) -> str:
    """«I», «II–III» with the part of a year that they count; any other term, and one without such a part, as it is.

    An Arabic numeral may be a day or a month as well where the heading of its column does not name that part alone.
    """
    heads = " ".join(text.lower() for text, role in zip(heading.texts, heading.roles, strict=True) if role is Role.TERM)
    named = [one for one, words in _UNITS.items() if re.search(words, heads)]
    unit = "" if len(named) > 1 else next(iter(named), unit)
    said = " ".join(term.split()).rstrip(".")
    numerals = [_ROMAN, *([_ARABIC] if named and not re.search("месяц|недел|дата|числ", heads) else [])]
    counts = unit and any(re.fullmatch(_LISTED.format(one=one), said) for one in numerals)
    return f"{said} {unit}" if counts else term


def is_day_alone(cell: str) -> bool:
    """«3», «10-14», «до 25 числа»: days without a month."""
    return _DAY.fullmatch(cell.strip()) is not None


def with_terms(heading: Heading, rows: list[Row]) -> tuple[Heading, list[Row]]:
    """The same table with a column of terms at its end in the place of its months."""
    column = len(heading.roles)
    roles = tuple(Role.OTHER if role is Role.MONTH else role for role in heading.roles)
    if Role.MEASURE not in roles:
        more = Role.MEASURE
    elif _are_on_duty(heading, rows):
        more = Role.RESPONSIBLE
    else:
        more = None
    made = _on_duty if more is Role.RESPONSIBLE else _made
    out = [one for row in rows for one in made(row, heading, column)]
    added = (more,) if more else ()
    return replace(heading, roles=(*roles, Role.TERM, *added), texts=(*heading.texts, "", *("" for _ in added))), out


def _are_on_duty(heading: Heading, rows: list[Row]) -> bool:
    """Whether people stand under the months, some by their names, and nobody answers elsewhere: they do the work of their row."""
    cells = [cell for row in rows for _, cell in _said(row, heading)]
    alone = not {Role.RESPONSIBLE, Role.TERM, Role.TERM_AND_PEOPLE} & set(heading.roles)
    return alone and any(map(people_in, cells)) and all(names_somebody(cell) == 1.0 for cell in cells)


def _on_duty(row: Row, heading: Heading, column: int) -> list[Row]:
    said = _said(row, heading)
    kept = {place: text for place, text in row.cells.items() if heading.roles[place] is not Role.MONTH}
    return [replace(row, cells={**kept, column: month, column + 1: people}) for month, people in said] or [row]


def _said(row: Row, heading: Heading) -> list[tuple[str, str]]:
    """The months of a row that hold something, with what they hold."""
    return [
        (PLANNED.sub("", heading.texts[at]), row.cells[at].strip())
        for at, role in enumerate(heading.roles)
        if role is Role.MONTH and row.cells.get(at, "").strip() and not _NOT_THEN.fullmatch(row.cells[at].strip())
    ]


def _made(row: Row, heading: Heading, column: int) -> list[Row]:
    said = _said(row, heading)
    own = next((at for at, role in enumerate(heading.roles) if role is Role.TERM and row.cells.get(at)), None)
    if own is not None and is_month(row.cells[own]) and not any(is_month(title) for title, _ in said):
        row.section, own = row.cells.pop(own), None  # weeks of the month in front of the row
    if own is not None or not said:
        return [row]
    if all(_is_term(cell) for _, cell in said):
        row.cells[column] = ", ".join(_then(month, cell) for month, cell in said)
        return [row]
    return _works(row, heading, column, said)


#: «1 неделя», «конец месяца» under a month are a part of it, «в течение месяца» is all of it.
_WHOLE = re.compile(r"(?:в течение |весь )(?:всего )?(?:месяца?)\.?", re.IGNORECASE)
_PART = re.compile(
    r"(?:(?:[1-5]|I{1,3}|IV|V|перв\w+|втор\w+|трет\w+|четв[её]рт\w+|последн\w+)(?:\s?-?[а-я]{1,2})?\s+(?:недел[яюи]|декад[аеу]|половин[аеу])"
    r"|(?:в )?(?:начал[оае]|середин[аеу]|кон(?:ец|це)))(?:\s+месяца)?\.?",
    re.IGNORECASE,
)


def _is_term(cell: str) -> bool:
    """A mark, a day or a part of the month, or a term of its own («до 20 января» under «II полугодие»)."""
    return any(form.fullmatch(cell) for form in (_MARK, _DAY, _WHOLE, _PART)) or looks_like_term(cell)


def _then(month: str, cell: str) -> str:
    """«Октябрь» under a mark, «15 октября» under a day, the words of a term of its own, with the year that it stands under."""
    if _MARK.fullmatch(cell) or (_WHOLE.fullmatch(cell) and is_month(month)):
        return month
    if _PART.fullmatch(cell) and is_month(month):
        return dated(re.sub(r"\s+месяца\.?$", "", cell), month)
    if _YEAR.fullmatch(month) and not re.search(r"20\d\d", cell) and NAMES_MONTH.search(cell):
        return f"{cell} {month[:4]}"
    return dated(cell, month) if _DAY.fullmatch(cell) and is_month(month) else cell


def dated(day: str, month: str) -> str:
    """A day or a part of a month together with its month: «12-16» under «Сентябрь 2027» is «12-16 сентября 2027»."""
    name = month.split()[0].lower().rstrip(".")
    of_month = "мая" if name == "май" else next((whole for whole in OF_MONTHS if whole[:3] == name[:3]), name)
    return " ".join([re.sub(r"\s?(?:-?го|числа)$", "", day), of_month, *month.split()[1:]])


def _works(row: Row, heading: Heading, column: int, said: list[tuple[str, str]]) -> list[Row]:
    """Words under the months: each is a measure of its own, and what names the row is the section."""
    at = heading.roles.index(Role.MEASURE) if Role.MEASURE in heading.roles else None
    named = " ".join(row.cells.get(at, "").split()) if at is not None else ""
    kept = {
        place: text
        for place, text in row.cells.items()
        if heading.roles[place] not in (Role.MONTH, Role.NUMBER, Role.MEASURE, Role.STAGE)
    }
    out = []
    for month, cell in said:
        if _is_term(cell) and at is not None and named:  # a mark beside months with words of their own: the row's own work
            out.append(Row({**kept, at: named, column: _then(month, cell)}, row.section))
            continue
        for work in _ITEM.split(cell):
            text = _BULLET.sub("", work, count=1) if _BULLET.match(work) else work
            if re.search(r"[^\W\d_]{2}", text):
                place = at if at is not None else column + 1
                out.append(Row({**kept, place: text.strip(" ;"), column: month}, named or row.section))
    return out or [row]
