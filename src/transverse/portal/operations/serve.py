"""Web server and worker, started together, restarted when they die, stopped together."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from transverse.portal.ground.reasons import reason
from transverse.portal.operations.faults import PortError, StoppedTwiceError
from transverse.portal.operations.reception import THREADS

_GRACE = 15  # seconds left to a request or a job to end
_PAUSES = (1.0, 60.0)  # seconds before a worker that died is started again: at first, and when it keeps dying
_STEADY = 30.0  # seconds of life after which a death is held for an accident


@dataclass(frozen=True, slots=True)
class Service:
    """What is to be served, and where."""

    address: str
    port: int
    processes: int
    worker: bool


def default_processes() -> int:
    """Return how many web processes serve well here: more than two only wait for the one writer of SQLite."""
    return min(2, os.cpu_count() or 1)


def check_port(address: str, port: int) -> None:
    """Try the address, since the web server would only say in English that it cannot have it.

    Raises
    ------
    PortError
        Something else listens there, or it is not an address of this machine.
    """
    try:
        family, kind, _, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)
            tried.listen()
    except OSError as error:
        raise PortError(address, port, reason(error)) from error


def serve(service: Service, opened: Callable[[], None]) -> None:
    """Serve until asked to stop; call `opened` once the address answers.

    Raises
    ------
    StoppedTwiceError
        A web process keeps dying.
    """
    server = Server(
        "transverse.portal.operations.web:application",
        address=service.address,
        port=service.port,
        interface=Interfaces.WSGI,
        workers=service.processes,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        respawn_interval=0.1,
        workers_kill_timeout=_GRACE,
        log_level=LogLevels.critical,
        log_access=False,
    )
    worker = _Worker() if service.worker else None
    connections.close_all()  # processes are forked below, and no two may share a connection
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    server.on_startup(opened)
    if worker is not None:
        server.on_startup(worker.start)
    try:
        server.serve()
    except SystemExit as end:
        if not server.interrupt_signal:
            raise StoppedTwiceError from end
    finally:
        if worker is not None:
            worker.stop()


class _Worker:
    """The process of the worker, started again whenever it dies.

    It has a session of its own: Ctrl-C reaches this process alone, which then asks the worker to stop.
    """

    def __init__(self) -> None:
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = _new_worker()
        threading.Thread(target=self._keep, name="worker", daemon=True).start()

    def stop(self) -> None:
        with self._lock:
            self._over.set()
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _keep(self) -> None:
        pause = _PAUSES[0]
        while self._process is not None:
            born = time.monotonic()
            self._process.wait()
            pause = _PAUSES[0] if time.monotonic() - born > _STEADY else min(2 * pause, _PAUSES[1])
            self._over.wait(pause)
            with self._lock:
                if self._over.is_set():
                    return
                self._process = _new_worker()


def _new_worker() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "transverse.portal.operations.child"]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 (our own module)
