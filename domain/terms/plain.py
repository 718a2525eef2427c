"""A printed phrase in one spelling: small letters, one kind of dash and space, look-alikes of the keyboard and the scanner.

Every clean-up keeps the length of the text, so that a token's `start` and `end` point into the printed phrase.
"""

import re

from domain.terms import typos, words

_DASHES = dict.fromkeys("‐‑‒–—―−─~÷…→", "-")
_SPACES = dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t\r\u200b\ufeff", " ")
_LOOKS = {**_DASHES, **_SPACES, "\\": "/", "ё": "е", "Ё": "е", "й": "й", "Й": "й"}
_DIGIT = str.maketrans("oоlіi|зб", "00111136")
# A date in which some digits came out of the scanner as letters.
_SCANNED = [
    re.compile(r"(?<![\wа-я])[\doоlіi|зб]{1,2} ?[.,] ?[\doоlіi|зб]{1,2} ?[.,] ?[12][\doоlіi|зб]{3}(?![\wа-я]{2})"),
    re.compile(r"(?<![\wа-я.])[\doоlіi|з]{2}\.[\doоlіi|з]{2}(?![\wа-я])"),
    re.compile(r"(?<![\wа-я])20[\doоlіi|зб]{2}(?![а-я])|(?<![\wа-я])2[oо][\doоlіi|зб]{2}(?=(?:гг?|год|года)?(?![а-я]))"),
    re.compile(r"(?<![\wа-я])[\doоlіi|з]{2}(?= (?:январ|феврал|март|апрел|мая|июн|июл|август|сентяб|октяб|нояб|декаб))"),
]
_BANG = re.compile(r"(?<![\wа-я])!(?=\d)|(?<=\d)!(?=\d|[ .]?(?:\.\d|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек))")
_MIDDLE_DOT = re.compile(r"(?<=\d)[·•∙‧](?=\d)")  # «28·04.2027»
_UNDERLINED = re.compile(r"(?<=\d)_(?=\d)")  # «15.04_19.04»
_DASH_TWICE = re.compile(r"(?<=[\dа-я])-{2,3}(?=[\dа-я])")
_QUOTED_DAY = re.compile(r"(?:(?<=[«\"“]\d\d)|(?<=[«\"“]\d))[»\"”](?=[ .]?(?:0\d|1[0-2])\.\s?20\d\d)")  # «05» 09.2026
#: «- 12.10», «1. 12.10», «2) 14.10» at the beginning of a line.
_LINE_MARK = re.compile(r"(?m)^[^\S\n]*(?:-|(?P<number>\d{1,2})[.)])(?=\s)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")  # «https://…/12.10» of a page
#: «school-12.10@…» of a letter, «12.10.docx» of a file: a word of its length, for it parts what stands around it.
_FILE = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|\S+\.(?:docx?|xlsx?|pptx?|pdf|odt|rtf|txt|zip|rar|jpe?g|png|ru|su|com|org|net|рф)\b(?:/\S*)?"
)
_ZERO_BOUND = re.compile(r"(?<![\wа-я])(д|п)0(?= ?\d)")  # «д0 20 сентября»
_MONTH_CUT = re.compile(r"(?<![а-я])м-ц(?=(?:а|е|ы|ев)?(?![а-я]))")  # «1 раз в м-ц»
_TORN_BOUND = re.compile(r"(?<![а-яa-z])(д|п) (о) (?=\d)")  # «д о 20 сентября»
_CLASS = re.compile(r"(?<![\d.])(\d{1,2}) ?[«\"“]([абвгдежзик])[»\"”]")  # «9 «А» 15 сентября»
_LETTERS_FOR_DAY = re.compile(
    r"(?<![\wа-я])(?:[зli|]о|з[oоil|іи])(?= (?:январ|феврал|март|апрел|мая|июн|июл|август|сентяб|октяб|нояб|декаб))"
)
_ONES = re.compile(rf"(?<![\wа-я])[iіl|]{{1,2}}(?= (?:{words.OF_ANY_MONTH})(?![а-я])| по \d)")  # «до I октября», «с I по 10 мая»
_BULLET = re.compile(r"\A\s*\d{1,2}\.(?= (?:до|к|не|с|в) )")  # «1. до 5 сентября»: the number of the line
#: «15-окт», «15-окт-26», «15.окт.26»: how a spreadsheet prints a day.
_SHEET_DAY = re.compile(
    r"(?<![\d.-])(?<![а-я]{3}\s)(?P<day>\d{1,2})[-.](?P<month>янв|фев|мар|апр|май|июн|июл|авг|сен|окт|ноя|дек)(?:(?<=\d-...)(?![-.]?\w)|[-.](?P<year>20\d\d|\d\d)(?![-.]?\w))"
)
_HARD_SIGN = re.compile(r"(?<=[рнл])ъ(?![а-я])")  # «декабръ»
_COMMAS = re.compile(r"(?<![\d.,])\d{1,2},(?:0\d|1[0-2]) ?- ?\d{1,2},(?:0\d|1[0-2]),(?=20\d\d)")  # «24,11-28,11,2027»
_MIXED_WORD = re.compile(r"(?<![\w])(?=[\w]*\d)(?=[\w]*[а-яa-z])[а-яa-z0631]{5,9}(?![\w])")
_MIXED_ALPHABET = re.compile(r"(?<![а-яa-z])(?=[а-я]*[a-z])(?=[a-z]*[а-я])[а-яa-z]+|[aceopxykmtbh]{2,}|(?<!\w)[ckoy](?!\w)")

