"""A cell «Ответственные» is cut into those who answer; together their words cover the cell."""

import re
from dataclasses import replace
from itertools import pairwise

from domain.responsible.hyphens import whole
from domain.responsible.offices import office_of
from domain.responsible.openings import BEGINS, OPENS, TOGETHER, opens, unnumbered
from domain.responsible.people import people_in, surname_behind
from domain.responsible.record import Responsible


def _pieces(text: str) -> list[str]:
    """The text cut at every mark that may separate two persons, outside brackets; the marks stay at the pieces' ends."""
    out, piece, depth = [], "", 0
    for at, char in enumerate(text):
        depth = max(0, depth + (char in "(") - (char in ")"))
        piece += char
        conjunction = char == " " and re.match(rf"и |а также |\+ |{TOGETHER}", text[at + 1 : at + 20]) is not None
        begins = char == " " and _begins_anew(piece, text[at + 1 : at + 60])
        inside = char == "/" and re.search(r"\w/\w", text[max(0, at - 1) : at + 2])
        slash = char == "/" and (not inside or OPENS.match(text[at + 1 :].lower()) is not None)
        if depth == 0 and (char in ",;\n" or conjunction or begins or slash):
            out.append(piece)
            piece = ""
    return [*out, piece]


def _begins_anew(before: str, following: str) -> bool:
    """«Директор Куратор», «1. Директор 2. Куратор»: nothing but the capital letter or the number parts them."""
    if re.match(r"\d{1,2}[.)] ?[А-ЯЁа-яё]{3}", following):
        return re.match(r"\s*\d{1,2}[.)]", before) is not None
    if before.count("«") > before.count("»") or not BEGINS.match(following):
        return False
    return office_of(unnumbered(before)) is not None and not re.search(r"(?:ый|ий|ой|ая|ые|ие|[-–:(№]|\b[А-ЯЁ]\.) ?$", before)


_LETTER = re.compile(r"[А-ЯЁа-яё]")
#: A line that waits for its noun: an adjective, a deputy of somebody.
_WAITS = re.compile(
    r"(?:^|[\s,;])(?:(?!заведующ|управляющ)[а-яё-]{3,}(?:ые|ие|ый|ий|ая|ых|их)|зам\.?|заместител[ьи]|помощник|советник|и\.\s?о\.|врио)$",
    re.I,
)
#: A line that says of what: «школы», «центра», «по воспитательной работе».
_OF_WHAT = re.compile(
    r"(?:по\s|(?:(?:обще)?образовательн|дошкольн|методическ)\w+\s+|муниципальн\w+\s+)?(?:по\s|школы|гимназии|лицея|колледжа|техникума|[Цц]ентра"
    r"|учреждени[яй]|организаци[ий]|[Оо]тдела|управления|[Кк]омитета|[Дд]епартамента|кафедры|объединени[яй]|[Сс]овета|[Кк]луба|комиссии"
    r"|(?:рабочей|творческой) группы|проекта|программы)(?![а-яё])"
)
_OF_SOMETHING = re.compile(
    r"(?:руководител[ьи]|методисты?|специалисты?|начальники?|председател[ьи]|член[ыа]?|представител[ьи]|сотрудники?|секретар[ьи]|директора?)$",
    re.I,
)

#: «МБОУ / «Лицей № 3»»: the name of an organisation stands on the next line.
_LEGAL_FORM = re.compile(r"(?:^|[\s,;])(?:[МГАКБ]{1,3}(?:ОУ|У|ДОУ|УК|УДО|У ДО|ОУ ДО)|[АОЗПН]{2,3}О?)$")


