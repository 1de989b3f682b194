"""Children that do not outlive whoever started them, even when it was killed."""

import os
import signal
import time
from threading import Thread

_GRACE = 10.0  # seconds


def leave_with_parent() -> None:
    """Watch the parent from a thread: once it is gone, stop as if asked to, then in any case."""
    Thread(target=_watch, args=(os.getppid(),), name="parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE)
    os._exit(1)
