"""Find environment variables that look like a setting of this site and are none."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from flask import Flask

from warning_signs.config import DEFAULTS, PREFIX, variable

SERVER = frozenset({"HOST", "PORT", "WEB_CONCURRENCY"})
SETTINGS = frozenset({variable(name) for name in DEFAULTS}) | SERVER
OF_FLASK = frozenset({PREFIX + name for name in Flask.default_config}) | {
    f"{PREFIX}{name}" for name in ("APP", "DEBUG", "ENV", "SKIP_DOTENV")
}
COMMAND_OPTIONS = f"{PREFIX}RUN_"
"""Options of `flask run` start like this."""
LIKENESS = 0.85
"""Share of letters in common (difflib) from which one name is taken for another one mistyped."""
LIKENESS_PREFIXED = 0.7
"""The same for a name with our prefix, which is hardly anything else."""
SHORTEST = 8
"""Letters of a name without the prefix that can be recognised: PORT is too much like POST."""


def mistyped_settings(names: Iterable[str]) -> Iterator[str]:
    """For each of the variables that is a setting mistyped, a sentence with what was meant."""
    for name in sorted(names):
        if name in SETTINGS or name in OF_FLASK or name.startswith(COMMAND_OPTIONS):
            continue
        meant = _meant(name.upper())
        if meant:
            yield f"{name} is no setting: did you mean {meant}?"
        elif name.startswith(PREFIX):
            yield f"{name} is no setting: docs/reference/settings.md lists all of them."


def _meant(name: str) -> str | None:
    """The setting of which this is a misspelling, or which has a prefix too many or too few."""
    bare = name.removeprefix(PREFIX)
    for same in (name, bare, PREFIX + bare):
        if same in SETTINGS and same not in SERVER:
            return same
    prefixed = name.startswith(PREFIX)
    if not prefixed and len(name) < SHORTEST:
        return None
    candidates = {one.removeprefix(PREFIX) if prefixed else one: one for one in SETTINGS}
    likeness = LIKENESS_PREFIXED if prefixed else LIKENESS
    found = get_close_matches(bare, candidates, n=1, cutoff=likeness)
    return candidates[found[0]] if found else None
