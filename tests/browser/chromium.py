"""A real Chromium: where it is, and a page of it that notices what goes wrong."""

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",  # the tests may run as root, in a container
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost",
)
INSIDE = {"localhost", "127.0.0.1"}


def executable():
    """Return the browser of the machine; without one skip, but fail where `CI` says that nothing may be skipped."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        sentence = "Chromium est absent : les tests dans un navigateur ne sont pas passés (apt-get install chromium)."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence)
    return found


@dataclass
class Watch:
    """What a page has loaded, and what it should not have."""

    troubles: list = field(default_factory=list)
    weight: int = 0
    _documents: set = field(default_factory=set)

    def follow(self, page):
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"script : {error}"))
        devtools = page.context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        devtools.on("Network.requestWillBeSent", self._begins)
        devtools.on("Network.loadingFinished", self._loaded)

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in INSIDE:
            self.troubles.append(f"demande vers l'extérieur : {request.url}")

    def _console(self, message):
        refused_page = message.text.startswith("Failed to load resource") and message.location["url"] in self._documents
        if message.type == "error" and not refused_page:
            self.troubles.append(f"console : {message.text}")

    def _begins(self, event):
        if event.get("type") == "Document":
            self._documents.add(event["request"]["url"])
            self.weight = 0

    def _loaded(self, event):
        self.weight += round(event["encodedDataLength"])


def shot(page, name):
    """Write a picture of the whole page, in TRANSVERSE_SCREENSHOTS or else in the folder of temporary files."""
    folder = Path(os.environ.get("TRANSVERSE_SCREENSHOTS") or Path(tempfile.gettempdir()) / "transverse-screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path
