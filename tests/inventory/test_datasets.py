from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.inventory.datasets import group
from transverse.inventory.model import Column, File, Status, Table
from transverse.inventory.series import name_of

COLUMNS = ("id", "adresse", "verre", "emballages", "date_pose")


def file(path, columns=COLUMNS, *, year=2020, size=100, status=Status.READ):
    tables = (Table("", 3, tuple(Column(name, "text") for name in columns)),) if columns else ()
    return File(path, path.rpartition(".")[2], size, datetime(year, 1, 1, tzinfo=UTC), status, tables=tables)


def grouped(*files, same=()):
    return [set(each.files) for each in group(files, dict.fromkeys(same, "f"))]


def test_versions_and_editions_of_a_file_are_one():
    names = (
        "bacs.csv",
        "bacs_2019.csv",
        "bacs_20190301.csv",
        "Bacs mars 2021.csv",
        "bacs_v2-final.csv",
        "Copie de bacs (1).csv",
        "bacs_corrigé.csv",
        "bacs.old.csv",
    )
    assert grouped(*(file(f"dechets/{name}") for name in names)) == [{f"dechets/{name}" for name in names}]


def test_formats_of_one_table_are_one():
    files = [file("pav.csv"), file("pav.xlsx"), file("geojson/pav.geojson", ("id", "adresse", "verre", "emballages"))]
    assert grouped(*files) == [{each.path for each in files}]


def test_yearly_folders_hold_editions():
    files = [file("2019/pav.csv"), file("2020/pav.csv"), file("archives/pav.csv")]
    assert grouped(*files) == [{each.path for each in files}]


def test_a_gain_of_columns_keeps_an_edition_in_its_series():
    assert len(grouped(file("pav_2019.csv"), file("pav_2020.csv", (*COLUMNS, "volume", "nature")))) == 1


def test_files_of_the_same_name_in_different_folders_are_not_one():
    assert len(grouped(file("voirie/export.csv", ("rue", "date")), file("culture/export.csv", ("titre", "cote")))) == 2
    assert len(grouped(file("voirie/export.csv"), file("culture/export.csv"))) == 2
    assert len(grouped(file("nord/agents.csv", ("nom", "grade")), file("sud/agents.csv", ("zone", "produit")))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pav.csv", "bacs.csv"),
        ("carte_1_1.csv", "carte_1_5.csv"),
        ("exemple-valide.csv", "exemple-invalide.csv"),
        ("ecoles_nord.csv", "ecoles_sud.csv"),
        ("anciens_combattants.csv", "combattants.csv"),
    ],
)
def test_files_with_different_names_are_not_one(one, other):
    assert len(grouped(file(one), file(other))) == 2


def test_files_of_the_same_name_with_other_columns_are_not_one():
    assert len(grouped(file("suivi_2019.csv", ("rue", "date")), file("suivi_2020.csv", ("titre", "cote")))) == 2


def test_a_second_file_beside_the_first_is_of_the_same_set_when_it_has_the_same_columns():
    assert len(grouped(file("bacs.csv"), file("bacs_2.csv"))) == 1
    assert len(grouped(file("bacs.csv"), file("bacs_2.csv", (*COLUMNS, "zone")))) == 2
    assert len(grouped(file("bacs_1.csv"), file("bacs_2.csv"))) == 2


def test_copies_are_one_whatever_their_names():
    files = [file("a/bacs.csv", year=2019), file("z/parc.csv", year=2021), file("z/autre.csv", ("x",))]
    (first, _) = group(files, {"a/bacs.csv": "f", "z/parc.csv": "f"})
    assert first.files == ("z/parc.csv", "a/bacs.csv")
    assert first.copies == ("z/parc.csv",)
    assert first.title == "Parc"


def test_empty_files_are_copies_of_nothing():
    files = [file("a.csv", (), size=0), file("b.csv", (), size=0)]
    assert grouped(*files, same=("a.csv", "b.csv")) == [{"a.csv"}, {"b.csv"}]


def test_a_letter_follows_the_table_of_its_name_alone():
    letter = file("budget_2020.pdf", (), status=Status.LISTED)
    assert len(grouped(file("budget_2020.csv"), letter)) == 1
    assert len(grouped(file("budget_2021.csv"), letter)) == 2


