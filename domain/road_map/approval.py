"""A school's own road map: draft → submitted → returned or approved, and which assignment asks for one.

Approved means handed out in the same moment: from then on it is `published`, like others in force. Source: spec §1, §6.8.
"""

import re
from collections.abc import Mapping
from enum import StrEnum, auto
from types import MappingProxyType

#: States of a road map in which whoever prepares it may change it.
EDITABLE = frozenset({"draft", "returned"})
#: A comment longer than this is cut.
LONGEST_COMMENT = 1000


class Step(StrEnum):
    """What is done to a school's road map."""

    SUBMIT = auto()
    WITHDRAW = auto()  # by the school, before anybody has decided
    SEND_BACK = auto()
    APPROVE = auto()


#: From which states of the road map a step is taken, and to which it leads.
MOVES: Mapping[Step, tuple[frozenset[str], str]] = MappingProxyType(
    {
        Step.SUBMIT: (EDITABLE, "submitted"),
        Step.WITHDRAW: (frozenset({"submitted"}), "draft"),
        Step.SEND_BACK: (frozenset({"submitted"}), "returned"),
        Step.APPROVE: (frozenset({"submitted"}), "approved"),
    }
)


class Refusal(StrEnum):
    """Why a step is not taken; everything stays as it was."""

    NOT_YOURS = "not-yours"  # another's school, or no office that may
    ALREADY_SUBMITTED = "already-submitted"  # it waits, or it was approved
    NOT_WAITING = "not-waiting"  # decided, withdrawn or sent anew since the button was drawn
    EMPTY = "empty"  # no row is left in it
    ALL_ASKED = "all-asked"  # every row waits for an answer
    IN_WORK_ASKED = "in-work-asked"  # a new edition: a row that is in work has an open question now
    NOTHING_NEW = "nothing-new"  # a new edition: word for word what is in force
    NOT_IN_FORCE = "not-in-force"  # a new edition: what it replaces was itself replaced meanwhile
    ASSIGNMENT_CLOSED = "assignment-closed"  # what it was to answer is reported or closed already
    NO_COORDINATOR = "no-coordinator"  # nobody above holds the office that approves
    OWN_SUBMISSION = "own-submission"  # nobody approves what they have submitted themselves
    COMMENT_MISSING = "comment-missing"  # a return says what to correct


def refused(step: Step, state: str) -> Refusal | None:
    """Why the step cannot be taken from this state of the road map; None when it can."""
    if state in MOVES[step][0]:
        return None
    return Refusal.ALREADY_SUBMITTED if step is Step.SUBMIT else Refusal.NOT_WAITING


def submit_refused(state: str, *, rows: int, understood: int) -> Refusal | None:
    """Why it cannot be submitted: `rows` that are left in it, `understood` of them without an open question."""
    if refusal := refused(Step.SUBMIT, state):
        return refusal
    if not rows:
        return Refusal.EMPTY
    return None if understood else Refusal.ALL_ASKED


def decision_refused(step: Step, state: str, *, waiting: bool, by: int, submitted_by: int, comment: str = "") -> Refusal | None:
    """Why it cannot be approved or returned; `waiting`: the version on the button is the one that waits now."""
    if not waiting:
        return Refusal.NOT_WAITING
    if refusal := refused(step, state):
        return refusal
    if by == submitted_by:
        return Refusal.OWN_SUBMISSION
    return Refusal.COMMENT_MISSING if step is Step.SEND_BACK and not comment.strip() else None


_MAP = r"дорожн\w+\s+карт\w+"
_PLAN = r"(?<!индивидуальный )(?<!персональный )план(?:ы|а|ов)?\s+(?:меропр|работ|действ|наставн|внедр|реализ|развит|организ)\w+"
#: «…разработать и утвердить…»: the verb or noun that asks for a paper to be made.
_MAKES = (
    r"(?<!\w)(?:разраб\w+|утвер\w+|состав\w+|соглас(?!н)\w+|подготов\w+|приня\w+|сформир\w+|представ\w+"
    r"|направ\w+|скорректир\w+|актуализир\w+|актуализац\w+)"
)
#: «по прилагаемой дорожной карте», «согласно плану», «в соответствии с дорожной картой»: it is there already.
_THERE = re.compile(
    r"(?:(?<!\w)по|согласно|в соответствии с|во исполнение|в рамках|реализаци\w+|выполнени\w+|исполнени\w+|мероприяти\w+)"
    rf"\s+(?:\w+\s+)?[«\"]?(?:{_MAP}|план\w*)",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"{_MAKES}(?:[^.;]{{0,120}}?)[«\"]?(?:{_MAP}|{_PLAN})", re.IGNORECASE)
_NAMED = re.compile(rf"{_MAP}|(?<!индивидуальный )(?<!персональный )(?<!\w)план(?:ы|а)?(?!\w)", re.IGNORECASE)


def asks_for_road_map(words: str, result: str | None) -> bool:
    """Whether a measure asks an organisation for a road map or plan of its own.

    By its «вид документа» where the paper names one («Дорожная карта», «План работы»), else by its words («утвердить приказом:
    собственную дорожную карту»). What is done by a road map that is
    there already («по прилагаемой «дорожной карте»») asks for none.
    """
    plain = " ".join(words.split())
    if result and _NAMED.search(" ".join(result.split())):
        return True
    return _ASKED.search(_THERE.sub("", plain)) is not None
