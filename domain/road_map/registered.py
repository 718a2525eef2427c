"""The number and the date of a paper: its own, or those of the order that it is an appendix of."""

import re
from collections.abc import Sequence
from datetime import date

from domain.terms import YearContext, parse_term

OF_A_MONTH = r"(?:янв\w*|фев\w*|мар\w*|апр\w*|ма[яй]|июн\w*|июл\w*|авг\w*|сен\w*|окт\w*|ноя\w*|дек\w*)"
_DATE = rf"[«\"]?\s?\d{{1,2}}\s?[»\"]?(?:\s?\.\s?\d{{1,2}}\s?\.\s?\d{{2,4}}|\s+{OF_A_MONTH}\.?\s+\d{{4}})(?:\s?г(?:ода?|\.)?)?"
#: «№ 189 – ОД», «№ 512 -о»: letters behind a dash belong to the number where it ends there, or where the dash holds them.
_NUMBER = (
    r"(?:№|N|No|Nº)\s*(?P<number>[\w/.-]*\d[\w/.-]*(?:\(\d+\)[\w/.-]*)?"
    r"(?:(?<!-)\s?[-–—]\s?[А-ЯЁа-яё]{1,4}(?=\.?\s*(?:$|[,;]|от\s|[«\"]?\d))"
    r"|\s[-–—][А-ЯЁа-яё]{1,3}(?=\s))?)"
)
#: A form has the town between the date and the number.
_TOWN = (
    r"(?:г|с|п|д|х|пос|пгт|р\.?\s?п|ст)\.\s?(?!приказ|распоряж|постанов|протокол|решени)"
    r"(?-i:[А-ЯЁ][а-яё-]+(?:[\s-][А-ЯЁ][а-яё]+)?)"
)
NUMBER_AND_DATE = re.compile(
    # «СОШ № 20 от 01.09.2026 № 144»: the first number is the school's
    rf"(?P<date>{_DATE})[\s,]*(?:{_TOWN}[\s,]*)?(?:(?:исх(?:\.|одящий)|приказ(?!.*\sот\s))\s*)?{_NUMBER}"
    rf"|{_NUMBER.replace('number', 'number2')}\.?\s*от\s*(?P<date2>{_DATE})(?!\d|\s*г|[\s,]*№\s*\d)",
    re.IGNORECASE,
)
#: «№ 501      09.10.2027»: the number stands first and nothing else on the line.
_NUMBER_FIRST = re.compile(
    rf"(?:приказ|распоряжение|постановление)?\s*{_NUMBER.replace('number', 'number2')}[\s,]*(?P<date2>{_DATE})[.\s]*",
    re.IGNORECASE,
)
#: Also behind «Утверждаю директор школы № 5 ____» on the line of its stamp.
_ONLY_DATE = re.compile(
    rf"(?:{_TOWN}[\s,]*)?(?:от\s*|утверждаю(?:[^\d№]|№\s?\d+){{0,100}}?)?(?P<date>{_DATE})[.\s]*(?:{_TOWN}|г\.\s?[А-ЯЁ][\w-]+|№[\s_]*)?",
    re.IGNORECASE,
)
_ONLY_NUMBER = re.compile(rf"(?:приказ|распоряжение|постановление|решение|письмо|исх\.?)?\s*{_NUMBER}(?:-\s?\w+)?", re.IGNORECASE)
_APPENDIX = re.compile(
    r"\W{0,3}(?:приложени|утвержд|к (?:приказу|распоряжени|письму|постановлени|решени)"
    r"|(?:директор|начальник|заведующ).{0,60}приказ)"
    # in a sentence another paper is approved
    r"|(?!.*\.$)(?!.*\d\.\s+(?-i:[А-ЯЁ][а-яё]{2,}),?\s)(?!(?:сообща|информиру|напомина|направля|доводи|уведомля))"
    r".{10,}(?<!\w)утв(?:ержд[её]н\w*|\.)\s+(?:приказ|распоряжени|постановлени)",
    re.IGNORECASE,
)
#: «О внесении изменений в приказ» goes on with that order's date and number.
NAMES_ANOTHER = re.compile(r"(?<!\w)(?:приказ|распоряжени|постановлени|письм|положени|решени)[а-яё]{0,3}$")
#: «О внесении изменений в приказ | от 15.09.2027 № 24»: the number and the date are those of another paper.
_IS_ABOUT_ANOTHER = re.compile(
    r"Об?\s.*(?<!\w)(?:приказ|распоряжени|постановлени|письм|положени|решени)[а-яё]{0,3}(?:\s[^.;:]*)?\sот\s*$"
)
#: «… того, что сказано / в Указе Президента от 26.10.2027 № 645»: a line in the middle of a sentence names another paper.
_MENTIONS = re.compile(
    r"(?:во?|из|со?|по|об?|на|при)\s+(?i:указ|приказ|распоряжени|постановлени|письм|закон|протокол|решени)[а-яё]{1,3}\s"
)
#: «… совета школы № 21 от 12.12.2027»: the number of a school.
_OF_A_SCHOOL = re.compile(r"(?:ОУ|СОШ|ООШ|НОШ|(?:школ|гимнази|лице|сад)[а-яё]*)\s*$", re.IGNORECASE)
#: «ПРОТОКОЛ № 3» above what a meeting decided; the one in a stamp of approval is another paper's.
_PROTOCOL = re.compile(
    r"(?:ПРОТОКОЛ|Протокол|(?i:выписка\s+из\s+протокола))"
    rf"(?P<of> (?:заседани|совещани|собрани)[а-яё]+(?: [а-яё-]+){{0,6}})?\W*{_NUMBER}"
    r"(?P<by> (?!от\s)[а-яё][^.;:_]{3,150}?)?"
    rf"(?:\s*от\s*(?P<date>{_DATE}))?[.\s]*"
)
_STAMPED = re.compile(r"\W*(?:согласован|принят|рассмотрен|утвержд|одобрен|обсужд|на заседании)", re.IGNORECASE)
STARTS_TEXT = re.compile(
    r"приказываю|распоряжаюсь|постановля(?:ю|ет)|(?:решил|постановил)[аи]?\s*:|уважаемые|в соответствии|во исполнение"
    r"|в целях|на основании|п р и к а з ы"
    r"|(?-i:С целью|В связи с|В рамках|Руководствуясь|Согласно"
    r"|Заслушав|Рассмотрев|Обсудив|Учитывая|Исходя из|По итогам|По результатам)\s",
    re.IGNORECASE,
)
#: «Приказ агентства от 09.12.2027 № 2255 «О слёте»».
_TITLE_BEHIND = re.compile(r"\s+[«\"“](?:О|Об|Обо)\s.*$")
#: «Приказ № 31 от 25.08.2027 г. Об организации …»: the act and what it is about on its first line.
ACT_ABOUT = re.compile(r"(?:приказ|распоряжение|постановление)\s", re.IGNORECASE)
#: The paper is a later edition of itself, or an order about changes to another one that it names.
_EDITION = re.compile(r"(?<!\w)в\s+ред(?:акции|\.)|с\s+изменениями,?\s+внес", re.IGNORECASE)
_CHANGES = re.compile(r"(?<!\w)о\s+внесении\s+изменени[йя]|(?<!\w)в\s+новой\s+редакции", re.IGNORECASE)


