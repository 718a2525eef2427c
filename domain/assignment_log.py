"""What can have been done to an assignment: the acts of its log, each with who did it and when."""

from enum import StrEnum


class Did(StrEnum):
    """One act. What it carries beside: `late`, `pieces`, `comment`, days `from` and `to`, the person `whom`."""

    GIVEN = "given"
    REPORTED = "reported"
    PROVED = "proved"  # reported by a fact: an event, a message, the answer to a request
    PAPER = "paper"  # reported for the organisation, from a paper
    CLOSED = "closed"  # by itself: nobody is appointed to accept it
    ACCEPTED = "accepted"
    RETURNED = "returned"
    EXTENSION_ASKED = "extension-asked"
    EXTENSION_REFUSED = "extension-refused"
    EXTENDED = "extended"
    HELP_ASKED = "help-asked"
    HELP_ANSWERED = "help-answered"
    LIFT_ASKED = "lift-asked"
    LIFT_REFUSED = "lift-refused"
    LIFTED = "lifted"
    DELEGATED = "delegated"
    TAKEN_BACK = "taken-back"
    PASSED = "passed"  # the office, or the person who executed it, changed
    SNOOZED = "snoozed"
    AMENDED = "amended"  # a new edition of the road map changed it
    CANCELLED = "cancelled"  # a new edition asks it no more
