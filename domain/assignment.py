"""One measure for one organisation: open → reported → accepted or returned; extended, not required; overdue is worked out.

All days are local dates of the organisation. Whether a person holds the right to accept is asked of `offices` by the
caller, in the same transaction, and passed in; who answers for the assignment stands on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto

#: `add(day, n)` → the n-th working day after `day`; from `domain/working_days.py` and the calendar of the organisation.
AddWorkingDays = Callable[[date, int], date]

RETURN_GIVES = 3  # working days
SOON = 7  # days before the deadline from which a list shows it as urgent


class EvidenceKind(StrEnum):
    """What the row's «вид документа» asks for."""

    DOCUMENT = auto()  # № and date of an act
    FILE = auto()  # a photo will do too
    PHOTO = auto()
    LINK = auto()
    LINE = auto()  # one line of words
    NONE = auto()  # the press alone


class State(StrEnum):
    """Where an assignment stands. "Extended" and "overdue" are facts about its dates, not states."""

    OPEN = auto()
    REPORTED = auto()
    ACCEPTED = auto()
    RETURNED = auto()
    NOT_REQUIRED = "not-required"


class Acceptor(StrEnum):
    """Who has the last word on a report."""

    COORDINATOR = auto()  # of the level that owns the road map
    CONTROLLER = auto()  # for what the owner executes itself
    NOBODY = auto()  # no controller appointed: closed with its evidence, marked «без контролёра»


class Mark(StrEnum):
    """How urgent an assignment is in a list, beside its state in words."""

    OVERDUE = auto()  # 🔴
    SOON = auto()  # 🟡 a week or less is left, or it was returned
    CALM = auto()  # 🟢
    QUIET = auto()  # ⚪ nobody waits for its executor: reported, closed, without a date, or past before it was given


class Refusal(StrEnum):
    """Why a step is not taken; the assignment stays as it was."""

    NOT_YOURS = auto()  # somebody else answers for it, or has the right to accept
    ALREADY_ACCEPTED = auto()
    ALREADY_REPORTED = auto()  # somebody was a moment faster, or it waits already
    NOT_REQUIRED = auto()  # it was lifted
    NOTHING_REPORTED = auto()  # there is nothing to accept or to return
    AWAITS_APPROVAL = auto()  # a school's road map waits as the report: it is approved or returned on its own way
    EVIDENCE_MISSING = auto()  # not what the row asks for
    DATE_IN_FUTURE = auto()  # an act dated after today
    OWN_REPORT = auto()  # nobody accepts what they have reported themselves
    COMMENT_MISSING = auto()  # a return says what is missing
    REASON_MISSING = auto()  # "not required" says why
    INTO_PAST = auto()  # an extension that ends before today
    NOT_LATER = auto()  # an extension that is none
    NO_TERM = auto()  # it has no due date that could be extended
    ALREADY_ASKED = auto()  # the same was asked already and waits for its answer
    NOBODY_TO_ASK = auto()  # nobody is appointed who could grant it
    NOTHING_ASKED = auto()  # there is no such plea (any more)
    NOT_STAFF = auto()  # who was to execute it does not work here (any more)
    NOT_DELEGATED = auto()  # there is nothing to take back


@dataclass(frozen=True)
class Evidence:
    """One piece: № and date of a document, or a file, photo or link (its stored reference), or a line of words."""

    kind: EvidenceKind
    number: str = ""
    dated: date | None = None
    reference: str = ""
    line: str = ""


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """An assignment and what has happened to it. `responsible` and the `…_by` are person ids, days are local."""

    responsible: frozenset[int]
    due: date | None  # None: a measure without a date, on its owner's list, without a ladder
    evidence_kind: EvidenceKind
    acceptor: Acceptor
    state: State = State.OPEN
    evidence: tuple[Evidence, ...] = ()
    reported_by: int | None = None
    on_paper: bool = False  # reported for the organisation by whoever accepts («поступило на бумаге»)
    late: bool = False  # it was reported after the day on which it was due then
    accepted_by: int | None = None  # None once accepted: «без контролёра»
    comment: str = ""  # of the last return, or why it is not required
    extended_to: date | None = None
    return_due: date | None = None  # three working days after the last return

    @property
    def deadline(self) -> date | None:
        """The last day on which a report is in time: the printed one, an extension, or what a return gives, if later."""
        days = [day for day in (self.due, self.extended_to, self.return_due) if day is not None]
        return max(days) if self.due is not None and days else None

    @property
    def without_controller(self) -> bool:
        """Closed by its own executor because nobody is appointed to control it."""
        return self.state is State.ACCEPTED and self.accepted_by is None


