"""Whether a sentence of a letter or of a message asks for something, or only tells."""

import re

from domain.road_map.orders.acts import is_whole
from domain.road_map.orders.addressing import addressee, verb_in
from domain.road_map.orders.point_terms import TOLD
from domain.terms import Kind, YearContext
from domain.terms.find import find

_BEGS = re.compile(
    r"\b(?:прошу|просим|просит|просьба|(?<!го мы )(?<!х мы )(?<!й мы )(?:жд[её]м|ожидаем)|жду|необходимо|требуется"
    r"|надлежит|следует|поручаю|поручает|рекомендуем"
    r"|рекомендую|обязываю)\b"
    r"|\bприглаша(?:ю|ем|ет)\b|\bпредлага(?:ю|ем|ется|ет)\b(?!\s+(?:ваш\w+\s+)?вниманию)"
    r"|\b(?:напомина(?:ю|ем)|обраща(?:ю|ем)\s+(?:ваше\s+)?внимание)\s+(?:вам\s+)?(?:о|на)\s+необходимост[иь]\b"
    r"|\bнапомина(?:ю|ем)\b[^.;:]{0,60}:$|\b(?:нужно|надо)\s+(?:[а-яё-]+\s+){0,6}?[а-яё]{3,}(?:ть|ти)\b"
    r"|\b(?:направь|пришли|вышли|перешли|сдай|заполни|сообщи|подготовь|зарегистрируй|проведи|размести|представь|предоставь|передай"
    r"|подтверди|отправь|скинь|принеси|внеси|ознакомь|обеспечь|организуй|проверь|пройди|подай|назначь|определи|оформи)те(?:сь)?\b",
    re.IGNORECASE,
)
#: «Отчёты представляются до …», «Срок подачи заявок …»: a request only where the paper is no list of days.
_SETS = re.compile(
    r"\b(?:принима|представля|предоставля|направля|сдава)(?:ются|ется)\b(?=[^.;]{0,80}\b(?:до|по|не позднее)\s+\d)"
    r"|(?:^|,\s+что\s+)срок\w*\s+(?:предоставлени|представлени|подачи|сдачи|направлени|приема|при[её]ма)\w*\s",
    re.IGNORECASE,
)


#: «Подведение итогов состоится 14 марта»: what will be, without anybody's doing.
_HAPPENS = re.compile(
    r"(?<![а-яё])(?:состо(?:ится|ятся)|пройд(?:[её]т|ут)|буд(?:ет|ут)\s+[а-яё]+(?:н[аоы]?|ть(?:ся)?)|проходит|проводится|завершится|начн[её]тся"
    r"|планиру[ею]тся|запланирован[аоы]?|намечен[аоы]?|ожида[ею]тся)(?![а-яё])",
    re.IGNORECASE,
)


def happens(sentence: str) -> bool:
    """Whether a sentence tells of an event and bids nobody; a line that opens with the day of the event is one of a plan."""
    said = find(sentence, context=YearContext()) if _HAPPENS.search(sentence) else []
    terms = [one for one in said if one.term.kind is not Kind.RELATIVE]  # «По итогам сбора будет издан сборник до 30 апреля»
    return bool(terms) and (terms[0].start > 1 or _INTENDED.search(sentence) is not None) and not asks(sentence)


#: «В январе планируется проверка»: what a letter tells of wherever its day stands.
_INTENDED = re.compile(r"(?<![а-яё])(?:планиру[ею]тся|запланирован[аоы]?|намечен[аоы]?|ожида[ею]тся)(?![а-яё])", re.IGNORECASE)


def begs(text: str) -> bool:
    """Whether a text says in so many words that something is asked for: «прошу», «необходимо», «направьте»."""
    return _BEGS.search(text) is not None


#: Words that tell of a need and name nobody who is to meet it.
_NEEDS = re.compile(r"\b(?:необходимо|необходимост[иь]|требуется|надлежит|следует|нужно|надо)\b", re.IGNORECASE)


def demands(text: str) -> bool:
    """Whether a text asks somebody in so many words: «прошу», «направьте»; «необходимо» and «следует» tell of a need."""
    return begs(_NEEDS.sub("", text))


