"""What was found wrong in a chart, as data: where, what, and what becomes of it.  Words are put on it by `wording`."""

import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

LONGEST_VALUE = 120
# Of one kind; the rest is counted: a file of millions of faults must not fill the memory.
MOST_OF_A_KIND = 10_000
_UNSEEN = "\N{BULLET}"
_NO_BREAK = "\N{NO-BREAK SPACE}"


class Severity(StrEnum):
    """Whether anything sound can be imported in spite of it."""

    BLOCKING = "blocking"
    WARNING = "warning"


class Consequence(StrEnum):
    """What is done if the chart is imported anyway."""

    NOTHING = "nothing-imported"
    KEPT = "kept"
    KEPT_WITHOUT = "kept-without"
    CHANGED = "changed"
    FIRST_KEPT = "first-kept"
    LEFT_OUT = "left-out"
    TO_THE_TOP = "to-the-top"
    MADE_UP = "made-up"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of anomaly: its sentence is `what`, the place, then `then`; both may name the anomaly's fields."""

    code: str
    severity: Severity
    consequence: Consequence
    what: str
    then: str


@dataclass(frozen=True, slots=True)
class Anomaly:
    """One thing to know before importing.

    Attributes
    ----------
    code
        Stable name of its kind, one of `kinds`.
    line
        Of the file (or sheet), from 1; None when it concerns the whole of it.
    column
        The heading as the file writes it, or the name of the attribute.
    value
        What is wrong, cut when long.
    detail
        What it is compared with, or becomes.
    part
        The sheet, or the file of an archive, when there are several.
    count
        More than 1 when it stands for several that are not listed.
    """

    code: str
    severity: Severity
    line: int | None = None
    column: str = ""
    value: str = ""
    consequence: Consequence = Consequence.KEPT
    detail: str = ""
    part: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """All anomalies of one kind: how many, the first lines, and the first of them as an example."""

    code: str
    severity: Severity
    count: int
    lines: tuple[int, ...]
    first: Anomaly


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds of anomalies by their code, in the order of `anomalies.toml`."""
    text = files("transverse.organisation").joinpath("anomalies.toml").read_text("utf-8")
    return {
        code: Kind(code, Severity(each["severity"]), Consequence(each["consequence"]), each["what"], each["then"])
        for code, each in tomllib.loads(text).items()
    }


def summary(anomalies: tuple[Anomaly, ...], first: int = 5) -> tuple[Group, ...]:
    """Group `anomalies` by kind, the blocking ones first, then the most frequent; with the `first` lines of each."""
    together: dict[str, list[Anomaly]] = {}
    for each in anomalies:
        together.setdefault(each.code, []).append(each)
    groups = [
        Group(
            code,
            same[0].severity,
            sum(each.count for each in same),
            tuple(dict.fromkeys(each.line for each in same if each.line is not None))[:first],
            same[0],
        )
        for code, same in together.items()
    ]
    return tuple(sorted(groups, key=lambda group: (group.severity is not Severity.BLOCKING, -group.count, group.code)))


class Log:
    """Where readers write what they find."""

    def __init__(self) -> None:
        self._found: list[Anomaly] = []
        self._counts: Counter[str] = Counter()
        self.part = ""

    def add(self, code: str, line: int | None = None, column: str = "", value: str = "", detail: str = "") -> None:
        """Record an anomaly of the kind `code`, in the current part."""
        kind = kinds()[code]
        self._counts[code] += 1
        if self._counts[code] <= MOST_OF_A_KIND:
            self._found.append(
                Anomaly(
                    *(code, kind.severity, line or None, shown(column), shown(value)),
                    *(kind.consequence, shown(detail), shown(self.part)),
                )
            )

    @property
    def is_blocked(self) -> bool:
        """Whether something recorded forbids the import."""
        return any(kinds()[code].severity is Severity.BLOCKING for code in self._counts)

    def anomalies(self) -> tuple[Anomaly, ...]:
        """Return what was recorded, by line; what was only counted comes last, without a line."""
        listed = sorted(self._found, key=lambda each: (each.part, each.line or 0))
        last = {each.code: each for each in listed}
        rest = [
            replace(last[code], line=None, count=count - MOST_OF_A_KIND)
            for code, count in self._counts.items()
            if count > MOST_OF_A_KIND
        ]
        return (*listed, *rest)


def shown(value: str) -> str:
    """Return `value` as it may be shown and stored: short, and without a character that cannot be seen."""
    value = value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
    return value if value.isprintable() else "".join(_seen(each) for each in value)


def _seen(character: str) -> str:
    return character if character.isprintable() or character == _NO_BREAK else _UNSEEN
