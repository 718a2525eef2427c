"""Words broken at a line's end: «обу-/чающихся» is one word, «педагог-/психолог» keeps its hyphen, a soft one is not printed."""

import re

_COMPOUND = re.compile(
    r"(?:^|[^а-яё])(?:[а-яё]+[нск]о|педагог\w?|педагоги|учител[ья]|школ(?:а|ы)|план|мастер|онлайн|интернет|инструктор|член|мини|веб|тест|конкурс|студент|бизнес"
    r"|ученик|работодатель|наставник|вице|экс|медиа|кейс|блок|чек|социо|пресс|фото|видео|тренинг|юго|северо)-$",
    re.IGNORECASE,
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
        compound = _COMPOUND.search(before) or _SECOND.match(text, found.end())
        return "-" if compound or (_HELD.search(before) and _HELD_AS.match(text, found.end())) else ""

    text = re.sub(r"(?<=\d)([-–—])[ \t]*\n\s*(?=\d)", r"\1", re.sub(r"\u00ad\s*", "", text))  # «05.09.2026-/30.09.2026»
    return _BREAK.sub(join, text)
