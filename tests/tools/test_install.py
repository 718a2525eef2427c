"""`make`'s first step on a fresh machine: packages arrive with or without a registry, or one sentence says why not."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

INSTALL = Path(__file__).parents[2] / "tools" / "install.py"


def wheel(folder: Path, version: str) -> str:
    """Writes a tiny package into `folder`; returns its line for a lock file."""
    folder.mkdir(exist_ok=True)
    files = {
        "greeting.py": f"VERSION = '{version}'\n",
        f"greeting-{version}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: greeting\nVersion: {version}\n",
        f"greeting-{version}.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = f"greeting-{version}.dist-info/RECORD"
    lines = [f"{name},sha256={digest(text.encode())},{len(text)}" for name, text in files.items()]
    path = folder / f"greeting-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in (files | {record: "\n".join([*lines, f"{record},,", ""])}).items():
            archive.writestr(name, text)
    return f"greeting=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def digest(content: bytes) -> str:
    """As RECORD wants it."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


class Project:
    """A project of one package, on a machine that reaches no registry and has no uv."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "tools").mkdir(parents=True)
        shutil.copy(INSTALL, folder / "tools")
        self.lock("1.0")

    def lock(self, version: str, *, with_wheel: bool = True) -> None:
        """Locks a version; its wheel lies in `wheels/` or nowhere."""
        line = wheel(self.folder / ("wheels" if with_wheel else "elsewhere"), version)
        (self.folder / "requirements.lock").write_text(line)
        (self.folder / "requirements-dev.lock").write_text(line + "# and the linters\n")

    def begins(self, *words: str) -> "subprocess.Popen[str]":
        """`make`'s first step, running."""
        nowhere = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_TRUSTED_HOST": "127.0.0.1"}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        return subprocess.Popen(
            [sys.executable, "-S", "tools/install.py", *words],
            cwd=self.folder,
            env=kept | nowhere | {"PATH": "/usr/bin:/bin"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def install(self, *words: str) -> tuple[int, str, str]:
        """(exit status, what it printed, what it complained of)."""
        with self.begins(*words) as process:
            said, complaint = process.communicate()
        return process.returncode, said, complaint

    def installed(self) -> str:
        """The version that a program in `.venv/` would see."""
        asked = [str(self.folder / ".venv" / "bin" / "python"), "-c", "import greeting; print(greeting.VERSION)"]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or any(Path(folder, "uv").exists() for folder in ("/usr/bin", "/bin")),
    reason="a machine without uv among the system's programs is needed",
)


def test_offline_install_says_the_way_out_and_is_repeated_only_when_something_changed(tmp_path: Path) -> None:
    """One project for all of it: making an environment is what takes long."""
    project = Project(tmp_path / "project")
    venv, half_written = tmp_path / "project" / ".venv", tmp_path / "project" / ".venv" / "bin" / "half-written"

    # No registry and no wheels: one sentence with a way out.
    shutil.rmtree(tmp_path / "project" / "wheels")
    project.lock("1.0", with_wheel=False)
    status, _, complaint = project.install()
    assert status == 1
    assert complaint.startswith("No package registry can be reached.")
    assert "make bundle" in complaint
    assert complaint.count("\n") == 1

    # The way out is taken; what was left half done is made anew.
    half_written.touch()
    project.lock("1.0")
    status, said, _ = project.install()
    assert status == 0
    assert "Making .venv" in said
    assert not half_written.exists()
    assert "from wheels/" in said
    assert "  greeting 1.0\n" in said
    assert project.installed() == "1.0"
    assert project.install() == (0, "", "")

    project.lock("1.1")
    assert "  greeting 1.1\n" in project.install()[1]
    assert project.installed() == "1.1"

    assert "Installing" in project.install("--dev")[1]
    assert project.install() == project.install("--dev") == (0, "", "")  # what dev needs contains what run needs

    # After a kill in the middle no stamp counts; who interrupts is told that nothing is lost, and is not believed to be done.
    (venv / ".unfinished").touch()
    for goes_on in (("Making .venv",), ("Making .venv", "Installing")):  # how far it came is a matter of the machine
        with project.begins() as process:
            assert process.stdout is not None
            assert process.stdout.readline().startswith(goes_on)
            process.terminate()
            assert process.communicate()[1] == "Interrupted; the same command goes on from here.\n"


def test_old_python_is_told_what_to_do() -> None:
    pretend = (
        f"import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); runpy.run_path({str(INSTALL)!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.9 is too old, 3.11 or newer is needed: ")
    assert "make PYTHON=python3." in done.stderr
    assert done.stderr.count("\n") == 1
