import pytest

from transverse.inventory.accents import accented


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ecoles elementaires", "Écoles élémentaires"),
        ("Deliberations", "Délibérations"),
        ("Bacs distribues", "Bacs distribués"),
        ("Reseau eau", "Réseau eau"),
        ("Peche a pied", "Peche a pied"),  # no trade says it
        ("Releves", "Releves"),  # relevés, or relèves
        ("CRECHES", "CRECHES"),  # a code, perhaps
        ("Réseau ecoles", "Réseau ecoles"),  # whoever wrote it has accents
        ("", ""),
    ],
)
def test_accents(written, read):
    assert accented(written) == read
