"""What kind of paper a text without a table is: a plan by its title, an act by the word that stands alone above it."""

import re
from collections.abc import Sequence

from domain.paper import Paragraph

_PLANS = re.compile(
    r"^\W*(?:дорожная\s+карта|план\w*\s+(?:мероприят|работ|действ|по|внедр|реализ|наставн)|комплекс мер|программа мероприятий"
    r"|план-график|циклограмма|сетевой график|перечень мероприятий)",
    re.IGNORECASE,
)


def is_plan(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a line is the title of a plan; its first word may stand alone on a line above."""
    lines = [one.text.strip() for one in paragraphs if one.text.strip()]
    above = ["", *(line if len(line) < 30 else "" for line in lines)]
    return any(_PLANS.match(line) or _PLANS.match(f"{before} {line}") for before, line in zip(above, lines, strict=False))


_ACT = re.compile(r"\W*(?:р\s?а\s?с\s?п\s?о\s?р\s?я\s?ж\s?е\s?н\s?и\s?е|приказ|постановление|решение)\W*", re.IGNORECASE)


_ACT_NUMBERED = re.compile(r"(?:ПРИКАЗ|РАСПОРЯЖЕНИЕ|ПОСТАНОВЛЕНИЕ)\s*№\s*\S{1,12}")
_STAMP = re.compile(r"\W*(?:утвержд|согласован|принят|приложени)", re.IGNORECASE)


def is_act(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a line above says «РАСПОРЯЖЕНИЕ» and nothing else: its points follow without «приказываю»."""
    lines = [one.text.strip() for one in paragraphs[:20]]
    stamped = [any(_STAMP.match(above) for above in lines[max(0, at - 4) : at]) for at in range(len(lines))]
    return any(
        _ACT.fullmatch(line) or (_ACT_NUMBERED.fullmatch(line) and not of) for line, of in zip(lines, stamped, strict=True)
    )