#: «Сведения за январь направлять не нужно».
_NOT_NEEDED = re.compile(r"(?<![а-яё])не (?:нужно|надо|требуется|обязательно|необходимо)(?![а-яё])", re.IGNORECASE)


def asks(sentence: str) -> bool:
    """Whether a sentence of a letter is a request: it says so, bids somebody, or says by when something is handed in."""
    if _NOT_NEEDED.search(sentence) and not demands(sentence):
        return False
    return begs(sentence) or _SETS.search(sentence) is not None or _is_bidden(sentence) or _is_due(sentence)


#: What an infinitive depends on where nobody is bidden: «могут принять», «с целью повысить», «планируется провести». A noun does
#: only right before it: «право принять», but «о правах наставников сообщить».
_GOVERNS = re.compile(
    r"(?<![а-яё])(?:(?:мож|могу|могл|смо[гж]|позвол|буд(?:ет|ут|ем)|планиру[юе]|предсто|предполага|предусматрива|хо[тч]|намер|обеща"
    r"|помо[гж]|уме[еюл]|котор|призв|старат|приглаша|обязу|стрем|спеш|призыва|запре"
    r"|(?:удалось|удастся|уда[её]тся|готов[аы]?|рад[ыа]?|стал[аио]?|(?:реш|предлож)(?:ил[аи]?|ено|ив)|нач(?:ал|али|ина[ею]т|инаем|н[еу]т)"
    r"|продолж(?:а[ею]т|аем|ил[аи]?)|договор(?:ил[аи]?|ились|илась)|чтобы|для того|если|важно|желательно|целесообразно|достаточно"
    r"|полезно|лучше|стоит|долж(?:ен|н[аоы])|обязан[аоы]?|вправе|разреш(?:ено|ает|ил[аи]?)|нельзя|как)(?![а-яё]))[^,;:]*"
    r"|(?:возможност|прав[оа]|цел[ьи]|задач|способ|решени[ея]|желани|желающ|попыт|обязанност|разрешени|договор[её]нност)[а-яё]*\s+"
    r"(?:[а-яё]+но\s+)?|(?:цель|задача|смысл)(?![а-яё])[^,;:–—]*[–—:]\s*)$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")


def enjoins(sentence: str) -> bool:
    """Whether a sentence of an act without numbered points orders something: an infinitive that depends on nothing."""
    verb = verb_in(sentence)
    told = verb is None or _MAY.search(sentence) or _GOVERNS.search(_BRACKETS.sub("", sentence[: verb.start()]))
    return not is_whole(sentence) and (asks(sentence) or not told)


#: «Ознакомиться с положением можно на сайте»: wherever it stands, nobody is bidden.
_MAY = re.compile(
    r"(?<![а-яё])(?:можно|мож(?:ет|ете|ем)|могут|смо(?:жет|гут|жете)|планируется|предстоит)(?![а-яё])", re.IGNORECASE
)
#: What letters bid their readers do, with a term or without.
_DUTY = re.compile(
    r"(?:сообщ|информирова|представ|предостав|направ|сда(?:ть|вать)|обеспеч|организ|пров(?:ести|одить)|дов(?:ести|одить)|размест|размещать"
    r"|заполн|подготов|назнач|определ|высла|прис[лы]|отправ|пода[тв]|приня|ознаком|изда[тв]|разработ|утверд|зарегистр|подтверд|внести"
    r"|состав|созда|сформир|актив|усил|явит|хранить|долож|отчита|согласовать|актуализ|уточн|устран|скорректир|обнов|опублик|загруз)",
    re.IGNORECASE,
)


def _is_bidden(sentence: str) -> bool:
    """«Руководителям довести …», «О результатах сообщить до …»: an infinitive that depends on nothing."""
    verb = verb_in(sentence)
    if verb is None:
        return False
    if _TO_WHOM.match(sentence):
        return True
    before = sentence[: verb.start()]
    if len(before) > LONGEST_BEFORE:  # «Во исполнение …, учитывая …, руководителям школ обеспечить …»
        return addressee(sentence[before.rfind(",") + 1 :].strip())[1]
    if _MAY.search(sentence) or _GOVERNS.search(_BRACKETS.sub("", before)):
        return False
    return _DUTY.match(verb[0]) is not None or addressee(sentence)[1] or _closes(sentence)


