"""The summary of a week in words: shares, meetings, the road map, each with what has changed since the summary before."""

from collections.abc import Iterator
from dataclasses import fields

from db.share.weeks import Told
from domain.targets import Share
from domain.week import ShareOfWeek, Work, gained
from locales import Texts


def html(told: Told, texts: Texts) -> str:
    """One block of the morning's message."""
    lines = [texts("week-title", place=told.organization, day=told.monday)]
    lines += [_share(told, one, texts) for one in told.week.shares]
    if told.week.meetings != 0 or (told.before is not None and told.before.meetings != 0):
        lines.append(_meetings(told, texts))
    return "\n".join([*lines, *_work(told, texts)])


def _share(told: Told, one: ShareOfWeek, texts: Texts) -> str:
    percent = Share(one.involved, one.pupils).percent if one.involved is not None else None
    moved = gained(one, told.before)
    return texts(
        "week-share",
        several="yes" if len({other.programme for other in told.week.shares}) > 1 else "no",
        programme=one.title,
        base=one.base,
        state="hidden" if one.involved is None else "none" if percent is None else "known",
        involved=one.involved or 0,
        pupils=one.pupils or 0,
        percent=float(percent) if percent is not None else 0.0,
        change="steady" if one.steady else "new" if moved is None else "same" if moved == 0 else "more" if moved > 0 else "less",
        by=abs(moved or 0),
    )


def _meetings(told: Told, texts: Texts) -> str:
    before = told.before.meetings if told.before else None
    return texts(
        "week-meetings",
        state="hidden" if told.week.meetings is None else "known",
        meetings=told.week.meetings or 0,
        before="none" if before is None else "known",
        earlier=before or 0,
    )


def _work(told: Told, texts: Texts) -> Iterator[str]:
    """Counts that are not 0, or were not a week ago."""
    for field in fields(Work):
        number = getattr(told.week.work, field.name)
        earlier = getattr(told.before.work, field.name) if told.before else None
        if number or earlier:
            moved = None if earlier is None or field.name == "accepted" else number - earlier
            change = "new" if moved is None else "same" if moved == 0 else "more" if moved > 0 else "less"
            yield texts("week-work", what=field.name, count=number, change=change, by=abs(moved or 0))
