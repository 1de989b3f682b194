import pytest

WRONG = {
    "Donnez au moins un document": ["relire"],
    "ne vont pas ensemble : choisissez la copie": ["relire", "a.txt", "--sortie", "b", "--en-place"],
    "--suivi écrit un document": ["relire", "a.txt", "--suivi"],
    "ajoutez --suivi": ["relire", "a.txt", "--sortie", "b", "--auteur", "Anne"],
    "--processus demande un nombre": ["relire", "a.txt", "--processus", "0"],
    "choisissez cette machine ou la grappe": ["relire", "a.txt", "--processus", "2", "--cluster", "tcp://x:1"],
    "--jsonl ne va avec aucun fichier": ["relire", "a.txt", "--jsonl"],
    "premiere, toujours": ["relire", "a.txt", "--numeriques", "parfois"],
    "eau (Eau potable, assainissement et rivières)": ["relire", "a.txt", "--lecteur", "pisciniste"],
    "Valeurs possibles : architecture": ["relire", "a.txt", "--familles", "data,cuisine"],
    "La valeur donnée à « --processus » ne convient pas": ["relire", "a.txt", "--processus", "deux"],
    "Vouliez-vous dire « --suivi » ?": ["relire", "a.txt", "--suivii"],
    "L'option « --auteur » est mal employée": ["relire", "a.txt", "--auteur"],
    "Je ne comprends pas cette commande": ["reliure"],
}


@pytest.mark.parametrize("sentence", WRONG)
def test_what_makes_no_sense_is_said_in_one_sentence(transverse, sentence):
    done = transverse(*WRONG[sentence])
    assert done.code == 2
    assert sentence in done.complaint
    assert len(done.complaint.splitlines()) == 1
    assert not done.out


def words_of(transverse, tmp_path, text, *options, name="note.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    done = transverse("relire", path, *options)
    assert done.code == 0
    return done.words


def test_the_reader_gives_the_words(transverse, tmp_path):
    assert "données numériques de l'eau" in words_of(transverse, tmp_path, "La data est prête.\n", "--lecteur", "eau")


def test_the_reader_named_in_the_document_counts(transverse, tmp_path):
    page = "<!-- lecteur: eau --><p>La data est prête.</p>\n"
    assert "de l'eau" in words_of(transverse, tmp_path, page, name="note.html")
    assert "de mobilité" in words_of(transverse, tmp_path, page, "--lecteur", "mobilite", name="note.html")
    assert "données numériques sont" in words_of(transverse, tmp_path, page, "--lecteur", "aucun", name="note.html")


def test_numeriques_prudent_and_families(transverse, tmp_path):
    text = "La data est prête. Le feedback est bon.\n"
    assert "Les données sont" in words_of(transverse, tmp_path, text, "--numeriques", "jamais")
    assert "[data → donnée" in words_of(transverse, tmp_path, text, "--prudent")
    assert "0 proposition" in words_of(transverse, tmp_path, text, "--familles", "open_data,jobs")
    assert "2 propositions" in words_of(transverse, tmp_path, text, "--familles", "toutes")
