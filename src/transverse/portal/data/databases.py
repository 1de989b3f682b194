"""The addresses of the data bases that may be looked at: PostgreSQL, and never that of the portal itself."""

from urllib.parse import parse_qs, quote, unquote, urlsplit, urlunsplit

import psycopg
from django.conf import settings

from transverse.portal.ground.refusals import RefusalError

_SCHEMES = {"postgresql", "postgres"}
_PORT = 5432
_PATIENCE = 5  # seconds
_REASONS = (
    ("password", "le compte ou le mot de passe est refusé"),
    ("authentication", "le compte ou le mot de passe est refusé"),
    ("role", "ce compte n'existe pas"),
    ("does not exist", "cette base n'existe pas"),
    ("translate host name", "ce nom de machine est inconnu"),
    ("refused", "rien n'y répond"),
    ("timeout", "pas de réponse à temps"),
)


def checked(given: str) -> tuple[str, str]:
    """Return the address of a data base without its password, and the password.

    Raises
    ------
    RefusalError
        It is not an address that is known here, or is the data base of the portal.
    """
    try:
        parts = urlsplit(given.strip())
        host, port = parts.hostname or "", parts.port or _PORT
    except ValueError:
        parts, host, port = urlsplit(""), "", 0
    name = parts.path.strip("/")
    if parts.scheme not in _SCHEMES or not host or not name:
        raise RefusalError(
            "Écrivez l'adresse sous la forme postgresql://compte:motdepasse@serveur:5432/base. Une base SQLite est un "
            "fichier : autorisez plutôt le dossier qui la contient."
        )
    _refuse_own(host, port, unquote(name))
    user = f"{parts.username}@" if parts.username else ""
    shown = f"[{host}]" if ":" in host else host
    mode = parse_qs(parts.query).get("sslmode", [""])[0]
    query = f"sslmode={quote(mode)}" if mode else ""
    return urlunsplit(("postgresql", f"{user}{shown}:{port}", f"/{name}", query, "")), unquote(parts.password or "")


def with_password(address: str, password: str) -> str:
    """Return the whole address, for the engine alone.

    >>> with_password("postgresql://lecture@serveur:5432/eau", "a/b")
    'postgresql://lecture:a%2Fb@serveur:5432/eau'
    """
    if not password:
        return address
    before, _, after = address.partition("@")
    return f"{before}:{quote(password, safe='')}@{after}"


def try_it(address: str, password: str) -> None:
    """Connect and leave, without reading anything.

    Raises
    ------
    RefusalError
        Why the data base does not answer, and what to do.
    """
    try:
        psycopg.connect(with_password(address, password), connect_timeout=_PATIENCE).close()
    except psycopg.Error as error:
        said = str(error)
        why = next((words for sign, words in _REASONS if sign in said), "elle ne répond pas")
        raise RefusalError(
            f"La base « {address} » ne s'ouvre pas ({why}). Vérifiez l'adresse et le compte, qui ne doit que lire."
        ) from None


def _refuse_own(host: str, port: int, name: str) -> None:
    ours = settings.DATABASES["default"]
    same = (ours.get("HOST") or "localhost", int(ours.get("PORT") or _PORT), str(ours.get("NAME")))
    if ours["ENGINE"].endswith("postgresql") and (host, port, name) == same:
        raise RefusalError("Cette base est celle du portail lui-même. Choisissez la base d'un logiciel de service.")
