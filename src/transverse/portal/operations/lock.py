"""Who uses the folder of the data: many may serve and work, one alone may restore. The system lets go of the dead."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transverse.portal.operations.faults import ServedError

_NAME = "en-service"


@contextmanager
def in_service(folder: Path) -> Iterator[None]:
    """Hold the folder as one that serves or works.

    Raises
    ------
    ServedError
        Somebody is restoring it.
    """
    with _held(folder, fcntl.LOCK_SH):
        yield


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder alone.

    Raises
    ------
    ServedError
        A server or a worker uses it.
    """
    with _held(folder, fcntl.LOCK_EX):
        yield


@contextmanager
def _held(folder: Path, kind: int) -> Iterator[None]:
    with (folder / _NAME).open("a") as file:
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ServedError(folder) from error
        yield
