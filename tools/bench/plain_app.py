"""The limit line: a Flask application that does nothing but send bytes it has in memory.

PLAIN_BODIES names a folder; each file in it, packed already, is served under its own name.
"""

import os
from pathlib import Path

from flask import Flask, Response

app = Flask(__name__)
BODIES = {path.name: path.read_bytes() for path in Path(os.environ["PLAIN_BODIES"]).iterdir()}


@app.get("/<name>")
def body(name: str) -> Response:
    """Send the bytes of this name as a packed page."""
    return Response(BODIES[name], headers={"Content-Encoding": "gzip"}, mimetype="text/html")
