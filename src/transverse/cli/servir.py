"""``transverse servir``: the portal, web server and worker, in one command."""

import os
from typing import Annotated

import typer

from transverse.cli.portal import open_portal, say
from transverse.common.errors import TransverseError

Address = Annotated[
    str,
    typer.Option(
        "--adresse",
        metavar="ADRESSE",
        show_default=False,
        help="Adresse d'écoute : 127.0.0.1, cette machine seule, ou 0.0.0.0 pour tout le réseau.",
    ),
]
Port = Annotated[
    int, typer.Option("--port", metavar="N", show_default=False, help="Port d'écoute, 8000 sans cette option.")
]
Processes = Annotated[
    int | None,
    typer.Option(
        "--processus",
        metavar="N",
        help="Processus du serveur web ; sans cette option, deux, ou un seul sur un seul processeur.",
    ),
]
WithoutWorker = Annotated[
    bool,
    typer.Option("--sans-travailleur", help="Laisse les travaux de fond à « transverse travailler »."),
]


def servir(
    *,
    address: Address = "127.0.0.1",
    port: Port = 8000,
    processes: Processes = None,
    without_worker: WithoutWorker = False,
) -> None:
    """Ouvre le portail : le serveur web et les travaux de fond, jusqu'à Ctrl-C.

    Prépare le dossier des données, met la base à jour (après une sauvegarde) et dit où aller.
    """
    if processes is not None and processes < 1:
        raise TransverseError("--processus demande un nombre à partir de 1.")
    if not 0 < port < 65_536:
        raise TransverseError("--port demande un nombre de 1 à 65535.")
    if address in {"127.0.0.1", "::1", "localhost"}:  # the address that workshops and mails show, unless one is set
        os.environ.setdefault("TRANSVERSE_ADDRESS", f"http://localhost:{port}")
    folder = open_portal()
    from transverse.portal.operations.lock import in_service  # noqa: PLC0415 (an extra)
    from transverse.portal.operations.prepare import prepare  # noqa: PLC0415
    from transverse.portal.operations.serve import Service, check_port, default_processes, serve  # noqa: PLC0415
    from transverse.portal.operations.welcome import welcome  # noqa: PLC0415

    service = Service(address, port, processes or default_processes(), worker=not without_worker)
    check_port(address, port)
    with in_service(folder):
        prepare(folder, say)
        lines = "\n".join(welcome(service, folder))
        serve(service, lambda: say(lines))
    say("Le portail est arrêté.")
