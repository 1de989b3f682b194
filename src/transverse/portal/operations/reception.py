"""Whoever asks is heard to the end before taking a turn: somebody who sends slowly keeps nobody else waiting.

A thread that listens costs next to nothing, one that works is dear: many listen, a few work.
"""

from collections import deque
from collections.abc import Iterable
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore, Lock
from typing import IO, Final
from wsgiref.types import InputStream, StartResponse, WSGIApplication, WSGIEnvironment

from transverse.portal.ground.uploads import LIMIT

TURNS: Final = 4  # at work together in a process; more only wait for one another on the lock of SQLite, or of Python
LISTENERS: Final = 48  # listening together in a process, to forms that are still on their way
THREADS: Final = LISTENERS + 16  # so that pages are always read, whatever the forms

_PIECE = 65_536
_BEGINNING = 1_000_000  # bytes kept of what is too large: the fields before the file, which say who sends it
_IN_MEMORY = 100_000
_CUT = "L'envoi s'est arrêté en route\u00a0: rien n'est enregistré. Recommencez."
_CROWD = "Trop d'envois sont en cours\u00a0: rien n'est enregistré. Recommencez dans une minute."


class Reception:
    """The portal behind its reception; what is sent waits in `folder`, in files without a name."""

    def __init__(self, portal: WSGIApplication, folder: Path) -> None:
        self._portal, self._folder = portal, str(folder)
        self._turns, self._listeners = _Turns(TURNS), BoundedSemaphore(LISTENERS)

    def __call__(self, request: WSGIEnvironment, respond: StartResponse) -> Iterable[bytes]:
        """Answer a request, once all of it is there."""
        length = _length(request)
        if not length:
            return self._in_turn(request, respond)
        if not self._listeners.acquire(blocking=False):
            return _say(_CROWD, HTTPStatus.SERVICE_UNAVAILABLE, respond)
        try:
            heard = self._hear(request["wsgi.input"], length)
        finally:
            self._listeners.release()
        if heard is None:
            return _say(_CUT, HTTPStatus.BAD_REQUEST, respond)
        with heard:
            return self._in_turn(request | {"wsgi.input": heard}, respond)

    def _in_turn(self, request: WSGIEnvironment, respond: StartResponse) -> Iterable[bytes]:
        with self._turns:
            return self._portal(request, respond)

    def _hear(self, source: InputStream, length: int) -> IO[bytes] | None:
        """Return what is sent, its beginning alone if it is too large; None if it stops on its way."""
        with ExitStack() as otherwise:
            heard = otherwise.enter_context(SpooledTemporaryFile(_IN_MEMORY, dir=self._folder))
            kept = length if length <= LIMIT else _BEGINNING
            for start in range(0, length, _PIECE):
                wanted = min(_PIECE, length - start)
                if len(piece := source.read(wanted)) < wanted:
                    return None
                heard.write(piece[: max(0, kept - start)])
            otherwise.pop_all()  # it stays open for whoever reads it
        heard.seek(0)
        return heard


class _Turns:
    """Some turns, given in the order in which they are asked for; a semaphore gives them to the quickest."""

    def __init__(self, count: int) -> None:
        self._free, self._waiting, self._lock = count, deque[Lock](), Lock()

    def __enter__(self) -> None:
        mine = Lock()
        mine.acquire()
        with self._lock:
            if self._free:
                self._free -= 1
                return
            self._waiting.append(mine)
        mine.acquire()  # released by whoever gives its turn

    def __exit__(self, *_: object) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


def _length(request: WSGIEnvironment) -> int:
    """Return how many bytes are sent; a request that does not say it has none for us."""
    said = request.get("CONTENT_LENGTH") or ""
    return int(said) if said.isdecimal() else 0


def _say(sentence: str, status: HTTPStatus, respond: StartResponse) -> list[bytes]:
    respond(f"{status.value} {status.phrase}", [("Content-Type", "text/plain; charset=utf-8")])
    return [sentence.encode()]
