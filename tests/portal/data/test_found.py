from datetime import UTC, datetime

from transverse.inventory.model import Column, Dataset, File, Inventory, Personal, Schema, Status, Table, Trade
from transverse.portal.data.found import MOST_KEY, change_of, counts_of, found_sets, obstacles_of, trace

NEW, OLD = datetime(2026, 3, 2, tzinfo=UTC), datetime(2021, 3, 2, tzinfo=UTC)
TYPES = {"nom": "nom de famille", "date_naissance": "date de naissance"}


def name(code):
    return {"csv": "fichier CSV", "xlsx": "classeur Excel", "pdf": "document PDF"}.get(code, code)


def file(path, *columns, kind="csv", modified=NEW, rows=3, **fields):
    tables = (Table("", rows, tuple(Column(*each) for each in columns)),)
    return File(path, kind, 10, modified, Status.READ, tables=tables, **fields)


def inventory(*files, datasets, closed=()):
    return Inventory("/srv/partage", NEW, files, tuple(datasets), tuple(closed))


def one(*files, copies=(), title="Inscriptions"):
    dataset = Dataset("k", title, tuple(each.path for each in files), copies)
    return found_sets(inventory(*files, datasets=[dataset]), name, lambda code: TYPES.get(code, ""))[0]


def test_copies_versions_and_formats_are_told_apart():
    files = [file(path) for path in ("a/i_2024.csv", "a/i_2023.csv", "b/i_2023.csv", "vieux/i_2024.csv")]
    files.insert(1, file("a/i_2024.xlsx", kind="xlsx"))
    found = one(*files, copies=("b/i_2023.csv", "vieux/i_2024.csv"))
    assert (found.files, found.versions, found.copies) == (5, 2, 2)
    assert found.kinds == ("fichier CSV", "classeur Excel")
    assert [row[3] for row in found.details["files"]] == [False, False, False, True, True]


def test_persons_are_said_by_the_meaning_of_columns_the_gravest_first():
    found = one(
        file("i.csv", ("classe", "text", Personal.NONE), ("NOM", "nom", Personal.DIRECT)),
        file("j.csv", ("naissance", "date_naissance", Personal.DIRECT), ("allergie", "text", Personal.SENSITIVE)),
    )
    assert found.degree == 4
    assert found.persons == ("allergie", "nom de famille", "date de naissance")
    assert found.details["tables"][0]["columns"] == [["classe", "", 0], ["NOM", "nom de famille", 3]]


def test_the_trade_and_the_schema_come_from_whatever_file_knows_them():
    near = Schema("a/b", "Bornes", "1.0", ("x", "y"), exact=False)
    found = one(file("a.csv", schema=near), file("b.csv", trade=Trade("eau", ("compteur",)), schema=None))
    assert (found.trade, found.words) == ("eau", ("compteur",))
    assert (found.schema, found.schema_is_exact, found.missing) == ("Bornes", False, ("x", "y"))
    exact = one(file("a.csv", schema=near), file("b.csv", schema=Schema("c/d", "Adresses", "1.0")))
    assert (exact.schema, exact.schema_is_exact) == ("Adresses", True)


def test_rows_are_known_or_not():
    assert one(file("a.csv", rows=None)).rows is None
    assert one(file("a.csv", rows=12)).rows == 12


def test_long_names_fit():
    files = [file(f"{'x' * 900}{number}.csv") for number in range(2)]
    datasets = [Dataset(each.path, each.path, (each.path,)) for each in files]
    found = found_sets(inventory(*files, datasets=datasets), name, str)
    assert len({each.key for each in found}) == 2
    assert all(len(each.key) <= MOST_KEY and len(each.title) <= 300 for each in found)


def test_counts_and_what_cannot_be_read():
    files = (
        file("a.csv"),
        File("b.pdf", "pdf", 1, OLD, Status.LISTED, "Un document."),
        File("c.xlsx", "xlsx", 1, OLD, Status.UNREADABLE, "Il est protégé."),
    )
    found = inventory(*files, datasets=[Dataset("k", "A", ("a.csv",))], closed=[("rh", "Fermé.")])
    counts = counts_of(found, found_sets(found, name, str), name)
    assert counts["listed"] == [("document PDF", 1)]
    assert (counts["files"], counts["read"], counts["unreadable"], counts["closed"], counts["sets"]) == (3, 1, 1, 1, 1)
    assert obstacles_of(found) == [("rh", "Fermé."), ("c.xlsx", "Il est protégé.")]


def test_what_has_changed_is_told_by_size_and_date_to_the_second():
    before = trace(1, 3, NEW.replace(microsecond=5))
    assert change_of(trace(1, 3, NEW), None) == "new"
    assert change_of(trace(1, 3, NEW), before) == "same"
    assert change_of(trace(1, 4, NEW), before) == "changed"
    assert change_of(trace(1, 3, OLD), before) == "changed"
