"""An inventory as its readers ask for it: what each trade holds, a data set at a time, the largest trades first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from transverse.inventory.model import Dataset, File, Inventory, Personal, Schema, Status, Trade


@dataclass(frozen=True, slots=True)
class Held:
    """One set of data, put together from its files.

    Attributes
    ----------
    dataset
        Its key, its title and the paths of its files, the freshest first.
    files
        The same files, in the same order; at least one.
    trade
        Of the freshest file that has one.
    modified
        When the freshest file was written, None for a data base.
    personal
        The gravest degree of its files.
    personal_columns
        The names of the columns that speak of persons, each once, as written.
    schema
        The national schema of the freshest file that follows one, else the nearest.
    """

    dataset: Dataset
    files: tuple[File, ...]
    trade: Trade
    modified: datetime | None
    personal: Personal
    personal_columns: tuple[str, ...]
    schema: Schema | None

    @property
    def copies(self) -> int:
        """How many of its files are the same as another, byte for byte."""
        return len(self.dataset.copies)

    @property
    def versions(self) -> int:
        """How many versions its files make, copies left out; two formats of one name are one version."""
        copies = set(self.dataset.copies)
        paths = (PurePosixPath(path) for path in self.dataset.files if path not in copies)
        return len({str(path.with_suffix("")).casefold() for path in paths}) or 1

    @property
    def kinds(self) -> tuple[str, ...]:
        """The codes of its formats, in alphabetical order."""
        return tuple(sorted({file.kind for file in self.files}))

    @property
    def rows(self) -> int | None:
        """How many rows the freshest file has in the tables that were counted, None when none was."""
        counts = [table.rows for table in self.files[0].tables if table.rows is not None]
        return sum(counts) if counts else None

    @property
    def openable(self) -> bool:
        """Whether nothing in it speaks of persons, even at work: it could be opened to all."""
        return self.personal is Personal.NONE


@dataclass(frozen=True, slots=True)
class Summary:
    """What an inventory comes to.

    Attributes
    ----------
    trades
        For each code of a trade, ``""`` for none, what it holds; the largest first, those without trade last.
    unreadable
        The files that could not be read.
    listed
        How many files were only listed, by kind.
    """

    trades: Mapping[str, tuple[Held, ...]]
    unreadable: tuple[File, ...]
    listed: Mapping[str, int]


def summarise(inventory: Inventory) -> Summary:
    """Return what an inventory comes to; data sets in the order of their titles."""
    trades = defaultdict[str, list[Held]](list)
    for each in sorted(held(inventory), key=lambda held: held.dataset.title.casefold()):
        trades[each.trade.code].append(each)
    listed = defaultdict[str, int](int)
    for file in inventory.files:
        listed[file.kind] += file.status is Status.LISTED
    ordered = sorted(trades.items(), key=lambda each: (not each[0], -len(each[1]), each[0]))
    return Summary(
        {code: tuple(found) for code, found in ordered},
        tuple(file for file in inventory.files if file.status is Status.UNREADABLE),
        {kind: count for kind, count in sorted(listed.items()) if count},
    )


def held(inventory: Inventory) -> list[Held]:
    """Return the data sets of an inventory, in its order, each with its files."""
    by_path = {file.path: file for file in inventory.files}
    return [_held(each, tuple(by_path[path] for path in each.files)) for each in inventory.datasets]


def _held(dataset: Dataset, files: tuple[File, ...]) -> Held:
    columns = (column for file in files for table in file.tables for column in table.columns)
    names = dict.fromkeys(column.name for column in columns if column.personal is not Personal.NONE)
    return Held(
        dataset=dataset,
        files=files,
        trade=next((file.trade for file in files if file.trade.code), files[0].trade),
        modified=max((file.modified for file in files if file.modified), default=None),
        personal=max((file.personal for file in files), key=lambda each: each.degree),
        personal_columns=tuple(names),
        schema=_schema([file.schema for file in files if file.schema]),
    )


def _schema(known: Sequence[Schema]) -> Schema | None:
    nearest = min(known, key=lambda each: len(each.missing), default=None)
    return next((each for each in known if each.exact), nearest)
