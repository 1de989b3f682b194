from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.jobs.conftest import age, fresh
from transverse.portal.jobs.claim import claim
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.reaper import TRIES, reap
from transverse.portal.jobs.worker import run_waiting

pytestmark = pytest.mark.data


def _killed(job):
    """Leave what a worker killed two minutes ago leaves: a job and a task that run for ever."""
    claim(job.pk)
    old = timezone.now() - timedelta(minutes=2)
    DBTaskResult.objects.filter(status="READY").update(status="RUNNING", started_at=old)
    age(job)


def test_a_job_whose_worker_was_killed_is_done_by_another(asked):
    job = asked(lambda _arguments, _progress: {})
    _killed(job)
    assert reap(timezone.now()) == 2  # it waits again, and is handed over
    assert (fresh(job).state, fresh(job).step) == (JobState.WAITING, "Reprise après une interruption")
    assert not DBTaskResult.objects.running().exists()
    run_waiting()
    assert (fresh(job).state, fresh(job).tries) == (JobState.DONE, 2)


def test_a_job_that_kills_its_workers_stops_with_a_sentence(asked):
    job = asked(lambda _arguments, _progress: {})
    for _ in range(TRIES):
        _killed(job)
        reap(timezone.now())
    assert fresh(job).state == JobState.FAILED
    assert "trois fois" in fresh(job).message
    assert not DBTaskResult.objects.running().exists()
    assert not DBTaskResult.objects.ready().exists()


def test_a_job_that_lives_is_left_alone(asked):
    job = asked(lambda _arguments, _progress: {})
    _killed(job)
    Job.objects.update(alive_at=timezone.now())
    assert reap(timezone.now()) == 0
    assert fresh(job).state == JobState.RUNNING
    assert DBTaskResult.objects.running().count() == 1


def test_a_job_whose_task_was_lost_is_handed_over_once(asked):
    asked(lambda _arguments, _progress: {})
    DBTaskResult.objects.all().delete()
    assert reap(timezone.now()) == 1
    assert reap(timezone.now()) == 0
    assert DBTaskResult.objects.ready().count() == 1


def test_a_task_just_taken_by_a_worker_is_not_doubled(asked):
    asked(lambda _arguments, _progress: {})
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())  # its job is not claimed yet
    assert reap(timezone.now()) == 0
    assert DBTaskResult.objects.count() == 1


def test_a_worker_killed_before_it_claimed_its_job_does_not_hold_it_for_ever(asked):
    job = asked(lambda _arguments, _progress: {})
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now() - timedelta(minutes=2))
    assert reap(timezone.now()) == 1
    run_waiting()
    assert fresh(job).state == JobState.DONE


def test_nothing_to_reap_writes_nothing(asked, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert reap(timezone.now()) == 0
