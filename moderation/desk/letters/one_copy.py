"""Ask the author of a post that says the same twice to keep one copy."""

from moderation.desk.letters.words import of_language
from moderation.model import Examination, Post


def draft(examination: Examination, _: Post) -> str:
    """Give what the author is asked, in the language of the post."""
    return str(of_language("one_copy", examination.language.main))
