"""The projects of a year as bars over its quarters, as SVG; the page shows the same in a table beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from transverse.portal.components.text_width import wrap

_INK, _SOFT, _GRID, _PAPER = "#1a1a1a", "#4a535c", "#c9c5bb", "#ffffff"
_LABELS, _COLUMN, _ROW, _BAR, _HEAD, _EDGE = 280.0, 150.0, 44.0, 22.0, 30.0, 4.0
_SIZE, _SMALL, _LINE = 14.0, 13.0, 17.0


class Bar(NamedTuple):
    """A project: from which quarter to which, counted from 0, and in one word how it stands.

    ``is_sure`` fills the bar; otherwise only its edge is drawn, dashed.  ``before`` and ``after`` tell that it began
    before the year, or goes on after it.
    """

    title: str
    address: str
    first: int
    last: int
    state: str
    is_sure: bool
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What a screen reader says of the whole, the names of the columns, the colour of the bars."""

    title: str
    description: str
    columns: Sequence[str]
    colour: str


def picture(bars: Sequence[Bar], look: Look) -> SafeString:
    """Return the bars as an SVG element, in the order given."""
    width = _LABELS + _COLUMN * len(look.columns) + _EDGE
    height = _HEAD + _ROW * len(bars) + _EDGE
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="year-picture" role="group" '
        'aria-labelledby="year-title year-description" viewBox="0 0 {} {}" width="{}" height="{}" '
        'font-family="system-ui, sans-serif" fill="{}">'
        '<title id="year-title">{}</title><desc id="year-description">{}</desc>{}{}{}</svg>',
        *(_number(width), _number(height), _number(width), _number(height), _INK, look.title, look.description),
        format_html_join("", "{}", ((_column(place, name),) for place, name in enumerate(look.columns))),
        _grid(len(look.columns), height),
        format_html_join("", "{}", ((_row(place, bar, look.colour),) for place, bar in enumerate(bars))),
    )


def _column(place: int, name: str) -> SafeString:
    middle = _LABELS + _COLUMN * (place + 0.5)
    return format_html(
        '<text x="{}" y="20" text-anchor="middle" font-size="{}" fill="{}">{}</text>',
        *(_number(middle), _number(_SMALL), _SOFT, name),
    )


def _grid(columns: int, height: float) -> SafeString:
    lines = (
        f"M{_number(_LABELS + _COLUMN * place)} {_number(_HEAD - 4)}V{_number(height)}" for place in range(columns + 1)
    )
    return format_html('<path d="{}" fill="none" stroke="{}"/>', " ".join(lines), _GRID)


def _row(place: int, bar: Bar, colour: str) -> SafeString:
    top = _HEAD + _ROW * place
    lines = wrap(bar.title, _SIZE, _LABELS - 14, 2)
    first = top + _ROW / 2 + 5 - _LINE * (len(lines) - 1) / 2
    said = format_html_join(
        "",
        '<text x="0" y="{}" font-size="{}">{}</text>',
        ((_number(first + _LINE * index), _number(_SIZE), line) for index, line in enumerate(lines)),
    )
    drawn = format_html(
        "<title>{}</title>{}{}", f"{bar.title}. {bar.state}", said, _bar(bar, top + (_ROW - _BAR) / 2, colour)
    )
    return format_html('<a href="{}">{}</a>', bar.address, drawn) if bar.address else format_html("<g>{}</g>", drawn)


def _bar(bar: Bar, top: float, colour: str) -> SafeString:
    left = _LABELS + _COLUMN * bar.first + (0 if bar.before else _EDGE)
    right = _LABELS + _COLUMN * (bar.last + 1) - (0 if bar.after else _EDGE)
    fill, ink, dashes = (colour, _PAPER, "none") if bar.is_sure else (_PAPER, _INK, "5 4")
    arrow = f"{'← ' if bar.before else ''}{bar.state}{' →' if bar.after else ''}"
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="3" fill="{}" stroke="{}" stroke-width="1.5" '
        'stroke-dasharray="{}"/><text x="{}" y="{}" font-size="{}" fill="{}">{}</text>',
        *(_number(left), _number(top), _number(right - left), _number(_BAR), fill, colour, dashes),
        *(_number(left + 8), _number(top + 16), _number(_SMALL), ink, arrow),
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
