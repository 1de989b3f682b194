import email
from datetime import timedelta
from email import policy

import pytest
from django.core.mail import send_mail
from django.utils import timezone

from transverse.portal.jobs.progress import Event
from transverse.portal.mail import outbox
from transverse.portal.mail.message import compose
from transverse.portal.mail.models import Mail, MailState
from transverse.portal.mail.outbox import DELAYS, LEASE, send_due
from transverse.portal.mail.write import write

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def folder(settings, tmp_path):
    settings.MAIL_TRANSPORT = f"file:{tmp_path / 'courriels'}"
    return tmp_path / "courriels"


def _mail(key="clé", recipient="a.b@ville.example", text="Bonjour,\n\nÀ bientôt.\n"):
    write(key, recipient, "Une lettre à signer", text)
    return Mail.objects.get(key=key)


def _read(path):
    return email.message_from_bytes(path.read_bytes(), policy=policy.default)


def test_a_mail_is_a_file_that_any_mail_program_opens(folder):
    mail = _mail()
    assert send_due(timezone.now()) == 1
    (path,) = folder.iterdir()
    message = _read(path)
    assert path.name == f"{mail.message_id}.eml"
    assert path.stat().st_mode & 0o777 == 0o600
    assert message["To"] == "a.b@ville.example"
    assert message["Subject"] == "Une lettre à signer"
    assert message["Auto-Submitted"] == "auto-generated"
    assert str(mail.message_id) in message["Message-ID"]
    assert message.get_content().replace("\r\n", "\n") == "Bonjour,\n\nÀ bientôt.\n"
    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    assert mail.sent_at


def test_a_mail_is_sent_once(folder):
    _mail()
    assert send_due(timezone.now()) == 1
    assert send_due(timezone.now()) == 0


def test_the_same_reason_makes_one_mail():
    assert write("clé", "a@ville.example", "Objet", "Texte")
    assert not write("clé", "a@ville.example", "Objet", "Texte")
    assert not write("autre", "", "Objet", "Texte")
    assert Mail.objects.count() == 1


def test_what_libraries_send_goes_through_the_outbox(settings):
    settings.EMAIL_BACKEND = "transverse.portal.mail.backend.Outbox"
    send_mail("Objet\tlong", "Texte", None, ["a@ville.example", "b@ville.example"])
    assert sorted(Mail.objects.values_list("recipient", "subject")) == [
        ("a@ville.example", "Objet long"),
        ("b@ville.example", "Objet long"),
    ]


def test_a_subject_is_one_line_and_keeps_its_no_break_spaces():
    write("clé", "a@ville.example", " À signer\u00a0: la lettre\r\nBcc:  x@y.example ", "Texte")
    assert Mail.objects.get().subject == "À signer\u00a0: la lettre Bcc: x@y.example"
    assert "\n" not in compose(Mail.objects.get())["Subject"]


def test_the_same_row_makes_the_same_bytes(folder):
    mail = _mail()
    assert compose(mail).as_bytes() == compose(Mail.objects.get()).as_bytes()


def test_killed_in_the_middle_a_file_is_written_again_and_is_there_once(folder):
    mail = _mail()
    send_due(timezone.now())
    (path,) = folder.iterdir()
    before = path.read_bytes()
    Mail.objects.update(state=MailState.SENDING, sent_at=None, not_before=timezone.now() - timedelta(seconds=1))
    assert send_due(timezone.now()) == 1
    assert [each.read_bytes() for each in folder.iterdir()] == [before]
    mail.refresh_from_db()
    assert mail.state == MailState.SENT


def test_a_claim_that_holds_is_left_alone(folder):
    _mail()
    Mail.objects.update(state=MailState.SENDING, not_before=timezone.now() + LEASE)
    assert send_due(timezone.now()) == 0
    assert Mail.objects.get().state == MailState.SENDING


def test_of_two_workers_one_has_the_mail():
    mail = _mail()
    other = Mail.objects.get()
    assert outbox._claimed(mail)
    assert not outbox._claimed(other)


@pytest.mark.parametrize("recipient", ["é@ville.example", "sans arobase", "a@b@c", "a@ville.example\nBcc: x@y.example"])
def test_an_address_that_no_server_takes_is_refused_with_a_sentence(folder, recipient):
    _mail(recipient=recipient)
    send_due(timezone.now())
    mail = Mail.objects.get()
    assert (mail.state, mail.error) == (MailState.FAILED, "l'adresse du destinataire est mal écrite")
    assert not list(folder.iterdir())


def test_a_full_disk_is_tried_again_later(folder, monkeypatch):
    _mail()
    monkeypatch.setattr("os.fsync", _full)
    now = timezone.now()
    assert send_due(now) == 0
    mail = Mail.objects.get()
    assert mail.state == MailState.WAITING
    assert "le disque est plein" in mail.error
    assert mail.not_before > now + timedelta(seconds=50)
    assert send_due(now) == 0


def _full(_file):
    raise OSError(28, "No space left on device")


def test_delays_grow_and_end(folder, monkeypatch):
    _mail()
    monkeypatch.setattr("os.fsync", _full)
    now = timezone.now()
    for delay in DELAYS:
        send_due(now)
        mail = Mail.objects.get()
        assert abs(mail.not_before - timezone.now() - delay) < timedelta(seconds=30)
        Mail.objects.update(not_before=now)
    send_due(now)
    assert Mail.objects.get().state == MailState.FAILED


def test_a_worker_that_stops_leaves_the_rest_waiting(folder):
    stopping = Event()
    stopping.set()
    _mail()
    assert send_due(timezone.now(), stopping) == 0
    assert Mail.objects.get().state == MailState.WAITING


def test_a_folder_that_cannot_be_made_leaves_the_mails_waiting(settings, tmp_path):
    (tmp_path / "fichier").touch()
    settings.MAIL_TRANSPORT = f"file:{tmp_path / 'fichier' / 'courriels'}"
    _mail()
    assert send_due(timezone.now()) == 0
    mail = Mail.objects.get()
    assert (mail.state, mail.tries) == (MailState.WAITING, 0)
    assert "un fichier tient la place d'un dossier" in mail.error


def test_the_terminal_shows_the_mail(settings, capsys):
    settings.MAIL_TRANSPORT = "console:"
    _mail()
    assert send_due(timezone.now()) == 1
    said = capsys.readouterr().out
    assert "À\u00a0: a.b@ville.example" in said
    assert "À bientôt." in said


def test_an_address_of_no_transport_is_told(settings):
    settings.MAIL_TRANSPORT = "pigeon://colombier"
    _mail()
    assert send_due(timezone.now()) == 0
    assert "console, file, smtp, smtps" in Mail.objects.get().error


def test_nothing_to_send_writes_nothing(folder, django_assert_num_queries):
    with django_assert_num_queries(2):
        send_due(timezone.now())
    assert not folder.exists()
