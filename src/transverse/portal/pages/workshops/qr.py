"""The square that a phone reads instead of typing an address: drawn by us, in one path."""

from functools import lru_cache

import qrcode  # type: ignore[import-untyped]
from django.utils.html import format_html
from django.utils.safestring import SafeString

_EDGE = 4  # modules of white around, which the standard asks for


@lru_cache(64)
def square(address: str) -> SafeString:
    """Return the code of `address` as SVG, one unit a module; the address is written beside it for everybody else."""
    code = qrcode.QRCode(border=_EDGE, error_correction=qrcode.ERROR_CORRECT_M)
    code.add_data(address)
    rows = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    side = len(rows)
    return format_html(
        '<svg class="square" viewBox="0 0 {} {}" role="img" aria-label="{}"><path fill="#fff" d="M0 0h{}v{}H0z"/>'
        '<path fill="#000" d="{}"/></svg>',
        *(side, side, "Code à lire avec un téléphone : il mène au formulaire de l'atelier", side, side, path),
    )
