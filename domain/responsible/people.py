"""Names in official papers: «Иванова И. И.», «И.И. Ивановой», «Иванову Ирину Игоревну», in any case and order."""

import re

from domain.responsible.record import NamedPerson

_SURNAME = r"[А-ЯЁ][а-яё]{1,}(?:-[А-ЯЁа-яё][а-яё]+)?|[А-ЯЁ]{3,}(?:-[А-ЯЁ]+)?"
_INITIAL = r"[А-ЯЁ]"
_PATRONYMIC = r"[А-ЯЁ][а-яё]*(?:ович|евич|ич|овн|евн|ичн|иничн)(?:а|у|ем|ом|е|ы|ой|)"
#: How most surnames end, in the nominative or the dative.
_ENDS_AS_SURNAME = r"(?:[оеё]в|[иы]н|[оеё]ва|[иы]на|[оеё]вой|[иы]ной|[оеё]ву|[иы]ну|[сц]к(?:ий|ая|ому|ой)|енко)"
#: Two capitals that stand for a body or a field, not for a name and a patronymic.
_ABBREVIATED = r"(?:ОУ|ОО|УО|ДО|МО|ВР|УР|НР|МР|ПК|ГО|ЧС|ЦО|ДС|НО|ИМ|ПО|РФ)"
_PERSON = re.compile(
    rf"""(?<![А-ЯЁа-яёA-Za-z])(?:
      (?P<full>{_SURNAME})\s+(?P<name>[А-ЯЁ][а-яё]+)\s+(?P<patronymic>{_PATRONYMIC})(?![а-яё])
    | (?P<name2>[А-ЯЁ][а-яё]+)\s+(?P<patronymic2>{_PATRONYMIC})\s+(?P<full2>{_SURNAME})(?![а-яё])
    | (?P<before>{_SURNAME}|[ЮОЭЦ](?=\s[А-ЯЁ]\.\s?[А-ЯЁ]\.))(?:,?\s+|(?<=[а-яё])(?=[А-ЯЁ]\.\s?[А-ЯЁ]\.))
      (?P<i1>{_INITIAL})\s?\.\s?(?:(?P<i2>{_INITIAL})(?:\s?\.|(?![а-яёА-ЯЁ])))?
      (?!\.?(?:[А-ЯЁ]\.)?[А-ЯЁ][а-яё])
    | (?P<bare>[А-ЯЁ][а-яё]+{_ENDS_AS_SURNAME})\s+(?!{_ABBREVIATED})(?P<b1>{_INITIAL})(?P<b2>{_INITIAL})(?![А-ЯЁа-яё])
    | (?P<j1>{_INITIAL})\s?\.\s?(?P<j2>{_INITIAL})\s?\.?\s?(?P<after>{_SURNAME})(?![а-яё]|\.\s?[а-яё])
    )""",
    re.VERBOSE,
)
_LATIN_CAPITALS = str.maketrans("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")
_NOT_SURNAMES = {"МБОУ", "МАОУ", "МКОУ", "МОУ", "СОШ", "ООШ", "ОУ", "ОО", "РНЦ", "УВР", "ВР", "МБУ", "ДОУ", "ШМО", "РФ"}


_LATIN_SMALL = str.maketrans("aceopxyk", "асеорхук")
#: «Kим», «Ивaнова»: a word of a name in two alphabets.
_TWO_ALPHABETS = re.compile(r"(?<![A-Za-zА-Яа-яёЁ])(?=[A-Za-z]*[А-Яа-яё])(?=[А-Яа-яё]*[A-Za-z])[А-Яа-яёЁA-Za-z]{2,}")


def in_one_alphabet(text: str) -> str:
    """The text with Latin letters of mixed words as the Cyrillic ones that look alike, each in its place."""
    return _TWO_ALPHABETS.sub(lambda found: found[0].translate(_LATIN_CAPITALS).translate(_LATIN_SMALL), text)


def _cyrillic_initials(text: str) -> str:
    text = in_one_alphabet(text)
    return re.sub(r"(?<![A-Za-z])[ABCEHKMOPTXY](?=\s?\.)", lambda found: found[0].translate(_LATIN_CAPITALS), text)


#: «СОШ № 3 им. А.С. Орлова», «лицей имени Героя Советского Союза П.П. Громова»: whom a school is called after.
_CALLED_AFTER = re.compile(
    r"(?<![а-яё])(?:им\.|имени)\s*(?:(?:дважды|трижды|полного|заслуженн|народн|геро|советск|союза|российск|росси|федераци|социалистич|труда|академик"
    r"|космонавт|летчик|л[её]тчик|маршал|генерал|адмирал|полковник|майор|капитан|лейтенант|сержант|рядов|кавалер|ордена|славы|поэт|писател|учител"
    r"|професс|композитор|конструктор|братьев|сест[её]р|святого|атаман|гвардии)[\w-]*\s+)*$",
    re.IGNORECASE,
)


