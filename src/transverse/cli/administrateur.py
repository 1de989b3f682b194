"""``transverse administrateur``: the first account, from the terminal."""

import sys
from getpass import getpass
from pathlib import Path
from typing import Annotated

import typer

from transverse.cli.portal import open_portal, say
from transverse.common.errors import TransverseError

Address = Annotated[
    str, typer.Argument(metavar="ADRESSE", show_default=False, help="Adresse électronique de l'administrateur.")
]
From = Annotated[
    Path | None,
    typer.Option(
        "--mot-de-passe-depuis",
        metavar="FICHIER",
        allow_dash=True,
        help="Lit le mot de passe dans ce fichier, ou « - » pour l'entrée standard, au lieu de le demander.",
    ),
]
ByLink = Annotated[
    bool,
    typer.Option("--lien", help="Donne un lien, valable trois jours, pour choisir le mot de passe dans le navigateur."),
]


def administrateur(address: Address = "", *, password_from: From = None, by_link: ByLink = False) -> None:
    """Ouvre le compte d'un administrateur, ou rend administrateur un compte qui existe.

    Sans option, demande le mot de passe deux fois, sans le montrer.
    """
    if by_link and password_from is not None:
        raise TransverseError("--lien et --mot-de-passe-depuis ne vont pas ensemble : choisissez l'un des deux.")
    if not address:
        raise TransverseError("Donnez une adresse, par exemple « transverse administrateur prenom.nom@ville.fr ».")
    folder = open_portal()
    from transverse.portal.operations.administrator import appoint, find, link  # noqa: PLC0415 (an extra)
    from transverse.portal.operations.prepare import save_before  # noqa: PLC0415
    from transverse.portal.operations.upgrade import upgrade  # noqa: PLC0415

    upgrade(lambda: save_before("mise-a-jour", folder, say))
    known = find(address)
    if known is not None:
        say(f"Un compte existe déjà pour {known.email}{', administrateur' if known.is_administrator else ''}.")
    account = appoint(address, None if by_link else _password(password_from))
    say(f"{account.email} est administrateur du portail.")
    if by_link:
        say("Pour choisir le mot de passe, ouvrez ce lien (il sert une fois, pendant trois jours) :")
        typer.echo(link(account))
    else:
        say("Connectez-vous avec cette adresse et ce mot de passe, puis ajoutez un second facteur : « Mon compte ».")


def _password(source: Path | None) -> str:
    if source is None:
        return _asked()
    try:
        text = sys.stdin.read() if str(source) == "-" else source.read_text("utf-8")
    except (OSError, UnicodeError) as error:
        raise TransverseError(f"« {source} » ne peut pas être lu. Vérifiez son nom et vos droits.") from error
    first = next(iter(text.splitlines()), "")
    if not first:
        raise TransverseError("Le mot de passe donné est vide. Écrivez-le sur la première ligne.")
    return first


def _asked() -> str:
    if not sys.stdin.isatty():
        raise TransverseError("Il n'y a pas de terminal pour demander le mot de passe : ajoutez --lien, par exemple.")
    for _ in range(3):
        password = getpass("Mot de passe (12 caractères au moins) : ")
        if password == getpass("Le même, une seconde fois : "):
            return password
        say("Les deux mots de passe diffèrent. Recommencez.")
    raise TransverseError("Les deux mots de passe diffèrent encore. Rien n'a été changé.")
