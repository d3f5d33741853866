"""No image of the memory when a process dies: answers could be in it, and it would be a file."""

import ctypes
import resource
import sys

PR_SET_DUMPABLE = 4  # <linux/prctl.h>


def disable_core_dumps() -> None:
    """Forbid it to this process and to all that part from it, for good."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    deny_memory_access()


def deny_memory_access() -> None:
    """Let nobody but root read the memory of these processes, not even a collector of crashes.

    The limit alone does not bind a program to which the kernel hands its images. Linux knows this;
    elsewhere the limit has to do.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
