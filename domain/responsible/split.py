"""A cell «Ответственные» is cut into those who answer; together their words cover the cell."""

import re
from functools import lru_cache
from itertools import pairwise

from domain.responsible.hyphens import whole
from domain.responsible.offices import is_label, is_somebody, office_of
from domain.responsible.openings import BEGINS, BY_THEMSELVES, OPENS, TOGETHER, opens, unnumbered
from domain.responsible.pairing import paired
from domain.responsible.people import SURNAMES, people_in, surname_behind
from domain.responsible.record import Responsible


def _pieces(text: str) -> list[str]:
    """The text cut at every mark that may separate two persons, outside brackets; the marks stay at the pieces' ends."""
    out, piece, depth = [], "", 0
    for at, char in enumerate(text):
        depth = max(0, depth + (char in "(") - (char in ")"))
        piece += char
        if depth:
            continue
        conjunction = (
            char == " " and re.match(rf"и(?:/или)? |а также |[+&] |[•▪●] ?|{TOGETHER}", text[at + 1 : at + 20]) is not None
        )
        begins = char == " " and _begins_anew(piece, text[at + 1 : at + 60])
        inside = char == "/" and re.search(r"\w/\w", text[max(0, at - 1) : at + 2])
        begins = begins or _glued(piece, text[at + 1 : at + 60])
        slash = char == "/" and (not inside or _opens_behind_slash(text[max(0, at - NEAR) : at], text[at + 1 : at + NEAR]))
        if char in ",;\n" or conjunction or begins or slash:
            out.append(piece)
            piece = ""
    return [*out, piece]


def _opens_behind_slash(before: str, following: str) -> bool:
    """«учитель/психолог», «Министерство образования/ГБУ ДПО …», but neither «УВР/ВР» nor «с/педагог»."""
    if re.search(r"(?<!\w)\w$", before):
        return False
    letters = re.match(r"[А-ЯЁ]{2,}(?![\w-])", following) is not None and opens(following)
    return OPENS.match(following.lower()) is not None or (letters and is_somebody(re.split(r"[,;\n]", before)[-1]))


def _begins_anew(before: str, following: str) -> bool:
    """«Директор Куратор», «1. Директор 2. Куратор»: nothing but the capital letter or the number parts them."""
    if re.match(r"\d{1,2}[.)] ?[А-ЯЁа-яё]{2}", following):
        return re.match(r"\s*\d{1,2}[.)]", before) is not None
    if before.count("«") > before.count("»"):
        return False
    if BY_THEMSELVES.match(following) and _ENDS_BY_ITSELF.search(before.rstrip().lower()):
        return True
    people = people_in(before)
    if people and people[-1][2] == len(before.rstrip()) and _MANY.match(following):  # «Орлова И. И. Главы поселений»: not she
        return True
    if not BEGINS.match(following):
        return False
    return is_somebody(unnumbered(before)) and not re.search(r"(?:ый|ий|ой|ая|ые|ие|[-–:(№]|\b[А-ЯЁ]\.) ?$", before)


def _glued(before: str, following: str) -> bool:
    """«по УВРКлассные руководители», «4 классовОрлова И. И.»: the space between two of them was lost."""
    if not (before[-1:].isalpha() or before.endswith(("рук.", "кл.", ")"))) or not following[:1].isupper():
        return False
    named = (
        before[-1:].islower() and (people := people_in(following)) and people[0][1] == 0 and not people[0][0].surname.isupper()
    )
    begins = BEGINS.match(following) is not None and re.match(r"[А-ЯЁ][а-яё]{2}", following) is not None
    return (bool(named) or begins) and is_somebody(unnumbered(before))


