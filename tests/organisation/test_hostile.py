"""Files that are no chart, or are built to harm: one sentence each, within bounds of memory and time."""

import tracemalloc
from io import BytesIO, RawIOBase
from time import perf_counter
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from charts import HEADINGS, codes, only, read
from workbooks import packed

from transverse.common.errors import (
    ChartError,
    DamagedChartError,
    EmptyChartError,
    EncryptedChartError,
    TooLargeChartError,
    TransverseError,
    UnknownChartError,
    UnsafeChartError,
)
from transverse.organisation import jsonstream, read_chart, source, table

MEGABYTE = 1_000_000
LINE = "A;Eau;;P1;Agent;;;;;"


class Endless(RawIOBase):
    """A stream that always has more, and counts what was taken."""

    def __init__(self, piece):
        self.piece, self.taken = piece, 0

    def read(self, size=-1):
        piece = (self.piece * (size // len(self.piece) + 1))[:size]
        self.taken += len(piece)
        return piece


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (b"", EmptyChartError, "le fichier est vide"),
        (b"\xef\xbb\xbf", EmptyChartError, "aucune ligne"),
        (b"\n\r\n   \n", EmptyChartError, "aucune ligne"),
        (b";;;\n;;;\n", EmptyChartError, "aucune ligne"),
        (b"%PDF-1.7\n", UnknownChartError, "c'est un PDF"),
        (b"\x89PNG\r\n\x1a\n", UnknownChartError, "c'est une image"),
        (b"{\\rtf1", UnknownChartError, "RTF"),
        (b"\x1f\x8b\x08", UnknownChartError, "gzip"),
        (HEADINGS.encode() + b"\nA;E\0au\n", DamagedChartError, "octets nuls"),
        (HEADINGS.encode("utf-16-be") + b"\0\n", DamagedChartError, "octets nuls"),
        (bytes(range(256)) * 4, DamagedChartError, "ni un texte ni un classeur"),
        (HEADINGS.encode() + b"\nA;\x81\xe9\n", DamagedChartError, "ses octets ne forment pas un texte"),
        (b"\xff\xfeA", DamagedChartError, "ses octets ne forment pas un texte"),
        (b"PK\x03\x04" + b"x" * 100, DamagedChartError, "la fin du fichier manque"),
        (b"PK\x05\x06" + b"\0" * 18, EmptyChartError, "aucune ligne"),
        (b"un mot", UnknownChartError, "un mot"),
        (b"{", UnknownChartError, "Partez du modèle vide"),
    ],
)
def test_what_is_no_chart_is_told_in_a_sentence(content, error, said):
    with pytest.raises(error, match=said) as raised:
        read(content, "organigramme.csv")
    assert str(raised.value).startswith("« organigramme.csv »")
    assert str(raised.value).endswith(".")


def test_an_endless_stream_is_refused_at_the_limit(monkeypatch):
    assert source.LIMIT == 200 * MEGABYTE
    monkeypatch.setattr(source, "LIMIT", 3 * MEGABYTE)
    endless = Endless(b"A;Eau\n")
    with pytest.raises(TooLargeChartError, match="limite de 3 Mo"):
        read_chart(endless, "organigramme.csv")
    assert endless.taken <= 4 * MEGABYTE


def test_paths_are_opened_or_told(tmp_path):
    file = tmp_path / "organigramme.csv"
    file.write_text(f"{HEADINGS}\n{LINE}\n", "utf-8")
    assert read_chart(file, file.name).rows == 1
    for wrong in (tmp_path, tmp_path / "absent.csv"):
        with pytest.raises(ChartError, match="ordinaire"):
            read_chart(wrong, wrong.name)


def test_the_stream_is_left_open():
    stream = BytesIO(f"{HEADINGS}\n{LINE}\n".encode())
    read_chart(stream, "organigramme.csv")
    assert not stream.closed


def test_one_huge_line():
    with pytest.raises(UnsafeChartError, match="caractères"):
        read(f"{HEADINGS}\n{'x' * (table.MAX_LINE + 10)}\n")
    with pytest.raises(ChartError):
        read("x;" * table.MAX_LINE)


def test_a_huge_cell_leaves_its_line_out():
    reading = read(f"{HEADINGS}\nA;{'x' * 200_000};;;;;;;;\n{LINE}\n")
    assert only(reading, "quote-odd").line == 2
    assert len(reading.chart.posts) == 1


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_hundred_thousand_columns(separator):
    wide = separator.join(f"c{n}" for n in range(100_000))
    with pytest.raises(ChartError):
        read(f"{wide}\n{wide}\n")
    with pytest.raises(UnsafeChartError, match="500 colonnes"):
        read(HEADINGS.replace(";", separator) + separator + wide + "\n")
    with pytest.raises(UnsafeChartError, match="ligne 2 a plus de 500 colonnes"):
        read(HEADINGS.replace(";", separator) + "\n" + wide + "\n")


