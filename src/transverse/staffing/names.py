"""What the objects of a problem are called in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Names:
    """Names by code, for each kind of object; a code that is not there is shown as it stands.

    Attributes
    ----------
    levels
        Whether sentences may tell the level that somebody offers: never when resources are persons.
    """

    projects: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, str] = field(default_factory=dict)
    resources: Mapping[str, str] = field(default_factory=dict)
    directorates: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, str] = field(default_factory=dict)
    skills: Mapping[str, str] = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)
    levels: bool = False


def quoted(names: Mapping[str, str], code: str) -> str:
    """Return the name of `code` between French quotation marks."""
    return f"«\u00a0{names.get(code, code)}\u00a0»"


def listed(words: list[str], most: int = 5) -> str:
    """Return `words` joined in French; beyond `most`, the others are counted."""
    if len(words) > most:
        return f"{', '.join(words[: most - 1])} et {len(words) - most + 1} autres"
    return " et ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def number(value: float) -> str:
    """Return a number as it is written in French, with two decimals at most."""
    written = f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return "0" if written == "-0" else written


def counted(value: float, one: str, more: str = "") -> str:
    """Return a number and its noun, in the plural from two on, as French counts."""
    return f"{number(value)} {one if value < 2 else more or f'{one}s'}"
