"""What stands among the points of an order and is no work: that it is in force, who signs it, what only heads a list."""

import re

from domain.responsible import people_in
from domain.road_map.orders.acts import is_matter
from domain.road_map.orders.addressing import has_verb
from domain.road_map.orders.point_terms import own_term
from domain.terms import YearContext

_NO_TASK = re.compile(
    r"вступает в силу|^(?:настоящ\w+\s+)?(?:приказ|распоряжение|постановление)\s+действует\s"
    r"|(?:исполнени|выполнени)\w+\s+(?:настоящего\s+)?(?:приказа|распоряжения|постановления|решения)\s+контролиру(?:[ею]т|ю|ем)(?![а-яё])"
    r"|^отв(?:\.|етственн[а-яё]+)\s+за\s+(?:исполнение|выполнение)\s+(?:[а-яё]+\s+)?(?:приказа|распоряжения|постановления)\s*[:–—-]"
    r"|оставляю за собой|с приказом ознаком"
    r"|осуществ(?:ля(?:ется|ются|ть)|ить) (?:за сч[её]т|в пределах)",
    re.IGNORECASE,
)


def is_no_task(text: str, context: YearContext) -> bool:
    """«Приказ вступает в силу …» is no work; what somebody is to do by a day is one, whatever else the point says."""
    if _NO_TASK.search(text) is None:
        return False
    term = own_term(text, context) if has_verb(text) else None
    return term is None or term.due is None


def only_names(text: str) -> bool:
    """«Дымова А. Б. Чайка Д. Е.»: a row of a list of people, which a copy left among the points."""
    rest = text
    for person, _, _ in people_in(text):
        rest = rest.replace(person.printed, "", 1)
    return rest != text and not re.search(r"\w", rest)


def only_heads(text: str, context: YearContext) -> bool:
    """«Санитарные мероприятия:», «О подготовке слёта»: what heads a list or names a matter of a meeting, and no list below it."""
    heads = text.rstrip().endswith(":") or is_matter(text)
    return heads and not has_verb(text) and own_term(text, context) is None
