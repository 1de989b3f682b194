import json
import os
from datetime import timedelta
from hashlib import sha256
from zipfile import ZipFile

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from portal.conftest import build_town
from transverse.portal.accounts.models import Account
from transverse.portal.accounts.sealing import seal, unseal
from transverse.portal.ground.models import Collectivity
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.mail.models import Mail, MailState
from transverse.portal.mail.write import write
from transverse.portal.operations.archive import is_empty, manifest, restore, save, tables
from transverse.portal.operations.archive.faults import (
    DamagedArchiveError,
    NewerArchiveError,
    NewerTablesError,
    NotEmptyError,
    NotReadError,
    NotWrittenError,
)
from transverse.portal.people.models import Agent, Mandate, Unit

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def folder(settings, tmp_path):
    settings.FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def archive(folder):
    """Return the archive of the town, which is then gone."""
    build_town()
    Collectivity.objects.create(name="Ville d'Œuvre", logo=bytes(range(256)))
    path = folder / "portail.zip"
    save(path)
    _empty()
    return path


def _empty():
    call_command("flush", interactive=False, verbosity=0)


def _contents():
    """Return every row of every table that is saved, in full."""
    models = tables.models(tables.applied())
    return {
        label: [
            [bytes(value) if isinstance(value, memoryview) else value for value in row]
            for row in model._base_manager.order_by("pk").values_list(*(each.attname for each in tables.fields(model)))
        ]
        for label, model in models.items()
    }


def _altered(path, member, change):
    """Write the archive again with one member changed."""
    other = path.with_name(f"changé-{path.name}")
    with ZipFile(path) as old, ZipFile(other, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            content = change(content) if name == member else content
            if content is not None:
                new.writestr(name, content)
    return other


def _restore(path, **options):
    return restore(path, before=lambda: None, **options)


def test_what_is_saved_comes_back_to_the_microsecond(folder):
    town = build_town()
    Collectivity.objects.create(name="Ville d'Œuvre", logo=bytes(range(256)))
    before = _contents()
    kept = save(folder / "portail.zip")
    _empty()
    told, paused = _restore(folder / "portail.zip")
    assert _contents() == before
    assert told == kept
    assert (paused.mails, paused.jobs) == (0, 0)
    assert set(Mandate.objects.get(pk=town.mandates["relay"].pk).units.values_list("code", flat=True)) == {"EAU"}
    assert Account.objects.get(email="dgs@ville.example").check_password("un mot de passe assez long")


def test_what_comes_after_a_restoration_has_keys_of_its_own(archive):
    _restore(archive)
    last = Unit.objects.order_by("-pk")[0].pk
    assert Unit.objects.create(code="NEUVE", name="Neuve").pk > last


def test_an_archive_is_for_its_owner_alone_and_leaves_no_draft(archive, folder):
    assert archive.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in folder.iterdir()] == ["portail.zip"]


def test_the_moment_is_left_out(folder, settings):
    town = build_town()
    town.client("dgs")
    assert Session.objects.exists()
    save(folder / "portail.zip")
    members = ZipFile(folder / "portail.zip").namelist()
    assert not [name for name in members if "session" in name or "receipt" in name or "dbtask" in name]
    _restore(folder / "portail.zip", replace=True)
    assert not Session.objects.exists()


def test_what_was_under_way_waits_for_a_decision(folder):
    for state in MailState.values:
        write(state, "a@ville.example", "Objet", "Texte")
        Mail.objects.filter(key=state).update(state=state)
    for state in JobState.values:
        Job.objects.create(kind="test", label=state, state=state)
    save(folder / "portail.zip")
    _, paused = _restore(folder / "portail.zip", replace=True)
    assert (paused.mails, paused.jobs) == (2, 2)
    states = dict(Mail.objects.values_list("key", "state"))
    assert states == {"waiting": "unsure", "sending": "unsure", "sent": "sent", "unsure": "unsure", "failed": "failed"}
    assert not Job.objects.filter(state__in=("waiting", "running")).exists()


def test_a_base_that_holds_something_is_not_replaced_by_mistake(archive):
    Collectivity.objects.create(name="Autre")
    with pytest.raises(NotEmptyError, match="--remplacer"):
        _restore(archive)
    assert Collectivity.objects.get().name == "Autre"
    called = []
    restore(archive, before=lambda: called.append(Collectivity.objects.get().name), replace=True)
    assert called == ["Autre"]
    assert Collectivity.objects.get().name == "Ville d'Œuvre"


def test_a_base_without_anything_is_empty():
    assert is_empty()
    write("clé", "a@ville.example", "Objet", "Texte")
    assert not is_empty()


def test_the_key_comes_with_the_data(archive, folder, settings, monkeypatch):
    monkeypatch.delenv("TRANSVERSE_SECRET", raising=False)
    _restore(archive)
    assert (folder / "cle-secrete").read_text("ascii") == settings.SECRET_KEY
    assert (folder / "cle-secrete").stat().st_mode & 0o777 == 0o600


