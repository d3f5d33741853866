"""Starting a questionnaire of one’s own: a small file that is right, with notes on its keys."""

import json
import re
from pathlib import Path
from string import Template

from warning_signs.content import reserved_names
from warning_signs.content.authoring.schema import SCHEMAS, schema_text
from warning_signs.content.models.base import ID
from warning_signs.content.models.condition import Audience
from warning_signs.errors import StartError

STARTERS = Path(__file__).with_name("starters")
SCHEMA_FOLDER = ".schema"
"""Where an own folder has the schemas that its files point an editor to."""


class StarterError(StartError):
    """A questionnaire cannot be started like this; the text says what to do instead."""


def write_starter(folder: Path, name: str, audience: Audience, title: str) -> Path:
    """Write `name`.yaml into `folder`, which is made if need be, and return its path.

    Nothing is overwritten but the schemas for editors, which are made anew beside it. Raises
    StarterError for a name that cannot be used.
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
    quoted = json.dumps(title, ensure_ascii=False)  # which YAML reads as what was typed
    write_schemas(folder)
    path.write_text(starter.substitute(id=name, title=quoted), encoding="utf-8")
    return path


def write_schemas(folder: Path) -> None:
    """Write the schemas for editors into an own folder."""
    schemas = folder / SCHEMA_FOLDER
    schemas.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (schemas / f"{name}.json").write_text(schema_text(name), encoding="utf-8")
