"""An inventory with what makes catalogues hard: odd names, persons, archives, copies, files that nobody could read."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from transverse.inventory.catalogue import Publisher, Wishes, draw
from transverse.inventory.model import Column, Dataset, File, Inventory, Personal, Schema, Status, Table, Trade

DAY = datetime(2026, 3, 14, 9, 26, tzinfo=UTC)
WISHES = Wishes(
    Publisher("Ville d'Exemple & fils", "21310555400017", "https://ville.example", "accueil@ville.example"),
    "https://ville.example/catalogue",
    frequency="ANNUAL",
    issued=date(2026, 1, 2),
    spatial="POLYGON((1 43, 2 43, 2 44, 1 44, 1 43))",
)
ODD = 'eau/Réseau d\'eau\n"2024" <à & b>\\ #1?100%{}^`|\ufffd.csv'


def read(path, key, *columns, kind="csv", name="", **values):
    names = [each if isinstance(each, Column) else Column(each, "text") for each in columns or ("id", "nom")]
    tables = (Table(name, 1250, tuple(names)),)
    return File(path, kind, 812, DAY, Status.READ, **{"encoding": "utf-8", "tables": tables, "dataset": key, **values})


def dataset(key, title, *files, copies=()):
    return Dataset(key, title, tuple(each.path for each in files), tuple(copies))


WATER = read(
    ODD,
    "k-eau",
    Column("code\nstation", "siren"),
    "débit",
    "débit",
    trade=Trade("eau", ("réseau d'eau", "débit")),
    schema=Schema("etalab/schema-bal", "Base adresse locale", "1.5.0"),
)
COPY = replace(WATER, path="eau/copie.csv")
BUDGET = read("fin/budget.xlsx", "k-budget", kind="xlsx", name="2024", encoding="", trade=Trade("finances"))
OTHER_BUDGET = read(
    "ccas/budget.csv", "k-ccas", schema=Schema("scdl/budget", "Budget", "0.8.3", ("BGT_ANNEE",), exact=False)
)
STAFF = read("rh/agents.csv", "k-rh", "service", Column("nom", "nom", Personal.DIRECT))
CONTACT = read("irve.csv", "k-irve", Column("contact", "email", Personal.PROFESSIONAL))
ARCHIVE = read("lot.zip", "k-lot", kind="zip", name="dossier/a b.csv", encoding="")
AIDS = read("social.zip", "k-aides", Column("nir", "nir", Personal.SENSITIVE), kind="zip", encoding="")
NOTE = File("note.pdf", "pdf", 10, DAY, Status.LISTED, "Vu et daté.", dataset="k-note")
BROKEN = File("abime.gpkg", "gpkg", 10, DAY, Status.UNREADABLE, "Tronqué.", dataset="k-abime")

INVENTORY = Inventory(
    "/partage",
    DAY,
    (*(WATER, COPY, BUDGET, OTHER_BUDGET, STAFF, CONTACT, ARCHIVE, AIDS, NOTE, BROKEN),),
    (
        dataset("k-eau", "Réseau d'eau", WATER, COPY, copies=[COPY.path]),
        dataset("k-budget", "Budget", BUDGET),
        dataset("k-ccas", "budget", OTHER_BUDGET),
        dataset("k-rh", "Agents", STAFF),
        dataset("k-irve", "Bornes", CONTACT),
        dataset("k-lot", "Lot", ARCHIVE),
        dataset("k-aides", "Aides", AIDS),
        dataset("k-note", "Note", NOTE),
        dataset("k-abime", "Abîmé", BROKEN),
    ),
)


@pytest.fixture
def inventory():
    return INVENTORY


@pytest.fixture
def wishes():
    return WISHES


@pytest.fixture
def catalogue():
    return draw(INVENTORY, WISHES)
