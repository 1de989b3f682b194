"""How wide a text is drawn in a picture, without a font: an estimate on the safe side, and lines cut by it."""

from functools import lru_cache

_NARROW = frozenset("ijl.,;:!|'’()[]·- \u00a0")
_WIDE = frozenset("mwMWŒœ@%—…")


def text_width(text: str, size: float) -> float:
    """Return the width of `text` in a system font of `size` pixels; never less than what browsers draw."""
    return size * sum(map(_share, text))


@lru_cache(10_000)
def _share(character: str) -> float:
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.95
    return 0.74 if character.isupper() else 0.6


def wrap(text: str, size: float, width: float, most: int) -> list[str]:
    """Return `text` in `most` lines at most, none wider than `width`; what is left out shows as « … ».

    >>> wrap("Direction des services techniques", 13, 150, 3)
    ['Direction des', 'services', 'techniques']
    """
    lines: list[str] = []
    line = ""
    for piece in (piece for word in text.split(" ") for piece in _pieces(word, size, width)):
        longer = f"{line} {piece}".strip()
        if line and text_width(longer, size) > width:
            lines.append(line)
            line = piece
        else:
            line = longer
    lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], size, width)]
    return lines


def _pieces(word: str, size: float, width: float) -> list[str]:
    """Cut a word that is wider than a line."""
    if text_width(word, size) <= width:
        return [word]
    pieces = [""]
    for character in word:
        if text_width(pieces[-1] + character, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _cut(line: str, size: float, width: float) -> str:
    while line and text_width(f"{line}…", size) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