def test_a_key_given_by_the_environment_is_not_written(archive, folder, monkeypatch):
    monkeypatch.setenv("TRANSVERSE_SECRET", "autre")
    _restore(archive)
    assert not (folder / "cle-secrete").exists()


def test_second_factors_are_sealed_by_the_key_of_where_they_come(folder, settings, monkeypatch):
    account = Account.objects.create_user("a@ville.example")
    Authenticator.objects.create(user=account, type="totp", data={"secret": seal("JBSWY3DP")})
    save(folder / "portail.zip")
    settings.SECRET_KEY = "autre"  # noqa: S105
    monkeypatch.setenv("TRANSVERSE_SECRET", "autre")
    _restore(folder / "portail.zip", replace=True)
    assert unseal(Authenticator.objects.get().data["secret"]) == "JBSWY3DP"


UNITS = "tables/people.unit.jsonl"


DAMAGES = {
    "changed": (UNITS, lambda content: content.replace(b"Service", b"Bureau")),
    "half a line": (UNITS, lambda content: content[: len(content) // 2]),
    "lines missing": (UNITS, lambda content: content.splitlines(keepends=True)[0]),
    "twice": (UNITS, lambda content: content * 2),
    "other columns": (UNITS, lambda _content: b"[1]\n"),
    "no table": (UNITS, lambda _content: None),
    "another key": ("cle-secrete", lambda _content: b"autre"),
    "no manifest": ("manifeste.json", lambda _content: None),
    "empty manifest": ("manifeste.json", lambda _content: b"{}"),
    "another table": ("manifeste.json", lambda content: content.replace(b'"people.unit"', b'"people.un"')),
    "half a manifest": ("manifeste.json", lambda content: content[:300]),
}


def test_a_damaged_archive_changes_nothing(archive, subtests):
    Collectivity.objects.create(name="Autre")
    for damage, (member, change) in DAMAGES.items():
        with subtests.test(damage), pytest.raises(DamagedArchiveError, match="Rien n'a été modifié"):
            _restore(_altered(archive, member, change), replace=True)
        assert Collectivity.objects.get().name == "Autre", damage
        assert not Agent.objects.exists(), damage


def test_a_file_cut_short_changes_nothing(archive):
    for kept in (5000, 10, 0):
        with archive.open("r+b") as file:
            file.truncate(kept)
        with pytest.raises(DamagedArchiveError):
            _restore(archive)


def test_a_file_that_is_not_there_is_said(folder):
    with pytest.raises(NotReadError, match="il n'existe pas"):
        _restore(folder / "rien.zip")


def test_rows_that_do_not_hold_together_change_nothing(archive):
    def orphan(content):
        told = json.loads(content)
        (table,) = [each for each in told["tables"] if each["model"] == "people.unit"]
        table |= {"rows": 0, "sha256": sha256(b"").hexdigest()}
        return json.dumps(told).encode()

    forged = _altered(_altered(archive, UNITS, lambda _content: b""), "manifeste.json", orphan)
    with pytest.raises(DamagedArchiveError):
        _restore(forged)
    assert not Agent.objects.exists()


def test_an_archive_of_a_later_version_is_refused(archive):
    for later in ({"format": 2}, {"migrations": [["people", "9999_later"]]}):
        changed = _altered(archive, "manifeste.json", lambda content, more=later: _told(content, more))
        with pytest.raises(NewerArchiveError, match=r"9\.1"):
            _restore(changed)


def _told(content, more):
    return json.dumps(json.loads(content) | more | {"version": "9.1"}).encode()


def test_a_base_of_a_later_version_is_not_saved(folder):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_later', %s)", [timezone.now()]
        )
    try:
        with pytest.raises(NewerTablesError):
            save(folder / "portail.zip")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE name = '9999_later'")


def test_an_archive_is_never_written_over(archive, folder):
    before = archive.read_bytes()
    with pytest.raises(NotWrittenError, match="existe déjà"):
        save(archive)
    assert archive.read_bytes() == before


def test_a_full_disk_leaves_nothing(folder, monkeypatch):
    def full(_file):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWrittenError, match="le disque est plein"):
        save(folder / "portail.zip")
    assert list(folder.iterdir()) == []


def test_a_save_does_not_change_the_mode_of_the_connection(folder):
    before = getattr(connection, "transaction_mode", None)
    save(folder / "portail.zip")
    assert getattr(connection, "transaction_mode", None) == before


def test_a_manifest_reads_as_it_was_written():
    told = manifest.Manifest(
        saved_at=(timezone.now() - timedelta(days=1)).isoformat(),
        migrations=(("people", "0001_initial"),),
        tables=(manifest.Table("people.unit", ("id", "code"), 3, "abc"),),
        secret_sha256="def",  # noqa: S106 (a fingerprint)
    )
    assert manifest.read(manifest.written(told).encode()) == told
    assert told.rows == 3
