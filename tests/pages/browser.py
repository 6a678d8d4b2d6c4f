"""A Chromium driven over the pipes of its DevTools protocol: enough to open a page, ask it questions and watch its requests."""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-pipe",
)  # fmt: skip


def binary() -> str:
    """The browser on this machine; without one the test is skipped, or fails where UNFOG_NEEDS_BROWSER asks for it."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None and os.environ.get("UNFOG_NEEDS_BROWSER"):
        pytest.fail("no Chromium or Chrome on this machine, and UNFOG_NEEDS_BROWSER is set")
    if found is None:
        pytest.skip("no Chromium or Chrome on this machine")
    return found


class Browser:
    """One browser with one tab; a context manager."""

    def __init__(self) -> None:
        self._home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        theirs, self._write = os.pipe()
        self._read, out = os.pipe()
        command = [binary(), *_FLAGS, f"--user-data-dir={self._home.name}", "about:blank"]

        def plug() -> None:  # the browser reads commands on descriptor 3 and answers on 4
            high = fcntl.fcntl(theirs, fcntl.F_DUPFD, 10), fcntl.fcntl(out, fcntl.F_DUPFD, 10)
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self._process = subprocess.Popen(
            command, close_fds=False, preexec_fn=plug, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(theirs)
        os.close(out)
        self._rest, self._number = b"", 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        page = next(t for t in self.ask("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self._session = self.ask("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{domain}.enable")

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._write)
        os.close(self._read)
        self._home.cleanup()

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command and its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def open(self, page: Path, *, width: int = 1280, script: bool = True) -> None:
        """Loads a file in a window of ``width`` CSS pixels and waits until it is loaded; forgets earlier events."""
        self.go("about:blank")  # each load is awaited: a late one of the blank page must not count
        self.go(page.as_uri(), width=width, script=script)

    def go(
        self, address: str, *, width: int = 1280, height: int = 900, zoom: float = 1, dark: bool = False, script: bool = True
    ) -> None:
        """Loads an address in a window of ``width`` device pixels, enlarged ``zoom`` times; forgets earlier events."""
        size = {"width": round(width / zoom), "height": round(height / zoom), "deviceScaleFactor": zoom}
        self.ask("Emulation.setDeviceMetricsOverride", mobile=False, **size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])
        self.ask("Emulation.setScriptExecutionDisabled", value=not script)
        self.events.clear()
        self.ask("Page.navigate", url=address)
        self.loaded()
        self.ask("Emulation.setScriptExecutionDisabled", value=False)

    def loaded(self) -> None:
        """Waits until a page has loaded that was asked for since the events were last forgotten, then forgets that it did."""
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self._next())
        self.events = [e for e in self.events if e.get("method") != "Page.loadEventFired"]

    def press(self, key: str, *, times: int = 1, control: bool = False) -> None:
        """Presses a key as a person does: one sign, or ``Tab``, ``Enter``, ``Escape``, ``Space``, an arrow."""
        named = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowRight": 39, "ArrowDown": 40, "Backspace": 8}
        text = {"Enter": "\r", "Space": " "}.get(key, "" if key in named else key)
        code = named.get(key, ord(text.upper()[0]) if text else 0)
        sent = {"key": " " if key == "Space" else key, "windowsVirtualKeyCode": code, "modifiers": 2 if control else 0}
        for _ in range(times):
            self.ask("Input.dispatchKeyEvent", type="keyDown", **sent, **({"text": text} if text and not control else {}))
            self.ask("Input.dispatchKeyEvent", type="keyUp", **sent)

    def type(self, text: str) -> None:
        """Types into what has the focus."""
        self.ask("Input.insertText", text=text)

    def until(self, expression: str) -> Any:
        """The value of an expression once it is truthy; what a script of the page does next is waited for."""
        limit = time.monotonic() + 15
        while not (value := self.evaluate(expression)):
            assert time.monotonic() < limit, f"never so: {expression}"
            time.sleep(0.02)
        return value

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def requests(self) -> list[str]:
        """Addresses asked for since the page was opened."""
        return [e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]

    def complaints(self) -> list[str]:
        """Errors and warnings of the console, exceptions and refused policies since the page was opened."""
        kinds = ("Runtime.exceptionThrown", "Log.entryAdded")
        loud = [e for e in self.events if e.get("method") in kinds]
        loud += [
            e
            for e in self.events
            if e.get("method") == "Runtime.consoleAPICalled" and e["params"]["type"] in ("error", "warning")
        ]
        return [json.dumps(e["params"]) for e in loud]

    def _next(self) -> dict[str, Any]:
        limit = time.monotonic() + 30
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._read], [], [], max(0.0, limit - time.monotonic()))
            chunk = os.read(self._read, 1 << 20) if ready else b""
            assert chunk, "the browser does not answer"
            self._rest += chunk
        message, self._rest = self._rest.split(b"\0", 1)
        answer: dict[str, Any] = json.loads(message)
        return answer
