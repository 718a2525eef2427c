"""A cell «Ответственные» is cut into those who answer; together their words cover the cell."""

import re
from dataclasses import replace
from itertools import pairwise

from domain.responsible.hyphens import whole
from domain.responsible.offices import office_of
from domain.responsible.people import people_in, surname_behind
from domain.responsible.record import Responsible

# A part begins somebody new when it opens with one of these, in the nominative or the dative, after adjectives at most.
_NOUN = (
    r"(?:руководител(?:ь|и|ю|ям)|глав(?:а|ы|е|ам)|директор(?:а|у|ам)?|заведующ(?:ий|ая|ие|ему|ей|им)|начальник(?:и|у|ам)?"
    r"|зам(?:естител(?:ь|и|ю|ям))?\b\.?|завуч(?:и|у|ам)?|методист(?:ы|у|ам)?|учител(?:ь|я|ю|ям)|педагог(?:и|у"
    r"|ам)?(?:-[а-я]+)?|психолог(?:и|у|ам)?|классн(?:ый|ые) рук[а-я]*|кл\.? ?рук[а-я]*|воспитател(?:ь|и|ю|ям)"
    r"|специалист(?:ы|у|ам)?|логопед(?:ы)?|библиотекар(?:ь|и)|наставник(?:и|у|ам)?|наставляем(?:ые|ый)|секретар(?:ь|и)"
    r"|инспектор(?:а)?|советник(?:и|у)?|вожат(?:ый|ые|ая)|тренер(?:ы)?|преподавател(?:ь|и)|мастер(?:а)?|куратор(?:ы|у"
    r"|ам)?|координатор(?:ы|у|ам)?|администраци(?:я|и)|департамент(?:у)?|управлени(?:е|ю|я)|отдел(?:у|ы)?|комитет(?:у"
    r"|ы)?|министерств(?:о|у)|сектор(?:у)?|центр(?:ы|у|ам)?|школ(?:а|ы|ам|е)|гимнази(?:я|и)|лице(?:й|и)|организаци(?:я"
    r"|и|ям)|учреждени(?:е|я|ям)|рабоч(?:ая|ие) групп[а-я]*|групп(?:а|ы)|творческ[а-я]*|совет(?:ы)?\b|комисси(?:я|и)"
    r"|служб(?:а|ы)|родител(?:и)|обучающ(?:иеся)|учащ(?:иеся)|ученик(?:и)|волонтер(?:ы)?|член(?:ы)|председател(?:ь|и)"
    r"|коллектив(?:ы)?|ответственн(?:ый|ые|ое|ому|ым)|исполнител(?:ь|и)|сотрудник(?:и)?|работник(?:и)?|юрис(?:т|консульт)[а-я]*"
    r"|бухгалтер(?:ия)?|модератор|администратор(?:ы)?|технич[а-я]*|участник(?:и)|партнер(?:ы)?|предприяти(?:я|е)"
    r"|работодател(?:и|ь)|выпускник(?:и)|студент(?:ы)|представител(?:и|ь)|институт|органы?\b|оператор|(?:тьютор|ассистент)(?:ы)?"
    r"|организатор(?:ы)?|команд(?:а|ы)|штаб|актив|кафедр(?:а|ы)|эксперт(?:ы)?|профсоюз|соц\.|учредител(?:ь|и)|лиц(?:а"
    r"|о|ам|у)\b|медиатор(?:ы)?|дефектолог(?:и)?|социальн(?:ый|ые) педагог|объединени(?:я|е)|и\.? ?о\.? |вр\.? ?и\.?о"
    r"|ответств\.|отв\.|все\b|спец\.|пед\.|ст\.|муз\.|мед\.|рук\.|зав\.|до[оу]у?\b|инструктор(?:ы|у|ам)?|фельдшер"
    r"|медсестра|врач(?:и)?|лаборант(?:ы)?|библиотек(?:а|и)|ветеран(?:ы)?|профком|завхоз|музе(?:й|и)|клуб(?:ы)?"
    r"|музыкальн[а-я]+ рук|оргкомитет(?:ы|у)?|жюри|пресс-служб(?:а|ы)|редакци(?:я|и)|ассоциаци(?:я|и)|бригад(?:а|ы)"
    r"|сообществ(?:о|а)|лагер(?:ь|я|и|ю|ям)|двор(?:ец|цы|цу)|дом(?:а|у)? (?:культур|творчеств|детск|ремес|учен|учит|молод)[а-я]+"
    r"|станци(?:я|и)|театр(?:ы)?|техникум(?:ы)?|колледж(?:и)?|вуз(?:ы)?|университет(?:ы)?|академи(?:я|и)|фонд(?:ы)?|завод(?:ы)?"
    r"|компани(?:я|и)|фирм(?:а|ы)|технопарк(?:и)?|кванториум(?:ы)?|газет(?:а|ы)|сад(?:ы)?|полици(?:я)|опек(?:а)|казачеств(?:о)"
    r"|соцпедагог(?:и|у|ам)?|замдиректор(?:а)?|замы|физрук(?:и)?|завбиблиотекой|инженер(?:ы|у|ам)?|программист(?:ы|у)?|экономист(?:ы|у)?|технолог(?:и|у)?|агроном(?:ы|у)?|художник(?:и|у)?|спортсмен(?:ы)?|артист(?:ы)?"
    r"|(?:админ(?:истр)?|учит|уч|педаг|библ|восп|психол?|преп|дир|метод|специал|представ|муниц|район|рег|шк)\.|пдо|зд|з/д|глав(?:а|ы|е|у)|мин(?:обр|прос)[а-я]*"
    r"|движени(?:е|я)|отряд(?:ы)?|больниц(?:а)|поликлиник(?:а)|общежити(?:е)|кабинет(?:ы)?|[а-я]{3,6}(?:совет|актив|отряд|коллектив)(?:ы|у)?)"
)
#: «…, осуществляющие управление в сфере образования» says more of the one before; «заведующие», «обучающиеся» are somebody.
_DOING = re.compile(r"(?!завед|управля|обуча|учащ|слуша|трудя)[а-я]+(?:[юуая]щ|вш)(?:ие|ий|ая|ее|их|его|ей|им|ему)(?:ся)?\s")
_OPENS = re.compile(rf"^[«\"(]?(?:[а-я-]+(?:ый|ий|ой|ая|яя|ые|ие|ое|ому|ему|ым|им) ){{0,4}}{_NOUN}(?:(?<=\.)|(?![а-я]))")
# In a cell whose line breaks were lost somebody new begins with a capital letter, or with another deputy.
_BEGINS = re.compile(
    r"(?:Директор|Заведующ(?:ий|ая|ие)|Куратор(?:ы)?|Координатор(?:ы)?|Наставник(?:и)?|Наставляем(?:ый|ые)"
    r"|Педагог(?:и)?(?:-[а-я]+)?"
    r"|Учител(?:ь|я)|Классн(?:ый|ые) рук[а-я.]*|Кл\. ?рук[а-я.]*|Заместител(?:ь|и)|Зам\.|Методист(?:ы)?"
    r"|Психолог(?:и)?|Воспитател(?:ь|и)"
    r"|Завуч(?:и)?|Руководител(?:ь|и)|Специалист(?:ы)?|Советник(?:и)?|Вожат(?:ый|ая|ые)"
    r"|Администрация|Родители|Социальн(?:ый|ые) педагог(?:и)?|Соц\. ?пед[а-я]*"
    r"|Старш(?:ий|ая|ие) [а-я]+|Рабочая группа|Управление образования|Отдел образования|Председатель|Библиотекарь|Секретарь|Члены"
    r"|зам\. ?дир[а-я]*|заместител[ьи] директора)(?![а-яё])"
)
_TOGETHER = r"совместно со? |при участии |при поддержке |при содействии |с участием |с привлечением "
_CAPITALS = re.compile(r"^[«\"]?[А-ЯЁ]{2,}[А-ЯЁа-яё]*(?![\w-])")
_LETTER = re.compile(r"[А-ЯЁа-яё]")
_DUTIES = {
    "УВР",
    "ВР",
    "УР",
    "АХЧ",
    "АХР",
    "НМР",
    "УМР",
    "ИКТ",
    "МР",
    "ОБЖ",
    "БЖ",
    "НР",
    "УПР",
    "ИТ",
    "ЗУВР",
    "РФ",
    "ВПР",
    "ЕГЭ",
    "ОГЭ",
    "НОО",
    "ООО",
    "СОО",
    "ДПО",
    "ФГОС",
    "ППРО",  # «ИПК и ППРО»
    "ЗП",  # «КДН и ЗП», «ГО и ЧС» are one body each
    "ЧС",
}


