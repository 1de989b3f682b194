"""Smallest sets of conditions that cannot hold together, with whatever tells that some cannot.

Sources: U. Junker, "QuickXplain: preferred explanations and relaxations for over-constrained problems", AAAI 2004 (one
set); R. Reiter, "A theory of diagnosis from first principles", Artificial Intelligence 32, 1987 (all of them).
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
Clashes = Callable[[tuple[T, ...]], bool]


def minimal(these: tuple[T, ...], clashes: Clashes[T]) -> tuple[T, ...]:
    """Return some of `these` that clash, in their order; without any one of them the others do not.

    Parameters
    ----------
    these
        Things that clash together.
    clashes
        Whether some of them do; never false for more when it is true for fewer.

    Notes
    -----
    About ``k log(n / k)`` questions for `k` found among `n`.
    """
    found = set(_core((), these, clashes, told=False))
    return tuple(each for each in these if each in found)


def _core(held: tuple[T, ...], these: tuple[T, ...], clashes: Clashes[T], *, told: bool) -> tuple[T, ...]:
    if told and clashes(held):
        return ()
    if len(these) <= 1:
        return these
    half = len(these) // 2
    right = _core((*held, *these[:half]), these[half:], clashes, told=True)
    left = _core((*held, *right), these[:half], clashes, told=bool(right))
    return (*left, *right)


def all_minimal(
    these: tuple[T, ...], clashes: Clashes[T], known: Iterable[tuple[T, ...]] = ()
) -> Iterator[tuple[T, ...]]:
    """Yield each minimal set once, the `known` ones first; whoever reads stops when enough were told."""
    seen = [frozenset(each) for each in known]
    yield from (_ordered(these, each) for each in seen)
    queue: deque[frozenset[T]] = deque([frozenset()])
    asked = set(queue)
    while queue:
        gone = queue.popleft()
        found = next((each for each in seen if not each & gone), None) or _next(these, gone, clashes)
        if found and found not in seen:
            seen.append(found)
            yield _ordered(these, found)
        for each in _ordered(these, found):
            if (wider := gone | {each}) not in asked:
                asked.add(wider)
                queue.append(wider)


def _next(these: tuple[T, ...], gone: frozenset[T], clashes: Clashes[T]) -> frozenset[T]:
    left = tuple(each for each in these if each not in gone)
    return frozenset(minimal(left, clashes)) if clashes(left) else frozenset()


def _ordered(these: tuple[T, ...], found: Collection[T]) -> tuple[T, ...]:
    return tuple(each for each in these if each in found)
