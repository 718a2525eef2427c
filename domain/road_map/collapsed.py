"""A table whose columns fell together: a row is one line of single spaces, or the whole table is one line."""

import re
from collections.abc import Sequence
from itertools import islice

from domain.paper import Cell, Table
from domain.responsible import names_somebody, without_last_dot
from domain.road_map.calendar_rows import is_month
from domain.road_map.columns import Role
from domain.terms.find import spans_of_terms

_HEADINGS: tuple[tuple[Role, str], ...] = (
    (Role.NUMBER, r"(?:№|N)\s*(?:п\s*/?\s*п\.?)?|п/п"),
    (Role.RESPONSIBLE, r"(?:лиц[ао],? )?ответственн\w*(?: (?:исполнител\w*|лиц\w*|за \w+))?|исполнител\w*"),
    (
        Role.TERM,
        r"(?:срок\w*|дата|период|время)"
        r"(?: (?:и место )?(?:исполнени\w+|реализации|проведения|выполнени\w+)(?: мероприяти\w+)?)?",
    ),
    (
        Role.RESULT,
        r"(?:ожидаем\w+ |планируем\w+ )?результат\w*(?:\. вид документа)?|вид документа|итогов\w+ документ"
        r"|форма (?:отч[её]тности|контроля)|отч[её]тн\w+ документ\w*|продукт",
    ),
    (
        Role.MEASURE,
        r"(?:наименовани\w+ |содержани\w+ |направлени\w+ |вид\w* )?(?:мероприяти\w+|деятельности|работ\w*)"
        r"|содержани\w+|наименование|основные мероприятия"
        r"|перечень мероприятий|направлени\w+|тем[аы](?: занят\w+)?|действи[ея]|задач[аи]|дела(?:, события(?:, мероприятия)?)?",
    ),
    (Role.AUDIENCE, r"класс(?:ы)?"),
)
_PATTERNS = [(role, re.compile(rf"(?:{words})(?!\w)[.,;]?\s*", re.IGNORECASE)) for role, words in _HEADINGS]


def _heading(line: str) -> tuple[list[Role], list[str], int]:
    roles: list[Role] = []
    texts: list[str] = []
    at = len(line) - len(line.lstrip())
    while True:
        found = next(
            ((role, match) for role, pattern in _PATTERNS if role not in roles and (match := pattern.match(line, at))), None
        )
        if found is None:
            return roles, texts, at
        roles.append(found[0])
        texts.append(found[1][0].strip())
        at = found[1].end()


def opens_collapsed(line: str) -> bool:
    """Whether the line opens with the headings of a table side by side."""
    roles, _, after = _heading(line)
    whole = after >= len(line.rstrip()) or re.match(r"\s*(?:\d|[IVX]+\.)", line[after:]) is not None
    return len(roles) >= 3 and Role.MEASURE in roles and (Role.TERM in roles or Role.RESPONSIBLE in roles) and whole


def opens_with_headings(line: str) -> bool:
    """Whether a short line begins with a number's, a work's and a term's or a person's heading, whatever follows them."""
    roles, _, after = _heading(line) if len(line) < 160 else ([], [], 0)
    known = len(roles) >= 3 and Role.MEASURE in roles and (Role.TERM in roles or Role.RESPONSIBLE in roles)
    return known and roles[0] is Role.NUMBER and re.match(r"[а-яё]", line[after:]) is None


def heading_inside(line: str) -> int | None:
    """Where in a long line the headings of a table begin, when a title or a sentence stands before them."""
    if len(line) > LONGEST_LINE or "  " in line.strip() or not _SPEAKS_OF_A_PLAN.search(line):
        return None
    for found in islice(_FIRST.finditer(line, 8), 40):
        if opens_collapsed(line[found.start() :]):
            return found.start()
    return None


LONGEST_LINE = 200_000
_SPEAKS_OF_A_PLAN = re.compile(r"ответственн|исполнител|\sсрок|\sдата", re.IGNORECASE)
_FIRST = re.compile(r"(?<=\s)(?:№|N\s?п|п/п|Наименовани|Мероприяти|Содержани|Срок|Дата)")


def collapsed_table(lines: Sequence[str], at: int, ends: re.Pattern[str]) -> tuple[Table, int] | None:
    """The table with this heading; None where its rows cannot be told apart."""
    roles, texts, after = _heading(lines[at])
    rest = [lines[at][after:]] if lines[at][after:].strip() else []
    at += 1
    while at < len(lines) and not ends.match(lines[at]):
        if lines[at].strip():
            rest.append(lines[at].strip())
        at += 1
    if rest and _counts_columns(rest[0], len(roles)):
        rest = rest[1:]
    if Role.NUMBER not in roles and len(rest) > 1 and all(_START.match(line) for line in rest):
        roles, texts = [Role.NUMBER, *roles], ["№", *texts]
    rows = _numbered(" ".join(rest)) if Role.NUMBER in roles or len(rest) == 1 else [(None, line) for line in rest]
    if not rows:
        return None
    made = [_cut(number, text, roles) for number, text in rows]
    return Table((tuple(texts), *made)), at


def _counts_columns(line: str, columns: int) -> bool:
    """«1 2 3 4» below the headings."""
    return line.split() == [str(at + 1) for at in range(columns)]


_START = re.compile(r"(?:^|(?<=\s))(\d{1,4}(?:\.\d{1,2})?)[.)]?\s+(?=[«\"А-ЯЁ])")


