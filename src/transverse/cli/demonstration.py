"""``transverse demonstration``: a collectivité that does not exist, with a year of its network, ready to be visited."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transverse.portal.demonstration.doors import Door

DEFAULT = "donnees-demonstration"


def demonstration(
    *,
    neuve: Annotated[bool, typer.Option("--neuve", help="La reconstruit, même si elle est déjà prête.")] = False,
    dossier: Annotated[Path, typer.Option(show_default=False, help="Le dossier de la démonstration.")] = Path(DEFAULT),
) -> None:
    """Prépare une collectivité fictive : 1 200 agents, un an de mandats et d'échanges, un compte par rôle.

    Ses données ont leur propre dossier : celles d'un vrai portail ne sont jamais touchées.
    """
    _use(dossier)
    from transverse.portal.demonstration import folder  # noqa: PLC0415 (the portal is an extra)

    folder.check(dossier)
    today = _today()
    if neuve or not folder.is_ready(dossier, today):
        _build(dossier, today)
    _show()


def _use(dossier: Path) -> None:
    """Make this process, and those that it starts, work in the folder, and never in another data base."""
    dossier.mkdir(parents=True, exist_ok=True)
    os.environ["TRANSVERSE_DIR"] = str(dossier.absolute())
    os.environ.pop("DATABASE_URL", None)


def _today() -> date:
    return date.today()  # noqa: DTZ011 (the day of whoever looks at it)


def _build(dossier: Path, today: date) -> None:
    from transverse.portal.demonstration import folder  # noqa: PLC0415 (the portal is an extra)
    from transverse.portal.operations.lock import alone  # noqa: PLC0415
    from transverse.portal.operations.ready import ready  # noqa: PLC0415

    typer.echo("Préparation de la démonstration (Valmérande Agglomération, qui n'existe pas)…")
    with alone(dossier):
        folder.empty(dossier)
        ready()
        from transverse.portal.demonstration.build import build  # noqa: PLC0415 (models need a ready Django)

        build(today, lambda done: typer.echo(f"  {done}"))
        folder.mark(dossier, today)


def _show() -> None:
    """Print who may sign in, in a table that fits a terminal of 80 columns."""
    from transverse.portal.demonstration.doors import PASSWORD, doors  # noqa: PLC0415 (the portal is an extra)

    for line in table(doors()):
        typer.echo(line)
    typer.echo(f"\nMot de passe, le même pour tous : {PASSWORD}")


def table(doors: "Iterable[Door]") -> list[str]:
    """Return the lines of the table of accounts: role, person, address."""
    rows = [("Rôle", "Personne", "Adresse pour se connecter"), *doors]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    return [f"{row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]}" for row in rows]
