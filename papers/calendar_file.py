"""An event as an `.ics` file that a phone's calendar takes. Every word is passed in.

Source: RFC 5545 (lines end in CRLF and are folded at 75 octets; `\\`, `;`, `,` and line breaks are escaped in text).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

#: So long an event stands in a calendar when nobody has said how long it lasts.
USUAL = timedelta(hours=1)
#: Octets of a line without its end.
_WIDEST = 75


@dataclass(frozen=True)
class Entry:
    """One entry: `uid` names it for ever, `version` grows when it is moved. Moments are aware."""

    uid: str
    version: int
    title: str
    place: str
    description: str
    starts_at: datetime
    written_at: datetime
    lasts: timedelta = USUAL
    cancelled: bool = False


def calendar_file(one: Entry) -> bytes:
    """The `.ics` with this entry, in UTF-8."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mentorship-bot//events//RU",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{one.uid}",
        f"SEQUENCE:{one.version}",
        f"DTSTAMP:{_utc(one.written_at)}",
        f"DTSTART:{_utc(one.starts_at)}",
        f"DTEND:{_utc(one.starts_at + one.lasts)}",
        f"SUMMARY:{_text(one.title)}",
        f"LOCATION:{_text(one.place)}",
        f"DESCRIPTION:{_text(one.description)}",
        f"STATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, never within a letter; every piece but the first begins with a space."""
    pieces: list[bytes] = [b""]
    for letter in line:
        octets = letter.encode()
        if len(pieces[-1]) + len(octets) > _WIDEST:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces) + b"\r\n"
