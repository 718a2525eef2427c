"""«Отложить»: the days to which a reminder may be put off."""

from datetime import date, timedelta
from enum import StrEnum

from domain.ladder import MONDAY
from domain.working_days import A_DAY, WorkingDays

#: Rule: at most twice.
MOST_SNOOZES = 2


class Later(StrEnum):
    """A choice under a reminder."""

    TOMORROW = "tomorrow"
    THREE_DAYS = "three_days"
    MONDAY = "monday"


def snooze_choices(today: date, *, due: date, taken: int, working_days: WorkingDays) -> dict[Later, date]:
    """The choices that a person has on a local day, each with the morning on which the item is heard of again.

    `taken` is how often this person put this item off before. A day without work moves to the working day before it, or, where
    that would be today already, to the next one; never past the due date. Two choices that mean the same day are shown once.
    """
    if taken >= MOST_SNOOZES:
        return {}
    meant = {
        Later.TOMORROW: today + A_DAY,
        Later.THREE_DAYS: today + timedelta(days=3),
        Later.MONDAY: today + timedelta(days=(MONDAY - today.weekday() - 1) % 7 + 1),
    }
    choices: dict[Later, date] = {}
    for later, day in meant.items():
        before = working_days.on_or_before(day)
        morning = before if before > today else working_days.on_or_after(day)
        if morning <= due and morning not in choices.values():
            choices[later] = morning
    return choices
