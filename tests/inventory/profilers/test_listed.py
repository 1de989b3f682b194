"""Files that are seen and dated, and not looked into: each is told from all the others by its first bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.common.registry import modules
from transverse.inventory.profile import Source, UnreadableError

EVERY = sorted(modules("transverse.inventory.profilers"), key=lambda each: (each.RANK, each.ID))
LISTED = tuple(
    "pdf word slides drawing image media mail agenda access other_archive statistics web_page companion map_text xml "
    "note lfs".split()
)
KINDS = [each for each in EVERY if each.ID in LISTED]


def _source(path, head, name="fichier"):
    return Source(path, name, len(head), head)


def _kind(made):
    return next((each.ID for each in EVERY if each.recognise(made)), "")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.ID)
def test_examples(kind, tmp_path):
    assert 0 < len(kind.EXAMPLES) < len(kind.COUNTER_EXAMPLES)
    assert [_kind(_source(tmp_path / "absent", head)) for head in kind.EXAMPLES] == [kind.ID] * len(kind.EXAMPLES)
    assert not [head for head in kind.COUNTER_EXAMPLES if kind.recognise(_source(tmp_path / "absent", head))]


@pytest.mark.parametrize("kind", [each for each in KINDS if each.ID != "lfs"], ids=lambda kind: kind.ID)
def test_one_sentence_says_why(kind, tmp_path):
    said = kind.profile(_source(tmp_path / "absent", kind.EXAMPLES[0]))
    assert not said.grids
    assert said.listed.endswith(".")
    assert said.listed[0].isupper()


def test_what_git_left_in_place_of_a_file_is_no_table(tmp_path):
    note = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12\n"
    made = _source(tmp_path / "absent", note, "arbres.csv")
    assert _kind(made) == "lfs"
    with pytest.raises(UnreadableError, match="n'est qu'un renvoi"):
        EVERY[0].profile(made)


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("lambert.cpg", b"UTF-8", "companion"),
        ("photo.tfw", b"0.2\n0.0\n0.0\n-0.2\n650000.1\n6860000.1\n", "companion"),
        ("a.html", b"<!-- page -->\n<html>", "web_page"),
        ("a.svg", b'<?xml version="1.0"?><!-- x --><svg width="1">', "image"),
        ("a.mp3", b"\xff\xfb\x90\x64\0\0\0\0", "media"),
        ("a.xml", '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16"), "xml"),
        ("budget.csv", b"id;nom\n1;a\n2;b\n", "csv"),
        ("liste.eml.csv", b"From;To;Subject\na;b;c\n", "csv"),
        ("lisez.txt", b"Bonjour,\nvoici les rues.\n", "note"),
        ("inconnu.bin", bytes(range(256)) * 4, ""),
    ],
)
def test_kinds_are_told_apart(tmp_path, name, head, kind):
    path = tmp_path / name
    path.write_bytes(head)
    assert _kind(_source(path, head, name)) == kind


@given(st.binary(max_size=600), st.sampled_from([head for kind in EVERY for head in kind.EXAMPLES]))
def test_any_bytes_are_told_or_left(tmp_path_factory, noise, head):
    made = _source(tmp_path_factory.getbasetemp() / "absent", head[: len(noise)] + noise)
    assert _kind(made) is not None
