"""The note asks in the author's language and never accuses."""

import pytest

from moderation.checks.citations.messages import LANGUAGES, message

REASONS = ("quote", "statistic", "authority", "scripture", "article", "claim", "author_absent")
ACCUSING = ("faux", "mensonge", "interdit", "plagiat", "false", "lie", "fake", "كذب", "كاذب", "ممنوع")


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_message_asks(reason: str, language: str) -> None:
    text = message(reason, language)
    assert "?" in text or "؟" in text
    assert not any(word in text.lower().split() for word in ACCUSING)


def test_the_reference_is_offered() -> None:
    assert "94:5-6" in message("scripture", "fr", "quran:94:5-6")
    assert "Bukhari 1" in message("scripture", "en", "hadith:bukhari:1")


def test_romanised_darija_and_unknown_languages() -> None:
    assert message("claim", "ary") == message("claim", "darija")
    assert message("claim", "und") == message("claim", "fr")


def test_an_unknown_reason_is_refused() -> None:
    with pytest.raises(KeyError):
        message("mood", "fr")
