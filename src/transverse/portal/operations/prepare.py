"""All that must be there before the portal opens: tables of this version, style sheets."""

from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command

from transverse.portal.operations.upgrade import upgrade

Say = Callable[[str], None]


def prepare(folder: Path, say: Say) -> None:
    """Bring the tables to this version, after a save if they hold anything, and lay out the style sheets."""
    upgrade(lambda: None)
    call_command("collectstatic", interactive=False, verbosity=0)
