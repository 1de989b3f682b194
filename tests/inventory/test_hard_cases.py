"""The cases that real shared folders hold, each through the public door, as the command and the portal see it."""

import gzip
import io
import json
import os
import sqlite3
import zipfile

import openpyxl
import pytest

from transverse.inventory import Personal, Status, scan

POINT = {"type": "Feature", "properties": {"nom": "Puits"}, "geometry": {"type": "Point", "coordinates": [-0.5, 44.8]}}
MAP = json.dumps({"type": "FeatureCollection", "features": [POINT, POINT]}).encode()


@pytest.fixture
def found(tmp_path):
    """Write one file and return what is said of it."""

    def write(name, content):
        root = tmp_path / "partage"
        root.mkdir(exist_ok=True)
        (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return next(file for file in scan(root).files if file.path == name)

    return write


def _types(file):
    return {column.name: column.type for column in file.tables[0].columns}


def _workbook(*rows):
    book, content = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def test_windows_text(found):
    file = found("voies.csv", "code;libellé\n1;Allée des Érables\n2;Théâtre\n".encode("cp1252"))
    assert (file.encoding, file.tables[0].columns[1].name) == ("cp1252", "libellé")


def test_a_mark_of_encoding(found):
    assert found("a.csv", "siret,nom\n21690123400019,a\n".encode("utf-8-sig")).tables[0].columns[0].name == "siret"


def test_a_decimal_comma_in_a_table_of_semicolons(found):
    file = found("budget.csv", "poste;montant\nEau;15300,0\nVoirie;5 922,50\n")
    assert _types(file)["montant"] == "montant"
    assert len(file.tables[0].columns) == 2


def test_a_decimal_comma_within_quotes_in_a_table_of_commas(found):
    file = found("mesures.csv", 'station,valeur\nA,"1,5"\nB,"2,75"\n')
    assert _types(file)["valeur"] == "float"


def test_prose_on_the_first_line(found):
    prose = "Fichier encodé en UTF-8 sans BOM, champs séparés par un point-virgule\n"
    file = found("ril.csv", f"{prose}code_commune;nom_commune\n33063;Bordeaux\n33281;Mérignac\n69123;Lyon\n")
    assert list(_types(file)) == ["code_commune", "nom_commune"]
    assert any("ligne 2" in note for note in file.notes)


def test_a_newline_in_a_header(found):
    file = found("camera.csv", '"numéro\nde la caméra";"adresse"\n"1";"3 rue du Port"\n"2";"5 rue du Quai"\n')
    assert list(_types(file)) == ["numéro de la caméra", "adresse"]


def test_headers_on_several_rows(found):
    content = _workbook(
        ["Population", "", "Logements", ""], ["2012", "2017", "2012", "2017"], [10, 11, 4, 5], [3, 4, 2, 2]
    )
    names = list(_types(found("recensement.xlsx", content)))
    assert names == ["Population / 2012", "Population / 2017", "Logements / 2012", "Logements / 2017"]


def test_a_gzip_named_geojson(found):
    file = found("cadastre.geojson", gzip.compress(MAP))
    assert (file.status, file.tables[0].rows) == (Status.READ, 2)


def test_a_new_workbook_named_as_an_old_one(found):
    file = found("suivi.xls", _workbook(["id", "nom"], [1, "a"]))
    assert (file.kind, file.status) == ("xlsx", Status.READ)


def test_a_map_without_its_table(found):
    header = (9994).to_bytes(4, "big") + bytes(20) + (50).to_bytes(4, "big")
    shapes = header + (1000).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(64)
    file = found("reseau.shp", shapes)
    assert file.status is Status.READ
    assert any(".dbf" in note for note in file.notes)


def test_a_geopackage_cut_short(found, tmp_path):
    with sqlite3.connect(tmp_path / "t.gpkg") as base:
        base.execute("PRAGMA application_id = 1196444487")
        base.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)")
        base.executemany("INSERT INTO gpkg_contents VALUES (?, 'features')", [("x" * 500,)] * 200)
    base.close()
    whole = (tmp_path / "t.gpkg").read_bytes()
    file = found("reseau.gpkg", whole[: len(whole) // 3])
    assert file.status is Status.UNREADABLE
    assert "abîmé" in file.reason


def test_a_pointer_of_large_file_storage(found):
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "a" * 64 + "\nsize 12345\n"
    file = found("comptages.csv", pointer)
    assert file.status is Status.UNREADABLE
    assert "renvoi" in file.reason


def test_nineteen_hundred_columns(found):
    line = ";".join(f"c{number}" for number in range(1_927))
    file = found("large.csv", f"{line}\n" + (";".join(["12"] * 1_927) + "\n") * 5)
    assert len(file.tables[0].columns) == 1_927


def test_a_header_alone(found):
    file = found("gabarit.csv", "COLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_MATIERE_CODE;DELIB_OBJET\n")
    assert (file.status, file.tables[0].rows) == (Status.READ, 0)


@pytest.mark.parametrize(
    "numbers", [("1 85 05 2A 123 456 01", "2 90 12 2B 033 012 64"), ("1850578006084", "2691099341025")]
)
def test_national_numbers_of_corsica_and_without_key(found, numbers):
    file = found("paie.csv", "matricule;nir\n" + "".join(f"{at};{each}\n" for at, each in enumerate(numbers)))
    assert _types(file)["nir"] == "nir"
    assert file.personal is Personal.SENSITIVE


def test_days_written_in_eight_digits(found):
    file = found("mutations.csv", "id;date_mutation\n1;20190301\n2;20201231\n3;20210630\n")
    assert _types(file)["date_mutation"] == "date"


def test_a_longitude_that_holds_latitudes(found):
    file = found("points.csv", "nom;lat;long\nA;2.35;48.85\nB;2.36;48.86\nC;2.29;48.87\n")
    column = file.tables[0].columns[2]
    assert column.type == "latitude_wgs"
    assert "latitude" in column.notes[0]


def test_bombs(found):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"0" * 300_000_000)
    file = found("envoi.zip", content.getvalue())
    assert file.status is Status.UNREADABLE
    assert file.reason


def test_a_folder_that_may_not_be_entered(found, tmp_path, monkeypatch):
    closed = tmp_path / "partage" / "drh"
    closed.mkdir(parents=True)
    real = os.scandir

    def scandir(path):
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("transverse.inventory.walk.os.scandir", scandir)
    assert scan(tmp_path / "partage").unreadable_folders == (
        ("drh", "Vous n'avez pas le droit de l'ouvrir. Demandez l'accès, puis recommencez."),
    )


def test_a_record_that_is_not_json(found):
    file = found("marches.json", "<html><body>Erreur 404</body></html>")
    assert file.status is not Status.READ
    assert file.reason


def test_belgian_codes_are_not_taken_for_french_ones(found):
    file = found("communes.csv", "code_ins;nom\n52011;Charleroi\n62063;Liège\n92094;Namur\n")
    assert _types(file)["code_ins"] != "code_commune"