def _pieces(text: str) -> list[str]:
    """The text cut at every mark that may separate two persons, outside brackets; the marks stay at the pieces' ends."""
    out, piece, depth = [], "", 0
    for at, char in enumerate(text):
        depth = max(0, depth + (char in "(") - (char in ")"))
        piece += char
        conjunction = char == " " and re.match(rf"и |а также |\+ |{_TOGETHER}", text[at + 1 : at + 20]) is not None
        begins = char == " " and _begins_anew(piece, text[at + 1 : at + 60])
        inside = char == "/" and re.search(r"\w/\w", text[max(0, at - 1) : at + 2])
        slash = char == "/" and (not inside or _OPENS.match(text[at + 1 :].lower()) is not None)
        if depth == 0 and (char in ",;\n" or conjunction or begins or slash):
            out.append(piece)
            piece = ""
    return [*out, piece]


def _begins_anew(before: str, following: str) -> bool:
    """«Директор Куратор», «1. Директор 2. Куратор»: nothing but the capital letter or the number parts them."""
    if re.match(r"\d{1,2}[.)] ?[А-ЯЁа-яё]{3}", following):
        return re.match(r"\s*\d{1,2}[.)]", before) is not None
    if before.count("«") > before.count("»") or not _BEGINS.match(following):
        return False
    return office_of(_unnumbered(before)) is not None and not re.search(r"(?:ый|ий|ой|ая|ые|ие|[-–:(№]|\b[А-ЯЁ]\.) ?$", before)


