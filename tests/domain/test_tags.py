"""Words of a tag: what fits a button, what is the same."""

import pytest

from domain.tags import LONGEST, Refusal, read_title, same

TYPED = {
    "Походы": "Походы",
    "  🏕  Походы \n": "🏕 Походы",
    "3D": "3D",
    "Français": "Français",
    "数学": "数学",
    "👨‍👩‍👧 Семья": "👨‍👩‍👧 Семья",
    "я" * LONGEST: "я" * LONGEST,
    "я" * (LONGEST + 1): Refusal.TOO_LONG,
    "": Refusal.EMPTY,
    "  ": Refusal.EMPTY,
    "🏕": Refusal.EMPTY,
    "…!": Refusal.EMPTY,
    "Походы\nПесни": Refusal.SEVERAL_LINES,
    "По\u202eходы": "Походы",
    "<b>Х</b>": "<b>Х</b>",
}


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_becomes_a_button_or_is_refused_with_the_reason(typed: str) -> None:
    assert read_title(typed) == TYPED[typed]


def test_case_signs_and_emoji_make_no_other_tag() -> None:
    assert same("🏕 Походы", "походы!")
    assert same("Ещё", "еще")
    assert not same("Походы", "Поход")
