"""Example folders of own content, one tiny folder a feature or a mistake."""

from __future__ import annotations

from pathlib import Path

CONTENT = Path(__file__).resolve().parents[2] / "content"
VALID = sorted(path.name for path in (CONTENT / "valid").iterdir())
INVALID = sorted(path.name for path in (CONTENT / "invalid").iterdir())


def valid(case: str) -> Path:
    """The folder of something that a site can have of its own."""
    return CONTENT / "valid" / case


def invalid(case: str) -> Path:
    """The folder of a mistake; `expected.txt` in it begins as what is said about that."""
    return CONTENT / "invalid" / case


def own(case: str) -> dict[str, str]:
    """The setting of a site with this folder."""
    return {"WARNING_SIGNS_CONTENT": str(valid(case))}
