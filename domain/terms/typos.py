"""Words of time with one slip of a typist or a scanner, and words that a narrow cell tore in two."""

import re
from functools import lru_cache

from domain.terms import words

_DAY_AND_MONTH = re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])")
_STEMS = (
    "ежедневн", "еженедельн", "ежемесячн", "ежеквартальн", "ежегодн", "постоян", "учебн", "календарн", "течени", "протяжени",
    "полугоди", "квартал", "четверт", "каникул", "понедельник", "вторник", "необходимост", "согласовани", "окончани", "завершени",
    "позднее", "систематич", "реализаци", "следующ", "отчетн", "текущ", "кажд",
    "числ", "пятниц", "суббот", "четверг", "воскресень",
)  # fmt: skip
_FORMS = (
    "ежедневно", "еженедельно", "ежемесячно", "ежеквартально", "ежегодно", "квартал", "квартала", "квартале", "полугодие",
    "полугодия", "полугодии", "каждый", "каждую", "каждого", "каждое", "неделя", "неделю", "недели", "неделе", "недель",
    "позднее", "позже", "постоянно", "учебного", "течение", "следующего", "отчетным", "отчетного", "кварталом", "числа", "далее",
)  # fmt: skip
_SHORT_WORDS = (
    "в", "во", "до", "и", "из", "к", "ко", "на", "не", "от", "по", "при", "с", "со", "за", "о", "об", "а", "или", "раз",
)  # fmt: skip
_SHORT_MONTHS = [form for form in words.MONTHS if len(form) < 6]


@lru_cache(maxsize=4096)
def mended(word: str) -> str:
    """«кврартал» → «квартал»; a word that is no such slip stays as it is."""
    if len(word) < 4 or word.startswith(_STEMS) or word in _FORMS or glued(word):
        return word
    forms = _FORMS if len(word) > 4 else ("числа", "далее")
    near = {
        form
        for form in forms
        if words.one_slip(word, form) and (word[0] == form[0] or len(word) == 4 or (form[0] in "екпс" and len(form) > 6))
    }
    return min(near) if near else word


@lru_cache(maxsize=4096)
def like_a_short_month(word: str) -> bool:
    """«мрт», «амй»: one slip away from «март», «май»; too short to be mended, too near to be passed over."""
    return word.isalpha() and 2 <= len(word) <= 6 and any(words.one_slip(word, form) for form in _SHORT_MONTHS)


_LONG = ("квартал", "квартала", "полугодие", "полугодия", "пятница", "пятницам", "понедельник", "вторникам")


@lru_cache(maxsize=4096)
def garbled(word: str) -> bool:
    """«отабря», «норбь», «деада»: two slips away from a long word of time, too far to be mended, too near to be passed over."""
    if not 5 <= len(word) <= 13 or of_time(word) or word.startswith(_LIKE_TIME):
        return False
    letters = frozenset(word)
    return any(
        -1 <= len(word) - len(form) <= 2 and len(own - letters) <= most and _slips(word, form) <= most
        for form, own, most in _FAR_FROM
    )


_LONG_MONTHS = [form for form in words.MONTHS if len(form) >= 7 or form in ("ноябрь", "ноября", "январь", "января", "апреля")]
_DECADE = ("декада", "декаду", "декаде", "декады")
#: Every form, its letters and how many slips away a word may be; to compare letters first costs little.
_FAR_FROM = [(form, frozenset(form), 2) for form in (*_LONG_MONTHS, *_LONG)] + [(form, frozenset(form), 1) for form in _DECADE]
#: Words of their own that only look so.
_LIKE_TIME = ("квартир", "декан", "декад", "кварт", "поквартал", "полугод", "понедельн")


def _slips(word: str, form: str) -> int:
    """How many letters are wrong, missing or extra."""
    before = list(range(len(form) + 1))
    for row, letter in enumerate(word, start=1):
        line = [row]
        for column, other in enumerate(form, start=1):
            line.append(min(before[column] + 1, line[-1] + 1, before[column - 1] + (letter != other)))
        before = line
    return before[-1]


_BEFORE = ("во", "по", "до", "на", "ко", "со", "в", "с", "к", "и")
_AFTER = (
    "год",
    "года",
    "году",
    "месяц",
    "неделю",
    "квартал",
    "полугодие",
    "течение",
    "период",
    "мае",
    "мая",
    "май",
    "четверть",
    "неделе",
    "полгода",
    "уч",
    "учебный",
)


@lru_cache(maxsize=4096)
def glued(word: str) -> int:
    """The length of the first of two words that lost the space between them; 0 for one word."""
    if word in ("разв", "разав", "развв"):  # «1 разв месяц»
        return len(word.rstrip("в"))
    for first in ("течение", "течении"):
        rest = word.removeprefix(first)
        if rest != word and (rest in words.MONTHS or rest.startswith(("учебн", "всего", "год", "месяц", "недел"))):
            return len(first)
    for first in _BEFORE:
        rest = word.removeprefix(first)
        if rest != word and (rest in _AFTER or (len(rest) >= 4 and rest in words.MONTHS)):
            return len(first)
    if word in ("непозднее", "непозже", "неранее", "нераньше"):
        return len("не")
    for last in ("по", "до"):  # «с 20 мартапо 1 мая»
        rest = word.removesuffix(last)
        if rest != word and rest.endswith(("я", "та")) and rest in words.MONTHS:
            return len(rest)
    return 0


