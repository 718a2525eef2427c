"""From a printed phrase to tokens that keep their place in it."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.terms import typos, words
from domain.terms.plain import plain
from domain.terms.record import FIRST_YEAR, LAST_YEAR
from domain.terms.torn_words import joined_words, names_in


class Sort(StrEnum):
    """What a token is."""

    DATE = "date"
    DAY_MONTH = "day-month"
    MONTH_YEAR = "month-year"
    TIME = "time"
    YEARS = "years"
    YEAR = "year"
    NUMBER = "number"
    MONTH = "month"
    WORD = "word"
    MARK = "mark"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Token:
    """`numbers`: day, month, year of a date; first and last of years; the number itself."""

    sort: Sort
    text: str
    start: int
    end: int
    numbers: tuple[int, ...] = ()

    def is_word(self, *stems: str) -> bool:
        """Whether this is a word that begins with one of the stems."""
        return self.sort is Sort.WORD and self.text.startswith(stems)

    def is_mark(self, marks: str) -> bool:
        """Whether this is one of the marks."""
        return self.sort is Sort.MARK and self.text in marks


_LEXER = re.compile(
    r"""
      (?P<lost>\d[\d.]*\ufffd[\d.\ufffd]*|\ufffd\d[\d.\ufffd]*)
    | (?P<iso>(?:19|20)\d\d(?P<sep>[-.])(?:0?[1-9]|1[0-2])(?P=sep)(?:[0-2]?\d|3[01])(?![\d.]))
    | (?P<hour>(?<![\d.])\d{1,2}:[0-5]\d(?::[0-5]\d)?(?!\d|[:.](?:19|20)\d\d(?!\d)))
    | (?P<date>(?!\d{1,2}\s?\.\s?\d{1,2}\s?\.\s{0,2}20\d\d\s?[-/]\s?(?:20\d\d(?![\d-]|\.\d)|\d\d\s?уч))
        (?:(?<![\d.])\d{1,2}\s?\.\s{0,2}\d{1,2}\s?\.\s{0,2}\d{4}(?!\d)
        |(?<![\d.])\d{1,2}\.\d{1,2}\.(?!20\s2\d(?![\d.:-]))\d\d(?![\doоlіi|zзбs]|\.\d)|(?<![\d.])\d{1,2}\s?\.\s?(?:0\d|1[0-2])\.(?:|\s(?=(?:1[5-9]|[2-4]\d)(?!\s?(?!г|по\s|до\s|и\s|с\s|в\s|вкл)[а-я])))(?!20\s2\d(?![\d.:-]))\d\d(?![\doоlіi|zзбs]|\.\d|:|\s?(?:янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)|(?:\s?-\s?\d\d)?\s?(?:чел|мин|час|шт|экз|дет|балл|%))
        |(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?!\d)
        |(?<![\d/])(?:1[3-9]|2\d|3[01])/(?:0[1-9]|1[0-2])/\d\d(?![\d/])
        |(?<![\d-])\d{1,2}-\d{1,2}-\d{4}(?!\d)|(?<![\d,])\d{1,2},\d{1,2}[,.]\d{4}(?!\d)|(?<![\d:.])\d{1,2}[.:]\d{1,2}[.:](?:19|20)\d\d(?!\d)|(?<![\d.])\d{1,2}\.{1,2}\d{1,2}\.{1,2}\d{4}(?!\d)
        |(?<![\d.])\d{1,2}\.\d{1,2}[\s,]\d{4}(?!\d)|(?<![\d.])\d{1,2}\.\d{2}20\d\d(?!\d)|(?<![\d.])\d{1,2}\s\d{2}\s20\d\d(?!\d)
        |(?<![\d.])\d{1,2}[./]\d{1,2}[/-]\d{4}(?!\d)|(?<![\d.])\d{1,2}\s?\.\s?\d{1,2}\s?\.\s?\d\d(?=\s?г(?![а-я]))))
    | (?P<romandate>(?<![\d.])\d{1,2}
        (?:\s?\.\s?(?:[vxiхі]{2,4}|[vxiі])\s?\.\s?(?:20\d\d|\d\d)|\s(?:[vxiхі]{2,4}|[vxiі])\s20\d\d)(?![\d.]\d|\d))
    | (?P<romanday>(?<![\d.])\d{1,2}\.(?:vi{0,3}|ix|[xх][iі]{1,2}|x)(?![\wа-я]|\s?\.\s?\d))
    | (?P<romanmonth>(?<![\wа-я])[vxiхі]{1,4}(?=(?:\s?-\s?[vxiхі]{1,4})?\s?[./\s]\s?20\d\d(?!\d)))
    | (?P<point>(?<![\d.])\d\.\d\.\d(?!\d))
    | (?P<damaged>(?<![\d.])\d{4}\.20\d\d(?!\d)
        |(?<![\d.])\d{1,2}\.\d{1,2}\.20\s2\d(?![\d.:-])|(?<![\d.])\d{1,2}\.\d\s\d\.\s?(?:20)?\d\d(?![\d.])|(?<![\d.])\d{4}\.\d\d(?=\s?г)|(?<![\d/])\d{1,2}/\d{6}(?!\d)
        |(?<![\d.])\d{2}\.(?!19|20)\d{4}(?=\s?г)|(?<![\d./])\d{1,2}[./]\d{3}[./]\d{1,4}(?!\d)
        |(?<![\d.])(?:[12]\d|3[01])\.1\s[0-2](?=\s?[-),;]|$)|(?:(?<=до\s)|(?<=по\s)|(?<=[ск,-]\s))[0-3]\s\d(?:\.(?:0[1-9]|1[0-2])(?!\d)|(?=\s(?:янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)))
        |(?<![\d.,])(?:(?<!до\s)(?<!по\s)(?<![ск]\s)(?<!позднее\s)(?:0[1-9]|[12]\d|3[01])\.\s1[0-2]|(?:0[1-9]|[12]\d|3[01]),0[1-9]|(?:1[3-9]|2\d|3[01]),1[0-2])(?=\.?\s?(?:[;)]|$)|\.?,\s?[а-я])
        |(?<![\d.])\d{1,2}\.\.(?:0[1-9]|1[0-2])(?=\.?\s?(?:[-,;)]|$))
        |(?<![\d.])\d{1,2}\.\s?[ivxх]{1,4}\.\s?\d{4}|(?<![\d.])(?:\d{2}\.\d{1,2}|\d\.\d{2})\.\d(?!\d)
        |(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{3}(?!\d)|\d{5,})|(?<![\d.])\d{3,}\.\d{1,2}\.\d{4}
        |(?<![\d.])\d{1,2}\.\d{3,}\.\d{4}|(?<!\d)\d{1,2}\.\.\d{4}|_+\.\d\d\.\d{4}|\d\d\._{1,}\.\d{4}|_+\s?\.\s?_+\s?\.\s?\d{2,4}|_{3,}\s*20\d\d(?!\d)|20_{1,}
        |(?:[_?]+|(?<=до\s)\s?-)[»"”]?\s*(?=(?:январ|феврал|март|апрел|мая|июн|июл|август|сентябр|октябр|ноябр|декабр))|(?<![\d.])\d\d\.\d\d\.(?:20)?[_?]+)
    | (?P<monthyear>(?<![\d.])(?:0?[1-9]|1[0-2])[./]20\d\d(?!\d)|(?<![\d./-])(?:0[1-9]|1[0-2])-20\d\d(?![\d-]))
    | (?P<sheetmonth>(?<![а-я])(?:янв|фев|мар|апр|май|июн|июл|авг|сен|окт|ноя|дек)[.-](?:1[5-9]|[2-5]\d)
        (?!\d|\.\d|-\d|[.\s]*(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|числ)))
    | (?P<years>(?:19|20)\d\d\s*[-/]\s*(?:(?:19|20)\d\d(?!\d|\.\d)
        |\d\d(?!\d|\s?\.\s?\d|\s?(?:%|(?!гг|год|уч)[а-я]{3})|[\s»"]{1,2}(?:янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек))))
    | (?P<shortyears>(?<![\d.])\d\d\s?[-/]\s?\d\d(?=\s?уч[а-я]*\.?\s?г))
    | (?P<clock>(?<![\d.])(?:[01]?\d|2[0-4])(?:\.(?:00|1[3-9]|[2-5]\d)|-00)(?![\d]|\.\d))
    | (?P<dashed>(?:(?<=до\s)|(?<=[вск]\s)|(?<=\.\d\d\s)|(?<=20\d\d\s)|(?<=\.\d\d,\s)|(?<=20\d\d,\s)|(?<=\dг\.\s)|(?<=\d\sг\.\s))
        (?:[01]?\d|2[0-4])-[0-5]\d
        (?![\d.]|-|\s*(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|числ|г)))
    | (?P<daymonth>(?:(?<=до\s)|(?<=по\s)|(?<=[ск]\s)|(?<=позднее\s))\d{1,2}\.[.\s](?:0[1-9]|1[0-2])
          (?!\d|\.\s?\d|[:-]|\s?(?!по\s|до\s|и\s|г)[а-я])
        |(?<![\d.])(?:0[1-9]|[12]\d|3[01])\.\s0[1-9](?!\d|\.\s?\d|[:-]|\s?(?!по\s|до\s|и\s|г)[а-я])
        |(?<![\d.])\d{1,2}(?:\s?\.\d{1,2}(?![\doоlіi|з])|/(?:0[1-9]|1[0-2])(?![\d/])))
    | (?P<year>(?:19|20)\d\d(?!\d))
    | (?P<number>\d+)(?P<suffix>-?(?:ого|его|ому|ое|го|му|ый|ой|ий|ая|ых|ти|мя|е|й|я|м|х|ю|(?<=-)и)(?![а-я]))?
    | (?P<word>(?:и{2,3}|[ivі]{1,3})(?=кв(?![а-я])|квартал|полуг|четв)|[а-яa-z\u0456\u00adⅰⅱⅲⅳ]+)
    | (?P<mark>[^\s\d])
    | (?P<line>\n)
    """,
    re.VERBOSE,
)


def tokens(text: str) -> list[Token]:
    """The tokens of a phrase. Any text is accepted; what has no meaning here becomes marks and words."""
    line = plain(text).replace("...", " - ")
    found: list[Token] = []
    position = 0
    joined = {start: (word, end) for word, start, end in joined_words(line)}
    names = dict(names_in(line))
    while position < len(line):
        if position in names:  # a word of its length in which nobody looks for a slipped month
            end = names[position]
            found.append(Token(Sort.WORD, "«" * (end - position), position, end))
            position = end
            continue
        if position in joined:
            word, end = joined[position]
            found.append(_joined(word, position, end, after_day=bool(found) and found[-1].sort is Sort.NUMBER))
            position = end
            continue
        match = _LEXER.match(line, position)
        if match is None:
            position += 1
            continue
        token = _token(match)
        found += _unglued(_with_capitals(token, text))
        position = token.end
    for at in range(len(found) - 2):  # «I–VI 2027»: whose end is no quarter, that is months from its beginning on
        month = words.roman_month(found[at].text) if found[at].sort is Sort.WORD and found[at + 1].is_mark("-") else None
        if month is not None and found[at + 2].sort is Sort.MONTH and words.roman_month(found[at + 2].text):
            found[at] = replace(found[at], sort=Sort.MONTH, numbers=(month,))
    # A line break inside a cell is where the typist ran out of room: it separates nothing.
    return [token for token in found if not token.is_mark(".\"«»“”„<>'`*_\n")]


def _with_capitals(token: Token, text: str) -> Token:
    """«информатика и ИКТ»: letters that stand for words keep their capitals, so that they are no month with a slip."""
    printed = text[token.start : token.end]
    stands = token.sort is Sort.WORD and printed.isupper() and 2 < len(printed) < 6 and any(map(str.islower, text))
    return replace(token, text=printed) if stands and typos.like_a_short_month(token.text) else token


def _unglued(token: Token) -> list[Token]:
    """«вгод», «помай», «ноябрьмарт»: two words whose space was lost."""
    several = typos.following_months(token.text) if token.sort is Sort.WORD else None
    if several:  # «ноябрьдекабрь»: what a line's end takes away is the dash
        first, last = several
        middle = token.start + len(first)
        dash = Token(Sort.MARK, "-", middle, middle)
        ends = ((first, token.start, middle), (last, middle, token.end))
        one, other = (Token(Sort.MONTH, text, start, end, (words.MONTHS[text],)) for text, start, end in ends)
        return [one, dash, other]
    cut = typos.glued(token.text) if token.sort is Sort.WORD and len(token.text) == token.end - token.start else 0
    if not cut:
        return [token]
    middle = token.start + cut
    out = []
    for text, start, end in ((token.text[:cut], token.start, middle), (token.text[cut:], middle, token.end)):
        month = words.month(text) if len(text) > 2 else None
        out.append(Token(Sort.MONTH if month else Sort.WORD, text, start, end, (month,) if month else ()))
    return out


def _joined(word: str, start: int, end: int, *, after_day: bool) -> Token:
    """The token of a word made of two halves; a space left between them says that they may as well be two words."""
    if " " in word and not after_day:  # «12 с ентября» can be read in one way only
        return Token(Sort.DAMAGED, word, start, end)
    whole = word.replace(" ", "")
    month = words.month(whole)
    return Token(Sort.MONTH if month else Sort.WORD, whole, start, end, (month,) if month else ())


def _token(match: re.Match[str]) -> Token:
    text, start, end = match[0], match.start(), match.end()
    # A number of twenty digits is no day, and of one with thousands of them Python makes no number.
    numbers = tuple(int(part) for part in re.findall(r"\d+", text) if len(part) < 10)
    group = match.lastgroup
    if group == "romanday":  # «15.IX»; up to IV it may as well be a point of a list and its quarter
        month = words.roman_month(text.split(".")[1])
        return Token(Sort.DAY_MONTH if month else Sort.DAMAGED, text, start, end, (numbers[0], month) if month else ())
    if group in ("romandate", "romanmonth"):
        return _with_roman_month(text, start, numbers)
    if group == "suffix":
        group = "number"
    match group:
        case "iso":
            year, month, day = numbers
            return Token(Sort.DATE, text, start, end, (day, month, year))
        case "date":
            if len(numbers) == 2:  # «01.092020»: the second dot was lost
                numbers = (numbers[0], numbers[1] // 10000, numbers[1] % 10000)
            day, month, year = numbers
            return Token(Sort.DATE, text, start, end, (day, month, year + 2000 if year < 100 else year))
        case "sheetmonth":  # «сен.26», as a spreadsheet prints a month
            return Token(Sort.MONTH_YEAR, text, start, end, (words.MONTHS[text[:3]], 2000 + numbers[0]))
        case "monthyear":
            return Token(Sort.MONTH_YEAR, text, start, end, numbers)
        case "years" | "shortyears":
            return _years(text, start, numbers)
        case "hour" | "clock" | "dashed":
            return Token(Sort.TIME, text, start, end, numbers)
        case "daymonth":
            return Token(Sort.DAY_MONTH, text, start, end, numbers)
        case "damaged" | "lost":  # a figure of the date is lost: the rest of it is no date
            return Token(Sort.DAMAGED, text, start, end)
        case "year":
            return Token(Sort.YEAR if FIRST_YEAR <= numbers[0] <= LAST_YEAR else Sort.DAMAGED, text, start, end, numbers)
        case "number":
            return Token(Sort.NUMBER, text, start, end, numbers or (10**9,))
        case "word":
            word = typos.mended(text.replace("\u00ad", ""))
            named = words.month(word) if word in words.MONTHS or not typos.behind_letter(word) else None
            return Token(Sort.MONTH, word, start, end, (named,)) if named else Token(Sort.WORD, word, start, end)
        case _:
            return Token(Sort.MARK, text, start, end)


def _with_roman_month(text: str, start: int, numbers: tuple[int, ...]) -> Token:
    """«05.IX.2026», «IX.2026», «IX–XII 2026»; a numeral up to four beside a year alone may be a quarter, so it stays a word."""
    numeral = re.sub(r"[^vxiхі]", "", text)
    month, end = words.roman_month(numeral), start + len(text)
    if month is None:
        return Token(Sort.DAMAGED, text, start, end)
    if not numbers:
        return Token(Sort.MONTH if month > 4 else Sort.WORD, numeral, start, end, (month,) if month > 4 else ())
    day, year = numbers
    return Token(Sort.DATE, text, start, end, (day, month, year + 2000 if year < 100 else year))


def _years(text: str, start: int, numbers: tuple[int, ...]) -> Token:
    first, last = numbers
    if first < 100:  # «21-22 уч. год»
        first, last = first + 2000, last + 2000
        return Token(Sort.YEARS if last == first + 1 else Sort.DAMAGED, text, start, start + len(text), (first, last))
    if last < 100:
        last += first // 100 * 100
    if last > first:
        return Token(Sort.YEARS, text, start, start + len(text), (first, last))
    if numbers[1] >= 1000:  # «2024-2020», «2020-2020»: two years that are no range
        return Token(Sort.DAMAGED if last < first else Sort.YEAR, text, start, start + len(text), (first,))
    return Token(Sort.YEAR, text[:4], start, start + 4, (first,))
