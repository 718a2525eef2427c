"""The grammar of terms that name no day: «постоянно», «по мере необходимости», «в течение 10 дней после …»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from domain.terms import words
from domain.terms.parts import MOST_WORDS, exact, word
from domain.terms.tokens import Sort, Token
from domain.terms.units import unit


@dataclass(frozen=True, slots=True)
class Undated:
    """`relative`: counted from an event; `anchored`: the phrase names that event; otherwise the work simply goes on."""

    relative: bool
    anchored: bool = True
    weak: bool = False  # «при …», «в день …»: beside a date it says nothing


Parsed: TypeAlias = tuple[Undated, int] | None
_ALWAYS = (
    "постоян", "систематич", "регулярн", "непрерывн", "бессроч", "неограничен", "пермамент", "перманент", "периодич", "своеврем",
    "планово", "планова", "плановы", "повседнев", "круглогодичн", "всегда",
)  # fmt: skip
# What follows each of these words makes it a term that simply goes on, or that another paper dates.
_GOES_ON = {
    "по": (
        *(
            "мере",
            "необх",
            "возможност",
            "желани",
            "спецплан",
            "запрос",
            "требовани",
            "план",
            "график",
            "отдельн",
            "согласовани",
            "договор",
            "расписани",
            "заявк",
        ),
        *("обращени", "потребност", "ситуаци", "индивидуальн", "приглашени", "циклограмм", "особому", "утвержд"),
        *("приказ", "распоряжени", "положени"),
    ),
    "при": ("необх", "наличи", "поступлени", "возникновени", "обращени", "прием", "потребност"),
    "случае": ("",),
    "весь": ("период", "срок", "этап"),
    "всего": ("период", "срок", "этап"),
    "всем": ("период", "срок", "этап"),
    "ходе": ("",),
    "процессе": ("",),
    "рабочем": ("порядке",),
}
#: «По дополнительному сообщению»: by what somebody will say when.
_ANNOUNCED = (
    "план",
    "график",
    "расписани",
    "приказ",
    "распоряжени",
    "согласовани",
    "договор",
    "указани",
    "объявлени",
    "сообщени",
    "информаци",
    "уведомлени",
    "запрос",
    "заявк",
    "приглашени",
)
_PAPERS = (
    *("план", "график", "срок", "расписани", "дорожн", "циклограмм", "положени", "утвержд", "отдельн", "приказ", "распоряжени"),
    *("письм", "требовани", "порядк", "регламент", "договор", "программ", "индивидуальн", "учебн", "приложени"),
)  # fmt: skip
_LASTING = (
    "реализаци",
    "действи",
    "работы",
    "внедрени",
    "всего",
    "наставничеств",
)  # «в период реализации»: as long as that lasts
_BEGUN = ("работ", "обучени", "наставнич", "деятельност", "адаптаци")
_AT_ONCE = ("незамедл", "немедл", "срочно", "безотлагат", "сразу")
_EVENT_NOUN = re.compile(r"(?:ени|ани|ити|яти)[яи]$|ции$|^особого$")
_DURATION = ("дн", "день", "недел", "месяц", "час", "сут", "лет")


def undated(tokens: Sequence[Token], at: int) -> Parsed:
    """The dateless term that begins at this token and the place after it; None where none begins."""
    rules = (_ongoing, _duration, _next_day, _short_term, _event)
    return next((read for rule in rules if (read := rule(tokens, at)) is not None), None)


def _ongoing(tokens: Sequence[Token], at: int) -> Parsed:
    if tokens[at].sort is not Sort.WORD:
        return None
    if word(tokens, at, *_ALWAYS) or exact(tokens, at, "пост"):
        return Undated(relative=False), at + 1
    if word(tokens, at, *_AT_ONCE):
        return Undated(relative=True), at + 1
    if exact(tokens, at, "по") and word(tokens, at + 1, "мере") and at + 2 < len(tokens) and tokens[at + 2].sort is Sort.WORD:
        return Undated(relative=False), at + 3  # «по мере необходимости», «по мере готовности»
    if (
        exact(tokens, at, "по", "согласно")
        and word(tokens, at + 2, "план", "график", "расписани")
        and tokens[at + 1].sort is Sort.WORD
        and not word(tokens, at + 1, "окончани", "завершени", "итог", "результат")
        and unit(tokens, at + 1) is None
    ):  # «по отд. плану»
        return Undated(relative=False), at + 3
    if exact(tokens, at, "по") and word(tokens, at + 1, "дополнительн") and word(tokens, at + 2, *_ANNOUNCED):
        return Undated(relative=False), at + 3  # and not «по дополнительной программе»
    following = _GOES_ON.get(tokens[at].text)
    if following and word(tokens, at + 1, *following):
        return Undated(relative=False), at + 2
    if exact(tokens, at, "соответствии", "соответствие", "соотв", "соответств") and exact(tokens, at + 1, "с", "со"):
        return Undated(relative=False), at + 2
    if exact(tokens, at, "согласно", "согл", "сог") and word(tokens, at + 1, *_PAPERS):
        return Undated(relative=False), at + 2
    if exact(tokens, at, "в") and exact(tokens, at + 1, "сроки") and word(tokens, at + 2, "проведени", "реализаци", "прохождени"):
        return Undated(relative=False), at + 3
    if word(tokens, at, "период") and word(tokens, at + 1, *_LASTING):
        return Undated(relative=False), at + 2
    fixed = ("установлен", "определен", "указан", "предусмотрен", "утвержден", "обозначен")
    for sooner in (at + 1, at + 2):  # «в установленные (графиком) сроки»
        if word(tokens, at, *fixed) and word(tokens, sooner, "срок"):
            return Undated(relative=False), sooner + 1
    if exact(tokens, at, "сроки", "срок") and at + 2 < len(tokens) and word(tokens, at + 1 + tokens[at + 1].is_mark(","), *fixed):
        return Undated(relative=False), at + 2 + tokens[at + 1].is_mark(",")
    if word(tokens, at, "протяжени", "течени") and word(
        tokens, at + 1, "реализаци", "действи", "всего", "всей", "срока", "период", "работы"
    ):
        return Undated(relative=False), at + 2
    return None


def _number_of(tokens: Sequence[Token], at: int) -> tuple[bool, int]:
    """Whether a number stands here, and the place after it."""
    if at < len(tokens) and (
        tokens[at].sort is Sort.NUMBER or (tokens[at].sort is Sort.WORD and tokens[at].text in words.CARDINALS)
    ):
        at += 1
        if (at < len(tokens) and tokens[at].is_mark("-") and exact(tokens, at + 1, "х", "ти", "и", "го")) or (
            at + 1 < len(tokens) and tokens[at].is_mark("-") and tokens[at + 1].sort is Sort.NUMBER
        ):
            at += 2
        if at < len(tokens) and tokens[at].is_mark("("):  # «5 (пяти) дней»
            at += 3
        return True, at
    return False, at


def _duration(tokens: Sequence[Token], at: int) -> Parsed:
    """«в течение 5 рабочих дней», «за две недели до …», «через месяц», «не позднее чем за 3 дня», «10 дней со дня …»."""
    opened, farthest = False, at + MOST_WORDS
    while at < farthest and exact(
        tokens,
        at,
        "в",
        "не",
        "за",
        "через",
        "чем",
        "спустя",
        "до",
        "позднее",
        "позже",
        "менее",
        "ранее",
        "течение",
        "течении",
        "теч",
        "по",
        "истечении",
        "на",
    ):
        opened = opened or tokens[at].text not in ("в", "до", "по", "на", "не")
        at += 1
    counted, after = _number_of(tokens, at)
    if exact(tokens, after, "лет") and (not opened or exact(tokens, at - 1, "до", "менее")):  # «до 3 лет», «от 6 лет до 17 лет»
        return None
    while word(tokens, after, "рабоч", "календар", "учебн", "банковск", "первых", "ближайш") or exact(
        tokens, after, "раб", "кал"
    ):
        after += 1
    if (
        not word(tokens, after, *_DURATION)
        or not (counted or opened)
        or word(tokens, after, "летн", "дневн", "месячн", "недельн")
    ):
        return None
    if word(tokens, after, "лет") and not exact(tokens, after, "лет"):
        return None
    if after + 1 < len(tokens) and tokens[after + 1].sort is Sort.MONTH:  # «в течение месяца октября»
        return None
    anchored = exact(tokens, after + 1, "после", "со", "с", "до", "от", "по", "перед") or exact(tokens, after, "днем")
    apart = after + 1 < len(tokens) and tokens[after + 1].is_mark(",")  # «в течение 7 дней, после подачи …»
    anchored = anchored or (apart and exact(tokens, after + 2, "после"))
    anchored = anchored or (word(tokens, after + 2, "следующ") and exact(tokens, after + 3, "за"))  # «дня, следующего за днём …»
    if not opened and not anchored:
        return None
    length = exact(tokens, after, "день") or (not opened and word(tokens, after, "час"))  # «36 часов до 31.12.2026»
    dated = unit(tokens, after + 2) is not None or exact(tokens, after + 3, "по")
    if length and exact(tokens, after + 1, "с", "до", "по", "после") and dated:
        return None
    return Undated(relative=True, anchored=anchored), after + 1


def _next_day(tokens: Sequence[Token], at: int) -> Parsed:
    """«на следующий день», «не позднее следующего рабочего дня после …», «в тот же день»: counted from what is done before."""
    if word(tokens, at, "следующ"):
        day = at + 2 if word(tokens, at + 1, "рабоч", "учебн") else at + 1
    elif exact(tokens, at, "тот", "этот") and exact(tokens, at + 1, "же"):
        day = at + 2
    else:
        return None
    if not exact(tokens, day, "день", "дня", "дню"):
        return None
    return Undated(relative=True, anchored=exact(tokens, day + 1, "после", "за", "от", "со", "с")), day + 1


def _short_term(tokens: Sequence[Token], at: int) -> Parsed:
    """«в десятидневный срок», «в 10-дневный срок со дня …», «в недельный срок»."""
    if not exact(tokens, at, "в"):
        return None
    at += 1
    _, after = _number_of(tokens, at)
    if after < len(tokens) and tokens[after].is_mark("-"):
        after += 1
    if after >= len(tokens) or tokens[after].sort is not Sort.WORD:
        return None
    if not any(part in tokens[after].text for part in ("дневн", "недельн", "месячн", "суточн", "кратчайш", "часов")):
        return None
    after += 1
    while word(tokens, after, "рабоч"):
        after += 1
    if not word(tokens, after, "срок"):
        return None
    anchored = exact(tokens, after + 1, "после", "со", "с", "до", "от") or tokens[after - 1].text.startswith("кратчайш")
    return Undated(relative=True, anchored=anchored), after + 1


def _event(tokens: Sequence[Token], at: int) -> Parsed:
    """«после проведения …», «по завершении программы», «до начала занятий», «со дня подписания»."""
    if exact(tokens, at, "с", "со") and word(tokens, at + 1, "дня", "момент", "даты"):
        return Undated(relative=False), at + 2
    if word(tokens, at, "перв") and word(tokens, at + 1, "месяц", "недел", "дн") and word(tokens, at + 2, *_BEGUN):
        return Undated(relative=True), at + 3  # «в течение первого месяца работы»
    noun = (
        at + 2 if at + 1 < len(tokens) and tokens[at + 1].text.endswith(("ым", "им")) else at + 1
    )  # «по предварительным итогам»
    if exact(tokens, at, "по") and word(
        tokens, noun, "окончани", "завершени", "итогам", "результатам", "факту", "истечени", "прибыти"
    ):
        return Undated(relative=True), noun + 1
    if exact(tokens, at, "после", "перед", "накануне", "до", "к") and at + 1 < len(tokens):
        following = tokens[at + 1]
        if following.sort is Sort.WORD and unit(tokens, at + 1) is None and not exact(tokens, at + 1, "с", "по", "в"):
            known = (
                exact(tokens, at, "после", "перед", "накануне")
                or _EVENT_NOUN.search(tokens[at + 1].text) is not None
                or word(tokens, at + 1, "начал", "проведени", "окончани", "завершени", "момент")
            )
            weak = not exact(tokens, at, "после", "перед", "накануне") and not word(tokens, at + 1, "начал")
            after = at + 1 if word(tokens, at + 1, "кажд") else at + 2  # «после каждой четверти» comes back
            return (Undated(relative=True, weak=weak), after) if known else None
    if (
        exact(tokens, at, "в")
        and exact(tokens, at + 1, "день", "дни", "момент", "месяц")
        and at + 2 < len(tokens)
        and tokens[at + 2].sort is Sort.WORD
    ):
        return Undated(relative=True, weak=True), at + 2
    return _during(tokens, at)


def _during(tokens: Sequence[Token], at: int) -> Parsed:
    """«в период аттестации», «во время проведения недели», «при проведении»."""
    if exact(tokens, at, "в", "на", "во") and exact(tokens, at + 1, "период", "время") and at + 2 < len(tokens):
        event = tokens[at + 2].sort is Sort.WORD and not word(tokens, at + 2, *_LASTING) and unit(tokens, at + 2) is None
        if event and not exact(tokens, at + 2, "с", "со", "от", "до", "по"):
            return Undated(relative=True, weak=True), at + 3
    if exact(tokens, at, "при") and at + 1 < len(tokens) and _EVENT_NOUN.search(tokens[at + 1].text):
        return Undated(relative=True, weak=True), at + 2
    return None
