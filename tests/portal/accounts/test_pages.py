import re
from uuid import uuid4

import pytest

from transverse.portal.accounts.models import Account
from transverse.portal.mail.models import Mail
from transverse.portal.people.models import Agent, Function, Post

OTHERS = ("dgs", "lead", "director", "relay", "agent", "drh", "dpo", "stranger")
PAGES = ("/comptes/", "/comptes/ouvrir/", "/comptes/fonctions/", "/comptes/fonctions/dgs/")


@pytest.fixture
def keeper(town):
    return town.client("administrator")


def _text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("role", OTHERS)
def test_the_others_are_refused(town, role, path):
    assert town.client(role).get(path).status_code == 403


@pytest.mark.parametrize("path", PAGES)
def test_pages_open_in_few_queries(keeper, path, django_assert_max_num_queries):
    Agent.objects.bulk_create(Agent(code=f"B{n}", last_name=f"B{n:03}", email=f"b{n}@x.example") for n in range(60))
    with django_assert_max_num_queries(12):
        assert keeper.get(path).status_code == 200


def test_my_account_says_what_i_am(town):
    text = _text(town.client("dgs").get("/mon-compte/"))
    assert "Direction générale des services" in text
    assert "Responsable : Direction générale" in text
    assert "rattaché à aucun agent" in _text(town.client("stranger").get("/mon-compte/"))


@pytest.mark.parametrize(
    ("query", "found", "absent"),
    [
        ("q=goff", "Anne Le Goff", "Rose Leroy"),
        ("q=rose+leroy", "Rose Leroy", "Anne Le Goff"),
        ("etat=administrateur", "admin@ville.example", "Rose Leroy"),
        ("etat=jamais", "Rose Leroy", "Aucun compte"),
        ("etat=ferme", "Aucun compte ne répond", "Rose Leroy"),
        ("etat=parti", "Aucun compte ne répond", "Rose Leroy"),
    ],
)
def test_accounts_are_searched(keeper, query, found, absent):
    text = _text(keeper.get(f"/comptes/?{query}"))
    assert found in text
    assert absent not in text


def test_an_unknown_state_or_page_is_no_fault(keeper):
    assert keeper.get("/comptes/?etat=x&page=zz").status_code == 200


def test_accounts_are_opened_at_once_and_once(keeper):
    wanted = Agent.objects.create(code="N1", first_name="Léa", last_name="Noël", email="lea@ville.example")
    silent = Agent.objects.create(code="N2", first_name="Guy", last_name="Sans")
    page = _text(keeper.get("/comptes/ouvrir/"))
    assert "Léa Noël" in page
    assert f'id="agent-{silent.pk}"' not in page
    sent = {"agent": [wanted.pk, silent.pk], "jeton": str(uuid4())}
    answer = keeper.post("/comptes/ouvrir/", sent, follow=True)
    assert "Comptes ouverts" in _text(answer)
    assert "Guy Sans" in _text(answer)
    keeper.post("/comptes/ouvrir/", sent)
    assert Account.objects.filter(agent=wanted).count() == Mail.objects.count() == 1


@pytest.mark.parametrize("sent", [{}, {"agent": ["999999"]}, {"agent": ["x"]}])
def test_a_wrong_choice_is_said(keeper, sent):
    answer = keeper.post("/comptes/ouvrir/", sent)
    assert 'role="alert"' in _text(answer)


@pytest.mark.parametrize(("group", "found"), [("responsables", "Chef Seul"), ("relais", "Aucun agent")])
def test_groups_narrow(town, keeper, group, found):
    chief = Agent.objects.create(code="N1", first_name="Chef", last_name="Seul", email="chef@ville.example")
    Post.objects.create(code="PN1", title="Chef", unit=town.units["EAU"], holder=chief, is_head=True)
    assert found in _text(keeper.get(f"/comptes/ouvrir/?groupe={group}"))


def _act(keeper, account, act):
    return keeper.post(f"/comptes/{account.pk}/{act}/", {"jeton": str(uuid4())}, follow=True)


