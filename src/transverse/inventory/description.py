"""What a catalogue says of a set of files, in plain French: from its trade, its schema and the names of its columns.

Names of columns are quoted, cells never: an `Inventory` holds none.
"""

import re
from collections.abc import Iterable, Sequence

from transverse.inventory.model import File, Schema
from transverse.trades import trades

_MOST_COLUMNS = 30
_MOST_KEYWORDS = 12
_WHOSE = "collectivité"  # for want of any other
_LONGEST = 96  # of a keyword, for data.gouv.fr
_SPACES = re.compile(r"[ \t\r\n]+")
_UNWRITABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_LABEL_PARTS = re.compile(r", | et ")


def plain(text: str, longest: int = 0) -> str:
    """Return `text` on one line, without what XML refuses, cut at `longest` characters if that is given."""
    words = _SPACES.sub(" ", _UNWRITABLE.sub(" ", text)).strip()
    return f"{words[: longest - 1].rstrip()}…" if longest and len(words) > longest else words


def describe(files: Sequence[File], kinds: Sequence[str]) -> str:
    """Return a paragraph on the files of one data set, the freshest first.

    Parameters
    ----------
    files
        At least one.
    kinds
        What each is, in French: « tableau en texte (CSV) ».
    """
    trade, schema = trade_of(files), schema_of(files)
    said = [
        f"Données du métier « {trades()[trade].label} »." if trade in trades() else "Données de la collectivité.",
        _files(kinds),
        _rows(files[0]),
        _tables(files[0]),
        _columns(files[0]),
        _schema(schema) if schema else "",
    ]
    return " ".join(each for each in said if each)


def keywords(files: Sequence[File], title: str) -> tuple[str, ...]:
    """Return the words under which somebody would look for it: of its trade, of what named that, else of its title."""
    trade = trade_of(files)
    label = _LABEL_PARTS.split(trades()[trade].label) if trade in trades() else []
    words = (plain(each, _LONGEST).lower() for each in (*label, *_trade_words(files)))
    found = dict.fromkeys(each for each in words if len(each) > 2)
    return tuple(found)[:_MOST_KEYWORDS] or (plain(title, _LONGEST).lower() if len(title) > 2 else _WHOSE,)


def trade_of(files: Iterable[File]) -> str:
    """Return the code of the trade of the freshest file that has one, ``""`` for none."""
    return next((each.trade.code for each in files if each.trade.code), "")


def schema_of(files: Iterable[File]) -> Schema | None:
    """Return the schema of the freshest file that follows one, else of one that comes near."""
    found = [each.schema for each in files if each.schema]
    return next((each for each in found if each.exact), found[0] if found else None)


def _trade_words(files: Iterable[File]) -> Iterable[str]:
    return next((each.trade.words for each in files if each.trade.code), ())


def _files(kinds: Sequence[str]) -> str:
    named = ", ".join(dict.fromkeys(kinds))
    return f"Un fichier : {named}." if len(kinds) == 1 else f"{len(kinds)} fichiers : {named}."


def _rows(file: File) -> str:
    counts = [table.rows for table in file.tables]
    known = [each for each in counts if each is not None]
    if not known or len(known) < len(counts):
        return ""
    total = f"{sum(known):,}".replace(",", "\u202f")
    return f"{total} {'lignes' if sum(known) > 1 else 'ligne'}."


def _tables(file: File) -> str:
    names = [plain(each.name, _LONGEST) for each in file.tables if each.name]
    return f"Tables : {_some(names)}." if len(names) > 1 else ""


def _columns(file: File) -> str:
    names = dict.fromkeys(plain(each.name, _LONGEST) for table in file.tables for each in table.columns)
    return f"Colonnes : {_some([each for each in names if each])}." if any(names) else ""


def _some(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_COLUMNS
    others = f", et {rest} autre{'s' if rest > 1 else ''}" if rest > 0 else ""
    return ", ".join(names[:_MOST_COLUMNS]) + others


def _schema(schema: Schema) -> str:
    missing = len(schema.missing)
    lacks = f" : il manque {missing} colonne{'s' if missing > 1 else ''}" if missing else ""
    near = "Suit le" if schema.exact else "Proche du"
    return f"{near} schéma national « {plain(schema.title)} » ({schema.code}, version {schema.version}){lacks}."
