"""A folder in memory for what a run of tests throws away, where the machine has memory to spare."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

#: Where Linux offers memory as a folder.
PLACE = Path("/dev/shm")
#: Bytes that have to be free there; a run takes some hundreds of megabytes a worker.
ENOUGH = 4 << 30
_NAME = "mentorship_tests_{}_"


@contextlib.contextmanager
def folder() -> Iterator[Path | None]:
    """A folder of this process's own, gone after the block; None where memory is scarce. What killed runs left is removed."""
    if not (PLACE.is_dir() and os.access(PLACE, os.W_OK) and shutil.disk_usage(PLACE).free >= ENOUGH):
        yield None
        return
    _remove_leftovers()
    with tempfile.TemporaryDirectory(prefix=_NAME.format(os.getpid()), dir=PLACE, ignore_cleanup_errors=True) as name:
        yield Path(name)


def _remove_leftovers() -> None:
    for left in PLACE.glob(_NAME.format("*") + "*"):
        owner = left.name.removeprefix(_NAME.partition("{")[0]).partition("_")[0]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            shutil.rmtree(left, ignore_errors=True)