_ROMAN_FIGURE = re.compile(r"[ivxхіу]{1,4}(?:$|кв$|квартал|полуг|четв)")
# What a spreadsheet writes in its own language: «Sep-26».
_ENGLISH = dict(
    zip(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
        strict=True,
    )
)
_ENGLISH_MONTH = re.compile(rf"(?<![\wа-я])(?:{'|'.join(_ENGLISH)})(?![\wа-я])")


def plain(text: str) -> str:
    """The text in small letters with one kind of dash, space and look-alike letters, each character in its place."""
    out = "".join(_LOOKS.get(char) or (char.lower() if len(char.lower()) == 1 else char) for char in text)
    out = _UNDERLINED.sub("-", _MIDDLE_DOT.sub(".", out))
    out = _without_marks_of_lines(_ENGLISH_MONTH.sub(lambda found: _ENGLISH[found[0]], out))
    out = _SHEET_DAY.sub(_sheet_day, out)
    out = _BULLET.sub(lambda found: " " * len(found[0]), _HARD_SIGN.sub("ь", out))
    out = _COMMAS.sub(lambda found: found[0].replace(",", "."), out)
    out = _MIXED_ALPHABET.sub(_one_alphabet, out)
    out = _BANG.sub("1", _DASH_TWICE.sub(lambda found: "-" + " " * (len(found[0]) - 1), out))
    for pattern in _SCANNED:
        out = pattern.sub(_digits, out)
    out = _FILE.sub(lambda found: "щ" * len(found[0]), _ADDRESS.sub(lambda found: " " * len(found[0]), out))
    out = _MONTH_CUT.sub("мес", _ZERO_BOUND.sub(lambda found: f"{found[1]}о", out))
    out = _TORN_BOUND.sub(lambda found: f"{found[1]}{found[2]}  ", out)
    out = _CLASS.sub(lambda found: (found[1] + found[2]).ljust(len(found[0])), out)
    out = _ONES.sub(lambda found: "1" * len(found[0]), out)
    out = _LETTERS_FOR_DAY.sub(_thirty, _QUOTED_DAY.sub(lambda found: " " if out[found.end()] == "." else ".", out))
    return _MIXED_WORD.sub(lambda found: _month_or_same(found[0]), out)


def _without_marks_of_lines(text: str) -> str:
    """A list with a line for each, «- 12.10\\n- 14.10», «1. 12.10\\n2. 14.10»: its marks are neither ranges nor days."""
    marks = list(_LINE_MARK.finditer(text))
    numbers = [int(mark["number"] or 0) for mark in marks]
    if len(marks) < 2 or len(marks) != text.count("\n") + 1 or (any(numbers) and numbers != list(range(1, len(marks) + 1))):
        return text
    return _LINE_MARK.sub(lambda mark: ";".ljust(len(mark[0])), text)


def _sheet_day(found: re.Match[str]) -> str:
    month = f"{found['day']}.{words.MONTHS[found['month']]:02}"
    return f"{month}. {found['year']}" if found["year"] else f"{month} "


def _one_alphabet(found: re.Match[str]) -> str:
    if _ROMAN_FIGURE.match(found[0]):  # «ХI.2026», «IVкв»: a figure in two alphabets, or glued to what it counts
        return found[0]
    word = found[0].translate(words.LATIN)
    return word if len(word) == 1 or re.search("[а-я]", found[0]) or words.month(word) else found[0]


def _thirty(found: re.Match[str]) -> str:
    return found[0].replace("и", "1").translate(_DIGIT)  # «ЗI»: beside a Cyrillic letter the other became one too


def _digits(found: re.Match[str]) -> str:
    digits = sum(char.isdigit() for char in found[0])
    letters = sum(char.isalpha() or char == "|" for char in found[0])
    return found[0].translate(_DIGIT) if letters and digits >= letters else found[0]


def _month_or_same(word: str) -> str:
    if word[-1].isdigit() and typos.of_time(word.rstrip("0123456789")) and not words.month(word):
        return word  # «позднее1 апреля»: the space was lost, and the figure is a figure
    if word[0] == "0" and word[1:] in words.MONTHS:
        return word  # «2 0октября»: the figure before it lost its second half
    mended = word.translate(words.OCR_LETTER)
    return mended if words.month(mended) or typos.of_time(mended) else word
