"""A noun beside « data » takes its complement as French wants it."""

import pytest

from transverse.common.errors import OptionError
from transverse.language.terms.compounds import compounds


@pytest.mark.parametrize(
    ("kind", "head", "link"),
    [
        ("data", "gouvernance", "des données"),
        ("data", "Culture", "de la donnée"),
        ("data", "pôle", "données"),
        ("data", "chefs de projet", "données"),
        ("data", "cheffes de projet", "données"),
        ("data", "enjeux", "des données"),
        ("data", "maturité", "en matière de données"),
        ("data", "acculturation", "à la donnée"),
        ("data", "portail", "de données"),
        ("data", "mot inconnu", "des données"),
        ("open_data", "portails", "de données ouvertes"),
        ("open_data", "charte", "d'ouverture des données"),
        ("nouns", "projet", "de"),
        ("nouns", "formations", "à"),
        ("nouns", "référente", ""),
    ],
)
def test_link(kind: str, head: str, link: str) -> None:
    assert compounds(kind).link(head) == link


def test_a_head_that_changes_too() -> None:
    assert compounds("data").replaced == {"management": "gestion des données"}


def test_a_digital_head_needs_no_adjective() -> None:
    assert {"base", "bases", "jeux", "lac"} <= compounds("data").plain


@pytest.mark.parametrize(
    ("head", "plural"),
    [
        ("feuille de route", "feuilles de route"),
        ("administrateur général", "administrateurs généraux"),
        ("coffre-fort", "coffres-forts"),
        ("réseau", "réseaux"),
        ("parcours", "parcours"),
    ],
)
def test_plurals_are_derived(head: str, plural: str) -> None:
    links = compounds("data").links
    assert links[plural] == links[head]


def test_the_vocabulary_of_local_authorities_is_there() -> None:
    assert len(compounds("data").links) > 300


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(OptionError, match="verbes"):
        compounds("verbes")
