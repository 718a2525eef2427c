"""Forgets a data folder (`make reset`): database, playground, files. Refuses while a bot runs there. Needs only Python itself.

Usage: reset.py [FOLDER]. Without one it is DATA_DIR of the environment or of `.env`, else `.data/`.
"""

import fcntl
import os
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: Names by which a data folder is known: a wrong DATA_DIR must not cost anybody their home.
OURS = ("postgres", "postgres.lock", "playground")


def configured() -> Path:
    """The folder that the bot would use here."""
    named = os.environ.get("DATA_DIR")
    if not named and (ROOT / ".env").is_file():
        found = re.findall(
            r"^\s*(?:export\s+)?DATA_DIR\s*=\s*[\"']?(.*?)[\"']?\s*$", (ROOT / ".env").read_text(), re.MULTILINE | re.IGNORECASE
        )
        named = found[-1] if found else None
    return Path(named or ".data")


def refusal(folder: Path) -> "str | None":
    """Why this folder must not be forgotten, in one line; None when it may be."""
    if folder.is_symlink() or not folder.is_dir():
        return f"{folder} is not a folder: nothing was forgotten."
    known = any((folder / name).exists() for name in OURS)
    if (
        folder.resolve() in (ROOT, *ROOT.parents, Path.home())
        or (folder / ".git").exists()
        or (any(folder.iterdir()) and not known)
    ):
        return f"{folder} does not look like a data folder of the bot: nothing was forgotten."
    return None


def forget(folder: Path) -> "str | None":
    """Removes the folder; one line instead when a bot runs there. Holds the bot's own lock meanwhile, so that none starts."""
    with (folder / "postgres.lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return f"The bot is running on {folder}: stop it first (Ctrl-C where it runs), then repeat."
        elsewhere = (folder / "postgres").resolve().parent
        if re.fullmatch(r"/var/lib/mentorship-bot-[0-9a-f]{12}", str(elsewhere)):  # put there by a start as root
            shutil.rmtree(elsewhere)
        shutil.rmtree(folder)
    return None


def main(folder: Path) -> "str | int":
    """The exit status, or the sentence to end with."""
    if not folder.exists():
        print(f"{folder} is not there: nothing to forget.")
        return 0
    try:
        refused = refusal(folder) or forget(folder)
    except OSError as error:
        return f"{error.filename or folder} could not be removed: {error.strerror}"
    if refused:
        return refused
    print(f"Forgot {folder}. The next make run begins from nothing.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else configured()))
