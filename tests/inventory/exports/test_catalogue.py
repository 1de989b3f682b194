"""What a catalogue keeps of an inventory, what it leaves out, and names that stay the same."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from transverse.common.errors import OptionError
from transverse.inventory.catalogue import OutlineError, Publisher, SiretError, Wishes, draw, exports, write
from transverse.inventory.description import plain
from transverse.inventory.exports import _vocabulary as vocabulary
from transverse.inventory.iri import AddressError, identifier, of_file
from transverse.inventory.model import Column, Dataset, File, Inventory, Status, Table
from transverse.trades import trades

DAY = datetime(2026, 3, 14, tzinfo=UTC)


def _titles(catalogue):
    return [each.title for each in catalogue.datasets]


def _named(catalogue, title):
    return next(each for each in catalogue.datasets if each.title == title)


def test_what_speaks_of_persons_or_was_not_read_is_left_out_with_its_reason(catalogue):
    assert _titles(catalogue) == ["Réseau d'eau", "Budget (fin)", "budget (ccas)", "Lot"]
    assert {title for title, _ in catalogue.left_out} == {"Agents", "Bornes", "Aides", "Note", "Abîmé"}
    assert len(set(dict(catalogue.left_out).values())) == 2


def test_for_the_house_persons_are_in_and_non_public(inventory, wishes):
    whole = draw(inventory, replace(wishes, with_personal=True))
    assert [each.title for each in whole.datasets if not each.public] == ["Agents", "Bornes", "Aides"]


@pytest.mark.parametrize(("key", "seen"), [("k-irve", True), ("k-rh", False), ("k-aides", False)])
def test_somebody_may_clear_contacts_of_services_but_no_person(inventory, wishes, key, seen):
    cleared = draw(inventory, replace(wishes, cleared=frozenset({key})))
    assert len(cleared.datasets) == (5 if seen else 4)


def test_copies_are_told_once(catalogue):
    assert len(_named(catalogue, "Réseau d'eau").distributions) == 1


def test_names_hang_on_the_base_and_the_key_alone(inventory, wishes, catalogue):
    later = replace(
        inventory,
        made_at=inventory.made_at + timedelta(days=365),
        datasets=tuple(replace(each, title=f"{each.title} !") for each in inventory.datasets),
    )
    ids = [each.id for each in draw(later, replace(wishes, title="Autre")).datasets]
    assert ids == [each.id for each in catalogue.datasets]
    elsewhere = draw(inventory, replace(wishes, base="https://autre.example/"))
    assert not {each.id for each in elsewhere.datasets} & set(ids)
    assert ids[0] == identifier("https://ville.example/catalogue/", "k-eau")


def test_an_inventory_says_its_trade_columns_and_schema_and_no_more(catalogue):
    said = _named(catalogue, "Réseau d'eau").description
    assert "Eau potable" in said
    assert "code station, débit" in said
    assert "1\u202f250 lignes" in said
    assert "Suit le schéma national «\u00a0Base adresse locale\u00a0»" in said
    near = _named(catalogue, "budget (ccas)")
    assert "il manque 1 colonne" in near.description
    assert near.schema is None


def test_words_of_the_trade_are_keywords(catalogue):
    assert _named(catalogue, "Réseau d'eau").keywords == (
        *("eau potable", "assainissement", "rivières"),
        *("réseau d'eau", "débit"),
    )


def test_a_table_of_a_data_base_has_neither_format_nor_date():
    table = File("public.agents", "postgresql", 0, None, Status.READ, tables=(Table("", 3, (Column("id", "int"),)),))
    base = Inventory("postgresql://lecture@serveur/rh", DAY, (table,), (Dataset("k", "Agents", (table.path,)),))
    made = draw(base, Wishes())
    file = made.datasets[0].distributions[0]
    assert (file.media_type, file.file_type, file.modified) == ("", "", None)
    assert file.label == "base de données PostgreSQL"
    assert all(write(made, suffix) for suffix in exports())


def test_without_wishes_there_is_a_catalogue_all_the_same(inventory):
    assert draw(inventory, Wishes()).datasets


@pytest.mark.parametrize(
    "wrong",
    [
        {"base": "ville.example"},
        {"base": "https://ville.example/mon catalogue"},
        {"base": "https://ville.example/é"},
        {"base": 'https://ville.example/">'},
        {"base": "javascript://ville.example/"},
        {"files": "//serveur/partage"},
        {"publisher": Publisher("Ville", homepage="ville.example")},
        {"publisher": Publisher("Ville", email="accueil à ville")},
    ],
)
def test_an_address_that_is_none_is_refused(inventory, wrong):
    with pytest.raises(AddressError, match="adresse"):
        draw(inventory, Wishes(**wrong))


@pytest.mark.parametrize("siret", ["2131055540001", "213 105 554 00017", "2131055540001A", "٢١٣١٠٥٥٥٤٠٠٠١٧"])
def test_a_siret_is_fourteen_digits(inventory, siret):
    with pytest.raises(SiretError, match="quatorze"):
        draw(inventory, Wishes(Publisher("Ville", siret)))


@pytest.mark.parametrize("wrong", [{"licence": "maison"}, {"frequency": "PARFOIS"}])
def test_an_unknown_choice_is_refused(inventory, wrong):
    with pytest.raises(OptionError, match="Valeurs possibles"):
        draw(inventory, Wishes(**wrong))


@pytest.mark.parametrize("outline", ["POINT(1 2)", "1,2,3,4", "POLYGON", 'POLYGON((1 2))"@fr . <x>'])
def test_an_outline_that_is_no_polygon_is_refused(inventory, outline):
    with pytest.raises(OutlineError):
        draw(inventory, Wishes(spatial=outline))


def test_an_unknown_form_is_refused(catalogue):
    with pytest.raises(OptionError):
        write(catalogue, ".doc")


def test_each_trade_has_a_theme_of_the_european_table():
    labels = vocabulary.scheme("data-theme").labels
    assert {code for code in trades() if vocabulary.theme_of(code) not in labels} == set()


def test_each_vocabulary_says_where_it_comes_from():
    files = sorted(Path(vocabulary.__file__).parent.glob("*.toml"))
    assert len(files) == 10
    assert [each.name for each in files if len(vocabulary.table(each.stem)["source"]) < 30] == []


def test_each_frequency_has_its_name_in_both_lists():
    table = vocabulary.table("frequency")
    assert table["labels"].keys() == table["scdl"].keys()


@pytest.mark.parametrize("suffix", [".ttl", ".rdf", ".jsonld", ".json", ".csv"])
def test_an_export_is_found_and_says_what_it_is(suffix):
    export = exports()[suffix]
    assert export.__name__.endswith(f".{export.ID}")
    assert export.LABEL
    assert len(export.SOURCE) > 30
    assert export.MEDIA_TYPES.keys() == set(export.SUFFIXES)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("a/b.csv", "https://v/a/b.csv"),
        ("é è.csv", "https://v/%C3%A9%20%C3%A8.csv"),
        ("a\nb.csv", "https://v/a%0Ab.csv"),
        ("a#b?c.csv", "https://v/a%23b%3Fc.csv"),
        ('<">{}|\\^`.csv', "https://v/%3C%22%3E%7B%7D%7C%5C%5E%60.csv"),
        ("a\udce9.csv", "https://v/a%3F.csv"),
    ],
)
def test_any_path_makes_a_legal_address(path, address):
    assert of_file("https://v/", path) == address


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n b\t c", "a b c"),
        ("a\x00\x1f\ufffe\ud800b", "a b"),
        ("deux\u00a0mots", "deux\u00a0mots"),
        ("😀 été", "😀 été"),
    ],
)
def test_a_text_is_one_line_that_xml_can_hold(text, said):
    assert plain(text) == said


def test_a_long_text_is_cut():
    assert plain("mot " * 50, 12) == "mot mot mot…"
