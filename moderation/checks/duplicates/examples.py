"""What the check on duplicates promises to read right."""

from moderation.checks.check import Example
from moderation.context import Candidate, Context, EarlierLink

_OFFER = (
    "Je donne un vélo d'enfant rouge, roues de seize pouces, freins refaits au printemps. À prendre à"
    " Salé, quartier Bettana, en soirée. Premier arrivé, premier servi, pas de réservation s'il vous"
    " plaît."
)
_EDITED = _OFFER.replace("Salé, quartier Bettana", "Rabat, quartier Agdal") + " Il reste aussi un casque."
_GREETING = "Salam aleykoum wa rahmatullahi wa barakatuh, barak Allahou fik, qu'Allah te récompense, amine."
_ARABIC = "أبيع غسالة مستعملة في حالة جيدة جدا، سعة سبعة كيلوغرامات، والسعر قابل للنقاش."
_VOCALISED = "أَبِيعُ غَسَّالَةً مُسْتَعْمَلَةً في حالة جيّدة جدّا، سعة سبعة كيلوغرامات، والسعر قابل للنقاش."


def _after(body: str) -> Context:
    """Give the context of a forum where that was posted before."""
    return Context(candidates=(Candidate(kind="post", id="earlier", body=body),))


EXAMPLES = (
    Example(name="the same post again", body=_OFFER, context=_after(_OFFER), expect=(("exact", (_OFFER,)),)),
    Example(
        name="accents and capitals do not count",
        body=_OFFER.upper().replace("É", "E"),
        context=_after(_OFFER),
        expect=(("exact", (_OFFER.upper().replace("É", "E"),)),),
    ),
    Example(
        name="neither do harakat",
        body=_VOCALISED,
        context=_after(_ARABIC),
        expect=(("exact", (_VOCALISED,)),),
    ),
    Example(
        name="an edited repost",
        body=_EDITED,
        context=_after(_OFFER),
        expect=(("near", (_EDITED.removesuffix(" Il reste aussi un casque."),)),),
    ),
    Example(name="tiny posts repeat innocently", body="Merci beaucoup !", context=_after("merci beaucoup")),
    Example(
        name="so do greetings and invocations, however long",
        body=_GREETING,
        context=_after(_GREETING),
    ),
    Example(
        name="a link that was given before",
        body="À lire : https://www.port.example/halle?utm_source=x",
        context=Context(links=(EarlierLink(canonical="https://port.example/halle", post="earlier"),)),
        expect=(("same_link", ("https://www.port.example/halle?utm_source=x",)),),
    ),
)