def acceptor(*, own: bool, controllers: frozenset[int], executors: frozenset[int]) -> Acceptor:
    """Who accepts: `own` is what the owner of the road map executes itself. Who executes does not control the same thing."""
    if not own:
        return Acceptor.COORDINATOR
    return Acceptor.CONTROLLER if controllers - executors else Acceptor.NOBODY


def overdue(assignment: Assignment, today: date) -> bool:
    """Whether somebody still has to act and the day has passed. What was reported waits for others and is never overdue."""
    acts = assignment.state in (State.OPEN, State.RETURNED)
    return acts and assignment.deadline is not None and assignment.deadline < today


def past_when_given(assignment: Assignment, given: date) -> bool:
    """Whether its day was over before it was handed out: nobody is reminded of it, nobody is late."""
    return assignment.deadline is not None and assignment.deadline < given


def mark(assignment: Assignment, given: date, today: date) -> Mark:
    """The colour of an assignment that was handed out on `given`."""
    acts = assignment.state in (State.OPEN, State.RETURNED)
    if not acts or assignment.deadline is None or past_when_given(assignment, given):
        return Mark.QUIET
    if overdue(assignment, today):
        return Mark.OVERDUE
    soon = assignment.state is State.RETURNED or (assignment.deadline - today).days <= SOON
    return Mark.SOON if soon else Mark.CALM


def evidence_refused(kind: EvidenceKind, evidence: Sequence[Evidence], today: date) -> Refusal | None:
    """What is wrong with the evidence for a row of this kind; None when it will do."""
    if any(one.dated is not None and one.dated > today for one in evidence):
        return Refusal.DATE_IN_FUTURE
    return None if kind is EvidenceKind.NONE or any(_serves(kind, one) for one in evidence) else Refusal.EVIDENCE_MISSING


def together(before: Sequence[Evidence], new: Sequence[Evidence]) -> Sequence[Evidence]:
    """What a report is judged by: what was sent before it was returned, with what is new; nothing where nothing is new."""
    return (*before, *new) if new else ()


def report(
    assignment: Assignment,
    by: int,
    evidence: Sequence[Evidence],
    today: date,
    *,
    on_paper: bool = False,
    may_accept: bool = False,
) -> Assignment | Refusal:
    """«Выполнено» by one who answers for it; `on_paper` by one with the right to accept it, for an organisation without a phone.

    On paper a document with its № and date is wanted, whatever the row asks for. With nobody to accept it, it is closed at once.
    Pieces sent before a return stay, and count beside something new: who was asked for a scan need not type the № again.
    """
    if not (may_accept if on_paper else by in assignment.responsible):
        return Refusal.NOT_YOURS
    if refusal := _closed(assignment):
        return refusal
    if assignment.state is State.REPORTED:
        return Refusal.ALREADY_REPORTED
    wanted = EvidenceKind.DOCUMENT if on_paper else assignment.evidence_kind
    if refusal := evidence_refused(wanted, together(assignment.evidence, evidence), today):
        return refusal
    reported = replace(
        assignment,
        state=State.REPORTED,
        evidence=(*assignment.evidence, *evidence),
        reported_by=by,
        on_paper=on_paper,
        late=overdue(assignment, today),
    )
    if assignment.acceptor is Acceptor.NOBODY:
        return replace(reported, state=State.ACCEPTED)
    return reported


