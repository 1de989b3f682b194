import os

import pytest

from transverse.portal.data import databases, roots
from transverse.portal.ground.refusals import RefusalError


@pytest.fixture
def share(tmp_path):
    folder = tmp_path / "partages" / "eau"
    folder.mkdir(parents=True)
    return folder


def test_an_ordinary_folder_is_allowed_without_its_links(share, tmp_path):
    link = tmp_path / "raccourci"
    link.symlink_to(share)
    assert roots.checked_folder(f"  {link}/ ") == share


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("/", "trop large"),
        ("/home", "trop large"),
        ("/var", "trop large"),
        ("/etc", "système"),
        ("/etc/ssl", "système"),
        ("/proc/self", "système"),
        ("/usr/share", "système"),
        ("/var/log", "système"),
        ("/srv/../etc", "système"),
        ("partages/eau", "complet"),
        (r"\\serveur\partage", "Windows"),
        ("S:\\Commun", "Windows"),
        ("/nulle-part/eau", "ne trouve pas"),
        ("/srv/\0/eau", "ne trouve pas"),
        ("", "complet"),
    ],
)
def test_the_others_are_refused_in_a_sentence(given, why):
    with pytest.raises(RefusalError, match=why):
        roots.checked_folder(given)


def test_a_link_to_the_system_is_refused(tmp_path):
    (tmp_path / "eau").symlink_to("/etc")
    with pytest.raises(RefusalError, match="système"):
        roots.checked_folder(str(tmp_path / "eau"))


def test_the_folder_of_the_portal_is_refused_and_what_holds_it_or_is_in_it(settings, tmp_path):
    settings.FOLDER = tmp_path / "donnees"
    inside = settings.FOLDER / "fichiers"
    inside.mkdir(parents=True)
    for each in (settings.FOLDER, inside, tmp_path):
        with pytest.raises(RefusalError, match="données du portail"):
            roots.checked_folder(str(each))
    shown = settings.FOLDER / roots.SHARE
    shown.mkdir()
    assert roots.checked_folder(str(shown)) == shown


def test_a_file_or_a_closed_folder_is_refused(share, monkeypatch):
    (share / "a.csv").touch()
    with pytest.raises(RefusalError, match="est un fichier"):
        roots.checked_folder(str(share / "a.csv"))

    def closed(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(RefusalError, match="ne peut pas ouvrir"):
        roots.checked_folder(str(share))


def test_a_folder_replaced_by_a_link_is_not_read(share, tmp_path):
    other = tmp_path / "paie"
    other.mkdir()
    share.rmdir()
    share.symlink_to(other)
    with pytest.raises(RefusalError, match="raccourci"):
        roots.check_again(str(share))


def test_the_address_of_a_base_is_kept_without_its_password():
    given = "postgres://lecture:a%2Fb@Serveur/eau?sslmode=require&options=-c"
    assert databases.checked(given) == ("postgresql://lecture@serveur:5432/eau?sslmode=require", "a/b")
    address, password = databases.checked("postgresql://lecture@[::1]:5433/eau")
    assert (address, password) == ("postgresql://lecture@[::1]:5433/eau", "")
    assert databases.with_password(address, "") == address


@pytest.mark.parametrize(
    "given",
    ["sqlite:////srv/eau.sqlite3", "mysql://a@b/c", "postgresql:///eau", "postgresql://h", "postgresql://h:x/e"],
)
def test_other_addresses_are_refused(given):
    with pytest.raises(RefusalError, match="postgresql://"):
        databases.checked(given)


def test_the_base_of_the_portal_is_refused(settings, monkeypatch):
    ours = {"ENGINE": "django.db.backends.postgresql", "HOST": "base", "PORT": "", "NAME": "transverse"}
    monkeypatch.setitem(settings.DATABASES, "default", ours)
    with pytest.raises(RefusalError, match="celle du portail"):
        databases.checked("postgresql://lecture@base/transverse")
    assert databases.checked("postgresql://lecture@base/eau")


def test_a_base_that_does_not_answer_is_said_without_its_password():
    with pytest.raises(RefusalError, match="rien n'y répond") as refused:
        databases.try_it("postgresql://lecture@127.0.0.1:9/eau", "secret")
    assert "secret" not in str(refused.value)
