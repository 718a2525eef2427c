"""Offices in words: whose the office is, at which level, in organisations of which kinds."""

import re

from domain.responsible.record import Level, Office, OrganisationKind, Responsible, Scope

_KINDS = (
    (
        OrganisationKind.ADDITIONAL_EDUCATION,
        r"дополнительн\w* (?:обще)?образован|дополнительн\w* общеобразовательн\w* программ|\bудо\b|\bодо\b|\bудод\b"
        r"|\bддт\b|\bцдт\b|\bцдо\b|\bдюсш\b|\bдюц\b|\bд(?:ши|мш|хш)\b|\bмбу ?до\b|\bмбудо\b|дом\w* творчества",
    ),
    (OrganisationKind.KINDERGARTEN, r"дошкольн|детск\w+ сад|\bм?[абк]?доу\b|\bдоо\b|\bдс\b"),
    (OrganisationKind.COLLEGE, r"колледж|техникум|\bспо\b|среднего профессионального|профессиональн\w+ образовательн"),
    (OrganisationKind.SCHOOL, r"общеобразовательн|\bшкол|\bсош\b|\bоош\b|\bнош\b|гимнази|лице[йяие]"),
)
_OTHER_PROGRAMMES = re.compile(r"дополнительн\w* общеобразовательн\w* программ\w*")
_ORGANISATION = (
    r"организаци|учреждени|\bо[оу]\b|школ|гимнази|лице[йяие]|\bсош\b|\bоош\b|детск\w+ сад|\bм?[абк]?доу\b|\bдоо\b"
    r"|техникум|колледж|\bм[абк]оу\b|\bмоу\b|\bмбу\b|\bудо\b|\bмбу ?до\b|дополнительного образования"
)
_REGION = re.compile(
    r"министерств|минобр|минпрос|\bрнц\b|\bроц\b|\bцнппм|\bцопп\b|непрерывного повышения профессионального"
    r"|региональн\w+ (?:наставническ|центр|координатор|оператор|куратор|модельн|ресурсн|институт)"
    r"|институт\w* (?:развития|повышения)|\bиро\b|\bриро\b|\bрипк|\bипк|\bг[абоук]+ ?дпо\b"
    r"|департамент\w* образования [\w ]*област|\bкоиро\b|\bирооо?\b"
)
_MUNICIPALITY = re.compile(
    r"департамент|управлени\w+ (?:образовани|по образовани|социальн)|управлени\w* образовани|^управлени\w*$"
    r"|(?:отдел|управлени|сектор)(?!ени)\w* (?:[\w,-]+ ){0,5}образовани"
    r"|отдел\w* (?:[\w-]+ ){0,2}(?:по образовани|администраци)|^отдел\w*$|комитет\w* (?:по )?образовани|комитет\w* по"
    r"|^комитет\w*$|\bмоуо\b|\bмоу?о\b|\bмуоо\b|\bмоо\b|\bруо\b|\bгуо\b|\bгороо\b|\bгоро\b|\bроо\b|\bуо\b|\bимц\b|\bм?мц\b|\bмоц\b"
    r"|\bрмк\b|\bгмк\b|информационно-методическ|методическ\w+ (?:служб|кабинет|центр|отдел)|\bммс\b"
    r"|\bглав(?:а|ы|е|у|ой)\b"
    r"|муниципальн\w+ (?:координатор|куратор|оператор|опорн|ресурсн|методическ|орган|рабоч|проектн|команд|уров)"
    r"|орган\w* местного"
    r"|администраци\w* (?:город|район|муниципал|округ|сель|поселен)|\bмку\b|\bмрц\b|специалист\w* (?:отдел|управлени"
    r"|департамент|комитет|сектор|уо\b|моуо|роо)|\bцро\b|центр\w* оценки качества|центр\w* развития образовани"
)
_HEADS = re.compile(
    rf"""(?:руководител|директор|заведующ|начальник|ректор)\w*\s*"""
    rf"""(?:$|[(,;.]|(?:[\w.«»№"/-]+[ ,]+(?:и )?){{0,9}}?[«"(]?(?:{_ORGANISATION}))"""
    rf"""|^(?:директор|заведующ|руководител)\w*(?! по\b)"""
)
_NOT_OF_ORGANISATION = re.compile(
    r"классн\w+ рук|кл\. ?рук|(?:музыкальн|муз\.|художествен|научн|спортивн)\w* ?рук"
    r"|заведующ\w+ (?:библиотек|кафедр|отделени|лаборатор|хозяйств|кабинет|склад|производств|музе|столов)"
    r"|(?:руководител|директор)\w* (?:[\w«\"-]+ ){0,2}?[«\"(]?(?:\w+-)?(?:предприяти|фирм"
    r"|компани|завод|фабрик|комбинат|партнер|работодател|ооо\b|банк|больниц|поликлиник|центр\w* занятости"
    r"|общественн|некоммерческ)"
    r"|руководител\w+ (?:[\w-]+ ){0,2}?(?:шмо|мо\b|рмо|гмо|методическ|программ|проект|кружк|групп|объединени|пар\b"
    r"|центр|служб|практик|музе|структурн|отряд|наставн|секци|клуб)"
)
_DEPUTY = re.compile(r"^(?:и\.? ?о\.? )?(?:первы\w+ )?(?:зам\b|зам\.|зд\b|з/д\b|замдир|замест|завуч|помощник|советник)")
_ORGANISATIONS_THEMSELVES = re.compile(
    r"^(?:все )?(?:(?:муниципальн|государственн|негосударственн|подведомственн|частн)\w+ )?"
    r"(?:бюджетн\w+ |автономн\w+ |казенн\w+ )*(?:образовательн|общеобразовательн"
    r"|дошкольн|профессиональн)\w* (?:\w+ ){0,2}?(?:организаци|учреждени)|^школы-[а-я]+"
    r"|^(?:все |пилотные |базовые |опорные )?(?:оо|оу|школы|школа|сош|оош|нош|доу|доо|ддт|цдт|цдо|дюсш|дюц|дши|дмш|дхш|сюн|сют"
    r"|колледжи?|техникумы?|детск\w+ сад\w*|дома? творчества"
    r"|удо|поо|спо|учреждени\w+|организаци\w+|гимнази\w+|лице\w+|м[абк]оу|моу|мбу|м[абк]доу"
    r"|муниципальн\w+ (?:\w+ ){0,2}(?:организаци|учреждени)\w+)(?![\w-])|^(?:организаци|учреждени)\w* дополнительн"
    r"|^администраци\w*(?: (?:школ|оо|оу|образоват|учрежд|организ|гимназ|лице|доу|соответ|мбоу|колледж|техникум)|\s*$)"
    r"|^педагогическ\w+ совет\w* школ|^г[абк]?п?оу\b"
)
_STAFF = re.compile(
    r"заведующ|\bмуз\.|инструктор|библиотек|музе[йя]|клуб|ветеран|профком"
    r"|замест|\bзам\b|зам\.|завуч|методист|учител|педагог|психолог|классн\w+ рук|кл\. ?рук|воспитател|специалист"
    r"|логопед|дефектолог|библиотекар|наставник|наставляем|секретар|инспектор|советник|вожат|тренер|преподавател"
    r"|мастер|групп|совет[ауы]?\b|[а-я]совет\b|комисси|\bшмо\b|\bмо\b|\bрмо\b|\bгмо\b|\bппк\b|\bпмпк\b|родител|обучающ|учащ"
    r"|ученик|волонтер|администрат|коллектив|член|председател|уполномочен|служб|медиатор|юрист|юрисконсульт|бухгалтер"
    r"|модератор|участник|партнер|предприяти|работодател|предпринимател|выпускник|студент|лиц[аоу]\b|ответствен"
    r"|исполнител|сотрудник|работник|руководител|учредител|оператор|технич|лаборант|социальн|тьютор|ассистент|организатор"
    r"|\bзд?(?:у?вр|умр|нмр|ур|ахч|ахр)\b|\bпдо\b|фельдшер|медсестр|врач|завхоз|эксперт|команд|штаб|комитет|актив|\bсп\b|бригад|объединени|начальник|главн|ведущ"
    r"|инженер|программист|представител|куратор|координатор|профсоюз|кафедр|центр|жюри|редакци|ассоциаци|сообществ"
)
_CURATOR = re.compile(r"куратор|ответственн\w+ (?:лиц\w* )?за (?:внедрени|реализаци|организаци\w+ наставн|наставнич|программ)")
_PLURAL = re.compile(
    r"^(?:все |всем )?(?:[\w-]+(?:ые|ие|ым|им) )*?(?:руководители|руководителям|директора|директорам|заведующие"
    r"|заведующим|начальники|начальникам|кураторы|кураторам|координаторы|координаторам|[\w-]+(?:ели|елям|исты|истам"
    r"|оги|огам|атели|ники|никам|члены|школы|школам|учреждения|учреждениям|организации|организациям|работники"
    r"|администрации))\b|^(?:все )?(?:оо|оу)\b|^школы|организаци[ия]|учреждения"
)


