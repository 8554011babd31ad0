"""JSON lines: each line an object; a bad one is reported with its number, and the others go on."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from moderation.cli.output import fail, warn
from moderation.forums.reading import read_object
from moderation.model import Invalid

Read = TypeVar("Read")


class Lines(Iterator[Read]):
    """The values of a file's lines; `failed` counts the lines that gave none, `place` names the last one.

    `read` makes a value of an object and gives its warnings; it raises Invalid.
    """

    def __init__(
        self,
        lines: Iterable[bytes],
        read: Callable[[dict[str, object]], tuple[Read, tuple[str, ...]]],
        *,
        name: str,
    ) -> None:
        self._lines = enumerate(lines, start=1)
        self._read = read
        self._name = name
        self.failed = 0
        self.place = name

    def __next__(self) -> Read:
        """Give the next value; blank lines are passed over."""
        for number, line in self._lines:
            if not line.strip():
                continue
            self.place = f"{self._name}, line {number}"
            try:
                value, warnings = self._read(read_object(line))
            except Invalid as error:
                self.failed += 1
                fail(f"{self.place}: {error.message.replace('The body', 'it', 1)}")
                continue
            for warning in warnings:
                warn(f"{self.place}: {warning}")
            return value
        raise StopIteration
