"""Items of an order's list as whole sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.lead_in import spoken


@pytest.mark.parametrize(
    ("lead_in", "text", "said"),
    [
        ("В срок до 01.09.2026 утвердить приказом:", "Положение", "Утвердить приказом: Положение"),
        ("Ведущему специалисту Лебедевой А.П. обеспечить:", "Связь с центрами.", "Обеспечить: Связь с центрами."),
        ("Руководителям организаций:", "Организовать работу пар", "Организовать работу пар"),
        ("В связи с этим просим:", "составить карты", "составить карты"),
        ("Прошу обеспечить:", "организовать встречи", "организовать встречи"),
        ("Раздел 1. Подготовить почву", "Положение", "Положение"),
        (None, "Положение", "Положение"),
        ("обеспечить " + "очень " * 40 + ":", "Связь", "Связь"),
    ],
)
def test_verb_comes_from_the_lead_in(lead_in: str | None, text: str, said: str) -> None:
    assert spoken(text, lead_in) == said


@given(st.text(), st.none() | st.text())
def test_printed_words_are_never_lost(text: str, lead_in: str | None) -> None:
    assert spoken(text, lead_in).endswith(text)
