"""Offices in words: whose the office is, at which level, in organisations of which kinds."""

import re

from domain.responsible.record import Level, Office, OrganisationKind, Responsible, Scope

#: What stands before «ОУ», «ДОУ», «УДО»: whose the institution is and of which type, «МБ…», «ГА…», «КГБ…».
_LEGAL = r"(?:м|г|кг|ог|к|ч|н)?[абк]?"
#: Organisations of additional education by their letters.
_OF_FREE_TIME = r"(?:[дц]дт|цдод?|цвр|д?юсш|сшор|дюц|дши|дмш|дхш|сю[нт]|дтди?м|дэц|эбц|црт(?:дю)?|цдюттс?)"
#: «Музыкальная школа», «школа искусств»: schools of additional education.
_OF_ARTS = r"(?:спортивн|юношеск|музыкальн|художествен|воскресн)\w* школ\w*|школ\w* искусств"
_KINDS = (
    (
        OrganisationKind.ADDITIONAL_EDUCATION,
        rf"дополнительн\w* (?:обще)?образован|дополнительн\w* общеобразовательн\w* программ|\bодо\b|\bудод\b|\b{_LEGAL}(?:удо"
        rf"|у до|оу до)\b"
        rf"|\b{_OF_FREE_TIME}\b|(?:дом|двор|центр)\w* (?:[\w-]+ ){{0,3}}?творчества|станци\w+ юн|внешкольн|{_OF_ARTS}",
    ),
    (OrganisationKind.KINDERGARTEN, rf"дошкольн|детск\w+ сад|\b{_LEGAL}доу\b|\bдоо\b|\bдс\b|\bд/с\b|детсад|\bцрр\b"),
    (
        OrganisationKind.COLLEGE,
        rf"колледж|техникум|\bспо\b|\bпоо\b|\b{_LEGAL}поу\b|среднего профессионального|профессиональн\w+ образовательн",
    ),
    (OrganisationKind.SCHOOL, r"общеобразовательн|\bшкол|\b[сон]ош\b|\bсш ?(?:№|n)|гимнази|лице[йяие]|кадетск"),
)
_OTHER_PROGRAMMES = re.compile(rf"дополнительн\w* общеобразовательн\w* программ\w*|внешкольн\w*|{_OF_ARTS}")
_ORGANISATION = (
    rf"организаци|учреждени|заведени|\b(?:оо|поо|доо|цо|шнор)\b|\b{_LEGAL}(?:оу|доу|поу|у ?до)\b|школ|гимнази|лице[йяие]"
    rf"|\b(?:сш|ши)\b|\b[сон]ош\b|д/с\b|\b(?:дс|црр|мобу|моау|ано до)\b|детсад|кадетск|образовательн\w+ (?:центр|комплекс)"
    rf"|внешкольн"
    rf"|детск\w+ (?:сад|дом)|техникум|колледж|\bм[абк]у\b|интернат|дополнительного образования|центр\w* образования"
    rf"|\b{_OF_FREE_TIME}\b|творчества|станци\w+ юн"
)
_REGION = re.compile(
    r"министерств|минобр|минпрос|\bрнц\b|\bроц\b|\bцнппм|\bцопп\b|непрерывного повышения профессионального"
    r"|региональн\w+ (?:наставническ|центр|координатор|оператор|куратор|проектн|модельн|ресурсн|институт)"
    r"|институт\w* (?:развития|повышения)|\bиро\b|\bриро\b|\bрипк|\bипк|\bг[абоук]+ ?дпо\b"
    r"|\bкоиро\b|\bирооо?\b|\bрцн\b|\bрцо(?:ко|и)\b|исполнительн\w+ (?:орган|власт)|правительств"
    # «Управление образования и науки … области», but not «Управление образования Каменска … области»
    r"|(?:департамент|управлени|комитет|администраци)\w*(?: (?:образовани\w*|и|науки|по|спорта|культуры|молод\w+|политики|делам"
    r"|общего"
    r"|профессионального))*(?: [\w-]+)? (?:област|кра[яюе]|республик|автономного округа)\w*"
)
#: A body of another field than education: nobody of the programme.
_OTHER_FIELD = re.compile(
    r"(?:министерств|департамент|управлени|отдел(?!ени)|комитет|сектор|служб|учреждени|организаци|центр|дом"
    r"|двор)\w* (?:[\w,-]+ ){0,3}?"
    r"(?:культур|спорт|физ|молод[её]ж|социальн\w+ (?:защит|обслуж|сфер)|здрав|финанс|опек|занятост|внутренн|труда|архив|отдых"
    r"|профилактик)"
)
#: Police, fire brigade, hospital, prosecutor: whoever comes from there is nobody's staff here.
_OUTSIDERS = re.compile(
    r"(?<!\w)(?:гибдд|гаи|дпс|о?пдн|одн|о?мвд|увд|мчс|цр?б|кцсон|цзн|кдн|пожарн\w+ (?:част|охран|надзор|инспек)|полици|прокур"
    r"|правоохранит|соцзащит|военкомат|нарколог|делам несовершеннолетн)"
)
_MUNICIPALITY = re.compile(
    r"департамент|управлени\w+ (?:образовани|по образовани|социальн)|управлени\w* образовани|^управлени\w*$|^оо администраци"
    r"|^(?:все )?(?:муниципалитет|муниципальн\w+ (?:образования|районы|округа)|городские округа)"
    r"|(?:отдел|управлени|сектор)(?!ени)\w* (?:[\w,-]+ ){0,5}образовани"
    r"|отдел\w* (?:[\w-]+ ){0,2}(?:по образовани|администраци)|^отдел\w*$|комитет\w* (?:по )?образовани"
    r"|^комитет\w*$|\bмоуо\b|\bмоу?о\b|\bмуоо?\b|\bмоо\b|\bруо\b|\bгуо\b|\bгороо\b|\bгоро\b|\bроо\b|\bуо\b|\b(?:рай|гор)(?:оо|уо"
    r"|оно)\b|\bомсу?\b|\bимц\b|\bгмц\b|\bцоко\b|\bм?мц\b|\bмоц\b"
    r"|\bрмк\b|\bгмк\b|информационно-методическ|методическ\w+ (?:служб|кабинет|центр|отдел)|\bммс\b"
    r"|\bглав(?:а|ы|е|у|ой|ам)\b"
    r"|муниципальн\w+ (?:центр|координатор|куратор|оператор|опорн|ресурсн|методическ|орган|рабоч|проектн|команд|уров)"
    r"|орган\w* местного"
    r"|администраци\w* (?:город|район|муниципал|округ|сель|поселен)|\bмку\b|\bмрц\b|специалист\w* (?:отдел(?!\w* кадр)|управлени"
    r"|департамент|комитет|сектор|уо\b|моуо|роо)|\bцро\b|центр\w* оценки качества|центр\w* развития образовани"
)
_HEADS = re.compile(
    # The space behind an adjective parts it from the next: «синийсиний…» would else fall apart in every possible way.
    rf"""^(?:[(«]|(?:все|всем|и\.? ?о\.?|вр\.? ?и\.? ?о\.?|врио) ?|[\w-]+(?:ый|ий|ая|яя|ые|ие|ым|им|ому|ему) )*"""
    rf"""(?:руководител|директор|заведующ|начальник|ректор)\w*\s*"""
    rf"""(?:$|[(,;.:–—-]|или\b|(?:[\w.«»№"/-]+[ ,]+(?:и )?){{0,9}}?[«"(]?(?:{_ORGANISATION}))"""
)
_NOT_OF_ORGANISATION = re.compile(
    r"классн\w+ рук|\bкл\.? ?рук|(?:музыкальн|муз\.|художествен|научн|спортивн)\w* ?рук"
    r"|заведующ\w+ (?:библиотек|кафедр|отделени|лаборатор|хозяйств|кабинет|склад|производств|музе|столов)"
    r"|(?:руководител|директор)\w* (?:[\w«\"-]+ ){0,2}?[«\"(]?(?:\w+-)?(?:предприяти|фирм"
    r"|компани|завод|фабрик|комбинат|партнер|работодател|ооо\b|банк|больниц|поликлиник|центр\w* занятости"
    r"|общественн|некоммерческ)"
    r"|руководител\w+ (?:(?!школ(?!ьн)|организаци|учреждени|гимнази|лице)[\w-]+ ){0,2}?(?:шмо|мо\b|рмо|гмо|методическ|программ"
    r"|проект|кружк|групп|объединени|пар\b"
    r"|центр|цо [«\"]?точк|служб|практик|музе|структурн|отряд|наставн|секци|клуб)"
)
_DEPUTY = re.compile(r"^(?:и\.? ?о\.? )?(?:первы\w+ )?(?:зам\b|зам\.|зд\b|з/д\b|замдир|замест|завуч|помощник|советник)")
_ORGANISATIONS_THEMSELVES = re.compile(
    r"^(?:все )?(?:(?:муниципальн|государственн|негосударственн|подведомственн|частн)\w+ )?"
    r"(?:бюджетн\w+ |автономн\w+ |казенн\w+ )*(?:образовательн|общеобразовательн"
    r"|дошкольн|профессиональн)\w* (?:\w+ ){0,2}?(?:организаци|учреждени)|^школы-[а-я]+"
    rf"|^(?:все |пилотные |базовые |опорные |подведомственные )?(?:оо(?! администраци)|школ[ыае]|школам|[сон]ош|сш(?= ?(?:№|n ))"
    rf"|д/с|црр|детсад\w*|мобу|моау|цо(?! [«\"]?точка)"
    rf"|доо|шнор|{_OF_FREE_TIME}|{_LEGAL}(?:оу|доу|поу|у ?до|удо)"
    r"|колледжи?|техникумы?|детск\w+ сад\w*|(?:дом|двор|центр)\w* (?:[\w-]+ ){0,3}?творчества|станци\w+ юн\w+|удо|поо|спо"
    r"|гимнази\w+|лице\w+|м[аб]у"
    r"|муниципальн\w+ (?:\w+ ){0,2}(?:организаци|учреждени)\w+)(?![\w-])|^(?:организаци|учреждени)\w* (?:общего "
    r"|профессионального )?дополнительн"
    # «учреждения района», but not «учреждения культуры», «организации-партнёры»
    r"|^(?:все )?(?:подведомственн\w+ )?(?:учреждени|организаци)\w*(?: (?:города|района|округа|поселка|всех типов"
    r"|системы образования|спо|образования)\b|$)"
    r"|^[\w-]+(?:ая|ий|ый|ой|ые|ие) (?:[сон]ош|школ[аы]|гимнази[яи]|лице[йи])\b|^центр образования (?:№|n )"
    r"|^(?:администраци|руководств)\w*(?: (?:школ|оо|оу|образоват|учрежд|организ|гимназ|лице|доу|соответ|мбоу"
    r"|колледж|техникум)|\s*$)|^педагогическ\w+ совет\w* школ"
)
_STAFF = re.compile(
    r"\b(?:уч|нач)\.|буфетчи|электрик|сантехник|слесар|плотник|кастелянш|кочегар|машинист|заведующ|\bмуз\.|\bмед(?:ицинск|\.|сест|раб|персон)|\bтех(?:\.|персон|служащ)|физрук|физорг|военрук|трудовик|старост|\b(?:пед|соц|псих)\.|инструктор|библиотек|музе[йя]|клуб|ветеран|профком"
    r"|замест|\bзам\b|зам\.|завуч|методист|учител|педагог|психолог|классн\w+ рук|кл\.? ?рук|воспитател|специалист"
    r"|логопед|дефектолог|библиотекар|наставник|наставляем|секретар|инспектор|советник|навигатор|вожат|тренер|преподавател"
    r"|мастер|групп|совет[ауы]?\b|[а-я]совет\b|комисси|\bшмо\b|\bмо\b|\bрмо\b|\bгмо\b|\bппк\b|\bпмпк\b|родител|обучающ|учащ"
    r"|ученик|волонтер|делопроизвод|администрат|коллектив|член|председател|уполномочен|служб|медиатор|юрист|юрисконсульт"
    r"|бухгалтер|экономист|контрактн\w+ управляющ"
    r"|модератор|участник|партнер|предприяти|работодател|предпринимател|выпускник|студент|лиц[аоу]\b|ответствен"
    r"|исполнител|сотрудник|работник|руководител|учредител|оператор|технич|лаборант|социальн|тьютор|ассистент|организатор"
    r"|\bзд?(?:у?вр|умр|нмр|ур|ахч|ахр)\b|\bпдо\b|фельдшер|медсестр|врач|завхоз|сторож|повар|эксперт|команд|штаб|комитет|актив"
    r"|\bсп\b|бригад|отряд|\bшск\b|\bтпмпк\b"
    r"|объединени|начальник|главн|ведущ"
    r"|вахт[её]р|повар|сторож|дворник|охранник|водител|гардеробщи|\bтехник(?:у|и|ам)?\b|уборщи|кладовщи|кассир|комендант"
    r"|диспетчер|рабоч(?:ий|ие|ему|им)\b|наставническ\w+ пар"
    r"|инженер|программист|представител|куратор|координатор|профсоюз|кафедр|центр|жюри|редакци|ассоциаци|сообществ"
)
#: Whose curator is nobody of the mentorship: «кураторы групп», «куратор РДДМ», «куратор проекта «…»».
_CURATOR_OF_ELSE = re.compile(
    r"куратор\w* (?:\d|(?:[\w-]+ )?(?:групп|класс|курс|отряд|рддм|рдш|движени|юнарм|волонт|конкурс|олимпиад"
    r"|школьн\w+ (?:парламент|совет))"
    r"|(?:[\w-]+ )?(?:проект|программ|направлени)\w* [«\"](?!.*наставн))"
)
_COORDINATOR_OF_ELSE = re.compile(
    r"координатор\w* (?:по )?(?:егэ|гиа|огэ|впр|рдш|рддм|питани|олимпиад|школьн|волонт"
    r"|(?:[\w-]+ )?(?:проект|программ|движени|направлени)\w* [«\"](?!.*наставн))"
)
_CURATOR = re.compile(r"куратор|ответственн\w+ (?:лиц\w* )?за (?:внедрени|реализаци|организаци\w+ наставн|наставнич|программ)")
_PLURAL = re.compile(
    r"^(?:все |всем )?(?:[\w-]+(?:ые|ие|ым|им) |(?:кл|соц|пед|муз|ст|мл)\.? ?)*?(?:руководители|руководителям|учителя|учителям"
    r"|мастера|мастерам|члены|членам|директора"
    r"|директорам|заведующие"
    r"|заведующим|начальники|начальникам|кураторы|кураторам|координаторы|координаторам|[\w-]+(?:ели|елям|исты|истам"
    r"|оги|огам|атели|ники|никам|школы|школам|учреждения|учреждениям|организации|организациям|работники"
    r"|администрации))\b|^(?:все )?(?:оо|оу)\b|^школы|организаци[ия]|учреждения"
)


