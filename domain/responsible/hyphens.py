"""Words broken at a line's end: «обу-/чающихся» is one word, «педагог-/психолог» keeps its hyphen, a soft one is not printed."""

import re

_COMPOUND = re.compile(
    r"(?:^|[^а-яё])(?:педагог\w?|педагоги|учител[ья]|школ(?:а|ы)|план|мастер|онлайн|интернет|инструктор|член|мини|веб|тест|конкурс|студент|бизнес"
    r"|ученик|работодатель|наставник|вице|экс|медиа|кейс|блок|чек|социо|пресс|фото|видео|тренинг|юго|северо)-$",
    re.IGNORECASE,
)
#: What only goes on with a word: «педагоги-/ческий», «план-/ирование», «наставник-/ами».
_ENDING = re.compile(r"и?ческ|иров|ск[аои]|ств|(?:[аеиоуыюя]|о[вгмй]|е[вгмй]|а[мх]|ы[ймх])[а-яё]{0,2}(?![а-яё])")
#: Two adjectives in one: «учебно-/методический», but «безопасно-/сти», «школьно-/го».
_FIRST_OF_TWO = re.compile(r"(?:^|[^а-яё])(?:[а-яё]{3,}но|очно|[а-яё]{2,}ско|[а-яё]{2,}ико|[а-яё]+ого)-$", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"[а-яё]{3,}(?:(?:[ктшщ]|[ое]в)(?:ий|ие|им|ими|их|ее|его|ему|ем)|(?:[нктшщ]|[ое]в)(?:ый|ой|ая|ое|ые|ого|ому|ым|ом|ую|ых|ыми|о))(?![а-яё])"
)
#: The second half of a compound: a division of a word never begins so.
_SECOND = re.compile(
    r"наставни|наставляем|старшекласс|волонт[её]р|студент|выпускни|педагог|учител|эксперт|консультант|руководител|общественни"
    r"|партн[её]р|психолог|предметник|участни[кц]|победител|приз[её]р|организатор|библиотекар|логопед|дефектолог"
    r"|класс(?:[аыеу]|ами|ов)?(?![а-яё])|график|совещани|практикум|консультаци|методическ|воспитательн|родительск|массов"
    r"|путешестви|знакомств|размышлени|дискусси|викторин|реквием"
    r"|нравственн|патриотическ|личностн|экономическ"
)
#: What is held, with what it is held as: «встреча-знакомство», but «встреча-ются», «беседа-ми».
_HELD = re.compile(
    r"(?:^|[^а-яё])(?:встреча|игра|беседа|лекция|выставка|ярмарка|занятие|экскурсия|эстафета|неделя)-$",
    re.IGNORECASE,
)
_HELD_AS = re.compile(r"(?!ющ|ют|ть|ет|ем|л[аио]?(?![а-яё]))[а-яё]{4}")
_BREAK = re.compile(r"(?<=[А-ЯЁа-яё])-[ \t]*\n\s*(?=[а-яё])")


def whole(text: str) -> str:
    """The text with its broken words joined; other line breaks stay."""

    def join(found: re.Match[str]) -> str:
        before = text[max(0, found.start() - 30) : found.start() + 1]
        at = found.end()
        compound = (
            (_COMPOUND.search(before) and not _ENDING.match(text, at))
            or (_FIRST_OF_TWO.search(before) and _ADJECTIVE.match(text, at))
            or (_HELD.search(before) and _HELD_AS.match(text, at))
            or _SECOND.match(text, at)
        )
        return "-" if compound else ""

    text = re.sub(r"(?<=\d)([-–—])[ \t]*\n\s*(?=\d)", r"\1", re.sub(r"\u00ad\s*", "", text))  # «05.09.2026-/30.09.2026»
    return _BREAK.sub(join, text)
