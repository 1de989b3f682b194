"""The pages of an import: what each state shows, who may, what a bad file or a replayed form does."""

import csv
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.tasks import run_job
from transverse.portal.people import import_jobs  # noqa: F401 (registers the work)
from transverse.portal.people.models import ChartImport, ImportState, Unit

pytestmark = pytest.mark.django_db(transaction=True)

CHART = (
    "code_unite;unite;code_unite_mere;code_poste;poste;responsable;matricule;nom;prenom\n"
    "DG;Direction générale;;P1;Directrice;oui;A1;Le Goff;Anne\n"
    'EAU;<b>Eau</b>;XX;P2;=1+1;oui;A2;"<img src=x onerror=alert(1)>";Zoé\n'
)


def run_waiting():
    for job in Job.objects.filter(state=JobState.WAITING).order_by("asked_at"):
        run_job.call(str(job.pk))


def send(client, text=CHART, **fields):
    file = SimpleUploadedFile("organigramme.csv", text if isinstance(text, bytes) else text.encode())
    return client.post("/organigramme/importer/", {"chart": file, **fields})


def ready(client, text=CHART):
    answer = send(client, text)
    run_waiting()
    return answer.url


def test_from_the_file_to_the_chart_and_back(town):
    client = town.client("administrator")
    assert client.get("/organigramme/importer/").status_code == 200
    address = send(client).url
    page = client.get(address).content.decode()
    assert "attend son tour, moins d'une minute" in page
    assert "hx-get" in page
    run_waiting()
    page = client.get(address).content.decode()
    assert "Ce que l&#x27;import changerait" in page or "Ce que l'import changerait" in page
    assert "<img src=x" not in page
    assert "sans titulaire" not in page, "nothing is said of none"
    assert '<caption class="visually-hidden">Départs</caption>' in page
    assert "<b>Eau</b>" not in page
    assert "XX" in page
    assert "Référent données (Service de l&#x27;eau)" in page
    answer = client.post(f"{address}confirmer/")
    assert answer.url == address
    assert "attend son tour, moins d'une minute" in client.get(address).content.decode()
    run_waiting()
    page = client.get(address).content.decode()
    assert "Revenir à l'organigramme d'avant" in page
    assert Unit.objects.get(code="PAIE").closed_on is not None
    back = client.post(f"{address}revenir/").url
    assert back != address
    run_waiting()
    client.post(f"{back}confirmer/")
    run_waiting()
    assert Unit.objects.get(code="PAIE").closed_on is None
    assert "Importé" in client.get("/organigramme/importer/").content.decode().title()


def test_the_files_run_nothing(town):
    client = town.client("lead")
    address = ready(client)
    for name in ("anomalies", "changements"):
        answer = client.get(f"{address}{name}.csv")
        assert answer["Content-Disposition"].startswith("attachment")
        rows = csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";")
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
        assert len(cells) > 5


def test_the_model_is_explained_and_can_be_imported(town):
    client = town.client("lead")
    assert "code_unite_mere" in client.get("/organigramme/modele/").content.decode()
    address = ready(client, client.get("/organigramme/modele.csv").content)
    assert ChartImport.objects.get().state == ImportState.READY
    assert "Rien" in client.get(address).content.decode()


def test_a_form_sent_twice_counts_once(town):
    client = town.client("administrator")
    key = str(uuid4())
    assert send(client, jeton=key).url == send(client, jeton=key).url
    assert ChartImport.objects.count() == Job.objects.count() == 1
    run_waiting()
    address = ChartImport.objects.get().get_absolute_url()
    key = str(uuid4())
    assert [client.post(f"{address}confirmer/", {"jeton": key}).status_code for _ in range(2)] == [302, 302]
    assert client.post(f"{address}confirmer/").status_code == 422
    assert Job.objects.filter(kind="apply_chart").count() == 1


def test_abandoning(town):
    client = town.client("administrator")
    address = ready(client)
    assert client.post(f"{address}abandonner/").url == "/organigramme/importer/"
    assert "abandonné" in client.get(address).content.decode()
    assert client.post(f"{address}confirmer/").status_code == 422
    assert client.get(f"{address}anomalies.csv").status_code == 404


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ne contient rien"),
        (b"a;b\n1;\0\n", "octets nuls"),
        ("température;pluie\n12;3\n", "organigramme que je sais lire"),
        ("matricule;nom;prenom\nA1;Exemple;Camille\n", "ne peut pas être importé tel quel"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(town, content, said):
    client = town.client("administrator")
    page = client.get(ready(client, content)).content.decode()
    assert said in page
    assert ">Importer</button>" not in page


def test_no_file_is_said_at_the_field(town):
    answer = town.client("administrator").post("/organigramme/importer/", {})
    assert answer.status_code == 200
    assert "Choisissez un fichier" in answer.content.decode()


def test_a_file_too_large_is_refused_in_a_sentence(town, monkeypatch):
    client = town.client("administrator")
    client.get("/organigramme/importer/")  # the sentence is written when the page is loaded, with the true limit
    monkeypatch.setattr("transverse.portal.ground.uploads.LIMIT", 10)
    answer = send(client)
    assert not ChartImport.objects.exists()
    assert "dépasse 200 Mo" in answer.content.decode()


def test_a_reading_that_broke_says_so(town, monkeypatch):
    def broken(*_args, **_fields):
        raise ValueError

    client = town.client("administrator")
    monkeypatch.setattr("transverse.portal.people.import_jobs.read_chart", broken)
    page = client.get(ready(client)).content.decode()
    assert "erreur imprévue" in page


@pytest.mark.parametrize("role", ["dgs", "drh", "dpo", "director", "relay", "agent", "team", "stranger"])
def test_who_may_not_import(town, role):
    address = ready(town.client("administrator"))
    client = town.client(role)
    for path in ("/organigramme/importer/", address, f"{address}anomalies.csv", "/organigramme/modele/"):
        assert client.get(path).status_code == 403
    assert send(client).status_code == 403
    for action in ("confirmer", "abandonner", "revenir"):
        assert client.post(f"{address}{action}/").status_code == 403
    assert ChartImport.objects.get().state == ImportState.READY


@pytest.mark.parametrize("action", ["confirmer", "abandonner", "revenir"])
def test_no_action_by_a_link(town, action):
    address = ready(town.client("administrator"))
    assert town.client("administrator").get(f"{address}{action}/").status_code == 405


def test_forged_numbers(town):
    client = town.client("administrator")
    for path in ("/organigramme/importer/999/", "/organigramme/importer/999/anomalies.csv"):
        assert client.get(path).status_code == 404
    for action in ("confirmer", "abandonner", "revenir"):
        assert client.post(f"/organigramme/importer/999/{action}/").status_code == 404


def test_few_queries(town, django_assert_max_num_queries):
    client = town.client("administrator")
    address = ready(client)
    with django_assert_max_num_queries(12):
        client.get(address)
    client.post(f"{address}confirmer/")
    run_waiting()
    with django_assert_max_num_queries(12):
        client.get(address)
    with django_assert_max_num_queries(12):
        client.get("/organigramme/importer/")