#: «Остальным – поддерживать разделы».
_TO_WHOM = re.compile(r"[А-ЯЁ][а-яё ]{2,60}(?:ам|ям|ым|им)\s[–—-]\s(?:[а-яё]+но\s)?[а-яё]{3,}(?:ть|ти)(?![а-яё])")

#: In characters: where more stands before what is to be done, only whom it speaks to counts.
LONGEST_BEFORE = 250

#: «… размещаются на сайте не позднее 15 декабря», «в срок до … назначается ответственный».
_PASSIVE = re.compile(
    r"(?<![а-яё])(?:принима|представля|предоставля|направля|сдава|размеща|переда|назнача|утвержда|определя|формиру|пода|заполня"
    r"|регистриру|загружа|оформля|составля|разрабатыва|внос|высыла|присыла|отправля)(?:ются|ется|ятся|ится)(?![а-яё])"
    r"|(?<![а-яё])долж(?:ен|на|но|ны)\s+быть\s+[а-яё]+н[аоы]?(?![а-яё])",
    re.IGNORECASE,
)
#: «Отчёт – до 30 октября», «Регистрация участников: не позднее 9 марта».
_LABELLED = re.compile(r"[А-ЯЁ][^–—:.]{3,90}\s?(?:[–—:]|\s-)\s+(?=(?:в срок\s+|срок\s+)?(?:до|не позднее)\s)")

#: «…, срок до 30.11», «Срок – не позднее …».
_TERM_OF = re.compile(r"(?:^|[,;(]\s*)срок(?:\s+(?:исполнения|сдачи|ответа))?\s*[:–—-]?\s*(?:до|не позднее)\s", re.IGNORECASE)


#: «Регистрация участников осуществляется до …», «Приём заявок – с 1 по 20 февраля»: the last day closes what others hand in.
_TAKEN_IN = re.compile(
    r"(?<![а-яё])(?:регистраци|при[её]м|подач|сбор)[а-яё]*\s[^.;]{0,80}?(?<![а-яё])(?:осуществля|провод|вед[её]т|продл|заверша|заканчива"
    r"|открыт|продолж)|^(?:регистрация|при[её]м|подача|сбор)\s",
    re.IGNORECASE,
)
#: «Пары вносим до 25.11», «Журналы сдаём 27 мая»: those who write and those who read do it together.
_WE_DO = re.compile(
    r"(?<![а-яё])(?:заполня|внос|сда[её]|присыла|загружа|готов|собира|размеща|оформля|регистриру)(?:ем|им|м)(?:ся)?(?![а-яё])",
    re.IGNORECASE,
)


#: «Крайний срок – 25 декабря 2026».
_LAST_DAY = re.compile(r"(?<![а-яё])(?:(?:крайний|последний)\s+(?:срок|день)|дедлайн)\s*[:–—-]?\s*(?:до\s+)?\d", re.IGNORECASE)


def _is_due(sentence: str) -> bool:
    """«Материалы передаются в центр не позднее …», «Отчёт – до 30 октября»."""
    labelled = _LABELLED.match(sentence) or _TERM_OF.search(sentence)
    if _LAST_DAY.search(sentence):
        return True
    if labelled or _PASSIVE.search(sentence):
        return _closes(sentence)
    if _TAKEN_IN.search(sentence):
        return _closes(sentence, Kind.PERIOD)
    return _WE_DO.search(sentence) is not None and _closes(sentence, Kind.DATE)


def _closes(sentence: str, *also: Kind) -> bool:
    """Whether a deadline stands in the sentence; `also`: kinds of terms that close it as well."""
    if len(sentence) > LONGEST_SENTENCE:
        return False
    if TOLD.search(sentence):
        return True
    return any(one.term.kind in (Kind.UNTIL, Kind.NOT_LATER_THAN, *also) for one in find(sentence, context=YearContext()))


#: In characters: no sentence with a deadline is longer.
LONGEST_SENTENCE = 1_500