#: «завхоз | дворники»; «учителя логопеды» are one sort.
_ENDS_BY_ITSELF = re.compile(rf"(?:^|[\s,;])(?!учителя|педагоги|воспитатели){BY_THEMSELVES.pattern}$")
_MANY = re.compile(
    r"(?:Классные рук|[А-ЯЁ][а-яё]+(?:ели|оги|исты|ники|торы|ели-|ря)(?![а-яё])"
    r"|(?:Родители|Администрация|Члены|Учителя|Главы|Директора|Мастера|Волонт[её]ры|Тренеры|Депутаты)(?![а-яё]))"
)
_LETTER = re.compile(r"[А-ЯЁа-яё]")
#: A line that waits for its noun: an adjective, a deputy of somebody.
_WAITS = re.compile(
    r"(?:^|[\s,;])(?:(?!заведующ|управляющ|вожат)[а-яё-]{3,}(?:ые|ие|ый|ий|ая|ых|их)|зам\.?|заместител[ьи]|помощник|советник"
    r"|и\.\s?о\.|врио)$|(?:^|\s)(?:по|за|от|при|для|с|со)$",
    re.I,
)
#: A line that says of what: «школы», «центра», «по воспитательной работе».
_OF_WHAT = re.compile(
    r"(?:по\s|(?:(?:обще)?образовательн|дошкольн|методическ)\w+\s+|муниципальн\w+\s+)?(?:по\s|школы|гимназии|лицея|колледжа"
    r"|техникума|[Цц]ентра"
    r"|учреждени[яй]|организаци[ий]|[Оо]тдела|управления|[Кк]омитета|[Дд]епартамента|кафедры|объединени[яй]|[Сс]овета|[Кк]луба"
    r"|комиссии"
    r"|(?:рабочей|творческой) группы|проекта|программы)(?![а-яё])"
)
_OF_SOMETHING = re.compile(
    r"(?:руководител[ьи]|заведующ(?:ий|ая|ие)|методисты?|специалисты?|начальники?|председател[ьи]|член[ыа]?|представител[ьи]"
    r"|сотрудники?|секретар[ьи]|директора?)$",
    re.I,
)
#: «Педагог / организатор»: the hyphen of a compound was lost at the line's end.
_FIRST_HALF = re.compile(r"(?:^|[\s,;])(?:педагог|учитель|преподаватель)[иея]?\s?[-–—]?$", re.I)
_SECOND_HALF = re.compile(r"[-–—]?\s?(?:организатор|психолог|библиотекар|логопед|дефектолог|предметник|наставник)[а-яё]*")

#: «МБОУ / «Лицей № 3»»: the name of an organisation stands on the next line.
_LEGAL_FORM = re.compile(r"(?:^|[\s,;])(?:[МГАКБ]{1,3}(?:ОУ|У|ДОУ|УК|УДО|У ДО|ОУ ДО)|[АОЗПН]{2,3}О?)$")


def _unwrapped(text: str) -> str:
    """A cell without the breaks that a narrow column made: «Заместитель / директора», «Методист / РМК» is one person."""
    lines = [line for line in text.split("\n") if line.strip()] or [""]
    out = [lines[0]]
    for line in lines[1:]:
        before, after = out[-1][-NEAR:].rstrip(), line.strip()
        small = after[:1].islower()
        goes_on = (
            (_WAITS.search(before) and (small or re.search(r"\s\w{1,3}$", before)))
            or (_OF_WHAT.match(after) and re.search(r"[а-яё]$", before) and is_somebody(before.rsplit(",", 1)[-1]))
            or (
                _OF_SOMETHING.fullmatch(before.rsplit(",", 1)[-1].strip())
                and re.match(r"(?!ЗД)[А-ЯЁ]{2,6}(?:[,;]| ?№| ?«|$)", after)
            )
            or (_FIRST_HALF.search(before) and _SECOND_HALF.match(after))
            or before.count("«") > before.count("»")
            or (_LEGAL_FORM.search(before) and after.startswith(("«", '"')))
        )
        if goes_on:
            out[-1] = f"{out[-1].rstrip()} {after}"
        else:
            out.append(line)
    return "\n".join(out)


