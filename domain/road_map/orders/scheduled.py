"""Text that schedules without asking: a regulation of a contest with its days, a list of lines each of which says when."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.paper import Paragraph
from domain.responsible import Responsible, names_somebody, responsible_in
from domain.road_map.orders.item import Item
from domain.road_map.orders.marks import strip_mark
from domain.road_map.orders.point_terms import TOLD, own_term
from domain.road_map.orders.sentences import sentences
from domain.terms import Kind, YearContext, parse_term
from domain.terms.find import find, looks_like_term, share_of_term

_REGULATION = re.compile(
    r"\W*(?:положение|регламент|порядок|программа)"
    r"(?:\W*|\s+(?:о|об|проведения|организации|взаимодействия|работы|наставничества|внедрения|сопровождения)(?:\s.*)?)",
    re.IGNORECASE,
)
#: How many lines at the head of a paper may hold its name, and how many of a list are looked at.
HEAD_LINES = 25
LIST_LINES = 60


def is_regulation(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a line near the top is «ПОЛОЖЕНИЕ» or begins with it: «Положение о конкурсе …»."""
    head = [" ".join(one.text.split()) for one in paragraphs if one.text.strip()][:HEAD_LINES]
    return any(map(names_regulation, head)) and not any(
        re.match(r"(?:уважаем|прош[уи]|просим)", line, re.IGNORECASE) for line in head
    )


_TELLS = re.compile(
    r"\W*(?:методические\s+рекомендации|памятка|инструкция|сценарий|аннотация|договор|соглашение|контракт|(?:анализ|отч[её]т)(?!\w*\s*[–—-])"
    r"|справка|итоги|результаты|хроника|устав|пояснительная)(?![а-яё])",
    re.IGNORECASE,
)