def _unwrapped(text: str) -> str:
    """A cell without the breaks that a narrow column made: «Заместитель / директора», «Методист / РМК» is one person."""
    lines = text.split("\n")
    out = [lines[0]]
    for line in lines[1:]:
        before, after = out[-1].rstrip(), line.strip()
        small = after[:1].islower()
        goes_on = (
            (small and _WAITS.search(before))
            or (_OF_WHAT.match(after) and re.search(r"[а-яё]$", before) and office_of(before.rsplit(",", 1)[-1]))
            or (_OF_SOMETHING.fullmatch(before.rsplit(",", 1)[-1].strip()) and re.match(r"(?!ЗД)[А-ЯЁ]{2,6}(?:[,;]|$)", after))
            or before.count("«") > before.count("»")
            or (_LEGAL_FORM.search(before) and after.startswith(("«", '"')))
        )
        if goes_on:
            out[-1] = f"{before} {after}"
        else:
            out.append(line)
    return "\n".join(out)


def responsible_in(text: str) -> list[Responsible]:
    """Those who answer, in the order of the cell; an empty cell gives none. Line breaks of the cell may be kept in `text`."""
    if not any(char.isalnum() for char in text):
        return []
    parts: list[str] = []
    for piece in _pieces(_unwrapped(whole(text))):
        if not piece.strip(" ,;/\n"):
            if parts:
                parts[-1] += " " * piece.isspace()
            continue
        goes_on = parts and (
            piece.lstrip().startswith("(")
            or not (opens(piece) or _own_line(parts[-1], piece) or _after_a_name(parts[-1], piece))
            or _wrapped(parts[-1], piece)
            or _called_after(parts[-1], piece)
        )
        if goes_on:
            parts[-1] += piece
        else:
            parts.append(piece)
    return _paired([_read(one) for part in parts for one in _one_person_each(part)], text)


def _one_person_each(part: str) -> list[str]:
    """«Орлова И. И. Синицын П. П.»: several names in one part are several persons, each with the office beside it."""
    people = people_in(part)
    out, begin = [], 0
    for (_, start, end), (_, following, _) in pairwise(people):
        cut = following if not _LETTER.search(part[begin:start]) else end
        out.append(part[begin:cut])
        begin = cut
    return [*out, part[begin:]]


def _closed(part: str) -> str:
    """A part of what stood in one bracket, «директора (Орлов И. И.» and «Синицын П. П.)», without the half bracket."""
    if part.count("(") > part.count(")"):
        return f"{part})"
    return part.rstrip(")") if part.count(")") > part.count("(") else part


def _wrapped(before: str, piece: str) -> bool:
    """«Классный / руководитель»: a line that nobody can be read from goes on in the next."""
    cut = before.endswith("\n") and not before.rstrip().endswith((",", ";")) and piece.strip()[:1].islower()
    return cut and office_of(before) is None and not people_in(before)


def _called_after(before: str, piece: str) -> bool:
    """«им. А. А. Орловой и Б. Б. Синицына»: a second name that a school is called after is nobody who answers."""
    return bool(people_in(piece)) and not any(start >= len(before) for _, start, _ in people_in(before + piece))


def _own_line(before: str, piece: str) -> bool:
    """A line that opens with a capital letter after a finished line begins somebody new."""
    return (
        before.endswith("\n")
        and not before.rstrip().endswith(("-", ","))
        and piece.strip()[:1].isupper()
        and office_of(piece) is not None
    )


def _after_a_name(before: str, piece: str) -> bool:
    """«Орлова И. И., Женсовет»: a capital letter behind a name and a comma begins somebody new."""
    people = people_in(before)
    named = bool(people) and not before[people[-1][2] :].strip(" .,;\n")
    return named and before.rstrip().endswith((",", ";")) and re.match(r"\s*[«\"]?[А-ЯЁ][а-яё]{3}", piece) is not None


def _read(part: str) -> Responsible:
    printed = _closed(" ".join(part.split()).strip(" ,;/+").removesuffix(" и"))
    bare = re.sub(r"^(?:и|а также)\s+", "", printed)
    people = people_in(bare)
    person = people[0][0] if people else surname_behind(bare)
    rest = bare
    for _, start, end in reversed(people):
        rest = f"{rest[:start]} {rest[end:]}"
    found = office_of(unnumbered(re.sub(rf"^(?:{TOGETHER})", "", rest).strip(" ,()–—-")))
    office, scope = found or (None, None)
    return Responsible(bare, office, scope, person)


