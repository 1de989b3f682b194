"""A server of the portal, or of a peer, started and stopped around a measure."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_READY_WITHIN = 60


def environment(folder: Path, database: str | None = None, port: int = 8000) -> dict[str, str]:
    """Return the environment of whatever works on the portal of `folder`."""
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    kept |= {"TRANSVERSE_DIR": str(folder), "TRANSVERSE_ADDRESS": f"http://localhost:{port}"}
    return kept | ({"DATABASE_URL": database} if database else {})


def script(name: str, *arguments: object, env: Mapping[str, str], stdin: object = None) -> Any:  # noqa: ANN401
    """Run a script of this folder; return the JSON of its last line.

    Raises
    ------
    subprocess.CalledProcessError
        It failed; what it complained of is on the terminal.
    """
    done = subprocess.run(
        [sys.executable, HERE / name, *map(str, arguments)],
        input=None if stdin is None else json.dumps(stdin),
        stdout=subprocess.PIPE,
        env={**env, "DJANGO_SETTINGS_MODULE": "transverse.portal.settings"},
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@contextmanager
def served(command: Sequence[str | Path], env: Mapping[str, str], port: int, path: str) -> Iterator[int]:
    """Run a server until the end of the block, which begins once `path` answers; yields its process id.

    Raises
    ------
    RuntimeError
        It does not answer within a minute.
    """
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, cwd=HERE)
    try:
        _wait(process, port, path)
        yield process.pid
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int, path: str) -> None:
    limit = time.monotonic() + _READY_WITHIN
    while time.monotonic() < limit and process.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", path)
            if connection.getresponse().status < 500:
                return
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise RuntimeError(f"{process.args!r} does not answer on {path}")
