"""The columns of a PDF table without rules: its heading, known by meaning, and the white space between its cells."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from domain.road_map.columns.roles import Role, role_of, roles_of
from domain.terms.find import looks_like_term

#: Lines of a page among which a heading is looked for, lines that it may take, columns that it must have.
WITHIN, TALLEST, FEWEST = 60, 7, 3
#: Lines of one heading stand no further apart than so many heights of their letters.
_NEAR = 1.7
_HINT = re.compile(r"срок|дат[аы]|период|врем|месяц|ответств|исполн|организатор", re.IGNORECASE)
_WITHOUT = {Role.MONTH, Role.SHARE, Role.TERM_AND_PEOPLE}
#: The heading of numbers, which another may stand close to: «№ Этап».
_SIGN = re.compile(r"№(?: ?п/?п\.?)?")
#: Lines of a table that may be titles over several columns, of all its lines: they run over the white space below its heading.
_TITLES = 0.25
_COUNTED = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?\s+[«\"А-ЯЁ]")
_COUNT = re.compile(r"\d{1,4}(?:\.\d{1,3})*[.)]?")

Line = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by their headings: words, roles, and where each but the first begins, in points from the page's left edge."""

    cells: tuple[tuple[Line, ...], ...]
    roles: tuple[Role, ...]
    cuts: tuple[float, ...]
    left: float

    @property
    def edges(self) -> tuple[float, ...]:
        """The left edges of all columns."""
        return (self.left, *self.cuts)

    def of(self, word: Any) -> int:
        """The column in which a word stands."""
        return bisect_right(self.cuts, (word["x0"] + word["x1"]) / 2)


@dataclass(slots=True)
class _Cluster:
    left: float
    right: float
    lines: list[list[Any]]

    @property
    def text(self) -> str:
        return " ".join(word["text"] for line in self.lines for word in line)


def heading_in(lines: Sequence[Line], space: float) -> tuple[int, int] | None:
    """The first and the last line of a table's heading; None where the lines hold none."""
    best: tuple[int, int, int] | None = None
    for end in range(min(len(lines), WITHIN)):
        if best is not None and end > best[2] + TALLEST:
            break
        for start in range(end, max(-1, end - TALLEST), -1):
            if start < end and lines[start + 1][0]["top"] - lines[start][0]["top"] > _NEAR * lines[start][0]["height"]:
                break
            known = _known(lines[start : end + 1], space)
            if known and (best is None or known > best[0] or (known == best[0] and start > best[1] and end <= best[2])):
                best = (known, start, end)
    if best is None:
        return None
    _, start, end = best
    while end + 1 < len(lines) and end - start < TALLEST and _goes_on(lines[start : end + 1], lines[end + 1], space, below=True):
        end += 1
    while start and end - start < TALLEST and _goes_on(lines[start : end + 1], lines[start - 1], space, below=False):
        start -= 1
    return start, end


def _known(band: Sequence[Line], space: float) -> int:
    """How many different roles the words of these lines name; 0 where they are no heading of a road map."""
    if not any(_HINT.search(word["text"]) for line in band for word in line):
        return 0
    clusters = _clusters(band, space)
    if len(clusters) < FEWEST or any(len(one.text) > 90 or _is_of_row(one.text) for one in clusters):
        return 0
    roles = roles_of([one.text for one in clusters])
    if roles is None or _WITHOUT & set(roles):
        return 0
    return len(set(roles) - {Role.OTHER})


def _is_of_row(text: str) -> bool:
    """Whether words are those of a row: counted, or a term and no name of one."""
    return _COUNTED.match(text) is not None or (looks_like_term(text) and not _HINT.search(text))


def runs(line: Line, space: float) -> list[list[Any]]:
    """The words of a line in groups with no more than a space between two of them."""
    out: list[list[Any]] = []
    for at, word in enumerate(line):
        numbers = out and _SIGN.fullmatch(" ".join(one["text"] for one in out[-1])) and role_of(word["text"])
        if at and word["x0"] - line[at - 1]["x1"] <= 1.45 * space and not numbers:
            out[-1].append(word)
        else:
            out.append([word])
    return out


def _clusters(band: Sequence[Line], space: float) -> list[_Cluster]:
    """The words of a heading by its cells: what stands one above the other belongs together."""
    found = sorted((run for line in band for run in runs(line, space)), key=lambda run: run[0]["x0"])
    out: list[_Cluster] = []
    for run in found:
        if out and run[0]["x0"] < out[-1].right - 0.5:
            out[-1].lines.append(run)
            out[-1].right = max(out[-1].right, run[-1]["x1"])
        else:
            out.append(_Cluster(run[0]["x0"], run[-1]["x1"], [run]))
    for one in out:
        one.lines.sort(key=lambda run: (run[0]["top"], run[0]["x0"]))
    return out


