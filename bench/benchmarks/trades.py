"""How fast the trades named in a text are recognised, in words a second."""

import time
from collections.abc import Iterator
from statistics import median

from bench_context import Context
from figures import Figure
from texts import count_words, text_file
from transverse.trades import recognise

_RUNS = 5


def measure(context: Context) -> Iterator[Figure]:
    """Yield the speed on the text of natural density."""
    text = text_file(context.cache, None).read_text(encoding="utf-8")
    recognise(text[:1000])
    value = count_words(text) / median(_seconds(text) for _ in range(_RUNS))
    yield Figure("trades", "mots par seconde, reconnaissance des métiers", value, "mots/s")


def _seconds(text: str) -> float:
    start = time.perf_counter()
    recognise(text)
    return time.perf_counter() - start
