"""How well words fit a column."""

import re
from functools import lru_cache

from domain.responsible import names_somebody, says_done
from domain.road_map.columns.funding import PAYS
from domain.road_map.columns.places import NAME_OF_PLACE, PLACE
from domain.road_map.columns.roles import Role
from domain.terms.find import looks_like_term, share_of_term

#: A bare number of four digits may be a year; with a bracket behind it counts rows. «11.01.27» is a day, «9.00» an hour.
NUMBER = re.compile(
    r"(?:(?!(?:19|20)\d\d(?!\))|0\d\.\d|\d{1,2}\.(?:0[1-9]|1[0-2])\.\d\d(?!\d)|\d{1,2}\.00)\d{1,4}(?:\.\d{1,3})*|[IVXІ]{1,5})\s?[.)]?"
)
_WORK = re.compile(
    r"[«\"(]?(?:[а-яё-]+(?:ение|ания|ание|ция|ции|овка|ьба|аж|инг|изация|ствие|тие|ьство|ача|учет|отбор|подбор"
    r"|прием|анализ|опрос|выбор|выход|обмен|участие|работа|встреч[аи]|проверка|семинар|совещание|заседание"
    r"|контроль|отчет)"
    r"|[а-яё]+(?:ть|ти|ться))\b|[«\"]?не менее|доля|мониторинг|круглый|конкурс|мастер-класс|анкетир|собрани"
    r"|педсовет|тренинг|создан|изуч|формир|подвед|заключ|привлеч",
    re.IGNORECASE,
)
#: «День учителя», «Урок Конституции»: what takes place, although somebody is named in it.
_EVENT = re.compile(
    r"(?:день|неделя|декада|месячник|праздник|урок|игра|концерт|вечер|смотр|турнир|фестиваль|выставка|викторина|беседа|линейка|экскурсия)"
    r"(?:-[а-яё]+)?\s(?!недели)[«\"А-ЯЁа-яё]",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"[«\"]?(?:приказ|распоряж|положени|план|отч[её]т|справк|протокол|спис|баз[аы]|реестр|анкет|программ|договор"
    r"|соглашени|материал|информаци|публикаци|аналитич|методич|сертификат|журнал|банк|пакет|дорожн|наличие|создан"
    r"|сформирован|утвержд|разработан|проведен|фото|рекоменд|график|карт[аы]|запис|письм|сведени|размещ|повыше"
    r"|увелич|охват|100|не менее|постановлени|распорядительн|акты?(?![а-яё])|перечень|извещени|удостоверени|ссылк|памятк"
    r"|сборник|каталог|диплом|грамот|благодарств|дневник|сценари|буклет|отзыв|портфолио|резолюци"
    r"|решени[ея] (?![а-яё]*(?:задач|пример|вопрос|проблем)))",
    re.IGNORECASE,
)


# Who takes part is many; one office answers.
_ONE_OFFICE = re.compile(
    r"(?:ответственн\w+ за|директор|заместитель|зам\.|заведующ|начальник|завуч|завхоз)(?![а-яё])", re.IGNORECASE
)

#: «14.30, школа № 4».
_HOUR_FIRST = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?ч\.?)?(?:,|\s[а-яё]|\s\d{1,3}\s[а-яё])")
_MANY = re.compile(
    r"коллектив|учащ|обучающ|учени[кц]|воспитанник|воспитател[ие]|студент|класс|родител|педагог[иоа]|учител[яе]|работник|сотрудник"
    r"|дет[ией]|желающ|участник"
    r"|молод[её]ж|пары(?![а-яё])|наставник(?:и|ов)?(?![а-яё])|наставляемы|семь[ия]|\d\s?[-–]\s?\d+\s?кл",
    re.IGNORECASE,
)

_PUPILS = re.compile(r"(?:учащиеся|обучающиеся|ученики|воспитанники|дети|родители|педагоги)(?![а-яё])", re.IGNORECASE)

