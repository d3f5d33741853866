"""Start a site’s own questionnaire: a small valid file with notes on its keys."""

import json
import re
from pathlib import Path
from string import Template

from warning_signs.content import reserved_names
from warning_signs.content.authoring.schema import SCHEMAS, schema_text
from warning_signs.content.models.base import ID, Audience
from warning_signs.errors import StartError

STARTERS = Path(__file__).with_name("starters")
SCHEMA_FOLDER = ".schema"
"""Where a folder of overrides has the schemas to which its files point editors."""


class StarterError(StartError):
    """The questionnaire cannot be started; the message says what to do instead."""


def write_starter(folder: Path, name: str, audience: Audience, title: str) -> Path:
    """Write `name`.yaml into `folder` and return its path. The folder is created if necessary.

    Only the schemas for editors, beside the file, are overwritten. Raises StarterError for a name
    that cannot be used.
    """
    path = folder / f"{name}.yaml"
    if not re.fullmatch(ID, name) or not name[0].isalpha():
        raise StarterError(
            f"“{name}” cannot be an id. Begin with a letter; then letters, digits and _."
        )
    if name.casefold() in reserved_names.NAMES:
        raise StarterError(f"“{name}” is the name of something else here. Choose another one.")
    if path.exists():
        raise StarterError(f"{path} is there already. Edit it, or choose another name.")
    starter = Template((STARTERS / f"{audience}.yaml").read_text(encoding="utf-8"))
    quoted = json.dumps(title, ensure_ascii=False)  # YAML reads a JSON string unchanged
    write_schemas(folder)
    path.write_text(starter.substitute(id=name, title=quoted), encoding="utf-8")
    return path


def write_schemas(folder: Path) -> None:
    """Write the schemas for editors into a folder of overrides."""
    schemas = folder / SCHEMA_FOLDER
    schemas.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (schemas / f"{name}.json").write_text(schema_text(name), encoding="utf-8")
