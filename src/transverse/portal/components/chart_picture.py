"""The picture of a chart, as SVG: the same on the page, where boxes are links, and in the file to download."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from transverse.portal.components.chart_layout import PAD, SMALL, Box, Layout, Line, Way

_INK, _PAPER = "#1a1a1a", "#ffffff"


@dataclass(frozen=True, slots=True)
class Look:
    """How it is drawn.

    Attributes
    ----------
    title, description
        What a screen reader says of the whole.
    colour
        Of the first box and of the lines.
    scale
        Per cent of its natural size; None: that size, made smaller where the page is narrow.
    with_links
        Whether boxes lead somewhere; not in a file.
    """

    title: str
    description: str
    colour: str
    scale: int | None = None
    with_links: bool = True


def picture(drawn: Layout, look: Look) -> SafeString:
    """Return `drawn` as an SVG element."""
    shown = 100 if look.scale is None else look.scale
    width, height = (round(side * shown / 100) for side in (drawn.width, drawn.height))
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart-picture{}" role="group" '
        'aria-labelledby="chart-title chart-description" viewBox="0 0 {} {}" width="{}" height="{}" '
        'font-family="system-ui, sans-serif" fill="{}">'
        '<title id="chart-title">{}</title><desc id="chart-description">{}</desc>'
        '<g fill="none" stroke="{}" stroke-width="1.5">{}</g>{}</svg>',
        *(" fitted" if look.scale is None else "", _number(drawn.width), _number(drawn.height), width, height, _INK),
        *(look.title, look.description, look.colour),
        format_html_join("", '<path d="{}"/>', ((_path(way),) for way in drawn.ways)),
        format_html_join("", "{}", ((_box(box, look),) for box in drawn.boxes)),
    )


def _box(box: Box, look: Look) -> SafeString:
    first = box.level == 0
    content = format_html(
        '<g transform="translate({} {})"><title>{}</title>'
        '<rect width="{}" height="{}" rx="4" fill="{}" stroke="{}" stroke-width="1.5"/>{}</g>',
        *(_number(box.x), _number(box.y), ". ".join((box.node.name, *(note for note, _ in box.node.notes)))),
        *(_number(box.width), _number(box.height), look.colour if first else _PAPER, look.colour),
        format_html_join("", "{}", ((_line(line, _PAPER if first else _INK),) for line in box.lines)),
    )
    if not (look.with_links and box.node.address):
        return content
    return format_html('<a href="{}">{}</a>', box.node.address, content)


def _line(line: Line, ink: str) -> SafeString:
    weight = "600" if line.size > SMALL else "400"
    return format_html(
        '{}<text x="{}" y="{}" font-size="{}" font-weight="{}" fill="{}">{}</text>',
        *(_mark(line, ink), _number(line.x), _number(line.y), _number(line.size), weight, ink, line.text),
    )


def _mark(line: Line, ink: str) -> SafeString | str:
    if not line.mark:
        return ""
    fill = ink if line.mark == "full" else "none"
    return format_html(
        '<circle cx="{}" cy="{}" r="3.5" fill="{}" stroke="{}" stroke-width="1.5"/>',
        *(_number(PAD + 4), _number(line.y - 4), fill, ink),
    )


def _path(way: Way) -> str:
    return " ".join(f"{'L' if place else 'M'}{_number(x)} {_number(y)}" for place, (x, y) in enumerate(way))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
