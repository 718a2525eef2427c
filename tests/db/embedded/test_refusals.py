"""What the PostgreSQL that starts with the bot refuses, each in one clear sentence, and what it leaves untouched."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from db import embedded
from db.embedded import CannotStart, Reason
from db.embedded.reasons import explain
from tests.db.embedded.servers import Bot, posix_only, root_only, start

pytestmark = posix_only


@root_only
@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        ('mount -t tmpfs -o size=9m none "$0"', "DISK_FULL"),
        ('mount -t tmpfs -o size=80m none "$0" && cp -a "$1" "$0/data" && ! cat /dev/zero > "$0/filler"', "DISK_FULL"),
        ('mount -t tmpfs -o ro none "$0"', "PERMISSION"),
    ],
    ids=["too small from the first", "filled up later", "read-only"],
)
def test_full_or_read_only_disk_is_one_clear_sentence(
    seed: Path, tmp_path: Path, bots: Callable[..., Bot], prepare: str, reason: str
) -> None:
    private = ["unshare", "-m", "sh", "-c", f'{{ {prepare}; }} 2>&- && shift && exec "$@"', str(tmp_path), str(seed)]
    if subprocess.run([*private, "true"], capture_output=True).returncode != 0:
        pytest.skip("this machine does not let us mount anything")
    bot = bots(tmp_path / "data", *private)
    assert bot.line("refused").startswith(f"refused {reason} ")
    assert bot.process.wait(20) == 0


def test_file_in_place_of_the_data_folder_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(CannotStart, match="data"):
        start(tmp_path / "data")


def test_data_of_another_version_are_not_touched(data: Path) -> None:
    (data / "postgres" / "PG_VERSION").write_text("12\n")
    with pytest.raises(CannotStart, match="written by PostgreSQL 12") as refused:
        start(data)
    assert refused.value.reason is Reason.OTHER_VERSION
    assert not embedded.is_running(data)


def test_folder_that_only_looks_like_data_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "letter.txt").write_text("precious")
    with pytest.raises(CannotStart, match="make reset"):
        start(tmp_path)
    assert (tmp_path / "postgres" / "letter.txt").read_text() == "precious"


def test_wrong_binaries_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_PG_BIN", str(tmp_path / "nowhere"))
    with pytest.raises(CannotStart, match=r"BOT_PG_BIN names .*nowhere") as refused:
        start(tmp_path / "data")
    assert refused.value.reason is Reason.NO_BINARIES


@pytest.mark.parametrize(
    ("output", "reason", "words"),
    [
        ('FATAL:  could not write lock file "postmaster.pid": No space left on device', Reason.DISK_FULL, "free some"),
        ('initdb: error: could not create directory "x": Permission denied', Reason.PERMISSION, "DATA_DIR"),
        ('FATAL:  data directory "x" has wrong ownership', Reason.PERMISSION, "make it yours"),
        ('LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', Reason.PORT, "taken"),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", Reason.MEMORY, "memory"),
        ("FATAL:  database files are incompatible with server", Reason.OTHER_VERSION, "BOT_PG_BIN"),
        ("postgres: error while loading shared libraries: libz.so.1", Reason.NO_BINARIES, "DATABASE_URL"),
        ("2026-01-01 10:00:00 UTC [12] PANIC:  could not locate a valid checkpoint record", Reason.BROKEN, "valid checkpoint"),
        ("", Reason.BROKEN, "gave no reason"),
    ],
)
def test_each_failure_is_one_line_with_a_way_out(output: str, reason: Reason, words: str) -> None:
    failure = explain(f"LOG:  starting\n{output}\nLOG:  database system is shut down" if output else "", Path("/data"))
    assert failure.reason is reason
    assert words in str(failure)
    assert "\n" not in str(failure)
    assert "2026" not in str(failure)
