"""An assignment's life: who may do what, with which evidence, and when it is overdue."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assignment import (
    Acceptor,
    Assignment,
    Evidence,
    EvidenceKind,
    Mark,
    Refusal,
    State,
    accept,
    acceptor,
    evidence_refused,
    extend,
    lift,
    mark,
    overdue,
    report,
    send_back,
)

DUE = date(2020, 10, 30)  # a Friday
DAY = timedelta(days=1)
HEAD, CURATOR, COORDINATOR, STRANGER = 1, 2, 3, 4
ACT = Evidence(EvidenceKind.DOCUMENT, number="№ 12-о", dated=date(2020, 10, 20))
OPEN = Assignment(
    responsible=frozenset({HEAD, CURATOR}), due=DUE, evidence_kind=EvidenceKind.DOCUMENT, acceptor=Acceptor.COORDINATOR
)


def working(day: date, count: int) -> date:
    """Working days without holidays: enough for these rules."""
    while count:
        day += DAY
        count -= day.weekday() < 5
    return day


def done(result: Assignment | Refusal) -> Assignment:
    assert isinstance(result, Assignment)
    return result


def reported(on: date = DUE, by: int = HEAD) -> Assignment:
    return done(report(OPEN, by, [ACT], on))


def accepted() -> Assignment:
    return done(accept(reported(), COORDINATOR, may_accept=True))


def returned(on: date = DUE) -> Assignment:
    return done(send_back(reported(), COORDINATOR, "нет подписи", on, working, may_accept=True))


@pytest.mark.parametrize(
    ("kind", "evidence", "refusal"),
    [
        (EvidenceKind.DOCUMENT, [ACT], None),
        (EvidenceKind.DOCUMENT, [], Refusal.EVIDENCE_MISSING),
        (EvidenceKind.DOCUMENT, [replace(ACT, number=" ")], Refusal.EVIDENCE_MISSING),
        (EvidenceKind.DOCUMENT, [replace(ACT, dated=None)], Refusal.EVIDENCE_MISSING),
        (EvidenceKind.DOCUMENT, [replace(ACT, dated=DUE + DAY)], Refusal.DATE_IN_FUTURE),
        (EvidenceKind.DOCUMENT, [Evidence(EvidenceKind.PHOTO, reference="p"), ACT], None),
        (EvidenceKind.FILE, [Evidence(EvidenceKind.FILE, reference="f")], None),
        (EvidenceKind.FILE, [Evidence(EvidenceKind.PHOTO, reference="p")], None),
        (EvidenceKind.FILE, [Evidence(EvidenceKind.LINK, reference="l")], Refusal.EVIDENCE_MISSING),
        (EvidenceKind.PHOTO, [Evidence(EvidenceKind.FILE, reference="f")], Refusal.EVIDENCE_MISSING),
        (EvidenceKind.PHOTO, [Evidence(EvidenceKind.PHOTO)], Refusal.EVIDENCE_MISSING),
        (EvidenceKind.LINK, [Evidence(EvidenceKind.LINK, reference="l")], None),
        (EvidenceKind.LINE, [Evidence(EvidenceKind.LINE, line="провели")], None),
        (EvidenceKind.LINE, [Evidence(EvidenceKind.LINE, line="  ")], Refusal.EVIDENCE_MISSING),
        (EvidenceKind.NONE, [], None),
    ],
)
def test_evidence_is_what_the_row_asks_for(kind: EvidenceKind, evidence: list[Evidence], refusal: Refusal | None) -> None:
    assert evidence_refused(kind, evidence, DUE) is refusal
    result = report(replace(OPEN, evidence_kind=kind), HEAD, evidence, DUE)
    assert (result is refusal) if refusal else (done(result).state is State.REPORTED)


def test_report_is_made_by_those_who_answer_for_it() -> None:
    assert done(report(OPEN, CURATOR, [ACT], DUE)).reported_by == CURATOR
    assert report(OPEN, STRANGER, [ACT], DUE) is Refusal.NOT_YOURS
    assert report(OPEN, COORDINATOR, [ACT], DUE, may_accept=True) is Refusal.NOT_YOURS
    assert report(OPEN, HEAD, [ACT], DUE, on_paper=True) is Refusal.NOT_YOURS
    paper = done(report(OPEN, COORDINATOR, [ACT], DUE, on_paper=True, may_accept=True))
    assert (paper.on_paper, paper.state) == (True, State.REPORTED)
    assert done(accept(paper, COORDINATOR, may_accept=True)).state is State.ACCEPTED


@pytest.mark.parametrize(
    ("assignment", "refusal"),
    [
        (reported(), Refusal.ALREADY_REPORTED),
        (accepted(), Refusal.ALREADY_ACCEPTED),
        (replace(OPEN, state=State.NOT_REQUIRED), Refusal.NOT_REQUIRED),
    ],
)
def test_second_report_is_refused(assignment: Assignment, refusal: Refusal) -> None:
    assert report(assignment, CURATOR, [ACT], DUE) is refusal


@pytest.mark.parametrize(
    ("assignment", "may_accept", "refusal"),
    [
        (OPEN, True, Refusal.NOTHING_REPORTED),
        (returned(), True, Refusal.NOTHING_REPORTED),
        (accepted(), True, Refusal.ALREADY_ACCEPTED),
        (replace(OPEN, state=State.NOT_REQUIRED), True, Refusal.NOT_REQUIRED),
        (reported(), False, Refusal.NOT_YOURS),
        (reported(by=CURATOR), True, None),
    ],
)
def test_only_what_is_reported_is_accepted_or_returned(assignment: Assignment, may_accept: bool, refusal: Refusal | None) -> None:
    answers = (
        accept(assignment, COORDINATOR, may_accept=may_accept),
        send_back(assignment, COORDINATOR, "нет подписи", DUE, working, may_accept=may_accept),
    )
    assert [answer if isinstance(answer, Refusal) else None for answer in answers] == [refusal, refusal]


def test_nobody_accepts_the_own_report() -> None:
    own = done(report(replace(OPEN, responsible=frozenset({COORDINATOR})), COORDINATOR, [ACT], DUE))
    assert accept(own, COORDINATOR, may_accept=True) is Refusal.OWN_REPORT
    assert send_back(own, COORDINATOR, "нет", DUE, working, may_accept=True) is Refusal.OWN_REPORT


def test_return_needs_a_comment_and_gives_three_working_days() -> None:
    assert send_back(reported(), COORDINATOR, " \n", DUE, working, may_accept=True) is Refusal.COMMENT_MISSING
    back = returned()
    assert (back.state, back.comment, back.deadline) == (State.RETURNED, "нет подписи", date(2020, 11, 4))
    assert [overdue(back, day) for day in (date(2020, 11, 4), date(2020, 11, 5))] == [False, True]
    # Returned well before its day, it keeps that day.
    assert returned(on=date(2020, 10, 5)).deadline == DUE
    again = done(report(back, HEAD, [ACT], date(2020, 11, 4)))
    assert (again.late, len(again.evidence)) == (False, 2)


@pytest.mark.parametrize(
    ("assignment", "today", "expected"),
    [
        (OPEN, DUE, False),
        (OPEN, DUE + DAY, True),
        (reported(), DUE + 40 * DAY, False),
        (accepted(), DUE + 40 * DAY, False),
        (replace(OPEN, due=None), date(2030, 1, 1), False),
        (replace(OPEN, state=State.NOT_REQUIRED), DUE + DAY, False),
        (replace(OPEN, extended_to=DUE + 5 * DAY), DUE + 5 * DAY, False),
        (replace(OPEN, extended_to=DUE + 5 * DAY), DUE + 6 * DAY, True),
    ],
)
def test_overdue_is_worked_out(assignment: Assignment, today: date, expected: bool) -> None:
    assert overdue(assignment, today) is expected


def test_late_report_stays_late_but_nags_nobody() -> None:
    late = reported(on=DUE + DAY)
    assert (late.late, overdue(late, DUE + 9 * DAY)) == (True, False)
    assert done(accept(late, COORDINATOR, may_accept=True)).late


def test_extension_goes_forward_only() -> None:
    later = done(extend(OPEN, DUE + 7 * DAY, DUE, may_accept=True))
    assert later.deadline == DUE + 7 * DAY
    assert extend(OPEN, DUE, DUE, may_accept=True) is Refusal.NOT_LATER
    assert extend(OPEN, DUE + DAY, DUE + 2 * DAY, may_accept=True) is Refusal.INTO_PAST
    assert extend(OPEN, DUE + DAY, DUE, may_accept=False) is Refusal.NOT_YOURS
    assert extend(reported(), DUE + DAY, DUE, may_accept=True) is Refusal.ALREADY_REPORTED
    assert extend(accepted(), DUE + DAY, DUE, may_accept=True) is Refusal.ALREADY_ACCEPTED
    assert extend(replace(OPEN, due=None), DUE + DAY, DUE, may_accept=True) is Refusal.NO_TERM


def test_lifting_needs_a_reason_and_the_right() -> None:
    assert lift(OPEN, "", may_accept=True) is Refusal.REASON_MISSING
    assert lift(OPEN, "нет старших классов", may_accept=False) is Refusal.NOT_YOURS
    assert done(lift(OPEN, "нет старших классов", may_accept=True)).state is State.NOT_REQUIRED
    assert lift(accepted(), "нет", may_accept=True) is Refusal.ALREADY_ACCEPTED


@pytest.mark.parametrize(
    ("own", "controllers", "executors", "expected"),
    [
        (False, {9}, {HEAD}, Acceptor.COORDINATOR),
        (False, set(), {HEAD}, Acceptor.COORDINATOR),
        (True, {9}, {COORDINATOR}, Acceptor.CONTROLLER),
        (True, set(), {COORDINATOR}, Acceptor.NOBODY),
        (True, {COORDINATOR}, {COORDINATOR}, Acceptor.NOBODY),
    ],
)
def test_own_assignments_have_a_controller_or_nobody(
    own: bool, controllers: set[int], executors: set[int], expected: Acceptor
) -> None:
    assert acceptor(own=own, controllers=frozenset(controllers), executors=frozenset(executors)) is expected


def test_what_was_sent_before_a_return_counts_beside_something_new() -> None:
    scan = Evidence(EvidenceKind.PHOTO, reference="scan")
    assert report(returned(), HEAD, [], DUE) is Refusal.EVIDENCE_MISSING
    assert done(report(returned(), HEAD, [scan], DUE)).evidence == (ACT, scan)
    assert report(OPEN, HEAD, [scan], DUE) is Refusal.EVIDENCE_MISSING


def test_without_controller_the_report_closes_it_with_its_evidence() -> None:
    own = replace(OPEN, acceptor=Acceptor.NOBODY, responsible=frozenset({COORDINATOR}))
    assert report(own, COORDINATOR, [], DUE) is Refusal.EVIDENCE_MISSING
    closed = done(report(own, COORDINATOR, [ACT], DUE))
    assert (closed.state, closed.without_controller, closed.evidence) == (State.ACCEPTED, True, (ACT,))
    assert not accepted().without_controller


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["report", "paper", "accept", "return", "extend", "lift"]),
            st.sampled_from([HEAD, CURATOR, COORDINATOR, STRANGER]),
            st.booleans(),
            st.integers(0, 4),
        ),
        max_size=20,
    )
)
def test_no_life_is_accepted_without_a_report_or_by_a_wrong_hand(acts: list[tuple[str, int, bool, int]]) -> None:
    now, today = OPEN, date(2020, 10, 20)
    for act, by, good, days in acts:
        today += days * DAY
        right = by == COORDINATOR
        evidence = [ACT] if good else []
        before = now
        result = {
            "report": lambda: report(before, by, evidence, today),  # noqa: B023 -- called at once
            "paper": lambda: report(before, by, evidence, today, on_paper=True, may_accept=right),  # noqa: B023
            "accept": lambda: accept(before, by, may_accept=right),  # noqa: B023
            "return": lambda: send_back(before, by, "нет" if good else "", today, working, may_accept=right),  # noqa: B023
            "extend": lambda: extend(before, today + 3 * DAY, today, may_accept=right),  # noqa: B023
            "lift": lambda: lift(before, "нет" if good else "", may_accept=right),  # noqa: B023
        }[act]()
        if isinstance(result, Refusal):
            continue
        now = result
        assert before.state not in (State.ACCEPTED, State.NOT_REQUIRED)
        assert now.deadline is not None
        assert now.deadline >= DUE
        if now.state is State.ACCEPTED:
            assert before.state is State.REPORTED
            assert (now.accepted_by, now.evidence[-1]) == (COORDINATOR, ACT)
        if now.state is State.REPORTED:
            assert not overdue(now, today + 100 * DAY)
            assert by in (HEAD, CURATOR) or now.on_paper


@pytest.mark.parametrize(
    ("changes", "today", "colour"),
    [
        ({}, DUE - 8 * DAY, Mark.CALM),
        ({}, DUE - 7 * DAY, Mark.SOON),
        ({}, DUE, Mark.SOON),
        ({}, DUE + DAY, Mark.OVERDUE),
        ({"due": None}, DUE + DAY, Mark.QUIET),
        ({"state": State.REPORTED}, DUE + DAY, Mark.QUIET),
        ({"state": State.ACCEPTED}, DUE + DAY, Mark.QUIET),
        ({"state": State.RETURNED, "return_due": DUE + 20 * DAY}, DUE, Mark.SOON),
        ({"state": State.RETURNED, "return_due": DUE}, DUE + DAY, Mark.OVERDUE),
    ],
)
def test_mark_shows_what_is_urgent(changes: dict[str, Any], today: date, colour: Mark) -> None:
    assert mark(replace(OPEN, **changes), DUE - 60 * DAY, today) is colour


def test_what_was_past_when_it_was_given_is_nobodys_delay() -> None:
    assert mark(OPEN, given=DUE + DAY, today=DUE + 9 * DAY) is Mark.QUIET
    assert mark(OPEN, given=DUE, today=DUE + 9 * DAY) is Mark.OVERDUE
