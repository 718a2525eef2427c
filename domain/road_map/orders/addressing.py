"""Whom a point of an order or of a letter speaks to: «Руководителям …:», «Методисту … организовать», «…, отв. куратор»."""

import re
from dataclasses import replace

from domain.responsible import Responsible, names_somebody, people_in, responsible_in, without_last_dot
from domain.terms import YearContext
from domain.terms.find import find, spans_of_terms

_VERB = re.compile(r"(?<![а-яё])[а-яё]{3,}(?:ть|ти|чь|ться|тись)(?![а-яё])", re.IGNORECASE)
#: Nouns that end like an infinitive; all in «-ость» do.
_NOT_VERBS = (
    *("област", "сет", "част", "пят", "шест", "девят", "десят", "мест", "путь", "мать", "власт", "четверт", "треть", "трети"),
    *("памят", "честь", "чести", "печать", "печати", "совест", "смерт"),
)


def has_verb(text: str) -> bool:
    """Whether something is to be done: a verb in the infinitive, and no noun that ends like one."""
    return verb_in(text) is not None


def verb_in(text: str) -> re.Match[str] | None:
    """The first infinitive of a text that says what to do."""
    said = ((found, found[0].lower()) for found in _VERB.finditer(text))
    return next((found for found, word in said if not word.startswith(_NOT_VERBS) and not word.endswith(("ость", "ости"))), None)


_DATIVE = re.compile(
    r"[«\"]?(?:всем )?(?:[а-яё]+но )?(?:кл\. ?)?(?:[а-яё-]+(?:ому|ему|ой|ей|ым|им) ){0,7}(?:и\.\s?о\.\s?)?(?:"
    r"[а-яё-]*(?:тел|секретар|библиотекар)(?:ю|ям)\b"
    r"|[а-яё-]*(?:ник|ист|олог|граф)у\b|(?:вахт[её]р|завхоз|(?:мед)?сестр|повар|дворник|сторож|водител|лаборант|кассир|комендант|диспетчер|фельдшер|врач|гардеробщик)(?:у|ю|е)\b"
    r"|(?!настоящ|следующ)[а-яё-]+(?:[уюая]щ|вш)им(?:ся)?\b|(?!по\b)[а-яё-]{4,}(?:ам|ям)\b|[а-яё-]{3,}[оеэ]ру\b|м(?:инист|э)ру\b|(?:начальник|специалист|методист|педагог|психолог|наставник|советник"
    r"|сотрудник|завуч|экономист|юрист|юрисконсульт|программист|логопед"
    r"|член|участник|совет|коллектив|консультант|оргкомитет|штаб|персонал)(?:у|ам)\b|(?:наставляем|вожат)(?:ому|ой|ым)\b|комисси(?:и|ям)\b|бухгалтери(?:и|ям)\b"
    r"|(?:заведующ|управляющ)(?:ему|ей|им)\b|(?:[а-яё]+-)?(?:департамент|отдел|комитет|центр|сектор|институт|кабинет|клуб|музе|фонд|союз)(?:у|ю|ам|ям)\b"
    r"|[а-яё-]+ству\b|[а-яё-]*(?:правлению|реждению|динению|делению|бранию)\b|предприяти(?:ю|ям)\b|(?:пресс-)?служб(?:е|ам)\b|(?:организаци|учреждени|школ|гимнази|лице)(?:ям|ам)\b|администраци(?:ям|и)\b"
    r"|рабочей групп|групп(?:е|ам)\b|за[мв]\.|м?[абк]?о[уо]\b|м[абк](?:до)?у\b|мку\b|глав(?:е|ам)\b"
    r"|(?:ассоциаци|библиотек|редакци)(?:ю|ям|и|е)\b|жюри\b|имц\b|рмк\b|ответственн(?:ому|ой|ым)(?: |$))"
)


#: «Рекомендовать директору колледжа … принять участие»: the one who acts is named behind it.
_PASSED_ON = re.compile(
    r"^(?:настоятельно\s+)?(?:рекомендовать|рекомендую|поручить|поручаю|предложить|предлагаю|предписать|разрешить)\s+(?=[«\"]?[А-ЯЁа-яё])",
    re.IGNORECASE,
)


#: «Обязать руководителей школ направить …», «Отдел просит директоров направить»: the one who acts is named in another case.
_OBLIGED = re.compile(
    r"^(?:обязать|обязываю)\s+|^(?:[^.;:]{0,120}\s)?(?:прошу|просим|просит)\s+(?:обязать\s+|(?=(?:всех\s+)?(?:[а-яё-]+(?:ых|их|ого|ую)\s+){0,2}"
    r"(?:директор|руководител|заведующ|начальник|заместител|специалист|методист|куратор|координатор|педагог|учител|воспитател|наставник"
    r"|психолог|советник|член|председател|ответственн)[а-яё-]*(?:а|я|у|ю|ов|ев|ей|его|их|ых|ого|ую)\s))",
    re.IGNORECASE,
)


