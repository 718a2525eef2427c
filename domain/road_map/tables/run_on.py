"""Rows of a table that is one run of words: which may hold the words of another cell at their end."""

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.responsible import names_somebody
from domain.road_map.columns.affinity import affinity
from domain.road_map.columns.grid import Row
from domain.road_map.columns.roles import Role
from domain.road_map.columns.table_heading import Heading
from domain.terms.find import looks_like_term, share_of_term

#: Nothing in the words of such a cell says where it ends.
OF_ANY_WORDS = frozenset({Role.RESULT, Role.NOTE, Role.DETAIL, Role.OTHER, Role.AUDIENCE, Role.PLACE})


def crossed(rows: Sequence[Row], heading: Heading) -> set[int]:
    """The rows (their indexes) with words that may be those of the column beside theirs, where words run on.

    Somebody at the end of a place, an institution that may be the place in front of whoever answers, those who take part at the
    end of a work, a word in small letters behind whoever answers where the result that most rows have is empty, and the stage of
    other rows in the place of a work.
    """
    out: set[int] = set()
    column = {role: at for at, role in reversed([*enumerate(heading.roles)])}
    papers = sum(1 for row in rows if row.cells.get(column.get(Role.RESULT, -1))) * 2 > len(rows)
    stages = {row.cells.get(column.get(Role.STAGE, -1), "") for row in rows}
    for at, row in enumerate(rows):
        said = {role: row.cells.get(column[role], "") for role in column}
        place, work, people = (said.get(role, "") for role in (Role.PLACE, Role.MEASURE, Role.RESPONSIBLE))
        mixed = Role.PLACE in said and (_ends_with_somebody(place) or _INSTITUTION_FIRST.match(people) is not None)
        mixed = mixed or (papers and not said[Role.RESULT] and _ends_with_thing(people))
        mixed = mixed or (Role.AUDIENCE in said and not said[Role.AUDIENCE] and _ends_with_somebody(work))
        mixed = mixed or (Role.AUDIENCE in said and not said[Role.AUDIENCE] and _names_two(people))
        mixed = mixed or _holds_two_terms(said.get(Role.TERM, ""))
        if mixed or (work and work in stages) or (Role.AUDIENCE in said and _WAITS_FOR_WHOM.search(work)):
            out.add(at)
    return out


def _names_two(people: str) -> bool:
    """Whether two stand side by side that nothing parts: «администрация школ руководитель центра»."""
    words = people.split()
    pairs = [
        (" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)) if not words[at - 1].endswith((",", ";"))
    ]
    return any(names_somebody(one) == names_somebody(other) == 1.0 for one, other in pairs if other[:1].islower())


def _holds_two_terms(term: str) -> bool:
    """Whether two whole terms stand one below the other, and nothing joins them: «Февраль», «Апрель» of two rows."""
    lines = term.split("\n")
    whole = [looks_like_term(line) and share_of_term(line) == 1.0 for line in lines]
    apart = [
        re.search(r"[,;–—-]\s*$|\sи$", line) is None and re.match(r"20\d\d|и\s|[–—-]", below) is None
        for line, below in pairwise(lines)
    ]
    return any(above and own and alone for above, own, alone in zip(whole, whole[1:], apart, strict=False))


def _ends_with_thing(people: str) -> bool:
    """Whether the last word of those who answer is in small letters and names nobody: «ответственные за сайт скриншот»."""
    last = people.split()[-1] if " " in people else ""
    return re.fullmatch(r"[а-яё]{4,}", last) is not None and names_somebody(last) < 1.0


def _ends_with_somebody(text: str) -> bool:
    """Whether the last word or two of a cell, in small letters, name somebody: «онлайн методист», not «педсовет» alone."""
    words = text.split()
    alone = affinity(Role.PLACE, text) <= 0
    ends = [" ".join(words[-count:]) for count in (1, 2) if len(words) > count or (alone and len(words) == count)]
    return any(end[:1].islower() and names_somebody(end) == 1.0 for end in ends)


#: «ДДТ оргкомитет конкурса»: where, or who.
_INSTITUTION_FIRST = re.compile(r"[А-ЯЁ]{2,7}\s[а-яё]{4,}")
#: «Тренинг выгорания молодые»: those who take part begin here.
_WAITS_FOR_WHOM = re.compile(r"\s(?:молод|начинающ|все|обучающ|учащ)[а-яё]*(?:ые|ие|иеся)?$")


def runs_on(rows: Sequence[Row], heading: Heading) -> set[int]:
    """The rows (their indexes) whose last words begin anew where words run on and nobody answers: they may be another cell.

    «октябрь | Справка. Встреча с родителями»; so may the end of a work whose row lacks the last cell that most rows have.
    """
    last = len(heading.roles) - 1
    if Role.RESPONSIBLE in heading.roles or heading.roles[last] not in OF_ANY_WORDS:
        return set()
    blank = [at for at, row in enumerate(rows) if not row.cells.get(last)]
    out = {at for at, row in enumerate(rows) if _begins_anew(heading.roles[last], row.cells.get(last, ""))}
    if len(blank) * 2 < len(rows):
        out |= {at for at in blank if _begins_anew(Role.MEASURE, rows[at].cells.get(last - 1, ""))}
    return out


def _begins_anew(role: Role, text: str) -> bool:
    """Whether the last words of a cell are a sentence of their own, or speak of work where the cell does not."""
    seam = next(iter(reversed([*_RUN_ON.finditer(text)])), None)
    rest = text[seam.end() :] if seam else ""
    if seam is None or " " not in rest.strip() or (role is not Role.MEASURE and affinity(role, rest) > 0):
        return False
    return seam["stop"] != "" or (role is not Role.MEASURE and affinity(Role.MEASURE, rest) >= _OF_WORK)


#: A sentence that begins behind a full stop, or a capital letter behind none.
_RUN_ON = re.compile(r"(?<=[а-яё»)\d]{3})(?P<stop>[.;!]?)\s+(?=[«\"]?[А-ЯЁ][а-яё]{2})")
#: So well words fit a column of works that are surely one.
_OF_WORK = 0.8
