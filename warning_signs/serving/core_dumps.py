"""Prevent core dumps, since the memory of a process may hold answers."""

import ctypes
import resource
import sys

PR_SET_DUMPABLE = 4  # <linux/prctl.h>


def disable_core_dumps() -> None:
    """Disable core dumps for good, in this process and in every child process."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    deny_memory_access()


def deny_memory_access() -> None:
    """Let only root read the memory of this process, on Linux.

    It lasts until another program takes its place (the supervisor, which holds no answer).
    The resource limit alone does not stop a crash handler to which the kernel pipes core dumps.
    Other systems have no such call, so there the limit has to suffice.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
