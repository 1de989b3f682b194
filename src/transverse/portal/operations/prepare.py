"""All that must be there before the portal opens: tables of this version, style sheets."""

from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from transverse.portal.operations.archive import is_empty, save
from transverse.portal.operations.upgrade import upgrade

Say = Callable[[str], None]


def prepare(folder: Path, say: Say) -> None:
    """Bring the tables to this version, after a save if they hold anything, and lay out the style sheets."""
    upgrade(lambda: save_before("mise-a-jour", folder, say))
    call_command("collectstatic", interactive=False, verbosity=0)


def save_before(what: str, folder: Path, say: Say) -> None:
    """Save what the data base holds, if anything, before it is changed at large."""
    if not is_empty():
        path = dated(folder, f"avant-{what}")
        save(path)
        say(f"L'état d'avant est sauvegardé : {path}")


def dated(folder: Path, name: str) -> Path:
    """Return the path of an archive in `folder` whose name says when."""
    return folder / f"{name}-{timezone.localtime():%Y-%m-%d-%H%M%S}.zip"
