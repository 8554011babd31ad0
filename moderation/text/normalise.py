"""The fold: letters and digits only, so that spacing, marks, accents and look-alikes do not count."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

VERSION = "1"


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """The folded stream of a text; letter i of `stream` came from character `index[i]` of the text.

    `codes` holds the stream's code points, one uint32 a letter.
    """

    stream: str
    codes: NDArray[np.uint32]
    index: NDArray[np.int32]


def fold(text: str) -> Fold:
    """Fold a text (placeholder: casefolded letters and digits)."""
    kept = [(character.lower()[0], place) for place, character in enumerate(text) if character.isalnum()]
    stream = "".join(character for character, _ in kept)
    return Fold(
        stream=stream,
        codes=np.frombuffer(stream.encode("utf-32-le", "surrogatepass"), dtype=np.uint32),
        index=np.array([place for _, place in kept], dtype=np.int32),
    )
