"""``transverse sauvegarder``: all that the portal holds, in one file."""

from pathlib import Path
from typing import Annotated

import typer

from transverse.cli.portal import open_portal, say
from transverse.common.errors import TransverseError

File = Annotated[
    Path | None,
    typer.Argument(
        metavar="FICHIER.zip", show_default=False, help="Où écrire la sauvegarde ; dans un dossier, le nom est daté."
    ),
]


def sauvegarder(path: File = None) -> None:
    """Sauvegarde tout le portail dans un fichier, sans l'arrêter.

    Le même fichier se restaure sur SQLite comme sur PostgreSQL. Il contient tout, mots de passe chiffrés compris :
    gardez-le en lieu sûr.
    """
    if path is None:
        raise TransverseError("Dites où écrire la sauvegarde, par exemple « transverse sauvegarder portail.zip ».")
    open_portal()
    from transverse.portal.operations.archive import save  # noqa: PLC0415 (an extra)
    from transverse.portal.operations.prepare import dated  # noqa: PLC0415

    target = dated(path, "transverse") if path.is_dir() else path
    kept = save(target)
    say(f"Sauvegarde écrite : {target} ({kept.rows} lignes, {target.stat().st_size // 1000 + 1} ko).")
    say("Elle contient tout le portail : gardez-la en lieu sûr, ailleurs que sur cette machine.")
