"""A worker killed in the middle: the short version of ``acceptance/check_kill.py``."""

import subprocess
import sys

from portal.operations.conftest import until

WORK = """
import time
from transverse.portal.jobs.work import work
from transverse.portal.jobs.models import DailyRun, Job

@work("write")
def write(arguments, progress):
    progress.step("Écriture", 1000)
    def lines():
        for number in range(arguments["rows"]):
            DailyRun.objects.create(name=f"ligne {number}")
            progress(number)
            time.sleep(arguments["pause"])
        return {"sentence": "fini"}
    return progress.finish(lines)
"""
ASK = """
from transverse.portal.jobs.ask import ask
print(ask("write", "Un essai", {"rows": 50, "pause": 0.05}).pk)
"""
START = "from transverse.portal.operations.ready import ready\nready()\n" + WORK
RUN = "\nfrom transverse.portal.jobs.worker import work\nwork()\n"
STATE = """
from transverse.portal.jobs.models import DailyRun, Job
job = Job.objects.get()
print(job.state, job.tries, DailyRun.objects.filter(name__startswith="ligne").count())
"""
AGE = """
from datetime import timedelta
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from transverse.portal.jobs.models import Job
old = timezone.now() - timedelta(minutes=2)
Job.objects.update(alive_at=old)
DBTaskResult.objects.update(started_at=old)
"""
TASKS = """
from django_tasks_db.models import DBTaskResult
print(sorted(DBTaskResult.objects.values_list("status", flat=True)))
"""


def _worker(portal):
    return subprocess.Popen([sys.executable, "-c", START + RUN], env=portal.environment)


def test_a_worker_killed_in_the_middle_of_a_job_leaves_nothing_half_done(portal):
    portal.python(ASK)
    killed = _worker(portal)
    until(lambda: portal.python(STATE) == "running 1 0")
    killed.kill()
    killed.wait()
    assert portal.python(STATE) == "running 1 0"
    portal.python(AGE)  # a minute later
    other = _worker(portal)
    try:
        until(lambda: portal.python(STATE) == "done 2 50")
    finally:
        other.terminate()
        assert other.wait(30) == 0
    assert portal.python(TASKS) == "['FAILED', 'SUCCESSFUL']"


def test_a_worker_that_is_stopped_gives_its_job_to_the_next(portal):
    portal.python(ASK)
    stopped = _worker(portal)
    until(lambda: portal.python(STATE) == "running 1 0")
    stopped.terminate()
    assert stopped.wait(30) == 0
    assert portal.python(STATE) == "waiting 0 0"
    other = _worker(portal)
    try:
        until(lambda: portal.python(STATE) == "done 1 50")
    finally:
        other.terminate()
        assert other.wait(30) == 0
