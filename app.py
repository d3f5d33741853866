"""The site as servers and the `flask` command find it."""

from warning_signs import create_app

app = create_app()
