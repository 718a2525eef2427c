"""What heads the lines of a list without a table: a month, a term, a stage, a title; and where a day opens a line."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from domain.paper import Paragraph
from domain.responsible import names_somebody
from domain.road_map.columns.calendar_rows import NAMES_MONTH, is_month
from domain.road_map.orders.asking import begs
from domain.road_map.orders.item import Item
from domain.road_map.orders.marks import BULLET, is_marked
from domain.terms import YearContext, parse_term
from domain.terms.find import looks_like_term, share_of_term

#: «📌 План на октябрь 2026»: a messenger's mark before a title.
_MESSAGES_PLAN = re.compile(r"[^\w\s«\"(–—-]+\s*план\w*(?: работы)? на [а-яё]+(?: 20\d\d(?:\s*г\w*)?)?\W*$", re.IGNORECASE)


def is_messages_plan(text: str) -> bool:
    """Whether a line of a message is the title of the plan below it."""
    return _MESSAGES_PLAN.match(text) is not None


#: So many months alone on their lines make a plan, whatever stands above them.
FEWEST_MONTHS = 2


def heads_with_months(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether months or counted meetings stand alone on lines, each above a line of works: a plan that has no title."""
    lines = [one.text.strip(" .:*\t") for one in paragraphs if one.text.strip()]
    months = [is_month(line) or bool(meets(line)) for line in lines]
    return sum(month and not below for month, below in pairwise(months)) >= FEWEST_MONTHS


_MEETING = r"(?:заседание|педсовет|педагогический совет|собрание|совещание|занятие|семинар|встреча)"
_COUNTED = r"(?:\d{1,2}(?:\s?-?\s?[а-яё]{1,2})?|[IVX]{1,4}|(?:перв|втор|трет|четв[её]рт|пят|шест)[а-яё]+)"
_COUNTED_MEETING = re.compile(
    rf"(?:{_MEETING}\s*(?:№\s*)?{_COUNTED}|{_COUNTED}\s+{_MEETING})(?![а-яё\d])(?P<when>.*)", re.IGNORECASE
)
_THEME = re.compile(r"(?<=[\s.,:;)])(?:тема\s*[:«\"–—-]|«).*", re.IGNORECASE)
#: What the heading of a meeting is followed by, above its matters.
_OF_MEETING = re.compile(
    r"(?:тема|цел[ьи]|форма|вопросы|повестка|рассматриваемые|участники|место)(?![а-яё])[^:.]{0,40}(?::\s*(?P<said>.*)|$)",
    re.IGNORECASE,
)


def meets(text: str) -> str:
    """When a counted meeting is held, where a line says that and at most its theme: «Заседание № 2 (ноябрь)»."""
    found = _COUNTED_MEETING.fullmatch(_THEME.sub("", text).rstrip(" :."))
    when = found["when"].strip(" .,:;()–—-") if found else ""
    return when if when and is_when(when) else ""


def tells_of_meeting(text: str, below: Sequence[Paragraph]) -> str | None:
    """What a line below the heading of a meeting leaves to be done: None where it is no field of it.

    The theme is the work of a meeting without counted matters; its aim, its form and «Вопросы:» are none.
    """
    found = _OF_MEETING.match(text)
    if found is None:
        return None
    following = takewhile(lambda one: not (is_month(one.text.strip(" .:")) or meets(one.text.strip())), below)
    counted = any(is_marked(one.text.strip(), one.number) for one in following)
    return "" if counted or not text.lower().startswith("тема") else found["said"] or ""


_STAGE = re.compile(r"(?<![а-яё])(?:этап|раздел|блок|модуль|направление)(?![а-яё])", re.IGNORECASE)


def is_stage(text: str, paragraph: Paragraph, below: Sequence[Paragraph], last: Item | None) -> bool:
    """Whether a line is the heading of the marked lines below it: «Основной этап», or a short title after a finished work."""
    following = next((one for one in below if one.text.strip()), None)
    stage = _COUNTED_STAGE.match(text)  # «1 этап. Основной (ноябрь 2026 г. – май 2027 г.)»
    name = _IN_BRACKETS.sub("", text[stage.end() :]) if stage else text
    titled = re.fullmatch(r"(?=.{4,80}$)(?:[IVX]+\.\s+)?[А-ЯЁIVX\d][^.;:,?!]*[.:]?", name) is not None and not looks_like_term(
        name
    )
    titled = titled and re.search(r"(?:ется|ится|ются|ятся)(?![а-яё])", text) is None
    marked = is_marked(text, paragraph.number) and stage is None
    if not titled or following is None or marked or begs(text):
        return False
    anew = _COUNTS_ANEW.match(f"{following.number} {following.text}".strip()) is not None
    finished = (last is not None and (last.text.endswith((".", ";", ")")) or anew)) or (anew and _ROMAN.match(text) is not None)
    named = _STAGE.search(text) is not None or _DATED_TITLE.search(text) is not None
    return is_marked(following.text.strip(), following.number) and (named or finished)


