"""The system calls that the unit of the service denies, denied by the kernel here, too."""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from functools import partial

NO_NEW_PRIVILEGES, SET_FILTER, FILTER_MODE = 38, 22, 2  # of prctl
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06  # instructions of the filter
ALLOW, END_THE_PROCESS, REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
RESOURCES = {
    "ioprio_set": 251,
    "mbind": 237,
    "migrate_pages": 256,
    "move_pages": 279,
    "sched_setaffinity": 203,
    "sched_setattr": 314,
    "sched_setparam": 142,
    "sched_setscheduler": 144,
    "set_mempolicy": 238,
    "set_mempolicy_home_node": 450,
    "setpriority": 141,
    "setrlimit": 160,
}
"""Their numbers on x86_64: systemd’s group @resources, which libraries call without being asked."""


def as_denied_by(unit: str) -> partial[None]:
    """What a process calls first, to be denied the group @resources as this unit denies it."""
    assert "SystemCallFilter=~@privileged @resources" in unit
    refused = "SystemCallErrorNumber=EPERM" in unit
    return partial(_deny, REFUSE | errno.EPERM if refused else END_THE_PROCESS)


def _deny(outcome: int) -> None:
    """Put the filter on this process and all that it starts."""
    steps = [(LOAD, 0, 0, 0)]  # the number of the call
    for number in RESOURCES.values():
        steps += [(EQUAL, 0, 1, number), (RETURN, 0, 0, outcome)]
    steps.append((RETURN, 0, 0, ALLOW))
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *one) for one in steps))
    pointed = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(program))
    kernel = ctypes.CDLL(None, use_errno=True)
    if kernel.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) or kernel.prctl(
        SET_FILTER, FILTER_MODE, ctypes.create_string_buffer(pointed), 0, 0
    ):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
