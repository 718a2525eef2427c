"""Of which year a paper or a part of it is, by its title: «План на 2026-2027 учебный год». Other years in it do not say it."""

import re

from domain.terms import YearContext
from domain.terms.words import OF_ANY_MONTH

_YEARS = re.compile(
    r"20\d\d\s*[-–—/]\s*(?:20)?\d\d(?!\.?\d)(?:\s*(?:гг|годы|годов|годах))?|20\d\d(?=\s*(?:г|уч|$|\)))", re.IGNORECASE
)
_DAY_BEFORE = re.compile(
    rf"\d[»\"”]?\s*(?:\.\s?\d{{1,2}}\.|(?:{OF_ANY_MONTH}))\s*$",
    re.IGNORECASE,
)
_PREPARED_FOR = re.compile(r"(?<![а-яё])(?:к\s+(?:началу\s+)?(?:нового\s+|новому\s+)?|до\s+)$", re.IGNORECASE)
#: «Анализ результатов ГИА в 2026 году», «отчёт за 2026 год»: looked back at; «анализ и план на 2027 год» looks ahead.
_LOOKED_BACK_AT = re.compile(
    r"(?<![а-яё])(?:анализ|итог|результат|отч[её]т)[а-яё]*\s+(?:(?!(?:и|на|в)\s)[а-яё-]+\s+){0,5}(?:(?-i:(?<=[А-ЯЁ]{3}\s))в\s+)?$",
    re.IGNORECASE,
)
#: «Подготовка к ГИА-2027», «к ЕГЭ в 2027 году»: the examinations that end the school year before.
_OF_EXAMS = re.compile(
    r"(?<![А-ЯЁа-яё])(?:ГИА|ЕГЭ|ОГЭ|ГВЭ|[Ии]тогов[а-яё]+\s+аттестаци[а-яё]+)(?![А-ЯЁа-яё])(?:(?!20\d\d|(?<!\w)на\s)[^.;:])*$"
)
#: «(с изменениями на 20 июня 2027 года)», «(в ред. приказа от 3 мая 2027 г.)»: the day of an edition.
_OF_EDITION = re.compile(
    r"(?<![а-яё])(?:с изм(?:\.|енени[а-яё]+)|в (?:[а-яё]+ )?ред(?:\.|акци[а-яё]+))[^()]{0,150}$", re.IGNORECASE
)
#: Signs before a year that may say what it is the year of.
_NEAR = 240


def context_in(text: str, context: YearContext) -> YearContext:
    """The year that a heading names («План на 2026-2027 учебный год»); the context as it was when it names none."""
    years = list(_YEARS.finditer(text))
    # «УТВЕРЖДАЮ … «31» августа 2026 г.» above «на 2026/2027 учебный год» is the date of the paper
    # «О подготовке школ к 2027/2028 учебному году» is done in the year before, «Концепция до 2030 года» in many years
    years = [one for one in years if not _PREPARED_FOR.search(text[max(0, one.start() - 30) : one.start()])]
    years = [one for one in years if not _LOOKED_BACK_AT.search(text[max(0, one.start() - _NEAR) : one.start()])]
    years = [one for one in years if not _OF_EDITION.search(text[max(0, one.start() - _NEAR) : one.start()])]
    exams = [one for one in years if len(one[0]) == 4 and _OF_EXAMS.search(text[max(0, one.start() - _NEAR) : one.start()])]
    years = [one for one in years if one not in exams]
    if exams and not years:
        return context if context.first is not None else YearContext.school_year(int(exams[0][0]) - 1, context.written_on)
    found = next((one for one in years if not _DAY_BEFORE.search(text[max(0, one.start() - 30) : one.start()])), None)
    if found is None and context.first is None:
        found = next(iter(years), None)
    if found is None:
        return context
    try:
        return YearContext.parse(found[0].lower(), context.written_on)
    except ValueError:
        return context
