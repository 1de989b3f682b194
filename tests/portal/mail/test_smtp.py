import email
from datetime import timedelta
from email import policy

import pytest
from django.utils import timezone

from portal.mail.smtp_server import smtp_server
from transverse.portal.mail import outbox
from transverse.portal.mail.models import Mail, MailState
from transverse.portal.mail.outbox import send_due
from transverse.portal.mail.transports import smtp
from transverse.portal.mail.write import write

pytestmark = [pytest.mark.data, pytest.mark.django_db]
TEXT = "Bonjour,\n.\n..deux points, et une ligne longue : " + "à" * 200 + "\n"


@pytest.fixture
def server(settings):
    with smtp_server() as server:
        settings.MAIL_TRANSPORT = server.address
        yield server


@pytest.fixture
def mail():
    write("clé", "a.b@ville.example", "Une lettre à signer", TEXT)
    return Mail.objects.get()


def _fresh():
    return Mail.objects.get(key="clé")


def test_a_mail_arrives_as_it_was_written(server, mail):
    assert send_due(timezone.now()) == 1
    ((recipients, text),) = server.mails
    message = email.message_from_bytes(text, policy=policy.default)
    assert recipients == ["a.b@ville.example"]
    assert message.get_content().replace("\r\n", "\n") == TEXT
    assert str(mail.message_id) in message["Message-ID"]
    assert _fresh().state == MailState.SENT
    assert server.commands[-1].upper() == "QUIT"


def test_several_mails_go_over_one_connection(server, mail):
    for number in range(3):
        write(f"{number}", f"{number}@ville.example", "Objet", "Texte")
    assert send_due(timezone.now()) == 4
    assert len(server.mails) == 4
    assert sum(command.startswith("ehlo") for command in server.commands) == 1


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA", "END"])
def test_a_refusal_for_good_is_kept_with_its_words(server, mail, command):
    server.answers[command] = b"550 boite inconnue"
    send_due(timezone.now())
    assert _fresh().state == MailState.FAILED
    assert _fresh().error == "le serveur répond\u00a0: 550 boite inconnue"
    assert server.mails == []


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA", "END"])
def test_a_refusal_for_now_is_tried_again(server, mail, command):
    server.answers[command] = b"451 plus tard"
    assert send_due(timezone.now()) == 0
    assert (_fresh().state, _fresh().tries) == (MailState.WAITING, 1)
    server.answers.clear()
    assert send_due(timezone.now() + timedelta(minutes=2)) == 1
    assert len(server.mails) == 1


def test_one_refused_does_not_keep_the_others(server, mail):
    write("mal", "sans arobase", "Objet", "Texte")
    write("autre", "c@ville.example", "Objet", "Texte")
    assert send_due(timezone.now()) == 2
    assert len(server.mails) == 2


@pytest.mark.parametrize("command", ["EHLO", "MAIL", "RCPT", "DATA"])
def test_a_cut_before_the_end_of_the_mail_costs_nothing(server, mail, command):
    server.cut = command
    assert send_due(timezone.now()) == 0
    assert (_fresh().state, _fresh().tries) == (MailState.WAITING, 0)
    assert "serveur de courriels" in _fresh().error
    server.cut = ""
    assert send_due(timezone.now() + timedelta(minutes=2)) == 1


def test_a_cut_between_the_end_of_the_mail_and_the_answer_is_a_doubt(server, mail):
    server.cut = "END"
    assert send_due(timezone.now()) == 0
    assert _fresh().state == MailState.UNSURE
    assert _fresh().error == "le serveur n'a pas répondu après avoir reçu le courriel"
    server.cut = ""
    assert send_due(timezone.now() + timedelta(days=1)) == 0
    assert server.mails == []


def test_a_worker_killed_while_sending_leaves_a_doubt_not_a_second_mail(server, mail):
    Mail.objects.update(state=MailState.SENDING, tries=1, not_before=timezone.now() - timedelta(seconds=1))
    assert send_due(timezone.now()) == 0
    assert _fresh().state == MailState.UNSURE
    assert server.mails == []


def test_an_answer_that_comes_late_lifts_the_doubt(mail):
    outbox._claimed(mail)
    outbox._take_back(timezone.now() + timedelta(minutes=2), idempotent=False)
    assert _fresh().state == MailState.UNSURE
    outbox._settle(mail, MailState.SENT, error="")
    assert _fresh().state == MailState.SENT


def test_a_server_that_is_away_costs_the_mails_no_try(settings, mail):
    with smtp_server() as gone:
        settings.MAIL_TRANSPORT = gone.address
    write("autre", "c@ville.example", "Objet", "Texte")
    assert send_due(timezone.now()) == 0
    assert set(Mail.objects.values_list("state", "tries")) == {(MailState.WAITING, 0)}
    assert _fresh().error == "le serveur de courriels n'est pas joignable (rien n'y répond)"
    assert send_due(timezone.now()) == 0


def test_a_name_that_is_refused_is_told(server, settings, mail):
    settings.MAIL_TRANSPORT = server.address.replace("//", "//nom:secret@")
    server.answers["EHLO"] = b"250-essai\r\n250 AUTH PLAIN"
    server.answers["AUTH"] = b"535 non"
    send_due(timezone.now())
    assert _fresh().error == "le serveur de courriels refuse le nom ou le mot de passe de TRANSVERSE_SMTP"
    assert "secret" not in _fresh().error


def test_a_server_that_only_seems_to_encrypt_gets_nothing(server, mail):
    server.answers["EHLO"] = b"250-essai\r\n250 STARTTLS"
    server.answers["STAR"] = b"454 pas maintenant"
    send_due(timezone.now())
    assert _fresh().state == MailState.WAITING
    assert not any(command.startswith("mail") for command in server.commands)


def test_a_server_that_says_nothing_is_left(server, mail, monkeypatch):
    monkeypatch.setattr(smtp, "_TIMEOUT", 0.2)
    monkeypatch.setattr("portal.mail.smtp_server.Session.handle", lambda self: self.rfile.read())
    send_due(timezone.now())
    assert _fresh().error == "le serveur de courriels ne répond plus"
