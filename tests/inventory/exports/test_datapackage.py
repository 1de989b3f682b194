"""Data Package: a resource a table, names that stay, fields as the file writes them."""

import json
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from transverse.common.registry import modules
from transverse.inventory.catalogue import draw, write
from transverse.inventory.exports import _vocabulary as vocabulary


def _package(catalogue):
    return json.loads(write(catalogue, ".json"))


def _resource(package, path):
    return next(each for each in package["resources"] if each["path"] == path)


@pytest.fixture
def package(catalogue):
    return _package(catalogue)


def test_it_says_who_publishes_and_under_which_licence(package, wishes):
    assert package["$schema"].startswith("https://datapackage.org/profiles/2")
    assert package["contributors"][0]["title"] == wishes.publisher.name
    assert package["licenses"][0]["name"] == "etalab-2.0"


def test_a_name_hangs_on_the_path_alone(inventory, wishes, package):
    later = tuple(replace(each, title=f"Autre {each.title}") for each in inventory.datasets)
    named = [each["name"] for each in _package(draw(replace(inventory, datasets=later), wishes))["resources"]]
    assert named == [each["name"] for each in package["resources"]]


def test_a_name_that_lies_about_the_format_deceives_nobody(inventory, wishes):
    files = tuple(
        replace(each, path="fin/budget.xls") if each.path == "fin/budget.xlsx" else each for each in inventory.files
    )
    sets = tuple(
        replace(each, files=("fin/budget.xls",)) if each.key == "k-budget" else each for each in inventory.datasets
    )
    package = _package(draw(replace(inventory, files=files, datasets=sets), wishes))
    assert _resource(package, "fin/budget.xls")["format"] == "xlsx"


def test_names_are_unique_and_paths_stay_in_the_folder(package):
    names = [each["name"] for each in package["resources"]]
    assert len(names) == len(set(names)) == 4
    assert [each for each in package["resources"] if ".." in PurePosixPath(each["path"]).parts] == []


def test_fields_are_named_as_in_the_file_and_never_twice(package, catalogue):
    fields = _resource(package, catalogue.datasets[0].distributions[0].path)["schema"]["fields"]
    assert [each["name"] for each in fields] == ["code\nstation", "débit", "débit2"]
    assert fields[0]["title"] == "numéro SIREN"


def test_a_sheet_is_named_for_both_versions(package):
    assert _resource(package, "fin/budget.xlsx")["dialect"] == {"sheetName": "2024", "excel": {"sheet": "2024"}}


def test_a_lone_text_that_is_packed_is_a_table(inventory, wishes):
    packed = [
        replace(each, path="budget.csv.gz", kind="gz", encoding="utf-8") if each.path == "fin/budget.xlsx" else each
        for each in inventory.files
    ]
    sets = [replace(each, files=("budget.csv.gz",)) if each.key == "k-budget" else each for each in inventory.datasets]
    package = _package(draw(replace(inventory, files=tuple(packed), datasets=tuple(sets)), wishes))
    found = _resource(package, "budget.csv.gz")
    assert (found["type"], found["compression"], found["format"]) == ("table", "gz", "csv")


def test_what_readers_cannot_open_is_described_and_not_called_a_table(package):
    found = _resource(package, "lot.zip")
    assert not {"type", "schema", "compression"} & found.keys()
    assert [each["name"] for each in found["columns"]] == ["id", "nom"]


def test_a_workbook_of_two_sheets_is_two_resources(inventory, wishes):
    sheets = [
        replace(each, tables=(each.tables[0], replace(each.tables[0], name="2023")))
        if each.path == "fin/budget.xlsx"
        else each
        for each in inventory.files
    ]
    package = _package(draw(replace(inventory, files=tuple(sheets)), wishes))
    found = [each for each in package["resources"] if each["path"] == "fin/budget.xlsx"]
    assert [each["title"] for each in found] == ["Budget (fin) (2024)", "Budget (fin) (2023)"]
    assert len({each["name"] for each in found}) == 2


def test_a_column_says_how_far_it_speaks_of_persons(inventory, wishes):
    package = _package(draw(inventory, replace(wishes, with_personal=True)))
    fields = _resource(package, "rh/agents.csv")["schema"]["fields"]
    assert [each.get("personal") for each in fields] == [None, "direct"]


def test_each_type_of_field_is_that_of_a_meaning_of_column():
    known = {each.ID for each in modules("transverse.inventory.column_types")}
    assert vocabulary.table("table-schema")["types"].keys() - known == set()
