"""What an executor attaches, from the words of the paper, else from the nature of the measure (spec §6.7)."""

import re

from domain.road_map.record import EvidenceKind

_WANTED = (
    (
        EvidenceKind.DOCUMENT,
        r"приказ|распоряж|постановлен|положени|локальн\w+ (?:нормативн\w+ )?акт|распорядительн\w+ акт|протокол|договор|соглашени",
    ),
    (EvidenceKind.PHOTO, r"фото"),
    (EvidenceKind.LINK, r"ссылк|сайт|публикаци|размещени|информаци\w+ на |соцсет|социальн\w+ сет|страниц"),
    (
        EvidenceKind.FILE,
        r"отч[её]т|справк|список|списки|баз[аы]|реестр|анкет|программ|план|дорожн|карт|таблиц|материал|сертификат"
        r"|удостоверени|методич|журнал|презентаци|сценари|мониторинг|аналитик|анализ|информаци|сведени",
    ),
)
_ACT = re.compile(
    r"утвер|разработ\w+ (?:и утвержд|положени|приказ|локальн|нормативн|дорожн)|издани\w+ (?:приказ|распоряж"
    r"|локальн)|издать|^приказ|(?:подготов|разработ)\w+ (?:проект\w* )?приказ|положени\w* о|нормативн"
    r"|локальн\w+ акт|назнач|заключ\w+ (?:договор|соглашен)|принят\w+ (?:акт|положен)"
)


def wanted(text: str, result: str | None, is_share: bool) -> EvidenceKind:
    """The evidence of a measure: what its «вид документа» names; an act asks for № and date, an event for one line."""
    if is_share:
        return EvidenceKind.NONE
    if result:
        low = result.lower()
        for kind, pattern in _WANTED:
            if re.search(pattern, low):
                return kind
    return EvidenceKind.DOCUMENT if _ACT.search(text.lower()) else EvidenceKind.LINE
