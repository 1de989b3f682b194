"""The colours of the collectivité: legible on white, and the shades that the pages derive from them.

References
----------
WCAG 2.1, relative luminance and contrast ratio: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
"""

import colorsys
from dataclasses import dataclass

WHITE = "#ffffff"
LEAST_CONTRAST = 4.5

_Channels = tuple[float, float, float]


def contrast(one: str, other: str = WHITE) -> float:
    """Return the contrast ratio of two colours such as ``#1f4e79``, from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_legible(colour: str, on: str = WHITE) -> bool:
    """Tell whether a text of this colour may be read by most on the background `on`."""
    return contrast(colour, on) >= LEAST_CONTRAST


def legible(colour: str, on: str = WHITE) -> str:
    """Return the colour itself, or the nearest darker shade of it that can be read on `on`."""
    if is_legible(colour, on):
        return colour
    too_light, dark = 1.0, 0.0
    for _ in range(20):
        factor = (too_light + dark) / 2
        if is_legible(darker(colour, factor), on):
            dark = factor
        else:
            too_light = factor
    return darker(colour, dark)


def darker(colour: str, factor: float) -> str:
    """Return the same hue with its lightness multiplied by `factor`, between 0 and 1."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    return _written(colorsys.hls_to_rgb(hue, lightness * factor, saturation))


def tint(colour: str, share: float) -> str:
    """Return white with a `share` of the colour in it."""
    red, green, blue = (1 - share + share * channel for channel in _channels(colour))
    return _written((red, green, blue))


@dataclass(frozen=True, slots=True)
class Shades:
    """What the pages make of one colour.

    Attributes
    ----------
    plain
        The colour: bands and buttons, under white text.
    strong
        Darker: a button under the pointer or in focus.
    pale
        A background, under dark text.
    text
        Links and titles: legible on white and on ``pale``.
    """

    plain: str
    strong: str
    pale: str
    text: str


def shades(colour: str) -> Shades:
    """Derive the shades of a colour, made legible first."""
    plain = legible(colour)
    pale = tint(plain, 0.08)
    return Shades(plain=plain, strong=darker(plain, 0.75), pale=pale, text=legible(plain, pale))


def style_sheet(main: str, accent: str) -> str:
    """Return the variables that the theme reads."""
    values = {
        f"--{name}{suffix}": shade
        for name, colour in (("main", shades(main)), ("accent", shades(accent)))
        for suffix, shade in (
            ("", colour.plain),
            ("-strong", colour.strong),
            ("-pale", colour.pale),
            ("-text", colour.text),
        )
    }
    return ":root{" + ";".join(f"{name}:{shade}" for name, shade in values.items()) + "}"


def _channels(colour: str) -> _Channels:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(channels: _Channels) -> str:
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