def kinds_of(text: str) -> tuple[OrganisationKind, ...]:
    """The kinds of organisations that the words name, in the order of the enum; empty: any."""
    low = text.lower().replace("ё", "е")
    found = {kind for kind, pattern in _KINDS[:3] if re.search(pattern, low)}
    if re.search(_KINDS[3][1], _OTHER_PROGRAMMES.sub("", low)):
        found.add(OrganisationKind.SCHOOL)
    return tuple(kind for kind in OrganisationKind if kind in found)


#: «Ответственные: директор», «соисполнители – школы»: who they are stands behind.
_LABELS = r"(?:ответственн(?:ый|ая|ые)(?: исполнител[ьи])?|отв\.?|(?:со)?исполнител[ьи])"
_LABEL = re.compile(rf"^{_LABELS}\s*(?::|\s[–—-])\s*(?=\S)")


def is_label(text: str) -> bool:
    """Whether the words only say that somebody answers: «Ответственный», «Исполнители:»."""
    return re.fullmatch(rf"{_LABELS}[\s:–—-]*", text.strip().lower()) is not None


def office_of(text: str) -> tuple[Office, Scope] | None:
    """The office that the words mean and its scope, whatever their grammatical case; None where they are not understood."""
    low = " ".join(text.lower().replace("ё", "е").split()).strip(" .,;:-–—")
    low = re.sub(r"\((?:по согласованию|по должности)\)", "", low).strip()
    low = _LABEL.sub("", low)
    low = re.sub(r"^зав\b\.? ?", "заведующий ", low)
    low = re.sub(r"^рук(?:-л\w+|\.|\b) ?", "руководитель ", low)
    low = re.sub(r"^[пс]/(?=психолог|педагог)", "", low)
    low = re.sub(r"^отв(?:етств)?\.? ?(?=лиц|за )", "ответственный ", low)
    if not low:
        return None
    if _OTHER_FIELD.search(low) and "образован" not in low:
        return None
    if _OUTSIDERS.search(low) and not _DEPUTY.search(low) and not low.startswith("ответств"):
        return None
    each = _PLURAL.search(low) is not None and not _PARTICULAR.search(low)
    inside = Scope(Level.ORGANISATIONS, kinds_of(low), each)
    if _DEPUTY.search(low):
        level = Level.MUNICIPALITY if _MUNICIPALITY.search(low) else Level.ORGANISATIONS
        return Office.STAFF, Scope(level, kinds_of(low) if level is Level.ORGANISATIONS else (), each)
    methodical = re.search(
        r"методическ\w+ центр|центр\w* развития образовани|\b(?:имц|ммц|гмц|мц|моц|цро|цоко|рмк|гмк|ммс)\b", low
    )
    if re.match(r"школ\w* (?:молод|начинающ|наставн|родител|лидер|актив|педагогическ)", low):  # a circle of people
        return Office.STAFF, Scope(Level.ORGANISATIONS)
    if _ORGANISATIONS_THEMSELVES.search(low) and not _REGION.search(low) and not methodical:
        return Office.HEAD, Scope(
            Level.ORGANISATIONS,
            kinds_of(low),
            each or not (re.match(r"админ|школа\b|учреждение\b|организация\b", low) or _PARTICULAR.search(low)),
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
    if _CURATOR_OF_ELSE.search(low):
        return Office.STAFF, inside
    if _CURATOR.search(low):
        return Office.CURATOR, inside
    if _MUNICIPALITY.search(low):
        return Office.COORDINATOR, Scope(Level.MUNICIPALITY)
    if "координатор" in low and not _COORDINATOR_OF_ELSE.search(low):
        return Office.COORDINATOR, Scope(Level.MUNICIPALITY)
    if re.search(r"контролер|контролирующ", low):
        return Office.CONTROLLER, Scope(Level.MUNICIPALITY)
    return (Office.STAFF, inside) if _STAFF.search(low) else None


def is_somebody(text: str) -> bool:
    """Whether the words mean somebody, ours or not: an office, or an inspector, a doctor who comes from elsewhere."""
    low = text.lower().replace("ё", "е")
    return office_of(text) is not None or (_OUTSIDERS.search(low) is not None and _STAFF.search(low) is not None)


#: «СОШ № 3», «лицей «Исток»», «Озёрская СОШ», «школа им. А. Б. Орлова»: an organisation by its name.
_PARTICULAR = re.compile(
    rf"(?<!приложени[еюя] )(?<!приказ )(?:№|\bn) ?№? ?\d|\b{_OF_FREE_TIME}\b|(?:\b{_LEGAL}(?:оу|доу|поу|у ?до|удо|у)|[сон]ош"
    rf"|школ\w*|лице\w+|гимнази\w+|сад\w*|{_OF_FREE_TIME}"
    rf"|творчества) ?[«\"]"
    r"|\b(?:[сон]ош|доу|школ\w|лице\w|гимнази\w) ?-? ?\d"
    r"|(?<![а-я])(?!муницип|базов|опорн|пилотн|кажд|сельск|городск|районн)[а-я-]{4,}(?:ая|ой|ий|ого) [сон]ош\b"
    rf"|(?:\b{_LEGAL}(?:оу|доу|поу)|[сон]ош|школ\w*|лице\w+|гимнази\w+|сад\w*)\b.{{0,40}} (?:им\.|имени) "
)


def is_particular(one: Responsible) -> bool:
    """«МБОУ СОШ № 3», «директора школ № 1 и № 2»: organisations by their names, and no person; which they are here, is asked."""
    low = " ".join(one.text.lower().replace("ё", "е").split())
    heads = one.office is Office.HEAD and one.scope is not None and one.scope.level is Level.ORGANISATIONS
    return one.person is None and heads and _PARTICULAR.search(low) is not None


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
