"""What a build of the wheel adds to the package: its data, compiled and drawn, and dependencies.

Run by hatchling (see pyproject.toml), from a checkout or from an unpacked sdist. Everything that
`warning_signs/paths.py` looks for ends up in `warning_signs/_data`.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

DATA = "warning_signs/_data"


class Dependencies(MetadataHookInterface):
    """Takes the dependencies from requirements/run.in, the one place that names them."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the dependencies to the project’s metadata."""
        lines = Path(self.root, "requirements", "run.in").read_text(encoding="utf-8").splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]


class Data(BuildHookInterface[Any]):
    """Adds the site’s data to the wheel. An editable installation reads it from the checkout."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what has to be made, and tell hatchling where each file of the data belongs."""
        if version == "editable":
            return
        root, made = Path(self.root), Path(self.root, "build", "wheel")
        shutil.rmtree(made, ignore_errors=True)
        included = {root / name: name for name in ("questionnaires", "templates")}
        for source, name in (*_translations(root, made), _drawings(root, made)):
            included[source] = name
        build_data["force_include"] |= {str(f): f"{DATA}/{name}" for f, name in included.items()}


def _translations(root: Path, made: Path) -> Iterator[tuple[Path, str]]:
    """Compile each catalogue; yield what the site reads in translations/, and its name there."""
    for name in ("STATUS", "messages.pot"):
        yield root / "translations" / name, f"translations/{name}"
    for source in sorted(root.glob("translations/*/LC_MESSAGES/messages.po")):
        path = source.relative_to(root)
        compiled = (made / path).with_suffix(".mo")
        _compile(source, compiled)
        yield source, path.as_posix()
        yield compiled, path.with_suffix(".mo").as_posix()


def _compile(source: Path, compiled: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
    for message, mistakes in catalogue.check():
        raise ValueError(f"{source}:{message.lineno}: {mistakes[0]}")
    compiled.parent.mkdir(parents=True, exist_ok=True)
    with compiled.open("wb") as file:
        write_mo(file, catalogue)


def _drawings(root: Path, made: Path) -> tuple[Path, str]:
    """Draw every bar that a result can need; return the file of drawings and its name."""
    sys.path.insert(0, str(root))
    from warning_signs.charts.domains import all_bars
    from warning_signs.charts.prerendered import prerender_bars
    from warning_signs.content.loading.load import load_content

    name = "build/charts.json"
    prerender_bars(all_bars(load_content(root / "questionnaires"))).save(made / name)
    return made / name, name
