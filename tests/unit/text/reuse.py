"""Texts for the tests of reuse, and the edits that copies undergo."""

import random

from moderation.context import Candidate, Comparison
from moderation.model import Format, Post
from moderation.text.align import compare
from moderation.text.document import Document, prepare

ARTICLE = (
    "Le musée de la mer rouvrira ses portes au début du printemps, après trois années de travaux. Les"
    " visiteurs y verront d'abord la grande salle des barques, dont la charpente a été reprise pièce par"
    " pièce par les charpentiers du chantier voisin. Plus loin, une galerie raconte la pêche au thon, les"
    " conserveries et la vie des femmes qui y travaillaient de nuit. La directrice espère quarante mille"
    " entrées la première année, moitié moins qu'avant la fermeture. Le billet coûtera vingt dirhams, et"
    " rien pour les écoles de la ville. Une librairie et un café ouvriront en été, si la commune trouve un"
    " gérant."
)
ARABIC = (
    "يفتح متحف البحر أبوابه من جديد في بداية الربيع بعد ثلاث سنوات من الأشغال. وسيرى الزوار أولا قاعة"
    " القوارب الكبيرة التي أعاد نجارو الورشة المجاورة بناء سقفها قطعة قطعة. وبعدها رواق يحكي صيد التونة"
    " ومعامل التصبير وحياة النساء اللواتي كن يعملن فيها ليلا. وتأمل المديرة أن يبلغ عدد الزوار أربعين ألفا"
    " في السنة الأولى، أي نصف ما كان قبل الإغلاق."
)
OWN = (
    "Je passe devant tous les matins en allant au bureau et je me demandais bien quand les bâches"
    " partiraient. Mon grand-père y a travaillé comme gardien, il connaissait chaque rame par son nom."
)


def document(body: str, format: Format = Format.TEXT) -> Document:  # noqa: A002 - the interface's own word
    return prepare(Post(id="post", body=body, format=format))


def compared(body: str, source: str, format: Format = Format.TEXT) -> Comparison | None:  # noqa: A002 - as above
    return compare(document(body, format), Candidate(kind="article", id="source", body=source))


def words_replaced(text: str, every: int, by: str = "machin") -> str:
    return " ".join(by if place % every == 0 else word for place, word in enumerate(text.split(), start=1))


LONG = 1 << 20  # the longest body that is received
_RANDOM = random.Random(1)  # noqa: S311 - a test's text is no secret
HOSTILE = {
    "one letter": "a" * LONG,
    "two letters at random": "".join(_RANDOM.choices("ab", k=LONG)),
    "a short period": ("abcdefg" * LONG)[:LONG],
    "a sentence for ever": (f"{OWN} " * LONG)[:LONG],
    "an article for ever": (f"{ARTICLE} " * LONG)[:LONG],
    "an article's words at random": " ".join(_RANDOM.choices(ARTICLE.split(), k=LONG // 6)),
}
