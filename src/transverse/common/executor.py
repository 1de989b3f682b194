"""The same work on many items: in this process, on a pool of processes, or on a Dask cluster."""

import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from transverse.common.errors import TransverseError

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

# Items handed out and not yet yielded, for each worker: bounds the memory, and hides the time of a slow item.
_AHEAD = 4
_CONNECTION_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with one item.

    Attributes
    ----------
    message
        For the user: one French sentence.
    expected
        Whether it is one of the product's own errors; if not, `trace` tells the developer more.
    trace
        The traceback, ``""`` for an expected error or a worker that stopped.
    """

    message: str
    expected: bool
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T, R]):
    """What became of one item: a value, or a failure."""

    item: T
    value: R | None = None
    failure: Failure | None = None


_STOPPED = Failure(
    "Le calcul s'est arrêté brutalement (mémoire insuffisante ?). Relancez-le sur ce seul fichier.", expected=False
)


def run(
    function: Callable[[T], R], items: Iterable[T], *, workers: int | None = None, cluster: str | None = None
) -> Iterator[Outcome[T, R]]:
    """Apply `function` to `items` and yield the outcomes in the order of `items`.

    Parameters
    ----------
    function
        A function of a module, so that other processes can import it; its results must be picklable.
    items
        Taken one by one, only a few ahead of what is yielded.
    workers
        Processes; None: one a processor.  One process, or one item: the work is done here.
    cluster
        The address of a Dask scheduler, such as ``"tcp://10.0.0.5:8786"``, instead of processes.

    Yields
    ------
    An outcome for each item: an exception is data, and does not stop the others.

    Raises
    ------
    TransverseError
        The cluster cannot be reached, or Dask is not installed.
    """
    if cluster:
        return _on_cluster(function, items, cluster)
    count = workers or len(os.sched_getaffinity(0))
    source = iter(items)
    head = list(islice(source, 2))
    if count == 1 or len(head) < 2:
        return (_outcome(item, _attempt(function, item)) for item in chain(head, source))
    return _on_processes(function, chain(head, source), count)


Attempt = tuple[Any, Failure | None]


def _attempt(function: Callable[[T], R], item: T) -> Attempt:
    """Return the result or the failure; as plain data, since not every exception survives a pickle."""
    try:
        return function(item), None
    except TransverseError as error:
        return None, Failure(str(error), expected=True)
    except Exception as error:  # noqa: BLE001 (the one place where a batch outlives any fault of an item)
        sentence = f"Erreur imprévue ({type(error).__name__}). Signalez-la avec le nom du fichier."
        return None, Failure(sentence, expected=False, trace=traceback.format_exc())


def _outcome(item: T, attempt: Attempt) -> Outcome[T, R]:
    return Outcome(item, *attempt)


def _serve(function: Callable[[T], R], link: Connection) -> None:
    """Answer items until the link closes (in a worker process)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    with suppress(EOFError, BrokenPipeError):
        while True:
            attempt = _attempt(function, link.recv())
            try:
                link.send(attempt)
            except BrokenPipeError:
                raise
            except Exception as error:  # noqa: BLE001 (pickling runs code of the result)
                link.send((None, Failure(f"Résultat intransmissible ({type(error).__name__}).", expected=False)))


class _Worker:
    """One process, and the item that it works on: if it dies, this is the one to blame."""

    def __init__(self, function: Callable[[T], R]) -> None:
        context = get_context("spawn")
        self.link, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(function, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def answer(self) -> Attempt | None:
        """Return the result of the item, None when the process has died."""
        try:
            attempt: Attempt = self.link.recv()
        except (EOFError, OSError):
            return None
        return attempt

    def end(self) -> None:
        """End the process at once."""
        self.link.close()
        self.process.terminate()
        self.process.join()


class _Pool:
    """Workers that are started when needed, replaced when they die, and ended together."""

    def __init__(self, function: Callable[[Any], Any], count: int) -> None:
        self.function, self.count = function, count
        self.idle: list[_Worker] = []
        self.busy: dict[object, tuple[_Worker, int]] = {}

    def has_room(self) -> bool:
        return len(self.busy) < self.count

    def submit(self, index: int, item: object) -> Attempt | None:
        """Hand `item` to a worker; return the failure when it cannot be sent."""
        worker = self.idle.pop() if self.idle else _Worker(self.function)
        try:
            worker.link.send(item)
        except Exception as error:  # noqa: BLE001 (pickling runs code of the item)
            worker.end()
            return None, Failure(f"Élément intransmissible ({type(error).__name__}).", expected=False)
        self.busy[worker.link] = worker, index
        return None

    def collect(self) -> Iterator[tuple[int, Attempt]]:
        """Wait for at least one worker; yield what is ready."""
        for link in wait([worker.link for worker, _ in self.busy.values()]):
            worker, index = self.busy.pop(link)
            attempt = worker.answer()
            if attempt is None:
                worker.end()
            else:
                self.idle.append(worker)
            yield index, attempt or (None, _STOPPED)

    def end(self) -> None:
        for worker in [*self.idle, *(worker for worker, _ in self.busy.values())]:
            worker.end()


def _on_processes(function: Callable[[T], R], items: Iterator[T], count: int) -> Iterator[Outcome[T, R]]:
    pool = _Pool(function, count)
    window: deque[T] = deque()
    done: dict[int, Attempt] = {}
    first = 0
    try:
        while True:
            while pool.has_room() and len(window) < count * _AHEAD:
                try:
                    window.append(next(items))
                except StopIteration:
                    break
                index = first + len(window) - 1
                if failed := pool.submit(index, window[-1]):
                    done[index] = failed
            if not window:
                return
            if first in done:
                yield _outcome(window.popleft(), done.pop(first))
                first += 1
            else:
                done.update(pool.collect())
    finally:
        pool.end()


def _on_cluster(function: Callable[[T], R], items: Iterable[T], address: str) -> Iterator[Outcome[T, R]]:
    try:
        from distributed import Client  # noqa: PLC0415 (an extra: most installations do not have it)
    except ImportError as error:
        raise TransverseError(
            "Le calcul sur une grappe demande un module de plus. Installez-le par « pip install 'transverse[grappe]' »."
        ) from error
    try:
        client = Client(address, timeout=_CONNECTION_SECONDS)
    except (OSError, ValueError) as error:
        raise TransverseError(
            f"La grappe « {address} » ne répond pas. Vérifiez l'adresse et que l'ordonnanceur Dask est en marche."
        ) from error
    return _through(client, function, iter(items))


def _through(client: Any, function: Callable[[T], R], items: Iterator[T]) -> Iterator[Outcome[T, R]]:  # noqa: ANN401 (distributed has no types)
    window: deque[tuple[T, Any]] = deque()
    with client:
        ahead = _AHEAD * max(1, sum(client.nthreads().values()))
        try:
            for item in items:
                # Not pure: two equal items may be two readings of a file that changes.
                window.append((item, client.submit(_attempt, function, item, pure=False)))
                if len(window) >= ahead:
                    yield _settled(*window.popleft())
            while window:
                yield _settled(*window.popleft())
        finally:
            client.cancel([future for _, future in window])


def _settled(item: T, future: Any) -> Outcome[T, R]:  # noqa: ANN401 (same)
    try:
        return _outcome(item, future.result())
    except Exception as error:  # noqa: BLE001 (KilledWorker, lost connection, result that cannot be pickled)
        return Outcome(item, failure=Failure(_STOPPED.message, expected=False, trace=repr(error)))
