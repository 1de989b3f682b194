import json

import pytest

CASSES = "date_casse;rue;diametre_canalisation;debit_fuite\n2026-01-03;Rue A;100;12,5\n2026-02-04;Rue B;60;3,5\n"
ABONNES = "nom;prenom;telephone;numero_compteur_eau\nMartin;Anne;0601020304;A12\nDurand;Luc;0605060708;B13\n"


@pytest.fixture(autouse=True)
def _own_memory(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def share(tmp_path):
    folder = tmp_path / "service eau"
    folder.mkdir()
    (folder / "casses_2026.csv").write_text(CASSES, encoding="utf-8")
    (folder / "casses_2026 - copie.csv").write_text(CASSES, encoding="utf-8")
    (folder / "abonnes_eau.csv").write_text(ABONNES, encoding="utf-8")
    (folder / "abime.xlsx").write_bytes(b"PK\x03\x04[Content_Types].xml xl/workbook.xml")
    return folder


def test_a_folder_is_told_in_the_words_of_the_trade(transverse, share):
    done = transverse("inventorier", share)
    assert done.code == 0
    assert "Vos données de l'eau (Eau potable, assainissement et rivières" in done.words
    assert "2 fichiers, dont 1 copie, 2 lignes" in done.words
    assert "parle de personnes (nom, prenom, telephone" in done.words
    assert "abime.xlsx :" in done.words
    assert "4 fichiers : 3 lus" in done.words
    assert "Martin" not in done.out


def test_each_file_with_what_decided(transverse, share):
    done = transverse("inventorier", share, "--tout")
    assert "Métier nommé par :" in done.words
    assert "casses_2026 - copie.csv (copie)" in done.words
    assert "date_casse (date)" in done.words


def test_json_on_the_screen_is_nothing_but_json(transverse, share):
    done = transverse("inventorier", share, "--json", "-")
    values = json.loads(done.out)
    assert values["version"] == 1
    assert {file["status"] for file in values["files"]} == {"read", "unreadable"}


def test_every_file_that_can_be_asked_for(transverse, share, tmp_path):
    out = tmp_path / "sortie"
    wanted = {"--json": "i.json", "--dcat": "c.ttl", "--datapackage": "p.json", "--csv": "c.csv", "--fiche": "f.odt"}
    options = [word for option, name in wanted.items() for word in (option, out / name)]
    done = transverse("inventorier", share, *options, "--organisme", "Ville de Valmont")
    assert done.code == 0
    assert {path.name for path in out.iterdir()} == set(wanted.values())
    assert "Ville de Valmont" in (out / "c.ttl").read_text(encoding="utf-8")
    assert "1 jeu de données n'est pas au catalogue : Il contient des colonnes qui parlent de personnes." in done.words
    assert not any(b"Martin" in path.read_bytes() for path in out.iterdir())


def test_a_file_that_exists_is_not_replaced(transverse, share, tmp_path):
    (tmp_path / "i.json").write_text("à moi", encoding="utf-8")
    transverse("inventorier", share, "--json", tmp_path / "i.json")
    assert (tmp_path / "i.json").read_text(encoding="utf-8") == "à moi"
    assert json.loads((tmp_path / "i-2.json").read_text(encoding="utf-8"))["version"] == 1


def test_what_was_seen_is_remembered_unless_asked_not_to(transverse, share, tmp_path):
    transverse("inventorier", share, "--sans-memoire")
    assert not (tmp_path / "cache").exists()
    transverse("inventorier", share)
    assert (tmp_path / "cache/transverse/inventaire.sqlite").exists()
    assert [path.name for path in share.iterdir() if path.name.startswith(".")] == []


def test_an_empty_folder(transverse, tmp_path):
    (tmp_path / "vide").mkdir()
    done = transverse("inventorier", tmp_path / "vide")
    assert (done.code, "Rien à inventorier ici" in done.words) == (0, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("absent",), "n'existe pas"),
        (("oracle://serveur/base",), "ne sont pas connues"),
        ((".", "--dcat", "c.xml"), "--dcat"),
        ((".", "--fiche", "f.doc"), "--fiche"),
        ((".", "--processus", "0"), "--processus demande un nombre"),
        ((".", "--processus", "2", "--cluster", "tcp://127.0.0.1:1"), "ne vont pas ensemble"),
        ((".", "--csv", "c.csv", "--adresse", "pas une adresse"), "adresse"),
        ((), "Donnez un dossier à inventorier"),
    ],
)
def test_a_wrong_wish_is_one_sentence(transverse, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    done = transverse("inventorier", *words)
    assert done.code == 2
    assert said in done.complaint


def test_a_password_is_never_shown(transverse):
    done = transverse("inventorier", "postgresql://lecture:motdepasse@127.0.0.1:1/eau")
    assert done.code == 2
    assert "motdepasse" not in done.err + done.out
    assert "lecture@127.0.0.1:1/eau" in done.complaint
