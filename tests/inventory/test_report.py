import json
from datetime import UTC, datetime

import pytest

from transverse.inventory.model import Column, Dataset, File, Inventory, Personal, Schema, Status, Table, Trade
from transverse.inventory.report import as_json, from_json

COLUMNS = (Column("nom", "nom_personne", Personal.DIRECT, ("note",)), Column("lon", "longitude_wgs"))
INVENTORY = Inventory(
    "/partage/eau",
    datetime(2026, 11, 28, 9, 30, tzinfo=UTC),
    (
        File(
            "a/abonnés.csv", "csv", 120, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), Status.READ, "", "cp1252",
            (Table("", 12, COLUMNS), Table("feuille", None, ())), Trade("eau", ("abonnés",), "finances"),
            Schema("scdl/x", "Titre", "1.0", ("manque",), exact=False), "a/abonnés", ("remarque",),
        ),
        File("b.xlsx", "xlsx", 9, None, Status.UNREADABLE, "Protégé par un mot de passe."),
    ),
    (Dataset("a/abonnés", "Abonnés", ("a/abonnés.csv",), ()),),
    (("c", "Fermé."),),
)  # fmt: skip


def test_what_is_written_is_read_back_whole():
    assert from_json(json.loads(json.dumps(as_json(INVENTORY)))) == INVENTORY


def test_the_form_that_programs_rely_on():
    values = as_json(INVENTORY)
    assert values["version"] == 1
    first, second = values["files"]
    expected = {
        "path": "a/abonnés.csv", "status": "read", "reason": "", "trade": "eau", "trade_words": ["abonnés"],
        "schema": "scdl/x", "schema_distance": 1, "personal": "direct", "dataset": "a/abonnés",
        "modified": "2026-01-02T03:04:05+00:00",
    }  # fmt: skip
    assert expected.items() <= first.items()
    table = first["tables"][0]
    assert (table["name"], table["rows"]) == ("", 12)
    assert {"name": "nom", "type": "nom_personne", "personal": "direct"}.items() <= table["columns"][0].items()
    assert (second["status"], second["schema"], second["schema_distance"]) == ("unreadable", None, None)


def test_another_version_is_refused():
    with pytest.raises(ValueError, match="version 2"):
        from_json({**as_json(INVENTORY), "version": 2})
