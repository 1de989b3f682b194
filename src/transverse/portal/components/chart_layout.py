"""Where the boxes of a chart go: the unit on top, those below it side by side, theirs stacked under each.

Columns rather than a wider and wider tree: a directorate of eight services of eight offices holds on one A4 sheet.
Pure and deterministic: the same tree always gives the same picture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from transverse.portal.components.text_width import wrap

WIDTH, INDENT, PAD = 196.0, 18.0, 10.0
GAP_X, GAP_Y, STACK = 18.0, 40.0, 10.0
SPINE = 20.0  # room on the left for the line that joins several rows
MARGIN = 4.0
PER_ROW = 8
SIZE, SMALL = 14.0, 12.0  # of the text
LINE, SMALL_LINE = 18.0, 16.0


@dataclass(frozen=True, slots=True)
class Node:
    """What a box says.

    Attributes
    ----------
    name
        Up to three lines of it are drawn.
    notes
        Smaller lines below, each with a mark: ``"full"``, ``"hollow"`` or none.
    address
        Where the box leads, ``""``: nowhere.
    """

    name: str
    notes: tuple[tuple[str, str], ...] = ()
    address: str = ""
    children: tuple["Node", ...] = ()


class Line(NamedTuple):
    """One line of text in a box, from its left edge and its top."""

    text: str
    x: float
    y: float
    size: float
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A node in its place."""

    node: Node
    level: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]

    @property
    def middle(self) -> float:
        """The abscissa of its middle."""
        return self.x + self.width / 2


Way = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """All boxes, and the ways that join them."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    ways: tuple[Way, ...]


def layout(root: Node) -> Layout:
    """Place `root`, its children in rows, and their children under each; deeper ones are not drawn."""
    rows = _rows(root.children)
    left = MARGIN + (SPINE if len(rows) > 1 else 0.0)
    widest = max((_row_width(row) for row in rows), default=WIDTH)
    top = _box(root, 0, left + (widest - WIDTH) / 2, MARGIN, WIDTH)
    boxes, ways = [top], []
    bottom = top.y + top.height
    busses: list[float] = []
    for row in rows:
        busses.append(bottom + GAP_Y / 2)
        heads, drawn, row_ways = _row(row, left + (widest - _row_width(row)) / 2, bottom + GAP_Y)
        ways += [*row_ways, *_joined(heads, busses[-1], top.middle, MARGIN if len(rows) > 1 else None)]
        boxes += drawn
        bottom = max(box.y + box.height for box in drawn)
    if busses:
        ways.append(((top.middle, top.y + top.height), (top.middle, busses[0])))
    if len(busses) > 1:
        ways.append(((MARGIN, busses[0]), (MARGIN, busses[-1])))
    return Layout(left + widest + MARGIN, bottom + MARGIN, tuple(boxes), tuple(ways))


def _rows(children: Sequence[Node]) -> list[Sequence[Node]]:
    """Cut the children in rows as even as can be."""
    number = ceil(len(children) / PER_ROW)
    each = ceil(len(children) / number) if number else 0
    return [children[start : start + each] for start in range(0, len(children), each)] if each else []


def _row_width(row: Sequence[Node]) -> float:
    return len(row) * WIDTH + (len(row) - 1) * GAP_X


def _row(row: Iterable[Node], x: float, y: float) -> tuple[list[Box], list[Box], list[Way]]:
    """Return the boxes of a row, then the same with what is stacked under them, and the ways down each stack."""
    heads, drawn, ways = [], [], []
    for place, node in enumerate(row):
        head = _box(node, 1, x + place * (WIDTH + GAP_X), y, WIDTH)
        stack = _stack(head)
        heads.append(head)
        drawn += [head, *stack]
        ways += _hung(head, stack)
    return heads, drawn, ways


def _stack(head: Box) -> list[Box]:
    boxes: list[Box] = []
    y = head.y + head.height + STACK
    for node in head.node.children:
        boxes.append(_box(node, 2, head.x + INDENT, y, WIDTH - INDENT))
        y += boxes[-1].height + STACK
    return boxes


def _hung(head: Box, stack: Sequence[Box]) -> list[Way]:
    if not stack:
        return []
    x = head.x + INDENT / 2
    middles = [box.y + box.height / 2 for box in stack]
    return [
        ((x, head.y + head.height), (x, middles[-1])),
        *(((x, y), (box.x, y)) for box, y in zip(stack, middles, strict=True)),
    ]


def _joined(heads: Sequence[Box], bus: float, middle: float, spine: float | None) -> list[Way]:
    """Return the ways from the line above a row to each of its boxes; `spine` is where the line of all rows runs."""
    ends = [box.middle for box in heads]
    first = min([*ends, middle]) if spine is None else spine
    last = max([*ends, middle])
    return [((first, bus), (last, bus)), *(((x, bus), (x, box.y)) for x, box in zip(ends, heads, strict=True))]


def _box(node: Node, level: int, x: float, y: float, width: float) -> Box:
    room = width - 2 * PAD
    lines: list[Line] = []
    at = PAD
    for text in wrap(node.name, SIZE, room * 0.94, 3):
        lines.append(Line(text, PAD, at + SIZE, SIZE))
        at += LINE
    for note, mark in node.notes:
        indent = SMALL if mark else 0.0
        for number, text in enumerate(wrap(note, SMALL, room - indent, 2)):
            lines.append(Line(text, PAD + indent, at + SMALL + 1, SMALL, "" if number else mark))
            at += SMALL_LINE
    return Box(node, level, x, y, width, at + PAD - 2, tuple(lines))
