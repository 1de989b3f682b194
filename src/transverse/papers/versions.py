"""What changed from one version of a paper to the next, said in plain French."""

from collections.abc import Iterable, Iterator


def text(label: str, before: str | None, after: str | None) -> Iterator[str]:
    """Say that one value gave way to another: « Temps : 10 % devient 20 % »."""
    if before == after:
        return
    if before and after:
        yield f"{label} : {before} devient {after}"
    elif after:
        yield f"{label} : {after} (ajout)"
    elif before:
        yield f"{label} : {before} (retrait)"


def items(label: str, before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    """Say which items came and which went, in the order of each list."""
    old, new = tuple(before), tuple(after)
    yield from (f"{label} en plus : {each}" for each in new if each not in old)
    yield from (f"{label} en moins : {each}" for each in old if each not in new)
