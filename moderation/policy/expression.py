"""A rule's condition: checked, compiled once, asked once for each finding."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import cel

from moderation.policy.tokens import Token, WrongExpression
from moderation.policy.typecheck import TypeCheck

FAILURES = (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError)
"""What CEL raises when an expression has no answer; a worker's time limit is none of them and must pass."""


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A condition with what it reads: `roots` are its variables, `uses` the fields of each record.

    `check` is the one check whose findings it can be true of, or None.
    """

    source: str
    check: str | None
    roots: tuple[str, ...]
    uses: Mapping[str, tuple[str, ...]]
    program: Any

    def met(self, values: Mapping[str, object]) -> bool:
        """Tell whether the condition is true of these values; raises one of FAILURES if it has no answer."""
        try:
            answer = self.program.execute(values)
        except ValueError:  # a lone surrogate among the values, or no answer: tell them apart by asking again
            answer = self.program.execute(_encodable(values))
        if not isinstance(answer, bool):
            raise TypeError(f"the rule gave {answer!r}, neither yes nor no")
        return answer


def compile_expression(source: str) -> Expression:
    """Check and compile a condition; raises WrongExpression with the place of the first mistake."""
    checked = TypeCheck.of(source)
    node = checked.run()
    try:
        program = cel.compile(_edited(source, checked.edits))
    except FAILURES as error:
        raise WrongExpression(str(error).splitlines()[0], 0) from error
    uses = {record: tuple(sorted(fields)) for record, fields in checked.uses.items()}
    return Expression(source, node.check, tuple(sorted(checked.roots)), uses, program)


def _edited(source: str, edits: list[tuple[Token, str]]) -> str:
    for token, text in sorted(edits, key=lambda edit: edit[0].place, reverse=True):
        source = source[: token.place] + text + source[token.place + len(token.text) :]
    return source


def _encodable(value: Any) -> Any:  # noqa: ANN401 - any value that a rule may read
    """Put a question mark for each lone surrogate: CEL's strings are UTF-8."""
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case dict():
            return {key: _encodable(content) for key, content in value.items()}
        case list():
            return [_encodable(content) for content in value]
        case _:
            return value
