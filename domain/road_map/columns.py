"""Columns by the meaning of their headings, whatever the wording, the order and the number."""

import re
from collections.abc import Sequence
from enum import StrEnum

from domain.terms.find import looks_like_term


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


# Tried in this order: «срок исполнения мероприятия» is a term, «ответственный за мероприятие» a person.
_WORDS: tuple[tuple[Role, str], ...] = (
    (
        Role.NUMBER,
        r"^(?:№|n[o°]?|номер)\s*(?:п\s*[./\\]?\s*п?\.?)?\s*(?:пункта|мероприяти\w+|строки|задачи)?\.?$"
        r"|^п\s*[./\\]\s*п\.?$|^#$|^№\s*/\s*№|^пункты?(?: (?:плана|дорожной карты))?$",
    ),
    (
        Role.NOTE,
        r"источник|финансир|стоимост|кол-во|количеств|затрат|(?:тыс|млн)\.?\s?руб|^сумма|расход|внебюджет|бюджет$|средств[аы]?$"
        r"|сведения о ходе|^ход (?:реализ|исполн|выполн)"
        r"|отметк|примечан|^выполнени|статус|о выполнении|факт|^подпись|контроль$|информация об? (?:исполнени|выполнени)",
    ),
    (
        Role.RESPONSIBLE,
        r"ответств|^отв\b|исполнител|\bкто\b|отвеча\w+ за|организатор|куратор$|соисполнител|должностн"
        r"|^ведущ|^докладчик|^выступающ|контактн\w+ лиц|^лектор|^спикер|^модератор|^(?:кто )?провод[яи]т",
    ),
    (
        Role.TERM,
        r"срок|^дата|дата$|дата[ ,/]|даты|период|врем[яе]|когда|месяц|^график|^календарн|начало|окончан|^числ[оа]$|^дни?$|^день$",
    ),
    (
        Role.RESULT,
        r"^что (?:получ|будет)"
        r"|результат|вид\w* документ|документ|показател|итог|продукт|выход|форма (?:отч|пред|зав|конт|подв)|подтвержд"
        r"|индикатор|эффект|критери",
    ),
    (Role.AUDIENCE, r"участник|аудитори|категори|класс|для кого|контингент|охват|адресат|целев\w+ групп"),
    (Role.PLACE, r"мест[оа]|где\b|адрес|площадк"),
    (Role.STAGE, r"этап|направлени|раздел|^блок|^задач|стади|^цел[ьи]"),
    (
        Role.MEASURE,
        r"\bмер[аы]\b|(?:объект|предмет)\w* (?:контрол|провер|изучен)|контрольн\w+ точк|\bвех[аи]\b|инициатив"
        r"|мероприят|\bдел[ао]?\b|событи|содержани|наименовани|действи|деятельност|работ|^что\b|задани|перечень|тема|тематик"
        r"|заняти|шаги?\b"
        r"|поручени|вопрос|название|форма|пункт|описание|план",
    ),
)
_PATTERNS = [(role, re.compile(words)) for role, words in _WORDS]
_YEAR = re.compile(
    r"^(?:(?:планов\w+ |целев\w+ )?(?:план|значени[ея]|показател[ья])(?: показателя)?:? )?(?:на |к |в )?(?:31\.12\.)?20\d\d"
    r"\s*(?:г(?:од|оду)?\.?)?(?:,?\s*%|,?\s*\(?план\)?)?$"
)
#: A year of school heads a column of figures where indicators stand beside it.
_SCHOOL_YEAR = re.compile(r"20\d\d\s?[-–—/]\s?(?:20)?\d\d\s*(?:уч\w*\.?\s*)?(?:г\w*\.?)?", re.IGNORECASE)
_INDICATOR = re.compile(r"показател|индикатор|критери", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь"
    r"|янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек"
    r"|(?:i{1,3}|iv|[1-4])(?:-?й)?\s*(?:кв(?:артал)?|четверть|триместр))\.?"
    r"(?:\s*,?\s*20\d\d(?:\s*г(?:од)?\.?)?)?"
)
_WEEK = re.compile(
    r"(?:[1-5]|i{1,3}|iv|v)?\s?(?:-?а?я|перв\w+|втор\w+|треть\w+|четверт\w+|пят\w+)?\s*неделя(?:\s*\(.{1,14}\))?", re.IGNORECASE
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


def role_of(heading: str, longest: int = LONGEST_HEADING) -> Role | None:
    """The role that a heading names; None for words that are no heading of a plan, or for more than `longest` signs."""
    low = " ".join(heading.lower().replace("ё", "е").replace("\u00ad", "").split()).replace("- ", "").strip(" .:*_")
    if not low or len(low) > longest:
        return None
    if _YEAR.match(low):
        return Role.SHARE
    if _MONTH.fullmatch(low) or _HALF_YEAR.fullmatch(low) or _WEEK.fullmatch(low):
        return Role.MONTH
    if _BOTH.search(low):
        return Role.TERM_AND_PEOPLE
    return next((role for role, pattern in _PATTERNS if pattern.search(low)), None)


def roles_of(cells: Sequence[str]) -> list[Role] | None:
    """The roles of a heading row, `other` where a heading says nothing; None when the row heads no road map.

    A road map needs what is to be done, and when or who; indicators need a name and at least two years.
    """
    roles = [role_of(cell) for cell in cells]
    if {Role.TERM, Role.RESPONSIBLE} <= set(roles):
        roles = [role or role_of(cell, LONGEST_OF_FORM) for role, cell in zip(roles, cells, strict=True)]
    if any(_INDICATOR.search(cell) for cell in cells):
        roles = [Role.SHARE if _SCHOOL_YEAR.fullmatch(cell.strip()) else role for cell, role in zip(cells, roles, strict=True)]
    filled = [cell for cell in cells if cell.strip()]
    named = {role for role in roles if role}
    longest = LONGEST_OF_FORM if {Role.TERM, Role.RESPONSIBLE} <= named else LONGEST_HEADING
    if len(filled) < 2 or any(len(cell) > longest for cell in cells):
        return None
    if {Role.TERM, Role.MEASURE} <= named and not any(_INDICATOR.search(cell) for cell in cells):  # money by years
        roles = [Role.NOTE if role is Role.SHARE else role for role in roles]
        named = {role for role in roles if role}
    if roles.count(Role.SHARE) >= 2 and len(filled) >= 3:
        return [role or Role.OTHER for role in roles]
    few = roles.count(Role.MONTH) == 2 and bool(named & {Role.NUMBER, Role.MEASURE}) and not is_row(cells)  # two half-years
    if (few or roles.count(Role.MONTH) >= 3) and len(filled) >= 4:
        return _calendar([role or Role.OTHER for role in roles])
    if Role.SHARE in named or len([role for role in roles if role]) * 2 < len(filled):
        return None
    work = named & {Role.MEASURE, Role.STAGE, Role.RESULT} or any(cell.strip().lower() == "пункт" for cell in cells)
    if not work or not named & {Role.TERM, Role.RESPONSIBLE, Role.TERM_AND_PEOPLE}:
        return None
    if len(named) < 2 or is_row(cells):
        return None
    return _one_measure([role or Role.OTHER for role in roles])


def is_row(cells: Sequence[str]) -> bool:
    """Whether the cells are a row that merely contains heading words: a heading has no number of its own and no date."""
    first = next((cell.strip() for cell in cells if cell.strip()), "")
    dated = any(re.search(r"\d{1,2}[.]\d{1,2}[.]\d{2,4}", cell) for cell in cells)
    then = any(role_of(cell) is Role.TERM and not _NAMES_TERM.search(cell.lower()) and looks_like_term(cell) for cell in cells)
    return dated or then or re.fullmatch(r"\d+(?:\.\d+)*\.?\)?", first) is not None


_NAMES_TERM = re.compile(r"срок|дат[аы]|период|график|врем[яе]|^\W*(?:месяц|начало|окончание|когда)\W*$")


def _one_measure(roles: list[Role]) -> list[Role]:
    """Without a column of measures a stage or a result takes its place; a lone «показатель» is what is to be reached."""
    if Role.MEASURE not in roles:
        instead = next(role for role in (Role.STAGE, Role.RESULT, Role.NUMBER) if role in roles)
        roles[roles.index(instead)] = Role.MEASURE
    return roles


def _calendar(roles: list[Role]) -> list[Role]:
    """A table with a column for every month: the first column that is neither a number nor a month names the work."""
    if Role.MEASURE not in roles:
        named = [at for at, role in enumerate(roles) if role in (Role.STAGE, Role.OTHER, Role.RESULT)]
        if not named or named[0] > roles.index(Role.MONTH):
            return roles
        roles[named[0]] = Role.MEASURE
    return roles


#: Which of several columns of work names the measure; the others tell more of it.
_NAMES_IT = tuple(
    re.compile(words) for words in (r"мероприят", r"наименовани|название", r"содержани", r"деятельност|действи|работ|задани")
)


#: Behind the work its aim is told, before it the work stands under the aim.
_PURPOSE = re.compile(r"цел[ьи]|задач")


def with_details(roles: Sequence[Role], headings: Sequence[str]) -> list[Role]:
    """Of several columns of work one names the measure («мероприятия» before «содержание»); the rest are details."""
    work = [at for at, role in enumerate(roles) if role is Role.MEASURE]
    out = [
        Role.DETAIL if role is Role.STAGE and work and at > work[0] and _PURPOSE.match(heading.strip().lower()) else role
        for at, (role, heading) in enumerate(zip(roles, headings, strict=True))
    ]
    if len(work) < 2:
        return out

    def rank(at: int) -> int:
        low = headings[at].lower().replace("\u00ad", "")
        if low.strip().startswith("форма"):
            return len(_NAMES_IT) + 1
        return next((place for place, words in enumerate(_NAMES_IT) if words.search(low)), len(_NAMES_IT))

    chosen = min(work, key=rank)
    return [Role.DETAIL if at in work and at != chosen else role for at, role in enumerate(out)]
