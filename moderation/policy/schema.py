"""What a rule may name: `finding`, `findings`, `post`, `forum`, and the type of every field.

A finding in a rule is the finding of a result: the same names, the same nesting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Type:
    """A CEL type; `of` is the element of a list or the value of a map, `fields` those of a record."""

    name: str
    of: "Type | None" = None
    fields: Mapping[str, "Type"] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        return f"{self.name} of {self.of}" if self.of else self.name

    @property
    def phrase(self) -> str:
        """Give the type as it stands in a sentence."""
        if self.name == "null":
            return "null"
        return f"an {self}" if self.name[0] in "aeiou" else f"a {self}"


BOOL, INT, DOUBLE, STRING = Type("bool"), Type("int"), Type("double"), Type("string")
NULL, TIMESTAMP, DURATION = Type("null"), Type("timestamp"), Type("duration")
DYNAMIC = Type("any")
NUMBERS = frozenset({"int", "double"})
_ORDERED = NUMBERS | {"string", "timestamp", "duration"}


def equatable(left: Type, right: Type) -> bool:
    """Tell whether values of two types can be equal; any field may be null."""
    if {DYNAMIC, NULL} & {left, right}:
        return True
    if left.of and right.of:
        return left.name == right.name and equatable(left.of, right.of)
    return left.name == right.name or {left.name, right.name} == NUMBERS


def orderable(left: Type, right: Type) -> bool:
    """Tell whether one of the values can be less than the other."""
    if DYNAMIC in (left, right):
        return True
    return left.name in _ORDERED and (left.name == right.name or {left.name, right.name} == NUMBERS)


def list_of(element: Type) -> Type:
    """Give the type of a list."""
    return Type("list", of=element)


def map_of(value: Type) -> Type:
    """Give the type of a map from string."""
    return Type("map", of=value)


SPAN = Type("span", fields={"start": INT, "end": INT})
PASSAGE = Type("passage", fields={"start": INT, "end": INT, "source_start": INT, "source_end": INT})
CUE = Type("cue", fields={"start": INT, "end": INT, "for": STRING})
SOURCE = Type("source", fields={"kind": STRING, "id": STRING, "url": STRING, "title": STRING})
OF = Type("of", fields={"post": STRING})

FINDING = Type(
    "finding",
    fields={
        "check": STRING,
        "kind": STRING,
        "check_version": STRING,
        "confidence": DOUBLE,
        "spans": list_of(SPAN),
        "share_of_post": DOUBLE,
        "passages": list_of(PASSAGE),
        "longest_run": INT,
        "of": OF,
        "containment": DOUBLE,
        "same_author": BOOL,
        "source": SOURCE,
        "family": STRING,
        "share_of_source": DOUBLE,
        "attributed": BOOL,
        "author_named": BOOL,
        "exempt": STRING,
        "new_spans": list_of(SPAN),
        "link": STRING,
        "reason": STRING,
        "words": list_of(SPAN),
        "offer": STRING,
        "entity": STRING,
        "surface": STRING,
        "view": STRING,
        "stance": STRING,
        "cues": list_of(CUE),
        "ambiguous": BOOL,
        "title_spans": list_of(SPAN),
        "author_spans": list_of(SPAN),
    },
)
POST = Type(
    "post",
    fields={
        "id": STRING,
        "body": STRING,
        "length": INT,
        "format": STRING,
        "title": STRING,
        "author": STRING,
        "thread": STRING,
        "url": STRING,
        "revision": INT,
        "posted_at": TIMESTAMP,
        "language": STRING,
        "missing_before": INT,
    },
)
FORUM = Type("forum", fields={"name": STRING, "language": STRING, "options": map_of(STRING)})

VARIABLES: Mapping[str, Type] = {
    "finding": FINDING,
    "findings": list_of(FINDING),
    "post": POST,
    "forum": FORUM,
}

METHODS: Mapping[tuple[str, str], tuple[tuple[Type, ...], Type]] = {
    ("string", "startsWith"): ((STRING,), BOOL),
    ("string", "endsWith"): ((STRING,), BOOL),
    ("string", "contains"): ((STRING,), BOOL),
    ("string", "matches"): ((STRING,), BOOL),
    ("string", "size"): ((), INT),
    ("list", "size"): ((), INT),
    ("map", "size"): ((), INT),
    ("timestamp", "getFullYear"): ((), INT),
    ("timestamp", "getMonth"): ((), INT),
    ("timestamp", "getDayOfWeek"): ((), INT),
    ("timestamp", "getHours"): ((), INT),
}
"""(type of the receiver, name) → types of the arguments and of the answer."""

FUNCTIONS: Mapping[str, tuple[tuple[str, ...], Type]] = {
    "size": (("string", "list", "map"), INT),
    "int": (("int", "double", "string"), INT),
    "double": (("int", "double", "string"), DOUBLE),
    "string": (("int", "double", "string", "bool"), STRING),
    "timestamp": (("string",), TIMESTAMP),
    "duration": (("string",), DURATION),
}
"""Name → the types of its one argument, and the type of the answer."""
