"""Texts in XML that are no map and no page: flows, settings, exports of business software."""

import re

from transverse.inventory.profile import Profile, Source
from transverse.inventory.text import decoded_head, looks_like_text

ID = "xml"
LABEL = "fichier XML"
SUFFIXES = tuple(".xml .xsd .xsl .wsdl .rdf".split())
MEDIA_TYPE = "application/xml"
FILE_TYPE = "XML"
RANK = 56
SOURCE = "https://www.w3.org/TR/xml/"
EXAMPLES = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<DocumentBudgetaire/>',
    b"<note date='2021'>Bonjour</note>",
)
COUNTER_EXAMPLES = (
    b"",
    b"<3 mai> nom;an\n",
    b"id;nom\n1;<a/>\n",
    b"<<<<<<< HEAD\nid;nom\n",
)

_ELEMENT = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<[A-Za-z_][\w.:-]*[\s/>]", re.DOTALL)
_FIRST = 4096


def recognise(source: Source) -> bool:
    """Tell whether it begins with an element."""
    return looks_like_text(source.head[:_FIRST]) and _ELEMENT.match(decoded_head(source.head[:_FIRST])) is not None


def profile(_: Source) -> Profile:
    """Say that it is listed and not opened."""
    return Profile(listed="Un fichier XML\u00a0: vu et daté, sans être ouvert.")
