"""Keep the desk's catalogues: collect its words, merge them into each .po, compile each .mo.

The compiled files are committed, so that installing needs no tool for it. Run from the checkout after a
change of words: `.venv/bin/python -m tests.catalogues`.
"""

import tomllib
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "moderation/web"
FOLDER = WEB / "translations"
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}


def collect() -> Catalog:
    """Give the template: every string of the desk that is translated."""
    mappings = tomllib.loads((FOLDER / "babel.toml").read_text("utf-8"))["mappings"]
    methods = [(each["pattern"], each["method"]) for each in mappings]
    template = Catalog(fuzzy=False)
    for _, _, words, comments, _ in extract_from_dir(WEB, methods, keywords=KEYWORDS):
        template.add(words, None, auto_comments=comments)
    return template


def paths() -> list[Path]:
    """Give the catalogues; English is the language of the code and needs none."""
    return sorted(FOLDER.glob("*/LC_MESSAGES/messages.po"))


def read(path: Path) -> Catalog:
    """Read one catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def compiled(catalogue: Catalog) -> bytes:
    """Give a catalogue as the program reads it."""
    made = BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def update(path: Path, template: Catalog) -> None:
    """Merge the desk's strings into a catalogue and compile it; what is gone is dropped."""
    catalogue = read(path)
    template.creation_date = catalogue.creation_date  # else each run would be a change
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, omit_header=False, sort_output=True, no_location=True)
    path.with_suffix(".mo").write_bytes(compiled(read(path)))


def main() -> None:
    """Bring every catalogue up to date."""
    template = collect()
    for path in paths():
        update(path, template)


if __name__ == "__main__":
    main()
