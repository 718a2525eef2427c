"""A head hands an assignment to somebody of the organisation and takes it back; the office goes on answering for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from domain.assignment import Assignment, Refusal, State
from domain.offices import Office

#: Who may be given an assignment of the organisation's head.
TO = (Office.CURATOR, Office.STAFF)


def answered_by(assignment: Assignment, persons: frozenset[int]) -> Assignment:
    """The assignment with everybody who answers for it: those of the office and who executes it."""
    return replace(assignment, responsible=persons)


def delegate(assignment: Assignment, by: int, to: int, *, may_delegate: bool, staff: Collection[int]) -> Refusal | None:
    """Why `by` cannot hand it to `to`; None when it can. `staff` are the persons who hold one of `TO` in the organisation today.

    `assignment.responsible` are those who answer by their office, and who executes it now.
    """
    if not may_delegate or by not in assignment.responsible:
        return Refusal.NOT_YOURS
    if refusal := _not_open(assignment):
        return refusal
    return None if to in staff and to != by else Refusal.NOT_STAFF


def take_back(assignment: Assignment, by: int, *, may_delegate: bool, delegated: bool) -> Refusal | None:
    """Why `by` cannot take it back from whom it was handed to; None when it can."""
    if not may_delegate or by not in assignment.responsible:
        return Refusal.NOT_YOURS
    if refusal := _not_open(assignment):
        return refusal
    return None if delegated else Refusal.NOT_DELEGATED


def _not_open(assignment: Assignment) -> Refusal | None:
    match assignment.state:
        case State.OPEN | State.RETURNED:
            return None
        case State.REPORTED:
            return Refusal.ALREADY_REPORTED
        case State.ACCEPTED:
            return Refusal.ALREADY_ACCEPTED
        case State.NOT_REQUIRED:
            return Refusal.NOT_REQUIRED
