"""Ending an office: by whoever names it, never one's own, and never the last one that a region or a municipality needs."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum, auto

from domain.offices import Office

#: Without one of these nobody would publish, accept or remind: the last holder stays until there is another.
NEVER_VACANT = frozenset({Office.REGIONAL, Office.COORDINATOR})


class Refusal(StrEnum):
    """Why an office is not ended; everything stays as it was."""

    NOT_YOURS = auto()  # somebody else names this office
    OWN = auto()  # nobody ends an office of their own
    LAST = auto()  # the last coordinator: there has to be another one first
    OVER = auto()  # it has ended already
    NOT_HERE = auto()  # the successor does not work there, or is the very person who leaves


def refused(
    by: int,
    holder: int,
    office: Office,
    *,
    names_it: bool,
    in_force: bool,
    others: Collection[int],
    successor: int | None,
    here: Collection[int],
) -> Refusal | None:
    """Why `by` does not end this office of `holder`; None when it ends.

    `names_it`: whether `by` may give it today; `others`: who else holds it there; `successor` takes over what there is to do and
    has to be one of those who work there (`here`); without one it falls back to the office.
    """
    if by == holder:
        return Refusal.OWN
    if not names_it:
        return Refusal.NOT_YOURS
    if not in_force:
        return Refusal.OVER
    if successor is not None and (successor == holder or successor not in here):
        return Refusal.NOT_HERE
    if office in NEVER_VACANT and successor is None and not others:
        return Refusal.LAST
    return None
