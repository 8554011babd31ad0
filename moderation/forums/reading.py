"""A webhook's body as a JSON object: every hazard ends in Invalid, naming what to mend."""

import hashlib
import json
from collections.abc import Mapping
from typing import Never

from moderation.model import Invalid

JSON = frozenset({"application/json"})
_MOST_IN_A_DELIVERY_ID = 200


def header(headers: Mapping[str, str], name: str) -> str | None:
    """Find a header whatever its case."""
    return next((value for key, value in headers.items() if key.lower() == name), None)


def check_media_type(content_type: str, allowed: frozenset[str] = JSON) -> str:
    """Give the media type without its parameters; raise Invalid (content_type) if it is not allowed."""
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type not in allowed:
        message = f"Content-Type must be {' or '.join(sorted(allowed))}"
        raise Invalid(message, code="content_type", field="Content-Type")
    return media_type


def read_object(body: bytes | str) -> dict[str, object]:
    """Read JSON whose top is an object; a byte order mark is skipped, of duplicate keys the last one counts.

    Raises Invalid for bytes that are no UTF-8, for what is no JSON (NaN among it), for nesting and numbers
    beyond what Python reads, and for any other top.
    """
    try:
        text = body if isinstance(body, str) else body.decode("utf-8-sig")
        value = json.loads(text, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise Invalid(f"The body is not UTF-8 at byte {error.start}", field="body") from None
    except json.JSONDecodeError as error:
        raise Invalid(f"The body is not JSON: {error.msg} at character {error.pos}", field="body") from None
    except RecursionError:
        raise Invalid("The body is JSON nested too deep; a post needs two levels", field="body") from None
    except ValueError:
        raise Invalid("The body holds a number of too many digits", field="body") from None
    if not isinstance(value, dict):
        raise Invalid("The body must be a JSON object", field="body")
    return value


def _refuse_constant(name: str) -> Never:
    raise Invalid(f"The body is not JSON: {name} is no JSON number", field="body")


def event_name(envelope: Mapping[str, object], field: str, example: str) -> str:
    """Give the event that an envelope names; raises Invalid with an example."""
    name = envelope.get(field)
    if not isinstance(name, str) or not name:
        raise Invalid(f"{field} must name what happened, as {example}", field=field)
    return name


def is_ping(envelope: Mapping[str, object], event: str) -> bool:
    """Tell whether this is our own trial (`moderation forums test`) of a kind whose forums know none."""
    return "ping" in envelope and event not in envelope


def delivery_id(sent: str | None, body: bytes, event: str = "") -> str:
    """Give the sender's id of a delivery, or the digest of event and body where there is no usable one."""
    if sent and len(sent) <= _MOST_IN_A_DELIVERY_ID and sent.isprintable():
        return sent
    return "sha256:" + hashlib.sha256(event.encode("utf-8", "replace") + b"\n" + body).hexdigest()
