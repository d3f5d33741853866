"""A limit to what a reader may send, also where the length is not announced."""

from flask import abort, request


def refuse_long_stream() -> None:
    """Refuse a body that does not announce its length and turns out too long.

    Werkzeug refuses an announced length, but silently cuts a stream off at the limit. So it gets
    one byte more, which tells a stream that ends at the limit from one that goes on.
    """
    limit = request.max_content_length  # the setting, unless a page allows more
    if request.method != "POST" or request.content_length is not None or limit is None:
        return
    request.max_content_length = limit + 1
    if len(request.get_data()) > limit:
        abort(413)
