from types import SimpleNamespace

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from portal.jobs.conftest import age, fresh
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.ask import ask
from transverse.portal.jobs.claim import claim
from transverse.portal.jobs.models import DailyRun, Job, JobState
from transverse.portal.jobs.progress import STOPPING, Progress, StoppedError
from transverse.portal.jobs.tasks import run_job
from transverse.portal.jobs.worker import run_waiting

pytestmark = pytest.mark.data


def outside(monkeypatch):
    """Let a test, which is in a transaction, write progress as outside of one."""
    monkeypatch.setattr("transverse.portal.jobs.progress.connection", SimpleNamespace(in_atomic_block=False))


def test_a_job_is_done_and_keeps_its_result(asked):
    job = asked(lambda arguments, _progress: {"sentence": arguments["said"]}, said="fini")
    assert fresh(job).state == JobState.WAITING
    run_waiting()
    job = fresh(job)
    assert (job.state, job.result, job.tries) == (JobState.DONE, {"sentence": "fini"}, 1)
    assert job.finished_at
    assert job.is_over


def test_a_job_asked_in_a_transaction_that_is_undone_does_not_exist(db):
    @transaction.atomic
    def undone():
        ask("test", "Un travail", {})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_refusal_is_the_message_of_the_job(asked):
    def refuse(_arguments, _progress):
        raise RefusalError("Il manque une colonne. Ajoutez-la.")

    job = asked(refuse)
    run_waiting()
    assert (fresh(job).state, fresh(job).message) == (JobState.FAILED, "Il manque une colonne. Ajoutez-la.")


@pytest.mark.parametrize("kind", ["test", "d'une autre version"])
def test_a_fault_is_told_without_its_details(asked, kind, caplog):
    job = asked(lambda _arguments, _progress: 1 / 0)
    Job.objects.update(kind=kind)
    run_waiting()
    job = fresh(job)
    assert job.state == JobState.FAILED
    assert str(job.pk)[:8] in job.message
    assert "Error" not in job.message
    assert str(job.pk) in caplog.text


def test_the_same_task_twice_runs_the_job_once(asked):
    done = []
    job = asked(lambda _arguments, _progress: done.append(1) or {})
    run_job.call(str(job.pk))
    run_waiting()
    assert done == [1]


def test_of_two_workers_one_has_the_job(asked):
    job = asked(lambda _arguments, _progress: {})
    assert claim(job.pk)
    assert claim(job.pk) is None


def test_progress_is_written_once_a_second(asked, django_assert_num_queries):
    job = asked(lambda _arguments, _progress: {})
    now = [0.0]
    progress = Progress(claim(job.pk), clock=lambda: now[0])
    # In a transaction, as every test is, words go to the memory shared by the processes.
    with django_assert_num_queries(0):
        progress.step("Lecture", 100)
        progress(50)


def test_progress_outside_a_transaction_is_in_the_row(asked, monkeypatch):
    job = asked(lambda _arguments, _progress: {})
    outside(monkeypatch)
    now = [0.0]
    progress = Progress(claim(job.pk), clock=lambda: now[0])
    progress.step("Lecture", 100)
    progress(50)
    assert fresh(job).live == {"step": "Lecture", "done": 0, "total": 100}
    now[0] = 1.5
    progress(60)
    assert fresh(job).live == {"step": "Lecture", "done": 60, "total": 100}


def test_progress_inside_a_transaction_is_seen_by_others(asked, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    job = asked(lambda _arguments, _progress: {})
    Progress(claim(job.pk)).step("Écriture", 10)
    assert fresh(job).step == ""
    assert fresh(job).live == {"step": "Écriture", "done": 0, "total": 10}


def test_what_is_finished_is_in_the_same_transaction_as_the_end(asked):
    def finish(_arguments, progress):
        return progress.finish(lambda: {"made": DailyRun.objects.create(name="une ligne").name})

    job = asked(finish)
    run_waiting()
    assert (fresh(job).state, fresh(job).result) == (JobState.DONE, {"made": "une ligne"})
    assert DailyRun.objects.count() == 1


def test_a_worker_held_for_dead_undoes_what_it_was_finishing(asked):
    job = asked(lambda _arguments, _progress: {})
    ghost = Progress(claim(job.pk))
    age(job, state=JobState.WAITING)
    mine = claim(job.pk)
    with pytest.raises(StoppedError):
        ghost.finish(lambda: {"made": DailyRun.objects.create(name="une ligne").name})
    assert not DailyRun.objects.exists()
    assert mine.end(JobState.DONE)


def test_a_worker_held_for_dead_can_say_nothing_more(asked, monkeypatch):
    job = asked(lambda _arguments, _progress: {})
    outside(monkeypatch)
    held = claim(job.pk)
    age(job, state=JobState.WAITING)
    claim(job.pk)
    with pytest.raises(StoppedError):
        Progress(held).step("Suite")
    assert not held.end(JobState.FAILED)
    assert fresh(job).state == JobState.RUNNING


def test_a_worker_that_is_asked_to_stop_gives_the_job_back(asked):
    def long(_arguments, progress):
        STOPPING.set()
        progress.step("Suite")
        return {}

    job = asked(long)
    run_job.call(str(job.pk))
    job = fresh(job)
    assert (job.state, job.tries) == (JobState.WAITING, 0)
    assert DBTaskResult.objects.ready().count() == 2


def test_a_cancelled_job_leaves_no_result(asked, monkeypatch):
    def cancelled(_arguments, progress):
        Job.objects.update(state=JobState.CANCELLED)
        outside(monkeypatch)
        progress.step("Suite")
        return {"never": "kept"}

    job = asked(cancelled)
    run_job.call(str(job.pk))
    assert (fresh(job).state, fresh(job).result) == (JobState.CANCELLED, {})
