"""The consents' documents, one for each purpose: the Russian text is the one that binds, whatever language the screen speaks;
its hash is kept."""

from collections.abc import Mapping
from functools import cache

from domain.consent import Document, Purpose, document
from domain.personal import PersonalData
from locales import LANGUAGES, Texts

#: To be raised with every change of a text: everybody is then asked again (a test holds text and version together).
#: The modes have texts of their own, so a change that only one of them sees asks nobody of the other; 1 where none is named.
VERSIONS: Mapping[Purpose, Mapping[PersonalData, int]] = {Purpose.PARTICIPATION: {PersonalData.NAMES: 3, PersonalData.CODES: 2}}


def key(purpose: Purpose) -> str:
    """The text's key in the locales."""
    return f"consent-{purpose.value}"


@cache
def of(purpose: Purpose, mode: PersonalData) -> Document:
    """The document of this purpose as it is asked for now."""
    version = VERSIONS.get(purpose, {}).get(mode, 1)
    return document(purpose, version, Texts(LANGUAGES[0], mode).plain(key(purpose), mode=mode.value))


def current(mode: PersonalData) -> Document:
    """The consent to take part: the only one without which there is no pair."""
    return of(Purpose.PARTICIPATION, mode)


def shown(purpose: Purpose, texts: Texts) -> str:
    """The document for a screen, in the reader's language."""
    return texts(key(purpose), mode=texts.mode.value)
