"""A limit to what a reader may send, also where the length is not said beforehand."""

from flask import abort, request


def refuse_long_stream() -> None:
    """Refuse a body that does not say its length and turns out too long.

    Werkzeug refuses a length that is said, but cuts a stream off at the limit without a word.
    """
    limit = request.max_content_length  # the setting, unless a page takes more
    streamed = request.method == "POST" and request.content_length is None
    if streamed and len(request.get_data()) >= limit:
        abort(413)
