"""The way of participants as it may be told: steps, forms, directions and weeks, masked above the school. Knows no Telegram."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from db.organization import offers
from db.share import funnel
from db.share.funnel import Funnel
from db.share.shares import Outlook
from db.share.sights import above
from domain.allowed_hours import local_day
from domain.masking import is_small, mask, mask_steps
from domain.offices import Level
from handlers.joining.profile_words import titled
from locales import Texts

#: Code → language → title.
Titles = Mapping[str, dict[str, str]]
STEPS = ("registered", "paired", "met", "regularly")


@dataclass(frozen=True)
class Way:
    """What is shown of the way, masked above the school: None is hidden. Titles are in the reader's language."""

    outlook: Outlook
    year: str
    today: date
    steps: Mapping[str, int | None]
    forms: Mapping[str, int | None]
    directions: Mapping[str, int | None]
    weeks: Mapping[date, int | None]


async def way(tx: AsyncSession, one: Outlook, now: datetime, texts: Texts) -> Way:
    """The way of the learners of the organisation that is looked at, or of all under it."""
    today = local_day(now, ZoneInfo(one.zone))
    seen = None if one.level is Level.INSTITUTION else await above(tx, one, now)
    places = [one.place_id] if seen is None else seen.told_places
    found = await funnel.funnel(tx, one.programme_id, one.rule, one.years.of(today), today, places)
    if seen is not None and (fewer := seen.narrowed(found.met if one.rule.needs_meeting else found.paired)) is not None:
        found = await funnel.funnel(tx, one.programme_id, one.rule, one.years.of(today), today, fewer)
    forms, directions = await offers.form_titles(tx), await funnel.direction_titles(tx)
    return _way(one, today, found, texts, forms, directions)


def _way(one: Outlook, today: date, found: Funnel, texts: Texts, forms: Titles, directions: Titles) -> Way:
    above = one.level is not Level.INSTITUTION
    counts = STEPS.index("met" if one.rule.needs_meeting else "paired")
    steps = mask_steps(found.steps, counts) if above else found.steps
    return Way(
        outlook=one,
        year=one.years.label(one.years.number(today)),
        today=today,
        steps=dict(zip(STEPS, steps, strict=True)),
        forms=_called(mask(found.forms).cells if above else found.forms, forms, texts),
        directions=_called(mask(found.directions).cells if above else found.directions, directions, texts),
        weeks={week: None if above and is_small(number) else number for week, number in found.weeks.items()},
    )


def _called(cells: Mapping[str, int | None], titles: Titles, texts: Texts) -> Mapping[str, int | None]:
    """By title, the larger first; what is hidden last, by title, so that its order tells nothing."""
    named = {titled(titles.get(code), texts) or code: number for code, number in cells.items()}
    return dict(sorted(named.items(), key=lambda one: (-1 if one[1] is None else -one[1], one[0])))
