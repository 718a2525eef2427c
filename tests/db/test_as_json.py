"""The quick way says what the standard library says, and what it does not take goes the ordinary way."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from db import as_json

VALUES = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False)
    | some.text(some.characters(exclude_categories=())),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_what_is_written_is_read_as_it_was(value: Any) -> None:
    assert json.loads(as_json.written(value)) == as_json.read(json.dumps(value)) == as_json.read(as_json.written(value)) == value


@pytest.mark.parametrize("nest", ["[" * 300 + "]" * 300, '{"a":' * 300 + "1" + "}" * 300])
def test_deep_nests_go_the_ordinary_way(nest: str) -> None:
    assert as_json.read(nest) == json.loads(nest)
    assert json.loads(as_json.written(json.loads(nest))) == json.loads(nest)


@pytest.mark.parametrize("words", ["", "<html>", "{", "[1,]"])
def test_what_is_no_json_is_refused(words: str | bytes) -> None:
    with pytest.raises(json.JSONDecodeError):
        as_json.read(words)


def test_what_json_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError):
        as_json.written({"a": object()})
