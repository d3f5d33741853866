"""`make mutants`: put each fault of faults.toml into a copy of the site; its test must fail there.

Leaves with 1 if a fault is missed, or if it can no longer be put in because the code has changed.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from warning_signs.paths import ROOT, TRANSLATIONS

FAULTS = Path(__file__).with_name("faults.toml")
MADE = ["build/charts.json", *(str(one.relative_to(ROOT)) for one in TRANSLATIONS.rglob("*.mo"))]
SHARED = (".venv", "node_modules")
AT_ONCE = 2
NO_FAILURE, FAILED = 0, 1  # what pytest leaves with


@dataclass(frozen=True)
class Fault:
    """A change of one place in one file, and the test that must fail then.

    what: what is wrong afterwards; tests: what pytest is given, quoted as for a shell.
    """

    what: str
    file: str
    old: str
    new: str
    tests: str


def main() -> int:
    """Try every fault, print what became of it, and return the exit code."""
    faults = read_faults()
    wanted = sys.argv[1:]
    chosen = [one for one in faults if not wanted or any(word in one.what for word in wanted)]
    with TemporaryDirectory() as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(AT_ONCE):
            copies.put(copy_to(Path(folder, str(number))))
        with ThreadPoolExecutor(AT_ONCE) as threads:
            outcomes = list(threads.map(lambda fault: _report(fault, copies), chosen))
    caught = outcomes.count("caught")
    print(f"\n{caught} of {len(chosen)} faults are caught.")
    return 0 if caught == len(chosen) else 1


def read_faults() -> list[Fault]:
    """The list of faults."""
    with FAULTS.open("rb") as file:
        return [Fault(**fault) for fault in tomllib.load(file)["fault"]]


def copy_to(folder: Path) -> Path:
    """Copy all that the tests need into an empty folder, and return it."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in (*listed.stdout.splitlines(), *MADE):
        source, copy = ROOT / name, folder / name
        if source.is_file() and name not in SHARED:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, copy)
    for name in SHARED:
        (folder / name).symlink_to((ROOT / name).resolve())
    return folder


def _report(fault: Fault, copies: "SimpleQueue[Path]") -> str:
    copy = copies.get()
    try:
        outcome = try_fault(fault, copy)
    finally:
        copies.put(copy)
    print(f"{outcome:8} {fault.what}", flush=True)
    return outcome


def try_fault(fault: Fault, copy: Path) -> str:
    """Put the fault into the copy, run its tests, and take it out again.

    Returns caught, missed, stale (there is no such place any more, or more than one) or broken
    (the tests cannot be run).
    """
    file = copy / fault.file
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    if text.count(fault.old) != 1:
        return "stale"
    file.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
    try:
        code = _run(fault.tests, copy)
    finally:
        file.write_text(text, encoding="utf-8")
    return {NO_FAILURE: "missed", FAILED: "caught"}.get(code, "broken")


def _run(tests: str, copy: Path) -> int:
    # No bytecode: two versions of a file can be of one second and of one size.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    pytest = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    told = subprocess.run(
        [*pytest, *shlex.split(tests)], cwd=copy, env=environment, capture_output=True, check=False
    )
    return told.returncode


if __name__ == "__main__":
    sys.exit(main())
