"""What stands above the text of a paper: its title, number and date. Stamps and references to other papers are passed over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.terms import YearContext, parse_term
from domain.terms.find import looks_like_term

_OF = r"(?:янв\w*|фев\w*|мар\w*|апр\w*|ма[яй]|июн\w*|июл\w*|авг\w*|сен\w*|окт\w*|ноя\w*|дек\w*)"
_DATE = rf"[«\"]?\s?\d{{1,2}}\s?[»\"]?(?:\s?\.\s?\d{{1,2}}\s?\.\s?\d{{2,4}}|\s+{_OF}\.?\s+\d{{4}})(?:\s?г(?:ода|\.)?)?"
#: «№ 189 – ОД», «№ 512 -о»: letters behind a dash belong to the number where it ends there.
_NUMBER = r"(?:№|N|No|Nº)\s*(?P<number>[\w/.-]*\d[\w/.-]*(?:(?<!-)\s?[-–—]\s?[А-ЯЁа-яё]{1,4}(?=\.?\s*(?:$|[,;]|от\s|[«\"]?\d)))?)"
#: A form has the town between the date and the number.
_TOWN = (
    r"(?:г|с|п|д|х|пос|пгт|р\.?\s?п|ст)\.\s?(?!приказ|распоряж|постанов|протокол|решени)"
    r"(?-i:[А-ЯЁ][а-яё-]+(?:[\s-][А-ЯЁ][а-яё]+)?)"
)
_BOTH = re.compile(
    # «СОШ № 20 от 01.09.2026 № 144»: the first number is the school's
    rf"(?P<date>{_DATE})[\s,]*(?:{_TOWN}[\s,]*)?(?:исх(?:\.|одящий)\s*)?{_NUMBER}"
    rf"|{_NUMBER.replace('number', 'number2')}\.?\s*от\s*(?P<date2>{_DATE})(?!\d|\s*г|[\s,]*№\s*\d)",
    re.IGNORECASE,
)
_ONLY_DATE = re.compile(rf"(?:от\s*)?(?P<date>{_DATE})[.\s]*(?:г\.\s?[А-ЯЁ][\w-]+)?", re.IGNORECASE)
_ONLY_NUMBER = re.compile(rf"(?:приказ|распоряжение|постановление|письмо)?\s*{_NUMBER}(?:-\s?\w+)?", re.IGNORECASE)
_APPENDIX = re.compile(
    r"\W{0,3}(?:приложени|утвержд|к (?:приказу|распоряжени|письму|постановлени|решени)"
    r"|(?:директор|начальник|заведующ).{0,60}приказ)"
    r"|(?!.*\.$)(?!(?:сообща|информиру|напомина|направля|доводи|уведомля))"  # in a sentence another paper is approved
    r".{10,}(?<!\w)утв(?:ержд[её]н\w*|\.)\s+(?:приказ|распоряжени|постановлени)",
    re.IGNORECASE,
)
#: «О внесении изменений в приказ» goes on with that order's date and number.
_NAMES_ANOTHER = re.compile(r"(?<!\w)(?:приказ|распоряжени|постановлени|письм|положени|решени)[а-яё]{0,3}$")
_APPROVED = re.compile(
    r"[\s,(]*(?<!\w)утв(?:ержд[её]н\w*|\.)\s+(?:приказ|распоряжени|постановлени).*$", re.IGNORECASE | re.DOTALL
)
#: «ПРОТОКОЛ № 3» above what a meeting decided; the one in a stamp of approval is another paper's.
_PROTOCOL = re.compile(
    rf"(?:ПРОТОКОЛ|Протокол)(?P<of> (?:заседани|совещани|собрани)[а-яё]+(?: [а-яё-]+){{0,6}})?\W*{_NUMBER}"
    rf"(?:\s*от\s*(?P<date>{_DATE}))?[.\s]*"
)
_STAMPED = re.compile(r"\W*(?:согласован|принят|рассмотрен|утвержд|одобрен|обсужд|на заседании)", re.IGNORECASE)
_STARTS_TEXT = re.compile(
    r"приказываю|распоряжаюсь|постановля(?:ю|ет)|(?:решил|постановил)[аи]?\s*:|уважаемые|в соответствии|во исполнение"
    r"|в целях|на основании|п р и к а з ы"
    r"|(?-i:С целью|В связи с|В рамках|Руководствуясь|Согласно"
    r"|Заслушав|Рассмотрев|Обсудив|Учитывая|Исходя из|По итогам|По результатам)\s",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"[«\"]?(?:(?:О|Об|Обо)\s+[а-яё«№\d]|(?:О|ОБ|ОБО)\s+[А-ЯЁ]{3,}(?!\s[А-ЯЁ]\.))")
#: «Приказ № 31 от 25.08.2027 г. Об организации …»: the act and what it is about on its first line.
_ACT_ABOUT = re.compile(r"(?:приказ|распоряжение|постановление)\s", re.IGNORECASE)
_PLAN = re.compile(
    r"дорожн\w+\s+карт|(?:календарн|учебн|рабоч|перспективн|годов|индивидуальн|комплексн|сетев|тематическ)\w*\s+(?:план|график)"
    r"|план\w*\s+[а-яё-]+ой\s+работ|план\w*\s+(?:мероприяти|работ|внедрени|реализаци|основн|действи|по |на )|план-график"
    r"|план-[а-яё]{4,}|^\W{0,2}мероприятия\s+по\s|комплекс мер|перечень мероприятий|^(?:план(?:-график)?|график)$|циклограмм"
    r"|^\W{0,2}(?:план|график)(?:\s+[а-яё-]{3,}|\s+[«\"])|^(?:[а-яё]+ая )?программа"
    r" (?:наставничества|мероприятий|внедрения|сопровождения)"
    r"|^целевые показатели\s[а-яё]",
    re.IGNORECASE,
)
#: The paper is a later edition of itself, or an order about changes to another one that it names.
_EDITION = re.compile(r"(?<!\w)в\s+ред(?:акции|\.)|с\s+изменениями,?\s+внес", re.IGNORECASE)
_CHANGES = re.compile(r"(?<!\w)о\s+внесении\s+изменени[йя]|(?<!\w)в\s+новой\s+редакции", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"\d+[.)]|\d{1,2}(?:\s?[-–—]\s?\d{1,2})?(?:-?[ех])?\s+класс"
    r"|[IVX]+\.\s|(?:раздел|этап|блок)\s+[\dIVX]|[а-яё-]+(?:ый|ой|ий)\s+этап$|№|от \d|приложение|утвержд|согласовано",
    re.IGNORECASE,
)
#: «2. О плане на 2027 год»: what a meeting talked about, no name of its minutes.
_AGENDA = re.compile(r"\d{1,2}\.\s*(?:О|Об|Обо)\s+[а-яё]")
#: «1.2. Учителям разработать планы работы …» is a point.
_ORDERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s.*[а-яё]{3}(?:ть|ти)(?![а-яё])")
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
    head = [_plain(line.replace("*", " ").replace("#", " ")) for line in lines[:HEAD_LINES]]
    number, written_on = _registered([_figures(line) for line in head], table)
    title = _title(head, [_plain(re.sub(r"^#+\s", "", line)) for line in lines])
    plan = next((at for at, line in enumerate(head) if title and line and title.startswith(line)), 0)
    page = number is None and written_on is not None and not _OFFICIAL.search(" ".join(head[: plan + 4]))
    return Heading(title, number, written_on, _edition_of(head, number), page)


_SPACED = re.compile(r"(?<![А-ЯЁа-яё])[А-ЯЁ](?: [А-ЯЁ]){3,}(?![А-ЯЁа-яё])")


def _plain(line: str) -> str:
    """A line with single spaces; «П Л А Н» is one word."""
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), " ".join(line.split()))


def _figures(line: str) -> str:
    """A line with the letters that a scan read for figures put right: «l2» января 2O22 г., № l7."""
    line = re.sub(r"(?<=\d)[OОо](?=\d|\s|$)", "0", line)
    return re.sub(r"(?<![A-Za-zА-Яа-яЁё\d])l(?=\d)", "1", line)


def _as_one(number: str) -> str:
    """A number as one word: «189-ОД» for «189 – ОД»."""
    return re.sub(r"\s*[-–—]\s*", "-", number.rstrip(" ."))


def _edition_of(head: Sequence[str], number: str | None) -> str | None:
    """«87 … (в редакции приказа от 11.08.2026 № 91)» → its own number; «о внесении изменений в приказ … № 87» → that one.

    Only what stands above the text counts: the law that an order refers to has editions, too.
    """
    end = next((at for at, line in enumerate(head) if _STARTS_TEXT.match(line)), len(head))
    above = " ".join(head[:end])
    if (found := _CHANGES.search(above)) and (named := _BOTH.search(above, found.end())):
        return _as_one(named["number"] or named["number2"])
    return number if _EDITION.search(above) else None


def _registered(head: Sequence[str], table: int | None) -> tuple[str | None, date | None]:
    """№ and date of the paper itself; failing that, those of the order that it is an appendix of.

    A date that stands alone is the paper's only above its first table.
    """
    end = next((at for at, line in enumerate(head) if _STARTS_TEXT.match(line)), len(head))
    for own in (True, False):
        for at, line in enumerate(head[:end] if own else head):
            another = at > 0 and _NAMES_ANOTHER.search(head[at - 1]) and _CHANGES.search(" ".join(head[max(0, at - 4) : at]))
            found = _BOTH.search(line)
            if (
                found is None
                or another
                or re.match(r"на\s*№|\W*(?:протокол|принято|согласовано|рассмотрено)", line, re.IGNORECASE)
            ):
                continue
            rest = re.sub(r"[^А-Яа-яё]", "", line[: found.start()] + line[found.end() :])
            # The paper's own registration fills its line; a mention of another paper stands in a sentence.
            opens = found.start() <= 14 and _ACT_ABOUT.match(line) is not None and not any(head[:at])
            if (own and (opens or len(rest) <= 28) and not _APPENDIX.match(line)) or (
                not own and _APPENDIX.match(line) and len(line) < 140 and not line.endswith(",")
            ):
                return _as_one(found["number"] or found["number2"]), _day(found["date"] or found["date2"])
    number, day = _apart(head[: min(end, len(head) if table is None else table)])
    return (number, day) if number else _protocol(head[:end], day)


_OF_A_MEETING = re.compile(r"(?:рабочего )?(?:заседани|совещани|собрани|педагогическ|встреч)", re.IGNORECASE)


def _protocol(head: Sequence[str], day: date | None) -> tuple[str | None, date | None]:
    """Number and date of the minutes that the paper is; `day`: the date that stands alone."""
    for at, line in enumerate(head):
        whole = f"{line} {' '.join(head[at + 1 : at + 2])}" if re.fullmatch(r"протокол", line, re.IGNORECASE) else line
        found = _PROTOCOL.fullmatch(whole)
        named = found and (found["of"] or line.startswith("ПРОТОКОЛ") or _OF_A_MEETING.match(" ".join(head[at + 1 : at + 3])))
        if found and named and not any(_STAMPED.match(above) for above in head[max(0, at - 4) : at]):
            return _as_one(found["number"]), _day(found["date"]) if found["date"] else day
    return None, day


def _apart(head: Sequence[str]) -> tuple[str | None, date | None]:
    number = next((_as_one(found["number"]) for line in head if (found := _ONLY_NUMBER.fullmatch(line))), None)
    day = next((_day(found["date"]) for line in head if (found := _ONLY_DATE.fullmatch(line))), None)
    return number, day


def _day(text: str) -> date | None:
    term = parse_term(text, context=YearContext())
    return term.end


#: «ПОЛОЖЕНИЕ» above what it is about, «Положение о конкурсе …» on one line.
_REGULATION = re.compile(
    r"(?:ПОЛОЖЕНИЕ|Положение|РЕГЛАМЕНТ|Регламент|ПОРЯДОК|Порядок)(?:\s+(?:о|об|О|ОБ|проведения|взаимодействия)\s.*[^.,;])?"
)


def _title(head: Sequence[str], lines: Sequence[str]) -> str | None:
    end = next((at for at, line in enumerate(head) if _STARTS_TEXT.match(line)), len(head))
    first = next((at for at, line in enumerate(head[:end]) if line), end)
    if first < end and _ACT_ABOUT.match(head[first]) and (registered := _BOTH.search(head[first])):
        rest = head[first][registered.end() :].lstrip(" .,")
        if _ABOUT.match(rest) and len(rest) < 250:
            return _joined([rest, *head[first + 1 :]], 0, end - first)
    for at, line in enumerate(head[:end]):
        if _ABOUT.match(line) and len(line) < 250:
            return _joined(head, at, end)
        if _REGULATION.fullmatch(line) and len(line) < 200:
            return _joined(head, at, end)
    for at, line in enumerate(lines):
        found = _PLAN.search(line)
        if (
            found
            and len(line) < 300
            and not _AGENDA.match(line)
            and not _ORDERED.match(line)
            and not re.search(r"приказ|утвердить|распоряж", _APPROVED.sub("", line), re.IGNORECASE)
            and (found.start() < 60)
        ):
            return _APPROVED.sub("", _joined(lines, at, len(lines)))
    return None


#: «Наставник: …» below a title, and the name of the act where it stands below what the act is about.
_LABEL = re.compile(r"[А-ЯЁ][а-яё]{3,}(?: [а-яё]+){0,2}:\s")
#: «Руководителям …»: whom a letterhead addresses, beside or below what the paper is about.
_TO = re.compile(r"(?:Руководител|Директор|Заведующ|Начальник|Глав|Председател)(?:ям|ам|им)(?![а-яё])")
_ACT = re.compile(r"(?:ПРИКАЗ|РАСПОРЯЖЕНИЕ|ПОСТАНОВЛЕНИЕ|РЕШЕНИЕ|ПИСЬМО)\W*")


#: «до 1 декабря 2026» below a title is the term of its first work.
_OPENS_ROW = re.compile(r"(?:до|с|по)\s+\d|\d{1,2}(?:[\s.–—-]+\d{1,2})?(?:\s[а-яё]|\.\d\d)")
#: A line of a list, as people type it or a messenger marks it.
_LISTED = re.compile(r"[-–—•]\s|[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]")


def _joined(lines: Sequence[str], at: int, end: int) -> str:
    """The lines of a title up to the first blank one."""
    out = [re.sub(r"^[^\w«\"'(]+", "", lines[at])]
    below = lines[at + 1] if at + 1 < len(lines) else ""
    if re.fullmatch(r"«[^«»]*»|\"[^\"]*\"", out[0]) and not below[:1].islower():  # «ДОРОЖНАЯ КАРТА» / внедрения …
        return out[0][1:-1]
    for place in range(at + 1, min(end, at + 14)):
        line = lines[place]
        following = lines[place + 1] if place + 1 < len(lines) else ""
        if not line and following[:1].islower():  # a copy from a web page leaves a blank line after every line
            continue
        if _LABEL.match(line) or _ACT.fullmatch(line) or _TO.match(line) or _LISTED.match(line) or _LISTED.match(following):
            break
        if line.endswith(":") or (_OPENS_ROW.match(line) and looks_like_term(line)):
            break
        goes_on = _NAMES_ANOTHER.search(out[-1]) is not None and _BOTH.search(line) is not None
        if goes_on:
            out.append(line)
            continue
        in_capitals = _ABOUT.match(out[0]) and out[0].isupper()
        if in_capitals and not line.isupper():
            break
        if not re.search(r"\w", line) or _STARTS_TEXT.match(line) or _NO_TITLE.match(line) or len(line) > 250 or len(out) >= 8:
            break
        out.append(line)
    title = " ".join(out).rstrip(" .")
    return title[1:-1] if re.fullmatch(r"«[^«»]*»|\"[^\"]*\"", title) else title


_FOR_YEAR = re.compile(
    r"(?<!\w)(?:на|в)\s+20\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?\s*(?:уч|г)"
    rf"|^(?:с\s+)?(?:\d{{1,2}}\s*(?:{_OF}\s*)?(?:[-–—]|по)\s*\d{{1,2}}\s+)?{_OF}(?:\s*[-–—]\s*{_OF})?\s+20\d\d(?:\s*г(?:ода?|\.)?)?$",
    re.IGNORECASE,
)


def year_line(lines: Sequence[str]) -> str:
    """«… на 2026-2027 учебный год» in a short line that was not known for a title; it may be broken behind the first year."""
    head = [" ".join(line.split()) for line in lines[: HEAD_LINES + 1]]
    whole = [f"{line}{below}" if line.endswith(("-", "–")) else line for line, below in zip(head, [*head[1:], ""], strict=False)]
    return next((line for line in whole[:HEAD_LINES] if len(line) < 200 and _FOR_YEAR.search(line)), "")
