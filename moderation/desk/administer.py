"""What an administrator sets up: forums, users, sources."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from moderation import credentials
from moderation.model import Invalid, Role
from moderation.ports import Store, Transaction
from moderation.ports.records import Forum, LibraryEntry, SourceText, User
from moderation.text import normalise, prints
from moderation.text.normalise import fold

LONGEST_NAME = 80
LONGEST_SUBJECT = 255  # OpenID Connect Core 1.0, section 2
OLD_SECRET_LIVES = timedelta(days=1)


def require_name(name: str) -> None:
    """Raise Invalid unless a name can stand in an address and a log line."""
    allowed = all(letter.isalnum() or letter in "-_." for letter in name)
    if not name or len(name) > LONGEST_NAME or not allowed:
        raise Invalid(
            f"name: {name!r} must be 1 to {LONGEST_NAME} letters, digits, dots, dashes or underscores",
            field="name",
        )


def add_forum(
    store: Store,
    *,
    name: str,
    kind: str,
    secret: str,
    url: str | None = None,
    api_user: str | None = None,
    api_key: str | None = None,
    language: str = "fr",
    actor: str = "command",
) -> Forum:
    """Store a forum with its first secret; Conflict if the name is taken."""
    require_name(name)
    with store.write() as tx:
        added = tx.forums.add(
            name=name,
            kind=kind,
            secret=secret,
            url=url,
            api_user=api_user,
            api_key=api_key,
            language=language,
        )
        tx.audit.append(actor, "add", f"forum:{name}", kind=kind)
    return added


def rotate_secret(store: Store, name: str, secret: str, *, actor: str = "command") -> None:
    """Give a forum a new secret; the old ones live for another day, so that no webhook is refused."""
    with store.write() as tx:
        forum = tx.forums.get(name)
        tx.forums.rotate(forum.id, secret, old_until=tx.now() + OLD_SECRET_LIVES)
        tx.audit.append(actor, "rotate", f"forum:{name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """A user with the secrets that are shown this once."""

    user: User
    token: str = field(repr=False)
    password: str = field(repr=False)


def add_user(
    store: Store,
    *,
    name: str,
    role: Role,
    forums: Sequence[str] = (),
    subject: str | None = None,
    actor: str = "command",
) -> NewUser:
    """Store a user with a new password and token, and with who this is to the OpenID provider, if anybody.

    Raises Conflict if the name or the subject is taken, NotFound for a forum.
    """
    require_name(name)
    _require_subject(subject)
    password, token = credentials.make_password(), credentials.make_token()
    password_hash, token_hash = credentials.hash_password(password), credentials.hash_token(token)
    with store.write() as tx:
        for forum in forums:
            tx.forums.get(forum)
        user = tx.users.add(
            name=name, role=role, forums=forums, password_hash=password_hash, token_hash=token_hash
        )
        if subject is not None:
            tx.users.bind(name, subject)
        tx.audit.append(actor, "add", f"user:{name}", role=role.value)
    return NewUser(user=user, token=token, password=password)


def reset_user(store: Store, name: str, *, actor: str = "command") -> NewUser:
    """Give a user a new password and token, as after an import without secrets; the old ones end at once."""
    password, token = credentials.make_password(), credentials.make_token()
    password_hash, token_hash = credentials.hash_password(password), credentials.hash_token(token)
    with store.write() as tx:
        tx.users.reset(name, password_hash=password_hash, token_hash=token_hash)
        user = tx.users.get(name)
        tx.audit.append(actor, "reset", f"user:{name}")
    return NewUser(user=user, token=token, password=password)


def _require_subject(subject: str | None) -> None:
    if subject is not None and not (subject.isprintable() and 0 < len(subject) <= LONGEST_SUBJECT):
        raise Invalid(
            f"subject: must be 1 to {LONGEST_SUBJECT} printable characters, as the provider gives it",
            field="subject",
        )


def bind_user(store: Store, name: str, subject: str | None, *, actor: str = "command") -> None:
    """Write who a user is to the OpenID provider, or nobody; NotFound, Conflict if that is another user."""
    _require_subject(subject)
    with store.write() as tx:
        tx.users.bind(name, subject)
        tx.audit.append(actor, "bind" if subject else "unbind", f"user:{name}")


def disable_user(store: Store, name: str, *, actor: str = "command") -> None:
    """Shut a user out at once; NotFound."""
    with store.write() as tx:
        tx.users.disable(name)
        tx.audit.append(actor, "disable", f"user:{name}")


def add_source(
    store: Store,
    *,
    text: str,
    external_id: str | None = None,
    url: str | None = None,
    title: str | None = None,
    forum: str | None = None,
    actor: str = "command",
) -> SourceText:
    """Register an article that posts may copy, for one forum or for all; the same one twice is one."""
    if not text.strip():
        raise Invalid("text: the article is empty", field="text")
    with store.write() as tx:
        forum_id = None if forum is None else tx.forums.get(forum).id
        source = tx.sources.add(text, external_id=external_id, url=url, title=title, forum_id=forum_id)
        index_source(tx, source)
        tx.audit.append(actor, "add", f"source:{source.id}")
    return source


def index_source(tx: Transaction, source: SourceText, *, kind: str = "article") -> None:
    """Put a stored article or page into the library; what stands there already stays."""
    kept = prints.of_source(fold(source.text))
    entry = LibraryEntry(
        kind=kind,
        forum=source.forum,
        post=None,
        source=source.id,
        revision=None,
        fold=normalise.VERSION,
        digest=kept.digest,
        letters=kept.letters,
        fingerprints=kept.fingerprints,
        first_at=tx.now(),
    )
    tx.library.add([entry])


def withdraw_source(store: Store, source_id: int, *, actor: str = "command") -> None:
    """Take an article out of the library; findings that name it stay as they are."""
    with store.write() as tx:
        tx.sources.withdraw(source_id)
        tx.library.withdraw(source_id=source_id)
        tx.audit.append(actor, "withdraw", f"source:{source_id}")
