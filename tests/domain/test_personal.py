"""A personal value cannot slip into a text."""

import json

import pytest

from domain.personal import Forbidden, Personal, PersonalData

NAME = Personal("Маша")


@pytest.mark.parametrize(
    "slip",
    [
        str,
        lambda value: f"{value}",
        lambda value: f"{value!s:>10}",
        lambda value: "{}".format(value),  # noqa: UP032 -- each way of formatting is tried
        lambda value: "%s" % value,  # noqa: UP031 -- each way of formatting is tried
        lambda value: format(value, ""),
    ],
)
def test_no_way_of_printing_gives_it_away(slip) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Forbidden):
        slip(NAME)


def test_it_is_no_string_for_those_who_join_or_dump() -> None:
    with pytest.raises(TypeError):
        "".join([NAME])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        json.dumps({"name": NAME})


def test_log_line_may_hold_it_without_telling_it() -> None:
    assert "Маша" not in repr([NAME, {"a": NAME}])


@pytest.mark.parametrize("mode", [PersonalData.CODES, PersonalData.NONE])
def test_message_may_not_say_it_without_the_operators_word(mode: PersonalData) -> None:
    with pytest.raises(Forbidden) as refused:
        NAME.reveal(mode)
    assert "Маша" not in str(refused.value)


def test_it_is_said_in_mode_names_and_on_the_servers_own_papers() -> None:
    assert NAME.reveal(PersonalData.NAMES) == "Маша"
    assert NAME.reveal_on_disk() == "Маша"
    assert {NAME, Personal("Маша")} == {NAME}
    assert Personal("Маша") != "Маша"
