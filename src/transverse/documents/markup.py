"""XML parsed without trusting it, and written back with its declaration and its prefixes."""

import re
from typing import TYPE_CHECKING

from lxml import etree

from transverse.common.errors import DamagedFileError, UnsafeFileError

if TYPE_CHECKING:
    from lxml.etree import _ElementTree

MAX_DEPTH = 250
# Some 200 bytes of memory each, however short they are in the file; a thousand pages hold half of it.
MAX_NODES = 3_000_000
# A document type before the root: nothing an office suite writes, and the door of all entity attacks.
DOCTYPE = re.compile(rb"(?>[^<]+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*\?>\s*")
TOO_DEEP = etree.XPath("boolean(/" + "/".join("*" * MAX_DEPTH) + "/*)")


def weight(data: bytes) -> int:
    """Return about how many tags and attributes `data` holds, without parsing it."""
    return data.count(b"<") + data.count(b"=")


def parse(data: bytes, name: str, member: str) -> "_ElementTree":
    """Parse `data`, the part `member` of the file `name`.

    Raises
    ------
    DamagedFileError
        It is not well-formed XML.
    UnsafeFileError
        It declares a document type or entities, nests without end or holds an absurd number of elements.
    """
    # Without its zero bytes, UTF-16 reads as ASCII: enough to see a document type.
    if DOCTYPE.match(data.replace(b"\0", b"") if b"\0" in data[:200] else data):
        raise UnsafeFileError(name, f"la partie {member} déclare des entités")
    if weight(data) > MAX_NODES:
        raise UnsafeFileError(name, f"la partie {member} est démesurée")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, strip_cdata=False
    )
    try:
        tree = etree.fromstring(data, parser).getroottree()
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if "xcessive depth" in str(error):
            raise UnsafeFileError(name, f"la partie {member} s'emboîte sans fin") from error
        raise DamagedFileError(name, f"la partie {member} n'est pas du XML lisible") from error
    if tree.docinfo.internalDTD is not None:
        raise UnsafeFileError(name, f"la partie {member} déclare des entités")
    if TOO_DEEP(tree):
        raise UnsafeFileError(name, f"la partie {member} s'emboîte sans fin")
    return tree


def serialise(tree: "_ElementTree", source: bytes) -> bytes:
    """Return `tree` as bytes, with the very declaration of the `source` it was parsed from.

    Prefixes that no element uses any more stay declared: ``mc:Ignorable`` names them in an attribute.
    """
    declaration = DECLARATION.match(source)
    head = declaration.group() if declaration else b""
    if (tree.docinfo.encoding or "UTF-8").upper() != "UTF-8":
        head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return head + etree.tostring(tree, encoding="UTF-8", xml_declaration=False)
