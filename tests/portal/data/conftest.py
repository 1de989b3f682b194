"""A shared folder of the water service, allowed, and read by the real engine in this process."""

import os

import pytest

from transverse.portal.data import scanning
from transverse.portal.data.models import AllowedFolder

FILES = {
    "reseau/casses_2024.csv": "commune;date_casse;diametre_mm\nValmont;2024-01-05;100\nRivel;2024-02-11;150\n",
    "reseau/casses_2023.csv": "commune;date_casse;diametre_mm\nValmont;2023-03-05;80\n",
    "archives/casses_2024.csv": "commune;date_casse;diametre_mm\nValmont;2024-01-05;100\nRivel;2024-02-11;150\n",
    "abonnes.csv": "nom;prenom;email;telephone\nMartin;Zoé;zoe.martin@exemple.fr;0601020304\n"
    "Durand;Luc;luc.durand@exemple.fr;0605060708\n",
    "plan.pdf": "%PDF-1.4\n%%EOF\n",
    "abime.xlsx": "PK\x03\x04 rien",
}


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def share(tmp_path):
    folder = tmp_path / "partage"
    write(folder, FILES)
    os.utime(folder / "reseau/casses_2023.csv", (1_680_000_000,) * 2)
    return folder


@pytest.fixture
def folder(town, share):
    """Return the share, allowed to the water service."""
    row = AllowedFolder.objects.create(label="Partage de l'eau", path=str(share))
    row.units.set([town.units["EAU"]])
    return row


@pytest.fixture(autouse=True)
def _own_place(settings, tmp_path, monkeypatch):
    settings.FOLDER = tmp_path / "donnees"
    settings.FOLDER.mkdir()
    monkeypatch.setattr(scanning, "WORKERS", 1)
