"""A text with its findings marked, as HTML made by escaping: no sanitiser is on this road."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from moderation.model import Finding, Span
from moderation.web.marks import Piece, flatten
from moderation.web.visible import visible

# The superscript letter of a check; A and D have a meaning only on the page, in its legend.
LETTERS = {"repetition": "A", "duplicates": "A", "citations": "B", "copied_text": "C", "watchlist": "D"}


def letter(check: str) -> str:
    """Give the letter under which a check's findings are marked."""
    return LETTERS.get(check, "E")


@dataclass(frozen=True, slots=True)
class Rail:
    """Where one check's findings stand in a text: (place, length) in percent."""

    letter: str
    extents: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Marking:
    """Which findings are marked in a text, by number from 1, and which one was chosen."""

    findings: Mapping[int, Finding]
    chosen: int | None = None

    def write(self, text: str, spans: Mapping[int, Iterable[Span]]) -> Markup:
        """Give the text with its marks; takes time linear in both."""
        pieces = flatten(text, spans)
        return Markup("").join(self._piece(text, piece) for piece in pieces)

    def _piece(self, text: str, piece: Piece) -> Markup:
        words = visible(text[piece.start : piece.end])
        if not piece.findings:
            return words
        attributes = [Markup(' data-finding="{}"').format(" ".join(map(str, piece.findings)))]
        if piece.begins:
            attributes.append(Markup(' id="at-{}"').format(piece.start))
            attributes += self._letters(text, piece)
        if self.chosen is not None and self.chosen in piece.findings:
            attributes.append(Markup(' class="chosen {}"').format(self._letter(self.chosen)))
        return Markup("<mark{}>{}</mark>").format(Markup("").join(attributes), words)

    def _letters(self, text: str, piece: Piece) -> Iterable[Markup]:
        # Within a word a letter would keep Arabic letters from joining.
        if text[piece.start - 1 : piece.start].isalpha() and text[piece.start].isalpha():
            return
        letters = sorted({self._letter(number) for number in piece.begins})
        yield Markup(' data-letter="{}"').format("".join(letters))

    def _letter(self, number: int) -> str:
        return letter(self.findings[number].check)

    def rails(self, length: int, spans: Mapping[int, Iterable[Span]]) -> list[Rail]:
        """Give a thin rail for each letter, with the extents of its findings in a text of a length."""
        extents: dict[str, set[tuple[float, float]]] = {}
        for number, stretches in spans.items():
            for span in stretches:
                place = round(100 * span.start / max(length, 1), 1)
                size = round(100 * (span.end - span.start) / max(length, 1), 1)
                extents.setdefault(self._letter(number), set()).add((place, max(size, 0.6)))
        return [Rail(name, tuple(sorted(places))) for name, places in sorted(extents.items())]
