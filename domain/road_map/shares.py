"""Promised shares: «не менее 15 % обучающихся … вовлечены …», in any wording, percent or fraction, with date and base."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.road_map.figures import Figure, figures_in
from domain.road_map.record import Share
from domain.road_map.share_base import SAYS_WHOM, WHOM, base_of
from domain.terms import Term, YearContext, parse_term

_PROMISE = re.compile(
    r"не (?:менее|ниже|меньше)|(?<!не )(?:более|больше|свыше) (?:чем )?(?:у |в )?\d|удельн\w+ вес|уровень|внедр|^\W*процент\s|"
    r"кажд(?:ый|ого|ому|ая|ой|ую|ое)\s+(?:втор|трет|четв|пят|шест|десят|двадцат)"
    r"|менее чем|минимум|дол[яиюе]\w*|охват|вовлеч|достиж|увелич\w+ (?:\w+ )?до|довести|≥"
    r"|>=?|составит|прим(?:ет|ут) участие|принима\w+ участие|участву\w+|включен|прош\w+ |обеспеч|целев\w+ показател|показател"
    r"|количеств\w+|охвачен|при план|планируется|планов\w+ значени|имеют |удовлетвор|(?<!\d)100\s*%"
    r"|закрепл(?:[её]н|я[ею]т)|получат|пройдут"
    r"|%[^.;%]{3,80}\s[–—-]\s(?:ко?\s|на\s|до\s)?\d{1,2}\.\d{1,2}\.20\d\d"
    r"|(?<!\w)ко? (?:концу|(?:\d{1,2}(?:\.\d{1,2}\.| [а-я]{3,8} )|(?:ма|[а-я]{3,6}[лнрт]|август)[юу] )?20\d\d)",
    re.IGNORECASE,
)
#: What is asked for, however it is said; without it a share in the past, or one without a date, only tells how things are.
_ASKED = re.compile(
    r"не (?:менее|ниже|меньше)|минимум|≥|>=?|удельн\w+ вес|уровень|долж[ен]н?|буд[еу]т|обеспеч|достич|достиж|довест|довед"
    r"|увеличить|увеличени|целев|планов\w+ значени"
    r"|дол[яиюе]|охват(?:а|ить)?(?!\w)|^\W*процент\s|вовлечь|вовлечени|необходимо|требуется|план(?:ир|е|ов)|следует"
    r"|(?<!\w)к (?:\d|концу|(?:ма|[а-я]{3,6}[лнрт]|август)[юу] 20\d\d)",
    re.IGNORECASE,
)
#: «Обучить 30 % педагогов до 1 июня»: what is to be done with so many of them.
_CHARGE = re.compile(
    r"(?:^|[\s:])[а-яё]{2,}(?:[аяие]ть|сти|чь)\s+(?:(?:в|на|по|через)\s+(?:«[^»]{1,60}»|[а-яё]+)\s+)?"
    rf"(?:не менее\s+)?[\d,.]{{1,5}}\s*(?:%|процент\w*)\s+(?:[а-яё]+[ыи]х\s+)?{WHOM}",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"(?<!\w)(?:по (?:состоянию|итогам|результатам|данным)|в прошл|на сегодня|в настоящ\w+ (?:время|момент)|уже |лишь |только"
    r" |всего )"
    r"|(?:состави|участвова|увеличи|снизи|повыси|приня|вырос|возрос|достиг)л?[аио]?(?:сь)?(?!\w)|составлял[аио]?(?!\w)"
    r"|(?<!\w)(?:отмеча[ею]т|отметил[аи]?|отмечено)(?!\w)",
    re.IGNORECASE,
)
_FIRM = re.compile(r"не (?:менее|ниже|меньше)|долж[ен]н?|буд[еу]т|целев|обеспеч|достичь|довести|увеличить|планир", re.IGNORECASE)
#: «Довести охват до 20 %», «охват наставничеством – 35 %»: of whom is known to the reader of the order.
_REACH = re.compile(
    r"(?<![а-яё])охват[а-яё]{0,2}(?![а-яё])(?:\s+[а-яё]+(?:ом|ем|ой|ым|им)){0,3}(?:\s+|\s*[:–—-]\s*)(?:не менее|до|на|с\s+\d|\d)",
    re.IGNORECASE,
)


_DOWNWARD = re.compile(r"(?<!\w)(?:сниж|снизи|сокра[щт]|уменьш|прирост|темп|не (?:более|больше|выше))", re.IGNORECASE)
#: «Показатель «не менее 35 % …» достигнут»: what came of it.
_CAME_OF_IT = re.compile(r"(?<!быть )(?<!будет )(?<!будут )(?<!\w)(?:выполнен|достигнут)[аоы]?(?!\w)", re.IGNORECASE)
#: «Решение принято, если за него голосовало не менее 2/3 …», «при отсутствии 30 % …»: on what condition, no promise.
_CONDITION = re.compile(
    r"(?<!\w)(?:если|в случае|при (?:отсутствии|условии|наличии|регистрации)|правомоч\w+|кворум\w*)(?!\w)", re.IGNORECASE
)
_INDICATOR = re.compile(r"показател", re.IGNORECASE)
#: «Доля …, %: 2027 г. – 20, 2028 г. – 35», «Процент … – 20 (май 2027), 35 (май 2028)»: the sign stands once, in front.
_SIGN_AHEAD = re.compile(
    r"(?P<head>.{0,300}?(?:%|процент)[^:%]{0,200}?)(?::|\s[–—-])\s*(?P<dated>[^:%]*20\d\d[^:%]*)", re.IGNORECASE
)
_LONGEST = 2000  # no sentence is longer
_DAY = r"(?P<day>[^\d]{0,12}(?:\d{1,2}\D[^;,]{0,12})?20\d\d(?:\s*г\.?|\s*год\w*)?)"
_SHARE = r"(?:не менее\s*)?(?P<percent>\d{1,3}(?:,\d+)?)"
_DATED_SHARES = tuple(
    re.compile(shape) for shape in (rf"{_DAY}\s*[–—-]\s*{_SHARE}[.\s]*", rf"{_SHARE}\s*[(–—-]\s*{_DAY}\)?[.\s]*")
)


def is_promise(text: str) -> bool:
    """Whether a sentence states a share of people or organisations."""
    text = " ".join(text.split())
    if not figures_in(text) or (_PROMISE.search(text) is None and _CHARGE.search(text) is None):
        return False
    if SAYS_WHOM.search(text) is None and _REACH.search(text) is None:
        return False
    if _CONDITION.search(text, 0, figures_in(text)[0].start):
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
    if several := _behind_one_sign(text, printed):
        return several
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
        rest = rest if SAYS_WHOM.search(rest) or not base else f"{base} {rest}"
        asked = shares_in(rest, context) if len(figures_in(rest)) < len(figures) else []
        return [replace(one, base=one.base or base, text=printed) for one in asked]
    lists = [figure for figure in figures if len(figure.percents) > 1]
    if lists:
        return _by_lists(lists[0], text, printed)
    if len(figures) == 1:
        due = _due(text, context)
        if (
            due is None and not _ASKED.search(text) and not _CHARGE.search(text)
        ):  # «В программах участвуют 8 % обучающихся»: how things are
            return []
        return [Share(figures[0].percents[0], due, base_of(text, figures[0].end), printed)]
    dated_first = _dated(text[: figures[0].start], context) is not None
    leads = _named_ahead(text, figures)
    out: list[Share] = []
    for at, figure in enumerate(figures):
        if dated_first:
            own = text[figures[at - 1].end if at else 0 : figure.start]
        else:
            own = text[figure.end : figures[at + 1].start if at + 1 < len(figures) else len(text)]
        until = figures[at + 1].start if at + 1 < len(figures) else len(text)
        base = (
            base_of(leads[at], len(leads[at])) if leads else base_of(text[:until], figure.end) or base_of(text, figures[-1].end)
        )
        due = _dated(own, context) or (out[-1].due if dated_first and out else None)  # «на 31.12 – 50 % обучающихся и 20 % …»
        out.append(Share(figure.percents[0], due, base, printed))
    together = len({share.base for share in out}) == len(out) and all(share.due is None for share in out[:-1])
    return [replace(share, due=share.due or out[-1].due) for share in out] if together and not dated_first else out


def _named_ahead(text: str, figures: Sequence[Figure]) -> list[str]:
    """«охват детей – 75 %, доля учителей – 53 %»: whom each of the shares is of, up to its sign; none where it stands behind."""
    starts = [0, *(figure.end for figure in figures[:-1])]
    leads = [_JOINED.sub("", text[start : figure.end]) for start, figure in zip(starts, figures, strict=True)]
    named = all(SAYS_WHOM.search(text, start, figure.start) for start, figure in zip(starts, figures, strict=True))
    return leads if named and not SAYS_WHOM.search(text, figures[-1].end) else []


_JOINED = re.compile(r"^[\s,;]*(?:(?:и|а также)\s+)?")


def _behind_one_sign(text: str, printed: str) -> list[Share]:
    """The shares of a list whose days stand beside bare figures; none where the text is no such list."""
    found = _SIGN_AHEAD.fullmatch(text) if len(text) < _LONGEST else None
    if found is None or not SAYS_WHOM.search(found["head"]):
        return []
    parts = [part.strip() for part in re.split(r"[;,](?!\d)", found["dated"].strip(" .;"))]
    told = [next((one for shape in _DATED_SHARES if (one := shape.fullmatch(part))), None) for part in parts]
    shares = [(float(one["percent"].replace(",", ".")), _dated(one["day"], YearContext())) for one in told if one]
    if len(parts) < 2 or len(shares) < len(parts) or not all(due and 0 < percent <= 100 for percent, due in shares):
        return []
    base = base_of(re.sub(r"[\s,(]*(?:не менее|процент\w*|%|[,\s)])+$", "", found["head"]), len(found["head"]))
    return [Share(percent, due, base, printed) for percent, due in shares]


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
    text = _AS_TOLD.sub("за ", text).rstrip(" -–—")  # «31.12.2027 – 50 %»
    term: Term = parse_term(text, context=YearContext())
    return (
        term.end
        if term.end
        else (parse_term(text, context=context).end if re.search(r"\d{1,2}\.\d{1,2}|\d [а-я]+", text) else None)
    )


#: «не ниже 80 % по итогам 2027 года»: the year itself, no event.
_AS_TOLD = re.compile(r"(?<!\w)по (?:итогам|результатам) (?=20\d\d)", re.IGNORECASE)
#: «с 15 % в 2027 году до …»: the year of the beginning is not the one promised.
_FROM_SHARE = re.compile(r"(?<!\w)с\s+\d[\d.,]*\s*(?:%|процент\w*)[^;%]{0,30}?(?=\s?до\s*$)", re.IGNORECASE)


def _due(text: str, context: YearContext) -> date | None:
    figure = figures_in(text)[0]
    return _dated(_FROM_SHARE.sub("", text[: figure.start]), context) or _dated(text[figure.end :], context)
