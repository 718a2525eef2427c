"""Columns by the meaning of their headings, whatever the wording, the order and the number."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from domain.terms.find import looks_like_term
from domain.terms.words import ANY_MONTH


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    STAGE = "stage"
    MEASURE = "measure"
    TERM = "term"
    RESPONSIBLE = "responsible"
    RESULT = "result"
    AUDIENCE = "audience"
    PLACE = "place"
    NOTE = "note"
    TERM_AND_PEOPLE = "term and people"
    SHARE = "share"  # a year of a table of indicators
    MONTH = "month"  # a week, a month, a quarter or a half-year of a calendar: a mark, a day or the work itself stands under it
    DETAIL = "detail"  # contents or form of a measure that has a column of its own
    OTHER = "other"


#: Cells of these begin with small letters in many papers.
OFTEN_SMALL = frozenset({Role.RESPONSIBLE, Role.PLACE, Role.AUDIENCE})

# Tried in this order: «срок исполнения мероприятия» is a term, «ответственный за мероприятие» a person.
_WORDS: tuple[tuple[Role, str], ...] = (
    (
        Role.NUMBER,
        r"^(?:№{1,2}|n[o°]?|номер)\s*(?:п\s*[./\\]?\s*п?\.?)?\s*(?:пункта|мероприяти\w+|строки|задачи|заняти\w+|шага|дела|вопроса|темы)?\.?$"
        r"|^№\s(?!оу|до|шк|кл|гр|уч|каб)[а-я]{1,3}\.?$"
        r"|^п\s*[./\\]\s*п\.?$|^#$|^№\s*/\s*№|^пункты?(?: (?:плана|дорожной карты))?$",
    ),
    (
        Role.NOTE,
        r"источник|финансир|стоимост|кол-во|количеств|затрат|(?:тыс|млн)\.?\s?руб|^сумма|расход|внебюджет|бюджет$|средств[аы]?$"
        r"|сведения о ходе|^ход (?:реализ|исполн|выполн)|^(?:реализованн|принят|выполненн)\w+ мер"
        r"|отметк|примечан|^комментари[ий]$|^основани[ея] (?:для |включ|реализ|провед)"
        r"|^выполнени|статус|о выполнении|^(?!.*план).*факт|^подпись|^(?:кто )?контрол(?!ьн)|^исполнени"
        r"|информация об? (?:исполнени|выполнени)",
    ),
    (
        Role.RESPONSIBLE,
        r"(?<!со)ответств|^отв(?:ет)?\b|исполнител|^исполнит|^исп\b|разработчик|подрядчик|^классн\w+ руковод"
        r"|\bкто\b(?! (?:участву|пригла|посещ))|^отвеча[ею]т|отвеча\w+ за|организатор|куратор$|соисполнител|должностн"
        r"|^ведущ|^докладчик|^выступающ|контактн\w+ лиц"
        r"|^кому (?:поруч|назнач)|^лектор|^спикер|^модератор|^(?:кто )?провод[яи]т",
    ),
    (
        Role.TERM,
        r"срок(?!\w*\s+(?:хранени|годности|полномочи|эксплуатаци))|^дата|дата$|дата[ ,/]|даты|период|врем[яе]|когда|месяц|^график"
        r"|^календарн|дедлайн|периодичност|начало|окончан|^заверш|^старт(?![а-я])|^финиш(?![а-я])|^с$|^по$|какого числа"
        r"|^числ[оа]$|^дни?$|^день$"
        r"|^(?:дни|день) недели$|^недел[яи]$",
    ),
    (
        Role.RESULT,
        r"^что (?:получ|будет)"
        r"|результат|вид\w* документ|документ|показател|итог|продукт|выход|форма (?:отч|пред|зав|конт|подв)|подтвержд"
        r"|индикатор|эффект|критери|^виды? отчетности$",
    ),
    (
        Role.AUDIENCE,
        r"участник|участвуе?ю?т|^наставляем\w+$|^с кем|приглаш|аудитори|категори"
        r"|^класс|(?<!\w)классы?$|слушател|для кого|контингент|охват|адресат|целев\w+ групп",
    ),
    (Role.PLACE, r"мест[оа]|где\b|адрес|площадк"),
    (Role.STAGE, r"этап|направлени|(?<!под)раздел|^блок|^модул|^задач|задач[аи]$|стади|^цел[ьи]"),
    (
        Role.MEASURE,
        r"\bмер[аы]?\b|^акци[ия]\b|^услуг|повестк|^(?:пути|способ\w*|механизм\w*) (?:\w+ )?(?:реш|реализ|достиж|устран)"
        r"|(?:объект|предмет)\w* (?:контрол|провер|изучен)|контрольн\w+ точк|\bвех[аи]\b|инициатив"
        r"|мероприят|\bдел[ао]?\b|событи|содержани|наименовани|действи|деятельност|(?<!раз)работ|разработк|^проекты?$|^что\b|задани|перечень|тема|тематик"
        r"|заняти|шаги?\b|(?<![а-я])(?:формы|методы)\b"
        r"|поручени|вопрос|название|форма|пункт|описание|план(?!ов)",
    ),
)
_PATTERNS = [(role, re.compile(words)) for role, words in _WORDS]
_YEAR = re.compile(
    r"^(?:(?:планов\w+ |целев\w+ )?(?:план|значени[ея]|показател[ья])(?: показателя)?:? )?(?:на |к |в )?(?:31\.12\.)?20\d\d"
    r"\s*(?:г(?:од|оду)?\.?)?(?:,?\s*%|,?\s*\(?план\)?)?$"
)
_PLACE = re.compile(r"(?<![а-яё])мест[оа](?![а-яё])", re.IGNORECASE)
#: A year of school heads a column of figures where indicators stand beside it.
_SCHOOL_YEAR = re.compile(r"20\d\d\s?[-–—/]\s?(?:20)?\d\d\s*(?:уч\w*\.?\s*)?(?:г\w*\.?)?", re.IGNORECASE)
INDICATOR = re.compile(r"показател|индикатор|критери", re.IGNORECASE)
_MONTH = re.compile(
    rf"(?:{ANY_MONTH}"
    r"|янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек"
    r"|(?:i{1,3}|iv|[1-4])(?:-?й)?\s*(?:кв(?:артал)?|четверть|триместр))\.?"
    r"(?:\s*,?\s*20\d\d(?:\s*г(?:од)?\.?)?)?"
)
#: «Январь (план)» beside «Январь (факт)».
PLANNED = re.compile(r"[\s.,/(]+план\)?$", re.IGNORECASE)
_WEEK = re.compile(
    r"(?:(?:[1-5]|i{1,3}|iv|v)(?:\s?-?а?я)?|(?:перв|втор|треть|четверт|пят)[а-я]{1,2})\s*неделя(?:\s*\(.{1,14}\))?", re.IGNORECASE
)
_HALF_YEAR = re.compile(
    r"(?:i{1,2}|[12](?:\s?-?[ое]е)?|первое|второе)\s*(?:полугод\w*|п\s?/\s?г|пг)\.?"
    r"(?:\s*20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?\s*(?:уч\w*\.?\s*)?(?:г\w*\.?)?)?"
)
_BOTH = re.compile(
    r"(?:срок|дата|врем).{0,20}(?:,|/|;|\bи\b)\s*(?:ответствен|исполнител)|(?:ответствен|исполнител).{0,20}(?:,|/|;"
    r"|\bи\b)\s*(?:срок|дата|врем)"
)
LONGEST_HEADING = 90
#: «Наименование мероприятия по устранению недостатков, выявленных в ходе независимой оценки …» beside a term and a person.
LONGEST_OF_FORM = 180


@lru_cache(maxsize=1024)  # the lines of a text are looked at again and again, from every line above them
def role_of(heading: str, longest: int = LONGEST_HEADING) -> Role | None:
    """The role that a heading names; None for words that are no heading of a plan, or for more than `longest` signs."""
    low = " ".join(heading.lower().replace("ё", "е").replace("\u00ad", "").split()).replace("- ", "").strip(" .:*_")
    if not low or len(low) > longest:
        return None
    if _YEAR.match(low):
        return Role.SHARE
    if _MONTH.fullmatch(PLANNED.sub("", low)) or _HALF_YEAR.fullmatch(low) or _WEEK.fullmatch(low):
        return Role.MONTH
    if _BOTH.search(low):
        return Role.TERM_AND_PEOPLE
    return next((role for role, pattern in _PATTERNS if pattern.search(low)), None)


def roles_of(cells: Sequence[str]) -> list[Role] | None:
    """The roles of a heading row, `other` where a heading says nothing; None when the row heads no road map.

    A road map needs what is to be done, and when or who; indicators need a name and two years, or one where nothing is done.
    """
    roles = _named(cells)
    filled = [cell for cell in cells if cell.strip()]
    named = {role for role in roles if role}
    values = roles.count(Role.SHARE)
    longest = LONGEST_OF_FORM if {Role.TERM, Role.RESPONSIBLE} <= named or values > 1 else LONGEST_HEADING
    if len(filled) < 2 or any(len(cell) > longest for cell in cells):
        return None
    lone = values == 1 and Role.RESULT in named and not named & {Role.TERM, Role.RESPONSIBLE, Role.MEASURE}
    if (lone or values >= 2) and len(filled) >= 3:
        return [role or Role.OTHER for role in roles]
    few = roles.count(Role.MONTH) == 2 and bool(named & {Role.NUMBER, Role.MEASURE}) and not is_row(cells)  # two half-years
    if (few or roles.count(Role.MONTH) >= 3) and len(filled) >= 4:
        return _calendar([role or Role.OTHER for role in roles])
    if Role.SHARE in named or len([role for role in roles if role]) * 2 < len(filled):
        return None
    work = named & {Role.MEASURE, Role.STAGE, Role.RESULT} or any(cell.strip().lower() == "пункт" for cell in cells)
    work = work or (
        _SURE.search(" ".join(filled)) is not None
        and None in [role for role, cell in zip(roles, cells, strict=True) if cell.strip()]
    )
    if not work or not named & {Role.TERM, Role.RESPONSIBLE, Role.TERM_AND_PEOPLE}:
        return None
    pairs = sum(1 for cell in cells if _PERSON.match(cell.strip())) >= 2 and not any(_DONE.search(cell) for cell in cells)
    courses = not named & {Role.TERM, Role.TERM_AND_PEOPLE} and any(_HOURS.search(cell) for cell in cells)
    if len(named) < 2 or is_row(cells) or pairs or courses:
        return None
    return _with_people(_one_measure([role or Role.OTHER for role in roles], cells), cells)


#: Where a term and who answers for it, or when and where something is held, are named so, the column that nothing else explains
#: is what is to be done: «№ | Соревнования | Дата проведения | Место проведения».
_SURE = re.compile(
    r"(?=.*(?:срок|дата|когда))(?=.*(?:ответств|исполнител|(?<!\w)кто\s))"
    r"|(?=.*(?:сроки?|дат[аы]) проведения)(?=.*место проведения)",
    re.IGNORECASE | re.DOTALL,
)
#: «ФИО наставника», «ФИО наставляемого» head a list of pairs, whatever else is told of them.
_PERSON = re.compile(r"ф\.?\s?и\.?\s?о|фамили|наставляем|наставник", re.IGNORECASE)
#: «Количество часов в неделю» beside who teaches tells of lessons.
_HOURS = re.compile(r"час(?:ов|ы)(?![а-яё])", re.IGNORECASE)
_DONE = re.compile(r"мероприят|содержани|работ[аы]|действи|задани", re.IGNORECASE)


def _named(cells: Sequence[str]) -> list[Role | None]:
    """The role that every heading names by itself, and by what stands beside it."""
    roles = [role_of(cell) for cell in cells]
    if {Role.TERM, Role.RESPONSIBLE} <= set(roles):
        roles = [role or role_of(cell, LONGEST_OF_FORM) for role, cell in zip(roles, cells, strict=True)]
    if any(INDICATOR.search(cell) for cell in cells):
        return [Role.SHARE if _SCHOOL_YEAR.fullmatch(cell.strip()) else role for cell, role in zip(cells, roles, strict=True)]
    if roles.count(Role.TERM) > 1:  # «Дата» beside «Время, место»
        roles = [
            Role.PLACE if role is Role.TERM and _PLACE.search(cell) else role for cell, role in zip(cells, roles, strict=True)
        ]
    if {Role.TERM, Role.MEASURE} <= set(roles):  # money by years
        return [Role.NOTE if role is Role.SHARE else role for role in roles]
    return roles


def is_row(cells: Sequence[str]) -> bool:
    """Whether the cells are a row that merely contains heading words: a heading has no number of its own and no date."""
    first = next((cell.strip() for cell in cells if cell.strip()), "")
    dated = any(re.search(r"\d{1,2}[.]\d{1,2}[.]\d{2,4}", cell) for cell in cells)
    then = any(role_of(cell) is Role.TERM and not NAMES_TERM.search(cell.lower()) and looks_like_term(cell) for cell in cells)
    then = then or any((said := _LABELLED.match(cell.strip())) and looks_like_term(cell.strip()[said.end() :]) for cell in cells)
    return dated or then or re.fullmatch(r"\d+(?:\.\d+)*\.?\)?", first) is not None


#: «Срок: октябрь 2027 г.» beside «Ответственный: …» is a line that says when.
_LABELLED = re.compile(r"(?:срок|дата)[а-яё]*(?:\s[а-яё]+)?\s*:\s*(?=\S)", re.IGNORECASE)
NAMES_TERM = re.compile(
    r"срок|дат[аы]|период|график|врем[яе]|^\W*(?:месяц|(?:[а-яё]+о[ей]\s+)?(?:начало|окончание|завершение)|когда)\W*$"
)


def heads_rows(cells: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether cells that could be headings are: one heads numbers or says in words of its own when, or several name years.

    A work with a word of a heading heads nothing.
    """
    return roles.count(Role.SHARE) > 1 or any(
        role is Role.NUMBER or (role is Role.TERM and NAMES_TERM.search(cell.lower()) is not None)
        for cell, role in zip(cells, roles, strict=True)
    )