#: «Директор», «Педагогу-психологу»: no surname, though capitals and initials follow.
_TITLE = re.compile(
    r"(?:директор|начальник|куратор|координатор|методист|завуч|наставник|специалист|советник|педагог|психолог|логопед|дефектолог|инспектор"
    r"|организатор|мастер|тренер|инструктор|бухгалтер|инженер|юрист|ректор|министр|член|эксперт|тьютор|администратор|сотрудник|работник|участник"
    r"|центр|отдел|комитет|департамент|сектор|кабинет|совет|колледж|техникум|лицей|наставляемый|ответственный)(?:а|у|ом|е|ы|и|ам)?(?:-[а-яё-]+)?"
    r"|(?:руководител|заместител|учител|преподавател|воспитател|библиотекар|секретар|председател|исполнител)(?:ь|я|ю|и|ям|ем)(?:-[а-яё-]+)?"
    r"|(?:заведующ|ответственн|вожат|старш|главн|ведущ)(?:ий|ый|ая|ие|ые|ему|ому|ей|ой|им|ым)"
    r"|(?:глав|школ|групп|служб)(?:а|ы|е|у)|(?:гимнази|администраци|комисси|организаци|бухгалтери)[яию]|(?:управлени|учреждени)[еяю]"
)


_PLACE = re.compile(
    r"(?<![А-Яа-яё])(?:города?|пос[её]л(?:ок|ка)|сел[оа]|деревн[яи]|станиц[аы]|хутора?|(?:г|пос|пгт|с|ст)\.)\s*\Z"
)


def _behind_a_title(found: re.Match[str] | None, shown: str) -> re.Match[str] | None:
    """«Директор О. П. Орлова», «ИМЦ О. П. Орлова»: the initials belong to the surname behind them."""
    first = found and (found["full"] or found["before"] or found["bare"])
    if found is None or not first:
        return found
    place = _PLACE.search(shown, max(0, found.start() - 12), found.start())  # «заместителя главы города Ольхов А. Б. Дымову»
    if not (first.isupper() or _TITLE.fullmatch(first.lower()) or place):
        return found
    again = _PERSON.search(shown, found.start() + len(first))
    surname = again and (again["after"] or again["full2"])
    return again if again and surname and again.start() <= found.end() and not _TITLE.fullmatch(surname.lower()) else found


def people_in(text: str) -> list[tuple[NamedPerson, int, int]]:
    """The persons that a text names, each with the place of the name."""
    out: list[tuple[NamedPerson, int, int]] = []
    shown = _cyrillic_initials(text)
    after = at = 0  # `after`: where the last name that a school is called after ends
    while found := _behind_a_title(_PERSON.search(shown, at), shown):
        at = found.end()
        surname = found["full"] or found["full2"] or found["before"] or found["bare"] or found["after"]
        if surname in _NOT_SURNAMES or _TITLE.fullmatch(surname.lower()):
            continue
        if _CALLED_AFTER.search(text[max(0, found.start() - 200) : found.start()]) or (
            after and text[after : found.start()].strip() == "и"
        ):
            after = found.end()
            continue
        if found["name"] or found["name2"]:
            initials = (found["name"] or found["name2"])[0] + (found["patronymic"] or found["patronymic2"])[0]
        else:
            initials = (found["i1"] or found["b1"] or found["j1"]) + (found["i2"] or found["b2"] or found["j2"] or "")
        printed = " ".join(text[found.start() : found.end()].split())
        out.append((NamedPerson(printed, surname, initials.upper()), found.start(), found.end()))
    return out


