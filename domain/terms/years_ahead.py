"""Years that stand before their months: «2021 г. сентябрь – 2022 г. май», «2026: сентябрь, 2027: январь, май».

The grammar knows a year behind its month; where every year of a phrase stands ahead, it is moved behind what it dates.
"""

from collections.abc import Sequence
from dataclasses import replace

from domain.terms.parts import after_year_word, exact, word
from domain.terms.tokens import Sort, Token


def years_behind(line: Sequence[Token]) -> list[Token]:
    """The tokens with every year behind the months that it stands ahead of; unchanged unless two or more years do."""
    groups = _groups(line)
    if groups is None:
        return list(line)
    out: list[Token] = []
    for year, dated in groups:
        for at, token in enumerate(dated):
            out.append(token)
            last = at + 1 == len(dated) or not _names_a_month(dated[at + 1])
            if _names_a_month(token) and last and not _begins_range(dated, at):
                out.append(replace(year, start=token.end, end=token.end))
    return out


def _groups(line: Sequence[Token]) -> list[tuple[Token, Sequence[Token]]] | None:
    """The years and what stands behind each; None where a year has no month behind it, or the phrase says anything else."""
    begins = 1 if exact(line, 0, "в") else 0
    years = [at for at, token in enumerate(line) if token.sort is Sort.YEAR]
    if len(years) < 2 or years[0] != begins:
        return None
    out: list[tuple[Token, Sequence[Token]]] = []
    for at, following in zip(years, [*years[1:], len(line)], strict=True):
        start = after_year_word(line, at + 1)
        start += 1 if start < following and line[start].is_mark(":,-(") else 0
        dated = list(line[start:following])
        if following < len(line) and dated and exact(dated, len(dated) - 1, "в"):
            dated.pop()
        if not any(map(_names_a_month, dated)) or not all(map(_may_stand, dated)):
            return None
        out.append((line[at], dated))
    return out


def _names_a_month(token: Token) -> bool:
    return token.sort in (Sort.MONTH, Sort.DAY_MONTH)


def _may_stand(token: Token) -> bool:
    """A month, its day, or what joins them; any other word leaves the phrase as it is printed."""
    joins = token.is_mark(",;-()\n") or (token.sort is Sort.WORD and token.text in ("и", "с", "по", "до", "в"))
    return joins or _names_a_month(token) or token.sort is Sort.NUMBER or word([token], 0, "месяц")


def _begins_range(dated: Sequence[Token], at: int) -> bool:
    """«сентябрь – декабрь»: the year behind the second month holds for the first."""
    joined = at + 2 < len(dated) and (dated[at + 1].is_mark("-") or exact(dated, at + 1, "по"))
    return joined and (_names_a_month(dated[at + 2]) or dated[at + 2].sort is Sort.NUMBER)
