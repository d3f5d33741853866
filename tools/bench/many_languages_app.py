"""The site with the catalogues of another folder: CATALOGUES names it."""

import os
from pathlib import Path

from warning_signs import create_app, factory

factory.TRANSLATIONS = Path(os.environ["CATALOGUES"])
app = create_app()
