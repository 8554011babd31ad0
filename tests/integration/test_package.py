"""What is installed is what was written: the wheel holds every file of the tree, data and migrations too."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("moderation", "workers")
LEFT_OUT = {".po", ".pot", ".pyc"}  # translators' files, of which the compiled ones are installed


def _files(folder: Path) -> set[str]:
    paths = (path for package in PACKAGES for path in (folder / package).rglob("*"))
    return {str(path.relative_to(folder)) for path in paths if path.is_file() and path.suffix not in LEFT_OUT}


def test_the_wheel_holds_every_file(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tmp_path / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "."]
    made = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        assert _files(tmp_path) - set(archive.namelist()) == set()
