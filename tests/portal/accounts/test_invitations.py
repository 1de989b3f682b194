import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from transverse.portal.accounts.invitations import invite, open_account, open_accounts
from transverse.portal.accounts.models import Account
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.mail.models import Mail
from transverse.portal.people.models import Agent

CHOSEN = "quatre mots sans rapport"


@pytest.fixture
def newcomer(town):
    return Agent.objects.create(code="N1", first_name="Léa", last_name="Noël", email="Lea.Noel@ville.example")


def _link(mail):
    return re.search(r"https?://[^/]+(/compte/mot-de-passe/oublie/\S+)", mail.text)[1]


def test_an_invitation_leads_to_a_password_and_into_the_portal(newcomer):
    account = open_account(newcomer, timezone.now())
    mail = Mail.objects.get()
    assert mail.recipient == account.email == "lea.noel@ville.example"
    assert "3 jours" in mail.text
    client = Client()
    page = client.get(_link(mail), follow=True)
    assert "Choisir un mot de passe" in page.content.decode()
    answer = client.post(page.request["PATH_INFO"], {"password1": CHOSEN, "password2": CHOSEN}, follow=True)
    assert answer.status_code == 200
    assert client.get("/mon-compte/").status_code == 200
    assert "Léa Noël" in client.get("/mon-compte/").content.decode()


def test_a_link_serves_once(newcomer):
    open_account(newcomer, timezone.now())
    link = _link(Mail.objects.get())
    client = Client()
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": CHOSEN, "password2": CHOSEN})
    assert "Ce lien ne marche plus" in Client().get(link, follow=True).content.decode()


def test_a_link_ends_after_three_days(newcomer, monkeypatch):
    open_account(newcomer, timezone.now())
    link = _link(Mail.objects.get())
    late = timezone.now().replace(tzinfo=None) + timedelta(days=3, hours=3)
    monkeypatch.setattr("allauth.account.forms.EmailAwarePasswordResetTokenGenerator._now", lambda _: late)
    assert "Ce lien ne marche plus" in Client().get(link, follow=True).content.decode()


def test_whoever_has_no_address_is_told(newcomer):
    newcomer.email = ""
    with pytest.raises(RefusalError, match="n'a pas d'adresse électronique"):
        open_account(newcomer, timezone.now())
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("fields", "why"),
    [({"left_on": "2026-01-01"}, "est parti"), ({"email": "DGS@ville.example"}, "déjà celle d'un autre compte")],
)
def test_an_account_is_refused(newcomer, fields, why):
    for name, value in fields.items():
        setattr(newcomer, name, value)
    with pytest.raises(RefusalError, match=why):
        open_account(newcomer, timezone.now())


def test_a_second_account_is_refused(town):
    with pytest.raises(RefusalError, match="a déjà un compte"):
        open_account(town.agents["dgs"], timezone.now())


def test_many_are_opened_and_the_others_are_told(newcomer):
    silent = Agent.objects.create(code="N2", last_name="Sans")
    same = Agent.objects.create(code="N3", last_name="Double", email="lea.noel@ville.example")
    gone = Agent.objects.create(code="N4", last_name="Parti", email="parti@ville.example", left_on="2026-01-01")
    opened = open_accounts([newcomer, silent, same, gone], timezone.now())
    assert [each.agent for each in opened.accounts] == [newcomer]
    assert opened.without_address == (silent,)
    assert opened.taken == (same,)
    assert Mail.objects.count() == 1


def test_two_invitations_are_two_mails(newcomer):
    account = open_account(newcomer, timezone.now())
    invite(account, timezone.now() + timedelta(minutes=1))
    assert Mail.objects.count() == 2
    assert Account.objects.filter(agent=newcomer).count() == 1
