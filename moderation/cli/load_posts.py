"""Posts for a load: our own words in no order, in French and Arabic; some repeat an earlier post."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime

from moderation.model import Post

# Words in no order share no passage by chance, so that a post resembles another only where it is meant to.
FRENCH = (
    "la mairie reporte les travaux du marché couvert jusqu'à l'automne et les habitants demandent une "
    "réunion avant que le budget de la bibliothèque soit voté car plusieurs familles attendent un "
    "bus plus tôt le matin pour le lycée tandis que notre association prépare une fête dans le jardin public "
    "avec musique repas jeux vente de livres atelier couture cours de cuisine promenade au bord de la "
    "rivière quelqu'un connaît un plombier près de la gare merci d'avance pour vos conseils bonne soirée"
)
ARABIC = (
    "قررت البلدية تأجيل أشغال السوق حتى الخريف ويطلب السكان اجتماعا قبل التصويت على ميزانية المكتبة لأن "
    "عائلات كثيرة تنتظر منذ زمن حافلة أبكر في الصباح بينما تحضر جمعيتنا حفلا في الحديقة العامة مع موسيقى "
    "وطعام وألعاب وبيع كتب وورشة خياطة ودروس طبخ ونزهة قرب النهر شكرا على نصائحكم"
)
SHARE_ARABIC = 0.3
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
        words = (ARABIC if self._random.random() < SHARE_ARABIC else FRENCH).split()
        sentences = [self._sentence(words) for _ in range(self._random.randint(2, 15))]
        if self._earlier and self._random.random() < SHARE_COPIED:
            sentences.append(self._random.choice(self._earlier))
        body = " ".join(sentences)
        self._earlier = [*self._earlier[-LONGEST_MEMORY:], body]
        return body

    def _sentence(self, words: list[str]) -> str:
        return " ".join(self._random.choices(words, k=self._random.randint(5, 18))).capitalize() + "."
