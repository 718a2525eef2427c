"""Who ends whose office, and when nobody does."""

from typing import Any

from domain.offices import Office
from domain.stepping_down import Refusal, refused
from tests.cases import case

BOSS, HOLDER, OTHER, COLLEAGUE = 1, 2, 3, 4


def test_an_office_ends_by_whoever_names_it_and_the_last_coordinator_stays() -> None:
    for expected, changes in (
        (None, {}),
        (None, {"successor": COLLEAGUE}),
        (None, {"office": Office.COORDINATOR, "others": {OTHER}}),
        (None, {"office": Office.HEAD}),  # the level above hears of what a school without a head has to do
        (Refusal.OWN, {"by": HOLDER}),
        (Refusal.NOT_YOURS, {"names_it": False}),
        (Refusal.OVER, {"in_force": False}),
        (Refusal.NOT_HERE, {"successor": HOLDER, "here": {HOLDER, COLLEAGUE}}),
        (Refusal.NOT_HERE, {"successor": OTHER}),
        (Refusal.LAST, {"office": Office.COORDINATOR}),
        (Refusal.LAST, {"office": Office.REGIONAL}),
    ):
        asked: dict[str, Any] = {
            "by": BOSS, "office": Office.CURATOR, "names_it": True, "in_force": True, "others": set(), "successor": None,
            "here": {COLLEAGUE}, **changes,
        }  # fmt: skip
        with case(changes):
            by, office = asked.pop("by"), asked.pop("office")
            assert refused(by, HOLDER, office, **asked) is expected