#: How much of what stands before is looked at to see whether it goes on: no name and no office is longer.
NEAR = 400


def responsible_in(text: str) -> list[Responsible]:
    """Those who answer, in the order of the cell; an empty cell gives none. Line breaks of the cell may be kept in `text`."""
    if not any(char.isalnum() for char in text):
        return []
    parts: list[str] = []
    surnames = SURNAMES.fullmatch(text) is not None
    for piece in _pieces(_unwrapped(whole(text))):
        if not piece.strip(" ,;/\n"):
            if parts:
                parts[-1] += " " * piece.isspace()
            continue
        before = parts[-1][-NEAR:] if parts else ""
        goes_on = (parts and not surnames) and (
            piece.lstrip().startswith("(")
            or not (opens(piece) or _own_line(before, piece) or _after_a_name(before, piece))
            or _wrapped(before, piece)
            or _called_after(before, piece)
            or _SOMEBODY.fullmatch(before)
            or (_TEACHES.search(before) and _SUBJECT.fullmatch(piece) and office_of(piece) is None)
        )
        if goes_on:
            parts[-1] += piece
        else:
            parts.append(piece)
    alone = len(people_in(text)) == 1
    return paired([_read(one) for part in parts for each in _one_person_each(part) for one in _many_and_one(each, alone)], text)


#: «Учителя музыки | и ИЗО», «преподаватель химии, | ОБЗР»: capitals that nobody answers by are one more of his subjects.
_TEACHES = re.compile(r"(?:учител|преподавател)(?:ь|я|ю|ям|и)\s[^,;\n]*(?:,[^,;\n]*)*,?\s?$", re.I)
_SUBJECT = re.compile(r"\s*(?:и )?[А-ЯЁ]{2,5}[,;.\s]*")


#: «Лицо, ответственное за наставничество» is one.
_SOMEBODY = re.compile(r"\s*(?:должностн\w+ )?лиц(?:о|а|у|ам),\s*", re.I)


def _many_and_one(part: str, alone: bool) -> list[str]:
    """«Классные руководители Орлова И. И.»: the only name of a cell behind many is none of them."""
    people = people_in(part)
    if not alone or not people or people[0][1] == 0 or part[people[0][2] :].strip(" .,;\n)"):
        return [part]
    before = part[: people[0][1]]
    read = office_of(unnumbered(before))
    opened = before.count("(") > before.count(")")  # «Школы (директор Орлова И. И.)»
    many = read is not None and read[1].each and not opened and not before.rstrip().endswith((":", "–", "-"))
    many = many and before.rstrip()[-1:] not in '»"'  # «Директору учреждения «Парус» Орловой И. И.» heads one
    return [before, part[people[0][1] :]] if many else [part]


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
    depth = 0
    for at, char in enumerate(part):
        if char == ")" and depth == 0 and not part[at:].strip(")"):
            return part[:at]
        depth = max(0, depth + (char == "(") - (char == ")"))  # the bracket of «1)» closes nothing
    return f"{part})" if depth else part


def _wrapped(before: str, piece: str) -> bool:
    """«Классный / руководитель»: a line that nobody can be read from goes on in the next."""
    cut = before.endswith("\n") and not before.rstrip().endswith((",", ";")) and piece.strip()[:1].islower()
    return cut and not is_somebody(before) and not people_in(before)


def _called_after(before: str, piece: str) -> bool:
    """«им. А. А. Орловой и Б. Б. Синицына»: a second name that a school is called after is nobody who answers."""
    return bool(people_in(piece)) and not any(start >= len(before) for _, start, _ in people_in(f"{before} {piece}"))


def _own_line(before: str, piece: str) -> bool:
    """A line that opens with a capital letter after a finished line begins somebody new."""
    return (
        before.endswith("\n") and not before.rstrip().endswith(("-", ",")) and piece.strip()[:1].isupper() and is_somebody(piece)
    )


