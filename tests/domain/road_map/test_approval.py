"""A school's own road map: which step is allowed from where, and which assignment asks for one."""

import pytest

from domain.road_map.approval import MOVES, Refusal, Step, asks_for_road_map, decision_refused, refused, submit_refused

STATES = ("draft", "submitted", "returned", "published", "replaced", "discarded")


@pytest.mark.parametrize(
    ("step", "allowed", "leads_to"),
    [
        (Step.SUBMIT, {"draft", "returned"}, "submitted"),
        (Step.WITHDRAW, {"submitted"}, "draft"),
        (Step.SEND_BACK, {"submitted"}, "returned"),
        (Step.APPROVE, {"submitted"}, "approved"),
    ],
)
def test_each_step_is_taken_from_these_states_only(step: Step, allowed: set[str], leads_to: str) -> None:
    assert {state for state in STATES if refused(step, state) is None} == allowed
    assert MOVES[step][1] == leads_to


@pytest.mark.parametrize(
    ("state", "rows", "understood", "expected"),
    [
        ("draft", 3, 1, None),
        ("returned", 1, 1, None),
        ("draft", 0, 0, Refusal.EMPTY),
        ("draft", 2, 0, Refusal.ALL_ASKED),
        ("submitted", 3, 3, Refusal.ALREADY_SUBMITTED),
        ("published", 3, 3, Refusal.ALREADY_SUBMITTED),
    ],
)
def test_what_can_be_submitted(state: str, rows: int, understood: int, expected: Refusal | None) -> None:
    assert submit_refused(state, rows=rows, understood=understood) is expected


@pytest.mark.parametrize(
    ("step", "state", "waiting", "by", "comment", "expected"),
    [
        (Step.APPROVE, "submitted", True, 7, "", None),
        (Step.SEND_BACK, "submitted", True, 7, "Нет сроков", None),
        (Step.SEND_BACK, "submitted", True, 7, "  ", Refusal.COMMENT_MISSING),
        (Step.APPROVE, "submitted", False, 7, "", Refusal.NOT_WAITING),  # an older version's button
        (Step.APPROVE, "draft", False, 7, "", Refusal.NOT_WAITING),  # withdrawn
        (Step.SEND_BACK, "published", False, 7, "Поздно", Refusal.NOT_WAITING),
        (Step.APPROVE, "submitted", True, 1, "", Refusal.OWN_SUBMISSION),
    ],
)
def test_what_can_be_decided(step: Step, state: str, waiting: bool, by: int, comment: str, expected: Refusal | None) -> None:
    assert decision_refused(step, state, waiting=waiting, by=by, submitted_by=1, comment=comment) is expected


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("Утвердить приказом по организации: Собственную дорожную карту на 2026-2027 учебный год;", None),
        ("Разработать и согласовать с управлением дорожные карты школ", None),
        ("Составить план работы куратора на учебный год", None),
        ("Разработка дорожной карты внедрения целевой модели", None),
        ("Утверждение плана мероприятий по наставничеству", None),
        ("Подготовка условий для запуска программы", "Дорожная карта организации"),
        ("Организация работы", "Приказ, план"),
        ("Согласно приказу разработать «дорожную карту» школы", None),
        ("составить дорожные карты школ и согласовать их с отделом образования;", None),
    ],
)
def test_measures_that_ask_for_a_road_map(words: str, result: str | None) -> None:
    assert asks_for_road_map(words, result)


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("Организовать работу наставнических пар и групп по прилагаемой «дорожной карте».", None),
        ("Утвердить приказом по организации: Положение о программе наставничества;", None),
        ("Подготовить отчёт о реализации дорожной карты", "Отчёт"),
        ("Провести встречи согласно плану мероприятий", None),
        ("Утвердить индивидуальный план развития пары", "Индивидуальный план"),
        ("Представить сведения в соответствии с дорожной картой", None),
        ("Знакомство педагогов с планшетами", None),
        ("", None),
    ],
)
def test_measures_that_do_not(words: str, result: str | None) -> None:
    assert not asks_for_road_map(words, result)
