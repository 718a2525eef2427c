"""Whoever answers in small letters between a work and its term, in a row whose cells ran together."""

import re
from collections.abc import Sequence

from domain.responsible import names_somebody
from domain.road_map.columns.roles import Role
from domain.road_map.plain_tables.seams import OPEN

#: Nouns of people in the nominative, that no work ends in: «Провести опрос куратор», not «Посетить уроки учителя».
_SOMEBODY = re.compile(
    r"(?<=[а-яёА-ЯЁ»)\d])\s+(?="
    r"(?:(?:социальн|классн|старш|школьн|главн|ведущ|муниципальн|региональн|заместител)[а-я]+\s)?"
    r"(?:директор|заместител[ьи]|зам\.|завуч|методисты?|кураторы?|координаторы?|наставники?|педагоги?|психологи?|руководител[ьи]"
    r"|администрация|специалисты?|ответственн(?:ый|ые)|рабочая группа|советник|библиотекарь|вожат(?:ая|ые)|заведующ(?:ий|ая)"
    r"|председател[ьи]|начальник|организаторы?|преподавател[ьи]|тьюторы?|секретарь)(?![а-яё]))"
)


def with_people_in_front(cells: dict[int, str], roles: Sequence[Role]) -> dict[int, str]:
    """The cells by column of a row; from «Провести опрос куратор, завуч | сентябрь» whoever answers has a cell.

    Only where the columns are the work, who answers, the term, and nothing but somebody stands in front of the term.
    """
    at = next((place for place in range(len(roles) - 2) if tuple(roles[place : place + 3]) == _ORDER), None)
    if at is None or not cells.get(at + 2):
        return cells
    work, rest = cells.get(at, ""), cells.get(at + 1, "")
    if rest and names_somebody(rest) == 1.0 and not rest.isupper():  # «руководители | ШМО» is one office
        return cells
    whole = f"{work}\n{rest}".strip()
    for seam in _SOMEBODY.finditer(whole):
        said = whole[seam.end() :]
        begun = whole[: seam.start()].rstrip()
        if names_somebody(said) == 1.0 and OPEN.search(begun) is None and not _in_quotes(begun):
            return {**cells, at: begun, at + 1: said}
    return cells


_ORDER = (Role.MEASURE, Role.RESPONSIBLE, Role.TERM)


def _in_quotes(text: str) -> bool:
    return text.count("«") > text.count("»")
