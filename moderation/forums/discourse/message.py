"""What the author is told of a decision, as a private message; told once, however often it is tried."""

from http import HTTPStatus

from moderation.forums.calls import ForumCall
from moderation.forums.discourse.client import DiscourseClient

_LONGEST_TITLE = 255  # characters: Discourse's max_topic_title_length


def tell(forum: DiscourseClient, call: ForumCall) -> bool:
    """Send the call's message to the author of its post; False where there is nobody to tell, or nothing.

    The decision's key is the message's external id, by which an earlier attempt is found. Raises Undelivered.
    """
    if not call.message:
        return False
    post = forum.read_post(call.external_id).values
    author, topic = post.get("username"), post.get("topic_title") or f"#{call.external_id}"
    if not isinstance(author, str) or not author:
        return False
    if _is_sent(forum, call.idempotency_key):
        return True
    values = {
        "title": str(topic)[:_LONGEST_TITLE],
        "raw": call.message,
        "target_recipients": author,
        "archetype": "private_message",
        "external_id": call.idempotency_key,
    }
    forum.call("POST", "/posts.json", values=values).accepted()
    return True


def _is_sent(forum: DiscourseClient, key: str) -> bool:
    """Tell whether a message of this key is there: Discourse leads on to it, or shows it."""
    return forum.call("GET", f"/t/external_id/{key}.json").status < HTTPStatus.BAD_REQUEST
