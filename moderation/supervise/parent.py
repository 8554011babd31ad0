"""A child that ends when its parent is gone, even by kill -9, so that none keeps a port or rows."""

import ctypes
import os
import signal
import sys

PARENT = "MODERATION_PARENT"  # the supervisor's process, told to its children alone
PR_SET_PDEATHSIG = 1


def follow_parent() -> None:
    """Ask the kernel to end this process with the supervisor that started it, if one did.

    Does nothing where there is no such call. Raises SystemExit if the supervisor ended before it was asked.
    """
    parent = os.environ.pop(PARENT, None)
    if parent is None or sys.platform != "linux":
        return
    _end_with_parent(signal.SIGTERM)
    if os.getppid() != int(parent):
        raise SystemExit(f"the supervisor {parent} has ended")


def follow_server() -> None:
    """Ask the kernel to end this process with the server that made it, which alone heeds SIGTERM."""
    if sys.platform == "linux":
        _end_with_parent(signal.SIGKILL)


def _end_with_parent(by: signal.Signals) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, by, 0, 0, 0)
