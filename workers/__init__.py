"""The Celery app of the workers; each option that can lose or repeat work is explained beside it."""

import atexit
import gc
import os
import warnings
from typing import Any

from celery import Celery
from celery.platforms import SecurityWarning
from celery.signals import setup_logging, worker_init, worker_process_init, worker_process_shutdown

from moderation import observe
from moderation.bell import KEY_PREFIX, QUEUES
from moderation.checks import CHECKS
from moderation.context import Context
from moderation.examine import examine
from moderation.model import Post
from moderation.policy import default
from moderation.settings import Settings, load
from moderation.supervise.parent import follow_server
from moderation.text.document import prepare

LEASE_MARGIN = 90  # seconds by which the broker's patience outlasts a lease


def options(settings: Settings) -> dict[str, Any]:
    """Give Celery's configuration."""
    return {
        # Ids and nothing else travel, as JSON: a broker that is read or written by others runs no code here.
        "task_serializer": "json",
        "accept_content": ["json"],
        "task_ignore_result": True,
        "task_create_missing_queues": False,
        "task_queues": QUEUES,
        # Acknowledged after the work, yet never redelivered for a lost child: a post that kills its worker
        # would be started for ever (ten starts in twenty seconds, measured). The lease in the database
        # brings the row back instead, at most `attempts` times.
        "task_acks_late": True,
        "task_reject_on_worker_lost": False,
        # One message at a time a process: what waits stays in the broker, where another worker can take it.
        "worker_prefetch_multiplier": 1,
        # Below the lease (30 s), so that no row is worked on twice at once.
        "task_soft_time_limit": 15,
        "task_time_limit": 20,
        # Text libraries keep memory; a fresh process every so often gives it back.
        "worker_max_tasks_per_child": 5000,
        "worker_max_memory_per_child": 600_000,
        # On SIGTERM, give the task at hand ten seconds to end.
        "worker_soft_shutdown_timeout": 10,
        "worker_hijack_root_logger": False,
        # A broker that is away is waited for, for ever: nothing is lost meanwhile.
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        "broker_transport_options": transport(settings),
        "worker_concurrency": settings.worker_processes,
        # No task is ever planned ahead in the broker: `next_at` in the database does that.
        "worker_enable_remote_control": False,
        "worker_send_task_events": False,
    }


def transport(settings: Settings) -> dict[str, Any]:
    """Give the options of the broker's transport."""
    return {
        # Longer than any lease: the broker redelivers only what nobody can still be working on.
        "visibility_timeout": settings.lease_seconds + LEASE_MARGIN,
        # kombu takes a message off before it records it; look for what fell between every few seconds.
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        # A frozen broker is noticed instead of waited for.
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
        "socket_keepalive": not settings.broker.startswith("redis+socket"),
        "health_check_interval": 10,
        "global_keyprefix": KEY_PREFIX,
    }


# Celery warns root, since it may unpickle what a broker sends; here it accepts JSON alone.
warnings.filterwarnings("ignore", category=SecurityWarning)

_settings = load()
app = Celery("moderation", broker=_settings.broker, include=["workers.tasks"])
app.conf.update(options(_settings))


@setup_logging.connect  # type: ignore[untyped-decorator]  # celery ships no types
def _set_up_logging(**_given: object) -> None:
    observe.configure(role="worker", form=_settings.log_format)


@worker_init.connect  # type: ignore[untyped-decorator]  # celery ships no types
def _read_lists(**_given: object) -> None:
    """Read lists and profiles before the fork, so that no process's first post waits for them."""
    examine(prepare(Post(id="first", body="Bonjour à tous")), Context(), CHECKS, default())


@worker_process_init.connect  # type: ignore[untyped-decorator]  # celery ships no types
def _begin_process(**_given: object) -> None:
    """End with the worker: a process whose parent was killed must not go on taking rows."""
    follow_server()


@worker_process_shutdown.connect  # type: ignore[untyped-decorator]  # celery ships no types
def _end_process(*, exitcode: int, **_given: object) -> None:
    """End at once: its work is told by now, and billiard would sleep for a second."""
    os._exit(exitcode)


# At its end Python looks through everything that was ever loaded, for some tenths of a second, for nothing.
atexit.register(gc.freeze)
