"""What the check on copied text promises to read right."""

from moderation.checks.check import Example
from moderation.context import Candidate, Context

_ARTICLE = (
    "La compagnie des eaux a présenté lundi son plan contre les fuites. Un litre sur trois se perd avant"
    " d'arriver au robinet, reconnaît sa directrice, et les conduites les plus vieilles datent des années"
    " trente. Le chantier commencera par la médina, où les rues étroites obligent à creuser à la main. Il"
    " durera quatre ans. Les habitants recevront un avis une semaine avant chaque coupure, et des citernes"
    " seront placées aux carrefours."
)
_EXTRACT = _ARTICLE[_ARTICLE.index("Un litre") : _ARTICLE.index(" Il durera")]
_OWN = (
    "Chez nous l'eau est coupée depuis jeudi et personne ne répond au téléphone, c'est fatigant."
    " Voilà ce que dit le journal."
)
_FIFTH = " ".join(word if place % 5 else "machin" for place, word in enumerate(_ARTICLE.split(), start=1))
_KNOWN = Context(
    candidates=(
        Candidate(kind="article", id="eaux", body=_ARTICLE, url="https://www.fontaine.example/fuites"),
    )
)
_QUOTED = Context(
    candidates=(Candidate(kind="post", id="earlier", body=f"{_ARTICLE} {_OWN}", author="Nour"),)
)

EXAMPLES = (
    Example(
        name="a whole article",
        body=f"{_OWN}\n\n{_ARTICLE}",
        context=_KNOWN,
        expect=(("full_copy", (_ARTICLE,)),),
    ),
    Example(
        name="an extract within words of one's own",
        body=f"{_OWN}\n\n{_EXTRACT}\n\nÀ la main ! On aura le temps de prendre des bains de mer.",
        context=_KNOWN,
        expect=(("passage", (_EXTRACT,)),),
    ),
    Example(
        name="every fifth word replaced",
        body=_FIFTH,
        context=_KNOWN,
        expect=(("full_copy", (_FIFTH,)),),
    ),
    Example(
        name="twelve words that anybody may write",
        body=f"{_OWN} Les habitants recevront un avis une semaine avant chaque coupure. On verra bien.",
        context=_KNOWN,
    ),
)
