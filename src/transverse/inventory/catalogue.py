"""From an inventory and the wishes of the one who publishes to a catalogue, and to the forms that other software reads.

What enters it: the data sets that have at least one file that was read and holds a table.  Files that were only listed
or could not be read are nobody's data yet, and copies are the same data twice: neither is in it.  A data set with a
column that speaks of persons, even at work, is left out, unless it is wished for: it is then said to be non public.
What was left out is told with its reason, and no value of any cell is ever in an inventory, hence in a catalogue.

A form of catalogue is a plug-in, one file of `exports`::

    ID = "csv"
    LABEL = "tableau (CSV)"                 # in French, for the pages
    SUFFIXES = (".csv",)                    # one for each way to write it
    MEDIA_TYPES = {".csv": "text/csv"}      # of what is written, by suffix
    SOURCE                                  # where the form is defined
    write(catalogue, suffix) -> bytes       # pure: equal catalogues give the same bytes, on any machine
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType, ModuleType

from transverse.common.errors import OptionError
from transverse.common.registry import modules
from transverse.inventory import iri
from transverse.inventory.catalogue_model import Catalogue, Described, Distribution, Publisher, Wishes
from transverse.inventory.catalogue_wishes import OutlineError, SiretError, checked
from transverse.inventory.description import describe, keywords, plain, schema_of, trade_of
from transverse.inventory.exports import _vocabulary as vocabulary
from transverse.inventory.model import Dataset, File, Inventory, Personal, Status

__all__ = [
    "Catalogue",
    "Described",
    "Distribution",
    "OutlineError",
    "Publisher",
    "SiretError",
    "Wishes",
    "draw",
    "exports",
    "write",
]

_LONGEST_TITLE = 200
_UNREAD = "Aucun de ses fichiers n'a pu être lu comme un tableau."
_PERSONS = "Il contient des colonnes qui parlent de personnes."


@dataclass(frozen=True, slots=True)
class _Kind:
    label: str
    media_type: str
    file_type: str


def draw(inventory: Inventory, wishes: Wishes) -> Catalogue:
    """Return the catalogue of what was found.

    Parameters
    ----------
    inventory
        Of a folder or a data base.
    wishes
        Checked here.

    Raises
    ------
    TransverseError
        A wish is wrong: see `checked`.
    """
    wishes = checked(wishes)
    by_path = {file.path: file for file in inventory.files}
    kept, left_out = [], []
    for each in inventory.datasets:
        files = list(_published(each, by_path))
        public = _is_public(each, files, wishes)
        if files and (public or wishes.with_personal):
            kept.append(_described(each, files, wishes))
        else:
            left_out.append((plain(each.title), _PERSONS if files else _UNREAD))
    name = plain(wishes.publisher.name) or Wishes().publisher.name
    return Catalogue(
        title=plain(wishes.title) or f"Données de {name}",
        description=plain(wishes.description)
        or f"Les jeux de données que {name} tient, décrits à partir de ses fichiers.",
        publisher=replace(wishes.publisher, name=name),
        base=wishes.base,
        licence=wishes.licence,
        frequency=wishes.frequency,
        issued=wishes.issued,
        modified=inventory.made_at,
        spatial=wishes.spatial.strip(),
        datasets=tuple(_told_apart(kept)),
        left_out=tuple(left_out),
    )


@cache
def exports() -> Mapping[str, ModuleType]:
    """Return the forms of catalogue by suffix, ``".ttl"`` among them."""
    found = modules("transverse.inventory.exports")
    return MappingProxyType({suffix: module for module in found for suffix in module.SUFFIXES})


def write(catalogue: Catalogue, suffix: str) -> bytes:
    """Return the catalogue in the form that a file of that suffix holds.

    Raises
    ------
    OptionError
        No form has that suffix.
    """
    known = exports()
    if suffix not in known:
        raise OptionError("la forme du catalogue", suffix, known)
    written: bytes = known[suffix].write(catalogue, suffix)
    return written


def _published(dataset: Dataset, by_path: Mapping[str, File]) -> Iterator[File]:
    copies = set(dataset.copies)
    for path in dataset.files:
        file = by_path.get(path)
        if file and path not in copies and file.status is Status.READ and file.tables:
            yield file


def _is_public(dataset: Dataset, files: Iterable[File], wishes: Wishes) -> bool:
    allowed = Personal.PROFESSIONAL if dataset.key in wishes.cleared else Personal.NONE
    return _personal(files).degree <= allowed.degree


def _personal(files: Iterable[File]) -> Personal:
    return max((each.personal for each in files), key=lambda each: each.degree, default=Personal.NONE)


def _described(dataset: Dataset, files: Sequence[File], wishes: Wishes) -> Described:
    distributions = tuple(_distribution(each, wishes) for each in files)
    code = iri.identifier(wishes.base, dataset.key)
    trade, schema = trade_of(files), schema_of(files)
    dates = [each.modified for each in files if each.modified]
    title = plain(dataset.title, _LONGEST_TITLE) or distributions[0].title
    return Described(
        id=code,
        address=f"{wishes.base}jeux/{code}",
        title=title,
        description=describe(files, [each.label for each in distributions]),
        keywords=keywords(files, title),
        trade=trade,
        theme=vocabulary.theme_of(trade),
        schema=schema if schema and schema.exact else None,
        personal=_personal(files),
        public=_is_public(dataset, files, wishes),
        modified=max(dates, default=None),
        distributions=distributions,
    )


def _distribution(file: File, wishes: Wishes) -> Distribution:
    kind = _kinds().get(file.kind, _Kind(file.kind, "", ""))
    return Distribution(
        id=iri.identifier(wishes.base, "fichier", file.path),
        title=plain(file.path.rpartition("/")[2], _LONGEST_TITLE),
        path=file.path,
        address=iri.of_file(wishes.files, file.path),
        kind=file.kind,
        label=kind.label,
        media_type=kind.media_type,
        file_type=kind.file_type,
        size=file.size,
        modified=file.modified,
        encoding=file.encoding,
        tables=file.tables,
        schema=file.schema if file.schema and file.schema.exact else None,
    )


@cache
def _kinds() -> dict[str, _Kind]:
    """Return what the profilers, and the readers of data bases, say of what they read."""
    found = {}
    for package in ("profilers", "databases"):
        for each in modules(f"transverse.inventory.{package}"):
            found[each.ID] = _Kind(each.LABEL, getattr(each, "MEDIA_TYPE", ""), getattr(each, "FILE_TYPE", ""))
    return found


def _told_apart(datasets: Sequence[Described]) -> Iterator[Described]:
    """Yield the data sets, those of the same title followed by the folder of their first file."""
    counts = Counter(each.title.casefold() for each in datasets)
    for each in datasets:
        folder = plain(each.distributions[0].path.rpartition("/")[0])
        same = counts[each.title.casefold()] > 1 and folder
        yield replace(each, title=f"{each.title} ({folder})") if same else each
