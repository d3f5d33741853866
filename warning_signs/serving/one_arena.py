"""All threads of a process take their memory from one pool.

The C library of Linux (glibc) gives threads pools of their own, up to eight for each processor, and
each keeps what it once needed. So does jemalloc, from which granian takes its memory. They are
there so that threads need not wait for each other; those of Python do anyway. What all processes
took before each of the two pools and after it is in docs/performance.md.
"""

import ctypes
import os

M_ARENA_MAX = -8  # <malloc.h>
JEMALLOC_SETTINGS = "_RJEM_MALLOC_CONF"
ONE_POOL = "narenas:1,tcache:false"


def ask_granian() -> None:
    """Let granian, which must not be loaded yet, use one pool, unless an administrator chose."""
    os.environ.setdefault(JEMALLOC_SETTINGS, ONE_POOL)


def use_one_arena() -> None:
    """Do so in this process and in those that are forked from it; before it has threads."""
    try:
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)
    except (AttributeError, OSError):
        return  # another C library, which does as it likes
