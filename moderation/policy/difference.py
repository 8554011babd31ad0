"""What sets two policies apart, rule by rule: a rule is known by its name."""

from dataclasses import dataclass

from moderation.policy.rules import Policy, Rule


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a rule, or of the policy itself, that two policies give differently, as text."""

    rule: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The rules that only one of two policies has, by name, and the fields that changed in the others."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Change, ...]


def difference(old: Policy, new: Policy) -> Difference:
    """Give what the newer policy adds, removes and changes, in its own order."""
    before, after = ({rule.name: rule for rule in each.rules} for each in (old, new))
    return Difference(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed=(
            *_window(old, new),
            *(
                change
                for name, rule in after.items()
                if name in before
                for change in _changes(before[name], rule)
            ),
        ),
    )


def _window(old: Policy, new: Policy) -> tuple[Change, ...]:
    if old.repeat_days == new.repeat_days:
        return ()
    return (Change("policy", "repeat_days", str(old.repeat_days), str(new.repeat_days)),)


def fields_of(rule: Rule) -> dict[str, str]:
    """Give what a rule says beside its name, each field as a text."""
    return {
        "when": rule.when.source,
        "queue": rule.queue.value,
        "priority": str(rule.priority),
        "grounds": ", ".join(rule.grounds),
        "shadow": str(rule.shadow).lower(),
        "message": rule.message,
        "label": ", ".join(f"{language}: {text}" for language, text in rule.label.items()),
    }


def _changes(old: Rule, new: Rule) -> list[Change]:
    before, after = fields_of(old), fields_of(new)
    return [
        Change(new.name, name, before[name], after[name]) for name in after if before[name] != after[name]
    ]
