"""Debian's Firefox, driven over WebDriver BiDi: its own port, no program in between."""

from __future__ import annotations

import base64
import json
import pathlib
import subprocess
import time
from typing import Any

from websocket import WebSocket, create_connection

from tests.engines.engine import oldest_first
from tools.lib.browser import PHONE
from tools.lib.server import free_port

EXECUTABLE = "/usr/bin/firefox-esr"
SENDS_AGAIN = "dom.confirm_repost.testing.always_accept"  # BiDi cannot answer that question
STARTS_WITHIN = 30  # seconds, as is the longest wait for an answer
SETTLES_SECONDS = 0.5
CENTRE = """const e = document.querySelector(%s)
e.scrollIntoView({block: 'center', behavior: 'instant'})
const {left, top, width, height} = e.getClientRects()[0]
return [Math.round(left + width / 2), Math.round(top + height / 2)]"""


class Firefox:
    """One Firefox with a new profile. Waits for its answer to each command."""

    def __init__(self, profile: pathlib.Path, *, script: bool) -> None:
        """Start it. profile: an empty folder; script: whether pages may run JavaScript."""
        settings = {"javascript.enabled": script, SENDS_AGAIN: True}
        (profile / "user.js").write_text(
            "".join(
                f'user_pref("{name}", {json.dumps(value)});' for name, value in settings.items()
            )
        )
        port = free_port()
        words = ["--headless", "--no-remote", "--profile", str(profile)]
        self._process = subprocess.Popen(
            [EXECUTABLE, *words, f"--remote-debugging-port={port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._sent = 0
        self._socket = _connected(port)
        self._do("session.new", capabilities={"alwaysMatch": _SAYS_YES})
        self._tabs: list[str] = []
        self._is_in_frame = False
        self._at = self.tabs()[0]
        self._do("browsingContext.setViewport", context=self._at, viewport=PHONE)

    def go(self, address: str) -> None:
        self._do("browsingContext.navigate", context=self._at, url=address, wait="complete")

    def back(self) -> None:
        self._do("browsingContext.traverseHistory", context=self._at, delta=-1)
        # “Document Expired”: its button sends the form again, once the reader has said yes.
        time.sleep(SETTLES_SECONDS)
        if self.run("return document.documentURI").startswith("about:neterror"):
            self._do("browsingContext.reload", context=self._at, wait="complete")

    def run(self, script: str) -> Any:
        expression = f"JSON.stringify((() => {{{script}}})() ?? null)"
        target = {"context": self._at}
        said = self._do("script.evaluate", expression=expression, target=target, awaitPromise=False)
        if said["type"] != "success":
            raise AssertionError(said["exceptionDetails"]["text"])
        return json.loads(said["result"]["value"])

    def click(self, selector: str) -> None:
        if self._is_in_frame:  # which follows its page, so that nothing stays where it was
            self.run(f"document.querySelector({json.dumps(selector)}).click()")
            return
        x, y = self.run(CENTRE % json.dumps(selector))
        steps = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        finger = {"type": "pointer", "id": "finger", "actions": steps}
        self._do("input.performActions", context=self._at, actions=[finger])

    def tabs(self) -> list[str]:
        there = [one["context"] for one in self._do("browsingContext.getTree")["contexts"]]
        self._tabs = oldest_first(self._tabs, there)
        return self._tabs

    def switch(self, tab: str) -> None:
        self._at = tab
        self._do("browsingContext.activate", context=tab)

    def close_tab(self) -> None:
        self._do("browsingContext.close", context=self._at)

    def enter_frame(self) -> None:
        self._is_in_frame = True
        tree = self._do("browsingContext.getTree", root=self._at)["contexts"]
        self._at = tree[0]["children"][0]["context"]

    def picture(self, file: pathlib.Path) -> None:
        whole = self.tabs()[-1] if self._is_in_frame else self._at
        data = self._do("browsingContext.captureScreenshot", context=whole)["data"]
        file.write_bytes(base64.b64decode(data))

    def quit(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait()

    def _do(self, method: str, **params: Any) -> dict[str, Any]:
        self._sent += 1
        command = {"id": self._sent, "method": method, "params": params}
        self._socket.send(json.dumps(command))
        while (said := json.loads(self._socket.recv())).get("id") != self._sent:
            pass  # an event
        if said["type"] == "error":
            raise AssertionError(f"{method}: {said['error']}: {said['message']}")
        return said["result"]


_SAYS_YES = {"unhandledPromptBehavior": {"default": "accept"}}


def _connected(port: int) -> WebSocket:
    deadline = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            address = f"ws://127.0.0.1:{port}/session"
            return create_connection(address, suppress_origin=True, timeout=STARTS_WITHIN)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
