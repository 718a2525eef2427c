"""«Строчка о себе»: one optional line after the form is sent, for the curator alone; it crosses to no other side.

Source: spec §3. It is offered once everything may be kept of a person: of a minor, after the guardian's word. Where people
go by codes (`PERSONAL_DATA=codes`) it is not: free words about a child are as personal as a name.
"""

from collections.abc import Set

from domain.admission import State
from domain.consent import Missing
from domain.contacts import Unfit, one_line
from domain.personal import PersonalData

#: Signs of the line: two rows on a phone.
LONGEST = 200


def offered(mode: PersonalData, state: State, missing: Set[Missing], *, whole: bool) -> bool:
    """Whether the line may be written and kept now. `whole`: the form was answered to the end."""
    return mode is PersonalData.NAMES and whole and not missing and state in (State.APPLIED, State.ADMITTED)


def accepted(words: str) -> str | Unfit:
    """The line as it is kept, or what is wrong with it."""
    return one_line(words, LONGEST)
