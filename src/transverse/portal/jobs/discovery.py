"""Load whatever registers work: a web process loads what its pages need, a worker cannot know beforehand."""

import pkgutil
from functools import cache
from importlib import import_module

from django.apps import apps

_OURS = "transverse.portal."
_NOT_WORK = {"migrations", "management", "templatetags"}


@cache
def load_all() -> None:
    """Import every module of the portal's applications."""
    for config in apps.get_app_configs():
        if config.name.startswith(_OURS):
            _load(config.name)


def _load(package: str) -> None:
    for info in pkgutil.iter_modules(import_module(package).__path__):
        if info.name not in _NOT_WORK:
            import_module(f"{package}.{info.name}")
            if info.ispkg:
                _load(f"{package}.{info.name}")
