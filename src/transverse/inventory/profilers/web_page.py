"""Pages of the Web that were saved."""

import re

from transverse.inventory.profile import Profile, Source
from transverse.inventory.text import decoded_head, looks_like_text

ID = "web_page"
LABEL = "page web"
SUFFIXES = tuple(".html .htm .xhtml .mht".split())
MEDIA_TYPE = "text/html"
FILE_TYPE = "HTML"
RANK = 55
SOURCE = "https://html.spec.whatwg.org/multipage/syntax.html#the-doctype"
EXAMPLES = (
    b"<!DOCTYPE html>\n<html><body>Bonjour</body></html>",
    b"  <HTML><head>",
    b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">',
)
COUNTER_EXAMPLES = (
    b"",
    b"id;nom\n1;<html>\n",
    b"<note>html</note>",
    b"<!DOCTYPE qgis PUBLIC 'x'>",
)

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def recognise(source: Source) -> bool:
    """Tell whether its first element is that of a page."""
    return looks_like_text(source.head[:_FIRST]) and _PAGE.match(decoded_head(source.head[:_FIRST])) is not None


_FIRST = 4096


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(listed="Une page web enregistrée\u00a0: vue et datée, sans être ouverte.")
