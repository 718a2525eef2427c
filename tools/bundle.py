"""Packs the project's tracked files and the wheels of its runtime lock into one archive (`make bundle`), from which
`make run` works where no registry is reached: on the same operating system, processor and Python version.
"""

import gzip
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARCHIVE = ROOT / "dist" / "mentorship-bot-bundle.tar.gz"
NAME = "mentorship-bot"


def tracked() -> "list[str]":
    """The files git knows, as they lie in the working tree. Raises CalledProcessError outside of a checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def collect(wheels: Path) -> None:
    """Downloads every wheel of the lock for this platform, hashes checked. Raises CalledProcessError."""
    has_pip = subprocess.run([sys.executable, "-c", "import pip"], capture_output=True, check=False).returncode == 0
    if not has_pip:
        subprocess.run([sys.executable, "-m", "ensurepip", "--default-pip"], check=True, stdout=subprocess.DEVNULL)
    command = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    command += ["-r", str(ROOT / "requirements.lock"), "-d", str(wheels)]
    present = ROOT / "wheels"
    if present.is_dir():
        command += ["--find-links", str(present)]
    subprocess.run(command, check=True)


def pack(files: "list[str]", wheels: Path) -> None:
    """Writes the archive under a temporary name, then renames: an interrupted run leaves no half bundle."""
    ARCHIVE.parent.mkdir(exist_ok=True)
    half = ARCHIVE.with_name(ARCHIVE.name + ".new")
    with gzip.open(half, "wb", compresslevel=1) as stream, tarfile.open(fileobj=stream, mode="w") as archive:
        for name in files:
            archive.add(ROOT / name, f"{NAME}/{name}", recursive=False, filter=nobody)
        for wheel in sorted(wheels.iterdir()):
            archive.add(wheel, f"{NAME}/wheels/{wheel.name}", filter=nobody)
    half.replace(ARCHIVE)


def nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the name of whoever packed it."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def main() -> "str | int":
    """The exit status, or the sentence to end with."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        return "make bundle packs what git tracks: run it in a git checkout of the project."
    try:
        with tempfile.TemporaryDirectory() as wheels:
            print("Collecting the wheels of requirements.lock …", flush=True)
            collect(Path(wheels))
            print("Packing …", flush=True)
            pack(tracked(), Path(wheels))
    except subprocess.CalledProcessError as failed:
        return f"The bundle was not made: {' '.join(failed.cmd[1:4])} failed, its reason stands above."
    except OSError as error:
        return f"The bundle was not made: {error.filename or ARCHIVE}: {error.strerror}"
    size = ARCHIVE.stat().st_size / 1_000_000
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    print(
        f"{ARCHIVE.relative_to(ROOT)}, {size:.0f} MB, for Python {version} on {sys.platform}. There: unpack, cd {NAME}, make run."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
