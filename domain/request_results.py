"""What the answers to a request for information come to, question by question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from domain.masking import Masked, mask
from domain.request_answers import Value
from domain.requests import Field, FieldKind

Place = TypeVar("Place", bound=Hashable)


@dataclass(frozen=True)
class Column:
    """What a question comes to over the organisations that have answered.

    `cells` are plain values for a table, by organisation: a number, words, a choice, the count of files; None: the number is
    hidden, since it counts fewer than five people or would give such a number away. `total` only of numbers, None likewise.
    """

    asked: Field
    cells: Mapping[Any, Decimal | str | int | None]
    total: Decimal | None = None
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def hidden(self) -> int:
        """How many numbers are not shown."""
        return sum(one is None for one in self.cells.values())


def column(one: Field, values: Mapping[Place, Value]) -> Column:
    """The answers to one field, by organisation, as they may be shown above the school."""
    match one.kind:
        case FieldKind.NUMBER:
            numbers = {place: value.number for place, value in values.items() if value.number is not None}
            return _numbers(one, numbers)
        case FieldKind.TEXT:
            return Column(one, {place: value.words or "" for place, value in values.items()})
        case FieldKind.CHOICE:
            picked = {place: value.choice or "" for place, value in values.items()}
            found = Counter(picked.values())
            return Column(one, picked, counts={choice: found[choice] for choice in one.choices})
        case FieldKind.FILE:
            return Column(one, {place: len(value.files) for place, value in values.items()})


def _numbers(one: Field, numbers: Mapping[Place, Decimal]) -> Column:
    if not one.people:
        return Column(one, dict(numbers), sum(numbers.values(), Decimal(0)))
    masked: Masked[Place] = mask({place: int(number) for place, number in numbers.items()})
    cells = {place: None if number is None else Decimal(number) for place, number in masked.cells.items()}
    return Column(one, cells, None if masked.total is None else Decimal(masked.total))
