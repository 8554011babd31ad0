"""Make moderation/text/data/quran.uint32: hashes of the Qur'an's skeleton, by which quoted verses are known.

The words come from the package quran-text (Hafs, CC BY 4.0, a test extra); only hashes are kept. Run it
again after a change of the fold or of the hash: python -m benchmarks.quran
"""

from pathlib import Path

import numpy as np
from quran_text import Mushaf

from moderation.text.fingerprint import grams, winnow
from moderation.text.formulas import GRAM, WINDOW, short
from moderation.text.normalise import fold, scripture

TARGET = Path(__file__).parents[1] / "moderation/text/data/quran.uint32"


def main() -> None:
    """Write the hashes, sorted."""
    mushaf = Mushaf.hafs()
    words = " ".join(ayah.text for number in range(1, 115) for ayah in mushaf.surah(number).ayahs)
    hashes = np.unique(short(winnow(grams(scripture(fold(words)).codes, GRAM), WINDOW)))
    TARGET.write_bytes(hashes.astype("<u4").tobytes())
    print(f"{len(hashes)} hashes of {len(words)} characters")


if __name__ == "__main__":
    main()
