import re
import struct
import zlib
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from transverse.portal.ground.logo import LIMIT, read_logo
from transverse.portal.ground.models import Collectivity, collectivity
from transverse.portal.ground.refusals import RefusalError

FIELDS = {"name": "Valmérande", "main_colour": "#1f4e79", "accent_colour": "#8a4b08", "revision": 1}


def _chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width=40, height=20, extra=b""):
    rows = b"".join(b"\x00" + b"\xff\x00\x00" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = _chunk(b"IHDR", header) + extra + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def _text(answer):
    return answer.content.decode().replace("&#x27;", "'")


@pytest.fixture
def keeper(town):
    return town.client("administrator")


def _save(keeper, **fields):
    return keeper.post("/reglages/", {**FIELDS, "enregistrer": "oui", "jeton": str(uuid4()), **fields}, follow=True)


@pytest.mark.parametrize("role", ["dgs", "lead", "agent", "stranger"])
@pytest.mark.parametrize("path", ["/reglages/", "/reglages/apercu.css?main=%231f4e79&accent=%231f4e79"])
def test_the_others_are_refused(town, role, path):
    assert town.client(role).get(path).status_code == 403


def test_the_form_is_shown_even_before_anything_is_set(keeper):
    assert "Ma collectivité" in _text(keeper.get("/reglages/"))


def test_nothing_is_saved_before_the_preview_is_accepted(keeper):
    seen = _text(keeper.post("/reglages/", FIELDS))
    assert "Rien n'est encore enregistré" in seen
    assert re.search(r"8,\d</td>", seen)
    assert not Collectivity.objects.exists()
    assert "Les réglages sont enregistrés" in _text(_save(keeper))
    assert collectivity().name == "Valmérande"
    assert collectivity().revision == 2


def test_one_may_come_back_from_the_preview_with_what_was_written(keeper):
    seen = _text(keeper.post("/reglages/", {**FIELDS, "corriger": "oui", "name": "Autre nom"}))
    assert 'value="Autre nom"' in seen


@pytest.mark.parametrize("field", ["main_colour", "accent_colour"])
def test_a_colour_too_light_is_refused_and_a_near_one_proposed(keeper, field):
    seen = _text(_save(keeper, **{field: "#ffcc00"}))
    assert "le contraste est de 1,5" in seen
    assert f'name="{field}" value="#' in seen
    assert not Collectivity.objects.exists()


@pytest.mark.parametrize("colour", ["", "bleu", "#12", "#1f4e79;}body{display:none", "#1f4e7g"])
def test_a_colour_is_a_colour(keeper, colour):
    assert "Rien n'est enregistré" in _text(_save(keeper, main_colour=colour))
    assert keeper.get("/reglages/apercu.css", {"main": colour, "accent": "#1f4e79"}).status_code == 422


def test_the_preview_has_its_own_style(keeper):
    sheet = keeper.get("/reglages/apercu.css", {"main": "#1f4e79", "accent": "#8a4b08"})
    assert sheet["Content-Type"].startswith("text/css")
    assert ":root" not in _text(sheet)
    assert ".preview{--main:#1f4e79" in _text(sheet)


def test_two_administrators_do_not_overwrite_each_other(keeper):
    _save(keeper)
    answer = _save(keeper, name="Plus tard", revision=1)
    assert answer.status_code == 409
    assert collectivity().name == "Valmérande"


def test_sent_twice_it_is_saved_once(keeper):
    form = {**FIELDS, "enregistrer": "oui", "jeton": str(uuid4())}
    for _ in range(2):
        assert keeper.post("/reglages/", form).status_code == 302
    assert collectivity().revision == 2


def test_a_logo_is_seen_then_kept_then_removed(keeper, client):
    assert client.get("/logo.png").status_code == 404
    seen = keeper.post("/reglages/", {**FIELDS, "logo": SimpleUploadedFile("l.png", png())})
    picture = seen.context["picture"]
    assert f"data:image/png;base64,{picture}" in _text(seen)
    _save(keeper, logo_kept=picture)
    answer = client.get("/logo.png")
    assert answer.content == png()
    assert answer["Content-Type"] == "image/png"
    assert 'width="40" height="20"' in _text(keeper.get("/reglages/"))
    _save(keeper, revision=2)
    assert client.get("/logo.png").status_code == 200
    _save(keeper, revision=3, without_logo="on")
    assert client.get("/logo.png").status_code == 404


@pytest.mark.parametrize("kept", ["x", "%%%", "PHN2Zz4=", "iVBORw0KGgo="])
def test_a_forged_logo_is_refused(keeper, kept):
    assert "Rien n'est enregistré" in _text(_save(keeper, logo_kept=kept))


def test_a_logo_loses_what_does_not_draw():
    secret = _chunk(b"tEXt", b"Author\x00Quelqu'un")
    logo = read_logo(png(extra=secret))
    assert logo == (png(), 40, 20)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (b"", "image PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image PNG"),
        (b"GIF89a" + bytes(50), "image PNG"),
        (b"\x89PNG\r\n\x1a\n", "abîmé"),
        (png()[:-20], "abîmé"),
        (png().replace(b"IDAT", b"IDAX"), "abîmé"),
        (png(width=4), "points"),
        (png(height=2500), "points"),
        (bytes(LIMIT + 1), "50 ko"),
    ],
)
def test_a_bad_logo_is_refused(given, why):
    with pytest.raises(RefusalError, match=why):
        read_logo(given)


def test_what_follows_the_end_is_dropped():
    assert read_logo(png() + b"<script>") == (png(), 40, 20)
