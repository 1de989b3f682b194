"""A SQLite file given by its address, as software settings write it: ``sqlite:///dossier/base.sqlite``."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from transverse.inventory.profile import Profile, UnreadableError
from transverse.inventory.profilers import _sqlite
from transverse.inventory.walk import why

ID = "sqlite"
LABEL = "base de données SQLite"
SCHEMES = ("sqlite",)
SOURCE = "https://www.sqlite.org/uri.html"
EXAMPLES = ("sqlite:///eau.sqlite", "sqlite:////srv/partage/eau.gpkg")
COUNTER_EXAMPLES = ("eau.sqlite", "postgresql://serveur/eau", "sqlite:eau.db")


def profile(address: str) -> Profile:
    """Read the tables of the file; three strokes before a relative path, four before an absolute one.

    Raises
    ------
    UnreadableError
        There is no such file, it is no SQLite data base, or it is damaged.
    """
    path = Path(unquote(urlsplit(address).path).removeprefix("/"))
    try:
        with path.open("rb") as file:
            head = file.read(len(_sqlite.MAGIC))
    except (OSError, ValueError) as error:
        raise UnreadableError(_unopened(error)) from error
    if head != _sqlite.MAGIC:
        raise UnreadableError("Ce fichier n'est pas une base SQLite. Vérifiez l'adresse.")
    return _sqlite.read(path)


def _unopened(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | IsADirectoryError | ValueError):
        return "Il n'y a pas de fichier à cette adresse. Exemple\u00a0: sqlite:///dossier/base.sqlite"
    return why(error)
