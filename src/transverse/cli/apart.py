"""Work done in a process of its own: what it tells comes as it is told, and it ends when nobody wants it any more."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import monotonic
from types import FrameType
from typing import TypeVar

from transverse.common.errors import TransverseError

_Told = TypeVar("_Told")
_TICK = 0.1  # seconds: how long Ctrl-C may wait
_REQUESTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class _Failed:
    """What the work raised: the sentence of one of our errors, or the name of another."""

    said: str
    ours: bool


@dataclass(slots=True)
class Deadline:
    """When the work is ended.

    Attributes
    ----------
    end
        On the clock of `time.monotonic`; whoever listens may put it off.
    is_asked
        Whether somebody asked to stop before (Ctrl-C, service stopped, terminal closed).
    """

    end: float
    is_asked: bool = False


@contextmanager
def apart(work: Callable[[Callable[[_Told], None]], None], deadline: Deadline) -> Iterator[Iterator[_Told]]:
    """Start `work` in another process and give what it tells, until it ends.

    A library that computes for a minute hears no Ctrl-C and no deadline; a process can be ended at any time.  Whoever
    asks to stop ends it, and all that it told until then is given; who asks twice stops this process as well.

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
    with _noting(deadline):
        process.start()
        sender.close()
        try:
            yield _heard(receiver, deadline)
        finally:
            process.terminate()
            process.join()
            receiver.close()


@contextmanager
def _noting(deadline: Deadline) -> Iterator[None]:
    """Note the first request to stop: an exception could come between a plan and its keeping."""

    def note(number: int, frame: FrameType | None) -> None:
        if deadline.is_asked:
            signal.default_int_handler(number, frame)
        deadline.is_asked = True

    heard = [each for each in _REQUESTS if signal.getsignal(each) is not signal.SIG_IGN]
    before = {each: signal.signal(each, note) for each in heard}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _run(work: Callable[[Callable[[_Told], None]], None], sender: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever listens
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(BrokenPipeError):
        try:
            work(sender.send)
        except TransverseError as error:
            sender.send(_Failed(str(error), ours=True))
        except Exception as error:  # noqa: BLE001 (told to whoever listens, and raised there)
            sender.send(_Failed(f"{type(error).__name__}: {error}", ours=False))


def _heard(receiver: Connection, deadline: Deadline) -> Iterator[_Told]:
    while monotonic() < deadline.end:
        asked = deadline.is_asked
        if receiver.poll(0 if asked else _TICK):
            try:
                told = receiver.recv()
            except EOFError:
                return
            if isinstance(told, _Failed):
                raise TransverseError(told.said) if told.ours else RuntimeError(told.said)
            yield told
        elif asked:
            return
