"""A point of a text and what it lists."""

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Item:
    """One point and what it lists."""

    text: str
    number: str | None = None
    spoken_to: str = ""  # the words whose addressee a later part of the same sentence has
    under: str | None = None  # the month or the stage that heads a list without a table
    when: str = ""  # the term that another point says for this one
    sign: str = ""  # the dash or the dot before it
    children: list["Item"] = field(default_factory=list)
