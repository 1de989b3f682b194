"""Trying the year: what is refused, what the job finds and says, what it leaves untouched, what is forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.year_town import fill_year, need, offer, project, skill
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.tasks import run_job
from transverse.portal.projects import simulations, year_plan
from transverse.portal.projects.lacks import Reason
from transverse.portal.projects.models import Project, Simulation, TrainingWord, YearPlan
from transverse.portal.projects.quarters import after, quarter_of
from transverse.portal.projects.what_if import Change

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def done(job):
    run_job.call(str(job.pk))
    job.refresh_from_db()
    assert job.state == JobState.DONE, job.message
    return job


def launched(town, today, *changes):
    return simulations.launch(today.year, changes, town.accounts["lead"], today)


def test_what_is_refused(town, today):
    with pytest.raises(RefusalError, match="rien à calculer"):
        launched(town, today, Change("1", is_dropped=True))
    fill_year(town)
    own = str(town.project.pk)
    with pytest.raises(RefusalError, match="Rien n'est changé"):
        launched(town, today, Change(own))
    with pytest.raises(RefusalError, match="plus ouvert"):
        launched(town, today, Change("999999", is_dropped=True))
    for quarter in (after(quarter_of(today), -1), "jamais"):
        with pytest.raises(RefusalError, match="passé"):
            launched(town, today, Change(own, starts=quarter))
    with pytest.raises(RefusalError, match="au plus à la fois"):
        launched(town, today, *(Change(own, is_dropped=True) for _ in range(21)))
    assert not Job.objects.exists()


def test_it_says_what_would_change_and_changes_nothing(town, today):
    fill_year(town)
    other = project(town, "Plan des réseaux")
    need(other, town.maps, days=4)
    before = list(Project.objects.order_by("pk").values())
    row = launched(town, today, Change(str(town.project.pk), is_dropped=True))
    assert row.label.replace("\u00a0", " ") == "Et si « Carte des fuites » ne se faisait pas ?"
    done(row.job)
    row.refresh_from_db()
    assert set(row.result) == {"sentences", "projects", "directorates", "proof"}
    assert [row.result["projects"][1][0], row.result["projects"][1][2]] == ["Carte des fuites", "ne se fait pas"]
    assert row.result["sentences"][0].startswith("«\u00a0Carte des fuites\u00a0» ne se ferait pas")
    assert list(Project.objects.order_by("pk").values()) == before


def test_a_later_start_frees_days(town, today):
    maps = skill("cartes", "Lire et dresser des cartes")
    offer(town, "EAU", maps, days=4)
    one, two = project(town, "Un", priority=1), project(town, "Deux")
    need(one, maps, days=4)
    need(two, maps, days=4)
    row = launched(town, today, Change(str(one.pk), starts=after(quarter_of(today))))
    done(row.job)
    row.refresh_from_db()
    assert row.result["projects"] == [
        ["Deux", "il manque 4\u00a0jours", "ne manque de rien"],
        ["Un", "ne manque de rien", "ne manque de rien"],
    ]
    assert "«\u00a0Deux\u00a0» ne manquerait plus de rien." in row.result["sentences"]
    assert "prouvé" in row.result["proof"]


def test_nothing_changes(town, today):
    fill_year(town)
    offer(town, "FORM", town.maps, days=60)
    row = launched(town, today, Change(str(town.waiting.pk), priority=5))
    done(row.job)
    row.refresh_from_db()
    assert row.result["sentences"] == ["Rien ne changerait\u00a0: chaque projet aurait ce qu'il a aujourd'hui."]


def test_they_are_forgotten_after_thirty_days(town, today):
    fill_year(town)
    row = launched(town, today, Change(str(town.project.pk), is_dropped=True))
    simulations.forget(timezone.now() + timedelta(days=29))
    assert Simulation.objects.exists()
    simulations.forget(timezone.now() + timedelta(days=31))
    assert not Simulation.objects.exists()
    run_job.call(str(row.job_id))
    row.job.refresh_from_db()
    assert (row.job.state, "effacée" in row.job.message) == (JobState.FAILED, True)


def test_what_the_year_lacks(town, today):
    with pytest.raises(RefusalError, match="rien à calculer"):
        year_plan.work_out(today.year, town.accounts["lead"])
    fill_year(town)
    job = year_plan.work_out(today.year, town.accounts["lead"])
    with pytest.raises(RefusalError, match="déjà en cours"):
        year_plan.work_out(today.year, town.accounts["lead"])
    done(job)
    row = YearPlan.objects.get()
    found = {each.skill: each for each in year_plan.lacking(row)}
    assert found["enquetes"].days == 8
    assert found["enquetes"].rows == ((town.waiting.pk, 8.0, Reason.NOBODY),)
    assert found["enquetes"].services == frozenset()
    assert town.units["PAIE"].pk in found["cartes"].services
    year_plan.work_out(today.year, town.accounts["lead"])
    assert YearPlan.objects.count() == 1
    assert not TrainingWord.objects.exists()


def test_what_was_worked_out_is_forgotten_in_time(town, today):
    fill_year(town)
    now = timezone.now()
    for year in (today.year - 2, today.year):
        YearPlan.objects.create(year=year, made_at=now - timedelta(days=366 if year < today.year else 364))
        TrainingWord.objects.create(year=year, skill=town.maps, unit=town.units["EAU"], people=1, said_on=today)
    year_plan.forget(timezone.localtime())
    assert [each.year for each in YearPlan.objects.all()] == [today.year]
    assert [each.year for each in TrainingWord.objects.all()] == [today.year]
