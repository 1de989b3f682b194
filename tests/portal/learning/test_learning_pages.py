"""What the year lacks: who sees it, how services say how many they send, what is taken away; never a person."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.conftest import ROLES
from portal.year_town import fill_year
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.tasks import run_job
from transverse.portal.people.models import Unit
from transverse.portal.projects.models import ServiceOffer, TrainingWord, YearPlan

pytestmark = pytest.mark.django_db
SEEN = {"dgs", "lead", "drh"}
HEADS = {"dgs", "director", "other_director", "drh"}


@pytest.fixture
def year(today):
    return today.year


def url(name, year, *more):
    return reverse(name, args=[year, *more])


@pytest.fixture
def _worked_out(town, year):
    fill_year(town)
    assert town.client("drh").post(url("learning_work_out", year)).status_code == 302
    run_job.call(str(Job.objects.get().pk))


def page(town, role, address):
    return town.client(role).get(address).content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.usefixtures("_worked_out")
def test_who_sees_it(town, year, role):
    client = town.client(role)
    files = (url("learning_csv", year), url("learning_download", year, "odt"))
    expected = 200 if role in SEEN else 403
    for each in (reverse("this_learning"), url("learning", year), *files):
        assert client.get(each).status_code == expected
    assert client.get(url("learning_answer", year)).status_code == (200 if role in HEADS else 403)
    assert (client.post(url("learning_work_out", year)).status_code == 403) == (role not in SEEN)


def test_a_year_not_worked_out(town, year):
    assert "n'a pas encore été calculée" in page(town, "drh", url("learning", year))
    for each in (url("learning_csv", year), url("learning_download", year, "pdf")):
        answer = town.client("drh").get(each)
        assert answer.status_code == 422
        assert "Lancez d" in answer.content.decode()
    assert town.client("drh").post(url("learning_work_out", year)).status_code == 422
    assert "Rien n'est demandé à vos services" in page(town, "director", url("learning_answer", year))


@pytest.mark.usefixtures("_worked_out")
def test_what_is_missing_and_why(town, year):
    found = page(town, "drh", url("learning", year))
    assert "Mener une enquête" in found
    assert "est prouvé" in found or "arrêté avant sa fin" in found
    assert "Il manque 8 jours" in found
    assert "Aucun service ne sait le faire" in found
    assert "Enquête sur les usages" in found
    assert "Service de la paie" in found
    assert "le service ne l'a pas encore dit" in found


@pytest.mark.usefixtures("_worked_out")
def test_while_it_is_being_worked_out_again(town, year):
    town.client("drh").post(url("learning_work_out", year))
    assert "Le calcul est en cours" in page(town, "drh", url("learning", year))
    assert town.client("drh").post(url("learning_work_out", year)).status_code == 422


@pytest.mark.usefixtures("_worked_out")
def test_work_that_stopped_says_so(town, year):
    Job.objects.update(state=JobState.FAILED)
    assert "arrêté avant sa fin" in page(town, "drh", url("learning", year))


def test_nothing_is_missing(town, year):
    YearPlan.objects.create(year=year, report={"lacks": [], "proof": "C'est prouvé."}, made_at=timezone.now())
    assert "rien ne manque cette année" in page(town, "dgs", url("learning", year))
    assert town.client("dgs").get(url("learning_download", year, "pdf")).status_code == 200


@pytest.mark.usefixtures("_worked_out")
def test_a_director_says_how_many_for_his_own_services(town, year):
    client = town.client("other_director")
    name = f"places-{town.maps.pk}-{town.units['PAIE'].pk}"
    assert f'name="{name}"' in page(town, "other_director", url("learning_answer", year))
    assert f'name="{name}"' not in page(town, "director", url("learning_answer", year))
    client.post(url("learning_answer", year), {name: "2"})
    row = TrainingWord.objects.get()
    assert (row.skill, row.unit, row.people, row.said_by) == (
        town.maps,
        town.units["PAIE"],
        2,
        town.agents["other_director"],
    )
    assert "2 agents" in page(town, "drh", url("learning", year))
    client.post(url("learning_answer", year), {name: "0"})
    assert "aucun cette année" in page(town, "drh", url("learning", year))
    client.post(url("learning_answer", year), {name: "", "x": "1"})
    assert not TrainingWord.objects.exists()


@pytest.mark.parametrize("given", ["-1", "51", "deux"])
@pytest.mark.usefixtures("_worked_out")
def test_a_number_that_makes_no_sense(town, year, given):
    name = f"places-{town.maps.pk}-{town.units['PAIE'].pk}"
    answer = town.client("other_director").post(url("learning_answer", year), {name: given})
    assert answer.status_code == 422
    assert not TrainingWord.objects.exists()


@pytest.mark.usefixtures("_worked_out")
def test_nobody_says_for_another_directorate(town, year):
    name = f"places-{town.maps.pk}-{town.units['PAIE'].pk}"
    town.client("director").post(url("learning_answer", year), {name: "4"})
    assert not TrainingWord.objects.exists()


@pytest.mark.usefixtures("_worked_out")
def test_the_table(town, year):
    text = town.client("drh").get(url("learning_csv", year)).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    told = {(each["compétence"], each["service"]) for each in rows}
    assert ("Lire et dresser des cartes", "Service de la paie") in told
    assert ("Mener une enquête", "") in told
    assert {each["jours manquants"] for each in rows if each["service"] == ""} == {"8"}


@pytest.mark.usefixtures("_worked_out")
@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_the_paper(town, year, kind):
    answer = town.client("drh").get(url("learning_download", year, kind))
    assert answer.status_code == 200
    assert f"plan-de-formation-{year}.{kind}" in answer["Content-Disposition"]


@pytest.mark.usefixtures("_worked_out")
def test_no_person_and_no_level_is_told(town, year):
    found = page(town, "drh", url("learning", year)).split('id="contenu"')[1]
    assert not [agent for agent in town.agents.values() if agent.last_name in found]
    assert "niveau" not in found


@pytest.mark.usefixtures("_worked_out")
def test_what_is_gone_since_is_left_out(town, year, today):
    Unit.objects.filter(code="PAIE").update(closed_on=today)
    ServiceOffer.objects.all().delete()
    assert "Service de la paie" not in page(town, "drh", url("learning", year))
