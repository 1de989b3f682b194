import re

import pytest
from django.utils import timezone

from transverse.portal.jobs.models import Job, JobState
from transverse.portal.mail.models import Mail, MailState
from transverse.portal.mail.write import write

pytestmark = pytest.mark.data


def _job(town, role="agent", **fields):
    return Job.objects.create(kind="test", label="Import de « agents.csv »", asked_by=town.accounts[role], **fields)


def _mail(state, **fields):
    write(f"{state}", f"{state}@ville.example", f"Objet {state}", "Lien secret : /ouvrir/XYZ")
    Mail.objects.filter(key=state).update(state=state, **fields)
    return Mail.objects.get(key=state)


def _key(page):
    return re.search(r'name="jeton" value="([^"]+)"', page.content.decode())[1]


@pytest.mark.parametrize(("role", "status"), [("agent", 200), ("administrator", 200), ("lead", 200), ("relay", 404)])
def test_a_job_is_shown_to_who_asked_and_to_those_who_see_all(town, role, status):
    assert town.client(role).get(_job(town).get_absolute_url()).status_code == status


def test_a_running_job_says_how_far_it_is_and_refreshes(town):
    job = _job(town, state=JobState.RUNNING, step="Lecture", done=3, total=10)
    text = town.client("agent").get(job.get_absolute_url()).content.decode()
    assert 'max="10" value="3"' in text
    assert "3 sur 10" in text
    assert 'hx-trigger="every 2s"' in text
    assert "Actualiser" in text


def test_a_job_that_is_over_gives_its_result_and_stops_refreshing(town):
    told = {"sentence": "1 200 agents importés.", "location": "/reseau/", "link": "Voir le réseau"}
    job = _job(town, state=JobState.DONE, result=told, finished_at=timezone.now())
    client = town.client("agent")
    text = client.get(job.get_absolute_url()).content.decode()
    assert "1 200 agents importés." in text
    assert '<a class="btn btn-primary" href="/reseau/">Voir le réseau</a>' in text
    assert "hx-trigger" not in text
    part = client.get(job.get_absolute_url(), headers={"HX-Request": "true"})
    assert part.status_code == 286
    assert "<h1>" not in part.content.decode()


def test_a_result_leads_nowhere_else(town):
    job = _job(town, state=JobState.DONE, result={"location": "https://ailleurs.example/"})
    assert "ailleurs" not in town.client("agent").get(job.get_absolute_url()).content.decode()


def test_a_failed_job_says_why(town):
    job = _job(town, state=JobState.FAILED, message="Il manque une colonne. Ajoutez-la.")
    assert "Il manque une colonne." in town.client("agent").get(job.get_absolute_url()).content.decode()


@pytest.mark.parametrize("address", ["/travaux/", "/travaux/courriels/", "/travaux/courriels/renvoyer/unsure/"])
@pytest.mark.parametrize(("role", "status"), [("administrator", 200), ("lead", 200), ("agent", 403), ("dgs", 403)])
def test_the_lists_are_for_those_who_keep_the_portal(town, address, role, status):
    assert town.client(role).get(address).status_code == status


@pytest.mark.parametrize("address", ["/travaux/", "/travaux/courriels/"])
def test_lists_cost_the_same_whatever_their_length(town, address, django_assert_max_num_queries):
    for number in range(60):
        _job(town, done=number)
        write(f"{number}", "a@ville.example", "Objet", "Texte")
    client = town.client("administrator")
    with django_assert_max_num_queries(8):
        assert client.get(address).status_code == 200


def test_every_state_of_a_mail_is_shown_and_never_its_text(town):
    for state in MailState.values:
        _mail(state, error="le serveur répond : 550" if state == "failed" else "")
    text = town.client("administrator").get("/travaux/courriels/").content.decode()
    assert all(f"{state}@ville.example" in text for state in MailState.values)
    assert "le serveur répond : 550" in text
    assert "XYZ" not in text
    assert text.count(">Renvoyer</button>") == 2
    assert text.count(">C'est bien parti</button>") == 1


def test_a_mail_in_doubt_is_sent_again_once(town):
    mail = _mail(MailState.UNSURE, tries=1)
    client = town.client("administrator")
    form = {"jeton": _key(client.get("/travaux/courriels/?etat=unsure"))}
    for _ in range(2):
        assert client.post(f"/travaux/courriels/{mail.pk}/renvoyer/", form).status_code == 302
    assert Mail.objects.get().state == MailState.WAITING
    assert client.post(f"/travaux/courriels/{mail.pk}/renvoyer/").status_code == 422


def test_a_mail_in_doubt_is_known_to_have_arrived(town):
    mail = _mail(MailState.UNSURE)
    client = town.client("administrator")
    assert client.post(f"/travaux/courriels/{mail.pk}/parti/").status_code == 302
    assert Mail.objects.get().state == MailState.SENT
    assert client.post(f"/travaux/courriels/{mail.pk}/parti/").status_code == 422


def test_a_mail_that_is_gone_is_not_sent_again(town):
    mail = _mail(MailState.SENT)
    assert town.client("administrator").post(f"/travaux/courriels/{mail.pk}/renvoyer/").status_code == 422
    assert Mail.objects.get().state == MailState.SENT


def test_all_those_in_doubt_are_sent_again_after_a_confirmation(town):
    for state in MailState.values:
        _mail(state)
    client = town.client("administrator")
    assert "1\u00a0courriel en doute" in client.get("/travaux/courriels/renvoyer/unsure/").content.decode()
    assert client.post("/travaux/courriels/renvoyer/unsure/").status_code == 302
    assert Mail.objects.get(key="unsure").state == MailState.WAITING
    assert Mail.objects.get(key="failed").state == MailState.FAILED
    assert client.post("/travaux/courriels/renvoyer/sent/").status_code == 404


@pytest.mark.parametrize("role", ["agent", "dgs"])
def test_others_decide_nothing(town, role):
    mail = _mail(MailState.UNSURE)
    client = town.client(role)
    for address in (f"{mail.pk}/renvoyer", f"{mail.pk}/parti", "renvoyer/unsure"):
        assert client.post(f"/travaux/courriels/{address}/").status_code == 403
    assert Mail.objects.get().state == MailState.UNSURE