#: «7», «2 «Б»», «11а, б».
_CLASS = r"(?:[1-9]|1[01])(?:\s?[-–]?\s?[«\"]?[а-г](?![а-яё])[»\"]?(?:,\s?[«\"]?[а-г](?![а-яё])[»\"]?)*)?"
#: «5-9», «7, 8 кл.», «1-4, 9 классы»: which classes take part. Two numbers with a dot between are a day.
_CLASSES = re.compile(
    rf"(?:{_CLASS}(?:\s?[-–,]\s?{_CLASS}(?!\d))*|(?=.*[^\d\s]){_CLASS}(?:(?:\s?[-–,]\s?|\s){_CLASS}(?!\d))*)"
    r"(?:\s?-?[еx]?\s?кл(?:\.|асс\w*)?)?|все классы",
    re.IGNORECASE,
)

# A line that only begins or ends a term: «В течение», «учебного года», «2026 г. –».
_TERM_PIECE = re.compile(
    r"(?:в течение|на протяжении|в срок(?: до)?|не позднее|до|с|по|учебного года|уч\.? ?года?|года?|г\."
    r"|(?:всего )?(?:месяца|недели|четверти|полугодия|периода)|не реже|раз|[-–])",
    re.IGNORECASE,
)


#: «8.20», «13:30»: an hour, where no number of a row can stand.
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5][05]\.?")
#: «Круглый стол / по итогам первого полугодия», «План / на следующий год»: what of, not when.
_SUMS_UP = re.compile(
    r"(?:на (?:следующ|нов|предстоящ|очередн|будущ)[а-яё]+ (?:уч[а-яё.]* )?год|"
    r"по (?:итогам|результатам)|за (?:год|полугодие|месяц|\w+ (?:год|полугодие|четверть|квартал)))(?![а-яё])"
)
#: «По плану управления образования»: when somebody else says.
_BY_PLAN = re.compile(
    r"(?:согласно|по)\s+(?:[а-яё]+(?:ому|у)\s+)?(?:плану|графику|расписанию|положению)(?:\s[^.;]{3,40})?", re.IGNORECASE
)
#: Says of whoever stands on the line above that they have to be asked.
_AGREED = re.compile(r"\((?:по согласованию|по должности|по приглашению)\)[.,;]?", re.IGNORECASE)

#: «должностное лицо, / ответственное за создание центров»: says which, and names nobody.
_SAYS_WHICH = re.compile(r"ответственное за\s")
#: «2.Встречи», a line of a list.
LISTED = re.compile(r"(\d{1,2})[.)]\s?(?=[«А-ЯЁ])")
#: «губернатору», «министерства области», «с участием комитета»: in front of it stands whose, or to whom.
_OBLIQUE = re.compile(
    r"(?:[а-яё]{3,}(?:тор|ник|ен[иь]|лав|тет|ент|ств|дел)у|(?:министерств|агентств|управлени|департамент|комитет|отдел|центр)[аяуюе]м?|главе)"
    r"(?![а-яё-])"
)
#: «Отсутствует пандус»: what is to be mended, and not what was done.
_LACKS = re.compile(r"(?:отсутств|недостат|неполн|низк)[а-яё]+\s|(?:нет|не)\s[а-яё]", re.IGNORECASE)
#: What somebody wrote beside a row later on.
_DONE = re.compile(r"(?:не\s)?(?:выполнен|исполнен|проведен|сделан)[оаы]?\.?|в работе|на контроле", re.IGNORECASE)


