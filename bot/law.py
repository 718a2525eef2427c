"""What the law asks, told to whoever starts the bot with a real token: once for each setting of PERSONAL_DATA."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from domain.personal import PersonalData
from locales import Texts

#: In DATA_DIR: which settings have been told about. The number grows with the text.
_TOLD = "told-the-law-1"


def tell(data_dir: Path, mode: PersonalData, say: Callable[[str], None], environment: Mapping[str, str] = os.environ) -> bool:
    """Say the block unless it was said here for this setting before. A folder that cannot be written is told every time."""
    told = data_dir / _TOLD
    try:
        known = told.read_text("ascii").split()
    except OSError:
        known = []
    if mode.value in known:
        return False
    say(Texts(language(environment), mode).plain("law-block", mode=mode.value))
    try:
        told.write_text(" ".join([*known, mode.value]), "ascii")
    except OSError:
        return True
    return True


def language(environment: Mapping[str, str]) -> str:
    """Russian, as the law is, unless the terminal is set to English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if said := environment.get(name, ""):
            return "en" if said.lower().startswith("en") else "ru"
    return "ru"
