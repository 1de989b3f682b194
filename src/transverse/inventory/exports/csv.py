"""The catalogue as a table, a line a data set: the twenty columns that the Socle commun des données locales asks for.

What nobody has said stays empty, such as the years that the data cover: it is for the one who publishes to complete.
"""

import csv
import unicodedata
from collections.abc import Iterator
from io import StringIO

from transverse.inventory.catalogue_model import Catalogue, Described
from transverse.inventory.exports import _vocabulary as vocabulary

ID = "csv"
LABEL = "tableau (CSV, modèle « catalogue » du Socle commun des données locales)"
SUFFIXES = (".csv",)
MEDIA_TYPES = {".csv": "text/csv"}
SOURCE = "https://schema.data.gouv.fr/scdl/catalogue/ (version 0.1.3)"

_BOM = "\ufeff"  # without it, the usual spreadsheet spoils the accents
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would compute


def write(catalogue: Catalogue, suffix: str) -> bytes:  # noqa: ARG001 (one suffix only)
    """Return the table in UTF-8, separated by commas as the model asks."""
    written = StringIO()
    lines = [_line(each, catalogue) for each in catalogue.datasets]
    table = csv.DictWriter(written, HEADER, lineterminator="\r\n")
    table.writeheader()
    table.writerows({key: _guarded(value) for key, value in line.items()} for line in lines)
    return (_BOM + written.getvalue()).encode()


HEADER = (
    *("COLL_NOM", "COLL_SIRET", "ID", "TITRE", "DESCRIPTION", "THEME", "PRODUCTEUR_NOM", "PRODUCTEUR_SIRET"),
    *("COUV_SPAT_MAILLE", "COUV_SPAT_NOM", "COUV_TEMP_DEBUT", "COUV_TEMP_FIN", "DATE_PUBL", "FREQ_MAJ", "DATE_MAJ"),
    *("MOTS_CLES", "LICENCE", "NOMBRE_RESSOURCES", "FORMAT_RESSOURCES", "URL"),
)


def _line(dataset: Described, catalogue: Catalogue) -> dict[str, str]:
    publisher = catalogue.publisher
    values = (
        *(publisher.name, publisher.siret, dataset.id, dataset.title, dataset.description, _theme(dataset)),
        *(publisher.name, publisher.siret, "Autre", publisher.name, "", ""),
        catalogue.issued.isoformat() if catalogue.issued else "",
        vocabulary.table("frequency")["scdl"][catalogue.frequency],
        dataset.modified.date().isoformat() if dataset.modified else "",
        ";".join(_bare(each) for each in dataset.keywords),
        vocabulary.licences()[catalogue.licence].scdl,
        str(len(dataset.distributions)),
        ";".join(_formats(dataset)),
        dataset.distributions[0].address if len(dataset.distributions) == 1 else dataset.address,
    )
    return dict(zip(HEADER, values, strict=True))


def _theme(dataset: Described) -> str:
    return vocabulary.scheme("data-theme").labels[dataset.theme] if dataset.theme else ""


def _formats(dataset: Described) -> Iterator[str]:
    yield from dict.fromkeys((each.file_type or each.kind).lower() for each in dataset.distributions)


def _bare(words: str) -> str:
    """Return small letters without accents, nor the mark that parts keywords."""
    apart = unicodedata.normalize("NFKD", words.lower().replace(";", " "))
    return "".join(each for each in apart if not unicodedata.combining(each))


def _guarded(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
