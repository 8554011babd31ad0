"""What the check promises to read right."""

from moderation.checks.check import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        name="an acronym and a name in a report",
        body="Le ministère affirme que l'AQMI de Belmokhtar s'est retirée de Kidal.",
        expect=(("mention", ("AQMI",)), ("mention", ("Belmokhtar",))),
    ),
    Example(
        name="a name written with figures",
        body="Ce compte s'appelle B0ko_H4ram, pouvez-vous regarder ?",
        expect=(("mention", ("B0ko_H4ram",)),),
    ),
    Example(
        name="letters spelt out in Arabic",
        body="كتب على الجدار د.ا.ع.ش ثم هرب",
        expect=(("mention", ("د.ا.ع.ش",)),),
    ),
    Example(
        name="an Arabic name behind its prefix",
        body="تحدث المعلم عن القرية وبوكو حرام",
        expect=(("mention", ("بوكو حرام",)),),
    ),
    Example(name="a goddess", body="Le temple d'Isis à Philae se visite en bateau."),
    Example(name="a legal form", body="J'ai ouvert mon EI à l'URSSAF la semaine dernière."),
    Example(name="a word of religion", body="Mon jihad à moi, c'est de me lever pour fajr."),
    Example(name="an arrival time", body="ETA 18 h 40, on mange ensemble ?"),
    Example(
        name="a call that names nobody",
        body="Mes frères, engagez-vous dans le jihad en Libye avant l'hiver !",
        expect=(("pattern", ("engagez-vous dans le jihad en Libye",)),),
    ),
)
