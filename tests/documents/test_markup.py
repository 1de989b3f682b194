import pytest

from transverse.common.errors import DamagedFileError, UnsafeFileError
from transverse.documents.markup import parse, serialise

BOMB = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a x="&c;">&c;</a>'


@pytest.mark.parametrize(
    "source",
    [
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<a xmlns:b="urn:b" c="b">\xc3\xa9<b:d/></a>',
        b'\xef\xbb\xbf<?xml version="1.0"?><a>x</a>',
        b"<a><!-- rien --><b xml:space='preserve'> </b></a>".replace(b"'", b'"'),
        b"<?xml version='1.0' encoding='utf-8'?>\n<a>&lt;!DOCTYPE a&gt;</a>",
    ],
)
def test_what_is_not_touched_comes_back_as_it_was(source):
    assert serialise(parse(source, "a", "b"), source) == source


def test_another_encoding_becomes_utf8():
    source = '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16")
    written = serialise(parse(source, "a", "b"), source)
    assert parse(written, "a", "b").getroot().text == "é"
    assert b'encoding="UTF-8"' in written


@pytest.mark.parametrize(
    "source",
    [
        BOMB,
        b'<?xml version="1.0"?><!-- x --><?y z?>' + BOMB,
        ('<?xml version="1.0" encoding="UTF-16"?>' + BOMB.decode()).encode("utf-16"),
        BOMB.decode().encode("utf-16-le"),
        b'<!DOCTYPE a SYSTEM "http://invalid/x.dtd"><a/>',
        b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>',
        b"<!DOCTYPE a><a/>",
        b"<a>" * 251 + b"</a>" * 251,
        b"<a>" * 9000 + b"</a>" * 9000,
        b"<a>" + b"<b/>" * 3_000_000 + b"</a>",
    ],
)
def test_dangerous_markup_is_refused(source):
    with pytest.raises(UnsafeFileError, match=r"la partie c\.xml"):
        parse(source, "a", "c.xml")


@pytest.mark.parametrize(
    "source",
    [b"", b"<a>", b"<a/><b/>", b"<a>&f;</a>", b"\x00" * 50, b"<a>\xff</a>", b'<?xml encoding="x"?><a/>', b"PK"],
)
def test_broken_markup_is_damage(source):
    with pytest.raises(DamagedFileError):
        parse(source, "a", "c.xml")


def test_honest_depth_is_read():
    source = b"<a>" * 250 + b"</a>" * 250
    assert parse(source, "a", "b").getroot().tag == "a"
