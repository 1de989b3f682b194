import pytest

from transverse.portal.ground.models import Collectivity
from transverse.portal.people.models import Post

PAGES = {
    "/accessibilite/": "Défenseur des droits",
    "/plan-du-site/": "Plan du site",
    "/mentions-legales/": "Hébergeur",
    "/donnees-personnelles/": "mission d'intérêt public",
    "/aide/": "Mot de passe oublié",
    "/contact/": "Contact",
}


def _text(answer):
    return answer.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(("path", "words"), PAGES.items())
def test_anyone_reads_them_even_before_anything_is_set(db, client, path, words, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        answer = client.get(path)
    assert answer.status_code == 200
    assert words in _text(answer)


@pytest.mark.parametrize("path", PAGES)
def test_they_lead_to_one_another(db, client, path):
    for other in PAGES:
        assert f'href="{other}"' in _text(client.get(path))


def test_the_declaration_claims_nothing(db, client):
    text = _text(client.get("/accessibilite/"))
    assert "Ce portail est non conforme" in text
    assert "%" not in text.split("<main")[1].split("</main>")[0]


def test_the_data_protection_officer_is_the_holder_of_the_post(town, client):
    assert "Jean Caron" in _text(client.get("/donnees-personnelles/"))
    Post.objects.filter(function="dpo").update(function="")
    assert "n'est pas encore désigné" in _text(client.get("/donnees-personnelles/"))


def test_they_show_what_is_set(db, client):
    Collectivity.objects.create(name="Valmérande", contact="ici@valmerande.example", postal_address="1, rue X\n12345 Y")
    for path in ("/accessibilite/", "/contact/", "/mentions-legales/"):
        assert "ici@valmerande.example" in _text(client.get(path))
        assert "1, rue X<br>12345 Y" in _text(client.get(path))


def test_the_site_map_is_that_of_the_person(town, client):
    assert "/comptes/" in _text(town.client("administrator").get("/plan-du-site/"))
    assert "/comptes/" not in _text(client.get("/plan-du-site/"))
    assert "/compte/connexion/" in _text(client.get("/plan-du-site/"))


def test_colours_and_health(db, client):
    assert "--main:#1f4e79" in _text(client.get("/couleurs.css"))
    assert client.get("/sante").content == b"ok"
