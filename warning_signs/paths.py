"""The folders beside the package. The site runs from its own checkout, as `make run` sets it up."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUESTIONNAIRES = ROOT / "questionnaires"
TEMPLATES = ROOT / "templates"
TRANSLATIONS = ROOT / "translations"
TEMPLATE_CATALOGUE = TRANSLATIONS / "messages.pot"
DRAWINGS = ROOT / "build" / "charts.json"
DATABASE = ROOT / "instance" / "campaigns.sqlite3"
