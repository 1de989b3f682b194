import pytest

TEXT = "La data est collectée.\n"


@pytest.fixture
def tree(tmp_path):
    """Return a folder with documents, and with all that must not be read."""
    root = tmp_path / "service"
    for name in ("a.txt", "b.md", "sous/c.html", "sous/profond/d.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(TEXT, encoding="utf-8")
    for name in (".cache.txt", "~$a.txt", ".~lock.a.odt#", "image.png", "sous/.git/e.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(TEXT, encoding="utf-8")
    (root / "sous" / "boucle").symlink_to(root)
    (root / "cassé.txt").symlink_to(root / "nulle part.txt")
    return root


def written(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_folder_is_read_below_and_its_shape_kept(transverse, tree, tmp_path):
    done = transverse("relire", tree, "--sortie", tmp_path / "relu")
    assert done.code == 0
    assert written(tmp_path / "relu") == ["a.txt", "b.md", "sous/c.html", "sous/profond/d.txt"]
    assert "4 documents relus" in done.words
    assert "1 fichier d'un autre format" in done.words


def test_the_output_folder_is_not_read_again(transverse, tree):
    for _ in range(2):
        transverse("relire", tree, "--sortie", tree / "relu")
    assert written(tree / "relu") == [
        "a-2.txt", "a.txt", "b-2.md", "b.md", "sous/c-2.html", "sous/c.html", "sous/profond/d-2.txt",
        "sous/profond/d.txt",
    ]  # fmt: skip


def test_the_same_file_twice_is_read_once(transverse, tree):
    assert "4 documents relus" in transverse("relire", tree, tree / "a.txt", tree / "sous").words


def test_a_bad_file_does_not_stop_the_others(transverse, tree, tmp_path):
    (tree / "abîmé.docx").write_bytes(b"PK\x03\x04")
    (tree / "vide.txt").write_bytes(b"")
    done = transverse("relire", tree, "--sortie", tmp_path / "relu")
    assert done.code == 2
    assert len(written(tmp_path / "relu")) == 4
    assert "« abîmé.docx »" in done.complaint
    assert "« vide.txt » est vide" in done.complaint
    assert "4 documents relus · 4 propositions · 2 échecs" in done.words


def test_a_missing_file_is_told(transverse, tmp_path):
    done = transverse("relire", tmp_path / "absent.docx")
    assert done.code == 2
    assert "il n'existe pas" in done.complaint


def test_a_link_that_goes_round_is_told(transverse, tmp_path):
    (tmp_path / "rond.txt").symlink_to("rond.txt")
    done = transverse("relire", tmp_path / "rond.txt")
    assert done.code == 2
    assert "rond.txt » ne peut pas être ouvert" in done.complaint


def test_a_folder_without_documents_is_told(transverse, tmp_path):
    (tmp_path / "image.png").write_bytes(b"x")
    done = transverse("relire", tmp_path)
    assert done.code == 2
    assert "ne contient aucun document que je sache lire" in done.complaint


def test_several_processes_give_the_same(transverse, tmp_path):
    clean = tmp_path / "propres"
    clean.mkdir()
    for number in range(5):
        (clean / f"{number}.txt").write_text("Le conseil se réunit jeudi.\n", encoding="utf-8")
    done = transverse("relire", clean, clean / "absent.txt", "--processus", 2)
    assert done.code == 2
    assert "5 documents relus" in done.words
    assert "il n'existe pas" in done.complaint


def test_a_cluster_that_does_not_answer_is_told(transverse, tree):
    done = transverse("relire", tree, "--cluster", "grappe")
    assert done.code == 2
    assert "La grappe « grappe » ne répond pas" in done.complaint
