"""A limit to what a reader may send, also where the length is not announced."""

from flask import abort, request


def refuse_long_stream() -> None:
    """Refuse a body that does not announce its length and turns out too long.

    Werkzeug refuses an announced length, but silently cuts a stream off at the limit.
    """
    limit = request.max_content_length  # the setting, unless a page allows more
    streamed = request.method == "POST" and request.content_length is None
    if streamed and limit is not None and len(request.get_data()) >= limit:
        abort(413)
