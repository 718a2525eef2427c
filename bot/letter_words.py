"""The words of a letter to an office address: dates and measures, nothing of any participant."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.reminder import item_words
from db.speaking import letters
from db.speaking.letters import Claimed
from domain.digest import Line
from domain.watched import ItemKey
from locales import LANGUAGES, Texts
from scheduler.mailing import Mail

#: Items that a letter names one by one.
MOST_LINES = 40
#: Signs of a measure's text.
LONGEST = 200


async def compose(tx: AsyncSession, claimed: Claimed, now: datetime) -> Mail | None:
    """The letter as it is true now; None when nothing is owed any more."""
    digest, items = await letters.owed(tx, claimed.office, claimed.day, after=claimed.after_day, now=now)
    if digest.is_empty:
        return None
    texts = Texts(LANGUAGES[0])
    keys = [line.promise.key.item for line in digest.lines]
    words = await item_words.of(tx, keys)
    lines = [
        _line(position, line, items[line.promise.key.item].due, words, texts)
        for position, line in enumerate(digest.lines[:MOST_LINES], 1)
    ]
    if len(digest.lines) > MOST_LINES:
        lines.append(texts.plain("letter-more", count=len(digest.lines) - MOST_LINES))
    paragraphs = [
        texts.plain("letter-greeting", organization=claimed.office.name),
        "\n".join(lines),
        texts.plain("letter-why"),
        texts.plain("letter-end"),
    ]
    overdue = sum(line.days_left < 0 for line in digest.lines)
    subject = texts.plain("letter-subject", organization=claimed.office.name, count=len(digest.lines), overdue=overdue)
    return Mail(claimed.id, claimed.office.address, " ".join(subject.split()), "\n\n".join(paragraphs), len(digest.lines))


def _line(position: int, line: Line, due: object, words: dict[ItemKey, item_words.ItemWords], texts: Texts) -> str:
    one = words[line.promise.key.item]
    what = " ".join(one.text.split())
    return texts.plain(
        "letter-line",
        position=position,
        number=one.number,
        text=what if len(what) <= LONGEST else f"{what[: LONGEST - 1].rstrip()}…",
        due=due,
        group="overdue" if line.days_left < 0 else "today" if line.days_left == 0 else "soon",
        days=abs(line.days_left),
    )
