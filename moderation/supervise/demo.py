"""A first run has something to look at: a forum, a moderator and a few posts of our own."""

import sys
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from tomllib import loads
from typing import Any

from moderation import credentials
from moderation.desk.administer import add_forum, add_source, add_user
from moderation.desk.receive import receive
from moderation.model import Format, Post, Role
from moderation.ports.delivery import Delivery, Event
from moderation.wiring import Service

FORUM = "demo"
MODERATOR = "moderator"


def begin(service: Service) -> None:
    """Fill an empty database; one that holds a forum or a user is left alone."""
    with service.store.read() as tx:
        if tx.forums.list() or tx.users.list():
            return
    demo: dict[str, Any] = loads(files("moderation.supervise").joinpath("demo.toml").read_text("utf-8"))
    added = add_forum(service.store, name=FORUM, kind="generic", secret=credentials.make_webhook_secret())
    for source in demo["sources"]:
        add_source(service.store, text=source["text"], url=source["url"], title=source["title"])
    begun = datetime.now(UTC) - timedelta(hours=len(demo["posts"]))
    for number, values in enumerate(demo["posts"]):
        sent_at = begun + timedelta(hours=number)
        post = Post(**{**values, "format": Format(values.get("format", "text")), "posted_at": sent_at})
        delivery = Delivery(
            event=Event.POSTED, delivery_id=f"demo-{number}", post=post, external_id=post.id, sent_at=sent_at
        )
        receive(service.store, added, delivery, b"")
    made = add_user(service.store, name=MODERATOR, role=Role.SENIOR)
    sys.stdout.write(f"Sign in as {MODERATOR} with password {made.password}\n")
    sys.stdout.flush()
