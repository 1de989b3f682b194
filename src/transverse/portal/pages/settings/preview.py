"""The style of colours that are not saved yet, shown inside one frame of the page."""

from django import forms

from transverse.portal.ground.colours import style_sheet
from transverse.portal.ground.models import COLOUR

FRAME = ".preview"
_SWATCHES = "".join(
    f"{FRAME}-{name}{suffix}{{background:var(--{name}{suffix})}}"
    for name in ("main", "accent")
    for suffix in ("", "-strong", "-pale", "-text")
)


class Colours(forms.Form):
    """Two colours, read from the address of the sheet."""

    main = forms.CharField(validators=[COLOUR])
    accent = forms.CharField(validators=[COLOUR])


def sheet(main: str, accent: str) -> str:
    """Return the style sheet of the frame."""
    return style_sheet(main, accent).replace(":root", FRAME) + _SWATCHES
