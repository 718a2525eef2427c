"""What the documents about pairs say: the order, the list, the plan, the letter of thanks, the certificate."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from db.export import office_papers
from db.export.office_papers import Heading, Ordered, Plan, Together, Work
from db.pair.meeting_entries import Entry
from domain.allowed_hours import local_day
from handlers.office_papers.naming import NOTHING, Naming

#: Field → words, None for what is to be filled in by hand, or rows.
Values = dict[str, Any]
#: Form → language → title.
Titles = Mapping[str, dict[str, str]]


#: The month in which papers are written for the school year that begins after it.
_AHEAD = 8


def common(heading: Heading, naming: Naming, now: datetime) -> Values:
    """What every document begins with."""
    today = local_day(now, heading.zone)
    curators = [name for one in heading.curators if (name := naming.official(one)) is not None]
    title = heading.signer.title if heading.signer is not None else None
    return {
        "organization": heading.name,
        "organization_short": heading.short_name,
        "above": heading.above,
        "today": naming.in_words(today),
        "today_digits": naming.day(today),
        "school_year": naming.year(today.replace(month=_AHEAD + 1, day=1) if today.month == _AHEAD else today),
        "programme": heading.programme,
        "legal_base": heading.legal_base,
        "signer_office": title or naming.texts.plain("office-signer", level=heading.level.value),
        "signer": naming.signer(heading.signer),
        "curator": ", ".join(curators) or None,
    }


def order(heading: Heading, found: Sequence[Together], titles: Titles, naming: Naming, now: datetime) -> Values:
    """The order on these pairs, with № and date where all of them have the same one."""
    orders = {office_papers.order_of(one.seen.row) for one in found}
    ordered = next(iter(orders)) if len(orders) == 1 else None
    rows = [{"number": at, **_two(one, titles, naming), "since": _since(one, naming)} for at, one in enumerate(found, start=1)]
    return {**common(heading, naming, now), **_ordered(ordered, naming), "pair_count": len(found), "pairs": rows}


def _ordered(ordered: Ordered, naming: Naming) -> Values:
    if ordered is None:
        return {"order_number": None, "order_date": None}
    number, day = ordered
    return {"order_number": number, "order_date": naming.in_words(day) if day is not None else None}


def _two(one: Together, titles: Titles, naming: Naming) -> Values:
    return {
        "mentor": naming.side(one.seen.mentor),
        "mentor_category": naming.category(one.seen.mentor).lower(),
        "mentee": naming.side(one.seen.mentee),
        "mentee_category": naming.category(one.seen.mentee).lower(),  # the class stands beside the name, or in the code
        "form": naming.title(titles.get(one.seen.row.form)),
    }


def _since(one: Together, naming: Naming) -> str:
    return naming.day(one.seen.life.begun_on)


def order_said(ordered: Ordered, naming: Naming) -> str:
    """«№ 45-о от 10.08.2026», or a dash."""
    if ordered is None:
        return NOTHING
    return naming.texts.plain("office-order", number=ordered[0], day=naming.day(ordered[1]))


def pairs(heading: Heading, found: Sequence[Together], titles: Titles, naming: Naming, now: datetime) -> Values:
    """The list of pairs: counts are those of the pairs' cards."""
    rows = [
        {
            "number": at,
            **_two(one, titles, naming),
            "since": _since(one, naming),
            "state": naming.texts.plain("office-pair-state", state=one.seen.pair.state.value),
            "order": order_said(office_papers.order_of(one.seen.row), naming),
            "meeting_count": len(one.confirmed),
            "last_meeting": naming.day(max((each.meeting.day for each in one.confirmed), default=None)),
        }
        for at, one in enumerate(found, start=1)
    ]
    return {**common(heading, naming, now), "pair_count": len(found), "pairs": rows}


def plan(heading: Heading, one: Plan, titles: Titles, naming: Naming, now: datetime) -> Values:
    """The individual plan: goals with steps, meetings from the first one on, those to come included."""
    together = one.together
    meetings = sorted(together.entries, key=lambda entry: (entry.meeting.day, entry.id))
    return {
        **common(heading, naming, now),
        **_ordered(office_papers.order_of(together.seen.row), naming),
        **_two(together, titles, naming),
        "since": _since(together, naming),
        "requests": "; ".join(said for title in one.requests if (said := naming.title(title))) or None,
        "directions": "; ".join(said for title in one.directions if (said := naming.title(title))) or None,
        "meeting_count": len(together.confirmed),
        "goals": [
            {
                "number": at,
                "goal": goal.words,
                "steps": "\n".join(f"{'✓' if step.done else '–'} {step.words}" for step in goal.steps) or None,
                "reached": naming.texts.plain("office-reached") if goal.reached else None,
            }
            for at, goal in enumerate(one.goals, start=1)
        ],
        "meetings": [_meeting(at, entry, one, naming) for at, entry in enumerate(meetings, start=1)],
    }


def _meeting(at: int, entry: Entry, one: Plan, naming: Naming) -> Values:
    shown, texts = entry.meeting.shown, naming.texts
    denied = entry.meeting.denied_by is not None
    return {
        "number": at,
        "day": naming.day(entry.meeting.day),
        "kind": texts.plain("meetings-kind", kind=shown.kind.value, next=False) if shown else NOTHING,
        "topic": (naming.title(one.topics.get(shown.topic or "")) if shown else None) or NOTHING,
        "place": texts.plain("office-meeting-place", place=shown.place.value) if shown and shown.place else NOTHING,
        "minutes": shown.minutes if shown else NOTHING,
        "state": texts.plain("office-meeting-state", state="denied" if denied else entry.meeting.state.value),
    }


def work(heading: Heading, one: Work, titles: Titles, naming: Naming, now: datetime) -> Values:
    """The letter of thanks and the certificate: what the mentor's profile says; of mentees no more than what they are."""
    first, served = one.pairs[0].seen, one.served
    assert served is not None  # a pair has begun
    return {
        **common(heading, naming, now),
        "mentor": naming.side(first.mentor),
        "mentor_category": naming.category(first.mentor),
        "form": naming.title(titles.get(served.form)),
        "since": naming.day(served.since),
        "until": naming.day(served.until),
        "months": served.months,
        "pair_count": served.pairs,
        "meeting_count": served.meetings,
        "pairs": [_served(at, each, naming) for at, each in enumerate(one.pairs, start=1)],
    }


def _served(at: int, one: Together, naming: Naming) -> Values:
    ended = one.seen.pair.ended_at
    outcome = one.seen.pair.outcome
    return {
        "number": at,
        "mentee_category": naming.category(one.seen.mentee, with_class=True),
        "since": _since(one, naming),
        "until": naming.day(local_day(ended, one.seen.zone)) if ended else naming.texts.plain("office-goes-on"),
        "meeting_count": len(one.held),
        "outcome": naming.texts.plain("roll-outcome", outcome=outcome.value) if outcome is not None else NOTHING,
        "order": order_said(office_papers.order_of(one.seen.row), naming),
    }