def _paired(parts: list[Responsible], cell: str) -> list[Responsible]:
    """«Иванова И. И., директор, Петров П. П., завуч»: names and offices that alternate belong together."""
    kinds = [
        "name" if part.person and part.office is None else "office" if part.office and not part.person else "both"
        for part in parts
    ]
    if len(parts) < 2 or len(parts) % 2 or "both" in kinds:
        return _named_below(parts, kinds, cell)
    first = kinds[0]
    # «Классные руководители, Орлова И. И.», «Орлова И. И., совет музея»: nobody holds a plural or is a whole body
    if any((part.scope and part.scope.each) or _BODY.match(part.text) for part in parts):
        return parts
    if any(kind != (first if at % 2 == 0 else kinds[1]) for at, kind in enumerate(kinds)) or kinds[0] == kinds[1]:
        return _named_below(parts, kinds, cell)
    out = []
    shown = " ".join(whole(cell).split())
    for left, right in zip(parts[::2], parts[1::2], strict=True):
        named, held = (left, right) if left.person else (right, left)
        apart = next((both for both in (f"{left.text} {right.text}", f"{left.text} – {right.text}") if both in shown), None)
        out.append(replace(held, text=apart or f"{left.text}, {right.text}", person=named.person))
    return out


_HELD_BY_ONE = re.compile(
    r"(?:[а-яё-]+(?:ый|ий|ой|ая) ){0,2}(?:директор|куратор|координатор|заведующ(?:ий|ая)|заместитель|зам\.|методист|психолог"
    r"|педагог(?:-[а-яё]+)?|советник|завуч|начальник|руководитель|председатель|секретарь|специалист|вожат(?:ый|ая)|библиотекарь"
    r"|учитель)(?![а-яё])"
)


def _named_below(parts: list[Responsible], kinds: list[str], cell: str) -> list[Responsible]:
    """«Директор / Куратор / Иванова И. И.»: a name on the line below an office, and no other name below it, is who holds it."""
    if not parts or kinds[0] == "name":
        return parts
    out: list[Responsible] = []
    for at, part in enumerate(parts):
        above = out[-1] if out else None
        one = above is not None and kinds[at - 1] == "office" and _HELD_BY_ONE.match(above.text.lower())
        alone = kinds[at] == "name" and (at + 1 == len(parts) or kinds[at + 1] != "name")
        if above is not None and one and alone and re.search(rf"{re.escape(above.text)}\s*\n\s*{re.escape(part.text)}", cell):
            out[-1] = replace(above, text=f"{above.text} {part.text}", person=part.person)
        else:
            out.append(part)
    return out


#: «Организация встреч», «Организация и проведение …» is work; somebody is «организации …» or «образовательная организация».
_ORGANISING = re.compile(r"организация\s+[а-яё«]", re.IGNORECASE)


_BODY = re.compile(
    r"(?:м[кба]у(?![а-яё])|главы(?![а-яё])|управление|отдел(?![а-яё])|департамент|комитет|министерство|р?имц|рмк"
    r"|цро|рнц|моуо|методическ\w+ (?:центр|кабинет|служба)|центр"
    r"|(?:жен|пед)?совет|актив|коллектив|комисси|команд|рабочая группа|творческая группа|родител|учащиеся|ученик|обучающиеся)",
    re.I,
)


def names_somebody(text: str) -> float:
    """How much a cell's words look like people or offices: 1 clearly, 0.5 perhaps, 0 not."""
    start = text.strip()
    if not start or len(start) > 600 or _ORGANISING.match(start):
        return 0.0
    if opens(start):
        return 1.0
    return (
        0.5
        if len(start) < 120 and office_of(start) is not None and not re.match(r"[А-ЯЁа-яё-]+(?:ение|ание|ция|овка|ия)\b", start)
        else 0.0
    )
