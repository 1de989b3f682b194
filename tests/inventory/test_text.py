import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.inventory.text import HEAD, PIECE, decoded_head, encoding_of, looks_like_text, read_text


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("école".encode(), "utf-8"),
        ("école".encode("utf-8-sig"), "utf-8"),
        ("école".encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + "école".encode("utf-16-be"), "utf-16-be"),
        ("école".encode("utf-32"), "utf-32-le"),
        ("école 20 € œuvre".encode("cp1252"), "cp1252"),
        ("école".encode("latin-1"), "cp1252"),
        (b"plain", "utf-8"),
    ],
)
def test_the_encoding(raw, encoding):
    assert encoding_of(raw, cut=False)[0] == encoding
    text = read_text(io.BytesIO(raw), len(raw))
    assert text.encoding == encoding
    assert text.whole
    assert not text.head.startswith("\ufeff")
    assert "cole" in text.head or text.head == "plain"


def test_a_character_cut_by_the_end_of_the_head_does_not_make_it_windows():
    raw = b"a" * 10 + "é".encode()[:1]
    assert encoding_of(raw, cut=True)[0] == "utf-8"
    assert encoding_of(raw, cut=False)[0] == "cp1252"
    assert decoded_head(raw) == "a" * 10


def test_a_large_text_is_read_by_its_head_its_middle_and_its_end_in_whole_lines():
    lines = [f"ligne {number};été\n" for number in range(100_000)]
    raw = "".join(lines).encode()
    text = read_text(io.BytesIO(raw), len(raw))
    assert not text.whole
    assert text.head == "".join(lines)[: len(text.head)]
    assert text.head.endswith("\n")
    assert len(text.head.encode()) <= HEAD
    assert len(text.pieces) == 2
    for piece in text.pieces:
        assert 0 < len(piece.encode()) <= PIECE + 3
        assert set(piece.splitlines(keepends=True)) <= set(lines)
    assert text.pieces[1].endswith(lines[-1])
    assert text.bytes_a_line == pytest.approx(len(text.head.encode()) / text.head.count("\n"))


def test_windows_characters_far_in_a_file_are_noticed():
    raw = b"ascii;only\n" * 60_000 + "été;à la fin\n".encode("cp1252") * 3_000
    text = read_text(io.BytesIO(raw), len(raw))
    assert text.encoding == "cp1252"
    assert "été;à la fin" in text.pieces[1]


def test_a_line_without_end_is_cut_and_not_swallowed():
    raw = b"a" * (HEAD * 3)
    text = read_text(io.BytesIO(raw), len(raw))
    assert len(text.head) == HEAD


def test_what_is_no_text():
    assert looks_like_text("n;été\n".encode("cp1252"))
    assert looks_like_text("n;été\n".encode("utf-16"))
    assert looks_like_text(b"a;b\n" * 50 + b"\x00")  # one stray NUL is a fault of an export, not another kind of file
    assert not looks_like_text(b"")
    assert not looks_like_text(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert not looks_like_text(bytes(range(32)))


@given(st.binary(max_size=400))
def test_any_bytes_are_read(raw):
    text = read_text(io.BytesIO(raw), len(raw))
    assert text.whole
    assert isinstance(text.head, str)
    decoded_head(raw)
    looks_like_text(raw)
