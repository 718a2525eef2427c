"""The vocabulary of terms: months in every case, numbers in words, ordinals, Roman numerals as printed and as scanned."""

import re
from functools import lru_cache

# Letters that look alike on paper and in a scan; every pair keeps the length of the text.
LATIN = str.maketrans("aceopxykmtbhiuëgnr", "асеорхукмтвнииедпг")
OCR_LETTER = str.maketrans("0631", "обзі")

#: The months as they are called («январь») and as a day has them («5 января»), also as alternatives of a pattern.
MONTH_NAMES = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
OF_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
ANY_MONTH, OF_ANY_MONTH = "|".join(MONTH_NAMES), "|".join(OF_MONTHS)

_MONTH_STEMS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_SOFT, _HARD = ("ь", "я", "ю", "е", "ем", "и", "ям", "ях"), ("", "а", "у", "е", "ом", "ы")
_SHORT = {
    "янв": 1, "январ": 1, "фев": 2, "февр": 2, "мар": 3, "апр": 4, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "сент": 9,
    "окт": 10, "октяб": 10, "ноя": 11, "нояб": 11, "дек": 12, "декаб": 12, "сентяб": 9, "феврал": 2, "апрел": 4,
}  # fmt: skip


def _month_forms() -> dict[str, int]:
    forms = dict(_SHORT)
    for number, stem in enumerate(_MONTH_STEMS, start=1):
        endings = ("й", "я", "ю", "е", "ем") if stem == "ма" else _HARD if stem in ("март", "август") else _SOFT
        forms.update({stem + ending: number for ending in endings})
    return forms


MONTHS = _month_forms()
_LONG_MONTHS = [form for form in MONTHS if len(form) >= 6]


@lru_cache(maxsize=4096)
def month(word: str) -> int | None:
    """The month a lower-case word names, in any case or abbreviation, with Latin look-alikes and one wrong letter; None."""
    for form in (word, word.translate(LATIN), word.translate(OCR_LETTER), word.translate(OCR_LETTER).translate(LATIN)):
        if form in MONTHS:
            return MONTHS[form]
    if len(word) < 5 or not re.fullmatch(r"[а-я]+", word):
        return None
    near = {MONTHS[form] for form in _LONG_MONTHS if one_slip(word, form)}
    return near.pop() if len(near) == 1 else None


def one_slip(word: str, form: str) -> bool:
    """One letter wrong, missing, extra, or two neighbours exchanged."""
    if abs(len(word) - len(form)) > 1:
        return False
    start = 0
    while start < min(len(word), len(form)) and word[start] == form[start]:
        start += 1
    left, right = word[start:], form[start:]
    swapped = len(left) == len(right) >= 2 and left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped


_CARDINALS = {
    1: "один одна одно одного одной одном",
    2: "два две двух двумя",
    3: "три трех тремя",
    4: "четыре четырех",
    5: "пять пяти",
    6: "шесть шести",
    7: "семь семи",
    8: "восемь восьми",
    9: "девять девяти",
    10: "десять десяти",
    11: "одиннадцать одиннадцати",
    12: "двенадцать двенадцати",
    14: "четырнадцать четырнадцати",
    15: "пятнадцать пятнадцати",
    20: "двадцать двадцати",
    30: "тридцать тридцати",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти",
    60: "шестьдесят шестидесяти",
    70: "семьдесят семидесяти",
    80: "восемьдесят восьмидесяти",
    90: "девяносто девяноста",
    100: "сто ста",
}
CARDINALS = {form: number for number, forms in _CARDINALS.items() for form in forms.split()}

_ORDINAL_STEMS = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9, "десят": 10,
    "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15, "шестнадцат": 16,
    "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30,
}  # fmt: skip
_ORDINAL_ENDINGS = "ый|ой|ий|ая|ое|ого|ому|ом|ую|ым|ей|ье|ья|ьего|ьей|ью|ьем|ьему|ые|ых|ьи|ьих"
_ORDINAL = re.compile(rf"({'|'.join(sorted(_ORDINAL_STEMS, key=len, reverse=True))})({_ORDINAL_ENDINGS})")

# Scanners read II as П and III as Ш, IV as 1У; the look-alikes of I are many.
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "п": 2,
    "ш": 3,
    "іу": 4,
    "iу": 4,
    "in": 3,
    "iп": 3,
    "пi": 3,
    "н": 2,
    "ии": 2,
    "иии": 3,
    "ⅰ": 1,
    "ⅱ": 2,
    "ⅲ": 3,
    "ⅳ": 4,
}
_ROMAN_LOOK = str.maketrans("іl|1!ѵ", "iiiiiv")


@lru_cache(maxsize=4096)
def ordinal(word: str) -> int | None:
    """«первый», «третьего»: their number; None for other words."""
    found = _ORDINAL.fullmatch(word)
    return _ORDINAL_STEMS[found[1]] if found else None


@lru_cache(maxsize=4096)
def roman(word: str) -> int | None:
    """«II», also as scanned («П», «ІІ», «ll»): its number; None for other words."""
    look = word.translate(_ROMAN_LOOK)
    return _ROMAN.get(look) or _ROMAN.get(look.replace("у", "v"))


_ROMAN_MONTHS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip


def roman_month(numeral: str) -> int | None:
    """The month of «05.IX.2026», also with Cyrillic Х and І; a lone Х is a gap that nobody filled in."""
    return None if numeral == "х" else _ROMAN_MONTHS.get(numeral.translate(str.maketrans("хі", "xi")))


#: «среди» is no weekday.
_WEEKDAY = re.compile(r"(понедельник|вторник|сред(?!и$)|четверг|пятниц|суббот|воскресень)(|и|а|у|ом|ам|е|ы|ой|ю|я|ем|ям)")
_WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")


_WEEKDAY_SHORT = {"пн": 1, "вт": 2, "ср": 3, "чт": 4, "пт": 5, "сб": 6, "вс": 7}


def weekday_or_short(word: str) -> int | None:
    """Also «пн», «ср»: only beside other words of time, for «ср» may be anything."""
    return weekday(word) or _WEEKDAY_SHORT.get(word)


def weekday(word: str) -> int | None:
    """1 for «понедельник» in any case … 7 for «воскресенье»; None for other words."""
    found = _WEEKDAY.fullmatch(word)
    return _WEEKDAYS.index(found[1]) + 1 if found else None
