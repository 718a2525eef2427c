"""The consent's document: the Russian text is the one that binds, whatever language the screen speaks; its hash is kept."""

from functools import cache

from domain.consent import Document, Purpose, document
from domain.personal import PersonalData
from locales import LANGUAGES, Texts

#: To be raised with every change of the text: everybody is then asked again.
VERSION = 1


@cache
def current(mode: PersonalData) -> Document:
    """The document as it is asked for now."""
    return document(Purpose.PARTICIPATION, VERSION, Texts(LANGUAGES[0], mode).plain("consent-participation", mode=mode.value))
