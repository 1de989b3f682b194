"""The formats of a paper: one discovered file each, which says every block in its own way.

A writer is a module of this package with ``ID`` (the file's name), ``LABEL``, ``MEDIA_TYPE``, ``EXTENSION``, and::

    write(paper: Paper) -> bytes

It reads no clock and draws no lot: the day of the file is that of the paper.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType, ModuleType
from typing import NamedTuple

from transverse.common import registry
from transverse.papers.model import Paper


class Format(NamedTuple):
    """A format to choose from: its French label, its media type, the extension of its files, and its writer."""

    label: str
    media_type: str
    extension: str
    write: Callable[[Paper], bytes]


def _format(module: ModuleType) -> Format:
    return Format(module.LABEL, module.MEDIA_TYPE, module.EXTENSION, module.write)


FORMATS: Mapping[str, Format] = MappingProxyType({each.ID: _format(each) for each in registry.modules(__name__)})
"""The formats by id, in the order of their names."""
