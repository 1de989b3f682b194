"""What is done every few minutes by each worker: erasing what must not stay for a day."""

import time
from collections.abc import Callable
from datetime import datetime

from transverse.portal.jobs.discovery import load_all

EVERY = 300.0  # seconds

Often = Callable[[datetime], None]

_OFTEN: dict[str, Often] = {}


def often(function: Often) -> Often:
    """Register a function to be called every few minutes; done by two workers at once, it harms nothing."""
    _OFTEN[f"{function.__module__}.{function.__name__}"] = function
    return function


class Minutes:
    """Calls what is registered when its time has come; one of each worker."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._last = clock, -EVERY

    def __call__(self, now: datetime) -> int:
        """Do it, if it was not done in the last minutes; return how many were called."""
        if self._clock() - self._last < EVERY:
            return 0
        self._last = self._clock()
        load_all()
        for function in _OFTEN.values():
            function(now)
        return len(_OFTEN)
