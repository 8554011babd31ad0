"""What the check promises to read right: documentation that the tests run.

An example's context holds no citations; the tests recognise them first, as `examine` does.
"""

from moderation.checks.check import Example

EXAMPLES: tuple[Example, ...] = (
    Example(
        name="a figure about the world without its source",
        body="62 % des lycéens n'ont jamais ouvert un journal.",
        expect=(("missing", ("62 % des lycéens n'ont jamais ouvert un journal",)),),
    ),
    Example(
        name="the same figure with its source",
        body="62 % des lycéens n'ont jamais ouvert un journal.\nSource : https://lecture.example/enquete-2021",
    ),
    Example(
        name="a figure of one's own machine",
        body="Chez moi le serveur prend 90 % du CPU, je ne comprends pas.",
    ),
    Example(
        name="words of a public voice",
        body="Le préfet a déclaré : « aucun logement ne sera vidé avant la fin de l'hiver ».",
        expect=(
            ("missing", ("Le préfet a déclaré : « aucun logement ne sera vidé avant la fin de l'hiver »",)),
        ),
    ),
    Example(
        name="words of one's own people",
        body="Ma tante répétait : « qui garde son pain garde aussi sa parole et ses amis ».",
    ),
    Example(
        name="an authority without a name",
        body="Des études prouvent que dormir l'après-midi rend plus fort.",
        expect=(("missing", ("Des études prouvent que dormir l'après-midi rend plus fort",)),),
    ),
    Example(
        name="a verse without its reference, which is offered",
        body="قال تعالى: «وقضى ربك ألا تعبدوا إلا إياه وبالوالدين إحسانا»",
        expect=(("missing", ("قال تعالى: «وقضى ربك ألا تعبدوا إلا إياه وبالوالدين إحسانا»",)),),
    ),
    Example(
        name="a verse with its reference", body="قال تعالى: «وقضى ربك ألا تعبدوا إلا إياه» [الإسراء: 23]"
    ),
    Example(name="a verse said as prayer", body="ربنا آتنا في الدنيا حسنة وفي الآخرة حسنة وقنا عذاب النار"),
    Example(
        name="an accusation stated as fact",
        body="La mairie a détourné l'argent de la cantine.",
        expect=(("missing", ("La mairie a détourné l'argent de la cantine",)),),
    ),
    Example(name="the same as a question", body="Est-ce que la mairie a détourné l'argent de la cantine ?"),
)
