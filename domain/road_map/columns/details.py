"""Of several columns of work: which names the measure, and which only tell more of it."""

import re
from collections.abc import Sequence

from domain.road_map.columns.roles import Role

#: Which of several columns of work names the measure; the others tell more of it.
_NAMES_IT = tuple(
    re.compile(words) for words in (r"мероприят", r"наименовани|название", r"содержани", r"деятельност|действи|работ|задани")
)


#: «Наименование учреждения» beside «Виды работ»: where it is done.
_WHERE = re.compile(r"(?:наименовани|названи|перечень)[а-я]*\s(?:[а-я]+\s){0,2}(?:учреждени|организаци|школ|объект)")
#: Behind the work its aim is told, before it the work stands under the aim.
_PURPOSE = re.compile(r"цел[ьи]|задач")


def with_details(roles: Sequence[Role], headings: Sequence[str]) -> list[Role]:
    """Of several columns of work one names the measure («мероприятия» before «содержание»); the rest are details."""
    work = [at for at, role in enumerate(roles) if role is Role.MEASURE]
    out = [
        Role.DETAIL if role is Role.STAGE and work and at > work[0] and _PURPOSE.match(heading.strip().lower()) else role
        for at, (role, heading) in enumerate(zip(roles, headings, strict=True))
    ]
    if len(work) < 2:
        return out

    def rank(at: int) -> int:
        low = headings[at].lower().replace("\u00ad", "")
        if _WHERE.search(low):
            return len(_NAMES_IT) + 3
        if kind := re.match(r"\W*(?:мероприяти\w*\s+)?(форм|вид|тип|метод)[аы]?(?![а-яё])", low):
            return len(_NAMES_IT) + (2 if kind[1] in ("форм", "метод") else 1)
        return next((place for place, words in enumerate(_NAMES_IT) if words.search(low)), len(_NAMES_IT))

    chosen = min(work, key=rank)
    return [Role.DETAIL if at in work and at != chosen else role for at, role in enumerate(out)]
