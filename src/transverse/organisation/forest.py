"""Circles in « depends on »: find them all, in one walk."""

from collections.abc import Iterator, Mapping


def circles(above: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """Yield the circles of `above`, each once, from its smallest code on.

    Parameters
    ----------
    above
        What each code depends on; None, or a code that is no key, ends the way up.

    Yields
    ------
    The codes of a circle, each followed by the one that it depends on.

    Notes
    -----
    One visit a code, O(n log n) for the sake of the order: whatever the depth, no recursion.
    """
    walk_of: dict[str, int] = {}
    for number, start in enumerate(sorted(above)):
        code: str | None = start
        way: list[str] = []
        while code is not None and code in above and code not in walk_of:
            walk_of[code] = number
            way.append(code)
            code = above[code]
        if code is not None and walk_of.get(code) == number:
            circle = way[way.index(code) :]
            smallest = circle.index(min(circle))
            yield (*circle[smallest:], *circle[:smallest])