#: «__16.03.2027__ №__127/П__»: the blanks of a form, filled in; «20__ г.» and «№ ____» were not.
_UNDERLINED = re.compile(r"(?<=\d)(?<!(?<!\d)20)_+|_+(?=\d)|(?<=\d[/-][А-ЯЁа-яё])_+")


def with_figures(line: str) -> str:
    """A line with the letters that a scan read for figures put right, and no rule under them: «l2» января 2O22 г., №__17__."""
    line = _UNDERLINED.sub(" ", line)
    line = re.sub(r"(?<=\d)[OОо](?=\d|\s|$)|(?<=\d\.)[OОо](?=\d)", "0", line)
    return re.sub(r"(?<![A-Za-zА-Яа-яЁё\d])l(?=\d)", "1", line)


#: «14.12.2027          Директорам школ»: a letterhead with the address to its right.
_BESIDE = re.compile(r"\s*+(?P<left>\S(?:.*?\S)??)(?: {4}| {0,3}\t)\s*+(?P<right>[А-ЯЁа-яё][^\d\t]*)")
#: «Руководителям …»: whom a letterhead addresses, beside or below what the paper is about.
ADDRESSES = re.compile(r"(?:Руководител|Директор|Заведующ|Начальник|Глав|Председател)(?:ям|ам|им)(?![а-яё])")


