"""The databases of mentees and mentors in the shape that schools are asked for: their columns, and a participant as a line.

Contacts and years of birth are empty columns, to be filled by hand: of a minor they are the representative's, and the bot never
collects them. Who goes by a code stands there by the code.
"""

import re
from collections.abc import Mapping
from typing import Any

from db.participant import participant_tables
from db.participant.participant_tables import Row
from domain.forms import Category, Part
from domain.naming import Called
from domain.personal import Personal, PersonalData
from handlers.joining.profile_words import titled
from locales import Texts
from papers.matrix_xlsx import Sheet, Value

_PICTURE = re.compile(r"^[^\w«(]+")
#: The columns, and how many signs wide they are in a long table.
MENTEES: Mapping[str, int] = {
    "number": 7, "name": 22, "contacts-guardian": 20, "born": 12, "class": 9, "requests": 34, "entered": 13, "mentor": 22,
    "form": 24, "mentor-place": 20, "ended": 13, "results": 22, "review": 16, "done": 14,
}  # fmt: skip
MENTORS: Mapping[str, int] = {
    "number": 7, "name": 22, "contacts": 16, "place": 20, "strengths": 34, "achievements": 20, "interests": 30, "ages": 16,
    "time": 14, "entered": 13, "mentees": 30, "form": 24, "ended": 13, "results": 22, "review": 16,
}  # fmt: skip


def sheets(found: dict[Part, list[Row]], organization: str, texts: Texts) -> list[Sheet]:
    """Two sheets: mentees, mentors."""
    lines: dict[Part, list[tuple[Value, ...]]] = {
        Part.MENTEE: [mentee(number, one, organization, texts) for number, one in enumerate(found[Part.MENTEE], start=1)],
        Part.MENTOR: [mentor(number, one, organization, texts) for number, one in enumerate(found[Part.MENTOR], start=1)],
    }
    return [
        Sheet(
            name=texts.plain("roll-sheet", part=part.value),
            title=texts.plain("roll-sheet-title", part=part.value, organization=organization),
            headings=headings(part, texts),
            rows=lines[part],
            fixed=2,
        )
        for part in (Part.MENTEE, Part.MENTOR)
    ]


def columns(part: Part) -> Mapping[str, int]:
    """The columns of one database, by name: how wide they are."""
    return MENTEES if part is Part.MENTEE else MENTORS


def headings(part: Part, texts: Texts) -> tuple[str, ...]:
    """What stands above them."""
    return tuple(texts.plain("roll-heading", what=what, mode=texts.mode.value) for what in columns(part))


def mentee(number: int, one: Row, organization: str, texts: Texts) -> tuple[Value, ...]:
    """A line of the database of mentees."""
    last = one.last
    return (
        number,
        alone(one.called, texts.mode),
        None,
        None,
        one.called.school_class,
        listed(one.tags, texts),
        one.entered_on,
        said(last.mentor.called.in_full(texts.mode), texts.mode) if last else None,
        titled(dict(one.form), texts),
        place_of(last.mentor.category, last.mentor.called, organization, texts) if last else None,
        one.ended_on,
        _results(one, texts),
        None,
        texts.plain("roll-done") if participant_tables.is_done(one) else None,
    )


def mentor(number: int, one: Row, organization: str, texts: Texts) -> tuple[Value, ...]:
    """A line of the database of mentors."""
    mentees = [said(each.mentee.called.in_full(texts.mode), texts.mode) for each in one.pairs]
    return (
        number,
        alone(one.called, texts.mode),
        None,
        place_of(Category(one.row.category), one.called, organization, texts),
        listed(one.tags, texts),
        None,
        listed(one.interests, texts),
        None,
        texts.plain("roll-time", weekday=one.row.weekday or 0) if one.row.completed_at else None,
        one.entered_on,
        "; ".join(mentees),
        titled(dict(one.form), texts),
        one.ended_on,
        _results(one, texts),
        None,
    )


def alone(called: Called, mode: PersonalData) -> str:
    """The name or the code alone: the class has a column of its own."""
    return said(Called(called.name, called.code).in_full(mode), mode)


def said(who: Personal | str, mode: PersonalData) -> str:
    """The name where the operator's mode has names, else the code."""
    return who.reveal(mode) if isinstance(who, Personal) else who


def listed(titles: Any, texts: Texts) -> str:
    """In words only: the little pictures of the chips say nothing on paper."""
    return "; ".join(_PICTURE.sub("", titled(dict(one), texts)) for one in titles)


def place_of(category: Category, called: Called, organization: str, texts: Texts) -> str:
    """A pupil's class, a teacher's school; of others what they are: where they work is not asked."""
    match category:
        case Category.PUPIL:
            return called.school_class or organization
        case Category.TEACHER:
            return organization
        case _:
            return texts.plain("joining-category", category=category.value)


def _results(one: Row, texts: Texts) -> str | None:
    outcomes = [each.pair.outcome for each in one.pairs if each.pair.outcome is not None]
    return texts.plain("roll-outcome", outcome=outcomes[0].value) if outcomes and one.ended_on is not None else None
