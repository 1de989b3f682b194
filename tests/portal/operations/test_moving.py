"""From one data base to another, from one version to the next, by the commands of the administrator."""

import json
from zipfile import ZipFile

from portal.operations.processes import Portal

BACK = """
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
executor = MigrationExecutor(connection)
names = sorted(name for app, name in executor.loader.graph.nodes if app == "auditlog")
executor.migrate([("auditlog", names[-2])])  # the history loses a column
"""
KEYS = """
from transverse.portal.people.models import Agent, Unit
last = Unit.objects.order_by("-pk")[0].pk
print(Agent.objects.count(), Unit.objects.create(code="NEUVE", name="Neuve").pk > last)
"""


def _tables(path):
    return json.loads(ZipFile(path).read("manifeste.json"))["tables"]


def test_sqlite_to_postgresql_and_back(full, portal, postgres, tmp_path):
    there = Portal(tmp_path / "postgresql", postgres)
    full.run("sauvegarder", tmp_path / "a.zip")
    assert "lignes remises" in there.run("restaurer", tmp_path / "a.zip")
    there.run("sauvegarder", tmp_path / "b.zip")
    portal.run("restaurer", tmp_path / "b.zip")
    portal.run("sauvegarder", tmp_path / "c.zip")
    assert _tables(tmp_path / "a.zip") == _tables(tmp_path / "b.zip") == _tables(tmp_path / "c.zip")
    assert len({(each.folder / "cle-secrete").read_text() for each in (full, there, portal)}) == 1
    assert there.python(KEYS) == "10 True"


def test_an_archive_of_an_earlier_version_and_an_upgrade(full, portal, tmp_path):
    full.python(BACK)
    full.run("sauvegarder", tmp_path / "ancien.zip")
    said = full.run("administrateur", "admin@ville.example", "--lien")
    assert "L'état d'avant est sauvegardé" in said
    (saved,) = full.folder.glob("avant-mise-a-jour-*.zip")
    assert _tables(saved) == _tables(tmp_path / "ancien.zip")
    portal.run("restaurer", tmp_path / "ancien.zip")
    assert portal.python(KEYS) == "10 True"
    assert (portal.folder / "cle-secrete").read_text() == (full.folder / "cle-secrete").read_text()
    assert not [each for each in portal.folder.iterdir() if each.name.startswith("tmp")]


def test_a_restoration_saves_what_it_replaces(full, portal, tmp_path):
    full.run("sauvegarder", tmp_path / "plein.zip")
    portal.run("administrateur", "seule@ville.example", "--lien")
    assert "Ajoutez --remplacer" in portal.run("restaurer", tmp_path / "plein.zip", code=2)
    portal.run("restaurer", tmp_path / "plein.zip", "--remplacer")
    (saved,) = portal.folder.glob("avant-restauration-*.zip")
    assert b"seule@ville.example" in ZipFile(saved).read("tables/accounts.account.jsonl")
    assert portal.python(KEYS) == "10 True"
