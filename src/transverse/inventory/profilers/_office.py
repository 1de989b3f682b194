"""Files of office suites told by what their envelope holds: a zip of parts, an OpenDocument, a compound file."""

from transverse.inventory.profile import Source
from transverse.inventory.profilers._ole import ole_names
from transverse.inventory.profilers._zip import MAGIC, names_in

MIMETYPE = b"mimetypeapplication/vnd.oasis.opendocument."
_BLANK = MAGIC + bytes(22)


def holds(source: Source, part: str, document: str, stream: str) -> bool:
    """Tell whether a file holds what a kind of office document does.

    Parameters
    ----------
    part
        The folder of its parts in Office since 2007, such as ``"word/"``.
    document
        Its kind in OpenDocument, such as ``"text"``.
    stream
        The name of its stream in Office before 2007, such as ``"WordDocument"``.
    """
    if source.head[30:].startswith(MIMETYPE + document.encode()):
        return True
    return any(name.startswith(part) for name in names_in(source.head)) or stream in ole_names(source)


def zipped(name: str, content: bytes = b"") -> bytes:
    """Return the head of an archive whose first member has this name: an example for a plug-in."""
    return _BLANK + len(name).to_bytes(2, "little") + bytes(2) + name.encode() + content