def _after_a_name(before: str, piece: str) -> bool:
    """«Орлова И. И., Женсовет»: a capital letter behind a name and a comma begins somebody new; so do many on a line below."""
    people = people_in(before)
    named = bool(people) and not before[people[-1][2] :].strip(" .,;\n")
    if named and before.endswith("\n") and _MANY.match(piece.lstrip()):
        return True
    return named and before.rstrip().endswith((",", ";")) and re.match(r"\s*[«\"]?[А-ЯЁ][а-яё]{3}", piece) is not None


def _read(part: str) -> Responsible:
    printed = _closed(" ".join(part.split()).strip(" ,;/+&").removesuffix(" и"))
    bare = re.sub(r"^(?:[-–—•▪●·]\s*)?(?:(?:и/или|и|а также)\s+)?", "", printed)  # a list's own marks
    people = people_in(bare)
    person = people[0][0] if people else surname_behind(bare)
    rest = bare
    if person and not people:  # the surname alone
        rest = rest[: rest.rindex(person.surname)]
    for _, start, end in reversed(people):
        rest = f"{rest[:start]} {rest[end:]}"
    title = unnumbered(re.sub(rf"^(?:{TOGETHER})", "", rest).strip(" ,()–—-"))
    office, scope = (None if person and is_label(title) else office_of(title)) or (None, None)
    return Responsible(bare, office, scope, person)


def likened(text: str) -> str:
    """What spellings of the same words share: «КДН и ЗП (по согласованию)» and «КДНиЗП.» are one. Empty: there are no words."""
    low = re.sub(rf"\(по согласованию\)|^\s*(?:{TOGETHER})", " ", text.lower().replace("ё", "е"))
    return "".join(f"#{part}" if part.isdigit() else part for part in re.findall(r"\d+|[^\W\d_]+", low))


#: «Организация встреч», «Организация и проведение …» is work; somebody is «организации …» or «образовательная организация».
_ORGANISING = re.compile(r"организация\s+[а-яё«]", re.IGNORECASE)


#: «обучены», «проведено», «создана»: the short participles of what was done. «члены», «охраны», «ветераны» are none.
_DONE = re.compile(
    r"(?<![А-ЯЁа-яё-])[а-яё]{2,}(?:[чщдлншжртс]ен|(?:[вдзтсл]|бр)ан)[аоы](?![а-яё-])|(?<![а-яё])(?:[Оо]хвачен[аоы]?|(?:знаком|готов)[аоы])(?![а-яё])"
)
#: Alone in front: «Обучено 100 % кураторов».
_DONE_FIRST = re.compile(r"[А-ЯЁ][а-яё]{2,}(?:[чщдлншжртс]ен|(?:[вдзтсл]|бр)ан)[оы]\s")
#: A verb at the end: «Центр действует», «Пары работают», «База пополняется». «Совет», «кабинет» are none.
_GOES_ON = re.compile(r"[а-яё]\s[а-яё]{2,}(?:[ауяюе]ет|[ауяю]ют|[аеуию]тся)\.?$")


def says_done(text: str) -> bool:
    """Whether the words tell what was done or goes on: «Наставники обучены», «Создано 5 пар», «Центр действует»."""
    return _DONE.search(text) is not None or _DONE_FIRST.match(text) is not None or _GOES_ON.search(text) is not None


@lru_cache(maxsize=256)
def names_somebody(text: str) -> float:
    """How much a cell's words look like people or offices: 1 clearly, 0.5 perhaps, 0 not.

    The same words are asked about for one column after another.
    """
    start = text.strip()
    if not start or len(start) > 600 or _ORGANISING.match(start) or says_done(start):
        return 0.0
    if opens(start):
        return 1.0
    return (
        0.5
        if len(start) < 120 and is_somebody(start) and not re.match(r"[А-ЯЁа-яё-]+(?:ение|ание|ция|овка|ия)\b", start)
        else 0.0
    )
