"""``transverse composer``: the options, and the work that they start."""

from pathlib import Path
from typing import Annotated

import typer

OUTPUT = "Le résultat"

Problem = Annotated[
    Path | None,
    typer.Argument(
        metavar="PROBLEME.json",
        show_default=False,
        readable=False,
        help="Les offres des services et les projets de l'année (docs/composer-json.md) ; « - » : l'entrée standard.",
    ),
]
Limit = Annotated[
    float,
    typer.Option(
        "--limite",
        metavar="S",
        show_default=False,
        help="Secondes de calcul, 60 sans cette option ; le meilleur plan trouvé d'ici là est rendu.",
    ),
]
Variants = Annotated[
    bool,
    typer.Option(
        "--variantes",
        help="Cherche aussi le plan avec le moins de directions, sans formation, sans dépassement, en petite équipe.",
    ),
]
Json = Annotated[
    Path | None,
    typer.Option("--json", metavar="F", rich_help_panel=OUTPUT, help="Le plan, en JSON (« - » : à l'écran)."),
]
Detailed = Annotated[
    bool, typer.Option("--tout", "-v", rich_help_panel=OUTPUT, help="Montre chaque projet, même s'ils sont nombreux.")
]


def composer(
    path: Problem = None,
    *,
    limite: Limit = 60.0,
    variants: Variants = False,
    json: Json = None,
    detailed: Detailed = False,
) -> None:
    """Compose les équipes des projets d'une année avec ce que les services offrent vraiment.

    Dit qui donne combien de jours à quoi, ce qui manque et pourquoi, et s'il est prouvé qu'aucun plan ne fait mieux.
    """
    from transverse.cli import compose_run  # noqa: PLC0415 (the engine is loaded once there is something to read)

    raise typer.Exit(compose_run.run(compose_run.Wishes(path, limite, json, variants=variants, detailed=detailed)))
