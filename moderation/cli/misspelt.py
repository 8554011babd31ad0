"""Misspelt: variables of the environment that look like settings and are none, which nothing would heed."""

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from moderation.settings import PREFIX, SECRETS, Settings

OWN = ("ROLE", "PARENT")  # what `moderation up` tells its children


def misspelt(environment: Mapping[str, str] = os.environ) -> Iterator[tuple[str, str]]:
    """Give each such name with what to do about it."""
    names = (*Settings.model_fields, *(f"{secret}_file" for secret in SECRETS), *OWN)
    known = [name.upper() for name in names]
    for name in sorted(environment):
        prefix, own = name.upper()[: len(PREFIX)], name.upper()[len(PREFIX) :]
        if prefix == PREFIX and own not in known:
            near = get_close_matches(own, known, n=1)
            yield name, f"did you mean {PREFIX}{near[0]}?" if near else "take it out, or see docs/settings.md"
