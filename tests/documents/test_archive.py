import struct
import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.common.errors import (
    DamagedFileError,
    DocumentError,
    EmptyFileError,
    EncryptedFileError,
    TooLargeError,
    UnsafeFileError,
)
from transverse.documents import archive
from transverse.documents.archive import Archive, holds

MEMBERS = {
    "mimetype": b"application/x",
    "contenu/été.xml": b"<a/>" * 200,
    "image.bin": bytes(range(256)),
    "dossier/": b"",
}


def zipped(members, compression=ZIP_DEFLATED):
    buffer = BytesIO()
    with ZipFile(buffer, "w", compression) as file:
        for name, data in members.items():
            info = ZipInfo(name, (2024, 2, 29, 13, 37, 58))
            info.compress_type = ZIP_STORED if name == "mimetype" else compression
            file.writestr(info, data)
    return buffer.getvalue()


def streamed(members):
    """Written without going back: the sizes come after the data."""

    class Pipe(BytesIO):
        def seekable(self):
            return False

    buffer = Pipe()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


def facts(source):
    with ZipFile(BytesIO(source)) as file:
        assert file.testzip() is None
        return [(info.filename, info.compress_type, info.date_time, file.read(info)) for info in file.infolist()]


@pytest.mark.parametrize("source", [zipped(MEMBERS), streamed(MEMBERS)])
def test_other_members_keep_data_order_method_and_date(source):
    changed = Archive.open(source, "a").rewrite({"contenu/été.xml": b"<b/>"})
    expected = [(*fact[:3], b"<b/>") if fact[0] == "contenu/été.xml" else fact for fact in facts(source)]
    assert facts(changed) == expected


def test_the_first_stored_member_stays_where_detectors_look_for_it():
    changed = Archive.open(zipped(MEMBERS), "a").rewrite({"image.bin": b"0"})
    assert changed[30:51] == b"mimetypeapplication/x"


@pytest.mark.parametrize("changes", [{}, {"contenu/été.xml": MEMBERS["contenu/été.xml"]}])
def test_no_change_gives_the_source_back(changes):
    source = zipped(MEMBERS)
    assert Archive.open(source, "a").rewrite(changes) is source


def test_rewriting_takes_the_room_of_one_copy():
    picture = bytes(8_000_000)
    opened = Archive.open(zipped({**MEMBERS, "photo.jpg": picture}, ZIP_STORED), "a")
    tracemalloc.start()
    try:
        opened.rewrite({"contenu/été.xml": b"<b/>"})
        assert tracemalloc.get_traced_memory()[1] < 1.2 * len(picture)
    finally:
        tracemalloc.stop()


def test_members_are_listed_and_read():
    opened = Archive.open(zipped(MEMBERS), "a")
    assert opened.names() == tuple(MEMBERS)
    assert "image.bin" in opened
    assert opened.read("image.bin") == MEMBERS["image.bin"]
    with pytest.raises(DamagedFileError, match=r"absent\.xml"):
        opened.read("absent.xml")


def flagged(source):
    """Set the flag "encrypted" of every member."""
    data = bytearray(source)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(mark)
        while position >= 0:
            data[position + offset] |= 1
            position = data.find(mark, position + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (b"", EmptyFileError),
        (b"PK\x03\x04", DamagedFileError),
        (zipped(MEMBERS)[:-30], DamagedFileError),
        (flagged(zipped(MEMBERS)), EncryptedFileError),
        (archive.COMPOUND + b"..." + archive.ENCRYPTED_STREAM, EncryptedFileError),
        (archive.COMPOUND + b"WordDocument", DamagedFileError),
        (zipped({"/etc/passwd": b""}), UnsafeFileError),
        (zipped({"a/../../b": b""}), UnsafeFileError),
        (zipped({"C:b": b""}), UnsafeFileError),
        (zipped({"a": b"a"}, ZIP_LZMA), UnsafeFileError),
        (zipped({"aa": b"1", "bb": b"2"}).replace(b"bb", b"aa"), UnsafeFileError),
    ],
)
def test_bad_archives_say_why(source, error):
    with pytest.raises(error, match="«\u00a0a\u00a0»"):
        Archive.open(source, "a")


def test_a_bomb_is_refused_before_it_is_inflated():
    source = zipped({"a.xml": bytes(60_000_000)})
    with pytest.raises(UnsafeFileError, match=r"a\.xml"):
        Archive.open(source, "a").read("a.xml")


def test_a_dense_member_is_refused():
    with pytest.raises(UnsafeFileError):
        Archive.open(zipped({"a.xml": bytes(6_000_000)}), "a").read("a.xml")


def test_too_much_in_all_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_TOTAL", 1000)
    with pytest.raises(UnsafeFileError):
        Archive.open(zipped(MEMBERS), "a")


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    with pytest.raises(UnsafeFileError):
        Archive.open(zipped(MEMBERS), "a")


def test_a_huge_source_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_SOURCE", 100)
    with pytest.raises(TooLargeError):
        Archive.open(zipped(MEMBERS), "a")


def test_a_member_that_lies_about_its_size_is_refused():
    source = bytearray(zipped({"a.xml": b"<a/>" * 99}))
    central = source.rfind(b"PK\x01\x02")
    struct.pack_into("<L", source, central + 24, 3)
    with pytest.raises(DamagedFileError):
        Archive.open(bytes(source), "a").read("a.xml")


def test_what_cannot_be_opened_is_claimed_by_its_extension():
    def test(opened):
        return "mimetype" in opened

    source = zipped(MEMBERS)
    assert holds(source, "sans extension", (".odt",), test)
    assert not holds(zipped({"a": b""}), "a.odt", (".odt",), test)
    assert holds(source[:-30], "A.ODT", (".odt",), test)
    assert not holds(source[:-30], "a.docx", (".odt",), test)
    assert not holds(b"du texte", "a.odt", (".odt",), test)


@given(data=st.data())
def test_damage_never_ends_otherwise_than_in_a_document_error(data):
    source = bytearray(zipped(MEMBERS))
    for position in data.draw(st.lists(st.integers(0, len(source) - 1), min_size=1, max_size=4)):
        source[position] ^= data.draw(st.integers(1, 255))
    try:
        opened = Archive.open(bytes(source[: data.draw(st.integers(0, len(source)))]), "a")
        for name in opened.names():
            opened.read(name)
        opened.rewrite(dict.fromkeys(opened.names(), b""))
    except DocumentError:
        pass
