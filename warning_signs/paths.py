"""Where the program finds its own files, and where it may write.

A checkout has everything in folders beside the package. A wheel brings them along in the folder
`_data` of the package (see hatch_build.py); such an installation is only read, and what is made
later goes to the user's data folder.
"""

from pathlib import Path

from platformdirs import user_data_path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
INSTALLED = (PACKAGE / "_data").is_dir()
"""Whether this package came from a wheel."""
CODE = PACKAGE if INSTALLED else ROOT
"""The folder of our own code: in an installation, other libraries stand beside the package."""
DATA = PACKAGE / "_data" if INSTALLED else ROOT

QUESTIONNAIRES = DATA / "questionnaires"
TEMPLATES = DATA / "templates"
TRANSLATIONS = DATA / "translations"
TEMPLATE_CATALOGUE = TRANSLATIONS / "messages.pot"
SHIPPED_DRAWINGS = DATA / "build" / "charts.json"

USER_DATA = user_data_path("warning-signs", appauthor=False)
"""Where an installation writes; on Linux $XDG_DATA_HOME decides, else ~/.local/share."""
DRAWINGS = USER_DATA / "charts.json" if INSTALLED else SHIPPED_DRAWINGS
DATABASE = (USER_DATA if INSTALLED else ROOT / "instance") / "campaigns.sqlite3"
