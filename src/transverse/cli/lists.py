"""``transverse metiers`` and ``transverse familles``: the codes that ``relire`` understands."""

from collections.abc import Iterable

import typer


def metiers() -> None:
    """Donne les métiers, et leurs codes pour --lecteur."""
    from transverse.trades import trades  # noqa: PLC0415 (their files are read only when they are shown)

    _show((trade.code, trade.label) for trade in trades().values())


def familles() -> None:
    """Donne les familles de termes, et leurs noms pour --familles."""
    from transverse.language.terms import headings  # noqa: PLC0415 (same)

    _show((each.id, each.label + ("" if each.default else " (sur demande)")) for each in headings().values())


def _show(rows: Iterable[tuple[str, str]]) -> None:
    found = list(rows)
    width = max(len(code) for code, _ in found)
    for code, label in found:
        typer.echo(f"{code:<{width}}  {label}")