def prove(assignment: Assignment, evidence: Sequence[Evidence], today: date) -> Assignment | Refusal:
    """Reported by a fact that the programme itself has seen: an event was attended, a message came, a request was answered.

    Whoever accepts looks at it like at any other report; what the row asks for must be there.
    """
    if refusal := _closed(assignment):
        return refusal
    if assignment.state is State.REPORTED:
        return Refusal.ALREADY_REPORTED
    if refusal := evidence_refused(assignment.evidence_kind, evidence, today):
        return refusal
    kept, late = (*assignment.evidence, *evidence), overdue(assignment, today)
    return replace(assignment, state=State.REPORTED, evidence=kept, on_paper=False, late=late)


def accept(assignment: Assignment, by: int, *, may_accept: bool) -> Assignment | Refusal:
    """Closed. What came on paper was reported by the one who accepts: that is no report of one's own."""
    if refusal := _not_to_judge(assignment, by, may_accept):
        return refusal
    return replace(assignment, state=State.ACCEPTED, accepted_by=by)


def send_back(
    assignment: Assignment, by: int, comment: str, today: date, add_working_days: AddWorkingDays, *, may_accept: bool
) -> Assignment | Refusal:
    """Returned with a comment: three working days from today, or until the old date if that is later."""
    if refusal := _not_to_judge(assignment, by, may_accept):
        return refusal
    if not comment.strip():
        return Refusal.COMMENT_MISSING
    return_due = add_working_days(today, RETURN_GIVES)
    return replace(assignment, state=State.RETURNED, comment=comment.strip(), return_due=return_due, late=False)


def extend(assignment: Assignment, until: date, today: date, *, may_accept: bool) -> Assignment | Refusal:
    """A later day, given by whoever accepts."""
    if not may_accept:
        return Refusal.NOT_YOURS
    if refusal := _closed(assignment):
        return refusal
    if assignment.state is State.REPORTED:
        return Refusal.ALREADY_REPORTED
    if assignment.deadline is None:
        return Refusal.NO_TERM
    if until < today:
        return Refusal.INTO_PAST
    return replace(assignment, extended_to=until) if until > assignment.deadline else Refusal.NOT_LATER


def lift(assignment: Assignment, reason: str, *, may_accept: bool) -> Assignment | Refusal:
    """«Не требуется» for this organisation, with the reason, by whoever accepts."""
    if not may_accept:
        return Refusal.NOT_YOURS
    if refusal := _closed(assignment):
        return refusal
    return replace(assignment, state=State.NOT_REQUIRED, comment=reason.strip()) if reason.strip() else Refusal.REASON_MISSING


def _closed(assignment: Assignment) -> Refusal | None:
    match assignment.state:
        case State.ACCEPTED:
            return Refusal.ALREADY_ACCEPTED
        case State.NOT_REQUIRED:
            return Refusal.NOT_REQUIRED
        case State.OPEN | State.REPORTED | State.RETURNED:
            return None


def _not_to_judge(assignment: Assignment, by: int, may_accept: bool) -> Refusal | None:
    if not may_accept:
        return Refusal.NOT_YOURS
    if refusal := _closed(assignment):
        return refusal
    if assignment.state is not State.REPORTED:
        return Refusal.NOTHING_REPORTED
    return Refusal.OWN_REPORT if assignment.reported_by == by and not assignment.on_paper else None


def _serves(kind: EvidenceKind, one: Evidence) -> bool:
    match kind:
        case EvidenceKind.DOCUMENT:
            return one.kind is kind and bool(one.number.strip()) and one.dated is not None
        case EvidenceKind.FILE:
            return one.kind in (EvidenceKind.FILE, EvidenceKind.PHOTO) and bool(one.reference)
        case EvidenceKind.PHOTO | EvidenceKind.LINK:
            return one.kind is kind and bool(one.reference)
        case EvidenceKind.LINE:
            return one.kind is kind and bool(one.line.strip())
        case EvidenceKind.NONE:
            return True
