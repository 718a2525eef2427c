"""The share in words: for the home screen, for the screen of numbers, for the legend of the picture."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.shares import Number
from db.targets import Line, Promised
from domain.masking import is_small
from domain.personal import PersonalData
from domain.targets import in_percent, missing, needed, reached
from domain.who import Who
from handlers.targets.view import View, look, outlooks
from locales import Texts

#: Programmes that the home screen speaks of; the others are behind its button.
ON_HOME = 3
#: A paper's title in one line.
TITLE = 48


async def on_home(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> list[str]:
    """The share and every line of targets of the year, for whoever may see numbers."""
    if texts.mode is PersonalData.NONE or not who.seats:
        return []
    seen = await outlooks(tx, who, now)
    views = [await look(tx, who, one, now) for one in seen[:ON_HOME]]
    said = [_home(view, texts) for view in views if view.lines or view.number.involved or view.enters or view.owing]
    return said + ([texts("share-home-more", count=len(seen) - ON_HOME)] if len(seen) > ON_HOME else [])


def _home(view: View, texts: Texts) -> str:
    lines = [texts("share-home-now", **now(view))]
    lines += [texts("share-home-target", **judged(view, line, promised)) for line, promised in current(view)]
    if view.middle is not None:
        lines.append(texts("share-median", percent=float(in_percent(view.middle))))
    if view.enters and view.number.pupils is None:
        lines.append(texts("share-home-enter", year=str(view.year)))
    if view.owing:
        lines.append(texts("share-home-owing", count=len(view.owing), year=str(view.year)))
    return "\n".join(lines)


def current(view: View) -> list[tuple[Line, Promised]]:
    """Each line with the promise that is worked on."""
    found = [(line, line.current(view.today)) for line in view.lines]
    return [(line, promised) for line, promised in found if promised is not None]


def now(view: View) -> Mapping[str, Any]:
    """So many of so many this year; a small group above the school is not told."""
    share = view.number.share
    return {
        "place": view.outlook.place,
        "programme": view.outlook.programme,
        "year": str(view.year),
        "state": "none" if share.value is None else "small" if view.small else "known",
        "involved": 0 if view.small else share.numerator,
        "small": "yes" if view.small else "no",
        "pupils": share.denominator or 0,
        "entered": "no" if share.denominator is None else "yes",
        "percent": _number(None if view.small else share.percent),
    }


def paper(line: Line) -> Mapping[str, Any]:
    """The paper by which a line of targets is named."""
    title = " ".join(line.title.split())
    return {
        "title": title if len(title) <= TITLE else f"{title[: TITLE - 1].rstrip()}…",
        "number": line.number or "none",
        "issued": line.issued or "none",
        "base": line.base or "none",
        "owner": line.organization,
    }


def judged(view: View, line: Line, promised: Promised) -> Mapping[str, Any]:
    """One promise against the share of the organisation that is looked at: its own words about the state of things.

    A closed one speaks by its frozen numbers; one of a later year only says what it asks for.
    """
    number = view.number if promised.result is None else promised.frozen(view.outlook.place_id)
    told = number or Number(0, 0, None)
    small = view.above and is_small(told.involved)
    share = told.share
    lacks = missing(share, promised.target)
    return {
        **paper(line),
        "due": promised.due,
        "goal": float(promised.percent),
        "state": _state(view, promised, told, small=small),
        "closed": "no" if promised.result is None else "yes",
        "small": "yes" if small else "no",
        "involved": 0 if small else share.numerator,
        "pupils": share.denominator or 0,
        "percent": _number(None if small else share.percent),
        "missing": 0 if small or lacks is None else lacks,
        "needed": needed(share.denominator, promised.target) or 0,
    }


def _state(view: View, promised: Promised, number: Number, *, small: bool) -> str:
    if promised.result is None and promised.due.year > view.year:
        return "later"
    if (yes := reached(number.share, promised.target)) is None:
        return "none"
    return "reached" if yes else "small" if small else "missing"


def _number(percent: Decimal | None) -> float:
    return 0.0 if percent is None else float(percent)


def numbers(view: View, texts: Texts) -> str:
    """The screen of numbers."""
    parts = [texts("share-title", **now(view)), _today(view, texts)]
    parts += [_line(view, line, texts) for line in view.lines] or [texts("share-no-lines")]
    rule = view.outlook.rule
    counting = texts("share-rule", meeting="yes" if rule.needs_meeting else "no", either="yes" if rule.either_role else "no")
    return "\n\n".join([*parts, counting])


def _today(view: View, texts: Texts) -> str:
    lines = [texts("share-now", **now(view))]
    if view.split is not None and view.number.involved:
        lines.append(texts("share-split", self=view.split[0], journal=view.split[1]))
    elif view.number.involved and not view.small:
        lines.append(texts("share-split-hidden"))
    if view.number.share.doubtful:
        lines.append(texts("share-doubtful"))
    if view.above:
        lines.append(texts("share-known", known=len(view.counted.total.known), all=len(view.names)))
    if view.middle is not None:
        lines.append(texts("share-median", percent=float(in_percent(view.middle))))
    return "\n".join(lines)


def _line(view: View, line: Line, texts: Texts) -> str:
    own = line.organization_id == view.outlook.place_id
    told = [texts("share-line", own="yes" if own else "no", **paper(line))]
    later = []
    for one in line.targets:
        words = judged(view, line, one)
        if words["state"] == "later":
            later.append(texts.plain("share-line-year", **words))
        else:
            told.append(texts("share-line-target", **words))
    if later:
        told.append(texts("share-line-later", targets=", ".join(later)))
    return "\n".join(told)
