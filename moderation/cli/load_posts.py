"""Posts for a load: texts put together from our own words, some copied, some naming what checks look for."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime

from moderation.model import Post

OPENINGS = (
    "Bonsoir à tous",
    "Salam, une question rapide",
    "Je reviens sur ce qui a été dit hier",
    "Petit compte rendu de la réunion",
    "مساء الخير جميعا",
    "Pour ceux qui suivent le dossier",
)
SUBJECTS = ("la mairie", "le comité de quartier", "la coopérative", "l'association", "مجلس الحي", "le lycée")
VERBS = (
    "a reporté",
    "annonce",
    "discute encore",
    "refuse pour l'instant",
    "قرر",
    "prépare",
    "voudrait revoir",
)
OBJECTS = (
    "les travaux du marché",
    "l'ouverture de la bibliothèque",
    "le budget de la piscine",
    "توزيع المنح",
    "la ligne de bus du matin",
    "le calendrier des examens",
)
ENDS = ("avant l'été", "sans donner de date", "après les fêtes", "هذا الأسبوع", "à la demande des habitants")
SHARE_COPIED = 0.1
LONGEST_MEMORY = 200


class Posts(Iterator[Post]):
    """Endless posts of one seed; ids begin with the time, so that each run sends new ones."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - texts, not secrets
        self._begun = round(datetime.now(UTC).timestamp() * 1000)
        self._number = 0
        self._earlier: list[str] = []

    def __next__(self) -> Post:
        """Give the next post; one in ten repeats what an earlier one said."""
        self._number += 1
        now = datetime.now(UTC)
        return Post(
            id=str(self._begun * 1_000_000 + self._number),
            body=self._body(),
            author=f"membre-{self._random.randrange(200)}",
            thread=str(self._random.randrange(1, 500)),
            posted_at=now,
            updated_at=now,
            revision=1,
        )

    def _body(self) -> str:
        sentences = [self._sentence() for _ in range(self._random.randint(2, 12))]
        if self._earlier and self._random.random() < SHARE_COPIED:
            sentences.append(self._random.choice(self._earlier))
        body = f"{self._random.choice(OPENINGS)}. {' '.join(sentences)}"
        self._earlier = [*self._earlier[-LONGEST_MEMORY:], body]
        return body

    def _sentence(self) -> str:
        """Give one sentence; the number keeps most of them apart."""
        chosen = (self._random.choice(words) for words in (SUBJECTS, VERBS, OBJECTS, ENDS))
        return f"{' '.join(chosen)}, point {self._random.randrange(10_000)}."
