"""A worker killed in the middle: the short version of ``acceptance/check_kill.py``."""

import subprocess
import sys

from portal.operations.processes import until

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
LINES = "SELECT COUNT(*) FROM jobs_dailyrun WHERE name LIKE 'ligne%'"
OLD = "2020-01-01 00:00:00"


def _state(portal):
    """Return the state of the job, its tries, and how many lines it has written."""
    return *portal.rows("SELECT state, tries FROM jobs_job")[0], portal.rows(LINES)[0][0]


def _worker(portal):
    return subprocess.Popen([sys.executable, "-c", START + RUN], env=portal.environment)


def test_a_worker_killed_in_the_middle_of_a_job_leaves_nothing_half_done(portal):
    portal.python(ASK)
    killed = _worker(portal)
    until(lambda: _state(portal) == ("running", 1, 0))
    killed.kill()
    killed.wait()
    assert _state(portal) == ("running", 1, 0)
    portal.rows("UPDATE jobs_job SET alive_at = ?", OLD)  # a minute later
    portal.rows("UPDATE django_tasks_database_dbtaskresult SET started_at = ?", OLD)
    other = _worker(portal)
    try:
        until(lambda: _state(portal) == ("done", 2, 50))
    finally:
        other.terminate()
        assert other.wait(30) == 0
    statuses = portal.rows("SELECT status FROM django_tasks_database_dbtaskresult ORDER BY status")
    assert statuses == [("FAILED",), ("SUCCESSFUL",)]


def test_a_worker_that_is_stopped_gives_its_job_to_the_next(portal):
    portal.python(ASK)
    stopped = _worker(portal)
    until(lambda: _state(portal) == ("running", 1, 0))
    stopped.terminate()
    assert stopped.wait(30) == 0
    assert _state(portal) == ("waiting", 0, 0)
    other = _worker(portal)
    try:
        until(lambda: _state(portal) == ("done", 1, 50))
    finally:
        other.terminate()
        assert other.wait(30) == 0
