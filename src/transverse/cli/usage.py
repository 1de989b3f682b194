"""One French sentence for each way of mistyping the command."""

from typer.exceptions import TyperException

from transverse.cli.streams import visible

_HELP = "« transverse --aide » montre ce que l'on peut écrire."


def sentence(error: TyperException) -> str:
    """Return what was wrong on the command line, from what Typer found."""
    kind = type(error).__name__
    option = visible(str(getattr(error, "option_name", "") or _parameter(error)))
    if kind == "NoArgsIsHelpError":
        return "Choisissez une commande, par exemple « transverse relire note.docx »."
    if kind == "NoSuchOption":
        near = [each for each in getattr(error, "possibilities", None) or () if each != option]
        meant = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
        return f"L'option « {option} » n'existe pas.{meant} {_HELP}"
    if kind == "BadOptionUsage":
        return f"L'option « {option} » est mal employée : il y manque une valeur, ou elle n'en veut pas. {_HELP}"
    if kind == "BadParameter":
        return f"La valeur donnée à « {option} » ne convient pas. {_HELP}"
    return f"Je ne comprends pas cette commande. {_HELP}"


def _parameter(error: TyperException) -> str:
    options = getattr(getattr(error, "param", None), "opts", None) or ("?",)
    return str(options[0])
