"""The real commands, in real processes, on a folder and a data base of their own."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path

PATIENCE = 120  # seconds


class Portal:
    """A folder of data, and the commands on it."""

    def __init__(self, folder, database=None):
        self.folder = folder
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("TRANSVERSE_")}
        self.environment.pop("DATABASE_URL", None)
        self.environment.pop("DJANGO_SETTINGS_MODULE", None)
        self.environment |= {"TRANSVERSE_DIR": str(folder), "PYTHONWARNINGS": "ignore"}
        if database:
            self.environment["DATABASE_URL"] = database
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def run(self, *words, stdin="", code=0, **environment):
        """Run a command to its end; return what it says on both streams."""
        done = subprocess.run(
            [sys.executable, "-m", "transverse.cli", *map(str, words)],
            env=self.environment | environment,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return (done.stdout + done.stderr).replace("\u00a0", " ")

    def python(self, code):
        """Run `code` with the portal loaded; return what it prints."""
        start = "from transverse.portal.operations.ready import ready\nready()\n"
        done = subprocess.run(
            [sys.executable, "-c", start + code],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def rows(self, sql, *values):
        """Return what a query finds in the file of the data base, without loading the portal."""
        with closing(sqlite3.connect(self.folder / "transverse.sqlite3", timeout=20)) as base:
            found = base.execute(sql, values).fetchall()
            base.commit()
        return found

    @contextmanager
    def started(self, *words, stopped=signal.SIGTERM, code=0):
        """Start a command, let it live for the block, stop it, and see that nothing is left of it."""
        process = subprocess.Popen(
            [sys.executable, "-m", "transverse.cli", *map(str, words)],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield process
        finally:
            process.send_signal(stopped)
            try:
                process.said = process.communicate(timeout=PATIENCE)[0].replace("\u00a0", " ")
            finally:
                process.kill()
        assert process.returncode == code, process.said

    def get(self, path="/sante"):
        """Return the status of a page, 0 while nothing answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0


def until(true, patience=PATIENCE):
    """Wait until `true()` is; return it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.1)
    raise AssertionError("it never came")


def children(process):
    """Return the processes started by `process`: their ids, and the words of their commands."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if int(folder.joinpath("stat").read_text().rpartition(")")[2].split()[1]) == process.pid:
                found[int(folder.name)] = folder.joinpath("cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return found
