"""Passwords, tokens and secrets: made at random, stored as hashes."""

import base64
import hashlib
import os
import secrets
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

# argon2id with RFC 9106's second recommended option: 64 MiB, 3 passes, 4 lanes.
_HASHER = PasswordHasher()


@cache
def _nobody() -> str:
    """Give what an unknown name is checked against, so that it takes as long as a wrong password."""
    return hash_password(secrets.token_urlsafe(16))


def make_password() -> str:
    """Give a new password of 96 random bits, easy to copy."""
    return secrets.token_urlsafe(12)


def make_token() -> str:
    """Give a new bearer token of 256 random bits."""
    return f"mod_{secrets.token_urlsafe(32)}"


def make_webhook_secret() -> str:
    """Give a new secret in the form of Standard Webhooks, which every kind of forum can use."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(24)).decode()}"


def hash_password(password: str) -> str:
    """Give the argon2id hash of a password."""
    return _HASHER.hash(password)


def check_password(stored: str | None, password: str) -> bool:
    """Tell whether a password is right; an unknown user takes as long as a known one."""
    try:
        _HASHER.verify(stored or _nobody(), password)
    except VerificationError:
        return False
    return stored is not None


def hash_token(token: str) -> bytes:
    """Give the hash under which a random token is stored."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def read_key(path: Path) -> bytes:
    """Give the key in a file, made on first use and readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_hex(32).encode())
    return path.read_bytes()
