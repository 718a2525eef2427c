"""The file for a calendar: unfolded it says what was meant, and no line is wider than the format allows."""

from datetime import UTC, datetime

from papers.calendar_file import Entry, calendar_file


def test_words_of_people_stay_words_and_lines_stay_short() -> None:
    title = "Обучение ответственных; часть 1, «вводная»\\\nBEGIN:VEVENT " + "о" * 90
    entry = Entry(
        uid="event-7@bot",
        version=3,
        title=title,
        place="каб. 12, ул. Лесная",
        description="Управление",
        starts_at=datetime(2026, 9, 15, 9, 0, tzinfo=UTC),
        written_at=datetime(2026, 9, 1, 9, 0, tzinfo=UTC),
        cancelled=True,
    )
    content = calendar_file(entry)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == 1, "what people type begins no entry"
    said = dict(line.split(":", 1) for line in lines if ":" in line)
    assert said["SUMMARY"] == title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    assert (said["DTSTART"], said["DTEND"]) == ("20260915T090000Z", "20260915T100000Z")
    assert (said["UID"], said["SEQUENCE"], said["STATUS"]) == ("event-7@bot", "3", "CANCELLED")