def kinds_of(text: str) -> tuple[OrganisationKind, ...]:
    """The kinds of organisations that the words name, in the order of the enum; empty: any."""
    low = text.lower().replace("ё", "е")
    found = {kind for kind, pattern in _KINDS[:3] if re.search(pattern, low)}
    if re.search(_KINDS[3][1], _OTHER_PROGRAMMES.sub("", low)):
        found.add(OrganisationKind.SCHOOL)
    return tuple(kind for kind in OrganisationKind if kind in found)


def office_of(text: str) -> tuple[Office, Scope] | None:
    """The office that the words mean and its scope, whatever their grammatical case; None where they are not understood."""
    low = " ".join(text.lower().replace("ё", "е").split()).strip(" .,;:-–—")
    low = re.sub(r"\((?:по согласованию|по должности)\)", "", low).strip()
    low = re.sub(r"^зав\b\.? ?", "заведующий ", low)
    low = re.sub(r"^рук\b\.? ?", "руководитель ", low)
    low = re.sub(r"^отв(?:етств)?\.? ?(?=лиц|за )", "ответственный ", low)
    if not low:
        return None
    each = _PLURAL.search(low) is not None
    inside = Scope(Level.ORGANISATIONS, kinds_of(low), each)
    if _DEPUTY.search(low):
        level = Level.MUNICIPALITY if _MUNICIPALITY.search(low) else Level.ORGANISATIONS
        return Office.STAFF, Scope(level, kinds_of(low) if level is Level.ORGANISATIONS else (), each)
    methodical = re.search(r"методическ\w+ центр|центр\w* развития образовани|\b(?:имц|ммц|мц|моц|цро|рмк|гмк|ммс)\b", low)
    if re.match(r"школ\w* (?:молод|начинающ|наставн|родител|лидер|актив|педагогическ)", low):  # a circle of people
        return Office.STAFF, Scope(Level.ORGANISATIONS)
    if _ORGANISATIONS_THEMSELVES.search(low) and not _REGION.search(low) and not methodical:
        return Office.HEAD, Scope(
            Level.ORGANISATIONS, kinds_of(low), each or not re.match(r"админ|школа\b|учреждение\b|организация\b", low)
        )
    if _is_head(low):
        return Office.HEAD, inside
    if _REGION.search(low):
        return Office.REGIONAL, Scope(Level.REGION)
    if (
        re.search(r"координатор", low)
        and re.search(r"школ|\bо[оу]\b|организаци|учреждени", low)
        and not _MUNICIPALITY.search(low)
    ):
        return Office.CURATOR, inside
    if re.search(r"куратор|координатор", low) and _MUNICIPALITY.search(low):
        return Office.COORDINATOR, Scope(Level.MUNICIPALITY)
    if _CURATOR.search(low):
        return Office.CURATOR, inside
    if _MUNICIPALITY.search(low):
        return Office.COORDINATOR, Scope(Level.MUNICIPALITY)
    if "координатор" in low:
        return Office.COORDINATOR, Scope(Level.MUNICIPALITY)
    if re.search(r"контролер|контролирующ", low):
        return Office.CONTROLLER, Scope(Level.MUNICIPALITY)
    return (Office.STAFF, inside) if _STAFF.search(low) else None