def _goes_on(band: Sequence[Line], line: Line, space: float, *, below: bool) -> bool:
    """Whether one more line belongs to the heading: every piece of it goes on with the words of a cell and changes no role."""
    near = abs(line[0]["top"] - band[-1 if below else 0][0]["top"]) <= _NEAR * line[0]["height"]
    if not near or (_is_bold(band) and not _is_bold([line])):
        return False
    clusters = _clusters(band, space)
    for run in runs(line, space):
        over = [one for one in clusters if run[0]["x0"] < one.right and run[-1]["x1"] > one.left]
        text = " ".join(word["text"] for word in run)
        if len(over) > 1 or len(text) > 30 or re.search(r"\d", text):
            return False
        if not over:
            if role_of(text) is None or looks_like_term(text):
                return False
            continue
        whole = f"{over[0].text} {text}" if below else f"{text} {over[0].text}"
        upper, lower = (over[0].text, text) if below else (text, over[0].text)
        begun = re.match(r"[а-яё(/]", lower) is not None or upper.endswith(("-", "."))
        same = role_of(whole) is role_of(over[0].text) is not None or role_of(over[0].text) is None
        if not same or not (begun or (role_of(text) is role_of(whole) is not None)) or looks_like_term(text):
            return False
    return True


def _is_bold(lines: Sequence[Line]) -> bool:
    return all(word.get("bold") for line in lines for word in line)


def columns_of(heading: Sequence[Line], body: Sequence[Line], space: float) -> Columns | None:
    """The columns under a heading; None where no white space runs down between them."""
    clusters = _clusters(heading, space)
    counted = _uncounted(clusters, body)
    clusters = [*counted, *clusters]
    roles = roles_of([one.text for one in clusters]) or []
    if counted and roles:
        roles[0] = Role.NUMBER
    if len(roles) != len(clusters):
        return None
    cuts: list[float] = []
    told = _without_centred(body, space)
    for one, other in pairwise(clusters):
        cut = _cut(one, other, told)
        if cut is None or (cuts and cut <= cuts[-1] + 1):
            return None
        cuts.append(cut)
    left = min(word["x0"] for line in (*heading, *body) for word in line)
    return Columns(tuple(tuple(map(tuple, one.lines)) for one in clusters), tuple(roles), tuple(cuts), left)


def _without_centred(body: Sequence[Line], space: float) -> list[Line]:
    """The lines of a table without those in its middle that may be titles: they run over the white space between columns."""
    if not body:
        return []
    left, right = min(line[0]["x0"] for line in body), max(line[-1]["x1"] for line in body)
    wide = 0.1 * (right - left)
    return [
        line
        for line in body
        if len(runs(line, space)) > 1 or abs(line[0]["x0"] - left + line[-1]["x1"] - right) > wide or line[0]["x0"] < left + wide
    ]


def refitted(columns: Columns, body: Sequence[Line]) -> Columns:
    """The columns of a table on its next page, each edge moved that runs through words there."""
    cells = [[word for line in cell for word in line] for cell in columns.cells]
    clusters = [
        _Cluster(min(word["x0"] for word in cell), max(word["x1"] for word in cell), []) if cell else None for cell in cells
    ]
    cuts = list(columns.cuts)
    for at, (one, other) in enumerate(pairwise(clusters)):
        over = sum(1 for line in body for word in line if word["x0"] + 1 < cuts[at] < word["x1"] - 1)
        if over > 1 and one is not None and other is not None and (better := _cut(one, other, body)) is not None:
            cuts[at] = better
    return replace(columns, cuts=tuple(cuts)) if cuts == sorted(cuts) else columns


def same_heading(columns: Columns, heading: Sequence[Line], space: float) -> bool:
    """Whether a heading is that of a table of the page before, printed again."""
    texts = [" ".join(word["text"] for line in cell for word in line) for cell in columns.cells if cell]
    return texts == [one.text for one in _clusters(heading, space)]


def _uncounted(clusters: Sequence[_Cluster], body: Sequence[Line]) -> list[_Cluster]:
    """A column of numbers under no heading."""
    firsts = [line[0] for line in body if line[0]["x1"] < clusters[0].left - 1 and _COUNT.fullmatch(line[0]["text"])]
    none = len(firsts) < 2 or role_of(clusters[0].text) is Role.NUMBER
    return [] if none else [_Cluster(min(one["x0"] for one in firsts), max(one["x1"] for one in firsts), [])]


def _cut(one: _Cluster, other: _Cluster, body: Sequence[Line]) -> float | None:
    """The place between two columns over which the fewest words run, in the middle of the widest such white space."""
    low, high = (one.left + one.right) / 2, (other.left + other.right) / 2
    words = [word for line in body for word in line if word["x1"] > low and word["x0"] < high]
    lefts, rights = sorted(word["x0"] for word in words), sorted(word["x1"] for word in words)
    places = sorted({low, high, *(x for x in (*lefts, *rights) if low < x < high)})
    best: tuple[float, float, float] | None = None
    for left, right in pairwise(places):
        if right - left < 0.3:
            continue
        middle = (left + right) / 2
        over = bisect_right(lefts, middle) - bisect_right(rights, middle)
        away = 0.0 if one.right <= right and left <= other.left else max(0.2, _TITLES * len(body))
        score = (over + away, -(right - left), middle)
        best = score if best is None or score < best else best
    if best is None or best[0] > max(1.0, 0.3 * len(body)):
        return None
    right = best[2] - best[1] / 2
    return right - min(1.0, -best[1] / 2)