def tells(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether one of the first lines names a paper that tells or advises: «Отчёт о работе …», «Договор …», «Памятка»."""
    head = [one.text.strip() for one in paragraphs if one.text.strip()][:3]
    return any(_TELLS.match(line) is not None and len(line) < 150 and not looks_like_term(line) for line in head)


def names_regulation(line: str) -> bool:
    """Whether a line is the name of a regulation, or the first of its lines."""
    return _REGULATION.fullmatch(line) is not None and len(line) < 200 and not line.endswith((".", ",", ";"))


_THEN = re.compile(r"(?P<when>[^–—]{3,60}?(?:[\dа-яё]\s?[–—]\s?[\dа-яё][^–—]{0,30}?)?)\s[–—-]\s+(?=\S)")
_BEHIND = re.compile(r"(?:\s[–—-]|:)\s+(?P<when>[^:–—]{3,60}?)[.;,\s]*$")
#: A line that names a year only says what it is about: «на 2026-2027 годы».
_FRAMES = (Kind.YEAR, Kind.SCHOOL_YEAR)
_WORDS = re.compile(r"[^\W\d_]{4}")
#: A stamp, a registration, the time that the whole paper is for.
_NO_WORK = re.compile(
    r"^\W*(?:утвержд|соглас|принят|рассмотрен|приложени|протокол|сроки? реализации|период|дата|действ|от \d)|приказ\w*\s+(?:№|от)"
    r"|(?<!\w)№\s*\d+\S*\s+от\s|_{3}",
    re.IGNORECASE,
)


def is_dated(text: str) -> bool:
    """Whether a line says when at its beginning or at its end: «15.09–30.09 – обучение», «до 14 апреля Список», «Финал: май»."""
    if len(text) > LONGEST_LINE or _NO_WORK.search(text) or share_of_term(text) >= 0.9:
        return False
    found = [one for one in find(text, context=YearContext()) if one.term.kind not in (*_FRAMES, *_UNDATED)]
    outside = [
        text[one.end :] if one.start <= 1 else text[: one.start] for one in found if one.start <= 1 or _ends(text, one.end)
    ]
    if any(_WORDS.search(rest) for rest in outside):
        return True
    if (told := TOLD.match(text)) and _WORDS.search(text, told.end()):
        return True
    then, behind = _THEN.match(text), _BEHIND.search(text)
    return (then is not None and _is_when(then["when"]) and _WORDS.search(text, then.end()) is not None) or (
        behind is not None and _is_when(behind["when"]) and _WORDS.search(text[: behind.start()]) is not None
    )


def _is_when(words: str) -> bool:
    return looks_like_term(words) and parse_term(words, context=YearContext()).kind not in _FRAMES


def _ends(text: str, at: int) -> bool:
    return not text[at:].strip(" .;,")


#: In characters: no line of a list says more.
LONGEST_LINE = 300


def lists_deadlines(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a message lists what is due: two marked lines or more with a term, or three dated ones that are most of it."""
    lines = [one.text.strip() for one in paragraphs[:LIST_LINES] if one.text.strip()]
    marked = [line for line in lines if len(line) < 400 and strip_mark(line, "")[0]]
    if len(marked) >= 2 and sum(1 for line in marked if says_when(line)) >= 2:
        return True
    dated = sum(1 for line in lines if is_dated(line))
    return dated >= 3 and dated * 3 >= len(lines) * 2


#: In characters: no point with a term is longer.
LONGEST_POINT = 1_500
_UNDATED = (Kind.RELATIVE, Kind.UNPARSEABLE, Kind.ONGOING)


def says_when(text: str) -> bool:
    """Whether a point of a regulation or of a list sets a term."""
    words = strip_mark(text, "")[2]
    if len(words) > LONGEST_POINT:
        return False
    return (
        is_dated(words)
        or TOLD.search(words) is not None
        or any(one.term.kind not in _UNDATED for one in find(words, context=YearContext()))
    )


def regulated_line(text: str, roots: list[Item], path: list[tuple[int, Item]], blank: bool) -> None:
    """Put a line without a mark where it belongs: listed by the point above, going on with it, or a sentence of its own."""
    last = path[-1][1] if path else None
    if (last is not None and last.text.endswith(":")) or (
        last is not None and last.children and last.children[-1].number is None and last.children[-1].text.endswith((";", ","))
    ):
        last.children.append(Item(text))
    elif last is not None and not last.children and not last.text.endswith((".", ";", "!")) and (text[:1].islower() or not blank):
        last.text = f"{last.text} {text}"
    else:
        roots.append(Item(text))
        path[:] = [(0, roots[-1])]


_FIELD = re.compile(r"(?:срок|ответственн(?!ость)|исполнител|отв\.)", re.IGNORECASE)


def with_fields(said: Sequence[str]) -> list[str]:
    """The sentences; «Срок: май 2027. Ответственный: директор.» goes on with the one before it."""
    out: list[str] = []
    for one in said:
        if out and _FIELD.match(one):
            out[-1] += f" {one}"
        else:
            out.append(one)
    return out


def _sets(text: str) -> bool:
    if len(text) > LONGEST_POINT:
        return False
    term = own_term(text, YearContext())
    return says_when(text) or (term is not None and term.kind not in (*_UNDATED, *_FRAMES))


#: «Положение действует до …» tells how long the paper holds.
_HOLDS = re.compile(r"действует|вступа[её]т в силу|утрачивает|сроки? реализации|рассчитан[аоы]?(?![а-яё])", re.IGNORECASE)


def by_their_terms(listed: Sequence[Item]) -> list[Item]:
    """The points of a regulation that say when; what it says of aims, rules and members is no work."""
    out: list[Item] = []
    for item in listed:
        below = by_their_terms(item.children)
        if item.children and item.text.rstrip().endswith(":"):
            out += [replace(item, children=below)] if below else []
            continue
        if item.under:
            out.append(item)
            continue
        said = [one for one in with_fields(sentences(item.text)) if _sets(one) and not _HOLDS.search(one)]
        out += [*(Item(one, item.number) for one in said), *below]
    return out


#: «Наставник ведёт дневник и передаёт его …»: who does it stands before what is done.
_DOES = re.compile(
    r"(?P<who>[А-ЯЁ][а-яё-]+(?:\s(?!еже[а-яё]+но\s)[а-яё-]+){0,4}?)(?:\sеже[а-яё]+но)?"
    r"(?:\s(?:до|к|не позднее)\s\d[\d.]*(?:\s[а-яё]+)?(?:\s20\d\d\sг(?:ода|\.))?)?"
    r"\s(?:[а-яё]+но\s)?(?:не\s)?[а-яё]+(?:[её]т|ит|ут|ют|ат|ят)(?![а-яё])"
)


_NAME = r"[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\."
_BEHIND_WORK = re.compile(
    rf"\((?P<who>[^()]{{3,100}})\)[.;\s]*$|\s[–—-]\s(?P<told>[^()–—]{{3,100}})$|(?<=[.!»])\s(?P<named>{_NAME}(?:,\s{_NAME}){{0,4}})$"
)


def named_behind(text: str) -> tuple[Responsible, ...]:
    """Whom a line of a list names behind its work: «Сбор заявок (куратор)», «Сбор заявок – куратор», «Сбор заявок. Рогова В.В.».

    Nobody where something else stands there.
    """
    said = _BEHIND_WORK.search(text)
    who = (said["who"] or said["told"] or said["named"]).rstrip(" ;") if said else ""
    if who.startswith("совместно"):  # «(совместно с инспектором)»: who helps
        return ()
    return tuple(responsible_in(who)) if names_somebody(who) == 1.0 else ()


def who_does(text: str) -> tuple[Responsible, ...]:
    """Whom a sentence of a regulation names as doing what it says; nobody where that is no office."""
    said = _DOES.match(text)
    found = responsible_in(said["who"]) if said and "комитет" not in said[0] else []
    return tuple(found) if found and all(one.office for one in found) else ()
