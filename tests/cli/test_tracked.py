import zipfile
from pathlib import Path

from transverse.documents import load

NOTE = Path(__file__).parents[2] / "demo" / "note-de-service.docx"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>La data est collectée.<office:annotation><dc:creator>Anne</dc:creator><dc:date>2026-01-01T00:00:00</dc:date>
<text:p>La data est incomplète.</text:p></office:annotation></text:p>
</office:text></office:body></office:document>
"""


def test_changes_are_recorded_under_a_name(transverse, tmp_path):
    done = transverse("relire", NOTE, "--suivi", "--auteur", "Zoé Martin", "--sortie", tmp_path)
    assert done.code == 0
    written = load(tmp_path / NOTE.name)
    text = " ".join(block.text for block in written.blocks)
    assert "ces données précieuses aident à décider" in text
    assert b"Zo\xc3\xa9 Martin" in _document(tmp_path / NOTE.name)
    assert "sans suivi possible" not in done.words


def _document(path):
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml")


def test_what_cannot_be_recorded_is_counted(transverse, tmp_path):
    path = tmp_path / "note.fodt"
    path.write_text(ODT, encoding="utf-8")
    done = transverse("relire", path, "--suivi", "--sortie", tmp_path / "relu")
    assert done.code == 0
    assert "2 propositions" in done.words
    assert "1 proposition sans suivi possible à cet endroit (commentaire, forme dessinée)" in done.words
    assert "La data est incomplète" in (tmp_path / "relu" / "note.fodt").read_text(encoding="utf-8")


def test_a_format_that_records_nothing_is_told(transverse, note, tmp_path):
    done = transverse("relire", note, "--suivi", "--sortie", tmp_path / "relu")
    assert done.code == 2
    assert "ne peut pas garder le suivi des modifications : seuls docx et odt le peuvent" in done.complaint
    assert not (tmp_path / "relu").exists()


def test_the_next_step_offers_to_track(transverse):
    assert f"transverse relire {NOTE} --sortie relu --suivi" in transverse("relire", NOTE).words
