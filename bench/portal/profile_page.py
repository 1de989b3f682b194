"""Where a page spends its time: profile it in this process, on the portal that `prepare.py` made.

Usage:  profile_page.py NAME [TIMES]          (the folder is TRANSVERSE_DIR)

Without NAME: each page with its processor time, which does not depend on what else the machine does.
"""

import cProfile
import os
import pstats
import sys
import time
from pathlib import Path
from statistics import median

import django


def main() -> None:
    """Print the pages with their times, or the functions that cost most in one of them."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "transverse.portal.settings")
    django.setup()
    from django.test import Client
    from pages import PAGES
    from prepare import _cookie

    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    for page in PAGES:
        address = page.address()
        if address is None or (wanted and page.name != wanted):
            continue
        client = Client(raise_request_exception=False, SERVER_NAME="localhost")
        name, _, value = _cookie(page.role).partition("=")
        client.cookies[name] = value
        client.get(address)
        _times(page.name, lambda: client.get(address))  # noqa: B023 (called at once)
        if wanted:
            _profile(lambda: client.get(address), int(sys.argv[2]) if len(sys.argv) > 2 else 20)  # noqa: B023


def _times(name: str, once: object) -> None:
    spent = []
    for _ in range(15):
        start = time.process_time()
        once()  # type: ignore[operator]
        spent.append((time.process_time() - start) * 1000)
    print(f"{name:<40} {median(spent):7.1f} ms of processor")


def _profile(once: object, times: int) -> None:
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(times):
        once()  # type: ignore[operator]
    profile.disable()
    pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