def addressee(text: str) -> tuple[tuple[Responsible, ...], bool]:
    """«Руководителям … :», «Методисту Ивановой И. И. организовать …»: whom the point orders."""
    text, obliged = _OBLIGED.subn("", _WHY.sub("", text))
    text, passed_on = _PASSED_ON.subn("", text)
    verb = verb_in(text)
    if to_do := _IS_TO_DO.match(text):
        head, named = to_do["who"], people_in(to_do["who"])
        whose = head[: named[0][1]] if named and named[-1][2] == len(head) else None
        if whose is not None and _is_dative(named[0][0].surname) and (not whose or _DATIVE.match(whose.lower())):
            return tuple(responsible_in(head)), True
        held = whose and names_somebody(head) == 1.0 and names_somebody(text[to_do.end() :]) == 0
        dated = (
            whose == "" and names_somebody(text[to_do.end() :]) == 0 and bool(find(text[to_do.end() :], context=YearContext()))
        )
        if (held or dated) and not verb and head[:1].isupper():  # «Психолог Иванова И. И. – диагностика»
            return tuple(responsible_in(head)), True
    head = text[: verb.start()] if verb else text.rstrip(" :")
    head = re.sub(r"\b(?:в срок\s+)?(?:до|не позднее|к|в течение|в\s+(?=\d+-?х?\s*дневн))\s+\d.*$", "", head)
    head = re.sub(
        r"\s(?:еже(?:дневно|недельно|месячно|квартально|годно)|постоянно|регулярно|своевременно"
        r"|необходимо|нужно|надо|следует|надлежит|требуется|рекомендуется|предлагается)(?![а-яё]).*$",
        "",
        head,
    ).strip(" ,:(–—-")
    if (people := people_in(head)) and _FOR_WHAT.match(head, people[-1][2]):
        head = head[: people[-1][2]]  # «Библиотекарю Дымовой А. Б. | к Неделе книги оформить …»
    listed = text.rstrip().endswith(":")
    if not (verb or listed or obliged) and len(head) > LONGEST_ALONE:
        return (), False
    head = _HOW.sub("", _SAYS_WHEN.sub("", _before_when(_WHEREBY.sub("", head))))
    if (
        not head
        or len(head) > LONGEST_ADDRESS
        or not (re.match(r"[«\"(]?[А-ЯЁ]", head) or (obliged or ((verb or passed_on or listed) and _DATIVE.match(head.lower()))))
    ):
        return (), False
    if obliged and verb:
        bound = tuple(one for one in responsible_in(head) if one.office is not None or one.person is not None)
        return bound, bool(bound)
    called = _CALLS.search(text[: verb.start()]) if verb else None
    if (
        called
        and (people_in(head) or names_somebody(head) == 1.0)
        and all(one.office or one.person for one in responsible_in(head))
    ):
        return tuple(responsible_in(head)), True  # «Методкабинет (Дымова А. Б.): подготовить …»
    if (
        not _named_first(head)
        and not _DATIVE.match(head.lower())
        and not (passed_on and listed and not verb and head[:1].isupper())  # «Предложить ГИБДД УВД …, Дому книги:»
        and not ((verb or text.rstrip().endswith(":")) and _BODY_FIRST.fullmatch(head))
        and not (verb and _holds_office(head, verb[0]))
    ):
        return (), False
    found = _of_a_body(head) or responsible_in(head)
    if verb and verb[0].lower() in ("назначить", "определить", "считать") and re.match(r"ответственным\s", head.lower()):
        return (), False  # «Ответственным за … назначить Иванову И. И.»
    if re.match(r"ответственным\s[^;]*\s(?:определ|назнач|явля)[её]", head.lower()):
        return (), False  # «Ответственным за … определён Иванов И. И.; информацию направлять …»
    known = any(one.office is not None or one.person is not None for one in found)
    if not known and (
        verb or (listed and head[:1].isupper())
    ):  # «отделу кадров провести …»: somebody is spoken to, and a person is asked who that is
        return tuple(found), bool(found)
    # «Комитету по культуре, отделу образования»: of two who are spoken to the one that is not known is not left out
    told = tuple(one for one in found if one.office is not None or one.person is not None or _DATIVE.match(one.text.lower()))
    return (told, True) if known else ((), False)


