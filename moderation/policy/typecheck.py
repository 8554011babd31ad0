"""The type check of a rule's expression: what has no answer for any finding is said on loading.

CEL is dynamic: a name misspelt behind `&&` would wait for the one post that reaches it. The grammar is
that of the CEL specification without bytes, unsigned numbers, maps and messages; each level of precedence
is one method.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from moderation.policy.schema import (
    BOOL,
    DOUBLE,
    DYNAMIC,
    FUNCTIONS,
    INT,
    METHODS,
    NULL,
    NUMBERS,
    STRING,
    VARIABLES,
    Type,
    equatable,
    list_of,
    orderable,
)
from moderation.policy.tokens import Cursor, Token, WrongExpression, tokens, unknown, unquote

DEEPEST = 24
_MACROS = ("all", "exists", "exists_one", "filter", "map")


@dataclass(frozen=True, slots=True)
class Node:
    """What is known of a part of the expression.

    `path` is the variable and field that it names, `literal` the string that it is, `check` the one check
    whose findings it can be true of.
    """

    type: Type
    path: str = ""
    literal: str | None = None
    check: str | None = None


@dataclass(slots=True)
class TypeCheck:
    """One pass over an expression.

    `uses` gathers the fields that it reads of each record, `roots` the variables, `edits` the tokens to
    replace so that CEL reads what is meant: `has(x)` means here that x is not null.
    """

    cursor: Cursor
    uses: dict[str, set[str]] = field(default_factory=dict)
    roots: set[str] = field(default_factory=set)
    edits: list[tuple[Token, str]] = field(default_factory=list)
    _scope: dict[str, Type] = field(default_factory=dict)
    _depth: int = 0

    @classmethod
    def of(cls, source: str) -> "TypeCheck":
        """Begin at the first token of an expression."""
        return cls(Cursor(tokens(source)))

    def run(self) -> Node:
        """Check the whole expression, which must say yes or no; raises WrongExpression."""
        node = self._expression()
        if self.cursor.token.kind != "end":
            raise self.cursor.unexpected("the end of the expression")
        if node.type not in (BOOL, DYNAMIC):
            raise WrongExpression(f"a rule must say yes or no; this gives {node.type.phrase}", 0)
        return node

    # Operators, loosest binding first.

    def _expression(self) -> Node:
        with self._deeper():
            node = self._either()
            if question := self.cursor.take("?"):
                _need(node, BOOL, question)
                node = self._choice(question)
            return node

    def _choice(self, question: Token) -> Node:
        yes = self._expression()
        self.cursor.expect(":")
        no = self._expression()
        if not equatable(yes.type, no.type):
            both = f"{yes.type.phrase}, the other {no.type.phrase}"
            raise WrongExpression(f"one answer of ? is {both}", question.place)
        return Node(no.type if yes.type == NULL else yes.type)

    def _either(self) -> Node:
        node = self._both()
        while sign := self.cursor.take("||"):
            other = self._both()
            _need(node, BOOL, sign)
            _need(other, BOOL, sign)
            node = Node(BOOL, check=node.check if node.check == other.check else None)
        return node

    def _both(self) -> Node:
        node = self._relation()
        while sign := self.cursor.take("&&"):
            other = self._relation()
            _need(node, BOOL, sign)
            _need(other, BOOL, sign)
            node = Node(BOOL, check=node.check or other.check)
        return node

    def _relation(self) -> Node:
        node = self._sum()
        while sign := self.cursor.take("==", "!=", "<", "<=", ">", ">=", "in"):
            node = _compared(node, self._sum(), sign)
        return node

    def _sum(self) -> Node:
        node = self._product()
        while sign := self.cursor.take("+", "-"):
            node = _reckoned(node, self._product(), sign)
        return node

    def _product(self) -> Node:
        node = self._signed()
        while sign := self.cursor.take("*", "/", "%"):
            node = _reckoned(node, self._signed(), sign)
        return node

    def _signed(self) -> Node:
        sign = self.cursor.take("!", "-")
        if not sign:
            return self._member()
        with self._deeper():
            node = self._signed()
        if sign.text == "!":
            _need(node, BOOL, sign)
        elif node.type.name not in NUMBERS:
            raise WrongExpression(f"- before {node.type.phrase} has no answer", sign.place)
        return Node(node.type)

    # Fields, methods and macros.

    def _member(self) -> Node:
        node = self._primary()
        while sign := self.cursor.take(".", "["):
            node = self._indexed(node, sign) if sign.text == "[" else self._selected(node)
        return node

    def _indexed(self, node: Node, sign: Token) -> Node:
        key = self._expression()
        self.cursor.expect("]")
        if node.type.name not in ("list", "map"):
            raise WrongExpression(f"{node.type.phrase} has no places; write a field as .name", sign.place)
        _need(key, INT if node.type.name == "list" else STRING, sign)
        return Node(node.type.of or DYNAMIC)

    def _selected(self, node: Node) -> Node:
        name = self.cursor.name()
        if self.cursor.take("("):
            return self._macro(node, name) if name.text in _MACROS else self._method(node, name)
        if node.type.name in ("map", "any"):
            return Node(node.type.of or DYNAMIC)
        if name.text not in node.type.fields:
            raise unknown(f"{node.type} has no field {name.text!r}", name, node.type.fields)
        self.uses.setdefault(node.type.name, set()).add(name.text)
        return Node(node.type.fields[name.text], path=f"{node.path}.{name.text}")

    def _method(self, node: Node, name: Token) -> Node:
        known = {method: METHODS[kind, method] for kind, method in METHODS if kind == node.type.name}
        if name.text not in known:
            raise unknown(f"{node.type.phrase} has no {name.text}()", name, known)
        arguments, answer = known[name.text]
        for argument in arguments:
            _need(self._expression(), argument, name)
        self.cursor.expect(")")
        return Node(answer)

    def _macro(self, node: Node, name: Token) -> Node:
        if not node.type.of or node.type.name != "list":
            raise WrongExpression(f"{name.text}() asks a list, not {node.type.phrase}", name.place)
        body = self._body(node.type.of)
        if name.text == "map":
            return Node(list_of(body.type))
        _need(body, BOOL, name)
        return Node(node.type if name.text == "filter" else BOOL)

    def _body(self, element: Type) -> Node:
        variable = self.cursor.name()
        if variable.text in VARIABLES:
            raise WrongExpression(
                f"{variable.text!r} already has a meaning; take another name", variable.place
            )
        self.cursor.expect(",")
        outer, self._scope = self._scope, self._scope | {variable.text: element}
        body = self._expression()
        self._scope = outer
        self.cursor.expect(")")
        return body

    # Values.

    def _primary(self) -> Node:
        token = self.cursor.token
        if self.cursor.take("("):
            node = self._expression()
            self.cursor.expect(")")
            return node
        if self.cursor.take("["):
            return Node(list_of(self._elements()))
        if token.kind in ("end", "sign"):
            raise self.cursor.unexpected("a value")
        self.cursor.skip()
        return self._named(token) if token.kind == "name" else _literal(token)

    def _elements(self) -> Type:
        element = DYNAMIC
        while not self.cursor.take("]"):
            place = self.cursor.token.place
            node = self._expression()
            if not equatable(element, node.type):
                raise WrongExpression(f"a list of {element} cannot hold {node.type.phrase}", place)
            element = node.type
            if not self.cursor.take(","):
                self.cursor.expect("]")
                break
        return element

    def _named(self, token: Token) -> Node:
        if token.text in ("true", "false", "null"):
            return Node(NULL if token.text == "null" else BOOL)
        if self.cursor.take("("):
            return self._called(token)
        if token.text in self._scope:
            return Node(self._scope[token.text])
        if token.text not in VARIABLES:
            raise unknown(f"there is no {token.text!r}", token, [*self._scope, *VARIABLES])
        self.roots.add(token.text)
        return Node(VARIABLES[token.text], path=token.text)

    def _called(self, name: Token) -> Node:
        argument = self._expression()
        closing = self.cursor.expect(")")
        if name.text == "has":
            self.edits += [(name, ""), (closing, " != null)")]
            return Node(BOOL)
        if name.text not in FUNCTIONS:
            raise unknown(f"there is no {name.text}()", name, [*FUNCTIONS, "has"])
        allowed, answer = FUNCTIONS[name.text]
        if argument.type.name not in (*allowed, "any"):
            raise WrongExpression(f"{name.text}() of {argument.type.phrase} has no answer", name.place)
        return Node(answer)

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        if self._depth > DEEPEST:
            raise WrongExpression(
                f"the expression is nested more than {DEEPEST} deep", self.cursor.token.place
            )
        yield
        self._depth -= 1


def _literal(token: Token) -> Node:
    if token.kind == "string":
        return Node(STRING, literal=unquote(token))
    return Node(DOUBLE if token.kind == "double" else INT)


def _need(node: Node, wanted: Type, near: Token) -> None:
    if node.type not in (wanted, DYNAMIC):
        raise WrongExpression(f"{near.text} needs {wanted.phrase}, not {node.type.phrase}", near.place)


def _compared(left: Node, right: Node, sign: Token) -> Node:
    if sign.text == "in":
        _need_member(left.type, right.type, sign)
    elif sign.text in ("==", "!="):
        _need_equatable(left.type, right.type, sign)
    elif not orderable(left.type, right.type):
        both = f"{left.type.phrase} {sign.text} {right.type.phrase}"
        raise WrongExpression(f"{both} has no answer", sign.place)
    if sign.text != "==" or "finding.check" not in (left.path, right.path):
        return Node(BOOL)
    return Node(BOOL, check=right.literal if left.path == "finding.check" else left.literal)


def _need_equatable(left: Type, right: Type, sign: Token) -> None:
    if left.fields and right.fields:
        raise WrongExpression(f"compare fields of {left.phrase}, not the whole", sign.place)
    if not equatable(left, right):
        raise WrongExpression(f"{left.phrase} never equals {right.phrase}", sign.place)


def _need_member(left: Type, right: Type, sign: Token) -> None:
    if right.name not in ("list", "map", "any"):
        raise WrongExpression(f"in needs a list, not {right.phrase}", sign.place)
    _need_equatable(left, STRING if right.name == "map" else right.of or DYNAMIC, sign)


def _reckoned(left: Node, right: Node, sign: Token) -> Node:
    if DYNAMIC in (left.type, right.type):
        return Node(DYNAMIC)
    allowed = {*NUMBERS, "string", "list"} if sign.text == "+" else NUMBERS
    if left.type == right.type and left.type.name in allowed:
        return Node(left.type)
    mend = "; write 1.0 for 1, or double(…)" if {left.type.name, right.type.name} == NUMBERS else ""
    raise WrongExpression(
        f"{left.type.phrase} {sign.text} {right.type.phrase} has no answer{mend}", sign.place
    )
