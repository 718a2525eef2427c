"""Rows that open with their day, their cells a line each: where they begin, and an hour below its day."""

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.responsible import names_somebody
from domain.road_map.columns.calendar_rows import is_day_alone
from domain.terms.find import looks_like_term, share_of_term, spans_of_terms


def _people(piece: Sequence[tuple[str, bool]]) -> int:
    """The place of the first line of a row from which on only somebody is named."""
    return next((at for at in range(len(piece), 1, -1) if names_somebody(piece[at - 1][0]) != 1.0), 1)


def is_row_of_day(piece: Sequence[tuple[str, bool]]) -> bool:
    """Whether a day, the lines of one work and who answers for it stand here, nobody among the lines of the work."""
    people = _people(piece)
    return 1 < people < len(piece) and not any(names_somebody(text) == 1.0 for text, _ in piece[1:people])


def under_day(piece: Sequence[tuple[str, bool]]) -> dict[int, list[str]]:
    """The cells of such a row: its day, the lines of its work, who answers."""
    people = _people(piece)
    return {0: [piece[0][0]], 1: [text for text, _ in piece[1:people]], 2: [text for text, _ in piece[people:]]}


_HOUR = re.compile(r"(?:в\s+|с\s+)?\d{1,2}(?:[.:]\d{2}\.?|-(?:00|15|20|30|40|45|50))(?:\s*ч\w*\.?|\s*[-–]\s*\d{1,2}[.:]\d{2})?")


#: «12.03.2027 –» above «16.03.2027».
_DAY = re.compile(r"\d{1,2}\.(?:0[1-9]|1[0-2])(?!\d)")
_FROM = re.compile(r"(?:с\s)?\d{1,2}\.(?:0[1-9]|1[0-2])(?:\.(?:20)?\d\d)?\.?(?:\s?г\.?)?\s?[-–—]")
#: «1.13» counts a row behind «1.12».
_COUNTS_ON = re.compile(r"(\d{1,2})\.(\d{2})$")


#: The first line of a term that wants another («В течение», «Сентябрь –»), and a line that only ends one («учебного года»).
_BEGUN = re.compile(
    r"(?:в течение|на протяжении|не позднее)(?:\s(?:всего|учебного))?|кажд(?:ый|ую|ое|ая)|.*[а-яё\d.]\s?[-–—]",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?:всего\s)?(?:учебного )?(?:года|месяца|полугодия|периода|недели|четверти)")


_YEAR = re.compile(r"20\d\d(?:\s?(?:г\.|года?))?")


def _is_broken(above: str, text: str) -> bool:
    """Whether a term was broken between two lines: «Сентябрь –» and «май», «В течение» and «года»."""
    whole = " ".join(f"{above} {text}".split())
    if _YEAR.fullmatch(text):
        return re.search(r"\d{4}", above) is None and looks_like_term(above) and share_of_term(whole) >= 0.9
    if len(whole) > _LONGEST_TERM or not (_BEGUN.fullmatch(above) or _ENDS.fullmatch(text)):
        return False
    return (
        looks_like_term(whole) and share_of_term(whole) >= 0.9 and (_ENDS.fullmatch(text) is None or not looks_like_term(above))
    )


#: In characters.
_LONGEST_TERM = 60


def with_hours(run: Sequence[tuple[str, bool]], *, apart_from_days: bool) -> list[tuple[str, bool]]:
    """The lines with an hour on a line of its own joined to the day above it, and the two lines of a broken term made one.

    `apart_from_days`: hours have a column of their own.
    """
    known = {text.rstrip(" .)") for text, _ in run}
    out: list[tuple[str, bool]] = []
    for text, apart in run:
        counts = (count := _COUNTS_ON.match(text)) is not None and f"{count[1]}.{int(count[2]) - 1}" in known
        hour = _HOUR.fullmatch(text) is not None and not counts and not looks_like_term(text)
        stretch = bool(out) and _FROM.fullmatch(out[-1][0]) is not None and _DAY.match(text) is not None
        if out and hour and apart_from_days and looks_like_term(out[-1][0]):
            out.append((f"{text}  ", apart))  # two spaces, stripped with the cell: no number reads so
        elif stretch or (out and _is_broken(out[-1][0], text)) or (out and hour and looks_like_term(out[-1][0].split("\n")[0])):
            out[-1] = (f"{out[-1][0]}\n{text}", out[-1][1])
        else:
            out.append((text, apart))
    return out


#: «Сроки, место проведения», «Дата, время и место».
_TERM_AND_PLACE = re.compile(
    r"(.*(?:срок|дат|врем)[а-яё, ]*?)\s*(?:[,/]|(?<=\s)и(?=\s)|\s)\s*(мест[оа](?![а-яё]).*)", re.IGNORECASE
)


def with_place_apart(heading: Sequence[str]) -> list[str]:
    """The headings, one for a term and its place made two."""
    both = [_TERM_AND_PLACE.fullmatch(title) for title in heading]
    return [part for title, found in zip(heading, both, strict=True) for part in (found.groups() if found else (title,))]


def places_apart(run: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The lines, each that says when and, behind a comma, where made two: «6 мая, школьный двор»."""
    out: list[tuple[str, bool]] = []
    for text, apart in run:
        spans = [(start, end) for start, end in spans_of_terms(text) if re.fullmatch(r"[\sв,.:–—\d-]*", text[:start])]
        end = spans[-1][1] if spans else 0
        hour = re.match(r"(?:,?\s(?:в|с|к)?\s?\d{1,2}[.:]\d\d(?:\s?ч\w*\.?)?)+", text[end:]) if end else None
        end += hour.end() if hour else 0
        rest = text[end:].lstrip()
        if end and rest[:1] == ",":
            out.append((text[:end].strip(), apart))
            out += [(place, False)] if (place := rest[1:].strip()) else []
        else:
            out.append((text, apart))
    return out


def days_of(run: Sequence[tuple[str, bool]]) -> list[int]:
    """Where rows that open with their day begin: at the lines that are nothing but a term, or nothing but a day of the month."""
    said = [(at, text) for at, (text, _) in enumerate(run) if not text.startswith("(")]  # «(по графику)» says more of a place
    days = [at for at, text in said if share_of_term(text.split("\n")[0]) >= 0.9 and looks_like_term(text)]
    bare = _bare_days(run)
    return bare if len(bare) > len(days) else days


def _bare_days(run: Sequence[tuple[str, bool]]) -> list[int]:
    """The lines «3», «6-10», «14» of a plan of one month, each no earlier than the last; none where these are something else."""
    bare = [at for at, (text, _) in enumerate(run) if is_day_alone(text)]
    firsts = [int(re.findall(r"\d+", run[at][0])[0]) for at in bare]
    in_turn = len(bare) > 2 and bare[0] == 0 and firsts == sorted(firsts) and firsts[0] > 0 and firsts[-1] <= _LAST_DAY
    return bare if in_turn and all(after - at > 1 for at, after in pairwise(bare)) else []


_LAST_DAY = 31
