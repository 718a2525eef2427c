"""One-time links: what each opener is told, and how long a link lives."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.invitations import (
    Invitation,
    Opened,
    Purpose,
    Refusal,
    State,
    confirm,
    fingerprint,
    is_payload,
    open_invitation,
    payload,
    revoke,
)
from domain.offices import Office

MADE = datetime(2020, 9, 1, 6, tzinfo=UTC)
HOUR = timedelta(hours=1)
INVITER, GUEST, OTHER = 1, 2, 3


def link(office: Office | None = Office.CURATOR, **more: object) -> Invitation:
    purpose = Purpose.OFFICE if office else Purpose.GUARDIAN
    return replace(Invitation(purpose=purpose, office=office, made_at=MADE, made_by=INVITER), **more)  # type: ignore[arg-type]


def opened(by: int = GUEST, **more: object) -> Invitation:
    answer = open_invitation(link(**more), by, MADE + HOUR)  # type: ignore[arg-type]
    assert isinstance(answer, Opened)
    return answer.invitation


@given(st.binary(min_size=32, max_size=32))
def test_payload_fits_a_start_link_and_is_found_again_by_its_hash(random: bytes) -> None:
    text = payload(random)
    assert is_payload(text)
    assert len(text) == 43
    assert len(fingerprint(text)) == 32
    assert fingerprint(text) != fingerprint(payload(bytes(31) + b"\x01")) or random == bytes(31) + b"\x01"


def test_payload_of_fewer_bytes_is_not_made() -> None:
    with pytest.raises(ValueError, match="32"):
        payload(b"short")


@pytest.mark.parametrize("text", ["", "a" * 42, "a" * 44, "я" * 43, "a" * 42 + "=", "a" * 43 + "\n"])
def test_other_text_is_no_payload(text: str) -> None:
    assert not is_payload(text)


@pytest.mark.parametrize(
    ("office", "life"),
    [
        (Office.HEAD, timedelta(days=14)),
        (Office.CURATOR, timedelta(days=14)),
        (Office.COORDINATOR, timedelta(hours=72)),
        (Office.CONTROLLER, timedelta(hours=72)),
        (Office.REGIONAL, timedelta(hours=72)),
        (Office.STAFF, timedelta(hours=72)),
        (None, timedelta(days=14)),
    ],
)
def test_link_lives_as_long_as_promised(office: Office | None, life: timedelta) -> None:
    last = MADE + life - timedelta(seconds=1)
    assert isinstance(open_invitation(link(office), GUEST, last), Opened)
    assert open_invitation(link(office), GUEST, MADE + life) is Refusal.EXPIRED
    assert link(office).state(last) is State.OPEN
    assert link(office).state(MADE + life) is State.EXPIRED


def test_opening_waits_for_the_inviter_and_may_be_repeated() -> None:
    first = open_invitation(link(), GUEST, MADE + HOUR)
    assert isinstance(first, Opened)
    assert first.waits_for_inviter
    assert first.invitation.state(MADE + HOUR) is State.OPENED
    assert open_invitation(first.invitation, GUEST, MADE + 2 * HOUR) == first
    # Opened in time, it does not run out while the inviter is away.
    assert open_invitation(first.invitation, GUEST, MADE + timedelta(days=60)) == first


def test_link_of_the_command_line_needs_no_confirmation() -> None:
    answer = open_invitation(link(Office.REGIONAL, made_by=None), GUEST, MADE + HOUR)
    assert isinstance(answer, Opened)
    assert not answer.waits_for_inviter
    assert answer.invitation.state(MADE + HOUR) is State.CONFIRMED


def test_every_wrong_opener_is_told_why() -> None:
    now = MADE + 2 * HOUR
    assert open_invitation(None, GUEST, now) is Refusal.UNKNOWN
    assert open_invitation(link(), INVITER, now) is Refusal.OWN
    assert open_invitation(link(for_person=OTHER), GUEST, now) is Refusal.FOREIGN
    assert open_invitation(opened(), OTHER, now) is Refusal.USED
    assert open_invitation(link(revoked_at=MADE), GUEST, now) is Refusal.REVOKED
    done = confirm(opened(), INVITER, now)
    assert isinstance(done, Invitation)
    assert open_invitation(done, GUEST, now) is Refusal.ALREADY_YOURS
    assert open_invitation(done, OTHER, now) is Refusal.USED


def test_only_the_inviter_confirms_and_only_once() -> None:
    now = MADE + 2 * HOUR
    assert confirm(opened(), OTHER, now) is Refusal.NOT_YOURS
    assert confirm(opened(), GUEST, now) is Refusal.NOT_YOURS
    assert confirm(link(), INVITER, now) is Refusal.NOT_OPENED
    assert confirm(link(), INVITER, MADE + timedelta(days=15)) is Refusal.EXPIRED
    done = confirm(opened(), INVITER, now)
    assert isinstance(done, Invitation)
    assert done.state(now) is State.CONFIRMED
    assert confirm(done, INVITER, now) is Refusal.USED


def test_inviter_takes_back_what_is_not_confirmed() -> None:
    now = MADE + 2 * HOUR
    taken = revoke(opened(), INVITER, now)
    assert isinstance(taken, Invitation)
    assert open_invitation(taken, GUEST, now) is Refusal.REVOKED
    assert confirm(taken, INVITER, now) is Refusal.REVOKED
    assert revoke(taken, INVITER, now) is Refusal.REVOKED
    assert revoke(link(), GUEST, now) is Refusal.NOT_YOURS
    done = confirm(opened(), INVITER, now)
    assert isinstance(done, Invitation)
    assert revoke(done, INVITER, now) is Refusal.USED


def test_link_without_zone_or_without_its_office_is_not_made() -> None:
    with pytest.raises(ValueError, match="zone"):
        link(made_at=MADE.replace(tzinfo=None))
    with pytest.raises(ValueError, match="office"):
        Invitation(purpose=Purpose.GUARDIAN, office=Office.HEAD, made_at=MADE, made_by=INVITER)


@given(st.lists(st.tuples(st.sampled_from(["open", "confirm", "revoke"]), st.integers(1, 4), st.integers(0, 24 * 20))))
def test_only_one_person_ever_gets_what_a_link_gives(acts: list[tuple[str, int, int]]) -> None:
    invitation, winners = link(), set()
    for act, person, hours in sorted(acts, key=lambda one: one[2]):
        now = MADE + hours * HOUR
        answer = {"open": open_invitation, "confirm": confirm, "revoke": revoke}[act](invitation, person, now)  # type: ignore[operator]
        if isinstance(answer, Opened):
            answer = answer.invitation
        if isinstance(answer, Invitation):
            invitation = answer
        if invitation.state(now) is State.CONFIRMED:
            winners.add(invitation.opened_by)
    assert len(winners) <= 1
    assert INVITER not in winners