def behind_letter(word: str) -> bool:
    """«соктября»: «с октября» without its space; «ссентября» and «соктябрь» have a letter too many."""
    return word.endswith(("я", "та")) and word[:1] != word[1:2] and glued(word) > 0


@lru_cache(maxsize=4096)
def two_months(word: str) -> bool:
    """«ноябрьмарт»: whether a comma or a dash was lost between them only a person can say."""
    return any(word[:cut] in words.MONTHS and word[cut:] in words.MONTHS for cut in range(3, len(word) - 2))


_WHOLE_MONTHS = sorted((form for form in words.MONTHS if len(form) > 5), key=len, reverse=True)


@lru_cache(maxsize=4096)
def glued_month(word: str) -> bool:
    """«школысентябрь», «октябряДиректор»: a month and another word without their space; «сентябрьский» is a word."""
    behind = next((word.removeprefix(form) for form in _WHOLE_MONTHS if word.startswith(form)), "")
    before = next((word.removesuffix(form) for form in _WHOLE_MONTHS if word.endswith(form)), "")
    return len(before) > 2 or (len(behind) > 2 and not behind.startswith(("ск", "ов", "ин", "та", "тс")))


@lru_cache(maxsize=4096)
def following_months(word: str) -> tuple[str, str] | None:
    """«ноябрьдекабрь»: two months in full, the second of which follows the first, so that a dash and a comma end alike."""
    for cut in range(3, len(word) - 2):
        first, last = word[:cut], word[cut:]
        if first.endswith(("ь", "й", "т")) and last.endswith(("ь", "й", "т")) and first in words.MONTHS and last in words.MONTHS:
            return (first, last) if words.MONTHS[last] == words.MONTHS[first] % 12 + 1 else None
    return None


def without_dot(figures: str) -> bool:
    """«1011»: a day and its month whose dot was lost."""
    return _DAY_AND_MONTH.fullmatch(figures) is not None


def of_time(word: str) -> bool:
    """Whether a whole word speaks of time."""
    return word in _FORMS or word.startswith(_STEMS)


_AFTER_BY = ("мере", "плану", "графику", "итогам", "окончании")  # «по ме-ре необходимости»


def broken(left: str, right: str) -> bool:
    """Whether «еже-» and «месячно» are the two halves of one word that speaks of time."""
    if left + right in _AFTER_BY and right not in _SHORT_WORDS:
        return True
    own = left != "еже" and right.startswith(_STEMS)  # «еже-квартально» is one word, «план-квартал» two
    return right not in _SHORT_WORDS and (left + right).startswith(_STEMS) and not own


def torn(left: str, right: str) -> bool:
    """Whether «окт» and «ябрь» are the two halves of one word, with nothing but a space between."""
    whole = left + right
    if right in _SHORT_WORDS or (words.month(right) and (right in words.MONTHS or whole not in words.MONTHS)):
        return False
    if left in words.MONTHS:  # «сент ябрь»
        return len(left) < len(whole) and words.MONTHS.get(whole) == words.MONTHS[left]
    if whole in words.MONTHS:  # «с ентябрь»: the month itself, for after the word «с» it would be «сентября»
        return len(whole) >= 6 or left not in _SHORT_WORDS
    return of_time(whole) and not of_time(left) and not of_time(right) and len(right) + (len(left) >= 4) >= 3


def _halves() -> dict[tuple[str, str], str]:
    """What is left of every long word of time when one letter of it is gone; halves that are words themselves are none."""
    forms = {form for form in (*_FORMS, *words.MONTHS, "пятницам", "понедельникам", "вторникам", "четвергам") if len(form) >= 6}
    halves = {(form[:at], form[at + 1 :]): form for form in forms for at in range(1, len(form) - 1)}
    return {
        (left, right): form
        for (left, right), form in halves.items()
        if (len(left) > 2 or len(right) > 2) and left != "не" and right not in (*_SHORT_WORDS, "же", "ее", "го", "ого")
    }


_WITHOUT_LETTER = _halves()


def without_letter(left: str, right: str) -> str | None:
    """«к» and «артал», a mark or a space between them: the word that one letter was lost from; None where it is none."""
    whole = _WITHOUT_LETTER.get((left, right))
    return whole if whole and left not in words.MONTHS and right not in words.MONTHS else None


def torn_or_since(left: str, right: str) -> bool:
    """«с ентября»: half of «сентября», or «с сентября» with a letter lost; only a person can say."""
    return left in _SHORT_WORDS and words.month(right) is not None and words.MONTHS.get(left + right) == 9 and right[-1] == "я"
