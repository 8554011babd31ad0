"""What kinds of forum do alike unless they say otherwise."""

import secrets as randomness
from collections.abc import Iterator
from datetime import datetime

import httpx

from moderation.forums.calls import ForumAccess
from moderation.forums.refusals import no_pull
from moderation.model import Invalid, Post


class OrdinaryKind:
    """A secret that is any text which both sides keep; posts that cannot be asked for."""

    name = "ordinary"

    def make_secret(self) -> str:
        """Draw a secret that any forum's form takes."""
        return randomness.token_urlsafe(32)

    def check_secret(self, secret: str) -> None:
        """Raise Invalid for an empty secret, with which nothing can be signed."""
        if not secret.strip():
            raise Invalid("A secret must not be empty; leave it out to have one made", field="secret")

    def pull(
        self,
        access: ForumAccess,
        client: httpx.Client,
        *,
        since: datetime | None = None,
        before: int | None = None,
    ) -> Iterator[Post]:
        """Refuse: forums of this kind cannot be asked."""
        del access, client, since, before
        raise no_pull(self.name)
