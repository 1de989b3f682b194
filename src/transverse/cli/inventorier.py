"""``transverse inventorier``: the options, and which work they start."""

from pathlib import Path
from typing import Annotated

import typer

FILES, CATALOGUE, WORK = "Écrire le résultat", "Ce que dit le catalogue", "Grand nombre de fichiers"

Root = Annotated[
    str,
    typer.Argument(
        metavar="DOSSIER|ADRESSE",
        show_default=False,
        help="Un dossier, ou l'adresse d'une base de données (postgresql://compte@serveur/base, sqlite:///chemin).",
    ),
]
Json = Annotated[
    Path | None,
    typer.Option(
        "--json",
        metavar="F",
        rich_help_panel=FILES,
        help="Tout, en JSON (« - » : à l'écran ; docs/inventaire-json.md).",
    ),
]
Dcat = Annotated[
    Path | None,
    typer.Option(
        "--dcat",
        metavar="F",
        rich_help_panel=FILES,
        help="Catalogue DCAT-AP : F.ttl, F.rdf ou F.jsonld (docs/catalogue.md).",
    ),
]
Datapackage = Annotated[
    Path | None,
    typer.Option("--datapackage", metavar="F", rich_help_panel=FILES, help="Catalogue Data Package, en JSON."),
]
Csv = Annotated[Path | None, typer.Option("--csv", metavar="F", rich_help_panel=FILES, help="Catalogue en tableau.")]
Sheet = Annotated[
    Path | None,
    typer.Option(
        "--fiche", metavar="F", rich_help_panel=FILES, help="Fiche A4 « Vous gérez déjà » : F.odt, F.docx ou F.pdf."
    ),
]
Publisher = Annotated[
    str, typer.Option("--organisme", metavar="NOM", rich_help_panel=CATALOGUE, help="Qui publie le catalogue.")
]
Base = Annotated[
    str,
    typer.Option(
        "--adresse",
        metavar="URL",
        rich_help_panel=CATALOGUE,
        help="Début des adresses du catalogue (https://donnees.mairie.fr).",
    ),
]
Siret = Annotated[
    str, typer.Option("--siret", metavar="N", rich_help_panel=CATALOGUE, help="Son numéro SIRET, quatorze chiffres.")
]
Mail = Annotated[
    str,
    typer.Option(
        "--courriel",
        metavar="ADRESSE",
        rich_help_panel=CATALOGUE,
        help="Courriel du service qui répond aux questions, jamais d'une personne.",
    ),
]
Frequency = Annotated[
    str,
    typer.Option(
        "--frequence",
        metavar="CODE",
        rich_help_panel=CATALOGUE,
        help="Rythme des mises à jour, en code européen : ANNUAL, MONTHLY, DAILY.",
    ),
]
WithPersonal = Annotated[
    bool,
    typer.Option(
        "--avec-personnes",
        rich_help_panel=CATALOGUE,
        help="Garde au catalogue, sans les ouvrir, les données qui parlent de personnes.",
    ),
]
Detailed = Annotated[bool, typer.Option("--tout", "-v", help="Montre chaque fichier, ses colonnes et ce qui a décidé.")]
Memory = Annotated[
    Path | None,
    typer.Option(
        "--memoire",
        metavar="F",
        rich_help_panel=WORK,
        help="Où retenir ce qui a été vu, pour aller vite la fois d'après.",
    ),
]
Forgetful = Annotated[bool, typer.Option("--sans-memoire", rich_help_panel=WORK, help="Relit tout et ne retient rien.")]
Workers = Annotated[
    int | None,
    typer.Option(
        "--processus", metavar="N", rich_help_panel=WORK, help="Fichiers lus en même temps ; sinon, selon leur nombre."
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADRESSE",
        rich_help_panel=WORK,
        help="Grappe Dask, par exemple tcp://10.0.0.5:8786, dont les machines voient le dossier au même endroit.",
    ),
]


def inventorier(  # noqa: PLR0913 (the options of the command, one each)
    root: Root = "",
    *,
    json: Json = None,
    dcat: Dcat = None,
    datapackage: Datapackage = None,
    csv: Csv = None,
    fiche: Sheet = None,
    organisme: Publisher = "",
    adresse: Base = "",
    siret: Siret = "",
    courriel: Mail = "",
    frequence: Frequency = "",
    with_personal: WithPersonal = False,
    detailed: Detailed = False,
    memory: Memory = None,
    forgetful: Forgetful = False,
    workers: Workers = None,
    cluster: Cluster = None,
) -> None:
    """Dit quelles données un dossier ou une base contient, dans les mots des métiers.

    Rien n'y est écrit, et aucune valeur n'est retenue : des noms de colonnes, des genres, des dates.
    """
    from transverse.cli import inventory_files, inventory_run  # noqa: PLC0415 (the engine is loaded once there is something to read)

    wishes = inventory_run.Wishes(
        root=root,
        files={"json": json, "dcat": dcat, "datapackage": datapackage, "csv": csv, "fiche": fiche},
        publishing=inventory_files.Publishing(organisme, adresse, siret, courriel, frequence, with_personal),
        detailed=detailed,
        memory=None if forgetful else memory or inventory_run.usual_memory(),
        workers=workers,
        cluster=cluster,
    )
    raise typer.Exit(inventory_run.run(wishes))
