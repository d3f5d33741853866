"""A browser in few lines, so that many of them fit beside the server that they load."""

import asyncio
import gzip
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass

AS_A_BROWSER = (
    "Host: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 (load)\r\n"
    "Accept: text/html,application/xhtml+xml\r\nAccept-Encoding: gzip\r\n"
)
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
NUMBER = re.compile(rb'name="visit"[^>]* value="([^"]+)"')
LONGEST = 60.0
"""Seconds after which a response counts as lost."""


@dataclass(frozen=True)
class Response:
    """What came back; `seconds` from the first byte sent to the last received."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    def number(self) -> str:
        """The random number in the form of a campaign; empty where there is none."""
        packed = self.headers.get("content-encoding") == "gzip"
        found = NUMBER.search(gzip.decompress(self.body) if packed else self.body)
        return found[1].decode() if found else ""


class Reader:
    """One connection that stays open between requests, as that of a browser does."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> Response:
        """Fetch a page. Raises OSError or TimeoutError where no whole response comes."""
        return await self._send(f"GET {path} HTTP/1.1\r\n{AS_A_BROWSER}\r\n".encode())

    async def post(self, path: str, form: str) -> Response:
        """Send a form. Raises as `get` does."""
        length = f"Content-Length: {len(form)}\r\n"
        head = f"POST {path} HTTP/1.1\r\n{AS_A_BROWSER}{FORM}{length}\r\n"
        return await self._send(head.encode() + form.encode())

    def close(self) -> None:
        """Hang up."""
        if self._streams:
            self._streams[1].close()
            self._streams = None

    async def _send(self, request: bytes) -> Response:
        begun = time.perf_counter()
        try:
            async with asyncio.timeout(LONGEST):
                if self._streams is None:
                    self._streams = await asyncio.open_connection("127.0.0.1", self._port)
                self._streams[1].write(request)
                status, headers, body = await _read(self._streams[0])
        except (OSError, TimeoutError, EOFError) as error:
            self.close()
            raise OSError(type(error).__name__) from error
        if headers.get("connection") == "close":
            self.close()
        return Response(status, headers, body, time.perf_counter() - begun)


async def _read(stream: asyncio.StreamReader) -> tuple[int, dict[str, str], bytes]:
    head = (await stream.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in head[1:] if line)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    if headers.get("transfer-encoding") == "chunked":
        raise OSError("the site announces the length of each response")
    body = await stream.readexactly(int(headers.get("content-length", 0)))
    return int(head[0].split()[1]), headers, body
