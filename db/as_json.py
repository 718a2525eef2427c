"""JSON as the standard library reads and writes it, at half and a quarter of the CPU: a press does so several times.

What the quick way does not take (half a letter, brackets deeper than two hundred) goes the ordinary one.
"""

import json
from typing import Any

from pydantic_core import from_json, to_json


def read(words: str | bytes) -> Any:
    """What the JSON says. Raises ValueError for what is none, RecursionError for a nest without end."""
    try:
        return from_json(words)
    except ValueError:
        return json.loads(words)


def written(value: Any) -> str:
    """Values that JSON knows, as JSON; letters of every language stand for themselves. Raises TypeError for other values."""
    try:
        return to_json(value).decode()
    except ValueError:
        return json.dumps(value)


def strictly(value: Any) -> str:
    """The same for values from elsewhere; a number without end becomes null. Raises ValueError for half a letter and a nest."""
    return to_json(value, inf_nan_mode="null").decode()
