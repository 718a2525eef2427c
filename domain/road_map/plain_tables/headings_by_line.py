"""The headings of a table whose cells stand one per line: which lines name its columns, and where its first row begins."""

import re
from collections.abc import Sequence

from domain.road_map.columns.affinity import NUMBER
from domain.road_map.columns.calendar_rows import is_month
from domain.road_map.columns.roles import LONGEST_OF_FORM, Role, role_of, roles_of

_TITLE = re.compile(
    r"(?:план(?:-график)?|график|перечень|дорожная карта|циклограмма)$|(?:[а-яё]+(?:ый|ой|ий)\s+)?план(?:-\w+)?\s+[\w(«]"
    r"|(?:дорожная карта|перечень)\s+(?:мероприят|работ|основн)|.*20\d\d",
    re.IGNORECASE,
)


def may_head_a_column(line: str) -> bool:
    """Whether a line may be the heading of one column; the title of the plan itself is none."""
    title = _TITLE.match(line)
    if SECTION.match(line) or _POINT.match(line) or _LISTED.match(line):  # «Модуль «Школьные дела»» stands above the headings
        return False
    if line.count("«") != line.count("»"):  # «Модуль «Школьные» and «дела»» below it
        return False
    if re.search(r"[а-яё]\.?:\s+[а-яё]", line, re.IGNORECASE):  # «Наставник: учитель физики», «Отв.: куратор»
        return False
    of_form = (_FLAW.match(line) or _MENDS.match(line)) is not None and line[-1:] not in ".:;"
    named = role_of(line) not in (None, Role.SHARE) or of_form
    return len(line) <= (LONGEST_OF_FORM if of_form else 60) and title is None and named


#: What a work is to mend stands in a column of its own in front of it.
_FLAW = re.compile(
    r"(?:выявленн\w+ )?(?:недостат(?:ок|к)|нарушени|замечани|дефицит)[а-яё]*(?:,(?: выявленн\w+ .*)?)?$", re.IGNORECASE
)


#: The work and what was done, in the form of a plan that mends what an independent assessment has found.
_MENDS = re.compile(r"наименование мероприятия по устранению (?:недостатков|нарушений|замечаний)[^.:;]*$", re.IGNORECASE)
_WAS_DONE = re.compile(r"(?:реализованные|принятые|выполненные) меры(?![а-яё])", re.IGNORECASE)


#: «3.1. разработать программу …» is a point of an order.
_POINT = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+[А-ЯЁа-яё]")

#: «- дата проведения;» is a line of a list.
_LISTED = re.compile(r"[-–—•]\s.*[;,]$")

#: What opens a heading inside a table: «Раздел 2», «II этап».
SECTION = re.compile(
    r"(?:раздел|этап|блок|модуль|направление|цель|задача)\s+(?:№\s?)?(?:\d{1,2}|[IVXІ]+)\b|(?:раздел|блок|модуль|направление)\s+[«\"][^»\"]+[»\"]$|(?:[IVXІ]+|\d)\s(?:этап|раздел|блок)\b",
    re.IGNORECASE,
)


#: What the parts of a plan are called: the modules of the programme of upbringing, «Работа с родителями», «Методическая работа».
PART = re.compile(
    r"(?:(?:ключевые|основные|традиционные)\s+)?(?:обще)?школьные\s+(?:дела|медиа|мероприятия|события)"
    r"|классное руководство|(?:ученическое |школьное )?самоуправление|профориентация|(?:вне)?урочная деятельность"
    r"|(?:школьный )?урок|внеклассная деятельность|внешкольные мероприятия|детские общественные объединения"
    r"|экскурсии, (?:экспедиции, )?походы|(?:организация )?предметно-(?:эстетическ|пространственн)\w+ сред\w+"
    r"|профилактика и безопасность|социальное партн[её]рство"
    r"|(?:взаимодействие|работа) с (?:[а-яё-]+(?:ыми|ими)\s+)?[а-яё]+(?:ами|ями|ьми)"
    r"(?:\s+(?:\([а-яё ]+\)|и [а-яё]+(?:ами|ями|ьми)))?"
    r"|(?:[а-яё]+(?:-[а-яё]+)*(?:ая|ое)\s+(?:и\s+)?){1,2}(?:работа|деятельность|просвещение|сопровождение)"
    r"|(?!школьн|муниципальн|регион|район|област|город)(?:[а-яё-]+(?:ый|ий|ой)\s+){1,2}этап",
    re.IGNORECASE,
)


