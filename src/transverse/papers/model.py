"""A paper as data: what is said, in which order, and nothing of how it is drawn.

Every writer of ``writers/`` says the same blocks with the same words.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

LONGEST_HEAD = 400


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a paragraph that share one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part; the paper's own title is level 0, so parts start at 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences, as one text or as runs of bold and italic."""

    content: str | tuple[Run, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        """The sentences as runs, whichever way they were given."""
        return (Run(self.content),) if isinstance(self.content, str) else self.content


@dataclass(frozen=True, slots=True)
class Lead(Paragraph):
    """The sentence to remember, in larger type."""


@dataclass(frozen=True, slots=True)
class Note(Paragraph):
    """Small print: what the paper rests on, what it does not say."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """Items that go together, in no order of importance."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Items with a box to tick, some of them ticked already."""

    items: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Short answers beside their labels."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on every page.

    Attributes
    ----------
    caption
        What the table shows, read first by a screen reader; empty when the heading just above says it.
    head
        The labels of the columns.
    rows
        As many cells as the head has.
    widths
        Shares of the width, one a column; even when empty.
    numbers
        The columns, counted from 0, that hold figures and are set to the right.
    total
        The last row is the sum of the others.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    numbers: tuple[int, ...] = ()
    total: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows) or len(self.widths) not in {0, len(self.head)}:
            raise ValueError(f"the rows of « {self.caption} » have not as many cells as its head")

    @property
    def repeats(self) -> bool:
        """Whether the head is drawn again on each page: not when it would leave no room for the rows."""
        return sum(map(len, self.head)) < LONGEST_HEAD

    @property
    def shares(self) -> tuple[float, ...]:
        """The width of each column, as a part of 1."""
        widths = self.widths or (1.0,) * len(self.head)
        return tuple(each / sum(widths) for each in widths)


@dataclass(frozen=True, slots=True)
class Figures:
    """Key figures in large type, each over its label."""

    caption: str
    items: tuple[tuple[str, str], ...]


class Place(NamedTuple):
    """Where one person signs: who, as what, and « signé le… » once it is done (empty: a box to sign in)."""

    role: str
    name: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """The persons who sign, each with the room to do it."""

    places: tuple[Place, ...]

    @property
    def groups(self) -> tuple[tuple[Place, ...], ...]:
        """The persons by three: as many stand side by side."""
        return tuple(self.places[first : first + 3] for first in range(0, len(self.places), 3))


Block = Heading | Paragraph | Bullets | Checklist | Facts | Table | Figures | Signatures


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper, ready to be written in any format.

    Attributes
    ----------
    title
        What the paper is, as on its first line and in the properties of the file.
    organisation
        The collectivité that signs; it stands at the head of every page.
    date
        The day it bears; also the day of the file, so that equal papers are equal bytes.
    blocks
        Its content, in the order of reading.
    subtitle, reference
        The second line of the title; the number of the collectivité, at the foot of every page.
    language
        The language of the whole text.
    landscape, one_page
        The sheet lies on its side; type gets smaller until everything fits on one sheet.
    """

    title: str
    organisation: str
    date: dt.date
    blocks: tuple[Block, ...] = field(default=())
    subtitle: str = ""
    reference: str = ""
    language: str = "fr"
    landscape: bool = False
    one_page: bool = False