def test_the_freshest_is_first_and_the_key_stays():
    old, new = file("pav_2019.csv", year=2019), file("pav_2021.csv", year=2021)
    (first,) = group([old, new], {})
    assert first.files == ("pav_2021.csv", "pav_2019.csv")
    assert first.key == group([old], {})[0].key


def test_many_files_of_one_name_are_each_compared_with_few():
    files = [file(f"d{n}/export.csv", (f"c{n}", "x")) for n in range(3_000)]
    assert len(group(files, {})) == 3_000


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("points_apport_volontaire_2021_v2-final.csv", "Points apport volontaire"),
        ("rueDelib2019.xlsx", "Rue delib"),
        ("Délibérations 01-03-2021 (2).ods", "Délibérations"),
        ("RH_EFFECTIFS.csv", "RH effectifs"),
        ("IRVE-pointsRecharge.geojson", "IRVE points recharge"),
        ("liste.des.arbres.csv", "Liste des arbres"),
        ("bornes.geocoded.geocoded.csv", "Bornes"),
        ("rÃ©seau_2020.csv", "Réseau"),
        ("2021.csv", ""),
        ("menus_2016-2017.csv", "Menus"),
        ("cadastre2022-25.geojson", "Cadastre"),
        ("version 1.0.3 arbres.csv", "Arbres"),
    ],
)
def test_titles_are_readable(name, title):
    assert name_of(name).title == title


def test_a_file_without_a_name_of_its_own_takes_that_of_its_folder():
    assert group([file("Voirie/export.csv")], {})[0].title == "Export (voirie)"
    assert group([file("Budget/2021.csv")], {})[0].title == "2021 (budget)"
    assert group([file("2021.csv")], {})[0].title == "2021"


PATHS = st.lists(
    st.tuples(
        st.sampled_from(["", "2019/", "csv/", "voirie/", "a.zip!/", "x/y/"]),
        st.sampled_from(["export", "bacs", "bacs_2019", "bacs v2", "copie", "", "é" * 3, "2020", "a.b"]),
        st.sampled_from([".csv", ".xlsx", ".pdf", ""]),
    )
    .map("".join)
    .filter(lambda path: path and not path.endswith("/")),
    unique=True,
    max_size=25,
)


@given(PATHS, st.data())
def test_each_file_is_in_exactly_one_set_whatever_the_order(paths, data):
    headers = st.sampled_from([COLUMNS, COLUMNS[:3], ("rue", "date"), ()])
    files = [file(path, data.draw(headers), year=data.draw(st.integers(2018, 2022))) for path in paths]
    prints = {path: data.draw(st.sampled_from("abcdef")) for path in paths if data.draw(st.booleans())}
    sets = group(files, prints)
    assert sorted(path for each in sets for path in each.files) == sorted(paths)
    assert len({each.key for each in sets}) == len(sets)
    assert all(set(each.copies) < set(each.files) for each in sets if each.copies)
    assert all(each.title for each in sets)
    assert group(data.draw(st.permutations(files)), prints) == sets


def test_numbered_pieces_of_one_thing_are_one():
    pieces = [file(f"releves/compteur-{number:05}.csv", ("id", "date", "volume")) for number in range(40)]
    (found,) = group(pieces, {})
    assert len(found.files) == 40
    assert found.title == "Compteur"


@pytest.mark.parametrize(
    "others",
    [
        [file("a/plan_2d.csv", ("id", "x")), file("a/plan_3d.csv", ("id", "x"))],  # two are not a series
        [file(f"a/lot{number}.csv", (f"c{number}", "x")) for number in range(4)],  # other columns
        [file(f"{folder}/lot{at}.csv", ("id", "x")) for at, folder in enumerate("abcd")],  # not beside one another
    ],
)
def test_numbers_alone_put_nothing_together(others):
    assert len(group(others, {})) == len(others)


def test_the_copy_of_a_file_of_the_same_hour_is_the_one_that_says_so():
    files = [file("a/casses - copie.csv", ("id", "x")), file("a/casses.csv", ("id", "x"))]
    (found,) = group(files, {each.path: "same" for each in files})
    assert found.copies == ("a/casses - copie.csv",)
