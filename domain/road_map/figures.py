"""Percents and fractions: «не менее 15 %», «две трети», «каждый пятый»; those that are no share to reach are left out."""

import re
from dataclasses import dataclass, replace

from domain.terms.words import CARDINALS

_PERCENT = re.compile(
    r"""(?<![\d.,])(?P<list>\d{1,3}(?:[.,]\d+)?(?:(?:\s*%?\s*[,/;-]\s*|[–—]|\s+и\s+)\d{1,3}(?:[.,]\d+)?){0,11})\s*(?:\([а-яё\s-]+\)\s*)?(?:%|°/[оo0]|-?процент\w*|проц\.)
      | (?P<ratio>(?<!\d)[1-9]\s*/\s*(?:[2-9]|10)(?![\d/.]))(?:(?=\s+(?:от\s+|всех\s+)*[а-яё]{4,})|(?<=не\ менее\ \d/\d))
      | (?P<above>одн(?:а|ой|у)|дв(?:е|ух)|тр(?:и|[её]х)|четыр(?:е|[её]х))\s+
            (?P<below>трет|четверт|пят|шест|десят)(?:ая|ой|ую|ых|ей|и|ь)(?=\s+[а-яё]{4,})
      | (?P<tens>(?<![а-яё])
            (?:[а-яё]*(?:сят|десят[ьи]|надцат[ьи]|дцат[ьи])|сорока?|девяност[оа]|ст[оа]))(?:\s+(?P<ones>[а-яё]+))?\s+процент\w*
      | (?P<word>половин[аыу]|трет[ьи]|четверт[ьи])
            (?=\s+(?:от\s+|всех\s+|общего\s+числа\s+)*(?:[а-яё]+(?:ых|их)\s+)?
              (?:обуча|учащ|школьник|педагог|детей|воспитан|выпускник|родител|сем(?:ей|ьи)|участник|учител|организац|специалист|предприят|студент|подростк|наставн|учени|школ|несоверш
              |руководит|преподав|воспитат|работод))
      | (?P<whole>(?<![а-яё])сто-?процентн[а-яё]+)
      | (?P<nth>трет|четв[её]рт|пят|шест|десят)(?:ья|ьей|ью|ая|ой|ую)\s+част(?:ь|и|ью)(?=\s+[а-яё]{4,})
      | кажд(?:ый|ого|ому|ая|ой|ую|ое)\s+(?P<each>втор|трет|четв[её]рт|пят|шест|десят|двадцат)\w+(?=\s+[а-яё]{4,})
      | (?:дол[яиюе]|охват\w*)[^.;%]{0,160}?
            (?P<decimal>(?<![\d.,])0[.,]\d{1,3}(?![\d.,]|\s*(?:\([а-яё\s-]+\)\s*)?(?:%|°|-?процент|проц\.)))
      | (?:дол[яиюе]|охват\w*)\s[^.;%]{0,160}?не\s+(?:менее|ниже)\s+
            (?P<least>половины|трети|четверти)(?=\s+(?:к|до|на|в|по)\s|\s*[.,;(]|\s*$)
      | (?P<whole_part>(?<![\d.,])0[.,]\d{1,3})(?=\s+от\s+общ)
      | не\s+(?:менее|ниже)\s+(?P<part>0[.,]\d{1,3})(?=\s+(?:от|част|дол|общ|всех|числ|колич)\w*\s)""",
    re.VERBOSE | re.IGNORECASE,
)
_FRACTIONS = {"полов": 50.0, "трет": 100 / 3, "четв": 25.0}
_EACH = {"втор": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "десят": 10, "двадцат": 20}
_BY = re.compile(
    r"(?:увелич|рост|повы[сш]|прирост|сниж|снизи|сокра)[^.;%]{0,200}(?<!\w)на\s+(?:не менее\s+(?:чем\s+на\s+)?)?$", re.IGNORECASE
)
#: What is to become less: «не более 5 %», «снижение доли … до 2 %».
_AT_MOST = re.compile(
    r"(?:не (?:более|больше|выше|свыше)(?: чем)?\s*|(?<!не )менее(?: чем)?\s*"
    r"|(?:сниж|снизи|сокра[щт]|уменьш)[^.;%]{0,200}(?:с\s+\d[\d.,]*\s*%\s*)?(?<!\w)до\s+)$",
    re.IGNORECASE,
)
#: Marks and lessons, no people: «качество знаний 50 %», «посещаемость не менее 90 %».
_OF_MARKS = re.compile(
    r"(?<!\w)(?:успеваемост|качеств|посещаемост|обученност|доплат|надбавк|выплат|явк)\w*[^,;.%]{0,60}$", re.IGNORECASE
)
#: «удовлетворённость родителей качеством питания – 85 %»: how many are content.
_CONTENT = re.compile(r"удовлетвор[^;.%]*$", re.IGNORECASE)
#: «50 % баллов», «15 % ставки»: a share of things.
_OF_THINGS = re.compile(
    r"\s*(?:от\s+)?(?:[а-яё]+\s+)?(?:балл|ставк|оклад|голос|бюджет|средств|стоимост|сумм|час(?:ов|а)(?![а-яё])|заданий|вопросов"
    r"|учебного времени|рабочего времени)",
    re.IGNORECASE,
)
#: «с 15 % (в 2027 году) до 30 %», «на 10 % больше, чем …».
_UP_TO = re.compile(r"[^;%\d]{0,12}(?:20\d\d)?[^;%\d]{0,12}?\sдо\s", re.IGNORECASE)
_THAN = re.compile(r"\s*(?:больше|меньше|выше|ниже)(?!\w)", re.IGNORECASE)
#: A scanned «20 %».
_ZERO = re.compile(r"(?<=\d)[ОоOo](?=\s*(?:%|°|проц))")
_FROM = re.compile(r"(?<!\w)от\s+(?P<least>\d{1,3}(?:[.,]\d+)?)\s*%?\s+до\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """What one place of a text states, in per cent, several in «10/20/35 %», and where the place is."""

    percents: tuple[float, ...]
    start: int
    end: int


def figures_in(text: str) -> list[Figure]:
    """The figures of a text in their order; growth, ceilings, marks and money are none."""
    out: list[Figure] = []
    text = _ZERO.sub("0", text)
    for found in _PERCENT.finditer(text):
        values = _values(found)
        if out and values == out[-1].percents and re.fullmatch(r"(?:\s*[а-яё]{2,}){0,2}\s*\(", text[out[-1].end : found.start()]):
            out[-1] = replace(out[-1], end=found.end() + (text[found.end() : found.end() + 1] == ")"))
            continue  # «15 % (пятнадцать процентов)», «в каждой второй школе (50 %)»
        before = text[max(0, found.start() - 260) : found.start()]
        by_so_much = _BY.search(before) is not None  # «увеличение доли на 5 %»: no share is told
        from_here = re.search(r"(?<!\w)с\s+$", before) and _UP_TO.match(text, found.end())  # «с 35 % до 50 %»
        more = before.lower().endswith("на ") and _THAN.match(text, found.end())
        downward = _AT_MOST.search(before) is not None
        if lower := _FROM.search(before):  # «от 35 до 50 %»: the smaller one is promised
            values = _numbers(lower["least"])
        marks = (_OF_MARKS.search(before) and not _CONTENT.search(before)) or _OF_THINGS.match(text, found.end()) is not None
        if values and all(0 < value <= 100 for value in values) and not (by_so_much or from_here or downward or marks or more):
            out.append(Figure(values, found.start(), found.end()))
    return out


def _values(found: re.Match[str]) -> tuple[float, ...]:
    if found["list"]:
        return _numbers(found["list"])
    if found["whole"]:
        return (100.0,)
    if found["ratio"]:
        above, below = (int(part) for part in found["ratio"].split("/"))
        return (round(100 * above / below, 2),) if above <= below else ()
    if found["above"]:
        parts = CARDINALS.get(found["above"].lower().replace("ё", "е"), 0)
        return (round(100 * parts / _EACH[found["below"].lower()], 2),) if parts else ()
    if found["tens"]:
        number = CARDINALS.get(found["tens"].lower(), 0)
        return (float(number + CARDINALS.get((found["ones"] or "").lower(), 0)),) if number else ()
    if found["each"] or found["nth"]:
        return (round(100 / _EACH[(found["each"] or found["nth"]).lower().replace("ё", "е")], 2),)
    if found["word"] or found["least"]:
        word = (found["word"] or found["least"]).lower()
        return (round(_FRACTIONS[word[: 5 if word.startswith("полов") else 4]], 2),)
    return (round(100 * float((found["decimal"] or found["part"] or found["whole_part"]).replace(",", ".")), 4),)


def _numbers(text: str) -> tuple[float, ...]:
    if re.fullmatch(r"\d{1,2},\d{1,2}", text) is not None:  # «7,5 %» is one number
        return (float(text.replace(",", ".")),)
    if re.fullmatch(r"\d+\s*[-–—]\s*\d+", text) is not None:  # «10–15 %»: the smaller one is promised
        return (float(re.split(r"\s*[-–—]", text)[0]),)
    return tuple(float(part.replace(",", ".")) for part in re.findall(r"\d+(?:\.\d+)?", text))
