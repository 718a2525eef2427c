"""Promised shares: «не менее 15 % обучающихся … вовлечены …», in any wording, percent or fraction, with date and base."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.road_map.record import Share
from domain.terms import Term, YearContext, parse_term
from domain.terms.words import CARDINALS

_PERCENT = re.compile(
    r"""(?<![\d.,])(?P<list>\d{1,3}(?:[.,]\d+)?(?:\s*%?\s*[,/;-]\s*\d{1,3}(?:[.,]\d+)?)*)\s*(?:\([а-яё\s-]+\)\s*)?(?:%|-?процент\w*)
      | (?P<ratio>(?<!\d)[1-9]\s*/\s*(?:[2-9]|10)(?![\d/.]))(?=\s+(?:от\s+|всех\s+)*[а-яё]{4,})
      | (?P<above>одн(?:а|ой|у)|дв(?:е|ух)|тр(?:и|[её]х)|четыр(?:е|[её]х))\s+
            (?P<below>трет|четверт|пят|шест|десят)(?:ая|ой|ую|ых|ей|и|ь)(?=\s+[а-яё]{4,})
      | (?P<tens>(?<![а-яё])[а-яё]+(?:сят|десяти|надцат[ьи]|дцат[ьи]|сорока?|девяност[оа]))(?:\s+(?P<ones>[а-яё]+))?\s+процент\w*
      | (?P<word>половин[аыу]|трет[ьи]|четверт[ьи])
            (?=\s+(?:от\s+|всех\s+|общего\s+числа\s+)*(?:[а-яё]+(?:ых|их)\s+)?
              (?:обуча|учащ|школьник|педагог|детей|воспитан|учител|организац|специалист|предприят|студент|подростк|наставн|учени|школ))
      | кажд(?:ый|ого|ому|ая|ой|ую|ое)\s+(?P<each>втор|трет|четв[её]рт|пят|шест|десят|двадцат)\w+(?=\s+[а-яё]{4,})
      | (?:дол[яиюе]|охват\w*)[^.;%]{0,160}?(?P<decimal>(?<![\d.,])0[.,]\d{1,3}(?![\d.,]))
      | не\s+(?:менее|ниже)\s+(?P<part>0[.,]\d{1,3})(?=\s+(?:от|част|дол|общ|всех)\w*\s)""",
    re.VERBOSE | re.IGNORECASE,
)
_PROMISE = re.compile(
    r"не (?:менее|ниже|меньше)|"
    r"кажд(?:ый|ого|ому|ая|ой|ую|ое)\s+(?:втор|трет|четв|пят|шест|десят|двадцат)"
    r"|менее чем|минимум|дол[яиюе]\w*|охват|вовлеч|достиж|увелич\w+ (?:\w+ )?до|довести|≥"
    r"|>=|составит|принима\w+ участие|участву\w+|включен|прош\w+ |обеспечен|целев\w+ показател|показател"
    r"|количеств\w+|охвачен|при план|имеют |закрепл[её]н|удовлетвор|(?<!\d)100\s*%",
    re.IGNORECASE,
)
#: What is asked for, however it is said; without it a share in the past, or one without a date, only tells how things are.
_ASKED = re.compile(
    r"не (?:менее|ниже|меньше)|минимум|≥|>=|долж[ен]н?|буд[еу]т|обеспеч|достич|достиж|довест|довед|увеличить|увеличени|целев"
    r"|дол[яиюе]|охват(?:ить)?(?!\w)|вовлечь|вовлечени|необходимо|требуется|план(?:ир|е|ов)|следует|(?<!\w)к (?:\d|концу)",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"(?<!\w)(?:по (?:состоянию|итогам|результатам|данным)|в прошл|на сегодня|в настоящ\w+ (?:время|момент)|уже |лишь |только"
    r" |всего )"
    r"|(?:состави|участвова|увеличи|снизи|приня|вырос|достиг)л?[аио]?(?:сь)?(?!\w)",
    re.IGNORECASE,
)
_FIRM = re.compile(r"не (?:менее|ниже|меньше)|долж[ен]н?|буд[еу]т|целев|обеспеч|достичь|довести|увеличить|планир", re.IGNORECASE)
_BASE = re.compile(
    r"(?:от\s+(?:общего\s+(?:числа|количества)\s+|общей\s+численности\s+|числа\s+|численности\s+)?|всех\s+|общего\s+числа\s+)*"
    r"(?P<base>[^.;:%]*?(?:обучающ|учащ|школьник|ученик|педагог|учител|дет(?:ей|и)|воспитанник|студент|подростк"
    r"|организаци|школ|специалист|предприяти|наставник|наставляем|работник|граждан|участник|родител|пар)[^.;%:]*)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"[\s,]+(?:должн\w+|вовлеч(?!ени|[её]нност)|при план|"
    r"принима|принял|участву|включен|охвачен|прошл|пройд|имеют|состо|являются|удовлетвор"
    r"|составля|будут|выступа|к \d|в возрасте от 10 до 19 лет [а-я]+ые|- не менее|– не менее|—|на 31|на конец|к 31|к концу"
    r"|до 31|ежегодно|\(?в?\s?20\d\d|(?:до|к|на|с|по)?\s*\d{1,2}(?:\.\d|\s(?:янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)))"
)
_FRACTIONS = {"полов": 50.0, "трет": 100 / 3, "четв": 25.0}


_EACH = {"втор": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "десят": 10, "двадцат": 20}


_BY = re.compile(
    r"(?:увелич|рост|повы[сш]|прирост|сниж|снизи|сокра)[^.;%]{0,200}(?<!\w)на\s+(?:не менее\s+(?:чем\s+на\s+)?)?$", re.IGNORECASE
)
#: «Доля …, %: 2027 г. – 20, 2028 г. – 35»: the sign stands once, in front of the years.
_YEARLY = re.compile(r"(?P<head>[^:]*?(?:%|процент)[^:]{0,200}):\s*(?P<years>[^:%]*20\d\d[^:%]*)")
_OF_YEAR = re.compile(r"(?P<year>20\d\d)\s*(?:г\.|год\w*)?\s*[–—-]\s*(?P<percent>\d{1,3}(?:,\d+)?)[.\s]*")


@dataclass(frozen=True, slots=True)
class _Figure:
    percents: tuple[float, ...]
    start: int
    end: int


def _figures(text: str) -> list[_Figure]:
    out = []
    for found in _PERCENT.finditer(text):
        values = _values(found)
        before = text[max(0, found.start() - 260) : found.start()]
        by_so_much = _BY.search(before) is not None  # «увеличение доли на 5 %»: no share is told
        from_here = re.search(r"(?<!\w)с\s+$", before) and re.match(r"\s*до\s", text[found.end() :])  # «с 35 % до 50 %»
        if values and all(0 < value <= 100 for value in values) and not by_so_much and not from_here:
            out.append(_Figure(values, found.start(), found.end()))
    return out


def _values(found: re.Match[str]) -> tuple[float, ...]:
    if found["list"]:
        return _numbers(found["list"])
    if found["ratio"]:
        above, below = (int(part) for part in found["ratio"].split("/"))
        return (round(100 * above / below, 2),) if above <= below else ()
    if found["above"]:
        parts = CARDINALS.get(found["above"].lower().replace("ё", "е"), 0)
        return (round(100 * parts / _EACH[found["below"].lower()], 2),) if parts else ()
    if found["tens"]:
        number = CARDINALS.get(found["tens"].lower(), 0)
        return (float(number + CARDINALS.get((found["ones"] or "").lower(), 0)),) if number else ()
    if found["each"]:
        return (round(100 / _EACH[found["each"].lower().replace("ё", "е")], 2),)
    if found["word"]:
        return (round(_FRACTIONS[found["word"].lower()[: 5 if found["word"].lower().startswith("полов") else 4]], 2),)
    return (round(100 * float((found["decimal"] or found["part"]).replace(",", ".")), 4),)


def _numbers(text: str) -> tuple[float, ...]:
    if re.fullmatch(r"\d{1,2},\d{1,2}", text) is not None:  # «7,5 %» is one number
        return (float(text.replace(",", ".")),)
    if re.fullmatch(r"\d+\s*-\s*\d+", text) is not None:  # «10-15 %»: the smaller one is promised
        return (float(text.split("-")[0]),)
    return tuple(float(part.replace(",", ".")) for part in re.findall(r"\d+(?:\.\d+)?", text))


def is_promise(text: str) -> bool:
    """Whether a sentence states a share of people or organisations."""
    told = _REPORTED.search(text) is not None and _FIRM.search(text) is None  # «наставничеством охвачено лишь 4 %»
    return bool(_figures(text)) and not told and _PROMISE.search(text) is not None and _BASE.search(text) is not None


#: «– 31.12.2027 – 50 %;»: a day and a share, and nothing that says of whom.
_DAY_AND_SHARE = re.compile(
    r"[^\w%]*[^%;]{0,30}?20\d\d[^\d%;]{0,12}[-–—:]\s*(?:не менее\s*)?\d{1,3}(?:[.,]\d+)?\s*(?:%|процент\w*)[.;,\s]*",
    re.IGNORECASE,
)


def listed_shares(lines: Sequence[str]) -> list[str]:
    """The lines; behind «… показателя «Охват учащихся»:» every line of a day and a share says of whom as well."""
    out: list[str] = []
    lead = ""
    for line in lines:
        listed = bool(lead) and _DAY_AND_SHARE.fullmatch(line) is not None and not is_promise(line)
        lead = lead if listed else line if line.rstrip().endswith(":") and not _figures(line) else ""
        out.append(f"{lead.rstrip(' :')} {line.lstrip(' –—-•')}" if listed else line)
    return out


def base_of(text: str, end: int) -> str:
    """The words after the percent up to the verb: what the share is of."""
    behind = re.sub(r"^\s*\([^()]*20\d\d[^()]*\)", "", text[end:])  # «35 % (2028 г.) обучающихся»
    found = _BASE.match(behind.lstrip(" )-–—")) or _BASE.search(text[:end])
    if found is None:
        return ""
    base = found["base"]
    verb = _VERB.search(base)
    base = re.sub(
        r"^.*?\b(?:дол[яиюе]|охват\w*|вовлечени\w+|вовлеч[её]нност\w+|количеств\w+)\s+(?=\w)",
        "",
        base[: verb.start()] if verb else base,
        flags=re.IGNORECASE,
    )
    base = re.split(r"\s(?:и|а также)\s+не (?:менее|ниже)|\s+(?:с|до|к|по|на)\s+\d{1,2}$", base, maxsplit=1)[0]
    base = re.sub(r"^(?:от\s+)?(?:общего\s+(?:числа|количества)|числа|всех)\s+", "", base.strip(), flags=re.IGNORECASE)
    base = re.sub(
        r"[\s,–—-]+(?:(?:до|на)\s+)?(?:\d{1,3}(?:[.,]\d+)?|не (?:менее|ниже)\s+[\d.,]+)\s*$", "", base
    )  # the share itself
    base = " ".join(re.sub(r"\(?не (?:менее|ниже)\s*$|[-–—(,]\s*$", "", base).split())
    return base.rstrip("»") if base.count("»") > base.count("«") else base


def share_of(text: str, due: date | None) -> Share | None:
    """The single share that a measure states; None where it states none or several."""
    if not is_promise(text):
        return None
    figures = _figures(text)
    percents = {percent for figure in figures for percent in figure.percents}
    if len(percents) != 1:
        return None
    return Share(percents.pop(), due, base_of(text, figures[0].end), " ".join(text.split()))


def shares_in(text: str, context: YearContext) -> list[Share]:
    """The shares of a sentence in running text, each with its own date: «на 31.12.2026 – не менее 10 % …»,
    «10 % в 2026 году, 20 % в 2027 году», «10/20/35 % в 2026/2027/2028 годах»."""
    printed = " ".join(text.split())
    if yearly := _yearly(text, printed):
        return yearly
    if not is_promise(text):
        return []
    figures = _figures(text)
    first = text[: figures[0].start]
    if len(figures) > 1 and (
        re.search(r"при план", text[figures[0].end : figures[1].start], re.IGNORECASE)
        or (_REPORTED.search(first) and not _FIRM.search(first))
    ):  # «охвачено 18 % … при плане не менее 20 %»
        base = base_of(text[: figures[1].start], figures[0].end)
        asked = shares_in(text[figures[0].end :], context)
        return [replace(one, base=one.base or base, text=printed) for one in asked]
    lists = [figure for figure in figures if len(figure.percents) > 1]
    if lists:
        return _by_lists(lists[0], text, printed)
    if len(figures) == 1:
        due = _due(text, context)
        if due is None and not _ASKED.search(text):  # «В программах участвуют 8 % обучающихся»: how things are
            return []
        return [Share(figures[0].percents[0], due, base_of(text, figures[0].end), printed)]
    dated_first = _dated(text[: figures[0].start], context) is not None
    out = []
    for at, figure in enumerate(figures):
        if dated_first:
            own = text[figures[at - 1].end if at else 0 : figure.start]
        else:
            own = text[figure.end : figures[at + 1].start if at + 1 < len(figures) else len(text)]
        until = figures[at + 1].start if at + 1 < len(figures) else len(text)
        base = base_of(text[:until], figure.end) or base_of(text, figures[-1].end)
        out.append(Share(figure.percents[0], _dated(own, context), base, printed))
    together = len({share.base for share in out}) == len(out) and all(share.due is None for share in out[:-1])
    return [replace(share, due=share.due or out[-1].due) for share in out] if together and not dated_first else out


def _yearly(text: str, printed: str) -> list[Share]:
    found = _YEARLY.fullmatch(text)
    parts = [_OF_YEAR.fullmatch(part.strip()) for part in re.split(r"[;,](?!\d)", found["years"].strip(" .;"))] if found else []
    if found is None or len(parts) < 2 or not _BASE.search(found["head"]):
        return []
    told = [(float(part["percent"].replace(",", ".")), int(part["year"])) for part in parts if part]
    if len(told) < len(parts) or not all(0 < percent <= 100 for percent, _ in told):
        return []
    base = base_of(re.sub(r"[\s,]*(?:не менее|процент\w*|%|[,\s])+$", "", found["head"]), len(found["head"]))
    return [Share(percent, date(year, 12, 31), base, printed) for percent, year in told]


def _by_lists(figure: _Figure, text: str, printed: str) -> list[Share]:
    years = [int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", text)]
    if len(years) == 2 and years[1] - years[0] + 1 == len(figure.percents):
        years = list(range(years[0], years[1] + 1))
    base = base_of(text, figure.end)
    if len(years) != len(figure.percents):
        return [Share(percent, None, base, printed) for percent in figure.percents]
    return [Share(percent, date(year, 12, 31), base, printed) for percent, year in zip(figure.percents, years, strict=True)]


def _dated(text: str, context: YearContext) -> date | None:
    # Only a date that is printed here counts: a share without one is asked about.
    term: Term = parse_term(text, context=YearContext())
    return (
        term.end
        if term.end
        else (parse_term(text, context=context).end if re.search(r"\d{1,2}\.\d{1,2}|\d [а-я]+", text) else None)
    )


def _due(text: str, context: YearContext) -> date | None:
    figure = _figures(text)[0]
    return _dated(text[: figure.start], context) or _dated(text[figure.end :], context)