def test_one_account_through_its_states(town, keeper):
    account = town.accounts["agent"]
    for act, said in [
        ("inviter", "Une nouvelle invitation"),
        ("fermer", "est fermé"),
        ("administrateur", "rouvrez-le d'abord"),
        ("rouvrir", "Le compte de Rose Leroy est rouvert"),
        ("administrateur", "Rose Leroy administre maintenant"),
        ("simple", "n'administre plus"),
    ]:
        assert said in _text(_act(keeper, account, act)).replace("&#x27;", "'"), act


def test_naming_an_administrator_asks_first(town, keeper):
    account = town.accounts["dgs"]
    assert "Nommer Anne Le Goff administrateur ?" in _text(keeper.get(f"/comptes/{account.pk}/administrateur/"))
    account.refresh_from_db()
    assert not account.is_administrator


def test_the_last_administrator_is_told(town, keeper):
    answer = _act(keeper, town.accounts["administrator"], "simple")
    assert answer.status_code == 422
    assert "dernier administrateur" in _text(answer)


@pytest.mark.parametrize("act", ["inviter", "fermer", "rouvrir", "simple"])
def test_acts_are_never_links(town, keeper, act):
    assert keeper.get(f"/comptes/{town.accounts['agent'].pk}/{act}/").status_code == 405


@pytest.mark.parametrize("act", ["inviter", "fermer", "rouvrir", "administrateur", "simple", "second-facteur"])
@pytest.mark.parametrize("role", ["dgs", "agent"])
def test_the_others_do_nothing(town, role, act):
    assert town.client(role).post(f"/comptes/{town.accounts['relay'].pk}/{act}/").status_code == 403


def test_an_unknown_account_is_not_found(keeper):
    assert keeper.get("/comptes/999999/").status_code == 404


def test_a_function_moves_from_post_to_post(town, keeper):
    before, after = town.posts["dgs"], town.posts["lead"]
    assert "Chargé de mission" in _text(keeper.get("/comptes/fonctions/dgs/?q=benali"))
    answer = keeper.post("/comptes/fonctions/dgs/", {"poste": after.pk, "jeton": str(uuid4())}, follow=True)
    assert "à la place du poste « Directrice générale des services »" in _text(answer)
    assert f"{after.holder} porte la fonction « " in _text(answer)
    assert "Ouvrir des comptes" in _text(answer)
    assert "Choisir les services qui doivent avoir un relais" in _text(answer)
    assert list(Post.objects.filter(function=Function.DGS)) == [after]
    assert town.client("dgs").get("/comptes/").status_code == 403
    before.refresh_from_db()
    assert before.function == ""


def test_a_function_is_taken_and_given_back(town, keeper):
    keeper.post("/comptes/fonctions/dpo/retirer/", {"jeton": str(uuid4())})
    assert not Post.objects.filter(function=Function.DPO).exists()
    assert "à désigner" in _text(keeper.get("/comptes/fonctions/"))
    assert keeper.post("/comptes/fonctions/dpo/retirer/").status_code == 404
    keeper.post("/comptes/fonctions/dpo/", {"poste": town.posts["dpo"].pk})
    assert Post.objects.filter(function=Function.DPO).get() == town.posts["dpo"]


def test_a_post_carries_one_function(town, keeper):
    answer = keeper.post("/comptes/fonctions/drh/", {"poste": town.posts["dgs"].pk})
    assert answer.status_code == 422


@pytest.mark.parametrize("given", ["", "x", "-1", "9" * 30, "²"])
def test_a_forged_post_is_not_found(keeper, given):
    assert keeper.post("/comptes/fonctions/dgs/", {"poste": given}).status_code == 404


def test_an_unknown_function_is_not_found(keeper):
    assert keeper.get("/comptes/fonctions/roi/").status_code == 404


def test_an_administrator_without_second_factor_is_reminded(keeper):
    assert re.search(r"n.a que son mot de passe", _text(keeper.get("/comptes/")))
