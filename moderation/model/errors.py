"""What goes wrong, named by what the caller can do about it."""


class ModerationError(Exception):
    """What goes wrong, named by what the caller can do about it.

    `code` is stable and part of the interface; the message says what is wrong, where, and the mend.
    """

    code = "error"

    def __init__(self, message: str, *, code: str | None = None, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.field = field


class NotFound(ModerationError):
    """There is no such thing; look for another."""

    code = "not_found"


class Conflict(ModerationError):
    """Somebody was faster; read again, then decide."""

    code = "conflict"


class Refused(ModerationError):
    """The caller may not do this."""

    code = "refused"


class Invalid(ModerationError):
    """The input is wrong; mend the named field."""

    code = "invalid"


class Unavailable(ModerationError):
    """Not now; try again later."""

    code = "unavailable"