_ONE_BODY = re.compile(
    r"(?:[\w-]+(?:ая|яя|ый|ой|ий|ое|ее) ){0,3}(?:оргкомитет|комитет|клуб|группа|комиссия|совет|жюри|штаб|команда|служба"
    r"|пресс-служба|редакция|объединение|ассоциация|актив|бригада|шмо|рмо|гмо|ммо|мо|сообщество|лаборатория|мастерская)(?![\w-])"
)


def is_one_body(one: Responsible) -> bool:
    """«Оргкомитет», «рабочая группа», «клуб молодых педагогов»: one body, and the paper does not say whose it is."""
    scope = one.scope
    unplaced = scope is not None and scope.level is Level.ORGANISATIONS and not scope.each and not scope.kinds
    low = " ".join(one.text.lower().replace("ё", "е").split()).strip(' .,;:-–—«»"')
    return one.person is None and one.office is Office.STAFF and unplaced and _ONE_BODY.match(low) is not None


_BODY = re.compile(
    r"(?:руководител|директор|начальник|заведующ)\w*\s+(?:[\w-]+ ){0,2}[«\"]?"
    r"(?:департамент|управлен|отдел|комитет|сектор|центр\w* оценки|имц|мку|рнц|региональн|института"
    r"|орган(?:а|у|ы|ов|ам)?,? (?:местного|управлен|осуществля)"
    r"|(?:моуо|муоо|моо|руо|гуо|уо|роо|горо|гороо|[а-я]?мц|[рг]мк|ммс|цро)\b"
    r"|(?:информационно-)?методическ\w+ (?:центр|кабинет|служб)|центр\w* развития образовани)"
)


def _is_head(low: str) -> bool:
    """«руководители … организаций», «директор», but neither the department's nor a working group's."""
    if _NOT_OF_ORGANISATION.search(low) or not _HEADS.search(low):
        return False
    body = _BODY.match(low)
    return body is None and not low.startswith("начальник")
