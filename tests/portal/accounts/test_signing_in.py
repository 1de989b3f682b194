import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.models import Session
from django.test import Client

from portal.conftest import PASSWORD
from transverse.portal.accounts.keeping import close
from transverse.portal.mail.models import Mail

NEW = "un autre mot de passe bien long"


@pytest.fixture(autouse=True)
def _memory(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "signing"}}
    settings.EMAIL_BACKEND = "transverse.portal.mail.backend.Outbox"
    from django.core.cache import cache  # noqa: PLC0415 (the settings must be changed first)

    cache.clear()


def _code(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def _sign_in(client, secret=PASSWORD):
    fields = {"login": "agent@ville.example", "password": secret}
    return client.post("/compte/connexion/", fields, follow=True)


def _is_in(client):
    return client.get("/mon-compte/").status_code == 200


def _text(answer):
    return answer.content.decode()


def test_by_password(town, client):
    assert _sign_in(client).redirect_chain[-1][0] == "/"
    assert _is_in(client)


def test_the_address_is_read_whatever_its_capitals(town, client):
    client.post("/compte/connexion/", {"login": "AGENT@Ville.example", "password": PASSWORD})
    assert _is_in(client)


def test_a_wrong_password_says_what_to_do(town, client):
    answer = _sign_in(client, "autre chose")
    assert "ne convient pas" in _text(answer)
    assert 'role="alert"' in _text(answer)


def test_after_five_wrong_passwords_the_right_one_waits_too(town, client):
    for _ in range(5):
        _sign_in(client, "autre chose")
    assert "Attendez cinq minutes" in _text(_sign_in(client))
    assert not _is_in(client)


def test_too_many_requests_are_a_page(town, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    for _ in range(4):
        answer = client.post("/compte/connexion/", {})
    assert answer.status_code == 429
    assert "Revenez dans cinq minutes" in _text(answer)


def test_a_closed_account_is_told_so(town, client):
    close(town.accounts["agent"], town.accounts["administrator"])
    assert "Ce compte est fermé" in _text(_sign_in(client))
    assert not _is_in(client)


def test_a_session_that_has_ended_asks_to_sign_in_again(town, client):
    _sign_in(client)
    Session.objects.all().delete()
    answer = client.get("/mon-compte/")
    assert answer.url == "/compte/connexion/?next=/mon-compte/"


def test_signing_out_is_a_form(town, client):
    _sign_in(client)
    assert client.get("/compte/deconnexion/").status_code == 200
    assert _is_in(client)
    assert client.post("/compte/deconnexion/").status_code == 302
    assert not _is_in(client)


def test_nobody_signs_up(town, client):
    assert "On ne s" in _text(client.get("/compte/inscription/"))
    client.post("/compte/inscription/", {"email": "intrus@ailleurs.example", "password1": NEW})
    assert not _is_in(client)


def test_the_next_page_is_never_elsewhere(town, client):
    fields = {"login": "agent@ville.example", "password": PASSWORD, "next": "https://ailleurs.example/"}
    assert client.post("/compte/connexion/", fields).url == "/"


def test_a_forgotten_password(town, client):
    answer = client.post("/compte/mot-de-passe/oublie/", {"email": "agent@ville.example"}, follow=True)
    assert "Regardez vos courriels" in _text(answer)
    mail = Mail.objects.get()
    assert mail.subject == "Choisir un autre mot de passe"
    assert "Bonjour" in mail.text
    assert "http://localhost:8000/compte/" in mail.text
    page = client.get(re.search(r"/compte/mot-de-passe/oublie/\S+", mail.text)[0], follow=True)
    client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert _is_in(client)
    other = Client()
    _sign_in(other)
    assert not _is_in(other)
    _sign_in(other, NEW)
    assert _is_in(other)
    assert Mail.objects.filter(subject="Votre mot de passe a changé", recipient="agent@ville.example").exists()


def test_an_unknown_address_is_answered_the_same_and_no_mail_leaves(town, client):
    answer = client.post("/compte/mot-de-passe/oublie/", {"email": "personne@ailleurs.example"}, follow=True)
    assert "Regardez vos courriels" in _text(answer)
    assert not Mail.objects.exists()


def test_a_password_too_short_is_refused(town, client):
    _sign_in(client)
    answer = client.post("/compte/mot-de-passe/", {"oldpassword": PASSWORD, "password1": "court", "password2": "court"})
    assert "12 caractères" in _text(answer)


@pytest.fixture
def secret(town, client):
    """Sign in, confirm, and add an application; return its secret."""
    _sign_in(client)
    client.post("/compte/confirmer/", {"password": PASSWORD})
    page = _text(client.get("/compte/securite/totp/activate/"))
    assert "data:image/svg+xml" in page
    secret = re.search(r'<code class="secret">([A-Z2-7]+)</code>', page)[1]
    answer = client.post("/compte/securite/totp/activate/", {"code": _code(secret)}, follow=True)
    assert "Mes codes de secours" in _text(answer)
    return secret


def _recovery_codes(client):
    return re.findall(r"<li><code>(\d+)</code></li>", _text(client.get("/compte/securite/recovery-codes/")))


def test_with_an_application(town, secret):
    client = Client()
    assert "Encore une étape" in _text(_sign_in(client))
    assert not _is_in(client)
    assert "ne convient pas" in _text(client.post("/compte/securite/authenticate/", {"code": "000000"}))
    client.post("/compte/securite/authenticate/", {"code": _code(secret)})
    assert _is_in(client)


def test_with_a_recovery_code_that_serves_once(town, client, secret):
    code, *_ = codes = _recovery_codes(client)
    assert len(codes) == 10
    for expected in (True, False):
        other = Client()
        _sign_in(other)
        other.post("/compte/securite/authenticate/", {"code": code})
        assert _is_in(other) is expected
    assert code not in _recovery_codes(client)


def test_a_new_password_by_mail_does_not_pass_over_the_second_factor(town, secret):
    client = Client()
    client.post("/compte/mot-de-passe/oublie/", {"email": "agent@ville.example"})
    mail = Mail.objects.get(subject="Choisir un autre mot de passe")
    page = client.get(re.search(r"/compte/mot-de-passe/oublie/\S+", mail.text)[0], follow=True)
    client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert not _is_in(client)


def test_the_application_is_removed(town, client, secret):
    assert "Retirer l'application ?" in _text(client.get("/compte/securite/totp/deactivate/"))
    client.post("/compte/securite/totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert Mail.objects.filter(subject="L'application ne protège plus votre compte").exists()


def test_a_delicate_page_asks_for_the_password_again(town):
    client = town.client("agent")
    answer = client.get("/compte/securite/totp/activate/", follow=True)
    assert "Confirmez que c'est vous" in _text(answer)
    answer = client.post(answer.request["PATH_INFO"] + "?" + answer.request["QUERY_STRING"], {"password": PASSWORD})
    assert answer.url == "/compte/securite/totp/activate/"


@pytest.mark.django_db(transaction=True)
def test_mails_of_the_library_are_in_plain_french(town, client, secret):
    text = Mail.objects.get(subject="Une application protège votre compte").text
    assert text.startswith("Bonjour,")
    assert "Si ce n'est pas vous" in text
    assert not re.search(r"\b(?:from|Hello|Thank|account)\b", text)
