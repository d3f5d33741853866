"""The wheel in an environment of its own, which has the libraries that it asks for and no others.

They are those of the environment that runs the tests, lent by a .pth file: installing them again
takes minutes. What the wheel does not ask for cannot be imported.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.lib.server import ROOT, answers_in_time, free_port

REFUSE = """
import importlib.abc, sys
class Refuse(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in {names!r}:
            raise ModuleNotFoundError("nothing asks for " + name, name=name)
sys.meta_path.insert(0, Refuse())
"""


@dataclass(frozen=True)
class Installed:
    """An installation: its program, its package, and the home of the user who runs it."""

    folder: Path

    @property
    def home(self) -> Path:
        """The only folder that the program may write to."""
        return self.folder / "home"

    @property
    def package(self) -> Path:
        """Where the package was installed."""
        return _libraries(self.folder) / "warning_signs"

    def start(self, *words: str, **settings: str) -> subprocess.Popen[str]:
        """Start `warning-signs …` somewhere else, in an almost empty environment."""
        elsewhere = self.folder / "elsewhere"
        return subprocess.Popen(
            [self.folder / "venv" / "bin" / "warning-signs", *words],
            cwd=elsewhere,
            env={"HOME": str(self.home), "PATH": os.defpath, **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, *words: str, **settings: str) -> tuple[int, str]:
        """The exit code of `warning-signs …`, and all that it prints."""
        process = self.start(*words, **settings)
        printed, _ = process.communicate(timeout=60)
        return process.returncode, printed

    @contextmanager
    def serving(self, **settings: str) -> Iterator[str]:
        """Run `warning-signs serve` on a free port; yield its origin."""
        port = str(free_port())
        process = self.start("serve", "--port", port, WEB_CONCURRENCY="1", **settings)
        try:
            if not answers_in_time(f"http://127.0.0.1:{port}/healthz", process):
                process.kill()
                raise AssertionError(f"it did not start:\n{process.communicate()[0]}")
            yield f"http://127.0.0.1:{port}"
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=15)
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()

    def files(self) -> dict[str, tuple[int, int]]:
        """Each file of the package, with its size and when it was last written."""
        files = (path for path in self.package.rglob("*") if path.is_file())
        return {str(one): (one.stat().st_size, one.stat().st_mtime_ns) for one in files}


def build_wheel(folder: Path) -> Path:
    """Build the wheel of this checkout with the locked tools, of which a build sees those only that
    pyproject.toml asks for: `pip install .` has no others.
    """
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked_for = ("build", *pyproject["build-system"]["requires"])
    hides = folder / "hides"
    hides.mkdir()
    _refuse_others(hides, _with_their_own([Requirement(one) for one in asked_for]))
    command = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ".")
    built = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(hides)},
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(wheel: Path, folder: Path) -> Installed:
    """Install the wheel into an empty environment in `folder`."""
    venv = folder / "venv"
    pip = (sys.executable, "-m", "pip", "--python", venv / "bin" / "python", "install", "--quiet")
    for command in (
        (sys.executable, "-m", "venv", "--without-pip", venv),
        (*pip, "--no-deps", "--no-index", "--disable-pip-version-check", wheel),
    ):
        subprocess.run(command, check=True)
    libraries = _libraries(folder)
    (libraries / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    _refuse_others(libraries, _asked_for(wheel))
    for name in ("home", "elsewhere"):
        (folder / name).mkdir()
    return Installed(folder)


def _refuse_others(folder: Path, asked_for: set[str]) -> None:
    """Let no Python that finds this folder import a library of another name."""
    refused = REFUSE.format(names=_not_asked_for(asked_for))
    (folder / "sitecustomize.py").write_text(refused, encoding="utf-8")


def _libraries(folder: Path) -> Path:
    (found,) = (folder / "venv" / "lib").glob("python*/site-packages")
    return found


def _asked_for(wheel: Path) -> set[str]:
    """The canonical names of all libraries that installing the wheel would install."""
    metadata = subprocess.run(
        ["unzip", "-p", wheel, "*.dist-info/METADATA"], capture_output=True, text=True, check=True
    )
    rows = (line.partition(": ") for line in metadata.stdout.splitlines())
    return _with_their_own(Requirement(value) for key, _, value in rows if key == "Requires-Dist")


def _with_their_own(requirements: Iterable[Requirement]) -> set[str]:
    """The canonical names of these libraries, and of what they need in turn."""
    wanted, names = [*requirements], set[str]()
    while wanted:
        one = wanted.pop()
        name = canonicalize_name(one.name)
        if name not in names or one.extras:
            names.add(name)
            wanted += _required_by(name, one.extras | {""})
    return names


def _required_by(name: str, extras: set[str]) -> Iterator[Requirement]:
    try:
        lines = requires(name) or ()
    except PackageNotFoundError:  # for another system
        return
    for one in map(Requirement, lines):
        if not one.marker or any(one.marker.evaluate({"extra": extra}) for extra in extras):
            yield one


def _not_asked_for(names: set[str]) -> list[str]:
    """The modules of the running environment that belong to no library of these names."""
    return sorted(
        module
        for module, owners in packages_distributions().items()
        if not names & {canonicalize_name(owner) for owner in owners}
    )
