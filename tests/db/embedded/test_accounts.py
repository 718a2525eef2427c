"""Whose the data of the embedded PostgreSQL are: an ordinary user's, root's in a namespace, or an account's."""

import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.db.embedded.servers import Bot, ask, posix_only, root_only

pytestmark = posix_only


def modes(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """Rights and owners of everything above a folder."""
    found = [(parent, parent.stat()) for parent in folder.parents]
    return {parent: (facts.st_mode, facts.st_uid, facts.st_gid) for parent, facts in found}


@pytest.mark.parametrize("namespace", ["on", "off"])
def test_permissions_above_the_data_folder_stay_as_they_are(bots: Callable[..., Bot], namespace: str, home: Path) -> None:
    parent = home / "private" / "deeper"
    parent.mkdir(parents=True)
    (home / "private").chmod(0o750)
    parent.chmod(0o711)
    before = modes(parent / "data")
    bot = bots(parent / "data", BOT_PG_NAMESPACE=namespace)
    bot.ready()
    bot.finish()
    assert modes(parent / "data") == before


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that every account can reach, unlike pytest's own; what was put aside for its data folders goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="home-"))
    folder.chmod(0o755)
    yield folder
    for link in folder.rglob("postgres"):
        if link.is_symlink():
            shutil.rmtree(link.resolve().parent)
    shutil.rmtree(folder)


def uid_of(pid: int) -> int:
    """The real user of a process, as the machine outside of any namespace sees it."""
    return int(Path(f"/proc/{pid}/status").read_text().split("Uid:")[1].split()[0])


@root_only
async def test_root_in_a_namespace_keeps_the_data_to_itself(home: Path, bots: Callable[..., Bot]) -> None:
    bot = bots(home / "data")
    _, pid, dsn = bot.ready()
    if uid_of(pid) != 0:
        pytest.skip("user namespaces are forbidden here")
    assert await ask(dsn, "select 1") == 1
    facts = (home / "data" / "postgres").stat()
    assert (facts.st_uid, stat.S_IMODE(facts.st_mode)) == (0, 0o700)
    bot.finish()


@root_only
@pytest.mark.parametrize("mode", [0o755, 0o700], ids=["reachable folder", "folder of root's alone"])
async def test_root_without_namespaces_uses_an_account_and_goes_on_with_the_same_data(
    seed: Path, home: Path, bots: Callable[..., Bot], mode: int
) -> None:
    private = home / "private"
    private.mkdir(mode=mode)
    data = Path(shutil.copytree(seed, private / "data", symlinks=True))
    for namespace in ("off", "off", "on"):
        bot = bots(data, BOT_PG_NAMESPACE=namespace)
        _, pid, dsn = bot.ready()
        assert uid_of(pid) != 0
        assert await ask(dsn, "update kept set n = n + 1 returning n") in (8, 9, 10)
        bot.finish()
    assert (data / "postgres").is_symlink() == (mode == 0o700)
    bot = bots(data)
    assert await ask(bot.ready()[2], "select n from kept") == 10
    bot.finish()


def can_map_root() -> bool:
    return shutil.which("unshare") is not None and subprocess.run(["unshare", "-Ur", "true"], capture_output=True).returncode == 0


@pytest.mark.skipif(not can_map_root(), reason="needs the program unshare and user namespaces")
def test_root_who_can_be_nobody_else_gets_one_clear_sentence(tmp_path: Path, bots: Callable[..., Bot]) -> None:
    bot = bots(tmp_path / "data", "unshare", "-Ur", BOT_PG_NAMESPACE="off")
    line = bot.line("refused")
    assert line.startswith("refused ROOT PostgreSQL may not run as root")
    assert "ordinary user" in line
    assert "DATABASE_URL" in line
    assert bot.process.wait(20) == 0
