import re
import tomllib

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.urls import reverse

from transverse.portal.pages.guides.reading import ANNEXES, GUIDES, read

ALL = [*GUIDES, *ANNEXES]


def _page(client, name):
    answer = client.get(reverse("guide", args=[name]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_guide_of_the_project_is_there():
    assert {path.stem for path in (settings.DOCS / "guides").glob("*.md")} == set(GUIDES)
    assert all((settings.DOCS / f"{name}.md").is_file() for name in ANNEXES)


def test_an_installed_portal_has_them_too():
    with (settings.DOCS.parent / "pyproject.toml").open("rb") as file:
        build = tomllib.load(file)["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    place = "transverse/portal/pages/guides/docs"
    wanted = {"docs/guides": f"{place}/guides"} | {f"docs/{name}.md": f"{place}/{name}.md" for name in ANNEXES}
    assert build == wanted


@pytest.mark.parametrize("name", ALL)
def test_a_guide_is_read_whole_by_anyone(db, client, name):
    page = _page(client, name)
    assert page.count("<h1") == 1
    source = (settings.DOCS / ("guides" if name in GUIDES else "") / f"{name}.md").read_text("utf-8")
    assert page.count("<h2") >= source.count("\n## ")
    assert "**" not in page.partition("<main")[2]
    assert " :" not in read(name).title


@pytest.mark.parametrize("name", ALL)
def test_its_links_stay_in_the_portal(db, client, name):
    article = _page(client, name).partition("<article")[2].partition("</article>")[0]
    for target in re.findall(r'href="([^"]+)"', article):
        assert target.startswith(("/", "#", "https://")), target
        if target.startswith("/guides/"):
            assert client.get(target).status_code == 200
        if target.startswith("#"):
            assert f'id="{target[1:]}"' in article


@pytest.mark.parametrize("name", GUIDES)
def test_its_pictures_come_late_and_keep_their_place(db, client, name):
    pictures = re.findall(r"<img[^>]+>", _page(client, name).partition("<article")[2])
    assert len(pictures) >= 4
    for picture in pictures:
        assert 'loading="lazy"' in picture
        assert re.search(r'width="900" height="\d{3,4}"', picture)
        assert re.search(r'alt="[^"]{30,}"', picture)
        name = re.search(r"[\w-]+\.webp", picture)[0]
        assert find(f"guides/{name}")


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_weighs_little(db, client, name):
    pictures = re.findall(r'src="[^"]*?([\w-]+\.webp)"', _page(client, name))
    weight = sum((settings.DOCS / "guides/images" / each).stat().st_size for each in pictures)
    assert weight < 150_000  # with the page and its styles, under 200 kB


def test_another_name_is_no_guide(db, client):
    for name in ("inconnu", "termes", "settings"):
        assert client.get(f"/guides/{name}/").status_code == 404
    assert client.get("/guides/../settings/").status_code == 404


@pytest.mark.parametrize(
    ("role", "mine"),
    [
        ("administrator", "administrateur"),
        ("dgs", "chef-de-projet"),
        ("lead", "chef-de-projet"),
        ("director", "directeur"),
        ("relay", "referent"),
        ("deputy", "referent"),
        ("agent", "agent"),
    ],
)
def test_the_list_shows_the_reader_which_is_his(town, role, mine):
    page = town.client(role).get("/guides/").content.decode()
    assert f'Le vôtre\N{NO-BREAK SPACE}: <a href="/guides/{mine}/">' in page
    assert all(f'href="/guides/{name}/"' in page for name in ALL)


def test_anyone_finds_them_from_each_page(db, client):
    assert "Le vôtre" not in client.get("/guides/").content.decode()
    for path in ("/aide/", "/compte/connexion/", "/guides/agent/"):
        assert 'href="/guides/"' in client.get(path).content.decode()


def test_pictures_of_another_kind_are_refused(tmp_path):
    from transverse.portal.pages.guides.reading import _size  # noqa: PLC0415 (this test alone)

    (tmp_path / "a.webp").write_bytes(b"RIFF....WEBPVP8 " + bytes(20))
    with pytest.raises(ValueError, match="lossless"):
        _size(tmp_path / "a.webp")
