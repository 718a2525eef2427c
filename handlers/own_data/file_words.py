"""What is kept about a person, in words of the reader's language: for the document, and as it is for JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from db.participant.takeout import Part
from domain.personal import PersonalData
from domain.questionnaires import Question
from locales import Texts
from papers.own_data_docx import Section, document

#: What only programs need: it stands in the JSON.
_FOR_PROGRAMS = frozenset({"text_hash", "data", "key", "link_id"})


def as_the_mode_allows(parts: Sequence[Part], mode: PersonalData) -> list[Part]:
    """Where people go by codes, a name that a roster has tied to one on the server goes into no message, nor does a line
    written before the mode was changed; an official's name is no secret."""
    if mode is PersonalData.NAMES:
        return list(parts)
    official = any(part.table == "appointments" for part in parts)
    kept_back = {"participants": "about_self"} | ({} if official else {"persons": "name"})
    return [
        replace(part, rows=[{**row, kept_back[part.table]: None} for row in part.rows]) if part.table in kept_back else part
        for part in parts
    ]


def as_json(parts: Sequence[Part]) -> bytes:
    """Tables, rows and fields by their own names; moments as ISO 8601."""
    told = {part.table: [dict(row) for row in part.rows] for part in parts}
    return json.dumps(told, ensure_ascii=False, indent=2, default=_plain).encode("utf-8")


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def readable(parts: Sequence[Part], texts: Texts, now: datetime) -> bytes:
    """The document: a heading for each kind of data, a line for each answer that is there."""
    sections = [
        Section(
            texts.plain(f"takeout-table-{part.table.replace('_', '-')}"),
            [entry for row in part.rows if (entry := _entry(row, texts, now))],
        )
        for part in parts
    ]
    return document(texts.plain("takeout-title"), texts.plain("takeout-introduction", moment=now), sections)


def _entry(row: Mapping[str, Any], texts: Texts, now: datetime) -> list[tuple[str, str]]:
    return [
        (
            texts.plain(f"takeout-field-{name.replace('_', '-')}"),
            _asked(value, texts) if name == "question" else said(_local(value, now), texts),
        )
        for name, value in row.items()
        if name not in _FOR_PROGRAMS and value not in (None, "", [], {})
    ]


def _asked(question: str, texts: Texts) -> str:
    """A question of a questionnaire: a shipped one by its key, a programme's own one in its words already."""
    shipped = question in set(Question)
    return texts.plain("feedback-ask", question=question, part="mentee", polite="vy") if shipped else question


def _local(value: Any, now: datetime) -> Any:
    """Moments are told by the clock of the installation, like that of the document itself."""
    return value.astimezone(now.tzinfo) if isinstance(value, datetime) else value


def said(value: Any, texts: Texts) -> str:
    """A value as a person writes it."""
    match value:
        case bool():
            return texts.plain("takeout-value-yes" if value else "takeout-value-no")
        case datetime() | date():
            return texts.plain("takeout-moment", moment=value)
        case list():
            return ", ".join(said(one, texts) for one in value)
        case dict():
            return str(value.get(texts.language) or value.get("ru") or next(iter(value.values()), ""))
        case str() if texts.has(key := f"takeout-value-{value.replace('_', '-')}"):
            return texts.plain(key)
        case _:
            return str(value)
