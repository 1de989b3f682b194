import gzip
import io
import tarfile
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transverse.inventory.profile import Source, UnreadableError
from transverse.inventory.profilers import gz, tar
from transverse.inventory.profilers import zip as zips
from transverse.inventory.profilers._members import MAX_MEMBERS, MAX_NESTED

CSV = b"id;nom\n1;a\n"


def _zip(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _tar(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("lien")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def _members(kind, source, folder):
    """Return the sizes and the contents of the members, by name."""
    folder.mkdir()
    return {each.name: (each.size, each.path.read_bytes()) for each in kind.members(source, folder)}


@pytest.mark.parametrize("kind", [zips, gz, tar], ids=lambda kind: kind.ID)
def test_examples(kind, tmp_path):
    assert all(kind.recognise(Source(tmp_path, "x", len(head), head)) for head in kind.EXAMPLES)
    assert not any(kind.recognise(Source(tmp_path, "x", len(head), head)) for head in kind.COUNTER_EXAMPLES)


def test_members_come_one_by_one_and_leave_nothing(source, tmp_path):
    made = source(
        _zip({"rues/": b"", "rues/Été.csv": CSV, "__MACOSX/._a": b"x", "b.csv": CSV, ".cache": b"x"}), "a.zip"
    )
    folder = tmp_path / "copies"
    folder.mkdir()
    seen = [
        (each.name, each.size, each.path.read_bytes(), len(list(folder.iterdir())))
        for each in zips.members(made, folder)
    ]
    assert seen == [("rues/Été.csv", 11, CSV, 1), ("b.csv", 11, CSV, 1)]
    assert list(folder.iterdir()) == []


def test_a_shape_file_comes_with_its_neighbours(source, tmp_path):
    files = {"c/A.dbf": b"d", "c/A.prj": b"p", "c/a.shp": b"s", "c/A.SHX": b"x", "c/a.csv": CSV, "autre/a.dbf": b"o"}
    folder = tmp_path / "copies"
    folder.mkdir()
    seen = [
        (each.name, sorted(path.name for path in folder.iterdir()), each.path.with_suffix(".dbf").exists())
        for each in zips.members(source(_zip(files), "carte.zip"), folder)
    ]
    assert seen[0] == ("c/a.shp", ["a.dbf", "a.prj", "a.shp", "a.shx"], True)
    assert [name for name, _, _ in seen[1:]] == ["c/a.csv", "autre/a.dbf"]


def test_a_name_never_leaves_the_folder(source, tmp_path):
    made = source(_zip({"../../evil.csv": CSV, "/abs.csv": CSV, "C:\\x.csv": CSV, "a" * 300 + ".csv": CSV}), "a.zip")
    folder = tmp_path / "copies"
    folder.mkdir()
    assert all(each.path.resolve().parent == folder.resolve() for each in zips.members(made, folder))
    assert not (tmp_path.parent / "evil.csv").exists()


def test_names_in_utf_8_that_do_not_say_so(source, tmp_path):
    content = _zip({"voirie_été.csv": CSV}).replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")
    assert list(_members(zips, source(content, "a.zip"), tmp_path / "copies")) == ["voirie_été.csv"]


def test_of_a_picture_only_the_first_bytes_are_copied(source, tmp_path):
    picture = b"\xff\xd8\xff" + bytes(300_000)
    (found,) = _members(zips, source(_zip({"a.jpg": picture}), "a.zip"), tmp_path / "copies").values()
    assert (found[0], len(found[1])) == (300_003, 65_536)


def test_a_file_under_gzip_has_the_name_of_the_file(source, tmp_path):
    made = source(gzip.compress(CSV), "Rues.csv.gz")
    assert _members(gz, made, tmp_path / "a") == {"Rues.csv": (11, CSV)}
    hidden = source(gzip.compress(b'{"type": "FeatureCollection"}'), "cadastre.geojson")
    assert list(_members(gz, hidden, tmp_path / "b")) == ["cadastre.geojson"]
    assert list(_members(gz, source(gzip.compress(_tar({})), "a.tgz"), tmp_path / "c")) == ["a.tar"]


def test_a_tar_yields_its_ordinary_files(source, tmp_path):
    made = source(_tar({"./rues/a.csv": CSV, "b.csv": CSV, ".cache": b"x"}), "a.tar")
    assert tar.recognise(made)
    assert _members(tar, made, tmp_path / "copies") == {"rues/a.csv": (11, CSV), "b.csv": (11, CSV)}


ZEROS = bytes(30_000_000)


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        (zips, _zip({"a.csv": ZEROS}), "hors de toute mesure"),
        (gz, gzip.compress(ZEROS), "hors de toute mesure"),
        (zips, _zip({f"{n}.csv": b"" for n in range(MAX_MEMBERS + 1)}), "plus de 2000 fichiers"),
        (zips, _zip({f"{n}.zip": _zip({"a": b"b"}) for n in range(MAX_NESTED + 1)}), "plus de 10 autres"),
        (zips, _zip({"a.csv": CSV})[:-30], "incomplet"),
        (zips, _zip({"a.csv": CSV}, zipfile.ZIP_STORED).replace(b"1;a", b"1;b", 1), "abîmé"),
        (gz, gzip.compress(CSV)[:-6], "incomplet"),
        (gz, gzip.compress(CSV)[:20] + b"xxxx" + gzip.compress(CSV)[24:], "abîmé"),
        (tar, _tar({"a.csv": bytes(3_000)})[:2_000], "incomplet"),
        (
            zips,
            _zip({"a.csv": CSV})
            .replace(b"PK\3\4\x14\0\0", b"PK\3\4\x14\0\1")
            .replace(b"\x14\0\0\0\x08", b"\x14\0\1\0\x08"),
            "mot de passe",
        ),
        (zips, _zip({"a.csv": CSV}).replace(b"\x14\0\0\0\x08\0", b"\x14\0\0\0\x09\0"), "inhabituelle"),
    ],
)
def test_harm_and_damage_are_refused(source, tmp_path, kind, content, reason):
    with pytest.raises(UnreadableError, match=reason):
        _members(kind, source(content, "a"), tmp_path / "copies")


@given(st.sampled_from([zips, gz, tar]), st.binary(max_size=60), st.integers(0, 400))
def test_damage_is_told_and_nothing_else_happens(tmp_path_factory, kind, noise, place):
    content = {"zip": _zip({"a.csv": CSV, "b/c.shp": CSV}), "gz": gzip.compress(CSV), "tar": _tar({"a.csv": CSV})}[
        kind.ID
    ]
    content = content[:place] + noise + content[place + len(noise) :]
    folder = tmp_path_factory.mktemp("x")
    path = folder / "archive"
    path.write_bytes(content)
    with suppress(UnreadableError):
        _members(kind, Source(path, "archive", len(content), content[:65_536]), folder / "copies")
