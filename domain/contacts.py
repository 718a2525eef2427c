"""Contacts in free words that cross from one side of a pair to the other: numbers, addresses and names in other networks.

A pair writes past nobody (rule: no private channel between an adult and a pupil), so words that carry a way around the
school are not passed on; whoever wrote them is told what to take out. Digits may be hidden in words, spaces or look-alike
letters. It is better to ask about a harmless number than to let a telephone through; dates, times, classes, rooms and
counts are known. Pure; the source is `telegram-facts`, safety of minors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from types import MappingProxyType


class Unfit(StrEnum):
    """Why somebody's own line is not taken."""

    EMPTY = auto()
    TOO_LONG = auto()
    CONTACT = auto()  # a phone, a link or a name in a network: nothing leads past the school


class Contact(StrEnum):
    """What kind of way around the school it is."""

    PHONE = auto()
    EMAIL = auto()
    LINK = auto()
    HANDLE = auto()  # @somebody
    NETWORK = auto()  # «напиши мне в …», «мой ник …»


@dataclass(frozen=True)
class Found:
    """Where it stands in the text: `text[start:end]`."""

    kind: Contact
    start: int
    end: int


#: Digits of a telephone number with its area; a local one has five to seven and is known by the word before it.
LONG, SHORT = 10, 5

_EMAIL = re.compile(
    r"[\w.+-]{2,}\s*(?:@|\(at\)|\[at\]|\s(?:собака|собачка|эт)\s)\s*[\w-]+(?:\s*(?:\.|\sточка\s)\s*[a-zа-я]{2,})+", re.I
)
_LINK = re.compile(
    r"(?:https?://|www\.|tg://)\S+"
    r"|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:ru|com|org|net|me|io|gg|рф|su|online|info|link|app)(?![\w-])(?:/\S*)?"
    r"|\b(?:t|vk|wa|ok)\s*(?:\.|точка)\s*(?:me|com|ru)\b(?:\s*/\s*\S+)?"
    r"|\b(?:вк|т|тг)\s+точка\s+(?:ком|ми|ру)\b(?:\s+слэш\s+\S+)?",
    re.I,
)
_HANDLE = re.compile(r"(?<![\w.])@\s?[a-z][\w.]{3,}", re.I)

_NETWORKS = (
    r"(?:вк|vk|вконтакте|контакте|телег[аеу]|телеграм\w*|тг|telegram|tg|в[оа]т?[сц]ап\w*|whats?app|вайбер\w*|viber"
    r"|инст[аеу]|инстаграм\w*|insta(?:gram)?|дискорд\w*|discord|скайп\w*|skype|снап\w*|тикток\w*|tiktok|одноклассник\w*"
    r"|фейсбук\w*|facebook|директ\w*|личк[ауе]|личные\s+сообщени\w+|мессенджер\w*|стим\w*|steam)"
)
_CALLS = (
    r"(?:пиши(?:те)?|напиши(?:те)?|найд[иёе]\w*|ищи|доба(?:вь|вля)\w*|подпи(?:шись|сывай)\w*|стучи(?:сь)?|скинь|кинь|отправь"
    r"|спишемся|созвон\w*|позвони\w*|звони\w*|мой|моя|мо[её]|моего|ник|логин|айди|id|аккаунт\w*|write|add|find|my|call|dm)"
)
# One of the words must call: «нарисовали плакат про телеграм» is no contact.
_NETWORK = re.compile(rf"\b{_CALLS}\b(?:[^.!?\n]{{0,25}}?)\b{_NETWORKS}\b|\b{_NETWORKS}\b(?:[^.!?\n]{{0,15}}?)\b{_CALLS}\b", re.I)

_SPOKEN = MappingProxyType(
    {
        "ноль": "0", "нуль": "0", "ноля": "0", "один": "1", "одна": "1", "раз": "1", "два": "2", "две": "2", "три": "3",
        "четыре": "4", "пять": "5", "шесть": "6", "семь": "7", "восемь": "8", "девять": "9", "десять": "10",
        "одиннадцать": "11", "двенадцать": "12", "тринадцать": "13", "четырнадцать": "14", "пятнадцать": "15",
        "шестнадцать": "16", "семнадцать": "17", "восемнадцать": "18", "девятнадцать": "19", "двадцать": "20",
        "тридцать": "30", "сорок": "40", "пятьдесят": "50", "шестьдесят": "60", "семьдесят": "70", "восемьдесят": "80",
        "девяносто": "90", "сто": "100", "двести": "200", "триста": "300", "четыреста": "400", "пятьсот": "500",
        "шестьсот": "600", "семьсот": "700", "восемьсот": "800", "девятьсот": "900",
        "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
        "nine": "9",
    }
)  # fmt: skip
_LOOK_ALIKES = str.maketrans("OoОоЗзlIбЧ", "0000331164")

