"""A catalogue of the data of a collectivité: frozen values drawn from an inventory, for other software to read."""

from dataclasses import dataclass
from datetime import date, datetime

from transverse.inventory.model import Personal, Schema, Table


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for the catalogue.

    Attributes
    ----------
    siret
        Fourteen digits, or ``""``.
    homepage, email
        Of the service that answers questions, never of a person; ``""`` for none.
    """

    name: str
    siret: str = ""
    homepage: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the one who publishes decides, and no inventory knows.

    Attributes
    ----------
    base
        The web address with which identifiers begin; kept from one year to the next, it keeps them the same.
    files
        The web address under which the files can be fetched; ``""`` for ``fichiers/`` under `base`.
    title, description
        Of the catalogue, in French; ``""`` for words drawn from the name of the publisher.
    licence
        A code of the licences that a collectivité may choose, such as ``"lov2"``.
    frequency
        A code of the European table, such as ``"ANNUAL"``: how often the data sets are brought up to date.
    issued
        When the catalogue was first published.
    spatial
        The outline of the territory, POLYGON or MULTIPOLYGON in WKT, longitudes first; ``""`` for none.
    with_personal
        Whether data sets that speak of persons are in it, non public: for the house, never for the public.
    cleared
        Keys of data sets that somebody has examined, and that may be published although they speak of persons at work.
    """

    publisher: Publisher = Publisher("Collectivité à préciser")
    base: str = "https://adresse-a-preciser.invalid/catalogue/"
    files: str = ""
    title: str = ""
    description: str = ""
    licence: str = "lov2"
    frequency: str = "UNKNOWN"
    issued: date | None = None
    spatial: str = ""
    with_personal: bool = False
    cleared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Distribution:
    """One file of a data set.

    Attributes
    ----------
    id
        Stable: it hangs on the base of the catalogue and on the path.
    path
        From the root of the inventory.
    address
        Where it can be fetched.
    kind, label
        The code of its profiler, and what that calls it in French.
    media_type, file_type
        As IANA and the European table write it; ``""`` for a data base.
    size
        In bytes; 0 for a data base.
    """

    id: str
    title: str
    path: str
    address: str
    kind: str
    label: str
    media_type: str
    file_type: str
    size: int
    modified: datetime | None
    encoding: str
    tables: tuple[Table, ...]
    schema: Schema | None


@dataclass(frozen=True, slots=True)
class Described:
    """One data set.

    Attributes
    ----------
    id, address
        Stable: they hang on the base of the catalogue and on the key of the data set.
    trade, theme
        Codes of ours and of the European table; ``""`` for none.
    schema
        The national schema that it follows; None when it only comes near one.
    modified
        When the freshest of its files was written.
    distributions
        At least one, the freshest first.
    """

    id: str
    address: str
    title: str
    description: str
    keywords: tuple[str, ...]
    trade: str
    theme: str
    schema: Schema | None
    personal: Personal
    public: bool
    modified: datetime | None
    distributions: tuple[Distribution, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is published at once; texts are in French.

    Attributes
    ----------
    modified
        When the inventory was made.
    left_out
        Titles of the data sets that are not in it, and why, in French sentences.
    """

    title: str
    description: str
    publisher: Publisher
    base: str
    licence: str
    frequency: str
    issued: date | None
    modified: datetime
    spatial: str = ""
    language: str = "fr"
    datasets: tuple[Described, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
