"""What senders of harm send: Hypothesis strategies for forms, other bodies, queries and headers."""

from __future__ import annotations

import base64
from urllib.parse import quote

from hypothesis import strategies as st

MARKUP = (
    "<knr x=1>",
    "\"'><knr x=1>",
    '" knr="1',
    "' knr='1",
    "</textarea></title></script><knr>",
    "javascript:knr(1)",
    "\\u003cknr\\u003e<knr>",
)
"""What must never come back as markup; `harm.reflected` looks for it."""
TEXTS = (
    *("", " ", "0", "-1", "1e999", "9" * 23, "9" * 5000, "NaN", "١٢٣", "\0", "a\0b", "\x1b[2J"),
    *("a" * 300, "a" * 9000, "-", "..", "../..", "%00", "%", "é", "\ufffe", "\u202e", "[", "]:"),
    *("\n", "<script>", "{{7*7}}", "' OR 1=1 --", "ligue", "parent", "en", "FR", "a@b:c", "school"),
    *("questions", "result", "sheet", "csv", "open", "add", "back", "rows", "text", "print"),
    *("0" * 32, "told_to_die", "daily", "before", "beside", "instead", "uk", "urgent"),
    *MARKUP,
)
NO_TEXTS = (b"\xff", b"\xed\xa0\x80", b"\xc3(", b"\xf4\x90\x80\x80")
"""No UTF-8; the second is half of a character (a lone surrogate)."""
FIELDS = (
    *("age", "content", "version", "show", "country", "visit", "uncounted", "sensitive", "from"),
    *("self_harm", "school_avoidance", "disclosed"),
    *("second_language", "second_how", "letter", "composed", "before", "before_language"),
    *("letter_language", "written_in", "then", "now", "file", "place", "what", "back", "back_at"),
    *("remove", "language", "height", "kind", "questionnaire", "sandboxed", "unknown", "a\0b"),
)
TYPES = (
    *("", "text/plain", "application/json", "multipart/form-data"),
    *("multipart/form-data; boundary=", "multipart/form-data; boundary=é"),
    *("application/json; charset=x", "a" * 3000),
)
HEADERS = (
    *("Accept-Language", "Accept-Encoding", "Authorization", "Host", "Range", "If-None-Match"),
    *("Content-Length", "Cookie", "Origin", "Sec-Purpose", "X-Forwarded-For", "Content-Encoding"),
    *("If-Modified-Since", "Sec-Fetch-Site", "Sec-Fetch-Dest", "User-Agent", "Referer", "Accept"),
)
JSONS = (
    *(b"", b"null", b"[]", b"[" * 50_000, b'{"answers":{}}', b'{"answers":null}', b'{"a":1,"a":2}'),
    *(b'{"answers":{"age":%s}}' % one for one in (b"9" * 5000, b'"\\ud800"', b"[[]]", b"1e999")),
    *(b'{"language":["en"],"country":{},"answers":{"\\u0000":[]}}', b'{"answers":[1]}', b"\xff"),
)

texts = st.sampled_from(TEXTS) | st.text(max_size=40)
raw = texts.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.sampled_from(NO_TEXTS)
names = st.sampled_from((*FIELDS, *TEXTS[:12], *MARKUP))
pairs = st.lists(st.tuples(names, raw), max_size=8)


def _encoded(some: list[tuple[str, bytes]]) -> bytes:
    return b"&".join(quote(name).encode() + b"=" + quote(value).encode() for name, value in some)


def _part(name: str | None, value: bytes, file: bool) -> bytes:
    """One part of a form; without a name, or as a file, wherever that is asked for."""
    about = "" if name is None else f'; name="{name}"'
    about += '; filename="a.csv"' if file else ""
    about = about.replace("\n", "%0A")
    return f"--b\r\nContent-Disposition: form-data{about}\r\n\r\n".encode() + value + b"\r\n"


queries = pairs.map(_encoded)
parts = st.lists(
    st.builds(_part, st.none() | st.just("") | names, raw, st.booleans()), max_size=8
).map(lambda some: b"".join(some) + b"--b--\r\n")
jsons = st.sampled_from(JSONS)
bodies = st.one_of(
    st.tuples(st.just("multipart/form-data; boundary=b"), parts),
    st.tuples(st.just("application/x-www-form-urlencoded"), queries),
    st.tuples(st.just("application/json"), jsons),
    st.tuples(st.sampled_from(TYPES), parts | queries | jsons | raw),
)
"""(type, body) of a post."""

_lines = texts.filter(lambda text: not {"\n", "\r"} & set(text)).map(
    lambda text: text.encode("utf-8", "surrogatepass").decode("latin1")
)
_secrets = st.builds(lambda user, word: base64.b64encode(user + b":" + word).decode(), raw, raw)


def headers(secrets: st.SearchStrategy[str] = _secrets) -> st.SearchStrategy[dict[str, str]]:
    """Headers; now and then an attempt at a dashboard with one of these `secrets`."""
    return st.builds(
        lambda some, secret: {**some, **({"Authorization": f"Basic {secret}"} if secret else {})},
        st.dictionaries(st.sampled_from(HEADERS), _lines, max_size=2),
        st.none() | _secrets | secrets,
    )
