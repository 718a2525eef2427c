"""How somebody may have meant what was typed: the wrong layout («irjkf 5»), Latin letters («shkola 5»), numbers in words.

Pure; the caller tries the readings one after the other.
"""

import re

_LAYOUT = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё")
#: Longer combinations first.
_LATIN = (
    ("shch", "щ"), ("sch", "щ"), ("iya", "ия"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("yu", "ю"),
    ("ju", "ю"), ("ya", "я"), ("ja", "я"), ("yo", "е"), ("ye", "е"), ("ce", "це"), ("ci", "ци"),
    ("x", "кс"),
)  # fmt: skip
_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwyz", "абкдефгхийклмнопкрстуввыз")
_STEMS = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9, "десят": 10,
    "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15, "шестнадцат": 16, "семнадцат": 17,
    "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30, "сороков": 40, "пятидесят": 50, "шестидесят": 60,
    "семидесят": 70, "восьмидесят": 80, "девяност": 90, "сот": 100,
}  # fmt: skip
_ENDINGS = r"(?:ый|ий|ой|ая|ья|яя|ое|ье|ую|ью|ей|ого|ом|его|ем)"
_CARDINALS = {
    "один": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9,
    "десять": 10, "двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70,
    "восемьдесят": 80, "девяносто": 90, "сто": 100,
}  # fmt: skip
_ORDINAL = re.compile(rf"({'|'.join(sorted(_STEMS, key=len, reverse=True))}){_ENDINGS}")
_WITH_ENDING = re.compile(r"(\d+)\s?[-–]?\s?(?:ая|яя|я|ый|ой|ий|й|ую|ю|ое)\b")


def readings(typed: str) -> tuple[str, ...]:
    """What may have been meant, the likeliest first, in small letters, each once; numbers in words have become figures."""
    plain = " ".join(typed.casefold().replace("ё", "е").split())
    found = [plain]
    if re.search(r"[a-z]", plain):
        found += [plain.translate(_LAYOUT).replace("ё", "е"), _from_latin(plain)]
    return tuple(dict.fromkeys(_figures(one) for one in found))


def _from_latin(words: str) -> str:
    for latin, letters in _LATIN:
        words = words.replace(latin, letters)
    return re.sub(r"(?<=[аеиоуыэюя])ы", "й", words.translate(_LETTERS))


def _figures(words: str) -> str:
    """«Двадцать пятая школа» → «25 школа»; «5-я» → «5»."""
    said: list[str] = []
    tens = 0
    for word in _WITH_ENDING.sub(r"\1", words).split():
        number = _number(word)
        if number is None:
            said += [str(tens)] if tens else []
            said.append(word)
            tens = 0
        elif tens and number < 10:
            said.append(str(tens + number))
            tens = 0
        elif number >= 20:
            tens += number
        else:
            said.append(str(tens + number))
            tens = 0
    return " ".join([*said, *([str(tens)] if tens else [])])


def _number(word: str) -> int | None:
    found = _ORDINAL.fullmatch(word)
    return _STEMS[found[1]] if found else _CARDINALS.get(word)
