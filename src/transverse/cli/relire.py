"""``transverse relire``: the options, and which work they start."""

from pathlib import Path
from typing import Annotated

import typer

from transverse.cli.options import Options, check

WISHES, WRITING, OUTPUT, WORK = (
    "Ce que vous voulez lire",
    "Écrire le résultat",
    "Affichage",
    "Grand nombre de documents",
)

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FICHIER", show_default=False, readable=False, help="Documents ou dossiers à relire."),
]
Reader = Annotated[
    str,
    typer.Option(
        "--lecteur",
        metavar="CODE",
        rich_help_panel=WISHES,
        help="Métier du service qui lira ; « transverse metiers » donne les codes.",
    ),
]
When = Annotated[
    str,
    typer.Option(
        "--numeriques",
        metavar="QUAND",
        show_default=False,
        rich_help_panel=WISHES,
        help="Où dire « numériques » après « données » : premiere (à la première mention), toujours, jamais.",
    ),
]
Prudent = Annotated[
    bool,
    typer.Option(
        "--prudent", rich_help_panel=WISHES, help="Garde le singulier « la donnée » : aucun accord à refaire."
    ),
]
Families = Annotated[
    list[str] | None,
    typer.Option(
        "--familles",
        metavar="NOMS",
        rich_help_panel=WISHES,
        help="Familles de termes, séparées par des virgules, ou « toutes » ; « transverse familles » les donne.",
    ),
]
SureOnly = Annotated[
    bool, typer.Option("--seulement-sures", rich_help_panel=WISHES, help="Laisse de côté les propositions à relire.")
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--sortie",
        metavar="DOSSIER",
        readable=False,
        rich_help_panel=WRITING,
        help="Écrit des copies relues dans ce dossier.",
    ),
]
InPlace = Annotated[bool, typer.Option("--en-place", rich_help_panel=WRITING, help="Remplace les documents eux-mêmes.")]
Tracked = Annotated[
    bool,
    typer.Option(
        "--suivi",
        rich_help_panel=WRITING,
        help="Écrit chaque changement en suivi des modifications, à accepter ou à refuser (docx et odt).",
    ),
]
Author = Annotated[
    str,
    typer.Option("--auteur", metavar="NOM", rich_help_panel=WRITING, help="Auteur du suivi des modifications."),
]
Detailed = Annotated[
    bool,
    typer.Option("--tout", "-v", rich_help_panel=OUTPUT, help="Montre aussi les mots laissés tels quels, et pourquoi."),
]
AsJson = Annotated[
    bool, typer.Option("--json", rich_help_panel=OUTPUT, help="Répond en JSON (voir docs/relire-json.md).")
]
Lines = Annotated[
    bool,
    typer.Option(
        "--jsonl",
        rich_help_panel=OUTPUT,
        help='Lit des lignes {"id", "text", "reader"?} et répond {"id", "text", "proposals"}, dans l\'ordre.',
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--processus",
        metavar="N",
        rich_help_panel=WORK,
        help="Documents relus en même temps ; sans cette option, selon leur nombre et la machine.",
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster", metavar="ADRESSE", rich_help_panel=WORK, help="Grappe Dask, par exemple tcp://10.0.0.5:8786."
    ),
]


def relire(  # noqa: PLR0913 (the options of the command, one each)
    files: Files = None,
    *,
    reader: Reader = "",
    numeriques: When = "premiere",
    prudent: Prudent = False,
    families: Families = None,
    sure_only: SureOnly = False,
    output: Output = None,
    in_place: InPlace = False,
    tracked: Tracked = False,
    author: Author = "",
    detailed: Detailed = False,
    as_json: AsJson = False,
    lines: Lines = False,
    workers: Workers = None,
    cluster: Cluster = None,
) -> None:
    """Relit des documents : « data » et ses cousins deviennent un français correct, dans les mots du métier.

    Sans --sortie ni --en-place, montre les propositions et ne change rien.
    """
    options = check(
        Options(
            paths=tuple(files or ()),
            reader=reader,
            numeriques=numeriques,
            prudent=prudent,
            families=None if families is None else _names(families),
            sure_only=sure_only,
            output=output,
            in_place=in_place,
            tracked=tracked,
            author=author,
            detailed=detailed,
            as_json=as_json,
            lines=lines,
            workers=workers,
            cluster=cluster,
        )
    )
    from transverse.cli import jsonl, session  # noqa: PLC0415 (the engine is loaded once there is something to read)

    raise typer.Exit(jsonl.run(options) if lines else session.run(options))


def _names(values: list[str]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
