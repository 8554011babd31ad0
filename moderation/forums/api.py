"""A forum's own API: JSON both ways, under the forum's address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from json import dumps
from urllib.parse import urlencode

import httpx

from moderation.forums.asking import Answer, Undelivered, ask
from moderation.forums.calls import ForumAccess, Outcome
from moderation.model import Refused, Unavailable


@dataclass(frozen=True, slots=True)
class ForumApi:
    """Calls with the headers that let us in; raises Undelivered where no answer comes."""

    address: str
    headers: Mapping[str, str] = field(repr=False)
    client: httpx.Client

    def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        values: Mapping[str, object] | None = None,
    ) -> Answer:
        """Ask the forum; `values` go as JSON."""
        url = f"{self.address.rstrip('/')}{path}" + (f"?{urlencode(query)}" if query else "")
        headers = {"Accept": "application/json", "Content-Type": "application/json", **self.headers}
        content = None if values is None else dumps(values).encode()
        return ask(self.client, method, url, headers=headers, content=content)

    def stored(self, path: str, query: Mapping[str, str]) -> Answer:
        """Ask for posts to pull; raises Unavailable where no answer comes, Refused where we may not."""
        try:
            return self.call("GET", path, query=query).accepted()
        except Undelivered as ended:
            result = ended.result
        if result.outcome is Outcome.TRANSIENT:
            raise Unavailable(
                f"The forum does not answer ({result.reason}); pull again later", code="forum_unavailable"
            )
        raise Refused(
            f"The forum refuses us ({result.reason}); check its address and its key", code="forum_refused"
        )


def require_address(access: ForumAccess) -> str:
    """Give the address to pull from; raises Refused where there is none."""
    if not access.forum_url:
        raise Refused(
            "This forum has no address to pull from; give it one with --url", code="no_pull", field="url"
        )
    return access.forum_url
