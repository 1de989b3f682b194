"""Work done in a process of its own: what it tells comes as it is told, and it ends when nobody wants it any more."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import monotonic
from typing import TypeVar

from transverse.common.errors import TransverseError

_Told = TypeVar("_Told")
_TICK = 0.1  # seconds: how long Ctrl-C may wait


@dataclass(frozen=True, slots=True)
class _Failed:
    """What the work raised: the sentence of one of our errors, or the name of another."""

    said: str
    ours: bool


@dataclass(slots=True)
class Deadline:
    """When the work is ended, on the clock of `time.monotonic`; whoever listens may put it off."""

    end: float


@contextmanager
def apart(work: Callable[[Callable[[_Told], None]], None], deadline: Deadline) -> Iterator[Iterator[_Told]]:
    """Start `work` in another process and give what it tells, until it ends.

    A library that computes for a minute hears no Ctrl-C and no deadline; a process can be ended at any time.

    Parameters
    ----------
    work
        Is given a function, and calls it with each thing to tell; these are pickled.
    deadline
        At which it is ended.

    Raises
    ------
    TransverseError, RuntimeError
        What the work raised, while its telling is read.
    """
    system = multiprocessing.get_context("fork")  # what was read is there at once, without being sent
    receiver, sender = system.Pipe(duplex=False)
    process = system.Process(target=_run, args=(work, sender), daemon=True)
    process.start()
    sender.close()
    try:
        yield _heard(receiver, deadline)
    finally:
        process.terminate()
        process.join()
        receiver.close()


def _run(work: Callable[[Callable[[_Told], None]], None], sender: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever listens
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    with suppress(BrokenPipeError):
        try:
            work(sender.send)
        except TransverseError as error:
            sender.send(_Failed(str(error), ours=True))
        except Exception as error:  # noqa: BLE001 (told to whoever listens, and raised there)
            sender.send(_Failed(f"{type(error).__name__}: {error}", ours=False))


def _heard(receiver: Connection, deadline: Deadline) -> Iterator[_Told]:
    while monotonic() < deadline.end:
        if receiver.poll(_TICK):
            try:
                told = receiver.recv()
            except EOFError:
                return
            if isinstance(told, _Failed):
                raise TransverseError(told.said) if told.ours else RuntimeError(told.said)
            yield told
