"""«Пауза до …»: a participant rests until a day; on that day they are back by themselves."""

from __future__ import annotations

from datetime import date, timedelta

#: Nobody rests longer than a year: after that, leaving is the honest word.
LONGEST = timedelta(days=366)


def first_day(today: date) -> date:
    """The earliest day on which somebody who rests from today may be back."""
    return today + timedelta(days=1)


def last_day(today: date) -> date:
    """The latest one."""
    return today + LONGEST


def may_rest_until(day: date, today: date) -> bool:
    """Whether somebody may rest from today until `day` (local dates)."""
    return first_day(today) <= day <= last_day(today)


def is_back(until: date, today: date) -> bool:
    """Whether the rest is over: on the named day itself the participant is back."""
    return until <= today
