"""Of whom a share is: the words of a sentence that name those who are counted, without what is done with them."""

import re

from domain.road_map.figures import figures_in

#: Of whom a share is.
WHOM = (
    r"(?:обучающ|учащ|школьник|классник|ученик|педагог|учител|дет(?:ей|и)|воспитанник|студент|подростк"
    r"|организаци|школ|специалист|выпускник|предприяти|наставник|наставляем|работник|сотрудник|граждан|участник|родител|семей|молод[её]ж|волонт[её]р|несовершеннолетн|пар(?:ы|ам|ах)?(?![а-яё])|муниципалитет|муниципальн"
    r"|(?:руководител|преподавател|воспитател|работодател)ей(?![а-яё]))"
)
SAYS_WHOM = re.compile(WHOM, re.IGNORECASE)
_BASE = re.compile(
    r"(?:от\s+(?:общего\s+(?:числа|количества)\s+|общей\s+численности\s+|числа\s+|численности\s+)?|всех\s+|общего\s+числа\s+)*"
    rf"(?P<base>[^.;:%]*?{WHOM}[^.;%:]*)",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[.;:%]")
_VERB = re.compile(
    r"[\s,]+(?:[а-яё]{2,}[аяеу](?:ют|ет)(?:ся)?(?!\w)|(?!страны)[а-яё]{3,}(?:[её]н|ан|ят|ыт)[аоы](?!\w)|[а-яё]{3,}ён(?!\w)"
    r"|(?:получ|осво|про[йв]|вой|прим|стан|займ|созда|выступ|состав)[а-яё]*[уаяеи]т(?:ся)?(?!\w)|[а-яё]{3,}[ияа]ли(?:сь)?(?!\w)|(?!ребят|дошколят)[а-яё]{4,}ят(?:ся)?(?!\w)|успешно|"
    r"должн\w+|вовлеч(?!ени|[её]нност)|при план|"
    r"принима|принял|прим[еу]т|участву|включен|охвачен|прошл|пройд|состо|удовлетвор[её]н[аоы]?(?![а-яё])"
    r"|состав(?:ля|ил|ит)|будут|выступа|к \d|- не менее|– не менее|—|на 31|на конец"
    r"|к 31|к концу|до 31|ежегодно"
    r"|\(?в?\s?20\d\d|(?:до|к|на|с|по)?\s*\d{1,2}(?:\.\d|\s(?:янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)))"
)
#: «охват наставничеством детей», «охват детей программами наставничества»: by what they are reached stands before or behind them.
_BY_WHAT = re.compile(
    rf"^(?:(?!{WHOM})[а-яё]+(?:ом|ем|ым|им|ой|ей|ью)\s+)+(?=(?:обуча|учащ|школьн|детей|воспитан|педагог|учител|студент|подростк|выпускн))"
    r"|(?<!\sс)(?<!\sсо)(?<!ым)(?<!им)(?<!ыми)(?<!ими)(?<!нных)\s+(?:[а-яё]+(?:ым|им|ыми|ими)\s+)?[а-яё]+(?:ством|ием|ами|ями)(?:\s+[а-яё]+)?$",
    re.I,
)
#: «(срок – до конца года)», «(к 31.12.2026)».
_WHEN_IN_BRACKETS = re.compile(r"\s*\((?:срок\b|(?:ко?|до|на|в|по)(?=\s[^()]*\d|\s*$))[^()]*(?:\)|$)", re.IGNORECASE)


#: «вовлечение … % обучающихся в программы наставничества»: into what is no part of whom; «вошедших в программы» is.
_BROUGHT_IN = re.compile(r"вовле[чк]|включ|привле[чк]", re.IGNORECASE)
_INTO_WHAT = re.compile(
    r"(?<![шщ]их)(?<!нных)(?<!тых)\s+в\s+(?:программ|наставнич|различн|деятельност|реализаци|разны|проект)", re.I
)


#: What remains of a date, of a list or of the whole that is counted from.
_LEFT_OVER = re.compile(
    r"(?:[\s,]+(?:в том числе|соответственно|из них|в т(?:\.\s?ч)?|и|а также)"
    r"|\s+(?:в срок|от общ\w+ (?:числа|количества|численности)))\s*$"
)
_DONE = re.compile(
    r"[\s)–—-]*(?:(?:закрепл|вовлеч|охвач|обуч|включ)[её]н[аоы]?|име[ею]т|прошл[аи]|пройдут|участву[ею]т)(?!\w)", re.IGNORECASE
)
_DATE_AHEAD = re.compile(
    r"^(?:(?:к|до|на|с|в)\s+(?:концу\s+|конца\s+)?(?:\d{1,2}\s+[а-я]+\s+|\d{1,2}\.\d{1,2}\.)?)?20\d\d\s*(?:г\.|год[ауе]?(?!\w))?[\s,–—-]*",
    re.I,
)


def _whom_at(text: str) -> re.Match[str] | None:
    """Whom the clause names with which a text begins."""
    ends, whom = _CLAUSE_ENDS.search(text), SAYS_WHOM.search(text)
    return _BASE.match(text) if whom is not None and (ends is None or whom.start() < ends.start()) else None


def _whom_in(text: str) -> re.Match[str] | None:
    """Whom the first clause names that names somebody; a search of the whole pattern would begin anew at every letter."""
    whom = SAYS_WHOM.search(text)
    return _BASE.match(text, 1 + max(text.rfind(mark, 0, whom.start()) for mark in ".;:%")) if whom is not None else None


def _apart_from_figures(said: str) -> str:
    """«Охват обучающихся 15 процентов» is told of «Охват обучающихся»: the words between figures that name somebody."""
    figures = figures_in(said)
    edges = zip([0, *(one.end for one in figures)], [*(one.start for one in figures), len(said)], strict=True)
    return next((said[start:end] for start, end in edges if SAYS_WHOM.search(said[start:end])), said)


def base_of(text: str, end: int) -> str:
    """The words after the percent up to the verb: what the share is of."""
    behind = re.sub(r"^\s*\([^()]*20\d\d[^()]*\)", "", text[end:])  # «35 % (2028 г.) обучающихся»
    told = _DONE.match(behind) or behind.startswith(")")  # «все молодые педагоги (100 %) закреплены за …»
    found = (_whom_in(text[:end]) if told else None) or (_whom_at(behind.lstrip(" )-–—"))) or _whom_in(text[:end])
    if found is None:
        return ""
    base = _WHEN_IN_BRACKETS.sub("", _DATE_AHEAD.sub("", _apart_from_figures(found["base"]).strip()))
    base = re.sub(
        r"^.*?\b(?:уровень\s+удовлетвор[её]нности|удовлетвор[её]нность|дол[яиюе](?:\s+удовлетвор[её]нных)?|процент"
        r"|удельн\w+\s+вес(?:\s+численности)?|охват\w*|вовлечени\w+|вовлеч[её]нност\w+"
        r"|количеств\w+)\s+(?=\w)",
        "",
        base,
        flags=re.IGNORECASE,
    )
    verb = _VERB.search(base)
    base = base[: verb.start()] if verb else base
    if _BROUGHT_IN.search(text[:end]):
        base = _INTO_WHAT.split(base, maxsplit=1)[0]
    base = re.split(r"\s(?:и|а также)\s+не (?:менее|ниже)|\s+(?:с|до|к|по|на)\s+\d{1,2}(?:\s+до)?$", base, maxsplit=1)[0]
    base = re.sub(
        r"^(?:.*?\d\s*процент\w*\s+)?(?:от\s+)?(?:общего\s+(?:числа|количества)|(?:общей\s+)?численности|числа|всех)?\s*",
        "",
        base.strip(),
        flags=re.IGNORECASE,
    )
    base = re.sub(
        r"[\s,(–—-]+(?:(?:до|на)\s+)?(?:\d{1,3}(?:(?:\s?[.,/;-]\s?|\s+и\s+)\d+)*|не (?:менее|ниже)\s+[\d.,]+)\s*$", "", base
    )  # the share itself
    base = base.lstrip(" )")
    base = _BY_WHAT.sub("", _LEFT_OVER.sub("", base))
    base = re.split(r"\s[–—-]\s(?![^«]*»)|\s*\([^()]*$|\s(?:на|к|до|в|с|по|от|за)\s*$", base, maxsplit=1)[0]
    base = " ".join(re.sub(r"[\s,(–—-]*(?:не (?:менее|ниже))?[\s,(–—-]*$", "", base).split())
    base = base.rstrip(")") if base.count(")") > base.count("(") else base
    return base.rstrip("»") if base.count("»") > base.count("«") else base
