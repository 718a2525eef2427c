"""A table of indicators: a share on the last day of every year that its heading names. Counts of people are no shares."""

import re
from datetime import date
from itertools import pairwise

from domain.road_map.columns.grid import Row
from domain.road_map.columns.roles import Role
from domain.road_map.columns.table_heading import Heading
from domain.road_map.record import Share
from domain.road_map.share_base import base_of
from domain.road_map.shares import is_downward
from domain.road_map.tables.measures import SO_FAR, printed

_PERCENT_SAID = re.compile(r"%|процент|(?<![а-яё])(?:дол[яиюе]|охват)(?![а-яё])|удельн|уровень", re.IGNORECASE)
_UNIT = re.compile(
    r"(?:%|процент\w*|ед(?:иниц\w*|\.)?|чел(?:овек|\.)?|шт(?:ук\w*|\.)?|балл\w*|да\s?/\s?нет|тыс\.?.{0,12}|руб\w*\.?|кол-во)\.?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:общее |среднее )?(?:число|численность|количество|кол-во)(?![а-яё])", re.IGNORECASE)
_BESIDE = re.compile(r"отношени|источник|ответствен|исполнител|срок|дата|тип показ|ед(?:иниц|\.)|^вес(?![а-яё])", re.IGNORECASE)
_WORDS = re.compile(r"(?!не (?:менее|ниже|более)|процент)[а-яё]{4}", re.IGNORECASE)
_VALUE = re.compile(r"(?:(?:не менее|не ниже|до|≥|>=?)\s*)?(\d{1,3}(?:[.,]\d+)?)\s*(?:%|процент\w*)?\.?", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(20\d\d)")
_SCHOOL_YEAR = re.compile(r"20\d\d\s?[-–—/]\s?(?:20)?(\d\d)(?!\d)")


def shares_by_year(row: Row, heading: Heading) -> list[Share]:
    """The shares of a row, one for every year of the heading. None where the row counts people or things, or promises less."""
    cells = [
        (title, role, printed(row.cells.get(at, "")))
        for at, (title, role) in enumerate(zip(heading.texts, heading.roles, strict=True))
    ]
    beside = [(title, said) for title, role, said in cells if role not in (Role.SHARE, Role.NUMBER) and said]
    units = [said for _, said in beside if _UNIT.fullmatch(said)]
    name = " ".join(
        said
        for title, said in beside
        if said not in units and not _VALUE.fullmatch(said) and not SO_FAR.search(title) and not _BESIDE.search(title)
    )
    years = [(title, found) for title, role, said in cells if role is Role.SHARE and (found := _VALUE.fullmatch(said))]
    heads = " ".join(title for title, role, _ in cells if role is Role.SHARE)
    in_percent = any(re.match(r"%|процент", unit, re.IGNORECASE) for unit in units) or (
        not units and not (_COUNTED.match(name) and "%" not in name) and _PERCENT_SAID.search(f"{name} {heads}") is not None
    )
    percents = [float(found[1].replace(",", ".")) for _, found in years]
    falls = any(after < before for before, after in pairwise(percents)) and all(
        after <= before for before, after in pairwise(percents)
    )
    if not in_percent or falls or is_downward(name):  # «доля неуспевающих: 4, 3, 2» is no share to be reached
        return []
    calendar = any(_YEAR_ALONE.fullmatch(title) for title, role, _ in cells if role is Role.SHARE)
    told = [(percent, _last_day(title, calendar=calendar)) for percent, (title, _) in zip(percents, years, strict=True)]
    return [Share(percent, day, base_of(name, len(name)), name) for percent, day in told if day and 0 < percent <= 100]


def is_moved(row: Row, heading: Heading) -> bool:
    """Whether cells of a row were lost and nothing says which year a figure belongs to: something else stands under a year."""
    said = [printed(row.cells.get(at, "")) for at, role in enumerate(heading.roles) if role is Role.SHARE]
    words = any(_WORDS.search(cell) and not re.search(r"\d", cell) for cell in said)
    return any("|" in cell for cell in said) or (words and any(map(_VALUE.fullmatch, said)))


_YEAR_ALONE = re.compile(r"\D*20\d\d\D*")


def _last_day(title: str, *, calendar: bool) -> date | None:
    """The day for which a column of a year stands: the printed one, 31 May of a school year, 31 December of a year or of the last
    of several. Two years are no school year beside columns of one (`calendar`), nor where more lie between them.
    """
    if day := _DAY.search(title):
        try:
            return date(int(day[3]), int(day[2]), int(day[1]))
        except ValueError:
            return None
    if years := _SCHOOL_YEAR.search(title):
        first, last = int(years[0][:4]), 2000 + int(years[1])
        return date(last, 5, 31) if last == first + 1 and not calendar else date(last, 12, 31)
    year = re.search(r"20\d\d", title)
    return date(int(year[0]), 12, 31) if year else None
