"""Files that hold one text: a secret, an article."""

from typing import BinaryIO

from moderation.model import Invalid


def read_text(file: BinaryIO, field: str) -> str:
    """Give a file's text; Invalid unless it is UTF-8 and more than blanks."""
    content, name = file.read(), _name(file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(
            f"{field}: {name} is not UTF-8 (byte {error.start + 1}); save it as UTF-8", field=field
        ) from None
    if not text.strip():
        raise Invalid(f"{field}: {name} is empty", field=field)
    return text


def read_secret(file: BinaryIO | None, field: str) -> str | None:
    """Give the secret in a file, without the line end that editors add; None without a file."""
    return None if file is None else read_text(file, field).strip()


def _name(file: BinaryIO) -> str:
    name = getattr(file, "name", "<stdin>")
    return "standard input" if name == "<stdin>" else str(name)
