"""Holidays, which every school has its own, and the seasons of the year."""

from collections.abc import Sequence

from domain.terms.parts import Shape, Unit, exact, with_year, word
from domain.terms.tokens import Sort, Token

_SEASONS = {"зим": 12, "весен": 3, "весн": 3, "лет": 6, "осен": 9}
_SEASON_FORMS = (
    *("зима", "зимой", "зимы", "зиму", "зиме", "весна", "весной", "весны", "весну", "весне"),
    *("лето", "летом", "лета", "лету", "осень", "осенью", "осени"),
)


def school_part(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """Holidays, which every school has its own, and seasons: «осень 2020», «летний период»."""
    if word(tokens, at, "каникул"):
        return with_year(tokens, at + 1, Unit(Shape.SCHOOL_PART, day=1))
    if exact(tokens, at, "осенне", "весенне") and word(tokens, at + 2, "зимн", "летн"):
        return with_year(tokens, min(at + 4, len(tokens)), Unit(Shape.SCHOOL_PART))
    if tokens[at].sort is not Sort.WORD:
        return None
    month = next((month for stem, month in _SEASONS.items() if tokens[at].text.startswith(stem)), 0)
    if _first_of_two_seasons(tokens, at):  # «осенний и весенний период»
        return Unit(Shape.SEASON, month=month), at + 1
    if word(tokens, at, "осенн", "зимн", "весенн", "летн") and word(tokens, at + 1, "каникул"):
        return with_year(tokens, at + 2, Unit(Shape.SCHOOL_PART, day=1, month=month))
    if word(tokens, at, "осенн", "зимн", "весенн", "летн") and word(tokens, at + 1, "период", "врем", "месяц", "пор", "сезон"):
        return with_year(tokens, at + 2, Unit(Shape.SEASON, month=month))
    if exact(tokens, at, *_SEASON_FORMS):
        named = at + 2 < len(tokens) and tokens[at + 1].is_mark("-") and tokens[at + 2].sort is Sort.YEAR  # «Осень-2026»
        return with_year(tokens, at + 2 if named else at + 1, Unit(Shape.SEASON, month=month))
    return None


def _first_of_two_seasons(tokens: Sequence[Token], at: int) -> bool:
    seasons = ("осенн", "зимн", "весенн", "летн")
    joined = word(tokens, at, *seasons) and (exact(tokens, at + 1, "и") or (at + 1 < len(tokens) and tokens[at + 1].is_mark(",")))
    return joined and word(tokens, at + 2, *seasons) and word(tokens, at + 3, "период", "врем", "месяц", "сезон")
