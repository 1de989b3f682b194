"""The neighbours of a file that make one set with it: same name, another extension, in any case."""

from pathlib import Path

_LONGEST = 64  # bytes of a name of encoding


def find(path: Path, suffix: str) -> Path | None:
    """Return the ordinary file beside `path` with that suffix, None if there is none."""
    found = (path.with_suffix(each) for each in (suffix, suffix.upper(), suffix.capitalize()))
    return next((each for each in found if each != path and each.is_file() and not each.is_symlink()), None)


def text(path: Path, suffix: str) -> str:
    """Return the first word of a small text beside `path`, ``""`` if there is none that can be read."""
    beside = find(path, suffix)
    if beside is None:
        return ""
    try:
        with beside.open("rb") as file:
            return file.read(_LONGEST).decode("ascii", "ignore").strip()
    except OSError:
        return ""
