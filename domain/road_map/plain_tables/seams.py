"""Places of a row whose cells ran together at which its cells may begin: lines, edges of terms, capital letters, offices."""

import re
from typing import NamedTuple

from domain.responsible import names_somebody
from domain.road_map.columns.funding import PAYS
from domain.terms.find import spans_of_terms

#: A cell that waits for its next word.
OPEN = re.compile(
    r"(?:[,(–—-]|(?<!\w)(?:и|в|на|с|со|по|для|о|об|к|за|из|от|до|при|через|между|зам\."
    r"|в течение|на протяжении|не (?:позднее|реже|ниже|менее|более)))$",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")
#: Places at which the cells of one row may begin; a row with more is cut at its lines and terms alone.
MOST_SEAMS = 28
_OPENERS = re.compile(r"(?<=\s)(?:в течение|на протяжении|не позднее|не реже|по мере)\s")
#: «5-9», «7, 8 кл.» in front of a term or of people.
_CLASSES = re.compile(
    r"(?<=\s)(?<!до\s)(?<!\sс\s)(?<!по\s)\d{1,2}(?:\s?[-–,]\s?\d{1,2})*(?:\s?-?[еx]?\s?кл(?:\.|асс\w*)?)?(?=\s)"
)


_LAST_CLASS = 11
#: «14.30, школа № 4»: where and at what hour is a cell of its own.
_HOUR = re.compile(r"(?<=\s)(?:(?:[01]?\d|2[0-3])[.:][0-5]\d(?=,|\s[а-яё])|на базе\s)")
#: «методист методсовет»: where it is talked over has a cell of its own.
_MEETS = re.compile(
    r"(?<=[а-яёА-ЯЁ]\s)(?:совещание при|педсовет|метод\.?\s?совет|(?:педагогический|методический) совет|заседание)(?![а-яё])"
)
#: «26 мая в 14:30», «08.02.2027, 14.00»: where no column names a place, the hour ends the term.
_AT_HOUR = re.compile(r"(?:\s(?:в|с)\s|,\s?(?:в\s)?)(?:[01]?\d|2[0-3])[.:-][0-5]\d(?!\d|\.\d)")
#: Who takes part is named in a cell of its own, in small letters as well: «конкурс «Шаги» учащиеся 5-7 классов».
_TAKE_PART = re.compile(
    r"(?<=[а-яё»)]\s)(?:обучающиеся|учащиеся|воспитанники|выпускники|школьники|студенты|родители|педагоги(?:ческие)?|учителя|дети)(?![а-яё])"
)


#: What a work ends in, in small letters: «методист методические рекомендации». The genitive only says of what.
_PAPER = re.compile(
    r"(?<=[а-яёА-ЯЁ»).\d]\s)(?:(?!(?i:заведующ|управляющ|учащ|дежурн|ответственн|старш|главн))[а-яёА-ЯЁ][а-яё-]+"
    r"(?:ая|[ыо]е|ый|(?<![еа]н)(?<![цт])и[йе])\s){0,2}"
    r"(?:приказы?|распоряжени[ея]|постановление|план|(?:фото)?отч[её]ты?|справк[аи]|протоколы?|спис(?:ок|ки)|база|банк|реестр"
    r"|договоры?|соглашения?|материалы|информация|публикаци[яи]|рекомендации|сертификаты?|журнал|пакет|акты?|перечень|график|ведомость"
    r"|письмо|сведения|памятк[аи]|буклеты?|листы?|стенд|программа|положение|резолюция|анализ"
    r"|сценари[йи]|анкеты|карта|сборник|каталог|отзывы?|паспорт|портфолио|характеристики?|решение|копилка"
    r"|разработк[аи]|конспекты?)(?![а-яё])"
)


#: A dash in front of a term, or of somebody, fills a cell that has nothing to say.
_DASH = re.compile(r"(?<=\s)[-–—]\s+")


def papers_in(text: str) -> list[int]:
    """Where behind other words something begins that a work ends in: not «ответственный за журнал», «приказ и план»."""
    starts = [found.start() for found in _PAPER.finditer(text)]
    return [at for at in starts if not OPEN.search(text[max(0, at - 20) : at].rstrip())]


class Seam(NamedTuple):
    """A place where a cell may begin, whether a line begins there, a term stands on both sides of it, or only in front."""

    at: int
    line: bool
    inside: bool
    behind: bool


def seams_of(text: str, *, classes: bool, hours: bool, papers: bool, pays: bool = False) -> list[Seam]:
    """Where cells may begin.

    `papers`: what comes of a work has a cell behind whoever answers for it; `pays`: where its money comes from has one.
    """
    lines = {0} | {found.end() for found in re.finditer(r"\n\s*", text)}
    terms: set[int] = set()
    inside: set[int] = set()
    behind: set[int] = set()
    for start, last in spans_of_terms(text):
        end = _end_of_event(text, start, last)
        hour = None if hours else _AT_HOUR.match(text, end)
        end = hour.end() if hour else end
        inside |= {found.end() for found in _SPACES.finditer(text, start, end)}
        terms.add(start)
        rest = re.compile(r"[\s,;.)]*").match(text, end)
        behind.add(rest.end() if rest else end)
    terms |= behind
    if classes:
        counted = [found for found in _CLASSES.finditer(text) if max(map(int, re.findall(r"\d+", found[0]))) <= _LAST_CLASS]
        terms |= {at for found in counted for at in (found.start(), found.end() + 1)}
        terms |= {found.start() for found in _TAKE_PART.finditer(text)}
    if pays:
        terms |= {found.start() for found in PAYS.finditer(text) if found.start() and text[found.start() - 1].isspace()}
    if papers:
        terms |= set(papers_in(text))
    terms |= {found.end() for found in _PLAN_OF.finditer(text)} | {found.end() for found in _INITIALS.finditer(text)}
    if hours:
        terms |= {found.start() for found in (*_HOUR.finditer(text), *_MEETS.finditer(text))}
    terms |= {found.start() for found in _OPENERS.finditer(text)}
    empty = hours or classes
    dashes = [one for one in _DASH.finditer(text) if one.end() in terms or (empty and text[one.end() :][:1].isupper())]
    terms |= {at for one in dashes for at in one.span()}
    sure = {at for at in lines | terms | inside if at < len(text)}
    capitals = {
        found.start()
        for found in re.finditer(r"(?<=\s)(?:[«\"„]?[А-ЯЁ][а-яё]|(?<![А-ЯЁ]\s)[А-ЯЁ]{2,6}(?=\s[«\"])|\d{1,3}\s?%)", text)
        if not OPEN.search(text[max(0, found.start() - 20) : found.start()].rstrip())
    }
    offices = [found for found in _ABBREVIATION.finditer(text) if _NO_OFFICE.fullmatch(found[0]) is None]
    letters = {found.start() for found in offices if names_somebody(found[0]) == 1.0}
    capitals |= {at for at in letters if not OPEN.search(text[max(0, at - 20) : at].rstrip())}
    held = _held_together(text)
    sure -= held
    places = sorted(sure | (capitals - held))
    places = places if len(places) <= MOST_SEAMS else sorted(sure)[:MOST_SEAMS]
    return [Seam(at, at in lines, at in inside, at in behind) for at in places]


#: «в течение месяца после завершения | мониторинга»: what happens first is named behind the words about time.
_AWAITS_EVENT = re.compile(r"(?:после|со дня|с момента|с даты|до)(?:\s[а-яё]+(?:ия|ки|ции|ла|ца))?$")
_EVENT = re.compile(r"(?:\s+(?!(?:и|а)\s)[а-яё-]+(?![\w«]|\.\d)){1,5}")


def _end_of_event(text: str, start: int, end: int) -> int:
    event = _EVENT.match(text, end) if _AWAITS_EVENT.search(text[start:end]) else None
    return event.end() if event else end


#: «по плану ИРО», «по графику ФЦТ»: whose plan it is belongs to the term.
_PLAN_OF = re.compile(r"по (?:отдельному )?(?:плану|графику)\s+(?P<whose>[А-ЯЁ]{2,6})(?!\w)\s?")
#: What schools abbreviate besides offices: examinations, standards, rules.
_NO_OFFICE = re.compile(r"ГИА|ЕГЭ|ОГЭ|ГВЭ|ВПР|ФГОС|ФОП|В?СОКО|НОКО?|ГТО|ПДД|ДДТТ|ОВЗ|УМК|ИКТ|ЗОЖ|ЦМН|ВОШ|ШНОР|А?ООП|ЧС|ГО")
#: «май, ежегодно с 2026 по 2028 годы», «ежегодно до 30 апреля» are one term.
_FROM_YEAR = re.compile(r"(?:ежегодно|ежемесячно|ежеквартально|еженедельно),?\s+(?=(?:с|до|по|не позднее)\s+\d)")
#: «ИРО», «МОУО»: an office in capitals.
_ABBREVIATION = re.compile(r"(?<=[а-яё.)»]\s)[А-ЯЁ]{2,6}(?![\w-])(?!\s[«\"])")


#: «Зорин В. К. декабрь»: the initials behind a surname are no word of the term.
_INITIALS = re.compile(r"(?<=[а-яё])\s([А-ЯЁ]\.\s?[А-ЯЁ]\.)\s+(?=[а-яё\d])")


def _held_together(text: str) -> set[int]:
    """Where no cell begins: inside «…», whose marks come in pairs, behind «№», between «МБОУ» and the name of the school."""
    held = {found.end() for found in _FROM_YEAR.finditer(text)} | {found.start("whose") for found in _PLAN_OF.finditer(text)}
    held |= {at for found in _INITIALS.finditer(text) for at in range(found.start(1), found.end(1))}
    held |= {found.end() for found in re.finditer(r"№\s*|(?<!\S)[А-ЯЁ]{2,6}\s(?=[«\"])", text)}
    quoted = list(re.finditer(r"«[^«»]*»", text))
    if 2 * len(quoted) == text.count("«") + text.count("»"):
        held |= {at for found in quoted for at in range(found.start() + 1, found.end())}
    return held