def without_address(lines: Sequence[str]) -> list[str]:
    """The lines of a head; of a date or a number with lines of the address far to the right, the date or the number."""
    out: list[str] = []
    addressed = False
    for line in lines:
        found = _BESIDE.fullmatch(line)
        addressed = found is not None and (addressed or ADDRESSES.match(found["right"]) is not None)
        left = " ".join(found["left"].split()) if found and addressed else ""
        registers = _ONLY_DATE.fullmatch(left) or _ONLY_NUMBER.fullmatch(left) or NUMBER_AND_DATE.fullmatch(left)
        out.append(left if registers else line)
    return out


def _as_one(number: str) -> str:
    """A number as one word: «189-ОД» for «189 – ОД»."""
    return re.sub(r"\s*[-–—]\s*", "-", re.sub(r"(?<=\d)Об?$", "", number.rstrip(" .")))  # «№ 26Об открытии»


def edition_of(head: Sequence[str], number: str | None) -> str | None:
    """«87 … (в редакции приказа от 11.08.2026 № 91)» → its own number; «о внесении изменений в приказ … № 87» → that one.

    Only what stands above the text counts: the law that an order refers to has editions, too.
    """
    end = next((at for at, line in enumerate(head) if STARTS_TEXT.match(line)), len(head))
    above = " ".join(head[:end])
    if (found := _CHANGES.search(above)) and (named := NUMBER_AND_DATE.search(above, found.end())):
        return _as_one(named["number"] or named["number2"])
    lead = next((line for line in head[end:] if _LAYS_CHANGES.match(line)), "") if found else ""
    if named := NUMBER_AND_DATE.search(lead):  # «О внесении изменений»: of which act its first point says
        return _as_one(named["number"] or named["number2"])
    return number if _EDITION.search(above) else None


_LAYS_CHANGES = re.compile(r"\s*(?:\d{1,2}[.)]\s*)?внести\s+(?:следующ\w+\s+)?(?:изменени|в\s)", re.IGNORECASE)


#: In letters: an act's name and whose it is fill no more of a line.
LONGEST_ACT = 70


def _is_told(above: Sequence[str]) -> bool:
    """Whether the next line is one of a list, or of a stamp, and no act's first line below the clutter of a page."""
    return any(_STAMPED.match(line) or _APPENDIX.match(line) or line.endswith((":", ";")) for line in above)


_ACT_IN_CAPITALS = re.compile(
    r"(?<![А-ЯЁа-яё])(?:ПРИКАЗ|РАСПОРЯЖЕНИЕ|ПОСТАНОВЛЕНИЕ|РЕШЕНИЕ)(?![А-ЯЁа-яё])[А-ЯЁ\s«»\".,-]{0,90}(?![а-яё])"
    r"|(?<=[»\")]\s)(?:Приказ|Распоряжение|Постановление)(?=\s+(?:от\s+)?[«\"]?\d)"  # behind the name of a school
)
#: «Отдел образования ИНФОРМАЦИОННОЕ ПИСЬМО от 05.02.2027 № 118 Руководителям школ …».
_LETTER_ON_A_LINE = re.compile(rf"[^:;]{{0,150}}?(?<![А-ЯЁа-яё])ПИСЬМО\s+(?:от\s+)?(?P<date>{_DATE})[\s,]*{_NUMBER}\s+(?=[А-ЯЁ])")
#: Lines at the head of a paper that may hold all of it.
FIRST_LINES = 6


def act_on_a_line(line: str) -> re.Match[str] | None:
    """Number and date of an act that fell onto one line: «АДМИНИСТРАЦИЯ РАЙОНА ПОСТАНОВЛЕНИЕ 20.03.2027 № 14-п О мерах …»."""
    act = _ACT_IN_CAPITALS.search(line)
    found = NUMBER_AND_DATE.search(line, act.end()) if act else None
    between = line[act.end() : found.start()].strip() if act and found else None
    return found if between is not None and (between.lower() in ("", "от") or _WHOSE.fullmatch(between)) else None


#: «ПОСТАНОВЛЕНИЕ главы района от 14.04.2027 № 23».
_WHOSE = re.compile(r"[^\d.:;,№]{3,70}\sот", re.IGNORECASE)


