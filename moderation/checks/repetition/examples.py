"""What the check on repetition promises to read right."""

from moderation.checks.check import Example

_NEWS = (
    "Le conseil communal a voté hier soir la rénovation de la halle aux poissons, fermée depuis l'hiver."
    " Les travaux dureront huit mois et coûteront deux millions de dirhams, dont la moitié viendra de la"
    " région. Les marchands seront relogés sur l'esplanade du port."
)
_ARABIC = (
    "قرر المجلس البلدي مساء أمس ترميم سوق السمك المغلق منذ الشتاء الماضي. وستستغرق الأشغال ثمانية أشهر"
    " بكلفة مليوني درهم، نصفها من ميزانية الجهة. وسينقل الباعة مؤقتا إلى ساحة الميناء حتى نهاية الأشغال."
)
_SOURCE = "source : https://port.example/halle"
_SONG = "Ô ma ville, attends-moi."

EXAMPLES = (
    Example(
        name="an article pasted twice, each copy with its source line",
        body=f"Lu ce matin.\n{_NEWS}\n{_SOURCE}\n{_NEWS}\n{_SOURCE}",
        expect=(("repeated_passage", (_NEWS, _NEWS)),),
    ),
    Example(
        name="three copies have three spans",
        body=f"{_NEWS}\n\nJe répète :\n\n{_NEWS}\n\nEt encore une fois pour les sourds :\n\n{_NEWS}",
        expect=(("repeated_passage", (_NEWS, _NEWS, _NEWS)),),
    ),
    Example(
        name="Arabic, once more",
        body=f"{_ARABIC}\n\nللتذكير :\n\n{_ARABIC}",
        expect=(("repeated_passage", (_ARABIC, _ARABIC)),),
    ),
    Example(name="a refrain of one line is no repetition", body="\n".join([_SONG, "Je reviens demain."] * 6)),
    Example(name="a post without repetition", body=_NEWS),
)
