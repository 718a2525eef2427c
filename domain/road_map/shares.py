"""Promised shares: «не менее 15 % обучающихся … вовлечены …», in any wording, percent or fraction, with date and base."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.road_map.figures import Figure, figures_in
from domain.road_map.record import Share
from domain.terms import Term, YearContext, parse_term

_PROMISE = re.compile(
    r"не (?:менее|ниже|меньше)|(?<!не )(?:более|больше|свыше) (?:чем )?(?:у |в )?\d|удельн\w+ вес|уровень|внедр|^\W*процент\s|"
    r"кажд(?:ый|ого|ому|ая|ой|ую|ое)\s+(?:втор|трет|четв|пят|шест|десят|двадцат)"
    r"|менее чем|минимум|дол[яиюе]\w*|охват|вовлеч|достиж|увелич\w+ (?:\w+ )?до|довести|≥"
    r"|>=?|составит|прим(?:ет|ут) участие|принима\w+ участие|участву\w+|включен|прош\w+ |обеспеч|целев\w+ показател|показател"
    r"|количеств\w+|охвачен|при план|имеют |закрепл[её]н|удовлетвор|(?<!\d)100\s*%",
    re.IGNORECASE,
)
#: What is asked for, however it is said; without it a share in the past, or one without a date, only tells how things are.
_ASKED = re.compile(
    r"не (?:менее|ниже|меньше)|минимум|≥|>=?|удельн\w+ вес|уровень|долж[ен]н?|буд[еу]т|обеспеч|достич|достиж|довест|довед"
    r"|увеличить|увеличени|целев"
    r"|дол[яиюе]|охват(?:а|ить)?(?!\w)|^\W*процент\s|вовлечь|вовлечени|необходимо|требуется|план(?:ир|е|ов)|следует"
    r"|(?<!\w)к (?:\d|концу)",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"(?<!\w)(?:по (?:состоянию|итогам|результатам|данным)|в прошл|на сегодня|в настоящ\w+ (?:время|момент)|уже |лишь |только"
    r" |всего )"
    r"|(?:состави|участвова|увеличи|снизи|приня|вырос|достиг)л?[аио]?(?:сь)?(?!\w)",
    re.IGNORECASE,
)
_FIRM = re.compile(r"не (?:менее|ниже|меньше)|долж[ен]н?|буд[еу]т|целев|обеспеч|достичь|довести|увеличить|планир", re.IGNORECASE)
#: Of whom a share is.
_WHOM = (
    r"(?:обучающ|учащ|школьник|ученик|педагог|учител|дет(?:ей|и)|воспитанник|студент|подростк"
    r"|организаци|школ|специалист|выпускник|предприяти|наставник|наставляем|работник|граждан|участник|родител|пар|муниципалитет|муниципальн)"
)
_SAYS_WHOM = re.compile(_WHOM, re.IGNORECASE)
_BASE = re.compile(
    r"(?:от\s+(?:общего\s+(?:числа|количества)\s+|общей\s+численности\s+|числа\s+|численности\s+)?|всех\s+|общего\s+числа\s+)*"
    rf"(?P<base>[^.;:%]*?{_WHOM}[^.;%:]*)",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[.;:%]")
#: «Довести охват до 20 %», «охват наставничеством – 35 %»: of whom is known to the reader of the order.
_REACH = re.compile(
    r"(?<![а-яё])охват[а-яё]{0,2}(?![а-яё])(?:\s+[а-яё]+(?:ом|ем|ой))?(?:\s+|\s*[:–—-]\s*)(?:не менее|до|на|\d)", re.IGNORECASE
)
_VERB = re.compile(
    r"[\s,]+(?:должн\w+|вовлеч(?!ени|[её]нност)|при план|"
    r"принима|принял|прим[еу]т|участву|включен|охвачен|прошл|пройд|имеют|состо|являются|удовлетвор[её]н[аоы]?(?![а-яё])"
    r"|составля|будут|выступа|к \d|в возрасте от 10 до 19 лет [а-я]+ые|- не менее|– не менее|—|на 31|на конец|к 31|к концу"
    r"|до 31|ежегодно|\(?в?\s?20\d\d|(?:до|к|на|с|по)?\s*\d{1,2}(?:\.\d|\s(?:янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)))"
)


_DOWNWARD = re.compile(r"(?<!\w)(?:сниж|снизи|сокра[щт]|уменьш|прирост|темп|не (?:более|больше|выше))", re.IGNORECASE)
#: «Показатель «не менее 35 % …» достигнут»: what came of it.
_CAME_OF_IT = re.compile(r"(?<!быть )(?<!будет )(?<!будут )(?<!\w)(?:выполнен|достигнут)[аоы]?(?!\w)", re.IGNORECASE)
_INDICATOR = re.compile(r"показател", re.IGNORECASE)
#: «Доля …, %: 2027 г. – 20, 2028 г. – 35»: the sign stands once, in front of the years.
_YEARLY = re.compile(r"(?P<head>[^:]*?(?:%|процент)[^:]{0,200}):\s*(?P<years>[^:%]*20\d\d[^:%]*)")
_OF_YEAR = re.compile(r"(?P<year>20\d\d)\s*(?:г\.|год\w*)?\s*[–—-]\s*(?P<percent>\d{1,3}(?:,\d+)?)[.\s]*")


def is_promise(text: str) -> bool:
    """Whether a sentence states a share of people or organisations."""
    text = " ".join(text.split())
    if not figures_in(text) or _PROMISE.search(text) is None:
        return False
    if _SAYS_WHOM.search(text) is None and _REACH.search(text) is None:
        return False
    told = _REPORTED.search(text) is not None and _FIRM.search(text) is None  # «наставничеством охвачено лишь 4 %»
    indicator = _INDICATOR.search(text)
    return not told and (indicator is None or _CAME_OF_IT.search(text, indicator.end()) is None)


def is_downward(name: str) -> bool:
    """Whether an indicator is to become less, or says by how much it changes: no share to be reached."""
    return _DOWNWARD.search(name) is not None


#: «– 31.12.2027 – 50 %;», «не менее 50 % – к 31.12.2027»: a day and a share, and nothing that says of whom.
_DAY_AND_SHARE = re.compile(
    r"[^\w%]*[^%;]{0,30}?20\d\d[^\d%;]{0,12}[-–—:]\s*(?:не менее\s*)?\d{1,3}(?:[.,]\d+)?\s*(?:%|процент\w*)[.;,\s]*"
    r"|\W*(?:не менее\s*)?\d{1,3}(?:[.,]\d+)?\s*(?:%|процент\w*)[\s,(–—:-]*(?:к|ко|до|на|в|по)?\s*(?:концу?\s+)?"
    r"(?:\d{1,2}(?:\.\d{1,2}\.|\s[а-яё]+\s))?\s?20\d\d(?:\s*г(?:\.|од[ауе]?))?[).;,\s]*",
    re.IGNORECASE,
)


def is_day_and_share(text: str) -> bool:
    """«– к 31 декабря 2027 года – 50 %;»: a line of a list whose heading says of whom."""
    return _DAY_AND_SHARE.fullmatch(text) is not None


def listed_shares(lines: Sequence[str]) -> list[str]:
    """The lines; behind «… показателя «Охват учащихся»:» every line of a day and a share says of whom as well."""
    out: list[str] = []
    lead = ""
    for line in lines:
        listed = bool(lead) and _DAY_AND_SHARE.fullmatch(line) is not None and not is_promise(line)
        lead = lead if listed else line if line.rstrip().endswith(":") and not figures_in(line) else ""
        out.append(f"{lead.rstrip(' :')} {line.lstrip(' –—-•')}" if listed else line)
    return out


#: «охват наставничеством детей», «охват детей программами наставничества»: by what they are reached stands before or behind them.
_BY_WHAT = re.compile(
    rf"^(?:(?!{_WHOM})[а-яё]+(?:ом|ем|ым|им|ой|ей|ью)\s+)+(?=(?:обуча|учащ|школьн|детей|воспитан|педагог|учител|студент|подростк|выпускн))"
    r"|(?<!\sс)(?<!\sсо)(?<!ым)(?<!им)(?<!ыми)(?<!ими)\s+(?:[а-яё]+(?:ым|им|ыми|ими)\s+)?[а-яё]+(?:ством|ием|ами|ями)(?:\s+[а-яё]+)?$",
    re.I,
)
#: «(срок – до конца года)», «(к 31.12.2026)».
_WHEN_IN_BRACKETS = re.compile(r"\s*\((?:срок\b|(?:ко?|до|на|в|по)(?=\s[^()]*\d|\s*$))[^()]*(?:\)|$)", re.IGNORECASE)


_DONE = re.compile(
    r"[\s)–—-]*(?:(?:закрепл|вовлеч|охвач|обуч|включ)[её]н[аоы]?|име[ею]т|прошл[аи]|пройдут|участву[ею]т)(?!\w)", re.IGNORECASE
)
_DATE_AHEAD = re.compile(
    r"^(?:к|до|на|с|в)\s+(?:концу\s+|конца\s+)?(?:\d{1,2}\s+[а-я]+\s+|\d{1,2}\.\d{1,2}\.)?20\d\d\s*(?:г\.|год[ауе]?(?!\w))?[\s,–—-]*",
    re.I,
)


def _whom_at(text: str) -> re.Match[str] | None:
    """Whom the clause names with which a text begins."""
    ends, whom = _CLAUSE_ENDS.search(text), _SAYS_WHOM.search(text)
    return _BASE.match(text) if whom is not None and (ends is None or whom.start() < ends.start()) else None


def _whom_in(text: str) -> re.Match[str] | None:
    """Whom the first clause names that names somebody; a search of the whole pattern would begin anew at every letter."""
    whom = _SAYS_WHOM.search(text)
    return _BASE.match(text, 1 + max(text.rfind(mark, 0, whom.start()) for mark in ".;:%")) if whom is not None else None


def base_of(text: str, end: int) -> str:
    """The words after the percent up to the verb: what the share is of."""
    behind = re.sub(r"^\s*\([^()]*20\d\d[^()]*\)", "", text[end:])  # «35 % (2028 г.) обучающихся»
    told = _DONE.match(behind)  # «все молодые педагоги (100 %) закреплены за …»
    found = (None if told else _whom_at(behind.lstrip(" )-–—"))) or _whom_in(text[:end])
    if found is None:
        return ""
    base = _WHEN_IN_BRACKETS.sub("", _DATE_AHEAD.sub("", found["base"].strip()))
    base = re.sub(
        r"^.*?\b(?:уровень\s+удовлетвор[её]нности|дол[яиюе](?:\s+удовлетвор[её]нных)?|процент"
        r"|удельн\w+\s+вес(?:\s+численности)?|охват\w*|вовлечени\w+|вовлеч[её]нност\w+"
        r"|количеств\w+)\s+(?=\w)",
        "",
        base,
        flags=re.IGNORECASE,
    )
    verb = _VERB.search(base)
    base = base[: verb.start()] if verb else base
    base = re.split(r"\s(?:и|а также)\s+не (?:менее|ниже)|\s+(?:с|до|к|по|на)\s+\d{1,2}$", base, maxsplit=1)[0]
    base = re.sub(r"^(?:от\s+)?(?:общего\s+(?:числа|количества)|числа|всех)\s+", "", base.strip(), flags=re.IGNORECASE)
    base = re.sub(
        r"[\s,(–—-]+(?:(?:до|на)\s+)?(?:\d{1,3}(?:[.,]\d+)?|не (?:менее|ниже)\s+[\d.,]+)\s*$", "", base
    )  # the share itself
    base = base.lstrip(" )")
    base = _BY_WHAT.sub("", re.sub(r"[\s,]+(?:в том числе|из них|в т\.\s?ч|и|а также)\s*$", "", base))
    base = " ".join(re.sub(r"\(?не (?:менее|ниже)\s*$|[-–—(,]\s*$", "", base).split())
    return base.rstrip("»") if base.count("»") > base.count("«") else base


def share_of(text: str, due: date | None) -> Share | None:
    """The single share that a measure states; None where it states none or several."""
    text = " ".join(text.split())
    if not is_promise(text):
        return None
    figures = figures_in(text)
    percents = {percent for figure in figures for percent in figure.percents}
    if len(percents) != 1:
        return None
    return Share(percents.pop(), due, base_of(text, figures[0].end), text)


#: «Доля обучающихся с наставником (%) – 35», «процент охвата – 35»: the sign stands in the name.
_SIGN_APART = re.compile(
    r"(?=[^\d]*(?:%|процент))\W*(?:дол[яиюе]|охват|процент|%|удельн|уровень)[^.;:\d]*[–—:-]\s*(?:не менее\s*)?\d{1,3}(?:,\d+)?",
    re.I,
)


def _signed(text: str) -> str:
    return f"{text.rstrip('. ')} %" if _SIGN_APART.fullmatch(text.rstrip(". ")) else text


def shares_in(text: str, context: YearContext) -> list[Share]:
    """The shares of a sentence in running text, each with its own date: «на 31.12.2026 – не менее 10 % …»,
    «10 % в 2026 году, 20 % в 2027 году», «10/20/35 % в 2026/2027/2028 годах»."""
    printed = " ".join(text.split())
    text = _signed(printed)
    if yearly := _yearly(text, printed):
        return yearly
    if not is_promise(text):
        return []
    figures = figures_in(text)
    first = text[: figures[0].start]
    if len(figures) > 1 and (
        re.search(r"при план|\(план", text[figures[0].end : figures[1].start], re.IGNORECASE)
        or (_REPORTED.search(first) and not _FIRM.search(first))
    ):  # «охвачено 18 % … при плане не менее 20 %»
        base = base_of(text[: figures[1].start], figures[0].end)
        rest = text[figures[0].end :]
        asked = shares_in(rest if _SAYS_WHOM.search(rest) or not base else f"{base} {rest}", context)
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
    out: list[Share] = []
    for at, figure in enumerate(figures):
        if dated_first:
            own = text[figures[at - 1].end if at else 0 : figure.start]
        else:
            own = text[figure.end : figures[at + 1].start if at + 1 < len(figures) else len(text)]
        until = figures[at + 1].start if at + 1 < len(figures) else len(text)
        base = base_of(text[:until], figure.end) or base_of(text, figures[-1].end)
        due = _dated(own, context) or (out[-1].due if dated_first and out else None)  # «на 31.12 – 50 % обучающихся и 20 % …»
        out.append(Share(figure.percents[0], due, base, printed))
    together = len({share.base for share in out}) == len(out) and all(share.due is None for share in out[:-1])
    return [replace(share, due=share.due or out[-1].due) for share in out] if together and not dated_first else out


def _yearly(text: str, printed: str) -> list[Share]:
    found = _YEARLY.fullmatch(text)
    parts = [_OF_YEAR.fullmatch(part.strip()) for part in re.split(r"[;,](?!\d)", found["years"].strip(" .;"))] if found else []
    if found is None or len(parts) < 2 or not _SAYS_WHOM.search(found["head"]):
        return []
    told = [(float(part["percent"].replace(",", ".")), int(part["year"])) for part in parts if part]
    if len(told) < len(parts) or not all(0 < percent <= 100 for percent, _ in told):
        return []
    base = base_of(re.sub(r"[\s,]*(?:не менее|процент\w*|%|[,\s])+$", "", found["head"]), len(found["head"]))
    return [Share(percent, date(year, 12, 31), base, printed) for percent, year in told]


def _by_lists(figure: Figure, text: str, printed: str) -> list[Share]:
    years = [int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", text)]
    if len(years) == 2 and years[1] - years[0] + 1 == len(figure.percents):
        years = list(range(years[0], years[1] + 1))
    base = base_of(text, figure.end)
    if len(years) != len(figure.percents):
        return [Share(percent, None, base, printed) for percent in figure.percents]
    return [Share(percent, date(year, 12, 31), base, printed) for percent, year in zip(figure.percents, years, strict=True)]


#: «Установить на 2026/2027 учебный год показатели:»: the day of every share of the list below.
_OF_THE_LIST = re.compile(
    r"(?<!\w)(?:на|в|ко?|до)\s+(?:кон(?:ец|цу|ца)\s+)?(?:\d{1,2}(?:\s+[а-я]+\s+|\.\d{1,2}\.))?"
    r"20\d\d(?:\s?[/–—-]\s?(?:20)?\d\d(?=\s*уч))?\s*(?:учебн\w+\s+|уч\.?\s*)?(?:г(?:од[ауе]?(?!\w)|\.|(?!\w))|(?=[\s,:]))",
    re.IGNORECASE,
)


def due_of_list(lead: str) -> date | None:
    """The day that a sentence above a list of shares names for all of them; None: it names none, or several."""
    days = {parse_term(found[0], context=YearContext()).end for found in _OF_THE_LIST.finditer(lead)}
    return days.pop() if len(days) == 1 else None


def _dated(text: str, context: YearContext) -> date | None:
    # Only a date that is printed here counts: a share without one is asked about.
    term: Term = parse_term(text, context=YearContext())
    return (
        term.end
        if term.end
        else (parse_term(text, context=context).end if re.search(r"\d{1,2}\.\d{1,2}|\d [а-я]+", text) else None)
    )


#: «с 15 % в 2027 году до …»: the year of the beginning is not the one promised.
_FROM_SHARE = re.compile(r"(?<!\w)с\s+\d[\d.,]*\s*(?:%|процент\w*)[^;%]{0,30}?(?=\s?до\s*$)", re.IGNORECASE)


def _due(text: str, context: YearContext) -> date | None:
    figure = figures_in(text)[0]
    return _dated(_FROM_SHARE.sub("", text[: figure.start]), context) or _dated(text[figure.end :], context)