def heading_lines(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """Headings that stand one per line, and the place after them; «№» and «п/п» may be two lines of one."""
    heading: list[str] = []
    while at < len(lines) and len(heading) < 12:
        line = lines[at].strip()
        if not line:
            at += 1
            continue
        counted = heading and re.match(r"(?:\d{1,2}|[IVXІ]{1,4})(?:\.\s*|\)\s+)[А-ЯЁ]", line)
        if (
            counted or "|" in line or (not heading and line[:1].islower() and len(line.split()) > 2)
        ):  # «работы Совета наставников»: a title
            break
        following = next((later.strip() for later in lines[at + 1 : at + 4] if later.strip()), "")
        if not heading and (line[:1].isdigit() or _is_title_above(line, following)):  # «1-4 классы» above the headings
            break
        if heading and heading[-1] in ("№", "№№", "N") and re.fullmatch(r"п\s*/?\s*п\.?", line):
            heading[-1] += " " + line
        elif heading and _is_of_form(line, following, heading):
            heading.append(line)
        elif heading and (SECTION.match(line) or _opens_body(line, heading) or _is_month_below(line, following, heading)):
            break
        elif heading and (_stands_between(line, following, heading) or _opens_title(line, following)):
            heading.append(line)
        elif len(heading) == 1 and line[:1].islower() and _FLAW.match(heading[0]):  # «Недостатки, / выявленные в ходе / оценки»
            heading[0] += " " + line
        elif may_head_a_column(line) or (heading and _LIST_OF_WORKS.fullmatch(line) and may_head_a_column(following)):
            small = heading and not lines[at - 1].strip() and (heading[-1][:1].islower() or role_of(heading[-1]) is Role.NUMBER)
            # «мероприятия», «сроки», «место», a blank line between them
            more = heading and line[:1].islower() and not small and not _is_whole(line, heading[-1])
            alone = role_of(heading[-1]) if heading and heading[-1] not in ("Наименование", "Название") else None
            alone = None if heading and _WHAT_KIND.fullmatch(heading[-1]) else alone
            if more and (alone is None or role_of(f"{heading[-1]} {line}") is alone):
                heading[-1] += " " + line
            else:
                heading.append(line)
        elif (
            heading
            and line[:1].islower()
            and len(line) < 30
            and (role_of(following) is not None or NUMBER.fullmatch(following) or _ends(line, heading[-1]))
        ):
            heading[-1] += " " + line
        else:
            break
        at += 1
    return heading, at


def broken_headings(lines: Sequence[str], at: int) -> tuple[list[str], int] | None:
    """The headings from «№» down to the first row or the title above it, each with its lines in small letters.

    «Мероприятия, / направленные / на / внедрение»: None where one of them heads nothing known.
    """
    said = [lines[at].strip()] if role_of(lines[at].strip()) is Role.NUMBER else []
    for place in range(at + 1, min(len(lines), at + _TALLEST) if said else 0):
        line = lines[place].strip()
        if _FIRST_ROW.match(line) or SECTION.match(line) or role_of(line) in (Role.SHARE, Role.MONTH):
            known = all(role_of(title, LONGEST_OF_FORM) is not None for title in said)
            return (said, place) if known and len(said) >= _FEWEST and roles_of(said) is not None else None
        if line[:1].islower() or line[:1] == "(" or (line and said[-1].endswith(",")):
            said[-1] = f"{said[-1]} {line}"
        elif line:
            said.append(line)
    return None


#: The number of the first row, or of a title above it.
_FIRST_ROW = re.compile(r"1(?:\.1)?[.)]?$|(?:\d{1,2}|[IVXІ]{1,4})[.)]\s*[А-ЯЁ]")
#: Lines of headings one word wide, and columns of a table.
_TALLEST, _FEWEST = 40, 3
#: Over the terms of a table whose rows say when they are due by the month above them alone.
_BY_MONTHS = "Срок"


def with_months(heading: Sequence[str], lines: Sequence[str], body: int) -> list[str]:
    """The headings of a work and what is told of it, with one for what the months over the rows say; empty without months."""
    first = next((line.strip() for line in lines[body : body + 3] if line.strip()), "")
    named = {role_of(title) for title in heading}
    timeless = Role.MEASURE in named and not {Role.TERM, Role.TERM_AND_PEOPLE, Role.MONTH, Role.SHARE} & named
    return [*heading, _BY_MONTHS] if timeless and len(heading) > 1 and is_month(first) else []


def _is_title_above(line: str, following: str) -> bool:
    """«Работа с учителями» straight above «№» or «Мероприятия» is the title of the table, «Годовой план клуба …» above «Срок»."""
    if _OF_A_PLAN.match(line) and role_of(following) in (Role.TERM, Role.STAGE):
        return True
    title = len(line.split()) >= 3 and role_of(line) is Role.MEASURE and NAMES_WORK.search(line) is None
    title = title or _NAMED_WORK.fullmatch(line) is not None or role_of(line) is Role.MONTH
    heads = role_of(following) is Role.NUMBER or (role_of(following) is Role.MEASURE and NAMES_WORK.search(following) is not None)
    return title and heads


#: «Годовой календарный план клуба наставников»: no column is called so.
_OF_A_PLAN = re.compile(r"(?i:(?:[а-яё]+(?:ый|ой|ий)\s){0,2}(?:план|график|циклограмма)(?:-\w+)?\s)(?:\S+\s+){2,}\S")


#: The end of a heading of two lines.
HALF_TITLE = re.compile(r"исполнени[яе]|реализации|проведения|выполнени[ия]|исполнител[ьи]|результаты?")


def _ends(line: str, title: str) -> bool:
    """«проведения» below «Время», «исполнитель» below «Ответственный»."""
    return HALF_TITLE.fullmatch(line) is not None and role_of(title) in (Role.TERM, Role.RESPONSIBLE)


#: These say all that a heading has to say, with a small letter, too.
_WHOLE = re.compile(r"сроки?|дата|ответственн(?:ый|ые)|классы?|участники|примечани[ея]")


def _is_whole(line: str, above: str) -> bool:
    """«срок» below «ответственные» is a heading of its own; below «Планируемый» it ends one."""
    return (
        _WHOLE.fullmatch(line) is not None
        and _WHAT_KIND.fullmatch(above) is None
        and role_of(above) not in (None, role_of(line))
        and not above.endswith((",", "и", "-"))
    )


def _stands_between(line: str, following: str, heading: Sequence[str]) -> bool:
    """«Единица измерения» between «Мероприятие» and «Срок»: a heading that names none of the columns known here.

    Where rows have numbers it may stand in front of the result or the notes as well: no cell of a row stands above its number.
    """
    known = {role_of(title) for title in heading}
    wanted = role_of(following) if may_head_a_column(following) else None
    if role_of(heading[0]) is Role.NUMBER and {Role.MEASURE, Role.TERM} <= known and wanted in {Role.RESULT, Role.NOTE} - known:
        return role_of(line) is None and re.fullmatch(r"[А-ЯЁ][^\d.;:«]{2,40}", line) is not None
    plain = role_of(line) is None and re.fullmatch(r"[А-ЯЁ][^\d.;:«]{2,40}", line) is not None
    return plain and Role.MEASURE in known and wanted in {Role.TERM, Role.RESPONSIBLE} - known


#: What opens the heading over what comes of a work.
_OUTCOME = re.compile(
    r"(?:Показател[иь]|(?:Ожидаем|Планируем)\S+ (?:результат|показател)\S+|Результаты?|Индикаторы?|Критери[ий])(?![а-яё])"
)


def _is_of_form(line: str, following: str, heading: Sequence[str]) -> bool:
    """«Ответственный исполнитель (с указанием фамилии, имени, отчества и должности)» beside a work and its term, «Основание
    включения в план (результат независимой оценки)» between them, what comes of the work in many words above the first number.
    """
    between = line.endswith(")") and role_of(heading[-1]) is Role.MEASURE and role_of(following) is Role.TERM
    if between and line[:1].isupper() and role_of(line, LONGEST_OF_FORM) is not None and may_head_a_column(following):
        return True
    named = {role_of(title, LONGEST_OF_FORM) for title in heading}
    if NUMBER.fullmatch(following) and {Role.NUMBER, Role.MEASURE, Role.TERM, Role.RESPONSIBLE} <= named:
        return _OUTCOME.match(line) is not None and line[-1:] not in ".:;"
    beside = {Role.MEASURE, Role.TERM} <= {role_of(title, LONGEST_OF_FORM) for title in heading}
    return beside and line[:1].isupper() and line.endswith(")") and role_of(line, LONGEST_OF_FORM) is Role.RESPONSIBLE


#: «Планируемый», «Ожидаемые»: the noun is on the next line.
_WHAT_KIND = re.compile(r"[А-ЯЁ][а-яё]{2,20}(?:ый|ий|ой|ые|ие|ая|ое)")


def _opens_title(line: str, following: str) -> bool:
    """«Целевая» above «аудитория»: the first line of a heading says nothing alone."""
    one = _WHAT_KIND.fullmatch(line) is not None or (
        role_of(line) is None and re.fullmatch(r"[А-ЯЁ][а-яё]{2,20}", line) is not None
    )
    return one and following[:1].islower() and role_of(f"{line} {following}") not in (None, Role.SHARE)


_LIST_OF_WORKS = re.compile(r"(?:перечень|план) (?:основных )?(?:мероприятий|работы?)", re.IGNORECASE)  # a title, or a heading

NAMES_WORK = re.compile(r"мероприят|наименован|назван|содержан|форм[аы]\b|вид|тем[аы]\b|описан|действия|дела\b", re.IGNORECASE)


_NAMED_WORK = re.compile(r"(?:[А-ЯЁа-яё-]+(?:ые|ая|ое|ие)\s+)+(?:мероприятия|работа|деятельность|дела|вопросы)")


def _is_month_below(line: str, following: str, heading: Sequence[str]) -> bool:
    """«Сентябрь» below the other headings is the first row's term, or stands over the first rows; several months head columns."""
    named = {role_of(title) for title in heading}
    whole = {Role.MEASURE, Role.TERM} <= named
    return role_of(line) is Role.MONTH and (whole or (Role.MEASURE in named and role_of(following) is not Role.MONTH))


def _opens_body(line: str, heading: Sequence[str]) -> bool:
    """Whether a line below a whole heading is the first title inside the table: «ОБЩИЕ ДЕЛА», «Подготовительная работа»."""
    roles = {role_of(title) for title in heading}
    if line[:1].islower() or _WHAT_KIND.fullmatch(line) or _WAS_DONE.match(line):
        return False
    if {Role.MEASURE, Role.TERM} <= roles and PART.fullmatch(line):
        return True
    whole = {Role.MEASURE, Role.TERM, Role.RESPONSIBLE} <= roles
    if whole and role_of(line) in roles and len(line.split()) >= 4:  # «Формируем списки учеников с низкими результатами»
        return True
    if role_of(line) is not Role.MEASURE or not {Role.MEASURE, Role.TERM} <= roles:
        return False
    if whole and _NAMED_WORK.fullmatch(line):  # «Организационные мероприятия»
        return True
    shouts = line.isupper() and not all(title.isupper() for title in heading if any(map(str.isalpha, title)))
    return shouts or (Role.RESPONSIBLE in roles and NAMES_WORK.search(line) is None)
