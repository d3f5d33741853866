"""All threads of a worker share one pool of memory, in granian as well."""

import os
import subprocess
import sys

from tools.lib.server import ROOT
from warning_signs.serving.one_arena import JEMALLOC_SETTINGS

LOAD_AND_TELL = f"""
import os
import warning_signs.serving
os.environ["{JEMALLOC_SETTINGS}"] += ",stats_print:true"
import granian.server
"""
"""What stands before the last line must not load granian, or it would tell nothing."""


def test_granian_takes_its_memory_from_one_pool():
    told = subprocess.run(
        [sys.executable, "-c", LOAD_AND_TELL],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != JEMALLOC_SETTINGS},
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    assert "opt.narenas: 1\n" in told
    assert "opt.tcache: false\n" in told
