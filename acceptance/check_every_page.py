"""Opens every page of the portal for each shape that it takes, at four moments of its life, before a real Chromium."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--maxschedchunk", "1", "tests/browser/test_pages.py"]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "TRANSVERSE_EVERY_PAGE": "1"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
