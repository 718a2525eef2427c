"""`make reset` forgets what the bot stored, and nothing else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db import embedded

RESET = Path(__file__).parents[2] / "tools" / "reset.py"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")


def reset(folder: Path, program: Path = RESET, **environment: str) -> tuple[int, str]:
    """(exit status, its one line)."""
    variables = os.environ | environment | {"DATA_DIR": str(folder)}
    done = subprocess.run([sys.executable, str(program)], env=variables, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_refuses_while_the_bot_runs_and_forgets_when_it_has_ended(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with embedded.start(data, say=lambda _: None, durable=False):
        status, line = reset(data)
        assert (status, "stop it first" in line) == (1, True)
        assert (data / "postgres" / "PG_VERSION").exists()
    assert reset(data)[0] == 0
    assert not data.exists()
    assert reset(data) == (0, f"{data} is not there: nothing to forget.\n")


@pytest.mark.parametrize("kind", ["stranger", "home", "project"])
def test_leaves_a_folder_that_is_not_the_bots(tmp_path: Path, kind: str) -> None:
    (tmp_path / "letter.txt").write_text("precious")
    (tmp_path / "tools").mkdir()
    program = shutil.copy(RESET, tmp_path / "tools") if kind == "project" else RESET
    if kind != "stranger":
        (tmp_path / "postgres.lock").touch()  # even if a bot once ran right here
    status, line = reset(tmp_path, program, HOME=str(tmp_path) if kind == "home" else "/")
    assert (status, "nothing was forgotten" in line) == (1, True)
    assert (tmp_path / "letter.txt").read_text() == "precious"


def test_takes_the_folder_that_the_environment_file_names(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "tools").mkdir(parents=True)
    (project / "tools" / "reset.py").write_text(RESET.read_text())
    (project / ".env").write_text('LOG_LEVEL=INFO\nDATA_DIR = "stored"\n')
    for name in ("stored", ".data"):
        (project / name).mkdir()
        (project / name / "postgres.lock").touch()
    environment = {name: value for name, value in os.environ.items() if name != "DATA_DIR"}
    subprocess.run([sys.executable, "tools/reset.py"], cwd=project, env=environment, check=True, capture_output=True)
    assert sorted(path.name for path in project.iterdir()) == [".data", ".env", "tools"]