def registered_in(head: Sequence[str], table: int | None) -> tuple[str | None, date | None]:
    """№ and date of the paper itself; failing that, those of the order that it is an appendix of.

    A date that stands alone is the paper's only above its first table.
    """
    end = next((at for at, line in enumerate(head) if STARTS_TEXT.match(line)), len(head))
    number, day = _apart(head[: min(end, len(head) if table is None else table)])
    of_minutes, on = _protocol(head[:end], day)
    for own in (True, False):
        if not own and of_minutes:  # what a meeting talked of names other papers
            return of_minutes, on
        if not own and number and day and not any(_APPENDIX.match(line) for line in head[:end]):
            return number, day
        for at, line in enumerate(head[:end] if own else head):
            line = _TITLE_BEHIND.sub("", line) if ACT_ABOUT.match(line) else line
            another = at > 0 and NAMES_ANOTHER.search(head[at - 1]) and _CHANGES.search(" ".join(head[max(0, at - 4) : at]))
            found = NUMBER_AND_DATE.search(line) or _NUMBER_FIRST.fullmatch(line)
            if (
                found is None
                or another
                or (not own and STARTS_TEXT.match(line))
                or _IS_ABOUT_ANOTHER.match(line[: found.start()])
                or _MENTIONS.match(line)
                or (found.groupdict().get("date2") and _OF_A_SCHOOL.search(line[: found.start()]) and not ACT_ABOUT.match(line))
                or re.match(r"на\s*№|\W*(?:протокол|принято|согласовано|рассмотрено)", line, re.IGNORECASE)
            ):
                continue
            rest = re.sub(r"[^А-Яа-яё]", "", line[: found.start()] + line[found.end() :])
            # The paper's own registration fills its line; a mention of another paper stands in a sentence.
            whole = len(rest) <= LONGEST_ACT and found.end() == len(line)  # «Постановление администрации города от … № 188»
            opens = (
                (found.start() <= len("Постановление от ") or whole)
                and ACT_ABOUT.match(line) is not None
                and not _is_told(head[:at])
            )
            if (own and (opens or len(rest) <= 28) and not _APPENDIX.match(line)) or (
                not own and _APPENDIX.match(line) and len(line) < 140 and not line.endswith(",")
            ):
                named = found.groupdict()
                return _as_one(named.get("number") or named["number2"]), _day(named.get("date") or named["date2"])
    if acts := [act for line in head[:FIRST_LINES] if (act := act_on_a_line(line))]:
        named = acts[0].groupdict()
        return _as_one(named["number"] or named["number2"]), _day(named["date"] or named["date2"])
    if letters := [found for line in head[:FIRST_LINES] if (found := _LETTER_ON_A_LINE.match(line))]:
        return _as_one(letters[0]["number"]), _day(letters[0]["date"])
    if number:
        return number, day
    return (of_minutes, on) if of_minutes or on else _decision([line for line in head[:end] if line])


_MINUTES = re.compile(rf"(?:выписка\s+из\s+протокола|протокол)\s*{_NUMBER}", re.IGNORECASE)
#: «ВЫПИСКА / из протокола № 4 заседания совета / школы № 5 от 12.12.2027».
_EXTRACT = re.compile(r"выписка", re.IGNORECASE)
EXTRACT = 3
_EXTRACT_OF = re.compile(r"выписка\s+из\s+протокола\s", re.IGNORECASE)
_OF_A_MEETING = re.compile(r"(?:рабочего )?(?:заседани|совещани|собрани|педагогическ|встреч)", re.IGNORECASE)


