"""The commands, with a help that speaks French throughout."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from transverse.cli import (
    administrateur,
    composer,
    demonstration,
    inventorier,
    lists,
    relire,
    restaurer,
    sauvegarder,
    servir,
    travailler,
)


class _French:
    """What Typer says in English, said in French; its context and parameters are `Any`, it keeps their classes."""

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401
        """Return the line that shows how to write the command."""
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        return usage.replace("Usage: ", "Usage\u00a0: ")

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401
        """Return the parameters; a type that only programmers read is not shown beside them."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for each in params:
            if each.metavar is None or not hasattr(each, "is_flag"):
                each.display_type_rich = _nothing
        return params

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401
        """Return the option that shows the help."""
        option: Any = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = "Affiche cette aide."
        option.opts.sort()
        return option


def _nothing(ctx: Any) -> None:  # noqa: ANN401 (Typer gives it by its name)
    """Show no type: it is what only programmers read."""


class Command(_French, TyperCommand):
    """A command whose help is in French."""


class Group(_French, TyperGroup):
    """A group of commands whose help is in French."""


app = typer.Typer(
    cls=Group,
    name="transverse",
    help="Travailler entre services, dans les mots de chaque métier.",
    context_settings={"help_option_names": ["--aide", "--help", "-h"]},
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    subcommand_metavar="COMMANDE [ARGUMENTS]…",
    rich_markup_mode="rich",
)

for _name, _command in (
    ("relire", relire.relire),
    ("inventorier", inventorier.inventorier),
    ("composer", composer.composer),
    ("metiers", lists.metiers),
    ("familles", lists.familles),
    ("demonstration", demonstration.demonstration),
    ("servir", servir.servir),
    ("travailler", travailler.travailler),
    ("administrateur", administrateur.administrateur),
    ("sauvegarder", sauvegarder.sauvegarder),
    ("restaurer", restaurer.restaurer),
):
    app.command(_name, cls=Command, rich_help_panel="Commandes")(_command)
