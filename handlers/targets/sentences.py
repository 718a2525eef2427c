"""The share in words: for the home screen, for the screen of numbers, for the legend of the picture."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.share.shares import Number
from db.share.sights import Sight
from db.share.targets import Line, Promised
from domain.forecast import Forecast
from domain.masking import change, is_small
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
    views = [view for view in views if view.lines or view.number.involved or view.enters or view.owing]
    # Of several programmes of a place those speak that have promised something about it.
    promising = {view.outlook.place_id for view in views if _promises(view)}
    views = [view for view in views if _promises(view) or view.outlook.place_id not in promising]
    places = [view.outlook.place_id for view in views]
    said = [brief(view, texts, named=places.count(view.outlook.place_id) > 1) for view in views]
    return said + ([texts("share-home-more", count=len(seen) - ON_HOME)] if len(seen) > ON_HOME else [])


def _promises(view: View) -> bool:
    return any(view.concerns(line) for line, _ in current(view)) or bool(unclear(view))


def brief(view: View, texts: Texts, *, named: bool = False) -> str:
    """The share and the promises of the year; `named`: another programme of the same place stands beside it."""
    lines = []
    for sight in view.promised_on:
        programme = shortened(view.outlook.programme) if named else "none"
        lines.append(texts("share-home-now", **{**now(view, sight), "programme": programme}))
        lines += [
            texts("share-home-target", **judged(view, line, promised))
            for line, promised in current(view)
            if view.sight(line) is sight and view.concerns(line)
        ]
    if view.middle is not None:
        lines.append(texts("share-median", percent=float(in_percent(view.middle))))
    lines += [texts("share-home-base", **paper(line)) for line in unclear(view)]
    if view.enters and view.number.pupils is None:
        lines.append(texts("share-home-enter", year=view.label))
    if view.owing:
        lines.append(texts("share-home-owing", count=len(view.owing), year=view.label))
    return "\n".join(lines)


def unclear(view: View) -> list[Line]:
    """Lines of which this person may say whose learners they are of, and nobody has."""
    return [line for line in askable(view) if line.scope is None]


def askable(view: View) -> list[Line]:
    """Lines of this organisation with an open promise, where this person may say whose learners they are of."""
    own = [line for line in view.lines if view.answers and line.organization_id == view.outlook.place_id]
    return [line for line in own if any(one.result is None for one in line.targets)]


def current(view: View) -> list[tuple[Line, Promised]]:
    """Each line with the promise that is worked on."""
    found = [(line, line.current(view.today)) for line in view.lines]
    return [(line, promised) for line, promised in found if promised is not None]


def now(view: View, sight: Sight) -> Mapping[str, Any]:
    """So many of so many this year; a small group above the school is not told."""
    share = sight.number.share
    return {
        "place": view.outlook.place,
        "programme": view.outlook.programme,
        "base": sight.base.value,
        "year": view.label,
        "state": "none" if share.value is None else "small" if sight.small else "hidden" if sight.hidden else "known",
        "involved": 0 if sight.hidden else share.numerator,
        "small": "yes" if sight.small else "no",
        "pupils": share.denominator or 0,
        "entered": "no" if share.denominator is None else "yes",
        "percent": _number(None if sight.hidden else share.percent),
    }


def shortened(title: str) -> str:
    """A title in one line of a phone."""
    said = " ".join(title.split())
    return said if len(said) <= TITLE else f"{said[: TITLE - 1].rstrip()}…"


def paper(line: Line) -> Mapping[str, Any]:
    """The paper by which a line of targets is named."""
    return {
        "title": shortened(line.title),
        "number": line.number or "none",
        "issued": line.issued or "none",
        "base": line.base or "none",
        "words": line.words,
        "scope": line.scope or "unclear",
        "owner": line.organization,
    }


def judged(view: View, line: Line, promised: Promised) -> Mapping[str, Any]:
    """One promise against the share of the organisation that is looked at: its own words about the state of things.

    A closed one speaks by its frozen numbers; one of a later year only says what it asks for.
    """
    sight = view.sight(line)
    number = promised.frozen(view.outlook.place_id) if promised.result is not None else sight and sight.number
    told = number or Number(0, 0, None)
    hidden = sight is not None and sight.hidden if promised.result is None else view.above and is_small(told.involved)
    share = told.share
    lacks = missing(share, promised.target)
    return {
        **paper(line),
        "due": promised.due,
        "goal": float(promised.percent),
        "state": _state(view, promised, told, hidden=hidden),
        "closed": "no" if promised.result is None else "yes",
        "involved": 0 if hidden else share.numerator,
        "pupils": share.denominator or 0,
        "percent": _number(None if hidden else share.percent),
        "missing": 0 if hidden or lacks is None else lacks,
        "needed": needed(share.denominator, promised.target) or 0,
    }


def _state(view: View, promised: Promised, number: Number, *, hidden: bool) -> str:
    if promised.result is None and promised.due > view.span.last:
        return "later"
    if (yes := reached(number.share, promised.target)) is None:
        return "none"
    if yes:
        return "kept" if hidden and promised.result is not None else "reached"
    return "small" if hidden else "missing"


def _number(percent: Decimal | None) -> float:
    return 0.0 if percent is None else float(percent)


def numbers(view: View, texts: Texts) -> str:
    """The screen of numbers."""
    first, *others = view.sights
    parts = [texts("share-title", **now(view, first)), _today(view, first, texts)]
    parts += [texts("share-base", base=one.base.value) + "\n" + _seen(view, one, texts) for one in others]
    parts += [_line(view, line, texts) for line in view.lines] or [texts("share-no-lines")]
    rule = view.outlook.rule
    counting = texts("share-rule", meeting="yes" if rule.needs_meeting else "no", either="yes" if rule.either_role else "no")
    return "\n\n".join([*parts, counting])


def _today(view: View, sight: Sight, texts: Texts) -> str:
    lines = [texts("share-base", base=sight.base.value)] if len(view.sights) > 1 or sight.base != "all" else []
    lines.append(_seen(view, sight, texts))
    if view.middle is not None:
        lines.append(texts("share-median", percent=float(in_percent(view.middle))))
    return "\n".join(lines)


def _seen(view: View, sight: Sight, texts: Texts) -> str:
    lines = [texts("share-now", **now(view, sight))]
    # Above the school the two ways are counted only where a number of learners is known.
    if sight.number.involved and (sight.known or not view.above):
        if (split := view.split(sight)) is not None:
            lines.append(texts("share-split", self=split[0], journal=split[1]))
        elif not sight.hidden:
            lines.append(texts("share-split-hidden"))
    if sight.number.share.doubtful and not sight.hidden:
        lines.append(texts("share-doubtful"))
    if view.above:
        lines.append(texts("share-known", known=len(sight.known), all=len(sight.places)))
    return "\n".join(lines)


def _line(view: View, line: Line, texts: Texts) -> str:
    own = line.organization_id == view.outlook.place_id
    told = [texts("share-line", own="yes" if own else "no", **paper(line))]
    if line.scope is None:
        told.append(texts("share-line-unclear", answers="yes" if line in askable(view) else "no", **paper(line)))
    elif not view.concerns(line):
        return "\n".join([*told, texts("share-line-elsewhere", **paper(line))])
    later = []
    for one in line.targets:
        words = judged(view, line, one)
        if words["state"] == "later":
            later.append(texts.plain("share-line-year", **words))
            continue
        told.append(texts("share-line-target", **words))
        told += _beside(view, line, one, texts)
    if later:
        told.append(texts("share-line-later", targets=", ".join(later)))
    return "\n".join(told)


def _beside(view: View, line: Line, promised: Promised, texts: Texts) -> list[str]:
    """Where an open promise will stand, or what the days of a closed one give today, where that is something else."""
    if promised.result is not None:
        return differs(view, promised, texts)
    return foretold(view, line, promised, texts)


def foretold(view: View, line: Line, promised: Promised, texts: Texts) -> list[str]:
    """The forecast in words; nothing where the promise is reached, or nothing can be said."""
    if (found := forecast_of(view, line, promised)) is None:
        return []
    one, pupils = found
    shares = [Fraction(number, pupils) for number in (one.likely, one.low, one.high)]
    likely, low, high = (rounded(share, how) for share, how in zip(shares, (round, floor, ceil), strict=True))
    return [texts("share-forecast", weeks=one.weeks, due=one.due, likely=likely, low=low, high=high)]


def forecast_of(view: View, line: Line, promised: Promised) -> tuple[Forecast, int] | None:
    """Where an open promise of this year will stand, and of how many learners."""
    sight = view.sight(line)
    if sight is None or promised.result is not None or not view.concerns(line):
        return None
    if reached(sight.number.share, promised.target) or not sight.number.pupils:
        return None
    one = sight.foretold(view.today, promised.due, view.span)
    return None if one is None else (one, sight.number.pupils)


def rounded(share: Fraction, how: Any) -> float:
    """A foretold share in per cent: whole, under ten with one decimal; nothing here is known more exactly."""
    return float(how(share * 100)) if share >= Fraction(1, 10) else how(share * 1000) / 10


def differs(view: View, promised: Promised, texts: Texts) -> list[str]:
    """What the days of a closed promise give today, where it is something else than was reported."""
    reported = promised.frozen(view.outlook.place_id)
    gives = view.today_gives.get(promised.id)
    if reported is None or gives is None or (gives.involved, gives.pupils) == (reported.involved, reported.pupils):
        return []
    if view.above and change(reported.involved, gives.involved) is None:
        return [texts("share-differs-little")]
    entered = "no" if gives.pupils is None else "yes"
    return [texts("share-differs", involved=gives.involved, pupils=gives.pupils or 0, entered=entered)]
