"""The words of a header, whatever the hand or the software that wrote it."""

import pytest

from transverse.inventory.tokens import tokens


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("codeInsee", ("code", "insee")),
        ("CODE_INSEE 2024", ("code", "insee")),
        ("N° d'Archivage", ("numero", "archivage")),
        ("nbBusM2EuroVI", ("nombre", "bus", "m2", "euro", "vi")),
        ("Né(e) le", ("ne", "e")),
        ("", ()),
        ("2019", ()),
        ("NOMCOMMUNE", ("nom", "commune")),
        ("nombre", ("nombre",)),
        ("LONGUEUR,N,19,8", ("longueur",)),
        ("DÉPARTEMEN,C,50", ("departement",)),
        ("DATERELEVE", ("date", "releve")),
        ("CDPOST", ("code", "postal")),
    ],
)
def test_words_of_a_name(name, words):
    assert tokens(name, frozenset({"commune", "insee", "postal", "departement"})) == words
