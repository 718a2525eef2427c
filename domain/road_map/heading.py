"""What stands above the text of a paper: its title, number and date; its stamps and other papers it names are passed over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile

from domain.responsible.hyphens import whole
from domain.road_map.orders.asking import begs
from domain.road_map.registered import (
    ACT_ABOUT,
    ADDRESSES,
    FIRST_LINES,
    NAMES_ANOTHER,
    NUMBER_AND_DATE,
    OF_A_MONTH,
    STARTS_TEXT,
    act_on_a_line,
    edition_of,
    registered_in,
    with_figures,
    without_address,
)
from domain.terms.find import looks_like_term

_APPROVED = re.compile(
    r"[\s,(]*(?<!\w)утв(?:ержд[её]н\w*|\.)\s+(?:приказ|распоряжени|постановлени).*$", re.IGNORECASE | re.DOTALL
)
_ABOUT = re.compile(r"[«\"]?(?:(?:О|Об|Обо)\s+[а-яё«№\d]|(?:О|ОБ|ОБО)\s+[А-ЯЁ]{3,}(?!\s[А-ЯЁ]\.))")
PLAN = re.compile(
    r"дорожн\w+\s+карт|(?:календарн|учебн|рабоч|перспективн|годов|индивидуальн|комплексн|сетев|тематическ)\w*\s+(?:план|график)"
    r"|план\w*\s+[а-яё-]+ой\s+работ|план\w*\s+(?:мероприяти|работ|внедрени|реализаци|основн|действи|по |на )|план-график"
    r"|план-[а-яё]{4,}|^\W{0,2}(?:основные\s+)?мероприятия\s+по\s|комплекс мер"
    r"|перечень мероприятий|^(?:план(?:-график)?|график)$|циклограмм"
    r"|^\W{0,2}(?:план|график)(?:\s+[а-яё-]{3,}|\s+[«\"])|^(?:[а-яё]+ая )?программа"
    r" (?:наставничества|мероприятий|внедрения|сопровождения)"
    r"|^целевые показатели\s[а-яё]",
    re.IGNORECASE,
)
#: «МЕРОПРИЯТИЯ» is the heading of a column as often, and a title where the line below goes on: «по подготовке …».
_MEASURES = re.compile(r"(?:основные\s+)?мероприятия", re.IGNORECASE)
_FOR_WHAT = re.compile(r"по\s", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"\d+[.)]|\d{1,2}(?:\s?[-–—]\s?\d{1,2})?(?:-?[ех])?\s+класс"
    r"|российская\s+федерация$"
    r"|[IVX]+\.\s|п\.\s?\d|(?:раздел|этап|блок)\s+[\dIVX]|[а-яё-]+(?:ый|ой|ий)\s+этап$|[№§]|от \d|приложение|утвержд|согласовано",
    re.IGNORECASE,
)
#: «2. О плане на 2027 год»: what a meeting talked about, no name of its minutes.
_AGENDA = re.compile(r"\d{1,2}\.\s*(?:О|Об|Обо)\s+[а-яё]|(?:слушали|выступил[аи]?|повестка)\b", re.IGNORECASE)
_OPENS_AGENDA = re.compile(r"\W*повестка(?![а-яё])", re.IGNORECASE)
_ON_AGENDA = re.compile(r"\d{1,2}[.)]\s")
#: «1.2. Учителям разработать планы работы …» is a point, and so is «разработать дорожную карту до 31.01.2027;».
_ORDERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s.*[а-яё]{3}(?:ть|ти)(?![а-яё])|\W*[а-яё]{3,}(?:ть|ти)\s|.*;$", re.IGNORECASE)
HEAD_LINES = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """Title, number and date of a paper as far as it has them."""

    title: str | None = None
    number: str | None = None
    written_on: date | None = None
    #: The number of the order of which the paper calls itself a new edition.
    edition_of: str | None = None
    #: The date stands alone and nothing tells of an order, an approval or a letter: the day of a page or of a news item.
    of_page: bool = False


_OFFICIAL = re.compile(
    r"приказ|распоряж|постановл|утвержд|согласов|принят|протокол|письм|уважаем|прош[уи]|директор|№|(?<!\w)N\s?\d|_{3}",
    re.IGNORECASE,
)


def heading_of(lines: Sequence[str], table: int | None = None) -> Heading:
    """The heading of a paper from its lines of text, tables left out; `table`: the line before which the first one stands."""
    titled = next((at for at, line in enumerate(lines[:FIRST_LINES]) if _TITLED_ACT.fullmatch(line.strip())), None)
    if titled is not None and (act := _TITLED_ACT.fullmatch(lines[titled].strip())):
        lines = [*lines[:titled], f"{act['act']} {act['day']}", act["title"], "", *lines[titled + 1 :]]
        table = table and table + 2
    head = [_plain(line.replace("*", " ").replace("#", " ")) for line in lines[:HEAD_LINES]]
    bare = [re.sub(r"^\s*#+\s|\*\*", "", line).strip() for line in lines[:HEAD_LINES]]
    number, written_on = registered_in([with_figures(_plain(line)) for line in without_address(bare)], table)
    title = _title(head, [_plain(re.sub(r"^#+\s", "", line)) for line in lines])
    plan = next((at for at, line in enumerate(head) if title and line and title.startswith(line)), 0)
    page = number is None and written_on is not None and not _OFFICIAL.search(" ".join(head[: plan + 4]))
    return Heading(title, number, written_on, edition_of(head, number), page)


#: «Приказ № 45 «О кураторах» от 02.09.2027»: what it is about stands between its number and its date.
_TITLED_ACT = re.compile(
    r"(?P<act>(?:приказ|распоряжение|постановление)\s[^«»\"№]{0,40}№\s?[^\s«\"]+)\s+[«\"](?P<title>Об?\s[^«»\"]{3,200})[»\"],?\s+"
    r"(?P<day>от\s.{6,40})",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<![А-ЯЁа-яё])[А-ЯЁ](?: [А-ЯЁ]){3,}(?![А-ЯЁа-яё])")


def _plain(line: str) -> str:
    """A line with single spaces; «П Л А Н» is one word."""
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), " ".join(line.split()))


#: «ПОЛОЖЕНИЕ» above what it is about, «Положение о конкурсе …» on one line.
_REGULATION = re.compile(
    r"(?:ПОЛОЖЕНИЕ|Положение|РЕГЛАМЕНТ|Регламент|ПОРЯДОК|Порядок)(?:\s+(?:о|об|О|ОБ|проведения|взаимодействия)\s.*[^.,;])?"
)


#: «Приказ № 5 от 30.08.2027 г. Ольховской школы «О наставничестве»».
_CALLED = re.compile(r"[«\"](?P<title>Об?\s[^«»\"]{3,150})[»\"]\W*$")
#: In characters: «п. Таёжный» between the number of an act and what it is about.
LONGEST_TOWN = 30


def _without_gaps(head: Sequence[str]) -> list[str]:
    """The head of a paper; where a page left a blank line, or several, behind every line of it, without them."""
    end = next((at for at, line in enumerate(head) if STARTS_TEXT.match(line)), len(head))
    filled = [at for at, line in enumerate(head[:end]) if line]
    gap = min((after - before - 1 for before, after in pairwise(filled)), default=0)
    if gap < 1 or len(filled) < FEWEST_APART:
        return list(head)
    left_out = {at + 1 + below for at in filled for below in range(gap)}
    return [line for at, line in enumerate(head) if at not in left_out]


#: Lines of a head from which the blank ones between them are the page's.
FEWEST_APART = 4


def _title(head: Sequence[str], lines: Sequence[str]) -> str | None:
    head = _without_gaps(head)
    end = next((at for at, line in enumerate(head) if STARTS_TEXT.match(line)), len(head))
    first = next((at for at, line in enumerate(head[:end]) if line), end)
    if first < end and ACT_ABOUT.match(head[first]) and (registered := NUMBER_AND_DATE.search(head[first])):
        rest = head[first][registered.end() :].lstrip(" .,")
        if _ABOUT.match(rest) and len(rest) < 250:
            return _joined([rest, *head[first + 1 :]], 0, end - first)
    for line in head[: min(end, FIRST_LINES)]:
        if act := act_on_a_line(line):
            about = re.search(r"(?<![а-яё])Об?\s", line[act.end() :])
            rest = line[act.end() + about.start() :] if about and about.start() <= LONGEST_TOWN else ""
            text = next(
                (at for at in range(1, len(rest)) if rest[at - 1] == " " and rest[at].isupper() and STARTS_TEXT.match(rest, at)),
                0,
            )
            if text:
                return rest[:text].strip(" ." if "«" in rest[:text] else " .»")
        elif (named := ACT_ABOUT.match(line) and _CALLED.search(line)) and NUMBER_AND_DATE.search(line):
            return named["title"]
    for at, line in enumerate(head[:end]):
        if _ABOUT.match(line) and len(line) < 250:
            again = next(
                (below for below in range(at + 1, end) if head[below] == line), at
            )  # a site prints it above the paper, too
            return _joined(head, again, end)
        if _REGULATION.fullmatch(line) and len(line) < 200:
            return _joined(head, at, end)
    agenda = next((at for at, line in enumerate(head) if _OPENS_AGENDA.match(line)), len(lines))
    for at, line in enumerate(lines):
        below = next(filter(None, lines[at + 1 : at + 3]), "")
        found = PLAN.search(line) or (_MEASURES.fullmatch(line) if _FOR_WHAT.match(below) else None)
        if (
            found
            and len(line) < 300
            and not (_AGENDA.match(line) or (at > agenda and _ON_AGENDA.match(line)))
            and not (_ORDERED.match(line) or _SPEAKS.search(line) or begs(line))
            and not re.search(r"приказ|утвердить|распоряж", _APPROVED.sub("", line), re.IGNORECASE)
            and (found.start() < 60)
        ):
            return _APPROVED.sub("", _joined(lines, at, len(lines)))
    return None


#: «Наставник: …» below a title, and the name of the act where it stands below what the act is about.
_LABEL = re.compile(r"[А-ЯЁ][а-яё]{3,}(?: [а-яё]+){0,2}:\s")
_ACT = re.compile(r"(?:ПРИКАЗ|РАСПОРЯЖЕНИЕ|ПОСТАНОВЛЕНИЕ|РЕШЕНИЕ|ПИСЬМО)\W*")


#: «до 1 декабря 2026» below a title is the term of its first work.
_OPENS_ROW = re.compile(r"(?:до|с|по)\s+\d|\d{1,2}(?:[\s.–—-]+\d{1,2})?(?:\s[а-яё]|\.\d\d)")
#: A line of a list, as people type it or a messenger marks it.
_LISTED = re.compile(r"[-–—•]\s|[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]")


_QUOTES = {"«": "»", '"': '"'}


def _closes(title: str) -> bool:
    """Whether the quotation that a title opens with has ended."""
    return title.rstrip(" .").endswith(_QUOTES[title[0]]) and title.count("«") == title.count("»") and title.count('"') % 2 == 0


#: «Сентябрь 2027» below a title heads the first works, but for «План работы на» above it.
_MONTH_ALONE = re.compile(rf"{OF_A_MONTH}(?:\s+20\d\d(?:\s*г(?:ода|\.)?)?)?[.:]?", re.IGNORECASE)
_FOR_MONTH = re.compile(r"(?<!\w)(?:на|за|в|по)$", re.IGNORECASE)


def _joined(lines: Sequence[str], at: int, end: int) -> str:
    """The lines of a title up to the first blank one."""
    out = [re.sub(r"^[^\w«\"'(]+", "", lines[at])]
    below = lines[at + 1] if at + 1 < len(lines) else ""
    if re.fullmatch(r"«[^«»]*»|\"[^\"]*\"", out[0]) and not below[:1].islower():  # «ДОРОЖНАЯ КАРТА» / внедрения …
        return out[0][1:-1]
    for place in range(at + 1, min(end, at + 14)):
        line = lines[place]
        following = lines[place + 1] if place + 1 < len(lines) else ""
        if out[0][:1] in _QUOTES and _closes(" ".join(out)):
            break
        if not line and (
            following[:1].islower() or (out[0].isupper() and following.isupper() and not STARTS_TEXT.match(following))
        ):  # a copy from a web page leaves a blank line after every line
            continue
        if (line[:1].isupper() and ACT_ABOUT.match(line) and NUMBER_AND_DATE.search(line)) or re.match(
            r"Принят[оа]?(?: |$)", line
        ):
            break
        if _LABEL.match(line) or _ACT.fullmatch(line) or ADDRESSES.match(line) or _LISTED.match(line) or _LISTED.match(following):
            break
        if line.endswith(":") or (_OPENS_ROW.match(line) and looks_like_term(line)):
            break
        if _MONTH_ALONE.fullmatch(line) and not _FOR_MONTH.search(out[-1]):
            break
        goes_on = NAMES_ANOTHER.search(out[-1]) is not None and NUMBER_AND_DATE.search(line) is not None
        if goes_on:
            out.append(line)
            continue
        if (
            line.isupper() and len(line) > 12 and not out[0].isupper() and line[0].isalpha()
        ):  # the letterhead below what a site prints
            break
        in_capitals = _ABOUT.match(out[0]) and out[0].isupper()
        if in_capitals and not line.isupper():
            break
        if (
            not re.search(r"[^\W_]", line)
            or re.fullmatch(r"\d{1,2}[:.]\d\d", line)
            or STARTS_TEXT.match(line)
            or _NO_TITLE.match(line)
            or len(line) > 250
            or len(out) >= 8
        ):
            break
        if line[:1].isupper() and (_SPEAKS.search(line) or begs(line) or _is_sentence(lines[place:end])):
            break
        out.append(line)
    title = " ".join(whole("\n".join(out)).split()).rstrip(" .")
    return title[1:-1] if re.fullmatch(r"«[^«»]*»|\"[^\"]*\"", title) else title


#: «Информируем о проведении …» below the title of a letter that leaves no blank lines.
_SPEAKS = re.compile(
    r"(?<![а-яё])(?:информиру|сообща|направля|напомина|доводи|уведомля|приглаша)(?:ем|ю|ет|м)(?![а-яё])", re.IGNORECASE
)


def _is_sentence(lines: Sequence[str]) -> bool:
    """Whether the first of the lines begins a whole sentence, longer than any line of a title: the text of the paper."""
    paragraph = list(takewhile(bool, lines))
    end = next((at for at, line in enumerate(paragraph, 1) if line.endswith((".", ":"))), None)
    first = " ".join(paragraph[:end]).partition(". ")[0]
    return end is not None and len(first) > LONGEST_TITLE_LINE


LONGEST_TITLE_LINE = 80