def _before_when(head: str) -> str:
    """«Учителям до конца учебного года | вести …»: whom a point speaks to, without the term behind it."""
    last = (find(head, context=YearContext())[-1:] if len(head) <= LONGEST_ADDRESS else None) or None
    if last is None or last[0].start == 0 or head[last[0].end :].strip(" ,):"):
        return head
    if any(reached > last[0].start for _, _, reached in people_in(head)):  # «Т.Г.» are initials and no «текущий год»
        return head
    return head[: last[0].start].rstrip(" ,(")


#: «Директорам школ (срок – …»: what introduces the term.
_SAYS_WHEN = re.compile(r"[\s,(]+срок\w*\s*[:–—-]?\s*$")


#: What a name in front of a verb is not followed by: for what, by what the work is done.
_FOR_WHAT = re.compile(r"\s+(?:к|ко|на|для|по|в|во|из|от)\s+[А-ЯЁа-яё«]")
#: What stands between somebody in the nominative and what they are to do.
_CALLS = re.compile(r"(?::|\s[–—-])\s*$")
#: «Отделу образования | в установленном порядке провести …», «… | при подготовке конкурса руководствоваться …».
_WHEREBY = re.compile(
    r"[\s,]+(?:в\s+(?:целях|рамках|соответствии|пределах|связи|случае|ходе|(?:установленн|обязательн|кратчайш|полн)[а-яё]+\s)|с\s+(?:целью|уч[её]том)"
    r"|на\s+основании|по\s+(?:итогам|результатам)|исходя\s|при\s+(?!администраци)[а-яё]+(?:нии|ции|вке)(?![а-яё])).*$"
)
#: «В связи с ростом …, | главам администраций разработать …»: why it is ordered, before whom.
_WHY = re.compile(
    r"^(?:В целях|С целью|В связи|В соответствии|Во исполнение|На основании|В рамках|По итогам|По результатам|Для)"
    r"\s[^,:;]{3,200},\s+(?=[а-яё])"
)
#: «Управлению образования | заблаговременно представить …»: how it is done.
_HOW = re.compile(r"(?:\s+(?!совместно)[а-яё]{3,}но)+$")


#: In characters: nobody is spoken to in more; where neither a verb nor a colon ends the address, in no more than the second.
LONGEST_ADDRESS = 500
LONGEST_ALONE = 200


#: «Дымовой А. Б. – провести тренинг», «Дымовой А. Б. – подготовка грамот»: a person and what is theirs to do.
_IS_TO_DO = re.compile(r"(?P<who>[^–—]{3,120}?)\s+[–—-]\s+(?=[а-яё])")


def _is_dative(surname: str) -> bool:
    return surname.endswith(("у", "ю", "ой", "ей", "ому", "ему"))


#: «ГАУ ДПО «Институт развития образования» (Иванова И. И.) подвести …»: a name in capitals has no dative.
_BODY_FIRST = re.compile(
    r"(?!(?:ВПР|ЕГЭ|ОГЭ|ГИА|ГВЭ|ФГОС|ФОП|ООП|УМК|ПДД)(?![А-ЯЁ]))[А-ЯЁ]{2,}(?:\s[А-ЯЁ]{2,})*(?:\sРоссии)?(?:\s+[«\"][^»\"]+[»\"])?(?:\s+№\s*\d+)?(?:\sпо\s[^,.:;()]{3,60})?(?:\s*\([^()]*\)?)?"
)


_ITS_HEAD = re.compile(r"\((?:директор|ректор|руководитель|начальник|заведующ(?:ий|ая)|председатель)\s*[–—:-]?\s*(?=[А-ЯЁ])")


def _of_a_body(head: str) -> list[Responsible]:
    """«МБУ «Методический центр» (директор Дымова А. Б.)»: the body, and who stands for it; empty for anything else."""
    bare = _ITS_HEAD.sub("(", head)
    found = responsible_in(bare) if bare != head else []
    return [replace(found[0], text=head)] if len(found) == 1 and found[0].person else []


#: What is done to a person's work rather than by the person.
_JUDGES = re.compile(
    r"(?:признать|оценить|считать|одобрить|отметить|поощрить|объявить|назначить|утвердить|возложить|поручить)", re.IGNORECASE
)
_FIRST_DATIVE = re.compile(r"[«\"]?[А-ЯЁ]?[а-яё-]+(?:у|ю|ому|ему|ой|ей|е)\s")


#: «И.о. начальника отдела Дымову А. Б. провести»: the office of one who stands in for another has no dative.
_ACTING = re.compile(r"(?:и\.\s?о\.|врио)\s+(?:директора|начальника|заведующ|руководителя|председателя|глав)", re.IGNORECASE)