def test_more_lines_than_any_organisation_has(monkeypatch):
    monkeypatch.setattr(table, "MAX_ROWS", 50)
    with pytest.raises(UnsafeChartError, match="plus de 50 lignes"):
        read(f"{HEADINGS}\n" + "\n" * 60)


def test_many_faults_stay_within_memory():
    bad = "\n".join([HEADINGS, *("=a;=b;=c;=d;=e;peut-être;=f;=g;abc;=h",) * 12_000])
    tracemalloc.start()
    start = perf_counter()
    reading = read(bad)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60 * MEGABYTE
    assert perf_counter() - start < 30
    assert len(reading.anomalies) < 120_000


@pytest.mark.parametrize(
    "content",
    [
        '{"schemas":["urn:ietf:params:scim:x"],"Resources":' + "[" * 100_000,
        '{"schemas":["urn:ietf:params:scim:x"],"Resources":[' + '{"a":' * 100_000,
        '{"schemas":["urn:ietf:params:scim:x"],"a":' + "[" * 50_000 + "]" * 50_000 + "}",
    ],
)
def test_deep_json(content):
    with pytest.raises(UnsafeChartError, match="imbriqué"):
        read(content, "annuaire.json")


@pytest.mark.parametrize(
    "content",
    [
        '{"schemas":["urn:ietf:params:scim:x"],"Resources":[{}',
        '{"schemas":["urn:ietf:params:scim:x"],"Resources":[{} {}]}',
        '{"schemas":["urn:ietf:params:scim:x"] "Resources":[]}',
        '{"schemas":["urn:ietf:params:scim:x"],"Resources":[' + "9" * 5000 + "]}",
        '["urn:ietf:params:scim:x",',
    ],
)
def test_broken_json(content):
    with pytest.raises(DamagedChartError, match="JSON ne se lit pas à la ligne 1"):
        read(content, "annuaire.json")


def test_a_huge_value_of_json(monkeypatch):
    monkeypatch.setattr(jsonstream, "MAX_ITEM", 1000)
    with pytest.raises(UnsafeChartError, match="démesurée"):
        read('{"schemas":["urn:ietf:params:scim:x"],"Resources":["' + "x" * MEGABYTE, "annuaire.json")


def test_a_zip_bomb_stops_at_the_limit(monkeypatch):
    monkeypatch.setattr(source, "LIMIT", 3 * MEGABYTE)
    with pytest.raises(TooLargeChartError):
        read(packed({"a.csv": b"0" * 8 * MEGABYTE}), "organigramme.zip")
    with pytest.raises(TooLargeChartError):
        read(packed({f"{n}.csv": b"0" * MEGABYTE for n in range(5)}), "organigramme.zip")


def test_archives_that_are_refused():
    with pytest.raises(UnsafeChartError, match="plus de 20 fichiers"):
        read(packed({f"{n}.csv": "a" for n in range(25)}))
    with pytest.raises(UnsafeChartError, match="sommaire est démesuré"):
        read(packed({f"{n:0100}.csv": "" for n in range(15_000)}))
    written = BytesIO()
    with ZipFile(written, "w", ZIP_LZMA) as archive:
        archive.writestr("a.csv", "a")
    with pytest.raises(UnsafeChartError, match="inhabituelle"):
        read(written.getvalue())


def test_a_protected_archive():
    content = bytearray(packed({"a.csv": "code_unite;unite\nA;Eau\n"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedChartError):
        read(bytes(content))


def test_an_archive_with_a_damaged_member():
    content = packed({"a.csv": "code_unite;unite\n" + "A;Eau\n" * 100})
    place = content.index(b"a.csv") + 8
    damaged = content[:place] + bytes(each ^ 0x55 for each in content[place : place + 6]) + content[place + 6 :]
    with pytest.raises(DamagedChartError, match=r"a\.csv est illisible"):
        read(damaged)


def test_what_else_is_in_an_archive_is_told():
    members = {"a.csv": "code_unite;unite\nA;Eau\n", "lisez-moi.txt": "Bonjour", "photo.png": bytes(range(32)) * 9}
    reading = read(packed({**members, "__MACOSX/a.csv": b"\0", "vide/": "", "vide.csv": ""}))
    assert codes(reading).count("part-unknown") == 2
    assert [unit.code for unit in reading.chart.units] == ["A"]


def test_a_hostile_name_in_an_archive_is_only_shown():
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        archive.writestr("../../etc/a\u202e.csv", "code_unite;unite;etp;poste\nA;Eau;abc;Agent\n")
    assert only(read(written.getvalue()), "fte-unreadable").part == "../../etc/a•.csv"


def test_every_error_is_of_the_product():
    for error in (EmptyChartError, UnknownChartError, DamagedChartError, UnsafeChartError, TooLargeChartError):
        assert issubclass(error, ChartError)
    assert issubclass(ChartError, TransverseError)