def _numbered(text: str) -> list[tuple[str | None, str]]:
    """Rows told apart by their running numbers: each next number counts on from the one before."""
    starts: list[tuple[int, int, str]] = []
    expected = {"1", "1.1"}
    for found in _START.finditer(text):
        if found[1] in expected:
            starts.append((found.start(), found.end(), found[1]))
            expected = _following(found[1])
    out: list[tuple[str | None, str]] = []
    if not starts:
        return out
    for here, following in zip(starts, [*starts[1:], (len(text), 0, "")], strict=True):
        out.append((here[2], text[here[1] : following[0]].strip()))
    return out


def _following(number: str) -> set[str]:
    parts = [int(part) for part in number.split(".")]
    if len(parts) == 1:
        return {str(parts[0] + 1), f"{parts[0]}.1", f"{parts[0] + 1}.1"}
    return {f"{parts[0]}.{parts[1] + 1}", f"{parts[0] + 1}.1", str(parts[0] + 1)}


def _cut(number: str | None, text: str, roles: Sequence[Role]) -> tuple[Cell, ...]:
    """One row cut into its columns by what its words mean."""
    text = text.rstrip(" |")  # what is left of the table's frame
    said: dict[Role, str] = {Role.NUMBER: number or ""}
    after_term = Role.TERM in roles and Role.RESPONSIBLE in roles and roles.index(Role.RESPONSIBLE) > roles.index(Role.TERM)
    term = _behind_classes(text, _term(text, last=not after_term), roles, said)
    if term is not None and Role.TERM in roles:
        said[Role.TERM] = text[term[0] : term[1]].strip(" ,;")
        head, tail = text[: term[0]].strip(" ,;"), without_last_dot(text[term[1] :].strip(" ,;").lstrip(". "))
    else:
        head, tail = text, ""
    if Role.RESPONSIBLE in roles and not (after_term and tail):
        person = _person(head)
        if person is not None:
            head, said[Role.RESPONSIBLE] = head[:person].strip(), head[person:].strip()
            said[Role.RESULT] = tail
    if Role.RESPONSIBLE not in roles:
        said[Role.RESULT] = said.get(Role.RESULT) or tail
    elif Role.RESPONSIBLE not in said:
        people, result = _result(tail) if Role.RESULT in roles else (tail, "")
        said[Role.RESPONSIBLE], said[Role.RESULT] = people, result
    if Role.AUDIENCE in roles and (classes := _CLASSES.search(head)) is not None:
        head, said[Role.AUDIENCE] = head[: classes.start()], classes[0].strip()
    said[Role.MEASURE] = head
    return tuple(said.get(role, "") for role in roles)


def _behind_classes(
    text: str, term: tuple[int, int] | None, roles: Sequence[Role], said: dict[Role, str]
) -> tuple[int, int] | None:
    """The term without the classes that stand in front of it: «7-8 октябрь» beside «Классы» and «Срок» are no days.

    None for «5-9 сентября», which may be either: nothing is made of it.
    """
    if term is None or Role.AUDIENCE not in roles or _CLASSES.search(text[: term[0]].rstrip()):
        return term
    found = _NUMBERS.match(text, *term)
    if found is None:
        return term
    if is_month(text[found.end() : term[1]].split()[0]):
        said[Role.AUDIENCE] = found[1]
        return found.end(), term[1]
    return term if found[1].isdigit() else None


_NUMBERS = re.compile(r"((?:[1-9]|1[01])(?:\s?[-–,]\s?(?:[1-9]|1[01]))*)\s+(?=[а-я])", re.IGNORECASE)
_CLASSES = re.compile(r"\s(?:[1-9]|1[01])(?:\s?[-–,]\s?(?:[1-9]|1[01]))*(?:\s?-?[еx]?\s?кл(?:\.|асс\w*)?)?$")


def _term(text: str, last: bool) -> tuple[int, int] | None:
    """The place of the row's term: the one that people follow, else the last one."""
    spans = spans_of_terms(text)
    if not spans:
        return None
    for start, end in spans:
        if not last and start > 0 and names_somebody(text[end:].lstrip(" .,;)")[:300]) == 1.0:
            return start, end
    ending = [span for span in spans if not text[span[1] :].strip(" .;")]
    return ending[-1] if ending else (spans[-1] if last or len(text) - spans[-1][1] < 60 else None)


def _person(text: str) -> int | None:
    """Where people begin at the end of a text: the last capital letter from which an office is read."""
    places = [found.start() for found in re.finditer(r"(?<=[\s])(?=[А-ЯЁ])", text)]
    return next((place for place in reversed(places) if place > 12 and names_somebody(text[place:]) == 1.0), None)


_RESULT_WORD = re.compile(
    r"(?<=\s)(?=(?:Приказ|Распоряж|Положени|План|Отч[её]т|Справк|Протокол|Спис|Баз[аы]|Реестр|Анкет|Программ"
    r"|Договор|Соглашени|Информаци|Публикаци|Аналитич|Сертификат|Журнал|Наличие|Создан|Сформирован|Утвержд"
    r"|Материал|Банк|Дорожн|Проведен|Дневник|Сборник|Буклет|Памятк|Презентац|Рекомендац|Фото|Видео|Скриншот|График|Карт[аы]"
    r"|Соглас|Запис[ьи]|Анализ|Портфолио|Диплом|Грамот|Протоколы|Методич\w+ (?:рекоменд|матери|пособ)))"
)


def _result(text: str) -> tuple[str, str]:
    found = _RESULT_WORD.search(text)
    return (text[: found.start()].strip(), text[found.start() :].strip()) if found else (text, "")
