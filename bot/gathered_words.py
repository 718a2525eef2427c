"""Several notices in one message: those of one kind become one sentence, and as many as fit are said at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot import fitting
from db.models import Notice
from db.speaking import notices
from locales import Texts

#: Organisations that a gathered sentence names.
MOST_PLACES = 5

Rows = list[list[dict[str, Any]]]

#: A notice and what its sentence is filled with.
Filled = tuple[Notice, dict[str, Any]]


@dataclass(frozen=True)
class Said:
    """One paragraph with its rows of buttons, and the notices that it says."""

    notices: tuple[Notice, ...]
    html: str
    rows: Rows


def said(filled: Sequence[Filled], texts: Texts) -> list[Said]:
    """The paragraphs, in the order in which their first notices came about."""
    paragraphs: dict[object, list[Filled]] = {}
    for notice, arguments in filled:
        together = notice.key if notice.key in _TOGETHER else notice.id
        paragraphs.setdefault(together, []).append((notice, arguments))
    return [_paragraph(group, texts) for group in paragraphs.values()]


def that_fit(paragraphs: Sequence[Said], texts: Texts) -> tuple[list[Said], list[Said]]:
    """As many paragraphs from the beginning as one message holds, at least one, and the others.

    A first one that is too long by itself is cut at the end of a sentence, and says so.
    """
    first = paragraphs[0]
    taken = [Said(first.notices, fitting.cut(first.html, texts("notice-cut")), first.rows)]
    for one in paragraphs[1:]:
        if not _holds([*taken, one]):
            break
        taken.append(one)
    return taken, list(paragraphs[len(taken) :])


def html(paragraphs: Iterable[Said]) -> str:
    """The message."""
    return "\n\n".join(one.html for one in paragraphs)


def rows(paragraphs: Iterable[Said]) -> Rows:
    """The buttons under it; a row that is there already («На главный экран») is not shown twice."""
    found: Rows = []
    for row in (row for one in paragraphs for row in one.rows):
        if row not in found:
            found.append(row)
    return found


def _holds(paragraphs: Sequence[Said]) -> bool:
    below = rows(paragraphs)
    return (
        fitting.length(html(paragraphs)) <= fitting.MOST
        and len(below) <= fitting.MOST_ROWS
        and sum(len(row) for row in below) <= fitting.MOST_BUTTONS
    )


def _paragraph(group: Sequence[Filled], texts: Texts) -> Said:
    (first, arguments), *others = group
    key, buttons = first.key, first.buttons
    if others:
        key, arguments, buttons = _TOGETHER[key], _gathered(group), _buttons(first)
    labelled = [[{**one, "text": texts.plain(one["key"], **arguments)} for one in row] for row in buttons]
    return Said(tuple(notice for notice, _ in group), texts(key, **arguments), labelled)


#: What is said as one sentence when there are several, and the key of that sentence.
_TOGETHER = {"report-came": "report-several", "reminders-lost": "reminders-lost-several"}


def _gathered(group: Sequence[Filled]) -> dict[str, Any]:
    """How many there are, from where, and what the sentence of these notices needs besides."""
    places = list(dict.fromkeys(str(said["organization"]) for _, said in group if said["organization"] != "none"))
    return {
        "reports": len(group),
        "people": len({notice.subject_id for notice, _ in group}),
        "places": ", ".join(places[:MOST_PLACES]) or "none",
        "more": len(places[MOST_PLACES:]),
        "items": sum(int(said.get("count", 0)) for _, said in group),
        "nearest": min((said["nearest"] for _, said in group if "nearest" in said), default=None),
    }


def _buttons(first: Notice) -> Rows:
    """One button for all: the queue, beginning with the first report; the list of those who cannot be reached."""
    if first.key == "report-came":
        return [[notices.button("report-sort", "judge", first.subject_id or 0)]]
    return [list(row) for row in first.buttons]
