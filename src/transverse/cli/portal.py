"""The portal seen from the command line: an extra, loaded only by the commands that need it."""

from importlib.util import find_spec
from pathlib import Path

import typer

from transverse.cli.streams import typeset, visible
from transverse.common.errors import TransverseError

_NEEDED = ("django", "allauth", "granian", "django_tasks_db")


class PortalMissingError(TransverseError):
    """The portal's libraries are not installed."""

    def __init__(self) -> None:
        super().__init__("Le portail n'est pas installé. Ajoutez-le : pip install « transverse[portail] ».")


def open_portal() -> Path:
    """Load the portal; return the folder of its data.

    Raises
    ------
    TransverseError
        The portal is not installed, its folder cannot be written, or its data base does not answer.
    """
    if not all(find_spec(name) for name in _NEEDED):
        raise PortalMissingError
    from transverse.portal.operations.ready import ready  # noqa: PLC0415 (an extra)

    return ready()


def say(text: str) -> None:
    """Write lines of ours on standard output."""
    for line in text.splitlines():
        typer.echo(typeset(visible(line)))
