"""Diagnosis: one part of the service, what was seen of it, and the mend if it is wrong."""

import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import make_url

from moderation.cli.misspelt import misspelt
from moderation.desk.rebuild import outdated
from moderation.model import ModerationError
from moderation.ports.records import CaseFilter
from moderation.storage.database import require_space
from moderation.storage.versions import versions
from moderation.wiring import Service

LATE_SECONDS = 30  # a post that is due so long waits for a worker that is not there
OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO
START = "start the service: moderation up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was seen of a part; `mend` says what to do if it is wrong."""

    part: str
    said: str
    mend: str | None = None

    def shown(self) -> Mapping[str, Any]:
        """Give it for a program."""
        return {"part": self.part, "ok": self.mend is None, "said": self.said, "mend": self.mend}


def diagnose(own: Service) -> list[Diagnosis]:
    """Look at each part; what needs the database is left out where there is none."""
    found = [*_environment(), _folder(own), _key(own), _retention(own), _broker(own), _migrations(own)]
    if found[-1].mend is None:
        found += [_guarded(look, own) for look in (_worker, _dead_letters, _library, _forums)]
    return found


def _environment() -> list[Diagnosis]:
    return [
        Diagnosis(part="environment", said=f"{name} is no setting and changes nothing", mend=mend)
        for name, mend in misspelt()
    ]


def _guarded(look: Callable[[Service], Diagnosis], own: Service) -> Diagnosis:
    try:
        return look(own)
    except ModerationError as error:
        return Diagnosis(part="database", said=error.message, mend="see whether it is up and not full")


def _folder(own: Service) -> Diagnosis:
    path = own.settings.data_dir.absolute()
    if not path.is_dir():
        return Diagnosis(part="data folder", said=f"{path} is not there", mend=START)
    if not os.access(path, os.W_OK | os.X_OK):
        mend = "make it this user's own, or name another: MODERATION_DATA_DIR"
        return Diagnosis(part="data folder", said=f"{path} can't be written", mend=mend)
    return Diagnosis(part="data folder", said=str(path))


def _key(own: Service) -> Diagnosis:
    path = own.settings.data_dir / "secret.key"
    if own.settings.secret_key is not None:
        return Diagnosis(part="key", said="from MODERATION_SECRET_KEY")
    if not path.exists():
        return Diagnosis(part="key", said="none yet; it is made on first use")
    if path.stat().st_mode & OPEN_TO_OTHERS:
        return Diagnosis(part="key", said=f"{path} can be read by others", mend=f"chmod 600 {path}")
    return Diagnosis(part="key", said=f"{path}, this user's alone")


def _retention(own: Service) -> Diagnosis:
    days = own.settings.retention_days
    said = "every post is kept" if days is None else f"posts that nobody needs are erased after {days} days"
    return Diagnosis(part="retention", said=said)


def _broker(own: Service) -> Diagnosis:
    if own.bell.reachable():
        return Diagnosis(part="broker", said="answers")
    mend = START if own.settings.broker_url is None else "see whether MODERATION_BROKER_URL is right and up"
    return Diagnosis(part="broker", said="does not answer; posts are kept and examined later", mend=mend)


def _migrations(own: Service) -> Diagnosis:
    url = make_url(own.settings.database)
    said = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite" and not os.path.exists(url.database or ""):  # noqa: PTH110 - a text
        return Diagnosis(part="database", said=f"{said} is not there", mend="make it: moderation migrate")
    try:
        require_space(own.settings.database)
    except ModerationError as error:
        return Diagnosis(part="database", said=error.message, mend="make room on it")
    try:
        current, needed = versions(own.settings.database)
    except ModerationError as error:
        mend = "see whether MODERATION_DATABASE_URL is right and the server up"
        return Diagnosis(part="database", said=f"{said}: {error.message}", mend=mend)
    if current == needed:
        return Diagnosis(part="database", said=f"{said}, at version {current}")
    return Diagnosis(
        part="database", said=f"{said} is at version {current}, not {needed}", mend="moderation migrate"
    )


def _worker(own: Service) -> Diagnosis:
    with own.store.read() as tx:
        due = tx.examinations.oldest_due()
    if due is None:
        return Diagnosis(part="worker", said="nothing waits")
    seconds = due.total_seconds()
    late = seconds > LATE_SECONDS
    return Diagnosis(
        part="worker",
        said=f"the oldest post waits since {seconds:.0f} s",
        mend="start a worker: moderation up, or moderation worker" if late else None,
    )


def _dead_letters(own: Service) -> Diagnosis:
    with own.store.read() as tx:
        dead = len(tx.examinations.dead())
    mend = "see: moderation dead-letters list; then: moderation dead-letters retry" if dead else None
    return Diagnosis(part="dead letters", said=str(dead), mend=mend)


def _library(own: Service) -> Diagnosis:
    with own.store.read() as tx:
        generation, cases = tx.library.generation(), sum(tx.cases.counts(CaseFilter()).values())
        states = tx.examinations.counts()
    counts = ", ".join(f"{count} {state}" for state, count in sorted(states.items())) or "none"
    said = f"generation {generation}; examinations: {counts}; {cases} cases wait"
    old = outdated(own.store)
    mend = f"{old} texts are indexed by another fold; run: moderation library rebuild" if old else None
    return Diagnosis(part="library", said=said, mend=mend)


def _forums(own: Service) -> Diagnosis:
    with own.store.read() as tx:
        known = tx.forums.list()
        empty = [each.name for each in known if tx.library.is_empty(each.id)]
    if not known:
        return Diagnosis(part="forums", said="none yet; add one: moderation forums add NAME --kind KIND")
    said = ", ".join(each.name for each in known)
    if empty:
        said += f"; nothing to compare with yet: {', '.join(empty)} (moderation forums pull NAME --history)"
    return Diagnosis(part="forums", said=said)
