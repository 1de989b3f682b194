import pytest
from django.utils import timezone

from transverse.portal.data import databases, folders, passwords
from transverse.portal.data.models import AllowedFolder
from transverse.portal.ground import sealed
from transverse.portal.ground.refusals import RefusalError

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def allow(town, place, label="Eau"):
    return folders.allow(label, place, [town.units["EAU"]], town.accounts["administrator"])


def test_a_folder_is_allowed_once(town, share):
    row = allow(town, folders.place_of(str(share)))
    assert (row.kind, row.path, row.password) == (AllowedFolder.FOLDER, str(share), "")
    with pytest.raises(RefusalError, match="déjà autorisé sous le nom"):
        allow(town, folders.place_of(str(share)), "Encore")
    folders.withdraw(row, timezone.now())
    assert allow(town, folders.place_of(str(share))).pk != row.pk


def test_a_base_is_kept_with_its_password_sealed(town, monkeypatch):
    tried = []
    monkeypatch.setattr(databases, "try_it", lambda *told: tried.append(told))
    place = folders.place_of("postgresql://lecture:s3cret@serveur/eau")
    row = allow(town, place)
    assert row.path == "postgresql://lecture@serveur:5432/eau"
    assert "s3cret" not in row.password
    assert passwords.unseal(row.password) == "s3cret"
    assert folders.root_of(row) == "postgresql://lecture:s3cret@serveur:5432/eau"
    folders.check(row)
    assert tried == [(row.path, "s3cret")] * 2
    folders.withdraw(row, timezone.now())
    row.refresh_from_db()
    assert row.password == ""


def test_a_password_sealed_elsewhere_must_be_typed_again_or_sealed_again(town, settings, monkeypatch):
    monkeypatch.setattr(databases, "try_it", lambda *_: None)
    row = allow(town, folders.place_of("postgresql://lecture:s3cret@serveur/eau"))
    former, settings.SECRET_KEY = settings.SECRET_KEY, "une autre clé"
    with pytest.raises(RefusalError, match="autre clé secrète"):
        folders.root_of(row)
    assert passwords.seal_again("une clé inconnue") == 0
    assert passwords.seal_again(former) == 1
    row.refresh_from_db()
    assert passwords.unseal(row.password) == "s3cret"


def test_what_is_sealed_for_one_purpose_is_closed_to_others():
    kept = sealed.seal("a", b"one", "key")
    assert sealed.opened(kept, b"one", "key") == "a"
    with pytest.raises(sealed.OtherKeyError):
        sealed.opened(kept, b"two", "key")


def test_a_folder_is_checked_again(town, share):
    row = allow(town, folders.place_of(str(share)))
    folders.check(row)
    share.rename(share.with_name("ailleurs"))
    with pytest.raises(RefusalError, match="ne trouve pas"):
        folders.check(row)


def test_what_the_engine_remembers_is_for_the_portal_alone(settings):
    assert folders.memory_of(3).parent.stat().st_mode & 0o077 == 0
