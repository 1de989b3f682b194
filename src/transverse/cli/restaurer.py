"""``transverse restaurer``: put a saved portal back."""

from pathlib import Path
from typing import Annotated

import typer

from transverse.cli.portal import open_portal, say
from transverse.common.errors import TransverseError

File = Annotated[Path | None, typer.Argument(metavar="FICHIER.zip", show_default=False, help="Sauvegarde à remettre.")]
Replace = Annotated[
    bool,
    typer.Option("--remplacer", help="Remplace ce que contient la base, après en avoir fait une sauvegarde à côté."),
]


def restaurer(path: File = None, *, replace: Replace = False) -> None:
    """Remet le portail dans l'état d'une sauvegarde ; arrêtez-le d'abord.

    Tout est remis, ou rien n'est changé. Une sauvegarde d'une version antérieure est mise à jour au passage.
    """
    if path is None:
        raise TransverseError("Dites quelle sauvegarde remettre, par exemple « transverse restaurer portail.zip ».")
    folder = open_portal()
    from transverse.portal.operations.archive import restore  # noqa: PLC0415 (an extra)
    from transverse.portal.operations.lock import alone  # noqa: PLC0415
    from transverse.portal.operations.prepare import save_before  # noqa: PLC0415
    from transverse.portal.operations.upgrade import upgrade  # noqa: PLC0415

    with alone(folder):
        upgrade(lambda: save_before("mise-a-jour", folder, say))
        kept, paused = restore(path, before=lambda: save_before("restauration", folder, say), replace=replace)
    say(f"Le portail est dans l'état du {kept.saved_at[:16].replace('T', ' à ')} : {kept.rows} lignes remises.")
    if paused.mails:
        say(f"Courriels alors à envoyer : {paused.mails}. Ils attendent votre décision, page « Travaux et courriels ».")
    if paused.jobs:
        say(f"Travaux alors en cours : {paused.jobs}. Ils sont arrêtés ; demandez-les de nouveau s'il le faut.")
    say("Chacun devra se connecter de nouveau. Lancez « transverse servir ».")