_COUNTED_STAGE = re.compile(
    r"(?:\d|[IVX]{1,4})(?:\s?-?й)?\s+этап\s?[.:–—-]\s*|этап\s+(?:№\s?)?(?:\d|[IVX]{1,4})\s?[.:–—-]\s*", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*[.:]?$")
_ROMAN = re.compile(r"[IVX]{1,4}\.\s")


def with_roman_titles(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines of a plan; a Roman number that Word puts before one is a word of it: a title of what is counted below."""
    return [
        replace(one, text=f"{one.number} {one.text}", number="") if _ROMAN.match(f"{one.number} ") else one for one in paragraphs
    ]


#: «Заседание № 2 (ноябрь 2026)».
_DATED_TITLE = re.compile(r"\((?:[^()]*\s)?(?:[а-яё]{3,8}|20\d\d|\d{1,2}\.\d{1,2}\.\d{2,4})(?:\s*г\.?|\s+года?)?\)\W*$")
_COUNTS_ANEW = re.compile(r"1[.)]\s")


def opens_with_day(text: str, path: Sequence[tuple[int, Item]], month: str | None = None) -> bool:
    """Whether «25.12 …» is a day and no twelfth part of point 25; `month`: the heading below which it stands."""
    found = re.match(r"(\d{1,2})\.(0[1-9]|1[0-2])\.?\s+(?P<small>[а-яё])?(?=[А-ЯЁа-яё«])", text)
    if found is None or int(found[1]) > 31 or any(item.number == found[1] for _, item in path):
        return False
    heading = parse_term(month, context=YearContext.calendar(2000)).start if month and is_month(month) else None
    return found["small"] is not None or (heading is not None and heading.month == int(found[2]))


def is_when(text: str) -> bool:
    """Whether a line is a term and nothing else: «Ежемесячно», «1 раз в четверть:»."""
    return len(text) <= 60 and share_of_term(text) == 1.0 and looks_like_term(text)


def is_bulleted(below: Sequence[Paragraph]) -> bool:
    """Whether the next line with words is one of a list."""
    following = next((one for one in below[:3] if one.text.strip()), None)
    return following is not None and (bool(following.number) or BULLET.match(following.text.strip()) is not None)


def opens_list(text: str, below: Sequence[Paragraph]) -> bool:
    """Whether a list stands below a term, or below months a list that is counted: «Апрель-май», «1. Открытый урок»."""
    following = next((one.text.strip() for one in below[:3] if one.text.strip()), "")
    return is_bulleted(below) or (NAMES_MONTH.search(text) is not None and _COUNTS_ANEW.match(following) is not None)


def names_work(below: Sequence[Paragraph]) -> bool:
    """Whether the line right below is words of its own: neither marked nor a term."""
    text = below[0].text.strip() if below else ""
    return re.search(r"[^\W\d_]{4}", text) is not None and not is_marked(text, below[0].number) and not is_when(text)


def is_dated_by(above: Item, below: Sequence[Paragraph]) -> bool:
    """Whether a term on a line of its own says when the work above it is due: who answers stands right below it."""
    following = below[0].text.strip() if below else ""
    return above.number is not None and not looks_like_term(above.text) and names_somebody(following) == 1.0


#: «Отв.: куратор», «Ответственные – наставники», «Отв. куратор».
_ANSWERS = re.compile(r"(?:(?:отв(?:етственн[а-яё]+)?|исполнител[а-яё]+)\b\.?\s*[:–—-]|отв\.)\s*(?=\S)", re.IGNORECASE)


#: A meeting is named so, too.
_BODY = re.compile(r"(?:[а-яё]+(?:ий|ый|ое|ая)\s)?(?:совет|комитет|комисси|педсовет|собрани|совещани|актив|клуб)", re.IGNORECASE)


def answers_alone(text: str) -> bool:
    """Whether a line only names somebody, an officer or a person: in a list such a line is no work."""
    if is_marked(text, "") or "«" in text or _BODY.match(text) or looks_like_term(text) or meets(text):
        return False
    return names_somebody(text) == 1.0


def answered_by_line(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether two lines or more below the first month or meeting only name somebody: who answers stands below each work."""
    lines = [one.text.strip(" .:*\t") for one in paragraphs if one.text.strip()]
    first = next((at for at, line in enumerate(lines) if is_month(line) or meets(line)), len(lines))
    return sum(map(answers_alone, lines[first:])) >= FEWEST_ANSWERS


FEWEST_ANSWERS = 2


def tells_who_answers(text: str, roots: Sequence[Item], month: str | None = None) -> bool:
    """Gives the works of a list who answers for them where a line of its own says that below them, and whether it does so.

    It is said of all the works below one heading that nobody answers for yet; without a heading of the last work alone.
    `month`: the heading of the list, where lines that only name somebody stand below its works, each of the last work alone.
    """
    said = _ANSWERS.match(text)
    alone = said is None and month is not None and bool(roots) and roots[-1].under == month and answers_alone(text)
    if not roots or not (said or alone):
        return False
    under = roots[-1].under if said else None
    works = list(takewhile(lambda one: one.under == under, reversed(roots))) if under else [roots[-1]]
    for item in [below for one in works for below in (one.children or [one])][0 if said else -1 :]:
        if not _ANSWERS.search(item.text):
            item.text = f"{item.text.rstrip(' .;,')}. Отв. – {text[said.end() :] if said else text}"
    return True