# A run of digits and words for digits; what may stand between two of them is no word and no comma with a space.
_TOKEN = re.compile(r"[A-Za-zА-Яа-яЁё]+|\d+")
_BETWEEN = re.compile(r"[\s\-–—.()+*_/\\|,]{0,4}\Z")
_DATE = re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:20)?\d{2}\b|\b20\d\d\s*[-–/]\s*20\d\d\b")
_TIME = re.compile(r"\b[012]?\d[:.\-][0-5]\d\b(?:\s*[-–]\s*[012]?\d[:.\-][0-5]\d\b)?")
_CALLED_NUMBER = re.compile(
    r"\b(?:тел(?:ефон\w*)?|сот\w*|моб\w*|номер\s+телефона|мой\s+номер|номерок|звони\w*|позвони\w*|набер\w+|phone|call)\b[^\d\n]{0,20}\Z",
    re.I,
)


def screen(text: str) -> tuple[Found, ...]:
    """Every contact in the text, in order of its place; empty when the words may be passed on."""
    found = sorted({*_by_pattern(text), *_numbers(text)}, key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def one_line(words: str, longest: int) -> str | Unfit:
    """What was typed as one line of at most `longest` signs, or what is wrong with it."""
    said = " ".join(words.split())
    if not said:
        return Unfit.EMPTY
    if len(said) > longest:
        return Unfit.TOO_LONG
    return Unfit.CONTACT if screen(said) else said


def _by_pattern(text: str) -> Iterator[Found]:
    for kind, pattern in (
        (Contact.EMAIL, _EMAIL),
        (Contact.LINK, _LINK),
        (Contact.HANDLE, _HANDLE),
        (Contact.NETWORK, _NETWORK),
    ):
        for match in pattern.finditer(text):
            yield Found(kind, *match.span())


@dataclass
class _Run:
    """Digits that follow one another, spoken or written; `spoken` counts the words among them."""

    start: int
    end: int
    digits: str
    spoken: int


def _numbers(text: str) -> Iterator[Found]:
    plain = _DATE.sub(lambda match: _hidden(text, match, sure="-" not in match.group()), text)
    plain = _TIME.sub(lambda match: _hidden(plain, match, sure=False), plain)
    for run in _runs(plain):
        if _is_phone(plain, run):
            yield Found(Contact.PHONE, run.start, run.end)


def _hidden(text: str, match: re.Match[str], *, sure: bool) -> str:
    """Blots instead of a date or a time, unless more digits around it make it a piece of a number."""
    return "~" * len(match.group()) if sure or not _is_part_of_more(text, match) else match.group()


def _is_part_of_more(text: str, match: re.Match[str]) -> bool:
    """«12-34-56»: what looks like a time goes on with more digits, so it is none."""
    before, after = text[: match.start()], text[match.end() :]
    return bool(re.search(r"\d[\s\-–.()]{0,4}\Z", before) or re.match(r"[\s\-–.()]{0,4}\d", after))


def _is_phone(text: str, run: _Run) -> bool:
    if run.spoken >= SHORT and len(run.digits) >= SHORT:
        return True
    if len(run.digits) >= LONG:
        return True
    return len(run.digits) >= SHORT and bool(_CALLED_NUMBER.search(text[: run.start]))


def _runs(text: str) -> Iterator[_Run]:
    run: _Run | None = None
    for token in _TOKEN.finditer(text):
        digits, spoken = _digits(token.group(), goes_on=run is not None)
        if run is not None and digits and _BETWEEN.match(text[run.end : token.start()]):
            run = _Run(run.start, token.end(), run.digits + digits, run.spoken + spoken)
            continue
        if run is not None and digits is None and token.group().lower() in ("и", "плюс"):
            run.end = token.end()
            continue
        if run is not None:
            yield run
        run = _Run(token.start(), token.end(), digits, spoken) if digits else None
    if run is not None:
        yield run


def _digits(token: str, *, goes_on: bool) -> tuple[str | None, bool]:
    """The digits of a token and whether they were spoken; None for an ordinary word. Letters pass for digits only after some."""
    if token.isdecimal():
        return token, False
    if (spoken := _SPOKEN.get(token.lower())) is not None:
        return spoken, True
    alike = token.translate(_LOOK_ALIKES)
    return (alike, False) if goes_on and alike.isdecimal() and len(token) <= 3 else (None, False)
