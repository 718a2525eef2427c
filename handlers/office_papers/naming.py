"""How people, days and numbers are written in a document.

In a chat the operator's mode decides what a person is called by; only on the server's own disk full names are handed in.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from db.export.office_papers import Official
from db.pair.seen import Side
from domain.forms import Category
from domain.naming import Called
from domain.personal import Personal, PersonalData
from domain.responsible import signature
from domain.targets import school_year
from handlers.joining.profile_words import titled
from locales import Texts

#: There is nothing to say, and nothing to fill in either.
NOTHING = "—"
#: To be written by hand, beside a code.
LINE = "_" * 16
#: The little pictures of chips say nothing on paper.
_PICTURE = re.compile(r"^[^\w«(]+")


@dataclass(frozen=True)
class Naming:
    """The words of one document. `full` are full names by person, for a paper that stays on the server; None: for a chat."""

    texts: Texts
    full: Mapping[int, str] | None = None

    @property
    def names(self) -> bool:
        """Whether names stand in it."""
        return self.full is not None or self.texts.mode is PersonalData.NAMES

    def side(self, one: Side) -> str | None:
        """One of a pair."""
        if self.full is None:
            return self._called(one.called)
        known = self.full.get(one.person_id)
        where = one.called.school_class or one.called.code
        if known is None and self.texts.mode is PersonalData.NAMES:
            return self._called(one.called)
        if known is None:
            return f"{LINE} ({one.called.code})" if one.called.code else None
        return f"{known}, {where}" if one.called.school_class else known

    def _called(self, called: Called) -> str | None:
        said = called.in_full(self.texts.mode)
        words = said.reveal(self.texts.mode) if isinstance(said, Personal) else said
        return None if words == "?" else words

    def official(self, one: Official | None) -> str | None:
        """Whoever holds an office."""
        return one.name if one is not None and self.names else None

    def signer(self, one: Official | None) -> str | None:
        """Whoever signs, as it stands beside the signature."""
        name = self.official(one)
        return name and signature(name)

    def category(self, one: Side, *, with_class: bool = False) -> str:
        """What somebody is in life."""
        said = self.texts.plain("joining-category", category=one.category.value)
        return f"{said}, {one.called.school_class}" if with_class and self._tells_class(one) else said

    def _tells_class(self, one: Side) -> bool:
        return one.category is Category.PUPIL and one.called.school_class is not None

    def title(self, title: Mapping[str, str] | None) -> str | None:
        """A title that is data, without its little picture."""
        return _PICTURE.sub("", titled(dict(title or {}), self.texts)) or None

    def day(self, day: date | None) -> str:
        """15.09.2026."""
        return NOTHING if day is None else self.texts.plain("office-digits", day=day)

    def in_words(self, day: date) -> str:
        """15 сентября 2026 г."""
        return self.texts.plain("office-day", day=day.day, month=day.month, year=str(day.year))

    def year(self, day: date) -> str:
        """The school year of a day: 2026/27."""
        year = school_year(day)
        return f"{year.first.year}/{year.last.year % 100:02}"

    def number(self, value: Decimal | float) -> str:
        """As the language writes it, without needless zeros."""
        said = f"{value:.2f}".rstrip("0").rstrip(".")
        return said.replace(".", ",") if self.texts.language == "ru" else said

    def told(self, number: int | None) -> str:
        """A number of people; None is hidden."""
        return self.texts.plain("office-hidden") if number is None else str(number)
