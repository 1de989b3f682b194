import os
import tracemalloc

import pytest
from docx_files import docx, par
from hypothesis import given, settings
from hypothesis import strategies as st

import transverse.documents as door
from transverse.common.errors import (
    DamagedFileError,
    DocumentError,
    EditError,
    EmptyFileError,
    EncryptedFileError,
    OptionError,
    TooLargeError,
    UnknownFormatError,
    UnsafeFileError,
)
from transverse.documents import Edit, Tracking, load, read_document, reading, write_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
MAIL = b"From: a\nTo: b\nSubject: c\nDate: d\n\nbonjour\n"
PAGE = b"<!DOCTYPE html><p>page</p>"
TRACKING = Tracking("Moi", "2026-01-01T00:00:00Z")


def test_public_names():
    assert sorted(door.__all__) == [
        *("Block", "Document", "Edit", "Kind", "Span", "Tracking", "apply_to_text", "check_edits"),
        *("known_formats", "load", "read_document", "write_document"),
    ]


def test_formats_are_discovered_and_keep_their_contract():
    ids = [each.ID for each in door.known_formats()]
    assert {"docx", "eml", "html", "markdown", "odp", "odt", "pptx", "text"} <= set(ids)
    assert len(set(ids)) == len(ids)
    extensions = [extension for each in door.known_formats() for extension in each.EXTENSIONS]
    assert len(set(extensions)) == len(extensions)
    assert all(extension.startswith(".") and extension == extension.lower() for extension in extensions)


@pytest.mark.parametrize(
    ("source", "name", "format_id"),
    [
        (b"bonjour", "a.txt", "text"),
        (b"bonjour", "LISEZMOI", "text"),
        (b"# bonjour", "A.MD", "markdown"),
        (b"<p>bonjour", "a.htm", "html"),
        (PAGE, "a.txt", "html"),
        (PAGE, "a.docx", "html"),
        (MAIL, "a.eml", "eml"),
        (MAIL, "a.txt", "eml"),
        (b"Subject: c\n\nbonjour", "a.eml", "eml"),
        (b"Note : bonjour\nSuite : rien", "a.txt", "text"),
        (docx(par("bonjour")), "a.docx", "docx"),
        (docx(par("bonjour")), "a.txt", "docx"),
        (docx(par("bonjour")), "a.odt", "docx"),
    ],
)
def test_the_content_decides(source, name, format_id):
    assert read_document(source, name).format == format_id


@pytest.mark.parametrize(
    ("source", "name", "error"),
    [
        (b"", "a.txt", EmptyFileError),
        (b"%PDF-1.7\n", "a.docx", UnknownFormatError),
        (b"{\\rtf1 bonjour}", "a.txt", UnknownFormatError),
        (OLE, "a.doc", UnknownFormatError),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", EncryptedFileError),
        (b"PK\x03\x04 autre", "a.xlsx", UnknownFormatError),
        (docx(par("bonjour"))[:200], "a.docx", DamagedFileError),
        (b"\x7fELF\x02\x01\x01\0\0", "a.txt", UnknownFormatError),
        (b"bonjour\0", "a.md", UnknownFormatError),
        (b"a" * 100_000 + b"\0", "a.txt", DamagedFileError),
        (b"{}", "a.json", UnknownFormatError),
        (b"bonjour", "a.docx", UnknownFormatError),
    ],
)
def test_refused_with_one_sentence(source, name, error):
    with pytest.raises(error) as caught:
        read_document(source, name)
    assert type(caught.value) is error
    assert f"«\u00a0{name}\u00a0»" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_old_formats_are_told_to_become_docx_or_odt():
    with pytest.raises(UnknownFormatError, match="docx, odt"):
        read_document(OLE, "a.doc")


@settings(deadline=None)
@given(
    st.binary(max_size=300) | st.binary(max_size=100).map(lambda end: docx(par("mot"))[:600] + end),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.eml", "a.docx", "a.odt", "a.pptx", "a.odp", "a"]),
)
def test_any_bytes_are_read_or_refused(source, name):
    try:
        document = read_document(source, name)
        assert write_document(document, []) == source
    except DocumentError:
        pass


@pytest.mark.parametrize("fault", [KeyError("x"), IndexError(), ValueError("x"), EOFError(), AttributeError("x")])
def test_a_fault_of_a_format_is_a_damaged_file(monkeypatch, fault):
    def broken(*_):
        raise fault

    monkeypatch.setattr("transverse.documents.formats.text.read", broken)
    with pytest.raises(DamagedFileError):
        read_document(b"bonjour", "a.txt")


@pytest.mark.parametrize("attack", [MemoryError(), RecursionError()])
def test_exhaustion_is_an_unsafe_file(monkeypatch, attack):
    def broken(*_):
        raise attack

    monkeypatch.setattr("transverse.documents.formats.text.read", broken)
    with pytest.raises(UnsafeFileError):
        read_document(b"bonjour", "a.txt")


def test_an_interruption_goes_through(monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("transverse.documents.formats.text.read", stopped)
    with pytest.raises(KeyboardInterrupt):
        read_document(b"bonjour", "a.txt")


def test_a_huge_file_is_refused_before_it_is_loaded(tmp_path):
    path = tmp_path / "gros.txt"
    with path.open("wb") as file:
        file.truncate(reading.LIMIT + 1)
    tracemalloc.start()
    with pytest.raises(TooLargeError, match="200 Mo"):
        load(path)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "tube.txt")
    with pytest.raises(DocumentError, match="n'est pas un fichier ordinaire"):
        load(tmp_path / "tube.txt")


def test_load(tmp_path):
    path = tmp_path / "note.md"
    path.write_bytes(b"<!-- lecteur: eau -->\n# bonjour")
    document = load(path)
    assert (document.name, document.reader, document.blocks[0].text) == ("note.md", "eau", "bonjour")
    with pytest.raises(DocumentError, match="il n'existe pas"):
        load(tmp_path / "absent.txt")
    with pytest.raises(DocumentError, match="c'est un dossier"):
        load(tmp_path)


def test_writing():
    document = read_document(b"un mot ici", "a.txt")
    assert write_document(document, []) is document.source
    assert write_document(document, [Edit(0, 7, 10, "là"), Edit(0, 3, 6, "thé")]) == "un thé là".encode()
    for wrong in ([Edit(0, 0, 99, "")], [Edit(1, 0, 0, "")], [Edit(0, 0, 3, ""), Edit(0, 2, 4, "")]):
        with pytest.raises(EditError):
            write_document(document, wrong)
    for text in ("a\0", "a\r", "\ud800"):
        with pytest.raises(EditError, match="caractère de commande"):
            write_document(document, [Edit(0, 0, 1, text)])


def test_tracking():
    with pytest.raises(OptionError, match="docx, odt"):
        write_document(read_document(b"un mot", "a.txt"), [Edit(0, 0, 2, "le")], TRACKING)
    document = read_document(docx(par("un mot")), "a.docx")
    assert write_document(document, [], TRACKING) == document.source
    assert write_document(document, [Edit(0, 0, 2, "le")], TRACKING) != document.source