#: A surname by its ending behind everything else.
_LAST_WORD = re.compile(
    rf"(?P<title>.*[А-ЯЁа-яё\d.»])[ (]+(?P<surname>(?:[А-ЯЁ][а-яё]+-)?[А-ЯЁ][а-яё]{{2,}}{_ENDS_AS_SURNAME})\)?[.\s]*",
    re.DOTALL,
)
_ALONE = rf"[А-ЯЁ][а-яё]+{_ENDS_AS_SURNAME}(?![а-яё])"
#: «Орлова, Синицын, Громова»: a cell of surnames and nothing else.
SURNAMES = re.compile(rf"\s*{_ALONE}(?:\s*[,;\n]\s*{_ALONE})+[.\s]*")
#: What one person is; of a teacher and a class teacher the subject or the class may follow.
_TITLE_OF_ONE = re.compile(
    r"(?:(?:соц\.|социальн\w+|старш\w+|ст\.|и\.\s?о\.)\s?)?(?:педагогу?(?:-[а-я]+)?|психологу?|завучу?|вожат(?:ый|ая|ой|ому)|библиотекар[ью]"
    r"|логопеду?|дефектологу?|методисту?|куратору?|директору?|воспитател[ью]|советнику?|наставнику?|секретар[ью]|медсестр[ае])"
    r"|(?:учител[ью]|преподавател[ью]|педагогу?)(?: [а-я]+){1,3}"
    r"|(?:классн(?:ый|ому) руководител[ью]|кл\. ?рук\.?|кл\. ?руководител[ью])"
    r"(?: \d{1,2}[ -]?[«\"]?[а-я]?[»\"]?(?: кл(?:асса|\.)?)?)?"
    r"|(?:зам\.? ?|заместител[ью] )дир(?:ектора|\.)(?: по (?:[а-я]{2,3}|[а-я-]+ работе))?"
    r"|(?:муниципальн|районн|городск|школьн|главн|ведущ)\w+ (?:методисту?|специалисту?|библиотекар[ью]|психологу?)"
    r"|(?:зав\.|заведующ(?:ий|ая|ему|ей)) ?(?!школ|детск)[а-я]+"
    r"|председател[ью] (?:профкома|пк|ппо|мо)|руководител[ью] (?:ш?мо|рмо|кружка)"
    r"|отв(?:\.|етственн(?:ый|ая|ому|ой)) за [а-я-]+(?: [а-я-]+)?"
)


def surname_behind(text: str) -> NamedPerson | None:
    """«Педагог-психолог Ольшанская»: whom a paper names by the surname alone; who that is, is asked."""
    if re.fullmatch(_ALONE, text):
        return NamedPerson(text, text, "")
    found = _LAST_WORD.fullmatch(text)
    title = found and _TITLE_OF_ONE.fullmatch(" ".join(found["title"].lower().replace("ё", "е").split()))
    return NamedPerson(found["surname"], found["surname"], "") if found and title else None


def signature(name: str) -> str:
    """A name as it stands beside a signature (ГОСТ Р 7.0.97-2016, 5.22): «С.Б. Камышин» for «Камышин Сергей Борисович»; a name
    that is not plainly one of surname, name and patronymic stays as it is."""
    match people_in(name):
        case [(NamedPerson(surname=surname, initials=str(initials)), 0, end)] if end == len(name) and len(initials) == 2:
            return f"{initials[0]}.{initials[1]}.\N{NO-BREAK SPACE}{surname}"
        case _:
            return name


def without_last_dot(text: str) -> str:
    """The text without the full stop behind it; the one of an initial or of a shortened word stays."""
    bare = text.rstrip(". ")
    return f"{bare}." if bare != text and re.search(r"(?<![А-ЯЁа-яё])(?:[А-ЯЁ]|[А-ЯЁа-яё][а-яё]{0,3})$", bare) else bare


_ENDINGS = (
    "ого",
    "ому",
    "ыми",
    "ими",
    "ой",
    "ою",
    "ей",
    "ым",
    "им",
    "ом",
    "ем",
    "ую",
    "юю",
    "ая",
    "яя",
    "ий",
    "ый",
    "а",
    "я",
    "у",
    "ю",
    "е",
    "ы",
    "и",
    "ь",
)


def _sounds(name: str) -> str:
    """The consonants of a name without its ending: «Павел» and «Павлу», «Наталья» and «Наталии» are one."""
    return re.sub(r"[аеёиоуыэюяйьъ]", "", _stem(name))


def _stem(surname: str) -> str:
    word = surname.lower().replace("ё", "е")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def are_one_person(one: NamedPerson, other: NamedPerson) -> bool:
    """Whether two printed names are one person's, each in its own case: «Роговой В. В.», «Рогова В. В.»."""
    return one.initials == other.initials and _stem(one.surname) == _stem(other.surname)


def is_same_person(named: NamedPerson, full_name: str) -> bool:
    """Whether the printed name fits «Surname Name Patronymic»: the initials and the surname in any case, and the name and the
    patronymic where both have them whole.

    A name without patronymic, or a paper with one initial, is compared by what both have.
    """
    parts = full_name.split()
    if not parts:
        return False
    initials = "".join(part[0] for part in parts[1:]).upper()
    length = min(len(initials), len(named.initials))
    if not length or initials[:length] != named.initials[:length]:
        return False
    whole = [part for part in named.printed.split() if "." not in part and part != named.surname and len(part) > 1]
    if any(_sounds(one) != _sounds(other) for one, other in zip(whole, parts[1:], strict=False) if len(other.rstrip(".")) > 1):
        return False
    return parts[0].lower() == named.surname.lower() or _stem(parts[0]) == _stem(named.surname)
