"""Send the real portal files too large, cut short, or that never end: one sentence, bounded memory, nothing left behind.

Everything is real: ``transverse servir`` on a folder of its own, the form read and sent as a browser does, a piece at a
time.  Meanwhile somebody else reads pages; the memory is that of all the processes of the portal.
"""

import os
import re
import socket
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from subprocess import Popen

from check_kill import Browser, Fault
from portal.operations.processes import Portal, children, until

ADDRESS, PASSWORD = "administrateur@ville.example", "un mot de passe assez long"
PATH = "/organigramme/importer/"
MEGABYTE = 1_000_000
HEADINGS = b"code_unite;unite;code_unite_mere;code_poste;poste;responsable;matricule;nom;prenom;courriel;etp;code_poste_superieur\n"
LINE = b"EAU;Service de l'eau;DST;P1;Agent;non;M1;Martin;Zo\xc3\xa9;zoe.martin@ville.example;1;P0\n"
PIECE = (LINE * (MEGABYTE // len(LINE) + 1))[:MEGABYTE]
GROWTH = 300  # megabytes
PATIENCE = 2.0  # seconds, for whoever reads a page meanwhile
SLOW = 140  # more than the portal listens to at once


def main() -> int:
    """Return 1 if anything went wrong."""
    faults = 0
    with tempfile.TemporaryDirectory(prefix="transverse-depot-") as name:
        folder = Path(name)
        (folder / "temporaire").mkdir()
        portal = Portal(folder / "donnees")
        portal.folder.mkdir()
        portal.environment["TMPDIR"] = str(folder / "temporaire")
        portal.run("administrateur", ADDRESS, "--mot-de-passe-depuis", "-", stdin=PASSWORD)
        with portal.started("servir", "--port", portal.port) as process:
            until(lambda: portal.get() == 200)
            for title, case in CASES.items():
                with _watched(portal, process) as watch:
                    found = list(case(portal, watch))
                found += [*_left(folder), *_suffered(portal, watch)]
                print(f"{'DÉFAUT' if found else 'bien'} : {title} ; {watch}", *found, sep="\n    ", flush=True)
                faults += len(found)
    print(f"{faults} défaut(s)")
    return 1 if faults else 0


# what is seen meanwhile


@dataclass
class Watch:
    """How long the case took, what the processes held, how long a page took for somebody else."""

    before: float
    peak: float = 0
    slowest: float = 0
    seconds: float = 0
    refused: int = 0
    pages: int = 0

    def __str__(self) -> str:
        """Say the figures."""
        return (
            f"{self.seconds:.1f} s, mémoire {self.before:.0f} Mo puis {self.peak:.0f} Mo au plus, "
            f"{self.pages} pages lues par ailleurs en {self.slowest:.2f} s au plus"
        )


@contextmanager
def _watched(portal: Portal, process: Popen[str]) -> Iterator[Watch]:
    """Measure the processes of the portal, and read pages as somebody else, until the block ends."""
    watch, over = Watch(_memory(process)), threading.Event()

    def measure() -> None:
        while not over.wait(0.05):
            watch.peak = max(watch.peak, _memory(process))

    def read() -> None:
        while not over.wait(0.2):
            started = time.monotonic()
            status = portal.get("/compte/connexion/")
            watch.slowest = max(watch.slowest, time.monotonic() - started)
            watch.pages += 1
            watch.refused += status != 200

    threads = [threading.Thread(target=each) for each in (measure, read)]
    started = time.monotonic()
    for each in threads:
        each.start()
    try:
        yield watch
    finally:
        watch.seconds = time.monotonic() - started
        over.set()
        for each in threads:
            each.join()


def _memory(process: Popen[str]) -> float:
    """Return the megabytes held by the command and the processes that it started."""
    pages = 0
    for pid in (process.pid, *children(process)):
        with suppress(OSError):
            pages += int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def _left(folder: Path) -> Fault:
    """Say what lies in the folders where a file passes."""
    places = [folder / "temporaire", folder / "donnees" / "depots", folder / "donnees" / "fichiers"]

    def files() -> list[Path]:
        return [each for place in places for each in place.rglob("*") if each.is_file()]

    with suppress(AssertionError):
        until(lambda: not files(), patience=10)
    yield from (f"reste {each.relative_to(folder)} ({each.stat().st_size} octets)" for each in files())


def _suffered(portal: Portal, watch: Watch) -> Fault:
    if watch.peak - watch.before > GROWTH:
        yield f"la mémoire a crû de {watch.peak - watch.before:.0f} Mo"
    if watch.refused or watch.slowest > PATIENCE:
        yield f"{watch.refused} pages refusées à d'autres, la plus lente en {watch.slowest:.1f} s"
    if portal.get() != 200:
        yield "le portail ne répond plus"


# sending


SignedIn = tuple[str, dict[str, str]]


def _signed_in(portal: Portal) -> SignedIn:
    """Return the cookies of an administrator, and the hidden fields of the form."""
    browser = Browser(portal)
    fields = browser.form(browser.get("/compte/connexion/"), "/compte/connexion/")
    browser.post("/compte/connexion/", fields | {"login": ADDRESS, "password": PASSWORD})
    fields = browser.form(browser.get(PATH))
    return browser.cookies(), fields


def _head(fields: dict[str, str], boundary: str) -> bytes:
    """Return what comes before the content of the file."""
    named = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return (
        f'{named}--{boundary}\r\nContent-Disposition: form-data; name="chart"; filename="organigramme.csv"\r\n'
        "Content-Type: text/csv\r\n\r\n"
    ).encode()


class Sending:
    """A form with a file, on its way."""

    def __init__(self, portal: Portal, who: SignedIn, megabytes: int, *, says_length: bool = True) -> None:
        cookies, fields = who
        boundary = uuid.uuid4().hex
        self._head, self._tail = _head(fields, boundary) + HEADINGS, f"\r\n--{boundary}--\r\n".encode()
        self._megabytes, self._says_length = megabytes, says_length
        length = len(self._head) + megabytes * MEGABYTE + len(self._tail)
        self.socket = socket.create_connection(("127.0.0.1", portal.port), timeout=300)
        self.socket.sendall(
            f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1:{portal.port}\r\nCookie: {cookies}\r\n"
            f"Origin: http://127.0.0.1:{portal.port}\r\n"
            f"Content-Type: multipart/form-data; boundary={boundary}\r\n"
            f"{f'Content-Length: {length}' if says_length else 'Transfer-Encoding: chunked'}\r\n"
            "Connection: close\r\n\r\n".encode()
        )

    def send(self, megabytes: int) -> None:
        """Send the beginning."""
        self._send(self._head)
        for _ in range(megabytes):
            self._send(PIECE)

    def _send(self, piece: bytes) -> None:
        self.socket.sendall(piece if self._says_length else b"%x\r\n%b\r\n" % (len(piece), piece))

    def whole(self) -> tuple[int, str]:
        """Send all, or until the portal hangs up; return the status and the page."""
        with suppress(BrokenPipeError, ConnectionResetError):
            self.send(self._megabytes)
            self._send(self._tail)
            if not self._says_length:
                self.socket.sendall(b"0\r\n\r\n")
        return self._answer()

    def _answer(self) -> tuple[int, str]:
        """Return the status, 0 if the portal only hung up, and the page."""
        received = b""
        with suppress(ConnectionResetError):
            while piece := self.socket.recv(65536):
                received += piece
        self.socket.close()
        head, _, page = received.partition(b"\r\n\r\n")
        return int(head.split()[1]) if head else 0, page.decode()


def _said(page: str) -> str:
    """Return the sentences that a page says of what is wrong."""
    found = re.findall(r'<ul[^>]*class="errors[^>]*>(.*?)</ul>|<h1>(.*?)</h1>', page, re.DOTALL)
    return " | ".join(" ".join(unescape(re.sub(r"<[^>]+>", " ", each)).split()) for each in map("".join, found))


# cases


def allowed(portal: Portal, _watch: Watch) -> Fault:
    """Send as much as is let in: it is read, and refused for what it holds."""
    status, _ = Sending(portal, _signed_in(portal), 190).whole()
    if status != 302:
        yield f"réponse {status}"
    last = "SELECT state, message FROM people_chartimport WHERE state != 'reading'"
    ((state, message),) = until(lambda: portal.rows(last))
    print(f"    {state} : {message}")
    if state != "refused" or not message.endswith("."):
        yield "le fichier aurait dû être refusé d'une phrase"
    portal.rows("DELETE FROM people_chartimport")


def declared(portal: Portal, _watch: Watch) -> Fault:
    """Send a thousand megabytes, as a browser does."""
    status, page = Sending(portal, _signed_in(portal), 1000).whole()
    print(f"    {status} : {_said(page)}")
    if not _said(page).endswith("Erreur : Ce fichier dépasse 200 Mo. N'y gardez que l'organigramme, puis renvoyez-le."):
        yield "la phrase manque"
    yield from _not_imported(portal)


def undeclared(portal: Portal, _watch: Watch) -> Fault:
    """Send as much without saying how much, which no browser does: it is refused before anything of it is read."""
    status, page = Sending(portal, _signed_in(portal), 1000, says_length=False).whole()
    print(f"    {status or 'raccroché'} : {_said(page)}")
    if status not in {0, 400, 403, 411, 413}:
        yield f"réponse {status}"
    yield from _not_imported(portal)


def _not_imported(portal: Portal) -> Fault:
    if count := portal.rows("SELECT COUNT(*) FROM people_chartimport")[0][0]:
        yield f"{count} imports sont nés d'un fichier qui n'est pas arrivé"


def cut(portal: Portal, _watch: Watch) -> Fault:
    """Hang up half-way, politely then not."""
    for end in (socket.SHUT_WR, None):
        sending = Sending(portal, _signed_in(portal), 180)
        sending.send(90)
        if end is not None:
            sending.socket.shutdown(end)
            time.sleep(1)
        sending.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        sending.socket.close()
    time.sleep(1)
    yield from _not_imported(portal)


def slow(portal: Portal, _watch: Watch) -> Fault:
    """Send the beginning of many forms, then next to nothing; they end one after the other."""
    who = _signed_in(portal)
    sendings = [Sending(portal, who, 100) for _ in range(SLOW)]
    for second in range(20):
        for each in sendings:
            with suppress(OSError):  # refused at once, for those who are too many
                each.send(1) if second == 0 else each.socket.sendall(b";")
        time.sleep(1)
    for each in sendings:
        each.socket.close()
    _signed_in(portal)
    yield from _not_imported(portal)


def unread(portal: Portal, _watch: Watch) -> Fault:
    """Ask for many large files, and read nothing of them."""
    readers = [socket.create_connection(("127.0.0.1", portal.port)) for _ in range(SLOW)]
    for each in readers:
        each.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        each.sendall(b"GET /statique/transverse/bootstrap.min.css HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 20)
    time.sleep(10)
    for each in readers:
        each.close()
    yield from ()


Case = Callable[[Portal, Watch], Fault]
CASES: dict[str, Case] = {
    "un fichier de 190 Mo, la taille admise": allowed,
    "un fichier de 1 Go": declared,
    "un fichier de 1 Go, sans sa taille": undeclared,
    "un envoi de 180 Mo coupé à la moitié": cut,
    f"{SLOW} envois qui n'en finissent pas": slow,
    f"{SLOW} lecteurs qui ne lisent rien": unread,
}


if __name__ == "__main__":
    sys.exit(main())
