import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.common.errors import DamagedFileError, DocumentError, TooLargeError
from transverse.documents.encoding import LONGEST, Encoding, decode, looks_like_text

TEXT = "L'été, « l'œuvre » à 3 €\r\n"


@pytest.mark.parametrize(
    ("source", "codec"),
    [
        (TEXT.encode(), "utf-8"),
        (b"", "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
        ("L'été à la mairie".encode("latin-1"), "cp1252"),
    ],
)
def test_bytes_come_back(source, codec):
    text, encoding = decode(source, "a")
    assert encoding.codec == codec
    assert encoding.encode(text) == source


@given(st.binary(max_size=200))
def test_any_bytes_come_back_or_are_refused(source):
    try:
        text, encoding = decode(source, "a")
    except DamagedFileError:
        return
    assert encoding.encode(text) == source


def test_utf8_with_stray_bytes_keeps_them():
    source = "l'été à l'école".encode() + b"\xe9 fin"
    text, encoding = decode(source, "a")
    assert text.startswith("l'été")
    assert encoding.encode(text) == source


def test_declared_encoding_only_where_utf8_fails():
    assert decode("½ œ".encode("iso8859-15", "replace"), "a", "iso-8859-15")[1].codec == "iso8859-15"
    assert decode("été".encode(), "a", "iso-8859-1")[1].codec == "utf-8"
    assert decode(b"ete", "a", "latin-1")[1].codec == "cp1252"
    assert decode("été".encode("cp1252"), "a", "martien")[1].codec == "cp1252"
    assert decode("été".encode("cp1252"), "a", "utf-16")[1].codec == "cp1252"


@pytest.mark.parametrize("source", [b"a\0b", b"\xff\xfea", b"\x81\x8d\x8f", codecs.BOM_UTF16_LE + b"\x00\xd8"])
def test_no_text(source):
    with pytest.raises(DamagedFileError):
        decode(source, "a")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"la data\n", True),
        ("été".encode("cp1252"), True),
        ("été".encode("utf-16"), True),
        (b"a\0", False),
        (b"\x7fELF\x02\x01\x01", False),
        ("été".encode("utf-32"), False),
    ],
)
def test_looks_like_text(source, expected):
    assert looks_like_text(source) is expected


def test_a_text_too_long_for_the_memory_is_refused():
    assert decode(bytes(LONGEST).replace(b"\0", b"x"), "a")[1].codec == "utf-8"
    with pytest.raises(TooLargeError, match="limite de 15 Mo"):
        decode(bytes(LONGEST + 1), "a")


def test_nearest_form():
    assert Encoding("cp1252").nearest("l’œuvre : « x »", "a") == "l’œuvre : « x »"
    assert Encoding("cp1252").nearest("mot\u202f!", "a") == "mot\u00a0!"
    assert Encoding("iso8859-1").nearest("l’œuvre", "a") == "l'oeuvre"
    with pytest.raises(DocumentError, match="UTF-8"):
        Encoding("cp1252").nearest("données 数", "a")
