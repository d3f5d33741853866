"""What checks translations is for commands and tests: no page waits for it."""

from warning_signs.paths import ROOT

PACKAGE = ROOT / "warning_signs"
QUALITY = "warning_signs.i18n.quality"
REVIEW = "warning_signs.i18n.review."


def test_only_commands_use_it():
    users = {
        path.relative_to(PACKAGE).parent.as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(name in path.read_text(encoding="utf-8") for name in (QUALITY, REVIEW))
    }
    assert users == {"cli", "i18n/quality", "i18n/review"}