def _protocol(head: Sequence[str], day: date | None) -> tuple[str | None, date | None]:
    """Number and date of the minutes that the paper is; `day`: the date that stands alone."""
    for at, line in enumerate(head):
        below = " ".join(head[at + 1 : at + 2])
        goes_on = re.fullmatch(r"протокол", line, re.IGNORECASE) or (_MINUTES.fullmatch(line) and below[:1].islower())
        whole = f"{line} {below}" if goes_on else line
        whole = " ".join(filter(None, head[at : at + EXTRACT])) if _EXTRACT.fullmatch(line) else whole
        found = _PROTOCOL.fullmatch(whole)
        named = found and (
            found["of"] or found["by"] or line.startswith("ПРОТОКОЛ") or _OF_A_MEETING.match(" ".join(head[at + 1 : at + 3]))
        )
        if found and named and not any(_STAMPED.match(above) for above in head[max(0, at - 4) : at]):
            return _as_one(found["number"]), _day(found["date"]) if found["date"] else day
        opens = (goes_on and _OF_A_MEETING.match(below)) or _EXTRACT_OF.match(whole)
        met = NUMBER_AND_DATE.search(whole) if opens else None
        if met and met["date"] and met.end() == len(whole.rstrip(" .")):
            return _as_one(met["number"]), _day(met["date"])
    return next((told for line in head[:FIRST_LINES] if (told := _minutes_on(line))), (None, day))


#: «Протокол № 2 заседания совета школы от 03.11.2027. Присутствовало: 19. … Решили: …»: minutes that fell onto one line.
_MINUTES_ON_A_LINE = re.compile(
    r"(?P<above>[^:;]{3,200}?\s)?(?:ПРОТОКОЛ|Протокол)(?P<head>\s[^:;]{0,250}?(?<![а-яё])(?:заседани|совещани|собрани|педагогическ|педсовет)"
    r"[^:;]{0,250}?)(?<![а-яё])(?i:присутств|председател|место|повестк|слушали|решил)"
)


def _minutes_on(line: str) -> tuple[str | None, date | None] | None:
    """Number and date of minutes all of whose text stands on one line; None for any other line."""
    opened = _MINUTES_ON_A_LINE.match(line)
    if opened is None or re.search(_STAMPED.pattern, opened["above"] or "", re.IGNORECASE):
        return None
    head = opened["head"].strip()
    behind = re.match(_NUMBER, head) or next(
        (one for one in re.finditer(_NUMBER, head) if not _OF_A_SCHOOL.search(head[: one.start()])), None
    )
    day = re.search(_DATE, head, re.IGNORECASE)
    return (_as_one(behind["number"]) if behind else None, _day(day[0])) if day else None


#: «Решение педагогического совета … от 30.08.2027 (протокол № 1)», «Решение коллегии от … № 3/2», on one line or on several.
_DECISION = re.compile(
    rf"решение\s[^.:;]{{3,150}}?\s?от\s+(?P<date>{_DATE})(?:\s*г\.)?[\s,]*(?:\(?\s*(?:протокол\s*)?{_NUMBER}\s*\)?)?\W*",
    re.IGNORECASE,
)


def _decision(head: Sequence[str]) -> tuple[str | None, date | None]:
    """Number of the minutes and date of the decision that the paper is."""
    at = next((at for at, line in enumerate(head) if re.match(r"решение(?:\s|$)", line, re.IGNORECASE)), len(head))
    found = next((one for end in (1, 2, 3) if (one := _DECISION.fullmatch(" ".join(head[at : at + end])))), None)
    if found is None and at < len(head) and (on := NUMBER_AND_DATE.search(head[at])) and _ENDS_HEAD.match(head[at], on.end()):
        return _as_one(on["number"] or on["number2"]), _day(on["date"] or on["date2"])  # «Решение совета № 3 от 28.03.2027: 1. …»
    return (_as_one(found["number"]) if found["number"] else None, _day(found["date"])) if found else (None, None)


_ENDS_HEAD = re.compile(r"\s*(?:$|[:;]|(?:1\.\s*)?[А-ЯЁ])")


#: «1. Концерт для ветеранов»: a day alone below it is the term of that work.
_COUNTED = re.compile(r"\d{1,2}[.)]\s*[«\"А-ЯЁ]")


def _apart(head: Sequence[str]) -> tuple[str | None, date | None]:
    head = [line for line in head if line]
    bare = [_TITLE_BEHIND.sub("", line) if line.startswith("№") else line for line in head]  # «№ 25 «Об утверждении …»»
    number = next((_as_one(found["number"]) for line in bare if (found := _ONLY_NUMBER.fullmatch(line))), None)
    alone = (line for above, line in zip(["", *head], head, strict=False) if not _COUNTED.match(above))
    day = next((_day(found["date"]) for line in alone if (found := _ONLY_DATE.fullmatch(line))), None)
    return number, day


def _day(text: str) -> date | None:
    term = parse_term(text, context=YearContext())
    return term.end