@lru_cache(maxsize=32768)
def affinity(role: Role, text: str, *, timeless: bool = False) -> float:
    """How well the words fit a column of this role: above zero they belong there, far below they do not.

    `timeless`: whoever asks has looked already and found hardly anything about time in them, which is dear to look for.
    """
    if _CLASSES.fullmatch(text):
        return 2.5 if role is Role.AUDIENCE else (4.0 if role is Role.NUMBER else -4.0) if text.isdigit() else -3.0
    if role is Role.TERM and _CLOCK.fullmatch(text.strip()):
        return 0.9
    if NUMBER.fullmatch(text):
        return 4.0 if role is Role.NUMBER else -4.0
    if _DONE.fullmatch(text):
        return 2.0 if role is Role.NOTE else -2.0
    if PAYS.match(text):
        return 2.0 if role is Role.NOTE else -1.5
    if _SAYS_WHICH.match(text):
        return 0.9 if role in (Role.MEASURE, Role.DETAIL) else -1.0
    if _AGREED.fullmatch(text):
        return 2.0 if role is Role.RESPONSIBLE else -4.0
    if role is Role.TERM and _HOUR_FIRST.match(text) and len(text) < 40:  # «10.00 103 кабинет» below «Время и место»
        return 0.5
    term = share_of_term(text) if not timeless and len(text) <= 160 else 0.0
    match role:
        case Role.NUMBER:
            return -9.0
        case Role.TERM if _TERM_PIECE.fullmatch(text) and not text.isupper():  # «ДО» is a word of its own
            return 0.9
        case Role.TERM if _BY_PLAN.fullmatch(text):
            return 2.0
        case Role.TERM if _SUMS_UP.match(text):
            return -3.0
        case Role.TERM if text.startswith("("):  # «(по графику)» says more of what stands above it, whatever that is
            return 0.3 if term >= 0.5 else -3.0
        case Role.TERM if term < 0.9 and _WORK.match(text):  # «Круглый стол по итогам первого полугодия»
            return -3.0
        case Role.TERM:
            return 3.0 * term if term >= 0.5 and looks_like_term(text) else (0.3 if term >= 0.4 else -3.0)
        case Role.RESPONSIBLE:
            somebody = 0.0 if _EVENT.match(text) else names_somebody(text)
            # «Родительское собрание» hardly answers for anything, «2. Посещение наставников» is one of several works
            sure = 2.2 if not (_WORK.match(text) or LISTED.match(text) or _OBLIQUE.match(text)) else 0.4
            return (sure if somebody == 1.0 else 0.6 if somebody else -1.2) - 2.0 * (term > 0.6)
        case Role.RESULT:
            somebody = names_somebody(text) if _WORK.match(text) is None else 0.0  # «выявление группы риска» is nobody
            return (1.6 if _RESULT.match(text) or says_done(text) else 0.0) - 2.5 * (term > 0.6) - 1.0 * (somebody == 1.0)
        case Role.MEASURE | Role.STAGE:
            if _TERM_PIECE.fullmatch(text):
                return -1.0
            long = 0.6 if len(text) >= 25 else 0.0
            return (
                (1.4 if _WORK.match(text) or _EVENT.match(text) else 0.2)
                + long
                - 3.0 * (term > 0.6)
                - 1.6 * (names_somebody(text) == 1.0 and len(text) < 100 and _EVENT.match(text) is None)
            )
        case Role.AUDIENCE if _EVENT.match(text):
            return -1.2
        case Role.AUDIENCE:
            whole = len(text) < 40 and _PUPILS.match(text) is not None  # «Учащиеся 5-8 классов»
            many = 3.8 if whole else 1.8 * (_MANY.search(text) is not None and len(text) < 100 and text[:1] not in '«"')
            return many - 0.2 - 1.5 * (term > 0.6) - 1.5 * (_ONE_OFFICE.match(text) is not None)
        case Role.PLACE if _HOUR_FIRST.match(text) and len(text) < 60:
            return 2.2
        case Role.PLACE if PLACE.search(text) and len(text) < 60:
            return 2.4 if PLACE.match(text) and len(text.split()) <= NAME_OF_PLACE else 1.6
        case Role.NOTE:
            odd = text[:1].islower() or _LACKS.match(text) is not None
            return -0.2 - 1.5 * (term > 0.6) - 1.5 * (names_somebody(text) == 1.0) - 1.5 * odd
        case _:  # «Неделя чтения» in quotation marks goes on with «Акция»
            return -0.2 - 1.5 * (term > 0.6) - 1.2 * text.startswith("«")
