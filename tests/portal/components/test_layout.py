import re

import pytest
from django.template import Context, Template

from transverse.portal.ground.models import Collectivity


def _text(answer):
    return answer.content.decode()


def _menu(text):
    menu = text.split("places-wide")[1].split("</nav>")[0]
    return re.findall(r"<a [^>]+>([^<]+)</a>", menu)


def test_the_menu_is_what_the_person_may_open(town):
    assert {"Comptes", "Réglages"} <= set(_menu(_text(town.client("administrator").get("/mon-compte/"))))
    assert not {"Comptes", "Réglages", "Page CODIR"} & set(_menu(_text(town.client("agent").get("/mon-compte/"))))
    assert _menu(_text(town.client("stranger").get("/mon-compte/"))) == ["Accueil"]


def test_the_menu_says_where_one_is(town):
    keeper = town.client("administrator")
    assert 'href="/comptes/" aria-current="page"' in _text(keeper.get("/comptes/"))
    assert 'href="/comptes/" aria-current="true"' in _text(keeper.get("/comptes/ouvrir/"))
    assert 'href="/" aria-current' not in _text(keeper.get("/comptes/"))


def test_signing_out_needs_no_script(town):
    assert '<form method="post" action="/compte/deconnexion/">' in _text(town.client("agent").get("/mon-compte/"))


def test_a_demonstration_says_so(town):
    Collectivity.objects.create(name="Valmérande", is_demonstration=True)
    assert "collectivité et personnes imaginaires" in _text(town.client("agent").get("/mon-compte/"))
    Collectivity.objects.update(is_demonstration=False)
    assert "imaginaires" not in _text(town.client("agent").get("/mon-compte/"))


def test_a_name_cannot_write_html(town):
    Collectivity.objects.create(name="<script>alert(1)</script>")
    assert "<script>alert" not in _text(town.client("agent").get("/mon-compte/"))


@pytest.mark.parametrize("path", ["/nulle-part/", "/comptes/999999/"])
def test_a_page_that_is_not_there_is_a_page(town, path):
    answer = town.client("administrator").get(path)
    assert answer.status_code == 404
    assert "Page introuvable" in _text(answer)


def test_a_page_that_is_closed_is_a_page(town):
    answer = town.client("agent").get("/comptes/")
    assert answer.status_code == 403
    assert "ne vous est pas ouverte" in _text(answer)


def test_components_say_what_they_are_given(db):
    source = (
        '{% include "components/page_header.html" with heading="Ici" way=way lead="Là." only %}'
        '{% include "components/figures.html" with figures=figures only %}'
        '{% include "components/empty.html" with sentence="Rien." address="/x" label="Faire" only %}'
    )
    given = {"way": [("Haut", "/haut")], "figures": [(3, "services", "/s"), (2, "lettres", "")]}
    html = Template(source).render(Context(given))
    for part in ('<a href="/haut">Haut</a>', "<h1>Ici</h1>", "<strong>3</strong>", 'href="/x">Faire</a>'):
        assert part in html