def _holds_office(head: str, verb: str) -> bool:
    """«Редактору газеты Дымову А. Б. | освещать …»: an office in the dative, and at its end the name of one who holds it."""
    people = people_in(head)
    if len(people) != 1 or people[0][1] == 0 or head[people[0][2] :].strip(" .,)"):
        return False
    before = head[: people[0][1]]
    if _ACTING.match(before) and _is_dative(people[0][0].surname):
        return not _JUDGES.match(verb)
    held = len(before) <= 90 and _FIRST_DATIVE.match(before) is not None and _is_dative(people[0][0].surname)
    return held and not _JUDGES.match(verb)


def _named_first(head: str) -> bool:
    """«Ивановой И. И.», «Ивановой И. И., заместителю директора,», «Ивановой И. И., Петрову П. П.»: names and what they are."""
    people = people_in(head)
    if not people or people[0][1] != 0:
        return False
    begins = [start for _, start, _ in people[1:]] + [len(head)]
    between = [
        re.sub(r"\([^()]*\)|(?:совместно\s+)?со?\s.*", "", head[end:start]).strip(" .,;")
        for (_, _, end), start in zip(people, begins, strict=True)
    ]
    return all(not words or words == "и" or _DATIVE.match(words.removesuffix(" и").lower()) for words in between)


#: «В целях безопасности руководителям школ:» above a list.
_LISTS_FOR = re.compile(
    r"(?:В целях|С целью|В связи|В соответствии|Во исполнение|На основании|В рамках)\s[^.:;]*?[\s,]"
    r"(?P<who>(?:руководител|директор|заведующ|начальник|глав|заместител|куратор|координатор|методист|педагог|учител|воспитател|специалист)"
    r"(?:ям|ам|им)(?![а-яё])[^:;.]{0,200}):"
)


def whom_it_lists_for(text: str) -> str:
    """Whom the list below a line speaks to: «Руководителям школ:», «В целях … руководителям школ:»; empty for any other line."""
    if not text.endswith(":") or has_verb(text):
        return ""
    led = _LISTS_FOR.fullmatch(text)
    who = f"{led['who'][:1].upper()}{led['who'][1:]}:" if led else text
    return who if addressee(who)[1] else ""


#: «…, отв. куратор»: behind the work in a list without a table.
ANSWERS = re.compile(
    r"(?:\(|[.,;–—-])\s*(?:отв(?:етственн(?:ый|ая|ое|ые))?|исполнител\w+|исп)\b(?!\.?\s+за\s+контрол)\.?\s*[:–—-]?\s*(?P<who>[^;)]+)",
    re.IGNORECASE,
)


#: «Дымова А. Б., ответственная за питание»: what somebody is, and nobody's name behind it.
_IN_CHARGE = re.compile(r"за\s(?!.*[А-ЯЁ]\.\s?[А-ЯЁ]\.)")


def answers_too(text: str) -> tuple[Responsible, ...]:
    """«Кураторам завершить … (отв. Иванова И. И.)»: who is named beside those whom the point speaks to."""
    found = ANSWERS.search(text)
    return tuple(one for one in responsible_in(_named(found["who"])) if one.person) if found else ()


_SAID_TOO = re.compile(r"(?<=[.,])\s*срок\w*\s*(?:[:–—-]|исполн|до\s)", re.IGNORECASE)


def _named(who: str) -> str:
    """Whom «(отв. Дымова А. Б., до 20.02.2027)», «Отв.: Дымова А. Б. Срок: до …» names: without the term behind them."""
    who = _SAID_TOO.split(who, maxsplit=1)[0]
    behind = next((one for one in find(who, context=YearContext()) if who[: one.start].rstrip().endswith(",")), None)
    return without_last_dot((who[: behind.start].rstrip(" ,") if behind else who).rstrip())


#: «Ответственность за сбор согласий возложить на Дымову А. Б., срок – до 31.12.2027».
_CHARGED = re.compile(
    r"(?:персональную\s+)?ответственность\s[^.;]{3,160}?\s(?:возложить|возлагаю|возлагается)\s+на\s+(?P<who>(?:[А-ЯЁ]\.|[^.;()])+)",
    re.IGNORECASE,
)


def who_answers(text: str) -> tuple[Responsible, ...]:
    """«… – до 15 сентября, отв. куратор», «… – до 15 сентября, куратор»: whom a list without a table names."""
    found = ANSWERS.search(text)
    if found and not _IN_CHARGE.match(found["who"]):
        return tuple(responsible_in(_named(found["who"])))
    spans = spans_of_terms(text) if len(text) < 600 else []
    if spans and (charged := _CHARGED.match(text)):
        return tuple(responsible_in(_named(charged["who"])))
    behind = re.fullmatch(r"\s*[,;(–—-]\s*(?P<who>(?:[А-ЯЁ]\.|[^.;()]){3,100})[.;)\s]*", text[spans[-1][1] :]) if spans else None
    return tuple(responsible_in(behind["who"].strip())) if behind and names_somebody(behind["who"]) == 1.0 else ()
