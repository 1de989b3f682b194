"""Text folded to the width of the terminal, at spaces only: never before « : », never inside « … »."""

import textwrap
from collections.abc import Iterator

from rich.text import Text

_NARROWEST = 20


def folded(text: Text, width: int, indent: int = 0, hanging: int = 0) -> Iterator[Text]:
    """Yield the lines of `text`, its styles kept, below an indent, deeper by `hanging` after the first.

    Rich folds at no-break spaces too, which French puts before its double signs.
    """
    room = max(_NARROWEST, width - indent - hanging)
    start = 0
    for line in textwrap.wrap(text.plain, room, break_on_hyphens=False):
        start = text.plain.index(line, start)
        yield Text(" " * (indent + (hanging if start else 0))) + text[start : start + len(line)]
        start += len(line)
