"""The references of known scripture: every verse stands in the installed text, and begins as it should."""

import pytest

from moderation.checks.citations import verses
from moderation.checks.citations.lexicon import data

P = pytest.param
# Words of the verse from which the French and English words of `known.toml` are taken.
ARABIC = [
    P("فإن مع العسر يسرا إن مع العسر يسرا", "quran:94:5-6", id="ease"),
    P("ومن يتق الله يجعل له مخرجا ويرزقه", "quran:65:2-3", id="a way out"),
    P("لا تأخذه سنة ولا نوم له ما في السماوات", "quran:2:255", id="neither slumber nor sleep"),
    P("لا إكراه في الدين قد تبين الرشد", "quran:2:256", id="no compulsion"),
    P("لا يكلف الله نفسا إلا وسعها لها ما كسبت", "quran:2:286", id="no burden"),
    P("استعينوا بالصبر والصلاة إن الله مع الصابرين", "quran:2:153", id="patience and prayer"),
    P("فاذكروني أذكركم واشكروا لي", "quran:2:152", id="remember me"),
    P("وإذا سألك عبادي عني فإني قريب", "quran:2:186", id="near"),
    P("وعسى أن تكرهوا شيئا وهو خير لكم", "quran:2:216", id="you may dislike"),
    P("واعتصموا بحبل الله جميعا ولا تفرقوا", "quran:3:103", id="the rope"),
    P("ولو كنت فظا غليظ القلب لانفضوا", "quran:3:159", id="harsh of heart"),
    P("إن الصلاة كانت على المؤمنين كتابا موقوتا", "quran:4:103", id="times of prayer"),
    P("ولا يجرمنكم شنآن قوم على ألا تعدلوا", "quran:5:8", id="hatred of a people"),
    P("ولا تنازعوا فتفشلوا وتذهب ريحكم", "quran:8:46", id="do not dispute"),
    P("إن الله لا يغير ما بقوم حتى يغيروا", "quran:13:11", id="a people's condition"),
    P("ألا بذكر الله تطمئن القلوب", "quran:13:28", id="hearts at rest"),
    P("لئن شكرتم لأزيدنكم ولئن كفرتم", "quran:14:7", id="gratitude"),
    P("وقضى ربك ألا تعبدوا إلا إياه", "quran:17:23", id="parents"),
    P("وما أرسلناك إلا رحمة للعالمين", "quran:21:107", id="mercy to the worlds"),
    P("إن الصلاة تنهى عن الفحشاء والمنكر", "quran:29:45", id="prayer restrains"),
    P("لا تقنطوا من رحمة الله إن الله يغفر", "quran:39:53", id="do not despair"),
    P("ادعوني أستجب لكم إن الذين يستكبرون", "quran:40:60", id="call upon me"),
    P("وجعلناكم شعوبا وقبائل لتعارفوا", "quran:49:13", id="nations and tribes"),
    P("ونحن أقرب إليه من حبل الوريد", "quran:50:16", id="the jugular vein"),
    P("وما خلقت الجن والإنس إلا ليعبدون", "quran:51:56", id="jinn and men"),
    P("قل لن يصيبنا إلا ما كتب الله لنا", "quran:9:51", id="what is written"),
    P("ادع إلى سبيل ربك بالحكمة والموعظة", "quran:16:125", id="with wisdom"),
    P("ولا تصعر خدك للناس ولا تمش", "quran:31:18", id="no arrogance"),
]


def listed() -> set[str]:
    return {text["reference"] for text in data("known")["text"] if text["reference"].startswith("quran:")}


def test_every_known_verse_stands_in_the_installed_text() -> None:
    text = verses._load()  # noqa: SLF001 - the installed text itself is what is compared with
    assert text is not None
    for reference in listed():
        sura, places = reference.removeprefix("quran:").split(":")
        first, _, last = places.partition("-")
        assert {(int(sura), verse) for verse in range(int(first), int(last or first) + 1)} <= set(
            text.references
        )


@pytest.mark.parametrize(("arabic", "reference"), ARABIC)
def test_the_arabic_of_a_known_verse_leads_to_its_reference(arabic: str, reference: str) -> None:
    assert verses.reference(arabic) == reference
    assert any(known.split("-")[0] == reference.split("-", maxsplit=1)[0] for known in listed())
