"""Files of evidence in one archive, under names that people can read, with an index beside them."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

#: Telegram takes 50 MB in one file; a part stays well below, so that a slow line carries it in one call.
PART = 24 * 1024 * 1024
#: Signs of one folder or file name.
LONGEST = 80
#: What Windows and others refuse in a name.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e]+')


@dataclass(frozen=True)
class File:
    """One file with the words of its folders, as they come: they are made fit for every system here."""

    folders: tuple[str, ...]
    name: str
    content: bytes


def fit(words: str, *, otherwise: str = "_") -> str:
    """Words as the name of a folder or a file: nothing that a system refuses, not too long, an ending of a file kept."""
    clean = _FORBIDDEN.sub(" ", words)
    clean = " ".join(clean.split()).strip(" .")
    stem, dot, ending = clean.rpartition(".")
    if dot and len(ending) <= 5:
        return f"{stem[: LONGEST - len(ending) - 1].strip(' .')}.{ending}"
    return clean[:LONGEST].strip(" .") or otherwise


def named(files: Iterable[File]) -> list[tuple[str, bytes]]:
    """The path of each in the archive; of two with one name the later gets a number."""
    taken: set[str] = set()
    found = []
    for one in files:
        path = PurePosixPath(*(fit(folder) for folder in one.folders), fit(one.name))
        number = 1
        unique = path
        while str(unique).casefold() in taken:
            number += 1
            unique = path.with_name(f"{path.stem} ({number}){path.suffix}")
        taken.add(str(unique).casefold())
        found.append((str(unique), one.content))
    return found


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The `.zip` of these paths, which may be Cyrillic. Pictures and PDF are packed already, so nothing is pressed again."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as packed:
        for path, one in files:
            # A fixed moment: two archives of the same evidence are the same bytes.
            packed.writestr(zipfile.ZipInfo(path, (2020, 1, 1, 0, 0, 0)), one)
    return content.getvalue()


def portion(sizes: Sequence[int], most: int = PART) -> int:
    """How many of these, from the first on, go into one part; at least one, so that a part is never empty."""
    total = 0
    for at, size in enumerate(sizes):
        total += size
        if total > most and at:
            return at
    return len(sizes)