#: Who they are stands above a list of clubs and works as well: they answer for something only where it has a term.
_ALSO_LISTED = re.compile(
    r"(?:руководител|преподавател|педагог|учител|воспитател|автор|тренер|специалист)[а-яё]*(?: проекта)?"
    r"|(?:структурн[а-яё]+ )?подразделени[ея]"
)


def _with_people(roles: list[Role], headings: Sequence[str]) -> list[Role]:
    if Role.TERM not in roles or {Role.RESPONSIBLE, Role.TERM_AND_PEOPLE} & set(roles):
        return roles
    unknown = [place for place, role in enumerate(roles) if role is Role.OTHER]
    at = next((place for place in unknown if _ALSO_LISTED.fullmatch(headings[place].strip().lower())), None)
    return [Role.RESPONSIBLE if place == at else role for place, role in enumerate(roles)]


_TASKS = re.compile(r"задачи$")


def _one_measure(roles: list[Role], headings: Sequence[str]) -> list[Role]:
    """Without a column of measures a stage or a result takes its place; a lone «показатель» is what is to be reached.

    A result that stands behind the term comes of what stands before it, whatever that is called.
    """
    if Role.MEASURE not in roles:
        named = [(role, place) for place, role in enumerate(roles) if headings[place].strip()]
        instead, at = next(one for role in (Role.STAGE, Role.RESULT, Role.OTHER, Role.NUMBER) for one in named if one[0] is role)
        if instead is Role.STAGE:  # «Этап», «Задачи»
            at = next(
                (place for role, place in named if role is Role.STAGE and _TASKS.match(headings[place].strip().lower())), at
            )
        term = roles.index(Role.TERM) if Role.TERM in roles else 0
        unnamed = [place for place, role in enumerate(roles[:term]) if role is Role.OTHER and headings[place].strip()]
        roles[unnamed[-1] if instead is Role.RESULT and unnamed and at > term else at] = Role.MEASURE
    return roles


def _calendar(roles: list[Role]) -> list[Role]:
    """A table with a column for every month: the first column that is neither a number nor a month names the work."""
    if Role.MEASURE not in roles:
        named = [at for at, role in enumerate(roles) if role in (Role.STAGE, Role.OTHER, Role.RESULT)]
        if not named or named[0] > roles.index(Role.MONTH):
            return roles
        roles[named[0]] = Role.MEASURE
    return roles
