"""Which name and which office of a cell belong together: «Иванова И. И., директор», a name on the line below an office."""

import re
from dataclasses import replace

from domain.responsible.hyphens import whole
from domain.responsible.offices import is_label, is_one_body
from domain.responsible.record import Responsible

_BODY = re.compile(
    r"(?:администраци|м[кба]у(?![а-яё])|главы(?![а-яё])|управление|отдел(?![а-яё])|департамент|комитет|министерство|р?имц|рмк"
    r"|цро|рнц|моуо|методическ\w+ (?:центр|кабинет|служба)|центр"
    r"|(?:жен|пед)?совет|актив|коллектив|комисси|команд|рабочая группа|творческая группа|родител|учащиеся|ученик|обучающиеся)",
    re.I,
)


def paired(parts: list[Responsible], cell: str) -> list[Responsible]:
    """«Иванова И. И., директор, Петров П. П., завуч»: names and offices that alternate belong together."""
    kinds = [
        "name"
        if part.person and part.office is None and _is_only_named(part)
        else "office"
        if part.office and not part.person
        else "both"
        for part in parts
    ]
    begins = _pairs_begin(parts, kinds)
    if not begins:
        return _named_below(parts, kinds, cell)
    out = []
    shown = " ".join(whole(cell).split())
    for at, left in enumerate(parts):
        if at in begins:
            right = parts[at + 1]
            named, held = (left, right) if left.person else (right, left)
            apart = next((both for both in (f"{left.text} {right.text}", f"{left.text} – {right.text}") if both in shown), None)
            out.append(replace(held, text=apart or f"{left.text}, {right.text}", person=named.person))
        elif at - 1 not in begins:
            out.append(left)
    return out


def _is_only_named(part: Responsible) -> bool:
    """Whether nothing but a name stands there: «инспектор ПДН Орлов И. И.», whose office is no one's here, holds no other."""
    assert part.person
    left = re.sub(r"\([^()]*\)", "", part.text.replace(part.person.printed, ""))
    return is_label(left) or not re.search("[А-ЯЁа-яё]{2}", left)


def _pairs_begin(parts: list[Responsible], kinds: list[str]) -> set[int]:
    """Where a name and an office that belong together begin; empty: nowhere, or not plainly."""
    # «Классные руководители, Орлова И. И.», «Орлова И. И., совет музея»: nobody holds a plural or is a whole body
    held = [
        kind == "office" and not (part.scope and part.scope.each) and not (_BODY.match(part.text) or is_one_body(part))
        for part, kind in zip(parts, kinds, strict=True)
    ]
    names = {at for at, kind in enumerate(kinds) if kind == "name"}
    alternate = set(range(0, len(parts), 2))
    if (
        len(parts) > 1
        and len(parts) % 2 == 0
        and len(names) * 2 == len(parts) == sum(held) * 2
        and names in (alternate, set(range(1, len(parts), 2)))
    ):
        return alternate
    # «Орлова И. И., заведующая, педагоги»: whom every name is stands behind it, and others follow
    follows = names and all(
        at + 1 < len(parts) and held[at + 1] and _HELD_BY_ONE.match(parts[at + 1].text.lower()) for at in names
    )
    return names if follows and 0 in names else set()


_HELD_BY_ONE = re.compile(
    r"(?:[а-яё-]+(?:ый|ий|ой|ая) ){0,2}(?:директор|куратор|координатор|заведующ(?:ий|ая)|заместитель|зам\.|методист|психолог"
    r"|педагог(?:-[а-яё]+)?|советник|завуч|начальник|руководитель|председатель|секретарь|специалист|вожат(?:ый|ая)|библиотекарь"
    r"|учитель)(?![а-яё])"
)


def _over_lines(text: str) -> str:
    return r"\s+".join(re.escape(word) for word in text.split())


def _named_below(parts: list[Responsible], kinds: list[str], cell: str) -> list[Responsible]:
    """«Директор / Куратор / Иванова И. И.»: a name on the line below an office, and no other name below it, is who holds it."""
    if not parts or kinds[0] == "name":
        return parts
    out: list[Responsible] = []
    for at, part in enumerate(parts):
        above = out[-1] if out else None
        one = above is not None and kinds[at - 1] == "office" and _HELD_BY_ONE.match(above.text.lower())
        alone = kinds[at] == "name" and (at + 1 == len(parts) or kinds[at + 1] != "name")
        if (
            above is not None
            and one
            and alone
            and re.search(_over_lines(above.text) + r"\s*\n\s*" + _over_lines(part.text), cell)
        ):
            out[-1] = replace(above, text=f"{above.text} {part.text}", person=part.person)
        else:
            out.append(part)
    return out
