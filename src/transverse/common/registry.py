"""Discovery of plug-ins: the files of a folder, never a list to edit."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module, resources
from importlib.resources.abc import Traversable
from types import ModuleType


def modules(package: str) -> Iterator[ModuleType]:
    """Yield the public modules of `package`, in the order of their names.

    Parameters
    ----------
    package
        Dotted name of an importable package.  Modules whose name starts with ``_`` are helpers, not plug-ins.

    Yields
    ------
    The imported modules.
    """
    folder = import_module(package)
    for info in sorted(pkgutil.iter_modules(folder.__path__), key=lambda each: each.name):
        if not info.name.startswith("_"):
            yield import_module(f"{package}.{info.name}")


def data_files(package: str, suffix: str = ".toml") -> Iterator[Traversable]:
    """Yield the data files of `package` that end with `suffix`, in the order of their names."""
    found = (entry for entry in resources.files(package).iterdir() if entry.name.endswith(suffix))
    yield from sorted(found, key=lambda entry: entry.name)
