"""The words of a morning: what is overdue, what ends today, what comes soon, one line for those who cannot be reached."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot import fitting, week_words
from db.reminder.item_words import ItemWords
from db.reminder.reminders import Told as Reminded
from db.share.weeks import Told
from domain.digest import Digest, Line
from domain.ladder import Place
from domain.snoozing import snooze_choices
from domain.watched import Item, ItemKey, Kind
from domain.working_days import WorkingDays
from locales import Texts

#: Items that a digest names one by one; the others are a number and lie behind «Мои поручения».
MOST_LINES = 10
#: Items with buttons of their own.
MOST_BUTTONS = 3
#: What can be acted on right under the digest.
ACTED_ON = (Kind.ASSIGNMENT, Kind.REQUEST, Kind.NUMBER)
#: Organisations named in the line of those who cannot be reached.
MOST_PLACES = 5
#: Signs of a measure's text in a line.
LONGEST = 120


@dataclass(frozen=True)
class Morning:
    """Everything that the words of one digest are made of."""

    digest: Digest
    items: Mapping[ItemKey, Item]
    words: Mapping[ItemKey, ItemWords]
    told: Mapping[ItemKey, Reminded]
    working_days: WorkingDays
    today: date
    #: Whether it is read before noon.
    early: bool
    #: Summaries of the week that has begun.
    weeks: Sequence[Told] = ()
    #: How many items are named at most.
    most: int = MOST_LINES

    @property
    def lines(self) -> tuple[Line, ...]:
        """The items that are named, the most urgent first."""
        return self.digest.lines[: self.most]

    def key(self, line: Line) -> ItemKey:
        """Which item a line is about."""
        return line.promise.key.item


def fitted(morning: Morning, texts: Texts) -> Morning:
    """The same morning with as many items named as one message holds; the others are part of the number."""
    while morning.most and fitting.length(html(morning, texts)) > fitting.MOST:
        morning = replace(morning, most=min(morning.most, len(morning.digest.lines)) - 1)
    return morning


def html(morning: Morning, texts: Texts) -> str:
    """The message."""
    only = "weeks" if not morning.digest.lines and not morning.digest.behalf else "dates"
    parts = [texts("digest-greeting", early=morning.early, about=only)]
    parts += [week_words.html(one, texts) for one in morning.weeks]
    numbered = list(enumerate(morning.lines, start=1))
    for group in ("overdue", "today", "soon"):
        said = [_line(morning, number, line, texts) for number, line in numbered if _group(line) == group]
        if said:
            parts.append("\n".join([texts("digest-group", group=group), *said]))
    if left := len(morning.digest.lines) - len(numbered):
        parts.append(texts("digest-more", count=left))
    if morning.digest.behalf:
        parts.append(_behalf(morning, texts))
    return "\n\n".join(parts)


def _group(line: Line) -> str:
    return "overdue" if line.days_left < 0 else "today" if line.days_left == 0 else "soon"


def _line(morning: Morning, number: int, line: Line, texts: Texts) -> str:
    """One item: what it is, until when, and to those above what was tried before."""
    key = morning.key(line)
    words = morning.words[key]
    told = morning.told.get(key)
    said = texts(
        f"digest-{key.kind.value}",
        position=number,
        what=texts.plain("digest-what", number=words.number, text=shortened(words.text)),
        organization=words.organization,
        place="executor" if line.place is Place.EXECUTOR else "above",
        group=_group(line),
        days=abs(line.days_left),
        due=morning.items[key].due,
        percent=_share(words),
        year=words.learners.year if words.learners else "none",
        anew=bool(words.learners and words.learners.anew),
    )
    if words.comment and line.place is Place.EXECUTOR:
        said += "\n" + texts("digest-comment", comment=shortened(words.comment))
    if line.place is not Place.EXECUTOR and line.days_left < 0:
        said += "\n" + texts("digest-tried", times=told.times if told else 0, last=told.last if told else None)
    return said


def _share(words: ItemWords) -> str:
    return f"{words.percent.normalize():f}" if words.percent is not None else ""


def _behalf(morning: Morning, texts: Texts) -> str:
    """Everything of organisations where nobody can be reached, in one line, however many items there are."""
    counts = Counter(morning.words[morning.key(line)].organization for line in morning.digest.behalf)
    named = [texts.plain("digest-behalf-place", organization=place, count=n) for place, n in counts.most_common(MOST_PLACES)]
    return texts(
        "digest-behalf",
        places=", ".join(named),
        organizations=len(counts),
        more=len(counts) - len(named),
        items=len(morning.digest.behalf),
        overdue=sum(line.days_left < 0 for line in morning.digest.behalf),
        nearest=min(
            (morning.items[morning.key(line)].due for line in morning.digest.behalf if line.days_left >= 0), default=None
        ),
    )


def buttons(morning: Morning, texts: Texts) -> Sequence[Sequence[dict[str, Any]]]:
    """«Выполнено» and «Отложить», or «Ответить», for the most urgent own items, then the way to the whole list."""
    own = [
        (number, morning.key(line))
        for number, line in enumerate(morning.lines, start=1)
        if line.place is Place.EXECUTOR and morning.key(line).kind in ACTED_ON
    ]
    alone = len(morning.lines) == 1
    rows = [_acts(morning, key, None if alone else number, texts) for number, key in own[:MOST_BUTTONS]]
    rows += [
        [{"text": texts.plain("week-button"), "act": "share", "id": one.organization_id, "version": 0}] for one in morning.weeks
    ]
    if morning.digest.lines:
        rows.append([{"text": texts.plain("digest-list"), "act": "assignments", "id": 0, "version": 0}])
    if morning.digest.behalf:
        rows.append([{"text": texts.plain("digest-unreachable"), "act": "unreachable", "id": 0, "version": 0}])
    return rows


def _acts(morning: Morning, key: ItemKey, number: int | None, texts: Texts) -> list[dict[str, Any]]:
    if (learners := morning.words[key].learners) is not None:
        label = texts.plain("digest-enter", position=number)
        return [{"text": label, "act": "share", "id": learners.organization_id, "version": 0}]
    if key.kind is Kind.REQUEST:
        return [{"text": texts.plain("digest-answer", position=number), "act": "request", "id": key.id, "version": 0}]
    item = morning.items[key]
    version = morning.words[key].version
    row = [{"text": texts.plain("digest-done", position=number), "act": "done", "id": key.id, "version": version}]
    taken = sum(snooze.person == morning.digest.person for snooze in item.snoozes)
    if snooze_choices(morning.today, due=item.due, taken=taken, working_days=morning.working_days):
        row.append({"text": texts.plain("digest-snooze", position=number), "act": "snooze", "id": key.id, "version": version})
    return row


def shortened(words: str, longest: int = LONGEST) -> str:
    """The beginning of a text, cut between two words, without a full stop at its end."""
    plain = " ".join(words.split()).rstrip(".;, ")
    if len(plain) <= longest:
        return plain
    return plain[:longest].rsplit(" ", 1)[0][: longest - 1].rstrip(".;, ") + "…"