def _unnumbered(piece: str) -> str:
    return re.sub(r"^\s*\d{1,2}[.)]\s*", "", piece)


def _opens(piece: str) -> bool:
    start = piece.strip(" ,;/–—-+\n\t•·")
    if re.match(_TOGETHER, start):
        rest = re.sub(_TOGETHER, "", start)
        return office_of(rest) is not None or bool(people_in(rest))
    start = _unnumbered(re.sub(r"^(?:и|а также)\s+", "", start))
    people = people_in(start)
    if people and people[0][1] == 0:
        return True
    capitals = _CAPITALS.match(start)
    if capitals:
        return capitals[0].strip('«"') not in _DUTIES
    low = start.lower().replace("ё", "е")
    return _OPENS.match(low) is not None and _DOING.match(low) is None


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
            or not (_opens(piece) or _own_line(parts[-1], piece) or _after_a_name(parts[-1], piece))
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
    found = office_of(_unnumbered(re.sub(rf"^(?:{_TOGETHER})", "", rest).strip(" ,()–—-")))
    office, scope = found or (None, None)
    return Responsible(bare, office, scope, person)


def _paired(parts: list[Responsible], cell: str) -> list[Responsible]:
    """«Иванова И. И., директор, Петров П. П., завуч»: names and offices that alternate belong together."""
    kinds = [
        "name" if part.person and part.office is None else "office" if part.office and not part.person else "both"
        for part in parts
    ]
    if len(parts) < 2 or len(parts) % 2 or "both" in kinds:
        return parts
    first = kinds[0]
    # «Классные руководители, Орлова И. И.», «Орлова И. И., совет музея»: nobody holds a plural or is a whole body
    if any((part.scope and part.scope.each) or _BODY.match(part.text) for part in parts):
        return parts
    if any(kind != (first if at % 2 == 0 else kinds[1]) for at, kind in enumerate(kinds)) or kinds[0] == kinds[1]:
        return parts
    out = []
    shown = " ".join(whole(cell).split())
    for left, right in zip(parts[::2], parts[1::2], strict=True):
        named, held = (left, right) if left.person else (right, left)
        apart = next((both for both in (f"{left.text} {right.text}", f"{left.text} – {right.text}") if both in shown), None)
        out.append(replace(held, text=apart or f"{left.text}, {right.text}", person=named.person))
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
    if _opens(start):
        return 1.0
    return (
        0.5
        if len(start) < 120 and office_of(start) is not None and not re.match(r"[А-ЯЁа-яё-]+(?:ение|ание|ция|овка|ия)\b", start)
        else 0.0
    )
